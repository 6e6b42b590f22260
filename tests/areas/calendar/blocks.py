"""Blocks and series to try the calendar on, and what it shows of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, existing
from organizer.areas.calendar.rules.instances import Instance, Window, key_of
from organizer.kernel.ids import uuid7
from organizer.kernel.record import evolve
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.occurrences import occurrences

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = tuple(
    ZoneInfo(name)
    for name in ("Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati")
)
MANY_YEARS = Window(date(2020, 1, 1), date(2040, 1, 1), BERLIN)
RULES = (
    "FREQ=DAILY;COUNT=7", "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=8", "FREQ=WEEKLY;INTERVAL=2;COUNT=5",
    "FREQ=DAILY;INTERVAL=3;UNTIL={until}", "FREQ=MONTHLY;BYMONTHDAY=16;COUNT=4", "FREQ=MONTHLY;BYDAY=3MO;COUNT=5",
    "FREQ=YEARLY;COUNT=3", "FREQ=WEEKLY;COUNT=1", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4",
)  # fmt: skip


def at(day: str, time: str = "", zone: ZoneInfo | None = BERLIN) -> At:
    """A day, or with a time a moment there, or with zone None one that floats."""
    if not time:
        return date.fromisoformat(day)
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=zone)


def block(start: At | None, title: str = "Run", **fields: Any) -> TimeBlock:
    """A block as it is stored."""
    if isinstance(start, datetime):
        floating = start.tzinfo is None
        fields |= {"start": start.replace(tzinfo=BERLIN) if floating else start, "floating": floating}
    elif start is not None:
        fields |= {"day": start, "length": fields.get("length", timedelta(days=1))}
    if isinstance(fields.get("recurrence"), str):
        fields["recurrence"] = Recurrence(fields["recurrence"])
    return TimeBlock(title=title, **fields).settled()


def changed(series: TimeBlock, of: At, to: At | None, **fields: Any) -> TimeBlock:
    """The changed instance of a series that stands for the one at `of`."""
    made = block(to, series.title, length=fields.pop("length", series.length))
    own = {"series": series.id, "instance": key_of(series, of), "category": series.category, "owner": series.owner}
    return evolve(made, id=uuid7(), **own | fields).settled()


def starts(shown: list[Instance]) -> list[str]:
    """'2026-11-19 07:30' of each."""
    return [f"{each.start:%Y-%m-%d %H:%M}" for each in shown]


def length_of(instance: Instance) -> timedelta:
    """How long it really is."""
    return instance.end.astimezone(UTC) - instance.start.astimezone(UTC)


@st.composite
def begins(draw: st.DrawFn) -> At:
    """When something begins: on whole days, floating, or in a zone, mostly near a change of the clocks."""
    day = draw(st.sampled_from((date(2026, 3, 27), date(2026, 10, 23), date(2026, 11, 16)))) + timedelta(
        days=draw(st.integers(0, 6))
    )
    sort = draw(st.sampled_from(("days", "floating", "zone", "zone", "utc")))
    if sort == "days":
        return day
    time = datetime.min.time().replace(
        hour=draw(st.sampled_from((0, 1, 2, 7, 23))), minute=draw(st.sampled_from((0, 30)))
    )
    if sort == "floating":
        return datetime.combine(day, time)
    return existing(datetime.combine(day, time, UTC if sort == "utc" else draw(st.sampled_from(ZONES))))


@st.composite
def lengths(draw: st.DrawFn, start: At) -> timedelta:
    """Minutes, hours or days."""
    if isinstance(start, datetime):
        return timedelta(minutes=draw(st.sampled_from((0, 15, 60, 60, 26 * 60, 3 * 24 * 60))))
    return timedelta(days=draw(st.sampled_from((1, 1, 2, 9))))


class Drawn:
    """A series and its changed instances, in words when a test fails."""

    def __init__(self, series: TimeBlock, changed: list[TimeBlock]) -> None:
        self.series, self.changed = series, changed

    def __repr__(self) -> str:
        changes = [f"{c.instance} -> {c.first} {c.length} {c.title}{' and on' * c.following}" for c in self.changed]
        recurrence = self.series.recurrence
        return f"<{self.series.first!r} {self.series.length} {recurrence and recurrence.text!r} {changes}>"


@st.composite
def series(draw: st.DrawFn, following: bool = False) -> Drawn:
    """A series with exceptions, and its changed instances: elsewhere, of another length, or without a day."""
    start = draw(begins())
    until = (start.replace(tzinfo=None) if isinstance(start, datetime) else start) + timedelta(days=17)
    written = until.strftime("%Y%m%dT%H%M%S" if isinstance(start, datetime) else "%Y%m%d")
    if isinstance(start, datetime) and start.tzinfo is not None:
        written = f"{datetime.combine(until.date(), until.time(), UTC):%Y%m%dT%H%M%SZ}"
    rule = Recurrence("RRULE:" + draw(st.sampled_from(RULES)).format(until=written))
    found = occurrences(rule, start, start, _years_after(start)).starts
    gone = draw(st.sets(st.sampled_from(found), max_size=2)) if len(found) > 2 else set()
    text = rule.text + "".join(f"\n{_exception(each)}" for each in sorted(gone, key=found.index))
    made = block(start, recurrence=text, length=draw(lengths(start)))
    left = [each for each in found if each not in gone]
    others = []
    for of in draw(st.lists(st.sampled_from(left), max_size=2, unique=True)):
        to = draw(st.sampled_from((None, of, draw(begins()), *left)))
        others.append(
            changed(made, of, to, title=draw(st.sampled_from(("Run", "Walk"))),
                    following=following and draw(st.booleans()))
        )  # fmt: skip
    return Drawn(made, others)


def _years_after(start: At) -> At:
    return start + timedelta(days=3000)


def _exception(start: At) -> str:
    if not isinstance(start, datetime):
        return f"EXDATE;VALUE=DATE:{start:%Y%m%d}"
    if start.tzinfo is None:
        return f"EXDATE:{start:%Y%m%dT%H%M%S}"
    return f"EXDATE:{start.astimezone(UTC):%Y%m%dT%H%M%SZ}"
