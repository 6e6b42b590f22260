"""What follows from the records of standing: pure functions."""
