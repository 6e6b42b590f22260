"""The parts of the page of People, made from the kit. They show records and tell what is asked for; they write nothing."""
