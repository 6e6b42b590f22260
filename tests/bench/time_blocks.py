"""A seeded calendar: years of single blocks, and series that run for months or without an end; and its rows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from organizer.areas.calendar.area import AREA
from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.beside import columns
from organizer.areas.calendar.rules.instances import Window, key_of
from organizer.areas.calendar.rules.usual import USUAL
from organizer.kernel.ids import uuid7
from organizer.kernel.record import evolve
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.section import Period, Scope
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.bench.data import TODAY
from tests.bench.table import Row, once, timed

ZONE = ZoneInfo("America/Los_Angeles")
_YEARS = 20
_TITLES = ("Board pack", "Interview", "Studio class", "Piano", "Errands", "Budget", "Run", "Lunch", "Reading", "Review")
_RULES = (
    "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=YEARLY",
)  # fmt: skip


def blocks(
    count: int, seed: int = 3, categories: Sequence[UUID] = (), owners: Sequence[UUID] = ()
) -> Iterator[TimeBlock]:
    """Blocks of twenty years around today, one in a hundred of them a series, of which every twentieth goes on without
    an end; each series has a changed instance. Some are in other zones, of whole days, floating, or wait for a day."""
    chance = random.Random(seed)
    begin = TODAY - timedelta(days=365 * _YEARS * 3 // 4)
    made = 0
    while made < count:
        day = begin + timedelta(days=chance.randrange(365 * _YEARS))
        block = _single(chance, day, categories, owners)
        if made % 100 == 0 and count - made > 1:
            series = evolve(block, recurrence=_recurrence(chance), due=None)
            yield series
            made += 1
            block = _changed(chance, series)
        yield block
        made += 1


def _single(chance: random.Random, day: date, categories: Sequence[UUID], owners: Sequence[UUID]) -> TimeBlock:
    sort = chance.random()
    block = TimeBlock(
        title=f"{chance.choice(_TITLES)} {chance.randrange(1000)}",
        category=chance.choice(categories) if categories else None,
        owner=chance.choice((*owners, None)),
        length=timedelta(minutes=15 * chance.randint(1, 12)),
        due=day if sort < 0.02 else None,
    )
    if sort < 0.02:
        return block
    if sort < 0.07:
        return evolve(block, day=day, length=timedelta(days=chance.choice((1, 1, 2, 10))))
    zone = ZONE if sort < 0.9 else chance.choice((UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")))
    at = datetime.combine(day, time(chance.randint(6, 21), chance.choice((0, 15, 30, 45))), zone)
    return evolve(block, start=at, floating=sort > 0.98)


def _recurrence(chance: random.Random) -> Recurrence:
    rule = chance.choice(_RULES)
    return Recurrence(f"RRULE:{rule}" + ("" if chance.random() < 0.05 else f";COUNT={chance.randint(5, 60)}"))


def _changed(chance: random.Random, series: TimeBlock) -> TimeBlock:
    if series.day is None and series.start is None:
        return evolve(series, id=uuid7(), recurrence=None)
    first = series.first
    assert first is not None
    fields = (
        {"day": first + timedelta(days=1)} if series.start is None else {"start": series.start + timedelta(hours=1)}
    )
    return evolve(series, id=uuid7(), recurrence=None, series=series.id, instance=key_of(series, first), **fields)


def tracked(count: int, categories: Sequence[UUID], owners: Sequence[UUID]) -> Iterator[TrackedTime]:
    """Time spent in those years until today, noted as it went by."""
    chance = random.Random(5)
    begin = datetime.combine(TODAY - timedelta(days=365 * _YEARS * 3 // 4), time(6), UTC)
    step = timedelta(days=365 * _YEARS * 3 // 4) / count
    for n in range(count):
        start = (begin + n * step).astimezone(ZONE)
        end = (begin + n * step + timedelta(minutes=chance.randint(5, 120))).astimezone(ZONE)
        yield TrackedTime(
            title=chance.choice(_TITLES), start=start, end=end, category=chance.choice(categories),
            owner=chance.choice((*owners, None)),
        )  # fmt: skip


def bulk(profile: Profile, count: int) -> Iterator[Row]:
    """All blocks at once, with half as much time tracked."""
    categories = [each.record() for each in USUAL]
    ids = [each.id for each in categories]
    with closing(profile.reader()) as reader:
        owners = [member.id for member in reader.members()]
    profile.run(lambda edit: edit.add_all([*categories, *tracked(count // 2, ids, owners)]))
    made = list(blocks(count, categories=ids, owners=owners))
    yield Row(f"insert of {count:,} blocks", once(lambda: profile.run(lambda edit: edit.add_all(made))), None, "")


def reads(reader: Reader) -> Iterator[Row]:
    """The week, as pages and the report read it."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    week = Window(monday, monday + timedelta(days=6), ZONE)
    weeks = iter(range(100_000))

    def next_week() -> object:
        first = monday + timedelta(days=7 * (next(weeks) % 50 - 25))
        return instances_between(reader, Window(first, first + timedelta(days=6), ZONE))

    shown = len(instances_between(reader, week))
    yield Row(f"week read, {shown} instances", timed(lambda: instances_between(reader, week)), None, "≤ 30 ms")
    yield Row("another week read each time", timed(next_week, 40), None, "≤ 30 ms")
    day = Window(TODAY, TODAY, ZONE)
    yield Row("day read", timed(lambda: instances_between(reader, day)), None, "≤ 30 ms")
    assert AREA.section is not None
    section = AREA.section
    for title, days in (("month", 30), ("year", 365)):
        scope = Scope(Period(TODAY - timedelta(days=days), TODAY, f"the {title}"))
        took = timed(lambda scope=scope: section(reader, scope, TODAY), 5)  # type: ignore[misc]
        yield Row(f"calendar's part of the report of a {title}", took, None, "")
    at = datetime.combine(TODAY, time(9), ZONE)
    crowd = [_Crowded(at + timedelta(seconds=n), at + timedelta(hours=9)) for n in range(10_000)]
    yield Row("10,000 blocks at once, side by side", timed(lambda: columns(crowd), 5), None, "")


class _Crowded(NamedTuple):
    start: datetime
    end: datetime
