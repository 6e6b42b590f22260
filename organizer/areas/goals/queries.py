"""Reads of goals: the tree with its present values, courses of key results, habits with their days, wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.area import Counter, Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where, belonging_to

from .model import CheckIn, Goal, Habit, HabitDay, Kept, KeyResult, Measure, Status, Win
from .rules.strength import Strength, strength
from .rules.tree import Tree
from .rules.trend import Point

Counters = Mapping[str, Counter]
"""What can be counted, by key."""
_WEEK = timedelta(days=7)
_MOST_POINTS = 60


def tree(
    reads: Reads, counters: Counters, today: date, owner: UUID | None = None, statuses: Sequence[Status] | None = None
) -> Tree:
    """The goals of a member and those that are shared, with their key results; all statuses, or some."""
    where = belonging_to(owner)
    if statuses is not None:
        where.append(Where("status", "in", tuple(statuses)))
    goals = list(reads.every(Goal, where))
    results = list(reads.every(KeyResult, belonging_to(owner)))
    by_id = {goal.id: goal for goal in goals}
    values = {
        result.id: counted(reads, counters, result, by_id[result.goal], today)
        for result in results
        if result.measure is Measure.COUNTER and result.goal in by_id
    }
    return Tree(goals, results, values, today)


def counted(reads: Reads, counters: Counters, result: KeyResult, goal: Goal, until: date) -> Decimal | None:
    """What a counted key result has come to by a day; None where its counter is not there (any more)."""
    counter = counters.get(result.counter)
    if counter is None:
        return None
    first = goal.start or goal.created.astimezone().date()
    return round(counter.count(reads, result.counted, first, until, goal.owner), 6)


def course(reads: Reads, counters: Counters, result: KeyResult, goal: Goal, today: date) -> list[Point]:
    """How a key result went: its check-ins, or its count at the end of each week and today."""
    if result.measure is Measure.HAND:
        checks = reads.every(CheckIn, [Where("key_result", "=", result.id)], Sort("day"))
        by_day = {check.day: float(check.value) for check in checks if check.value is not None}
        return sorted(by_day.items())
    first = goal.start or goal.created.astimezone().date()
    step = max(_WEEK, (today - first) // _MOST_POINTS)
    days = [today]
    while days[-1] - step > first:
        days.append(days[-1] - step)
    values = ((day, counted(reads, counters, result, goal, day)) for day in reversed(days))
    return [(day, float(value)) for day, value in values if value is not None]


def check_ins(reads: Reads, goal: UUID, limit: int = 20) -> list[CheckIn]:
    """The newest check-ins of a goal, of whichever key result."""
    page = reads.page(CheckIn, [Where("goal", "=", goal)], Sort("day", descending=True), limit=limit)
    return list(page.records)


def newest_check_in_days(reads: Reads, goals: Iterable[UUID]) -> dict[UUID, date]:
    """The day of the newest check-in of each goal that has one."""
    found: dict[UUID, date] = {}
    for goal in goals:
        page = reads.page(CheckIn, [Where("goal", "=", goal)], Sort("day", descending=True), limit=1)
        if page.records:
            found[goal] = page.records[0].day
    return found


@frozen
class HabitStanding:
    """A habit with its strength, and the marks of its last days."""

    habit: Habit
    strength: Strength
    marks: Mapping[date, Kept]


def habits(reads: Reads, today: date, owner: UUID | None = None) -> list[HabitStanding]:
    """The habits that go on, the weakest last, each with its strength at the end of today."""
    pauses = pauses_of(reads)
    found = []
    for habit in reads.every(Habit, belonging_to(owner)):
        if habit.since > today or (habit.until is not None and habit.until < today):
            continue
        marks = {mark.day: mark.kept for mark in reads.every(HabitDay, [Where("habit", "=", habit.id)])}

        def waits(day: date, whose: UUID | None = habit.owner) -> bool:
            return pauses.holds(day, whose)

        found.append(HabitStanding(habit, strength(habit, marks, today, paused=waits), marks))
    return sorted(found, key=lambda standing: (-standing.strength.strength, standing.habit.title))


def newest_win(reads: Reads, owner: UUID | None = None) -> Win | None:
    """The win of the newest day."""
    page = reads.page(Win, belonging_to(owner), Sort("day", descending=True), limit=1)
    return page.records[0] if page.records else None
