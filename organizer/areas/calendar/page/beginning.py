"""Beginning with one of the shapes that an empty calendar offers."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from organizer.areas.calendar.model import WorkArrangement
from organizer.kernel.recurrence import Recurrence
from organizer.ui.context import PageContext

from .lists import Lists
from .nothing import ARRANGEMENT, BLOCK
from .verbs import BlockVerbs


def begin_with(shape: str, context: PageContext, verbs: BlockVerbs, lists: Lists) -> None:
    """Opens a form with what a shape fills in."""
    if shape == ARRANGEMENT:
        lists.new(WorkArrangement)
        return
    now = context.now()
    if shape == BLOCK:
        # The next full hour.
        begin = datetime.combine(now.date(), time(now.hour), context.zone) + timedelta(hours=1)
        verbs.new(start=begin, owner=verbs.owner_of(None))
        return
    monday = now.date() - timedelta(days=now.weekday())
    verbs.new(
        title="Work", start=datetime.combine(monday, time(9), context.zone), length=timedelta(hours=8),
        recurrence=Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), owner=verbs.owner_of(None),
    )  # fmt: skip
