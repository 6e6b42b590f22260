"""Who to reach out to, what to begin with, and how long it will take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.areas.people.model import Contact, Interaction
from organizer.kernel.dates import format_day
from organizer.kernel.text import one_line

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def longest_first(contacts: Iterable[Contact], today: date) -> list[Contact]:
    """Those overdue, the longest overdue first."""
    late = [c for c in contacts if c.next_touch and c.next_touch < today]
    return sorted(late, key=lambda c: (c.next_touch or today, c.id))


TYPICAL_TOUCH = timedelta(minutes=8)
"""What a touch is taken to need when the queue says how long it will be."""


def queue_words(waiting: int, shown: int) -> str:
    """'5 this week, about 40 minutes'; where more wait than a week can take, '50 of 3,412, about 7 hours'."""
    minutes = round(TYPICAL_TOUCH.total_seconds() / 60) * shown
    hours = round(minutes / 60)
    length = f"{minutes} minutes" if minutes < 100 else f"{hours} hours"
    count = f"{waiting} this week" if waiting <= shown else f"{shown} of {waiting:,}"
    return f"{count}, about {length}"


def to_ask(newest: Interaction | None) -> str:
    """What to begin with when speaking again: what was noted for next time, else what was last talked about."""
    if newest is None:
        return "Nothing noted yet"
    said = newest.next_time or newest.summary or one_line(newest.notes)
    return said or f"{newest.channel.label} on {format_day(newest.day)}"


def soonest_words(name: str, day: date, today: date) -> str:
    """'Everyone is in touch. Next: Grace, Monday'."""
    ahead = (day - today).days
    near = {0: "today", 1: "tomorrow"}.get(ahead) or (
        _WEEKDAYS[day.weekday()] if 0 < ahead < 7 else format_day(day, today)
    )
    return f"Everyone is in touch. Next: {name.split(' ')[0]}, {near}"


def day_choices(today: date) -> tuple[tuple[str, date], ...]:
    """The usual days to put something off to, with their names: tomorrow, Monday, in a week."""
    monday = today + timedelta(days=7 - today.weekday())
    choices = [("Tomorrow", today + timedelta(days=1)), ("Monday", monday), ("In a week", today + timedelta(days=7))]
    first: dict[date, str] = {}
    for words, day in choices:
        first.setdefault(day, words)
    return tuple((words, day) for day, words in first.items())
