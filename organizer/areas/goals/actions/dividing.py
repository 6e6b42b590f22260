"""One goal becomes two."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from uuid import UUID

from organizer.areas.goals.model import CheckIn, Goal, Habit, KeyResult, Status, Step
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.query import Where
from organizer.kernel.record import describe
from organizer.store.edit import Edit, action

from .goals import in_order, position_among


@action("Split goal")
def split_goal(edit: Edit, goal: Goal, title: str, along: Collection[UUID]) -> Goal:
    """Makes a second goal right after one, alike in all but its title, and gives it what is named in `along`: key
    results with their check-ins, goals that lead here, steps, habits.

    Each takes as large a part of the weight as of the key results, so that the score of what both lead to stays as it
    was. Raises Invalid without a title, or for a goal that is closed.
    """
    edit.name(f"Split {goal.title}")
    if not title.strip():
        raise Invalid(describe(Goal).kind, [Problem("title", "The second goal needs a title")])
    if goal.status is not Status.OPEN:
        raise Invalid(describe(Goal).kind, [Problem("status", "Only an open goal can be split")])
    goal = edit.current(goal)
    own = [Where("goal", "=", goal.id)]
    results = list(edit.every(KeyResult, own))
    gone = sum(result.id in along for result in results)
    share = Decimal(gone) / len(results) if 0 < gone < len(results) else Decimal("0.5")
    part = round(goal.weight * share, 6)
    second = edit.add(
        Goal(
            title=title.strip(), horizon=goal.horizon, life=goal.life, parent=goal.parent, commitment=goal.commitment,
            start=goal.start, due=goal.due, weight=part, position=_after(edit, goal), owner=goal.owner, tags=goal.tags,
        )
    )  # fmt: skip
    stored = edit.get(Goal, goal.id)  # Its siblings may have been given new places.
    edit.change(stored, weight=goal.weight - part)
    for cls in (KeyResult, CheckIn, Step, Habit):
        for record in list(edit.every(cls, own)):
            named = record.key_result if isinstance(record, CheckIn) else record.id
            if named in along:
                edit.change(record, goal=second.id)
    for child in list(edit.every(Goal, [Where("parent", "=", goal.id)])):
        if child.id in along:
            edit.change(child, parent=second.id)
    return second


def _after(edit: Edit, goal: Goal) -> Decimal:
    """The place right after a goal among its siblings."""
    siblings = in_order(edit.every(Goal, [Where("parent", "=", goal.parent)]))
    later = siblings[[each.id for each in siblings].index(goal.id) + 1 :]
    return position_among(edit, goal.parent, later[0].id if later else None, UUID(int=0))
