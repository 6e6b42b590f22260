"""What follows by itself from check-ins, from parents, and from where a goal goes; and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.goals.model import CheckIn, Goal, Habit, KeyResult, Status, Step
from organizer.areas.goals.rules.tree import leads_to_itself
from organizer.kernel.dates import format_day
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import describe
from organizer.store.edit import Edit
from organizer.store.registry import Versions

from .goals import in_order


def keep_key_results(edit: Edit, versions: Versions) -> None:
    """The value of a key result is that of its newest check-in. Refuses check-ins that are out of time."""
    touched: set[UUID] = set()
    for old, new in versions:
        for version in (old, new):
            if version is not None and version.key_result is not None:
                touched.add(version.key_result)
        if new is not None and new.deleted is None and (old is None or old.day != new.day or old.goal != new.goal):
            _refuse_out_of_time(edit, old, new)
    for id, result in edit.many(KeyResult, touched).items():
        newest: CheckIn | None = None
        for found in edit.every(CheckIn, [Where("key_result", "=", id)], Sort("day")):
            if found.value is not None and (newest is None or (found.day, found.id) > (newest.day, newest.id)):
                newest = found
        edit.change(result, now=newest and newest.value, checked_on=newest and newest.day)


def _refuse_out_of_time(edit: Edit, old: CheckIn | None, check: CheckIn) -> None:
    kind = describe(CheckIn).kind
    if check.day > edit.today:
        raise Invalid(kind, [Problem("day", "That day is still to come")])
    start = _start_of(edit, check.goal)
    if old is not None and old.day == check.day and _start_of(edit, old.goal) == start:
        return  # It goes to a goal that begins on the same day, as when one is divided.
    if start is not None and check.day < start:
        raise Invalid(kind, [Problem("day", f"The goal starts on {format_day(start)}")])


def _start_of(edit: Edit, id: UUID) -> date | None:
    goal = edit.find(Goal, id)
    return goal.start if goal is not None else None


def keep_goals(edit: Edit, versions: Versions) -> None:
    """Refuses a goal that would lead to itself; a closed one has the day on which it was closed; what belongs to one
    goes into the Trash and out of it with it."""
    for old, new in versions:
        if new is None:
            continue
        if new.parent is not None and (old is None or old.parent != new.parent):
            _refuse_circle(edit, new)
        open_ = new.status is Status.OPEN
        if old is not None and old.status is not new.status and (new.closed_on is None) is not open_:
            edit.change(new, closed_on=None if open_ else edit.today)
        if old is not None and (old.deleted is None) is not (new.deleted is None):
            _keep_together(edit, old, new)


def _keep_together(edit: Edit, old: Goal, new: Goal) -> None:
    """A deleted goal takes along what says nothing without it, and what led to it leads to where it led. A restored one
    brings back what went with it; where its parent has gone it leads no further."""
    own = [Where("goal", "=", new.id)]
    if old.deleted is None:
        for cls in (KeyResult, CheckIn):
            for record in list(edit.every(cls, own)):
                edit.delete(record)
        _lead_further(edit, new)
        return
    for kind in (KeyResult, CheckIn, Step, Habit):
        for gone in list(edit.every(kind, own, trash=True)):
            if gone.deleted == old.deleted:
                edit.restore(gone)
    parent = _living(edit, new.parent)
    if parent != new.parent:
        edit.change(edit.get(Goal, new.id), parent=parent)


def _lead_further(edit: Edit, goal: Goal) -> None:
    """What led to a goal that goes leads to where it led, after what leads there already, in the order that it had."""
    children = in_order(edit.every(Goal, [Where("parent", "=", goal.id)]))
    if not children:
        return
    parent = _living(edit, goal.parent)
    there = in_order(edit.every(Goal, [Where("parent", "=", parent)]))
    last = there[-1].position if there else Decimal(-1)
    for number, child in enumerate(children, 1):
        edit.change(child, parent=parent, position=last + number)


def _living(edit: Edit, id: UUID | None) -> UUID | None:
    """The nearest goal on the way up that is not in the Trash."""
    seen: set[UUID] = set()
    while id is not None and id not in seen:
        seen.add(id)
        goal = edit.find(Goal, id)
        if goal is not None and goal.deleted is None:
            return id
        id = goal.parent if goal is not None else None
    return None


def _refuse_circle(edit: Edit, goal: Goal) -> None:
    parents: dict[UUID, UUID | None] = {}
    at = goal.parent
    while at is not None and at not in parents:
        found = edit.find(Goal, at)
        parents[at] = found.parent if found else None
        at = parents[at]
    if leads_to_itself(goal, parents):
        raise Invalid(describe(Goal).kind, [Problem("parent", "That goal leads to this one already")])
