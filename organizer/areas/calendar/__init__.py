"""Calendar: the week as it is planned, and as it was."""
