"""Adding from anywhere with one line."""
