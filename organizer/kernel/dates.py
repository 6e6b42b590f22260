"""Days, days that return each year, times of day and lengths of time, as people write them.

English month names and the numeric orders; the locale's own order comes in through `Conventions`.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import field
from datetime import date, time, timedelta
from typing import Literal

from .errors import FieldError
from .frozen import frozen
from .text import fold

DateOrder = Literal["dmy", "mdy", "ymd"]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# Folded; German beside English, since exports come localised.
_MONTH_NAMES = (
    ("january", "januar", "janner"), ("february", "februar", "feber"), ("march", "marz", "mrz", "maerz"), ("april",),
    ("may", "mai"), ("june", "juni"), ("july", "juli"), ("august",), ("september",), ("october", "oktober"),
    ("november",), ("december", "dezember"),
)  # fmt: skip
_NO_DAY = "Enter a day, like 30 Jun 2027 or +60d"
_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}


@frozen
class Conventions:
    """How dates and numbers are read here. `date_order` None: an ambiguous date is refused, not guessed."""

    today: date = field(default_factory=date.today)
    date_order: DateOrder | None = "dmy"
    decimal_mark: Literal[".", ","] = "."
    currency: str = "USD"


def _month_number(word: str) -> int | None:
    """The month that a word of three letters or more begins."""
    beginning = fold(word)
    return next((n for n, names in enumerate(_MONTH_NAMES, 1) if any(m.startswith(beginning) for m in names)), None)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else (2000 + year if year < 70 else 1900 + year)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise FieldError("There is no such day in the calendar") from None


def parse_day(text: str, conventions: Conventions | None = None) -> date:
    """'2026-11-19', '19 Nov 2026', 'Nov 19, 2026', '30 jun' (next one), '30.6.2027', '+60d', 'today', 'tomorrow'.

    Raises FieldError for what is no day, and for an ambiguous one when no date order is known.
    """
    conventions = conventions or Conventions()
    raw = text.strip().lower()
    words = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if raw in words:
        return conventions.today + timedelta(days=words[raw])
    if relative := re.fullmatch(r"([+-]\d{1,4})\s*([dwmy])\w*", raw):
        try:
            return conventions.today + timedelta(days=int(relative[1]) * _UNITS[relative[2]])
        except OverflowError:
            raise FieldError("There is no such day in the calendar") from None
    if iso := re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})(?:t.*)?", raw):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if named := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+([^\W\d]{3,})\.?,?(?:[\s-]+(\d{4}|\d{2}))?", raw):
        return _named(named[1], named[2], named[3], conventions)
    if named := re.fullmatch(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?", raw):
        return _named(named[2], named[1], named[3], conventions)
    if numeric := re.fullmatch(r"(\d{4}|\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{1,2})", raw):
        return _numeric(numeric[1], numeric[2], numeric[3], conventions.date_order)
    raise FieldError(_NO_DAY)


def _named(day: str, word: str, year: str | None, conventions: Conventions) -> date:
    month = _month_number(word)
    if month is None:
        raise FieldError(_NO_DAY)
    if year:
        return _day(_full_year(year), month, int(day))
    return YearlyDay(month, int(day)).next_exact(conventions.today)


def _numeric(a: str, b: str, c: str, order: DateOrder | None) -> date:
    if len(a) == 4:
        return _day(int(a), int(b), int(c))
    first, second = int(a), int(b)
    if order is None and first != second and first <= 12 and second <= 12:
        raise FieldError("Day or month first? Say which order the dates have")
    if order == "ymd":
        return _day(_full_year(a), second, int(c))
    if len(c) == 1:
        raise FieldError(_NO_DAY)
    month_first = second > 12 or (order == "mdy" and first <= 12)
    day, month = (second, first) if month_first else (first, second)
    return _day(_full_year(c), month, day)


def format_day(day: date, today: date | None = None) -> str:
    """'19 Nov 2026'; with `today`, words for the days around it and no year within the running one."""
    if today is not None:
        near = {0: "Today", 1: "Tomorrow", -1: "Yesterday"}.get((day - today).days)
        if near:
            return near
        if 0 < (day - today).days < 7:
            return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
        if abs((day - today).days) < 300:
            return f"{day.day} {MONTHS[day.month - 1]}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


@frozen
class YearlyDay:
    """A day that returns each year: a birthday, an anniversary. The year of the first may be unknown."""

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        _day(2000 if self.year is None else self.year, self.month, self.day)

    @classmethod
    def from_iso(cls, text: str) -> YearlyDay:
        """From '1972-01-31', '19720131', '--01-31' or '--0131' (RFC 6350, 4.3.1). Raises FieldError."""
        if match := re.fullmatch(r"(?:(\d{4})|-)-?(\d{2})-?(\d{2})(?:[T ].*)?", text.strip()):
            return cls(int(match[2]), int(match[3]), int(match[1]) if match[1] else None)
        raise FieldError("Enter a day, like 31 Jan 1972 or 31 Jan")

    def iso(self) -> str:
        """'1972-01-31', or '--01-31' without a year."""
        year = f"{self.year:04d}" if self.year else "-"
        return f"{year}-{self.month:02d}-{self.day:02d}"

    def on(self, year: int) -> date:
        """This day in a year; 29 February falls on the 28th where there is none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return date(year, 2, 28)

    def next(self, today: date) -> date:
        """The next time it comes round, today included."""
        this = self.on(today.year)
        return this if this >= today else self.on(today.year + 1)

    def next_exact(self, today: date) -> date:
        """The next time the very day is in the calendar: 29 February waits for a leap year."""
        for year in range(today.year, today.year + 9):
            with contextlib.suppress(ValueError):
                if (day := date(year, self.month, self.day)) >= today:
                    return day
        raise FieldError("There is no such day in the calendar")


def parse_yearly_day(text: str, conventions: Conventions | None = None) -> YearlyDay:
    """'31 Jan', '31 Jan 1972', '--01-31' and whatever `parse_day` reads with a year. Raises FieldError."""
    raw = text.strip()
    if raw.startswith("--"):
        return YearlyDay.from_iso(raw)
    day = parse_day(raw, conventions)
    has_year = re.search(r"\d{4}|\d\D+\d", raw)
    return YearlyDay(day.month, day.day, day.year if has_year else None)


def format_yearly_day(day: YearlyDay) -> str:
    """'31 Jan 1972' or '31 Jan'."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year:04d}" if day.year else "")


_NO_TIME = "Enter a time, like 9, 9:30 or 9 pm"
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d)(?::([0-5]\d))?)?\s*(?:(a|p)\.?m?\.?|h|uhr)?", re.IGNORECASE)


def parse_time(text: str) -> time:
    """'9', '9:30', '930', '9.30', '9 pm', '21h', 'noon', 'midnight'; '24:00' is midnight. Raises FieldError."""
    raw = text.strip().casefold()
    if raw in ("noon", "midnight"):
        return time(12 if raw == "noon" else 0)
    found = _TIME.fullmatch(raw)
    if found is None:
        raise FieldError(_NO_TIME)
    hour, minute, second, half = int(found[1]), int(found[2] or 0), int(found[3] or 0), found[4]
    if half:
        if not 1 <= hour <= 12:
            raise FieldError("There is no such time of day")
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or (hour == 24 and (minute or second)):
        raise FieldError("There is no such time of day")
    return time(hour % 24, minute, second)


def format_time(at: time) -> str:
    """'09:30', with seconds where there are any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


_LENGTHS = {
    "min": 60, "m": 60, "minute": 60, "minutes": 60, "mins": 60,
    "h": 3600, "hour": 3600, "hours": 3600, "hr": 3600, "hrs": 3600, "std": 3600,
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "d": 86400, "day": 86400, "days": 86400, "w": 604800, "week": 604800, "weeks": 604800,
    "month": 30 * 86400, "months": 30 * 86400, "quarter": 91 * 86400, "quarters": 91 * 86400,
    "year": 365 * 86400, "years": 365 * 86400, "y": 365 * 86400,
}  # fmt: skip


def parse_duration(text: str) -> timedelta:
    """'45m', '1h 30', '1:30', '4 weeks', '1 month' (30 days), '1 quarter' (91), '1 year' (365). Raises FieldError."""
    raw = text.strip().lower().replace(",", ".")
    if clock := re.fullmatch(r"(\d{1,4}):([0-5]\d)(?::([0-5]\d))?", raw):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    parts = re.findall(r"(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]*)\.?", raw)
    if not parts or re.sub(r"\d{1,6}(?:\.\d{1,3})?\s*[a-z]*\.?|\s|and", "", raw):
        raise FieldError("Enter a length of time, like 45m, 1:30 or 4 weeks")
    seconds, last = 0.0, ""
    for number, unit in parts:
        unit = unit or ("m" if last.startswith("h") else "")
        if unit not in _LENGTHS:
            raise FieldError("Enter a length of time, like 45m, 1:30 or 4 weeks")
        seconds, last = seconds + float(number) * _LENGTHS[unit], unit
    try:
        return timedelta(seconds=round(seconds))
    except OverflowError:
        raise FieldError("That is too long") from None


def format_duration(length: timedelta) -> str:
    """'4 weeks', '45 days', '1 h 30 min', '25 min'."""
    seconds = int(length.total_seconds())
    if seconds and seconds % 86400 == 0:
        days = seconds // 86400
        if days % 7 == 0:
            return f"{days // 7} week{'s' * (days != 7)}"
        return f"{days} day{'s' * (days != 1)}"
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    words = [f"{hours} h" * bool(hours), f"{minutes} min" * bool(minutes), f"{left} s" * bool(left)]
    return " ".join(w for w in words if w) or "0 min"
