"""The profile file, and writing files safely."""
