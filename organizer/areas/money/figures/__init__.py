"""Charts of money, as plain values."""
