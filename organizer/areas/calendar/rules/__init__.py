"""The rules of the calendar: which instances there are, how they stand beside one another, how time is kept."""
