"""The parts of the page of Calendar. They show records and tell what is asked for; they write nothing."""
