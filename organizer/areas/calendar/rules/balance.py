"""Planned against tracked, by interval: where the hours of a week go, and whether they go where they were wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from organizer.areas.calendar.model import DAY, Category, TrackedTime
from organizer.kernel.frozen import frozen

from .instances import Instance, Window
from .intervals import Booked, Span, common, microseconds, span_of, total, union, within
from .timer import planned_for, trusted_end

WEEK = timedelta(days=7)
WORTH_SAYING = timedelta(minutes=30)
TOO_MUCH = timedelta(hours=60)
"""More than this planned in a week is said to be much for one person."""
AHEAD = timedelta(days=3)
"""How long before a week it is looked over: from Friday on, where weeks begin on Monday."""


@frozen
class Balance:
    """One category in a period. A person's time is counted once, however often it is booked there."""

    category: Category | None
    planned: timedelta
    planned_by_now: timedelta
    tracked: timedelta
    kept: timedelta
    """What of the tracked time was planned in this category; never more than was planned, nor than was tracked."""
    unplanned: timedelta
    """What of the tracked time was planned neither in this category nor by the block that it was tracked for."""
    least: timedelta | None
    """Hours wanted, of those shown together and in this period."""
    most: timedelta | None

    @property
    def name(self) -> str:
        """For people."""
        return self.category.name if self.category else "No category"


@frozen
class WeekBalance:
    """A week, or another period, of one member or of several together."""

    window: Window
    people: int
    rows: tuple[Balance, ...]
    """The most planned first; a category of which nothing is planned, tracked or wanted is left out."""
    planned_on: Mapping[date, timedelta]
    """Of each day; together they are `planned`."""

    @property
    def planned(self) -> timedelta:
        """Of all categories; what is planned in two at once counts in both, as it would take both."""
        return sum((row.planned for row in self.rows), timedelta())

    @property
    def planned_by_now(self) -> timedelta:
        """What of it lies behind."""
        return sum((row.planned_by_now for row in self.rows), timedelta())

    @property
    def tracked(self) -> timedelta:
        """Of all categories."""
        return sum((row.tracked for row in self.rows), timedelta())

    @property
    def kept(self) -> timedelta:
        """Of all categories."""
        return sum((row.kept for row in self.rows), timedelta())

    @property
    def surprise(self) -> Balance | None:
        """The category with the most time that had not been planned, if that is worth saying."""
        most = max(self.rows, key=lambda row: row.unplanned, default=None)
        return most if most is not None and most.unplanned >= WORTH_SAYING else None


class Surprise(NamedTuple):
    """'+4 h', 'Household work you had not planned'."""

    hours: str
    words: str


def surprise_words(week: WeekBalance, *, yours: bool = True) -> Surprise | None:
    """The sentence beside the balance, if there is one; `yours`: of the one who reads it."""
    row = week.surprise
    if row is None:
        return None
    what = f"{row.name} work" if row.category else "Time without a category"
    return Surprise(f"+{in_hours(row.unplanned)} h", f"{what} {'you had' if yours else 'that was'} not planned")


def in_hours(length: timedelta) -> str:
    """To the nearest quarter of an hour: '27.25', '9', '0.5'."""
    hours, quarters = divmod((length + timedelta(minutes=7.5)) // timedelta(minutes=15), 4)
    return f"{hours:,}{('', '.25', '.5', '.75')[quarters]}"


def balance(
    instances: Iterable[Instance],
    tracked: Iterable[TrackedTime],
    categories: Mapping[UUID, Category],
    window: Window,
    now: datetime,
    members: Sequence[UUID] = (),
) -> WeekBalance:
    """The balance of a window for the members shown: one of them, or all.

    Hours are people's hours. What is shared (owner None) takes each member's time: a dinner of two hours with
    everybody is two hours of each, and of a couple together four. So what all planned, tracked and wanted is always
    the sum of what each of them did. Without members there is one person, to whom everything belongs.

    Whole days take no hours. Tracked time without a category is of the category of its block. A running timer counts
    until now, a forgotten one as far as it can be trusted.
    """
    planned: Booked = {}
    of_block: dict[UUID, list[Instance]] = {}
    category_of: dict[UUID, UUID | None] = {}
    for instance in instances:
        if instance.all_day:
            continue
        book(planned, instance.block.owner, instance.block.category, span_of(instance.start, instance.end))
        for block in {b.id: b for b in (instance.series, instance.block) if b is not None}.values():
            of_block.setdefault(block.id, []).append(instance)
            category_of[block.id] = block.category
    done: Booked = {}
    meant: Booked = {}
    for time in tracked:
        own = of_block.get(time.block, []) if time.block else []
        planned_as = category_of.get(time.block) if time.block else None
        category = time.category or planned_as
        end = time.end or trusted_end(time, planned_for(time, own), now)
        book(done, time.owner, category, span_of(time.start, end))
        if category != planned_as:
            for instance in own:
                book(meant, time.owner, category, span_of(instance.start, instance.end))
    rows = weigh(planned, done, categories, window, now, members, meant)
    return WeekBalance(window, max(len(members), 1), rows, planned_by_day(planned, categories, window, members))


def book(booked: Booked, owner: UUID | None, category: UUID | None, span: Span) -> None:
    """Adds a stretch of time."""
    booked.setdefault((owner, category), []).append(span)


def weigh(
    planned: Booked,
    tracked: Booked,
    categories: Mapping[UUID, Category],
    window: Window,
    now: datetime,
    members: Sequence[UUID] = (),
    meant: Booked | None = None,
) -> tuple[Balance, ...]:
    """The rows of a balance from the time booked. `meant`: when what was tracked in a category had been planned by a
    block of another. A category that is not known counts as none."""
    plans, deeds, others = (_each(booked, categories, members) for booked in (planned, tracked, meant or {}))
    whole = span_of(window.begin, window.end)
    past = whole[0], microseconds(now)
    rows = []
    for id in (*categories, None):
        plan_sum = past_sum = did_sum = kept_sum = unplanned_sum = timedelta()
        for member in members or (None,):
            plan, did = (within(found.get((member, id), ()), whole) for found in (plans, deeds))
            kept = common(plan, did)
            also = others.get((member, id))
            expected = common(union([*plan, *also]), did) if also else kept
            plan_sum += total(plan)
            past_sum += total(within(plan, past))
            did_sum += total(did)
            kept_sum += total(kept)
            unplanned_sum += total(did) - total(expected)
        category = categories[id] if id else None
        least, most = _wanted(category, window, max(len(members), 1))
        if plan_sum or did_sum or least or most:
            rows.append(Balance(category, plan_sum, past_sum, did_sum, kept_sum, unplanned_sum, least, most))
    return tuple(sorted(rows, key=lambda row: (-row.planned, -row.tracked, row.name)))


def _each(
    booked: Booked, categories: Mapping[UUID, Category], members: Sequence[UUID]
) -> dict[tuple[UUID | None, UUID | None], list[Span]]:
    """The time of each person in each category: their own, and what is shared; joined."""
    found: Booked = {}
    for (owner, category), spans in booked.items():
        people: Iterable[UUID | None] = (None,) if not members else members if owner is None else (owner,)
        for person in people:
            found.setdefault((person, category if category in categories else None), []).extend(spans)
    return {key: union(spans) for key, spans in found.items()}


def _wanted(category: Category | None, window: Window, people: int) -> tuple[timedelta | None, timedelta | None]:
    """The least and most hours of so many people in a window."""
    if category is None:
        return None, None
    share = people * (window.last - window.first + DAY) / WEEK
    return (
        None if category.least is None else category.least * share,
        None if category.most is None else category.most * share,
    )


def planned_by_day(
    planned: Booked, categories: Mapping[UUID, Category], window: Window, members: Sequence[UUID] = ()
) -> dict[date, timedelta]:
    """The hours planned on each day of a window, as in its balance."""
    each = _each(planned, categories, members)
    shown = [spans for (member, _), spans in each.items() if member in (members or (None,))]
    days = (
        Window(day, day, window.zone)
        for day in (window.first + n * DAY for n in range((window.last - window.first).days + 1))
    )
    return {
        day.first: sum((total(within(spans, span_of(day.begin, day.end))) for spans in shown), timedelta())
        for day in days
    }


def overload(week: WeekBalance, today: date) -> tuple[str, ...]:
    """What to say of a week before it begins, from Friday on; sentences for a banner, the weightiest first. Nothing of
    a week without plans. With several members the bounds are those of all of them together."""
    first = week.window.first
    if not first - AHEAD <= today < first or not week.planned:
        return ()
    over: list[tuple[timedelta, str]] = []
    under: list[tuple[timedelta, str]] = []
    for row in week.rows:
        words = f"{row.name}: {in_hours(row.planned)} h planned"
        if row.most is not None and row.planned > row.most:
            over.append((row.planned - row.most, f"{words}, at most {in_hours(row.most)} h wanted."))
        if row.least is not None and row.planned < row.least:
            under.append((row.least - row.planned, f"{words}, at least {in_hours(row.least)} h wanted."))
    limit = TOO_MUCH * week.people
    total_words = f"{in_hours(week.planned)} h are planned; more than {in_hours(limit)} h is a lot."
    in_all = [total_words] if week.planned > limit else []
    return (*in_all, *(words for _, words in (*sorted(over, reverse=True), *sorted(under, reverse=True))))
