"""Reads of goals: the tree with its present values, courses of key results, habits with their days, wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.area import Counter, Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where, belonging_to

from .model import CheckIn, Goal, Habit, HabitDay, Horizon, Kept, KeyResult, Measure, Status, Win
from .rules.strength import Strength, strength
from .rules.tree import Tree
from .rules.trend import Point

Counters = Mapping[str, Counter]
"""What can be counted, by key."""
_WEEK = timedelta(days=7)
_MOST_POINTS = 60
_CHUNK = 500
_OPEN_OF_QUARTER = (Where("horizon", "=", Horizon.QUARTER), Where("status", "=", Status.OPEN))
_COUNTING = Where("status", "in", (Status.OPEN, Status.REACHED))


def tree(
    reads: Reads, counters: Counters, today: date, owner: UUID | None = None, statuses: Sequence[Status] | None = None
) -> Tree:
    """The goals of a member and those that are shared, with their key results; all statuses, or some."""
    where = belonging_to(owner)
    if statuses is not None:
        where.append(Where("status", "in", tuple(statuses)))
    goals = list(reads.every(Goal, where))
    results = list(reads.every(KeyResult, belonging_to(owner)))
    return Tree(goals, results, values_of(reads, counters, results, {goal.id: goal for goal in goals}, today), today)


def quarter_tree(reads: Reads, counters: Counters, today: date, owner: UUID | None = None) -> Tree:
    """The open goals of the quarter with what they lead to and what they are measured by: what is closed, and what is
    further ahead than they reach, is not read. Only of these goals themselves it tells the progress."""
    mine = belonging_to(owner)
    goals = {g.id: g for g in reads.every(Goal, [*mine, *_OPEN_OF_QUARTER])}
    results: list[KeyResult] = []
    fresh = list(goals)
    while fresh:  # Without key results a goal is as far along as what leads to it.
        measures = list(reads.every(KeyResult, [*mine, Where("goal", "in", tuple(fresh))]))
        results += measures
        bare = set(fresh) - {result.goal for result in measures}
        below = reads.every(Goal, [*mine, Where("parent", "in", tuple(bare)), _COUNTING]) if bare else ()
        fresh = [goal.id for goal in below if goals.setdefault(goal.id, goal) is goal]
    above = {goal.parent for goal in goals.values() if goal.parent is not None} - goals.keys()
    while above:
        found = {id: goal for id, goal in reads.many(Goal, above).items() if goal.deleted is None}
        goals |= found
        above = {goal.parent for goal in found.values() if goal.parent is not None} - goals.keys()
    return Tree(goals.values(), results, values_of(reads, counters, results, goals, today), today)


def tree_of(reads: Reads, counters: Counters, goal: Goal, today: date) -> Tree:
    """One goal with its key results, and the goal that it leads to."""
    results = list(reads.every(KeyResult, [Where("goal", "=", goal.id)]))
    above = reads.find(Goal, goal.parent) if goal.parent is not None else None
    goals = [goal] if above is None or above.deleted is not None else [goal, above]
    return Tree(goals, results, values_of(reads, counters, results, {goal.id: goal}, today), today)


def values_of(
    reads: Reads, counters: Counters, results: Iterable[KeyResult], goals: Mapping[UUID, Goal], today: date
) -> dict[UUID, Decimal | None]:
    """What the counted ones of some key results have come to."""
    return {
        result.id: counted(reads, counters, result, goals[result.goal], today)
        for result in results
        if result.measure is Measure.COUNTER and result.goal in goals
    }


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
    sql = 'SELECT "goal", max("day") FROM "check_in" WHERE "deleted" IS NULL AND "goal" IN ({}) GROUP BY "goal"'
    found: dict[UUID, date] = {}
    for marks, ids in _chunks(goals):
        for goal, day in reads.select(sql.format(marks), ids):
            id, newest = UUID(bytes=goal), date.fromisoformat(day)
            found[id] = max(newest, found.get(id, newest))
    return found


def measured_by_hand(reads: Reads, goals: Iterable[UUID]) -> set[UUID]:
    """Those of the goals that have a key result for check-ins."""
    sql = """SELECT DISTINCT "goal" FROM "key_result" WHERE "deleted" IS NULL AND "counter" = '' AND "goal" IN ({})"""
    return {UUID(bytes=row[0]) for marks, ids in _chunks(goals) for row in reads.select(sql.format(marks), ids)}


def _chunks(ids: Iterable[UUID]) -> Iterator[tuple[str, list[bytes]]]:
    """Ids as they are stored, not too many at a time, each time with as many places for values."""
    wanted = [id.bytes for id in ids]
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        yield ", ".join("?" * len(some)), some


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
