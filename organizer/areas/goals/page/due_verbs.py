"""What can be done about a step or a goal where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from organizer.areas.goals.model import Goal, Status, Step
from organizer.areas.goals.offers import is_goal_due
from organizer.areas.goals.rules.tree import Tree
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

from .commands import Commands


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """Steps are done or snoozed in place; one checks in on a goal in a drawer, and says of one that is due what has
    become of it."""
    if due.ref.kind != "step":
        return _goal_verbs(context, due)

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


def _goal_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    def close(status: Status) -> None:
        goal = context.workspace.reads.find(Goal, due.ref.id)
        if goal is not None:
            Commands(context).set_status(goal, status)

    check_in = Verb("Check in", "circle-check", lambda: _check_in(context, due), "C")
    look = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    reached = Verb("Reached", "trophy", lambda: close(Status.REACHED), "Space")
    park = Verb("Park", "pause", lambda: close(Status.PARKED), "P")
    return (reached, park, check_in, look) if is_goal_due(due) else (check_in, reached, park, look)


def _check_in(context: PageContext, due: Due) -> None:
    from organizer.areas.goals import queries

    from .checking import Checking
    from .reading import counters_of

    goal = context.workspace.reads.find(Goal, due.ref.id)
    if goal is None:
        return
    counters = counters_of(context.areas)

    def tree() -> Tree:
        return queries.tree_of(context.workspace.reads, counters, goal, context.today())

    checking = Checking(context, Commands(context), tree, context)
    checking.ended.connect(checking.deleteLater)
    checking.begin(goal)
