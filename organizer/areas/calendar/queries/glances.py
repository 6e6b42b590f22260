"""What the calendar shows at a glance: the line of the day, and the balance of the week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime
from organizer.areas.calendar.rules.balance import Balance, balance, in_hours
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.kernel.area import Due, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_duration
from organizer.kernel.glance import BalanceRow, DayItem, Glances, Tone
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where
from organizer.kernel.system import Member

from .windows import categories, instances_between, tracked_between

_NO_COLOUR = "c6"
_SHORT_BY = 0.8
"""Tracked less than this share of what was planned by now is worth a colour."""
AHEAD = timedelta(days=14)


def glances(reads: Reads, now: datetime, owner: UUID | None) -> Glances:
    """The day of `now` and its week, for a member or for everybody; `now` is aware, in the zone here."""
    zone, today = now.tzinfo, now.date()
    assert zone is not None
    monday = today - timedelta(days=today.weekday())
    week = Window(monday, monday + timedelta(days=6), zone)
    shown = instances_between(reads, week, owner)
    tracked = tracked_between(reads, week, owner)
    known = categories(reads)
    members = [owner] if owner is not None else [member.id for member in reads.every(Member)]
    found = balance(shown, tracked, known, week, now, members)
    planned = [instance for instance in shown if _is_on(instance, today)]
    done = [each for each in tracked if each.start.astimezone(zone).date() == today]
    return Glances(
        day=(*_planned(planned, known), *_tracked(done, known, now)),
        day_words=_day_words(planned, done, now),
        balance=tuple(_row(row) for row in found.rows),
        balance_words=f"{in_hours(found.tracked)} of {in_hours(found.planned)} h",
    )


def _is_on(instance: Instance, day: date) -> bool:
    return not instance.all_day and instance.first_day <= day <= instance.last_day


def _colour(known: Mapping[UUID, Category], category: UUID | None) -> str:
    found = known.get(category) if category else None
    return found.colour.value if found else _NO_COLOUR


def _planned(planned: Iterable[Instance], known: Mapping[UUID, Category]) -> Iterable[DayItem]:
    for instance in planned:
        block = instance.block
        colour = _colour(known, block.category)
        yield DayItem(Ref.to(block), instance.start, instance.end, block.title, colour, block.owner)


def _tracked(done: Iterable[TrackedTime], known: Mapping[UUID, Category], now: datetime) -> Iterable[DayItem]:
    for each in done:
        start = each.start.astimezone(now.tzinfo)
        end = max(start, each.end.astimezone(now.tzinfo) if each.end else now)
        yield DayItem(
            Ref.to(each), start, end, each.title, _colour(known, each.category), each.owner, tracked=True,
            running=each.end is None,
        )  # fmt: skip


def _day_words(listed: Sequence[Instance], done: Sequence[TrackedTime], now: datetime) -> str:
    if not listed and not done:
        return "Nothing planned yet"
    hours = sum((instance.end - instance.start for instance in listed), timedelta())
    tracked = sum((max((each.end or now) - each.start, timedelta()) for each in done), timedelta())
    words = f"{format_duration(_minutes(hours))} planned, {format_duration(_minutes(tracked))} tracked"
    upcoming = next((instance for instance in listed if instance.start > now), None)
    if upcoming is None:
        return words
    return f"{words}. Next: {upcoming.block.title} at {upcoming.start:%H:%M}"


def _minutes(length: timedelta) -> timedelta:
    return timedelta(minutes=length // timedelta(minutes=1))


def _row(row: Balance) -> BalanceRow:
    colour = row.category.colour.value if row.category else _NO_COLOUR
    tone = Tone.QUIET
    if row.most is not None and row.tracked > row.most:
        tone = Tone.SLIGHTLY_BEHIND
    elif row.planned_by_now and row.tracked < row.planned_by_now * _SHORT_BY:
        tone = Tone.BEHIND
    elif row.tracked > row.planned > timedelta():
        tone = Tone.SLIGHTLY_BEHIND
    return BalanceRow(row.name, colour, row.tracked, row.planned_by_now, row.planned, tone)


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """What is due within two weeks, or over, and has no time yet."""
    pauses = pauses_of(reads)
    where = [Where("due", "<=", today + AHEAD), Where("day", "=", None), Where("done", "=", None)]
    for block in reads.every(TimeBlock, where, Sort("day")):
        assert block.due is not None
        urgency = Urgency.OVERDUE if block.due < today else Urgency.SOON if block.due == today else Urgency.LATER
        reason = f"{format_duration(block.length)}, not planned yet"
        yield pauses.calmed(Due(Ref.to(block), block.due, block.title, reason, urgency, block.owner), today)
