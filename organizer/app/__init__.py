"""The composition root: which areas there are, how the program starts, its window and its command line."""
