"""The page of money, and what it offers to others; importing the one imports nothing of the other."""
