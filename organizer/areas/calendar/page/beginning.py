"""What the page shows while nothing is planned, tracked or set up: what it is for, and ways to begin."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from organizer.areas.calendar.model import WorkArrangement
from organizer.kernel.recurrence import Recurrence
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState, Shape

from .lists import Lists
from .verbs import BlockVerbs

BLOCK, WORK, ARRANGEMENT = "block", "work", "arrangement"
_SHAPES = (
    Shape(BLOCK, "calendar-plus", "One block of time", "What is next, and how long"),
    Shape(WORK, "briefcase", "A working week", "Monday to Friday, repeated"),
    Shape(ARRANGEMENT, "house", "Where I work", "Remote, office, part-time, leave"),
)


def nothing_yet() -> EmptyState:
    """Asks for the usual categories, for a file, or for one of the shapes."""
    return EmptyState(
        "Nothing planned yet",
        "Plan the week and see what really happened. Hours by category say whether it keeps in balance.",
        "Start with the usual categories",
        other="Bring in a calendar file",
        shapes=_SHAPES,
    )


def begin_with(shape: str, context: PageContext, verbs: BlockVerbs, lists: Lists) -> None:
    """Opens a form with what a shape fills in."""
    if shape == ARRANGEMENT:
        lists.new(WorkArrangement)
        return
    now = context.now()
    if shape == BLOCK:
        # The next full hour.
        begin = datetime.combine(now.date(), time(now.hour), context.zone) + timedelta(hours=1)
        verbs.new(start=begin, owner=verbs.owner_of(0))
        return
    monday = now.date() - timedelta(days=now.weekday())
    verbs.new(
        title="Work", start=datetime.combine(monday, time(9), context.zone), length=timedelta(hours=8),
        recurrence=Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), owner=verbs.owner_of(0),
    )  # fmt: skip
