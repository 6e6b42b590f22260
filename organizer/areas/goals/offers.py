"""What goals give to the floors above: dates, steps to plan, what Today shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.area import Due, Plannable, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.evidence import Evidence
from organizer.kernel.glance import Glances, GoalCard, Praise, Tone
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record
from organizer.kernel.system import Link

from . import queries
from .model import Goal, Horizon, KeyResult, Status, Step, Win
from .queries import Counters
from .rules.review import quarter_of
from .rules.score import WORDS, share_of
from .rules.tree import Tree
from .rules.words import is_money, measured

CHECK_IN_EVERY = timedelta(days=7)
AHEAD = timedelta(days=14)
PLANS = "plans"
"""The role of a link from a block of the calendar to what it is planned for."""
_MOST_CARDS = 12
_NEXT_DAY = timedelta(days=1)
_GOAL_DUE = "Goal due: "
_OPEN, _NOT_DONE = Where("status", "=", Status.OPEN), Where("done", "=", None)
_URGENT = (Tone.BEHIND, Tone.SLIGHTLY_BEHIND, Tone.ON_PACE, Tone.AHEAD, Tone.QUIET)


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """Steps and goals by their days, and check-ins of the quarter's goals a week after the last one."""
    pauses = pauses_of(reads)
    for due in (*_steps(reads, first, last, today), *_goals(reads, first, last, today)):
        yield pauses.calmed(due, today)


def _urgency(day: date, today: date) -> Urgency:
    if day < today:
        return Urgency.OVERDUE
    return Urgency.SOON if day == today else Urgency.LATER


def _steps(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    steps = list(reads.every(Step, [_NOT_DONE, Where("due", ">=", first), Where("due", "<=", last)], Sort("due")))
    goals = _goals_of(reads, steps)
    for step in steps:
        assert step.due is not None
        day = max(step.due, step.snoozed_until or step.due)
        goal = goals.get(step.goal) if step.goal else None
        reason = f"for {goal.title}" if goal else "a step"
        if day <= last:
            yield Due(Ref.to(step), day, step.title, reason, _urgency(day, today), step.owner)


def is_goal_due(due: Due) -> bool:
    """Whether it is the day of a goal itself, and not that of a check-in."""
    return due.title.startswith(_GOAL_DUE)


def _goals_of(reads: Reads, steps: Iterable[Step]) -> dict[UUID, Goal]:
    """The goals that steps are for, but for those in the Trash."""
    found = reads.many(Goal, {step.goal for step in steps if step.goal})
    return {id: goal for id, goal in found.items() if goal.deleted is None}


def _goals(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    for goal in reads.every(Goal, [_OPEN, Where("due", ">=", first), Where("due", "<=", last)]):
        assert goal.due is not None
        reason = "due, with what was learnt to write down" if goal.due <= today else goal.horizon.label.lower()
        yield Due(Ref.to(goal), goal.due, f"{_GOAL_DUE}{goal.title}", reason, _urgency(goal.due, today), goal.owner)
    of_quarter = reads.every(Goal, [_OPEN, Where("horizon", "=", Horizon.QUARTER)])
    for goal, day, reason in check_ins_due(reads, of_quarter, today):
        if first <= day <= last:
            yield Due(Ref.to(goal), day, f"Check in on {goal.title}", reason, _urgency(day, today), goal.owner)


def check_ins_due(reads: Reads, open_: Iterable[Goal], today: date) -> list[tuple[Goal, date, str]]:
    """The open goals of the quarter that are measured by hand: when the next check-in is due, and why."""
    of_quarter = [goal for goal in open_ if goal.horizon is Horizon.QUARTER]
    by_hand = queries.measured_by_hand(reads, [goal.id for goal in of_quarter])
    asked = [goal for goal in of_quarter if goal.id in by_hand]
    newest = queries.newest_check_in_days(reads, [goal.id for goal in asked])
    found = []
    for goal in asked:
        since = newest.get(goal.id)
        if since is None:
            start = goal.start or goal.created.astimezone().date()
            found.append((goal, max(start, min(start + CHECK_IN_EVERY, today)), "not checked in yet"))
        else:
            found.append((goal, since + CHECK_IN_EVERY, f"last on {format_day(since)}"))
    return [(goal, day, reason) for goal, day, reason in found if goal.start is None or goal.start <= today]


def plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    """Open steps that no block is planned for, the first due first."""
    open_ = [
        step for step in reads.every(Step, [_NOT_DONE]) if (step.snoozed_until is None or step.snoozed_until <= today)
    ]
    asked = [Where("role", "=", PLANS), Where("to_id", "in", tuple(step.id for step in open_))]
    planned = {link.to_id for link in reads.every(Link, asked)}
    goals = _goals_of(reads, open_)
    open_.sort(key=lambda step: (step.due or date.max, step.position, step.id))
    for step in open_:
        if step.id not in planned:
            goal = goals.get(step.goal) if step.goal else None
            reason = f"for {goal.title}" if goal else ""
            yield Plannable(Ref.to(step), step.title, step.length, step.due, reason, step.category, step.owner)


def glances(counters: Counters, reads: Reads, now: datetime, owner: UUID | None) -> Glances:
    """The open goals of the quarter, those that are behind first, and the newest win."""
    today = now.date()
    tree = queries.quarter_tree(reads, counters, today, owner)
    goals = tree.quarter_goals()
    goals.sort(key=lambda goal: (_URGENT.index(tree.progress(goal.id).tone), goal.due or date.max))
    cards = tuple(_card(reads, counters, tree, goal, today) for goal in goals[:_MOST_CARDS])
    weeks = (quarter_of(today).last - today).days // 7
    words = f"{weeks} week{'s' * (weeks != 1)} left" if cards else ""
    return Glances(goals=cards, goals_words=words, praise=_praise(reads, owner))


def _praise(reads: Reads, owner: UUID | None) -> tuple[Praise, ...]:
    win = queries.newest_win(reads, owner)
    if win is None:
        return ()
    when = datetime.combine(win.day, time.min).astimezone()
    return (Praise(Ref.to(win), win.title, when, win.owner),)


def _card(reads: Reads, counters: Counters, tree: Tree, goal: Goal, today: date) -> GoalCard:
    progress = tree.progress(goal.id)
    results = tree.results(goal.id)
    detail = measured(results[0], tree.value(results[0])) if results else "Not measured yet"
    points: tuple[tuple[float, float], ...] = ()
    if results and goal.start and goal.due and goal.due > goal.start:
        days = (goal.due - goal.start).days
        points = tuple(
            (min(max((day - goal.start).days / days, 0.0), 1.0), _share(results[0], value))
            for day, value in queries.course(reads, counters, results[0], goal, today)
        )
    return GoalCard(
        Ref.to(goal), goal.title, progress.score or 0.0, detail, progress.tone, WORDS[progress.tone], points,
        goal.owner, goal.life.value, bool(results) and is_money(results[0]),
    )  # fmt: skip


def _share(result: KeyResult, value: float) -> float:
    return share_of(result.start, result.target, Decimal(str(value)))


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """What is over, and what comes within two weeks; of check-ins, which come weekly, those of today and tomorrow."""
    for due in dues(reads, date.min, today + AHEAD, today):
        if due.ref.kind == "step" or is_goal_due(due) or due.day <= today + _NEXT_DAY:
            yield due


def attention(reads: Reads, today: date) -> int:
    """How many steps and check-ins are over their day."""
    return sum(due.urgency is Urgency.OVERDUE for due in dues(reads, date.min, today, today))


def evidence(record: Record) -> Evidence | None:
    """A win as evidence."""
    return Evidence(record.title, record.day, None, record.story, record.owner) if isinstance(record, Win) else None


def win_of(of: Evidence) -> Win:
    """A win, as something that happened."""
    return Win(title=of.title, day=of.day, story=of.said, owner=of.owner)
