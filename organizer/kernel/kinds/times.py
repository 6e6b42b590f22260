"""Kinds of time: days, days that return, moments, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from organizer.kernel import dates
from organizer.kernel.dates import Conventions, YearlyDay
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.weekdays import Weekday, format_weekdays, parse_weekdays, weekdays_of

from .base import Affinity, Cell, Kind

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST = timedelta(days=36_500)
_NO_END = "No end"


@frozen(slots=False)
class Day(Kind[date]):
    """A local calendar day; stays where it is when the time zone moves."""

    name = "day"

    @property
    def type(self) -> type[date]:
        return date

    def parse(self, text: str, conventions: Conventions) -> date:
        return dates.parse_day(text, conventions)

    def format(self, value: date) -> str:
        return dates.format_day(value)

    def check(self, value: date) -> None:
        if isinstance(value, datetime):
            raise FieldError("A day has no time of day")

    def to_csv(self, value: date) -> str:
        return value.isoformat()

    def from_csv(self, text: str) -> date:
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            return super().from_csv(text)

    def to_row(self, value: date) -> tuple[Cell, ...]:
        return (value.isoformat(),)

    def from_row(self, *cells: Cell) -> date:
        return date.fromisoformat(str(cells[0]))

    def decoder(self) -> Callable[..., date]:
        return date.fromisoformat


@frozen(slots=False)
class LastDay(Day):
    """The day until which something lasts; of what has no end it is the last one of the calendar."""

    name = "last_day"
    indexed = True

    def parse(self, text: str, conventions: Conventions) -> date:
        return date.max if text.strip().casefold() == _NO_END.casefold() else super().parse(text, conventions)

    def format(self, value: date) -> str:
        return _NO_END if value == date.max else super().format(value)


@frozen(slots=False)
class Yearly(Kind[YearlyDay]):
    """A day that returns each year; sorts by month and day."""

    name = "yearly"
    key = "TEXT"
    indexed = True

    @property
    def type(self) -> type[YearlyDay]:
        return YearlyDay

    def parse(self, text: str, conventions: Conventions) -> YearlyDay:
        return dates.parse_yearly_day(text, conventions)

    def format(self, value: YearlyDay) -> str:
        return dates.format_yearly_day(value)

    def to_csv(self, value: YearlyDay) -> str:
        return value.iso()

    def from_csv(self, text: str) -> YearlyDay:
        return YearlyDay.from_iso(text) if text.startswith("--") else self._read(text)

    def _read(self, text: str) -> YearlyDay:
        try:
            return YearlyDay.from_iso(text)
        except FieldError:
            return dates.parse_yearly_day(text)

    def to_row(self, value: YearlyDay) -> tuple[Cell, ...]:
        return (value.iso(),)

    def from_row(self, *cells: Cell) -> YearlyDay:
        return _yearly_of(cells[0])

    def decoder(self) -> Callable[..., YearlyDay]:
        return _yearly_of

    def sort_key(self, value: YearlyDay) -> Cell:
        return f"{value.month:02d}-{value.day:02d}"


@lru_cache(maxsize=4096)
def _yearly_of(cell: Cell) -> YearlyDay:
    return YearlyDay.from_iso(str(cell))


@lru_cache(maxsize=1024)
def zone_of(name: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises FieldError."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FieldError("There is no such time zone") from None


@frozen(slots=False)
class Moment(Kind[datetime]):
    """A point in time, kept in UTC with the zone it was entered in. Values are aware datetimes."""

    name = "moment"
    columns: ClassVar[tuple[tuple[str, Affinity], ...]] = (("", "INTEGER"), ("_zone", "TEXT"))

    @property
    def type(self) -> type[datetime]:
        return datetime

    def parse(self, text: str, conventions: Conventions) -> datetime:
        raw = text.strip()
        try:
            return self.from_csv(raw) if "T" in raw else self._local(raw, conventions)
        except ValueError:
            raise FieldError("Enter a day and a time, like 19 Nov 2026 15:00") from None

    @staticmethod
    def _local(raw: str, conventions: Conventions) -> datetime:
        at = re.search(r"(?:^|\s)(\d{1,2}):(\d{2})$", raw)
        day = dates.parse_day(raw[: at.start()] if at else raw, conventions)
        hour, minute = (int(at[1]), int(at[2])) if at else (0, 0)
        if hour > 23 or minute > 59:
            raise FieldError("There is no such time of day")
        return datetime(day.year, day.month, day.day, hour, minute).astimezone().astimezone(UTC)

    def format(self, value: datetime) -> str:
        local = value.astimezone() if value.tzinfo is UTC else value
        return f"{dates.format_day(local.date())} {local:%H:%M}"

    def check(self, value: datetime) -> None:
        if value.tzinfo is None:
            raise FieldError("A moment needs a time zone")
        try:
            returned = value.astimezone(UTC).astimezone(value.tzinfo)
        except OverflowError:
            raise FieldError("That moment lies outside the calendar") from None
        if returned != value:
            raise FieldError("The clocks were put forward over that time; it did not take place")

    def same(self, one: datetime, other: datetime) -> bool:
        return self._zone(one) == self._zone(other)

    def to_csv(self, value: datetime) -> str:
        zone = self._zone(value)
        return value.astimezone(UTC).isoformat() + (f"[{zone}]" if zone else "")

    def from_csv(self, text: str) -> datetime:
        match = re.fullmatch(r"([^\[]+)(?:\[(.+)\])?", text.strip())
        try:
            moment = datetime.fromisoformat(match[1] if match else "")
        except ValueError:
            raise FieldError("Enter a moment, like 2026-11-19T15:00:00Z") from None
        if moment.tzinfo is None:
            raise FieldError("A moment needs a time zone")
        return moment.astimezone(zone_of(match[2]) if match and match[2] else UTC)

    @staticmethod
    def _zone(value: datetime) -> str:
        # Only a ZoneInfo has one. It is not asked for by name: loading it takes 2 ms, and first rows need no zones.
        return str(getattr(value.tzinfo, "key", ""))

    def to_row(self, value: datetime) -> tuple[Cell, ...]:
        return ((value - EPOCH) // _MICROSECOND, self._zone(value))

    def from_row(self, *cells: Cell) -> datetime:
        moment = EPOCH + timedelta(microseconds=int(cells[0] or 0))
        return moment.astimezone(zone_of(str(cells[1]))) if cells[1] else moment


@frozen(slots=False)
class Stamp(Moment):
    """A moment that the program sets itself, in UTC, one column."""

    columns = (("", "INTEGER"),)

    def check(self, value: datetime) -> None:
        if value.tzinfo is not UTC:
            raise FieldError("A stamp is in UTC")

    def to_row(self, value: datetime) -> tuple[Cell, ...]:
        return (_stamp_cell(value),)

    def from_row(self, *cells: Cell) -> datetime:
        return _stamp_of(cells[0])

    def decoder(self) -> Callable[..., datetime]:
        return _stamp_of


# Records come in batches of one stamp, and lists show each record's stamps again and again.
@lru_cache(maxsize=2048)
def _stamp_of(microseconds: Cell) -> datetime:
    return EPOCH + timedelta(microseconds=int(microseconds or 0))


@lru_cache(maxsize=2048)
def _stamp_cell(value: datetime) -> int:
    return (value - EPOCH) // _MICROSECOND


@frozen(slots=False)
class Duration(Kind[timedelta]):
    """A length of time in whole seconds, never negative, at most 100 years."""

    name = "duration"
    columns = (("", "INTEGER"),)

    @property
    def type(self) -> type[timedelta]:
        return timedelta

    def parse(self, text: str, conventions: Conventions) -> timedelta:
        return dates.parse_duration(text)

    def format(self, value: timedelta) -> str:
        return dates.format_duration(value)

    def check(self, value: timedelta) -> None:
        if value < timedelta(0) or value % timedelta(seconds=1):
            raise FieldError("A length of time is zero or more whole seconds")
        if value > _LONGEST:
            raise FieldError("At most 100 years")

    def to_csv(self, value: timedelta) -> str:
        hours, rest = divmod(int(value.total_seconds()), 3600)
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"

    def from_csv(self, text: str) -> timedelta:
        if match := re.fullmatch(r"(\d{1,9}):([0-5]\d):([0-5]\d)", text.strip()):
            return timedelta(hours=int(match[1]), minutes=int(match[2]), seconds=int(match[3]))
        return super().from_csv(text)

    def to_row(self, value: timedelta) -> tuple[Cell, ...]:
        return (int(value.total_seconds()),)

    def from_row(self, *cells: Cell) -> timedelta:
        return timedelta(seconds=int(cells[0] or 0))


@frozen(slots=False)
class WeekdaysKind(Kind[tuple[Weekday, ...]]):
    """Days of the week, in order, each once."""

    name = "weekdays"

    @property
    def type(self) -> type[tuple[Weekday, ...]]:
        return tuple

    def parse(self, text: str, conventions: Conventions) -> tuple[Weekday, ...]:
        return parse_weekdays(text)

    def format(self, value: tuple[Weekday, ...]) -> str:
        return format_weekdays(value)

    def check(self, value: tuple[Weekday, ...]) -> None:
        if value != weekdays_of(value):
            raise FieldError("Each day of the week once, in order")

    def to_csv(self, value: tuple[Weekday, ...]) -> str:
        return _weekday_codes(value)

    def from_csv(self, text: str) -> tuple[Weekday, ...]:
        return parse_weekdays(text)

    def to_row(self, value: tuple[Weekday, ...]) -> tuple[Cell, ...]:
        return (_weekday_codes(value),)

    def from_row(self, *cells: Cell) -> tuple[Weekday, ...]:
        return tuple(Weekday[code] for code in str(cells[0]).split(",") if code)


def _weekday_codes(value: tuple[Weekday, ...]) -> str:
    return ",".join(day.name for day in value)
