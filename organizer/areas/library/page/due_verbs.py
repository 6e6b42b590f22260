"""What can be done about something to read where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from organizer.areas.library.model import Reading, Resource
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """Opened, finished, or put off."""

    def stored() -> Resource | None:
        return context.workspace.reads.find(Resource, due.ref.id)

    def done() -> None:
        from organizer.areas.library.actions import set_status

        if (resource := stored()) is not None:
            context.perform(set_status, resource, Reading.DONE, context.today(), said=f"Finished {resource.title}")

    def snooze(day: date) -> None:
        from organizer.areas.library.actions import put_off

        if (resource := stored()) is not None:
            context.perform(put_off, resource, day, said=f"{resource.title} put off")

    today = context.today()
    return (
        Verb("Open", "arrow-right", lambda: context.open(due.ref)),
        Verb("Done", "check", done, "Space"),
        Verb("Snooze until tomorrow", "clock", lambda: snooze(today + timedelta(days=1)), "S"),
        Verb("Snooze until Monday", "clock", lambda: snooze(today + timedelta(days=7 - today.weekday()))),
    )
