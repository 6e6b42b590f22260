"""The stretch of days that a report is about, as people and scripts write it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from organizer.kernel.errors import FieldError
from organizer.kernel.section import Period

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HELP = "Enter a period, like 2026-10, 2026-Q4, 2026 or 2026-10-01..2026-11-15"


def parse_period(text: str) -> Period:
    """'2026-10', '2026-Q4', '2026', or the first and the last day as '2026-10-01..2026-11-15'.

    Raises FieldError for anything else, for days that do not exist, and for a first day after the last.
    """
    raw = text.strip()
    if month := re.fullmatch(r"([0-9]{4})-([0-9]{2})", raw):
        return _months(int(month[1]), int(month[2]), 1, None)
    if quarter := re.fullmatch(r"([0-9]{4})-?[Qq]([0-9])", raw):
        number = int(quarter[2])
        if not 1 <= number <= 4:
            raise FieldError("A year has four quarters, Q1 to Q4")
        return _months(int(quarter[1]), 3 * number - 2, 3, f"Quarter {number}, {int(quarter[1])}")
    if year := re.fullmatch(r"[0-9]{4}", raw):
        return _months(int(year[0]), 1, 12, f"{int(year[0])}")
    if span := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*\.\.\s*([0-9]{4}-[0-9]{2}-[0-9]{2})", raw):
        first, last = _day(span[1]), _day(span[2])
        if first > last:
            raise FieldError("The first day of the period is after its last")
        return Period(first, last, _span(first, last, letters=3))
    raise FieldError(_HELP)


def days_in_words(period: Period) -> str:
    """'1 to 31 October 2026', '1 October to 15 November 2026', '15 December 2025 to 15 January 2026'."""
    return _span(period.first, period.last)


def day_in_words(day: date) -> str:
    """'19 November 2026'."""
    return _span(day, day)


def _months(year: int, month: int, count: int, title: str | None) -> Period:
    if year == 0:
        raise FieldError("There is no year 0")
    if not 1 <= month <= 12:
        raise FieldError("A year has twelve months, 01 to 12")
    after = month + count
    last = date.max if (year, after) == (9999, 13) else date(year + (after > 12), (after - 1) % 12 + 1, 1) - _ONE_DAY
    return Period(date(year, month, 1), last, title or f"{_MONTHS[month - 1]} {year}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FieldError(f"There is no day {text} in the calendar") from None


def _span(first: date, last: date, letters: int | None = None) -> str:
    """Both days, saying month and year of the first only where they differ; `letters` shortens the months."""
    end = f"{last.day} {_MONTHS[last.month - 1][:letters]} {last.year}"
    if first == last:
        return end
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {_MONTHS[first.month - 1][:letters]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} to {end}"


_ONE_DAY = timedelta(days=1)
