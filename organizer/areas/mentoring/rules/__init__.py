"""What follows from the records of mentoring: pure functions."""
