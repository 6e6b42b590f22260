"""Stepping through months, quarters and years."""

from __future__ import annotations

from datetime import date
from typing import Literal

from organizer.kernel.section import Period
from organizer.reports.period import parse_period

Unit = Literal["month", "quarter", "year", "custom"]
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
EARLIEST, LATEST = 1900, 2200


def period_around(unit: Unit, day: date) -> Period:
    """The month, quarter or year that holds the day. ValueError for 'custom'."""
    if unit == "month":
        return parse_period(f"{day.year:04}-{day.month:02}")
    if unit == "quarter":
        return parse_period(f"{day.year:04}-Q{(day.month - 1) // 3 + 1}")
    if unit == "year":
        return parse_period(f"{day.year:04}")
    raise ValueError("a custom period has two days of its own")


def stepped(unit: Unit, day: date, by: int) -> date:
    """The first day of the period that lies `by` before (below 0) or after the one around the day."""
    size = _MONTHS[unit]
    months = day.year * 12 + day.month - 1
    months = months - months % size + by * size
    year = min(LATEST, max(EARLIEST, months // 12))
    return date(year, months % 12 + 1, 1)


def period_between(first: date, last: date) -> Period:
    """Any stretch of days. Raises FieldError when the last is before the first."""
    return parse_period(f"{first.isoformat()}..{last.isoformat()}")


def file_stem(unit: Unit, period: Period) -> str:
    """'2026-10', '2026-Q4', '2026' or the two days: what goes into the name of the file."""
    first = period.first
    return {
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year}-Q{(first.month - 1) // 3 + 1}",
        "year": f"{first.year}",
        "custom": f"{first.isoformat()} to {period.last.isoformat()}",
    }[unit]
