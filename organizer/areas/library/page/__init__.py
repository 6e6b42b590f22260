"""The page of the library, and what it offers to others; importing the one imports nothing of the other."""
