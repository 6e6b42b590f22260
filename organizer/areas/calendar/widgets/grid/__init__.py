"""The painted time grid of weeks and days. It is given values and tells wishes; it knows no records."""
