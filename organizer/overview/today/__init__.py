"""Today: what the day holds, what needs somebody, how the week and the quarter go. Areas offer all of it."""
