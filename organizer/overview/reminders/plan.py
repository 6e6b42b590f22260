"""What to remind of. Pure: the dues and both times are given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from organizer.kernel.area import Due, Urgency
from organizer.kernel.frozen import frozen

BEFORE = timedelta(minutes=10)
"""How long before its hour something is told."""
AT = time(9)
"""When things that are due on a day, without an hour, are told."""
SNOOZE = timedelta(minutes=10)
GAP = timedelta(minutes=5)
"""Not having looked for longer than this, the program was closed or the computer slept."""
LONGEST = timedelta(days=31)
"""What was missed longer ago than this is not listed: what of it still matters, Today shows."""
_DAY = timedelta(days=1)

DuesBetween = Callable[[date, date], Iterable[Due]]


@frozen
class Reminder:
    """A due thing and the moment to tell it, in UTC."""

    due: Due
    at: datetime


@frozen
class Plan:
    """What to tell now, and what should have been told since the last look, each in the order of time."""

    now: tuple[Reminder, ...] = ()
    missed: tuple[Reminder, ...] = ()


def plan(dues: DuesBetween, looked: datetime | None, now: datetime) -> Plan:
    """Everything whose moment came after the last look and not after now; both are aware, days are those of `now`.

    A first look finds nothing, nor does one on a clock that was put back. After a gap what has not begun yet is told
    now, and all else was missed.
    """
    if looked is None or looked >= now:
        return Plan()
    # In UTC, where no hour comes twice and none is left out.
    begun, instant = max(looked, now - LONGEST).astimezone(UTC), now.astimezone(UTC)
    found = sorted(
        (
            reminder
            for due in dues(begun.astimezone(now.tzinfo).date(), (instant + BEFORE).astimezone(now.tzinfo).date())
            if (reminder := reminder_of(due, now)) is not None and begun < reminder.at <= instant
        ),
        key=lambda reminder: (reminder.at, reminder.due.title, reminder.due.ref.id),
    )
    if instant - looked <= GAP:
        return Plan(now=tuple(found))
    ahead = [reminder for reminder in found if reminder.due.start is not None and reminder.due.start > instant]
    return Plan(now=tuple(ahead), missed=tuple(reminder for reminder in found if reminder not in ahead))


def reminder_of(due: Due, now: datetime) -> Reminder | None:
    """What has an hour is told before it; what is due on a day and waits for somebody, in the morning. None for days
    that are just days, such as birthdays to come."""
    if due.start is not None:
        return Reminder(due, due.start.astimezone(UTC) - BEFORE)
    if due.urgency is Urgency.LATER:
        return None
    return Reminder(due, datetime.combine(due.day, AT, now.tzinfo).astimezone(UTC))
