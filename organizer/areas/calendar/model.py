"""The records of the calendar, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Self
from uuid import UUID

from organizer.kernel.dates import format_duration
from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice, zone_of
from organizer.kernel.record import (
    Record,
    choice,
    duration,
    evolve,
    flag,
    moment,
    notes,
    number,
    percent,
    record,
    recurrence,
    ref,
    text,
    weekdays,
)  # fmt: skip
from organizer.kernel.record import (
    day as a_day,
)
from organizer.kernel.record import (
    last_day as a_last_day,
)
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.weekdays import WORKING_DAYS, Weekday

DAY = timedelta(days=1)
LONG = DAY
"""A single block that takes longer is found by its last day, not by its day."""
LONGEST_TRACKED = DAY


class CategoryColour(Choice):
    """The eight colours of life's categories, in the order of the palette; the value is the token's name."""

    PETROL = "c1", "Petrol"
    INDIGO = "c2", "Indigo"
    AMBER = "c3", "Amber"
    ORCHID = "c4", "Orchid"
    BRICK = "c5", "Brick"
    STONE = "c6", "Stone"
    GREEN = "c7", "Green"
    OLIVE = "c8", "Olive"


@record(title="Category", plural="Categories", icon="tag", table=("name", "colour", "least", "most"))
class Category(Record):
    """What time goes into. The hours wanted are those of one person in one week."""

    name: str = text("Name", search=True)
    colour: CategoryColour = choice("Colour", CategoryColour, default=CategoryColour.PETROL)
    least: timedelta | None = duration("At least a week", default=None)
    most: timedelta | None = duration("At most a week", default=None)
    position: Decimal = number("Order", default=Decimal(0), derived=True)
    """Counted from 1; 0, which has no place yet, comes last."""

    def problems(self) -> Iterable[Problem]:
        if self.least is not None and self.most is not None and self.most < self.least:
            yield Problem("most", "Less than the least")
        for name, hours in (("least", self.least), ("most", self.most)):
            if hours is not None and hours > timedelta(days=7):
                yield Problem(name, "A week has 168 hours")


@record(title="Block", plural="Blocks", icon="calendar", table=("title", "day", "length", "span", "category"))
class TimeBlock(Record):
    """Planned time. Without a day it waits to be scheduled; with a day and no start it takes whole days.

    A block that repeats is a series; a changed instance of it is a block of its own, with `series` and `instance`.
    """

    title: str = text("Title", search=True)
    category: UUID | None = ref("Category", "category", default=None)
    day: date | None = a_day("Day", default=None, help="Left empty, it waits under Unscheduled")
    start: datetime | None = moment("Starts", default=None, help="Left empty, it takes the whole day")
    length: timedelta = duration("Length", default=timedelta(hours=1))
    recurrence: Recurrence | None = recurrence("Repeats", default=None)
    place: str = text("Place", default="", search=True)
    floating: bool = flag("Same time of day in every time zone", default=False)
    due: date | None = a_day("Due", default=None)
    done: datetime | None = moment("Done", default=None)
    series: UUID | None = ref("Changed instance of", "time_block", default=None, derived=True)
    instance: str = text("In place of", default="", derived=True)
    """The start of the instance that it stands for, in the clock time of its series: 2026-11-19T07:30:00; of a series
    of whole days, its day."""
    following: bool = flag("And those that follow", default=False, derived=True)
    """Whether the instances after it are moved and changed likewise (RANGE=THISANDFUTURE)."""
    span: str = text("Repeats or lasts", default="", derived=True)
    """In words, of a series, of a changed instance that stands for those after it too, and of what takes longer than a
    day; '' of all others."""
    last_day: date | None = a_last_day("Until", default=None, derived=True)
    """Of what has a span the last day it reaches, 31 December 9999 where no end is known. None of all others: what of
    them has a day is over within a day after its start."""
    uid: str = text("Calendar id", default="", derived=True)
    kept: str = notes("Calendar properties", default="", search=False, derived=True)
    """Lines of the iCalendar component that the other fields do not say, as they were written."""

    @property
    def all_day(self) -> bool:
        """Whether it takes whole days."""
        return self.start is None and self.day is not None

    @property
    def repeats(self) -> bool:
        """Whether it is a series."""
        return self.recurrence is not None and self.day is not None

    @property
    def first(self) -> date | datetime | None:
        """When its (first) time begins: a day, an aware datetime in its zone, or a naive one where it floats."""
        if self.start is not None:
            return self.start.replace(tzinfo=None) if self.floating else self.start
        return self.day

    def settled(self) -> Self:
        """Day, whole days, span and last day follow from the others. What floats is kept in a zone where the clocks
        show its time."""
        start = self.start
        if self.floating and start is not None and start.astimezone(UTC).astimezone(start.tzinfo) != start:
            start = start.replace(tzinfo=zone_of("UTC"))
        begins = start.date() if start is not None else self.day
        length = self.length
        if begins is not None and start is None:
            length = max(DAY, -(-length // DAY) * DAY)
        span, last = "", None
        if begins is not None:
            if self.recurrence is not None:
                span = self.recurrence.words
            elif self.following:
                span = "With those that follow"
            elif length > LONG:
                span = format_duration(length)
            last = _last_day(self, begins, length) if span else None
        new = {"start": start, "day": begins, "length": length, "span": span, "last_day": last}
        return self if all(getattr(self, name) == value for name, value in new.items()) else evolve(self, **new)

    def problems(self) -> Iterable[Problem]:
        if self.recurrence is not None and self.series is not None:
            yield Problem("recurrence", "A changed instance of a series cannot repeat by itself")
        if self.series == self.id:
            yield Problem("series", "A block cannot be an instance of itself")


def _last_day(block: TimeBlock, begins: date, length: timedelta) -> date:
    first = block.first or begins
    if block.recurrence is None:
        return date.max if block.following else _reached(first, length)
    from organizer.kernel.recurrence.occurrences import last_start

    last = last_start(block.recurrence, first)
    return date.max if last is None else _reached(last, length)


def _reached(start: date | datetime, length: timedelta) -> date:
    """The last day of what begins then; what ends at midnight does not reach the next day."""
    try:
        if isinstance(start, datetime):
            last = max(length - timedelta(microseconds=1), timedelta(0))
            if start.tzinfo is None:
                return (start + last).date()
            # Not by the clock, which may change meanwhile.
            return (start.astimezone(UTC) + last).astimezone(start.tzinfo).date()
        return start + length - DAY
    except OverflowError:
        return date.max


@record(title="Tracked time", plural="Tracked times", icon="timer", table=("title", "start", "end", "category"))
class TrackedTime(Record):
    """Time as it was spent. Without an end the timer still runs."""

    title: str = text("What", default="", search=True)
    start: datetime = moment("From")
    end: datetime | None = moment("To", default=None, help="Left empty, the timer is running")
    category: UUID | None = ref("Category", "category", default=None)
    block: UUID | None = ref("Planned as", "time_block", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.end is None:
            return
        # As it passes: in the hour that comes twice the clocks show an end before its start.
        took = self.end.astimezone(UTC) - self.start.astimezone(UTC)
        if took < timedelta(0):
            yield Problem("end", "Ends before it begins")
        elif took > LONGEST_TRACKED:
            yield Problem("end", "More than 24 hours; was the timer forgotten?")


class Arrangement(Choice):
    """Where and how one works on a day."""

    REMOTE = "remote"
    OFFICE = "office"
    PART_TIME = "part_time", "Part-time"
    LEAVE = "leave"
    SHIFT = "shift"
    CLASS = "class"
    OFF = "off"


@record(
    title="Work arrangement", plural="Work arrangements", icon="house",
    table=("nature", "weekdays", "since", "until", "gives_back"),
)  # fmt: skip
class WorkArrangement(Record):
    """How somebody works on some days of the week, from a day to a day. Of several for one day the newest rules."""

    nature: Arrangement = choice("Arrangement", Arrangement, default=Arrangement.REMOTE)
    weekdays: tuple[Weekday, ...] = weekdays("On", default=WORKING_DAYS)
    since: date | None = a_day("From", default=None)
    until: date | None = a_day("To", default=None)
    share: Decimal = percent("Share of the day", default=Decimal(1), least=Decimal(0), most=Decimal(1))
    gives_back: timedelta = duration("Gives back a day", default=timedelta(0), help="Against a whole day at the office")

    def problems(self) -> Iterable[Problem]:
        if self.since and self.until and self.until < self.since:
            yield Problem("until", "Ends before it begins")
        if not self.weekdays:
            yield Problem("weekdays", "Choose at least one day")
        if self.gives_back > DAY:
            yield Problem("gives_back", "A day has 24 hours")


RECORDS: tuple[type[Record], ...] = (TimeBlock, TrackedTime, Category, WorkArrangement)
