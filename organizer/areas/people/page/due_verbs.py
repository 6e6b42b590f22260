"""What can be done about a due touch, a birthday, an owed thank-you or an event where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from organizer.areas.people.model import Contact, Introduction, IntroductionStage
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

from .commands import Commands


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """All of it happens in place; a touch is logged in a drawer."""
    look = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    if due.ref.kind == "introduction":
        return (Verb("Thanked", "check", lambda: _thanked(context, due), "Space"), look)
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
        Verb("Log touch", "message-circle", lambda: _log(context, commands, due), "L"),
        Verb("Plan for tomorrow", "calendar-plus", lambda: on("plan", tomorrow), "P"),
        Verb("Snooze until Monday", "clock", lambda: on("snooze", monday), "S"),
        Verb("Snooze for a month", "clock", lambda: on("snooze", context.today() + timedelta(days=30))),
        look,
    )


def _thanked(context: PageContext, due: Due) -> None:
    introduction = context.workspace.reads.find(Introduction, due.ref.id)
    if introduction is not None:
        Commands(context).move_introduction(introduction, IntroductionStage.THANKED)


def _log(context: PageContext, commands: Commands, due: Due) -> None:
    from organizer.areas.people.widgets.touch_form import TouchForm

    contact = context.workspace.reads.find(Contact, due.ref.id)
    if contact is None:
        return
    form = TouchForm(context.conventions)
    drawer = context.show_drawer(form, contact.name)
    form.saved.connect(lambda: commands.log(contact, form.touch(), drawer.close_now, form.refuse))
    form.given_up.connect(drawer.close_now)
    form.open_for(contact, context.conventions)
