"""The page of the calendar."""

from .page import CalendarPage

__all__ = ["CalendarPage"]
