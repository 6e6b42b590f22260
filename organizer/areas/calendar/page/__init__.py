"""The page of the calendar."""

from organizer.ui.records.page import RecordPage

from ..model import TimeBlock


class CalendarPage(RecordPage):
    """Blocks as a list."""

    record = TimeBlock


__all__ = ["CalendarPage"]
