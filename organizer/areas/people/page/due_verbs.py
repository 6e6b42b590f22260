"""What can be done about a due touch, a birthday or an event where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from organizer.areas.people.model import Contact
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

from .commands import Commands


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """To log a touch one goes to the person; planning and snoozing happen in place."""
    look = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    if due.ref.kind != "contact":
        return (look,)
    commands = Commands(context)

    def on(change: str, day: date) -> None:
        contact = context.workspace.reads.find(Contact, due.ref.id)
        if contact is not None:
            (commands.plan if change == "plan" else commands.snooze)(contact, day)

    tomorrow = context.today() + timedelta(days=1)
    monday = context.today() + timedelta(days=7 - context.today().weekday())
    return (
        Verb("Log touch", "message-circle", lambda: context.open(due.ref), "L"),
        Verb("Plan for tomorrow", "calendar-plus", lambda: on("plan", tomorrow), "P"),
        Verb("Snooze until Monday", "clock", lambda: on("snooze", monday), "S"),
        Verb("Snooze for a month", "clock", lambda: on("snooze", context.today() + timedelta(days=30))),
    )
