"""Every write of goals, as small named actions, and the keepers of what follows from check-ins and parents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from organizer.kernel.dates import format_day
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import describe, evolve
from organizer.store.edit import Edit, action
from organizer.store.registry import Versions

from .model import CheckIn, Goal, Habit, HabitDay, Kept, KeyResult, Status, Step, Win
from .rules.review import Decision, Quarter
from .rules.tree import leads_to_itself

_STEP = Decimal(1)


@action("Add goal")
def add_goal(edit: Edit, goal: Goal, results: Sequence[KeyResult] = ()) -> Goal:
    """Adds a goal after its siblings, with its key results."""
    made = edit.add(evolve(goal, position=_position(edit, goal.parent, None, goal.id)))
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
        place = {"position": _position(edit, fields["parent"], None, goal.id)} if moved else {}
        saved = edit.change(goal, **fields, **place)
    for number, (stored, values) in enumerate(results):
        if stored is None:
            edit.add(KeyResult(goal=saved.id, owner=saved.owner, position=Decimal(number), **values))
        else:
            edit.change(stored, position=Decimal(number), owner=saved.owner, **values)
    for result in gone:
        edit.delete(result)
    return saved


def _position(edit: Edit, parent: UUID | None, before: UUID | None, moved: UUID) -> Decimal:
    """A place among the children of a goal: before one of them, or after all. Between two that lie too close to have
    room all are given new places."""
    siblings = [g for g in edit.every(Goal, [Where("parent", "=", parent)]) if g.id != moved]
    siblings.sort(key=lambda goal: (goal.position, goal.title, goal.id))
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
    place = _position(edit, parent, before, goal.id)
    return edit.change(edit.get(Goal, goal.id), parent=parent, position=place)


@action("Check in")
def check_in(
    edit: Edit, goal: Goal, day: date, values: Mapping[UUID, Decimal], confidence: int | None = None, said: str = ""
) -> list[CheckIn]:
    """Writes how a goal stands: one check-in for each key result with a value, the words with the first of them, or by
    themselves. Raises Invalid for a day in the future or before the goal's start."""
    edit.name(f"Check in on {goal.title}")
    made = [
        CheckIn(goal=goal.id, key_result=result, day=day, value=value, confidence=confidence, owner=goal.owner,
                said=said if number == 0 else "")
        for number, (result, value) in enumerate(values.items())
    ]  # fmt: skip
    if not made and (said.strip() or confidence is not None):
        made = [CheckIn(goal=goal.id, day=day, confidence=confidence, said=said, owner=goal.owner)]
    return [edit.add(record) for record in made]


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


@action("Add step")
def add_step(edit: Edit, step: Step) -> Step:
    """Adds a step after those of its goal."""
    others = edit.every(Step, [Where("goal", "=", step.goal)])
    last = max((other.position for other in others), default=-_STEP)
    return edit.add(evolve(step, position=last + _STEP))


@action("Finish step")
def finish_step(edit: Edit, step: Step, done: bool = True) -> Step:
    """Marks a step as done, or as open again."""
    edit.name(f"{'Finish' if done else 'Reopen'} {step.title}")
    at: datetime | None = edit.now if done else None
    return step if (step.done is not None) == done else edit.change(step, done=at)


@action("Snooze step")
def snooze_step(edit: Edit, step: Step, until: date) -> Step:
    """Lets a step wait until a day."""
    edit.name(f"Snooze {step.title} until {format_day(until)}")
    return edit.change(step, snoozed_until=until)


@action("Mark habit")
def mark_habit(edit: Edit, habit: Habit, day: date, kept: Kept | None) -> None:
    """Marks a day of a habit as done or skipped, or takes the mark away. Raises Invalid for a day that is to come or
    before its first."""
    if day > edit.today or day < habit.since:
        raise Invalid(describe(HabitDay).kind, [Problem("day", "Only days from its first until today can be marked")])
    word = "Unmark" if kept is None else kept.label
    edit.name(f"{word} {habit.title}")
    marks = list(edit.every(HabitDay, [Where("habit", "=", habit.id), Where("day", "=", day)]))
    if kept is None:
        for mark in marks:
            edit.delete(mark)
    elif marks:
        edit.change(marks[0], kept=kept)
    else:
        edit.add(HabitDay(habit=habit.id, day=day, kept=kept, owner=habit.owner))


@action("Add win")
def add_win(edit: Edit, win: Win) -> Win:
    """Writes down something that went well."""
    return edit.add(win)


def keep_key_results(edit: Edit, versions: Versions) -> None:
    """The value of a key result is that of its newest check-in. Refuses check-ins that are out of time."""
    touched: set[UUID] = set()
    for old, new in versions:
        for version in (old, new):
            if version is not None and version.key_result is not None:
                touched.add(version.key_result)
        if new is not None and new.deleted is None and (old is None or old.day != new.day or old.goal != new.goal):
            _refuse_out_of_time(edit, new)
    for id, result in edit.many(KeyResult, touched).items():
        newest: CheckIn | None = None
        for found in edit.every(CheckIn, [Where("key_result", "=", id)], Sort("day")):
            if found.value is not None and (newest is None or (found.day, found.id) > (newest.day, newest.id)):
                newest = found
        edit.change(result, now=newest and newest.value, checked_on=newest and newest.day)


def _refuse_out_of_time(edit: Edit, check: CheckIn) -> None:
    kind = describe(CheckIn).kind
    if check.day > edit.today:
        raise Invalid(kind, [Problem("day", "That day is still to come")])
    goal = edit.find(Goal, check.goal)
    if goal is not None and goal.start is not None and check.day < goal.start:
        raise Invalid(kind, [Problem("day", f"The goal starts on {format_day(goal.start)}")])


def keep_goals(edit: Edit, versions: Versions) -> None:
    """Refuses a goal that would lead to itself; a closed one has the day on which it was closed."""
    for old, new in versions:
        if new is None:
            continue
        if new.parent is not None and (old is None or old.parent != new.parent):
            _refuse_circle(edit, new)
        open_ = new.status is Status.OPEN
        if old is not None and old.status is not new.status and (new.closed_on is None) is not open_:
            edit.change(new, closed_on=None if open_ else edit.today)


def _refuse_circle(edit: Edit, goal: Goal) -> None:
    parents: dict[UUID, UUID | None] = {}
    at = goal.parent
    while at is not None and at not in parents:
        found = edit.find(Goal, at)
        parents[at] = found.parent if found else None
        at = parents[at]
    if leads_to_itself(goal, parents):
        raise Invalid(describe(Goal).kind, [Problem("parent", "That goal leads to this one already")])
