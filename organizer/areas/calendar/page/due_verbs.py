"""What can be done about a block of the calendar where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from organizer.areas.calendar.model import TimeBlock
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

_FIRST_HOUR, _STEP = 8, timedelta(minutes=15)


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """Plan it for the next quarter of an hour, mark it as done, or look at it."""

    def stored() -> TimeBlock | None:
        return context.workspace.reads.find(TimeBlock, due.ref.id)

    def plan() -> None:
        from organizer.areas.calendar.actions import move

        block, now = stored(), context.now()
        if block is not None:
            midnight = datetime.combine(now.date(), time(_FIRST_HOUR), now.tzinfo)
            start = max(midnight, now - (now - midnight) % _STEP + _STEP)
            start = start.replace(tzinfo=context.zone)
            context.perform(move, block, "", start, said=f"{block.title} planned for {start:%H:%M}")

    def done() -> None:
        from organizer.areas.calendar.actions import mark_done

        block = stored()
        if block is not None:
            context.perform(mark_done, block, True, said=f"{block.title} done")

    return (
        Verb("Plan now", "calendar-plus", plan, "P"),
        Verb("Done", "check", done, "Space"),
        Verb("Open", "arrow-right", lambda: context.open(due.ref)),
    )
