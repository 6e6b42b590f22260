"""What money gives to the floors above."""
