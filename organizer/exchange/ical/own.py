"""Properties of our own: what iCalendar has no word for."""

OWN_CATEGORY = "X-ORGANIZER-CATEGORY"
OWN_TAGS = "X-ORGANIZER-TAGS"
"""The tags alone; CATEGORIES has them and the category for other programs."""
OWN_DONE = "X-ORGANIZER-DONE"
"""When an event was done, UTC; for tasks that is COMPLETED."""
OWN_DUE = "X-ORGANIZER-DUE"
"""The day on which an event is due; for tasks that is DUE."""
