"""Finding people who are noted twice: each pair is merged, or told apart for good."""
