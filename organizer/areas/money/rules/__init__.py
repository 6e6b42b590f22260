"""What follows from the records of money: pure functions."""
