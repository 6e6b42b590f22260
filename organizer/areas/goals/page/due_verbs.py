"""What can be done about a step or a goal where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from organizer.areas.goals.model import Step
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """Steps are done or snoozed in place; to check in one goes to the goal."""
    if due.ref.kind != "step":
        return (Verb("Check in", "circle-check", lambda: context.open(due.ref), "C"),)

    def stored() -> Step | None:
        return context.workspace.reads.find(Step, due.ref.id)

    def done() -> None:
        from organizer.areas.goals.actions import finish_step

        step = stored()
        if step is not None:
            context.perform(finish_step, step, said=f"{step.title} done")

    def snooze(day: date) -> None:
        from organizer.areas.goals.actions import snooze_step

        step = stored()
        if step is not None:
            context.perform(snooze_step, step, day, said=f"{step.title} snoozed")

    today = context.today()
    return (
        Verb("Done", "check", done, "Space"),
        Verb("Snooze until tomorrow", "clock", lambda: snooze(today + timedelta(days=1)), "S"),
        Verb("Snooze until Monday", "clock", lambda: snooze(today + timedelta(days=7 - today.weekday()))),
        Verb("Open", "arrow-right", lambda: context.open(due.ref)),
    )
