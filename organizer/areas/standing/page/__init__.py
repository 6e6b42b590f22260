"""The page of standing, and what it offers to others; importing the one imports nothing of the other."""
