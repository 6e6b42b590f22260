"""What the grid says: times, items and places, as they are read out and shown in tooltips."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale

from organizer.kernel.dates import MONTHS, WEEKDAYS

from .layout import clock_times
from .values import AllDayItem, GridItem

_MIDNIGHT = time.min


def day_words(day: date) -> str:
    """'Thu 19 Nov'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def weekday_short(day: date) -> str:
    """'Thu', as the system's language has it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd")


def clock(at: datetime, end: bool = False) -> str:
    """'09:00'; a day's `end` is 24:00."""
    return "24:00" if end and at.time() == _MIDNIGHT else f"{at.hour:02d}:{at.minute:02d}"


def hours(start: datetime, end: datetime) -> str:
    """'09:00–11:30'."""
    return f"{clock(start)}–{clock(end, end=end > start)}"


def moment_words(at: datetime) -> str:
    """'Thu 19 Nov, 09:00'."""
    return f"{day_words(at.date())}, {clock(at)}"


def span_words(start: datetime | date, end: datetime | date) -> str:
    """'09:00–11:30' or 'All day': what stands in a preview."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return hours(start, end)
    return "All day"


def place_words(start: datetime | date, end: datetime | date) -> str:
    """'Thu 19 Nov, 09:00 to 11:30' or 'Thu 19 Nov to Sat 21 Nov, all day'."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return f"{day_words(start.date())}, {_from_to(start, end)}"
    days = day_words(start) if start == end else f"{day_words(start)} to {day_words(end)}"
    return f"{days}, all day"


def _from_to(start: datetime, end: datetime) -> str:
    midnight_after = datetime.combine(start.date(), _MIDNIGHT) + timedelta(days=1)
    if end > midnight_after:
        return f"{clock(start)} to {day_words(end.date())} {clock(end)}"
    return f"{clock(start)} to {clock(end, end=end > start)}"


def item_words(item: GridItem | AllDayItem, lane: str = "") -> str:
    """'Thu 19 Nov, 09:00 to 11:30, Deep work, Career', with what is to be known of it."""
    if isinstance(item, GridItem):
        place = place_words(*clock_times(item))
        tracked = "tracked" if item.kind == "tracked" else ""
    else:
        place, tracked = place_words(item.first, item.last), ""
    said = (place, tracked, _title(item), item.detail, lane, "done" if item.done else "", item.clash)
    return ", ".join(part for part in said if part)


def _title(item: GridItem | AllDayItem) -> str:
    return item.title or ("" if item.detail else "No title")


def item_tip(item: GridItem | AllDayItem) -> str:
    """The same over several lines."""
    if isinstance(item, GridItem):
        start, end = clock_times(item)
        one_day = end - start <= timedelta(days=1)
        when = hours(start, end) if one_day else place_words(start, end)
        when = f"Tracked {when}" if item.kind == "tracked" else when
    else:
        when = place_words(item.first, item.last)
    lines = (_title(item), f"{when}, done" if item.done else when, item.detail, item.clash)
    return "\n".join(line for line in lines if line)
