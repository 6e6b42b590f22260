"""Days of the week: as a choice of several, in words, and as iCalendar names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from .errors import FieldError


class Weekday(IntEnum):
    """Counted as `date.weekday` does; the names are those of RFC 5545."""

    MO = 0
    TU = 1
    WE = 2
    TH = 3
    FR = 4
    SA = 5
    SU = 6

    @property
    def word(self) -> str:
        """Monday, Tuesday, …"""
        return _WORDS[self]

    @property
    def short(self) -> str:
        """Mon, Tue, …"""
        return _WORDS[self][:3]


_WORDS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EVERY_DAY = tuple(Weekday)
WORKING_DAYS = EVERY_DAY[:5]
WEEKEND = EVERY_DAY[5:]
_NAMED = {"every day": EVERY_DAY, "daily": EVERY_DAY, "weekdays": WORKING_DAYS, "weekend": WEEKEND, "weekends": WEEKEND}


def weekdays_of(days: Iterable[int]) -> tuple[Weekday, ...]:
    """In order, each once."""
    return tuple(sorted({Weekday(day) for day in days}))


def format_weekdays(days: tuple[Weekday, ...]) -> str:
    """'Mon, Wed', 'Mon–Fri', 'Every day'; '' for none."""
    if days == EVERY_DAY:
        return "Every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{days[0].short}–{days[-1].short}"
    return ", ".join(day.short for day in days)


def parse_weekdays(text: str) -> tuple[Weekday, ...]:
    """Days in words, such as 'Mon, Wed', 'Mon-Fri', 'MO,WE', 'weekdays'. Raises FieldError."""
    raw = text.strip().casefold()
    if raw in _NAMED:
        return _NAMED[raw]
    found: list[int] = []
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", raw)):
        if not part:
            continue
        first, dash, last = part.partition("-")
        start, end = _one(first), _one(last) if dash else _one(first)
        found += [(start + step) % 7 for step in range((end - start) % 7 + 1)]
    return weekdays_of(found)


def _one(word: str) -> Weekday:
    for day in Weekday:
        if len(word) >= 2 and day.word.casefold().startswith(word):
            return day
    raise FieldError("Enter days of the week, like Mon, Wed or Mon-Fri")
