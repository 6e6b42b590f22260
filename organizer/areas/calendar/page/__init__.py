"""The page of the calendar."""

from organizer.areas.calendar.model import TimeBlock
from organizer.ui.records.page import RecordPage


class CalendarPage(RecordPage):
    """Blocks as a list."""

    record = TimeBlock


__all__ = ["CalendarPage"]
