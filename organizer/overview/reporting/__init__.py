"""The reports page: what a report is to be about, how it will look, and putting it into a file."""
