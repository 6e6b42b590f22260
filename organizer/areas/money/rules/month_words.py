"""Months in words."""

from __future__ import annotations

from datetime import date

from organizer.kernel.dates import MONTHS

_FULL = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def short_month(day: date) -> str:
    """'Nov'."""
    return MONTHS[day.month - 1]


def month_name(day: date) -> str:
    """'November'."""
    return _FULL[day.month - 1]


def month_and_year(day: date) -> str:
    """'Nov 26'."""
    return f"{MONTHS[day.month - 1]} {day.year % 100:02}"
