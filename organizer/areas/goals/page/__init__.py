"""The page of goals."""

from organizer.areas.goals.model import Goal
from organizer.ui.records.page import RecordPage


class GoalsPage(RecordPage):
    """Goals as a list."""

    record = Goal


__all__ = ["GoalsPage"]
