"""How near a day is, in a word or two."""

from __future__ import annotations

from datetime import date

from organizer.kernel.area import Due, Urgency
from organizer.kernel.weekdays import Weekday
from organizer.ui.chips import Tone

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def near_words(day: date, today: date) -> str:
    """'6 days over', 'today', 'tomorrow', 'Fri 27 Nov', '5 Dec'."""
    days = (day - today).days
    if days < 0:
        return f"{-days} day{'s' * (days != -1)} over"
    if days == 0:
        return "Today"
    if days == 1:
        return "Tomorrow"
    if days < 10:
        return f"{Weekday(day.weekday()).short} {day.day} {_MONTHS[day.month - 1]}"
    return day_words(day, today)


def day_words(day: date, today: date) -> str:
    """'5 Dec', with the year where it is another."""
    name = f"{day.day} {_MONTHS[day.month - 1]}"
    return name if day.year == today.year else f"{name} {day.year}"


def tone_of(due: Due, today: date) -> Tone:
    """Red for what is over, amber for what comes within ten days."""
    if due.urgency is Urgency.OVERDUE:
        return "danger"
    return "warn" if due.urgency is Urgency.SOON or (due.day - today).days < 10 else "neutral"
