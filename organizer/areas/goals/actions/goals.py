"""Goals themselves: made, saved, moved, divided, closed, deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from organizer.areas.goals.model import Goal, Habit, KeyResult, Status, Step
from organizer.areas.goals.rules.review import Decision, Quarter
from organizer.kernel.query import Where
from organizer.kernel.record import evolve
from organizer.store.edit import Edit, action

_STEP = Decimal(1)


@action("Add goal")
def add_goal(edit: Edit, goal: Goal, results: Sequence[KeyResult] = ()) -> Goal:
    """Adds a goal after its siblings, with its key results."""
    made = edit.add(evolve(goal, position=position_among(edit, goal.parent, None, goal.id)))
    for position, result in enumerate(results):
        edit.add(evolve(result, goal=made.id, position=Decimal(position), owner=made.owner))
    return made


class ResultDraft(NamedTuple):
    """A key result as an editor has it: the version it began with, None for a new one, and the values it has now."""

    stored: KeyResult | None
    values: Mapping[str, Any]


@action("Save goal")
def save_goal(
    edit: Edit, goal: Goal, fields: Mapping[str, Any] | None, results: Sequence[ResultDraft],
    gone: Sequence[KeyResult] = (),
) -> Goal:  # fmt: skip
    """Stores a goal together with its key results, in their order; without `fields` it is a new one. A goal that now
    leads elsewhere stands after its new siblings."""
    if fields is None:
        saved = add_goal(edit, goal)
    else:
        edit.name(f"Change {goal.title}")
        moved = "parent" in fields and fields["parent"] != goal.parent
        place = {"position": position_among(edit, fields["parent"], None, goal.id)} if moved else {}
        saved = edit.change(goal, **fields, **place)
    for number, (stored, values) in enumerate(results):
        if stored is None:
            edit.add(KeyResult(goal=saved.id, owner=saved.owner, position=Decimal(number), **values))
        else:
            edit.change(stored, position=Decimal(number), owner=saved.owner, **values)
    for result in gone:
        edit.delete(result)
    return saved


def in_order(goals: Iterable[Goal]) -> list[Goal]:
    """Siblings as they stand."""
    return sorted(goals, key=lambda goal: (goal.position, goal.title, goal.id))


def position_among(edit: Edit, parent: UUID | None, before: UUID | None, moved: UUID) -> Decimal:
    """A place among the children of a goal: before one of them, or after all. Between two that lie too close to have
    room all are given new places."""
    siblings = in_order(g for g in edit.every(Goal, [Where("parent", "=", parent)]) if g.id != moved)
    at = next((n for n, goal in enumerate(siblings) if goal.id == before), len(siblings))
    if at == len(siblings):
        return siblings[-1].position + _STEP if siblings else Decimal(0)
    low = siblings[at - 1].position if at else siblings[at].position - 2 * _STEP
    middle = round((low + siblings[at].position) / 2, 6)
    if low < middle < siblings[at].position:
        return middle
    for number, goal in enumerate(siblings):
        edit.change(goal, position=Decimal(number if number < at else number + 1))
    return Decimal(at)


@action("Move goal")
def move_goal(edit: Edit, goal: Goal, parent: UUID | None, before: UUID | None = None) -> Goal:
    """Lets a goal lead to another one, before one of its children or after all of them. Raises Invalid for a circle."""
    place = position_among(edit, parent, before, goal.id)
    return edit.change(edit.get(Goal, goal.id), parent=parent, position=place)


@action("Close goal")
def set_status(edit: Edit, goal: Goal, status: Status, learnings: str | None = None) -> Goal:
    """Marks what has become of a goal: reached, parked, dropped, or open again."""
    verb = {Status.OPEN: "Reopen", Status.REACHED: "Finish", Status.PARKED: "Park", Status.DROPPED: "Drop"}[status]
    edit.name(f"{verb} {goal.title}")
    fields: dict[str, object] = {"status": status, "closed_on": None if status is Status.OPEN else edit.today}
    if learnings is not None:
        fields["learnings"] = learnings
    return edit.change(goal, **fields)


@action("Close quarter")
def close_quarter(
    edit: Edit, quarter: Quarter, decisions: Mapping[UUID, Decision], learnings: Mapping[UUID, str]
) -> int:
    """Does what a review decided about the goals of a quarter: what is carried over is due at the end of the next;
    gives the number of goals."""
    edit.name(f"Close {quarter.title}")
    for id, goal in edit.many(Goal, decisions).items():
        decision = decisions[id]
        learnt = learnings.get(id, goal.learnings)
        if decision is Decision.CARRY:
            edit.change(goal, due=quarter.next.last, learnings=learnt)
        else:
            edit.change(goal, status=Status(decision.value), closed_on=edit.today, learnings=learnt)
    return len(decisions)


@action("Delete goal")
def delete_goal(edit: Edit, goal: Goal, with_steps: bool = False) -> Goal:
    """Puts a goal into the Trash. Its key results and check-ins go with it, what led to it leads to where it led
    (`keep_goals` sees to both). Its steps and habits stay, unless they are to go with it; steps that were done stay."""
    edit.name(f"Delete {goal.title}")
    if with_steps:
        own = [Where("goal", "=", goal.id)]
        for step in list(edit.every(Step, own)):
            if step.done is None:
                edit.delete(step)
        for habit in list(edit.every(Habit, own)):
            edit.delete(habit)
    return edit.delete(goal)
