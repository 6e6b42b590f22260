"""The parts of the page of People. They show records and tell what is asked for; they write nothing."""
