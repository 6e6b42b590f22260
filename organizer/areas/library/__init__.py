"""Library: what there is to read, and what was found in it."""
