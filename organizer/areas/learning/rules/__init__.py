"""What follows from the records of learning: pure functions."""
