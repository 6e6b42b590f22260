"""What a reminder says; in general words where nobody else may read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from organizer.kernel.frozen import frozen

from .plan import Plan, Reminder

MOST_AT_ONCE = 3
"""More things that begin at once are told as one."""
_NAMED = 3
_MINUTE = timedelta(minutes=1)


@frozen
class Note:
    """One notification and what it stands for."""

    key: str
    title: str
    text: str
    reminders: tuple[Reminder, ...]


def notes_of(found: Plan, now: datetime, *, general: bool) -> list[Note]:
    """A note for each thing that begins, one for all that is due today, one for all that was missed."""
    begins = [reminder for reminder in found.now if reminder.due.start is not None]
    days = [reminder for reminder in found.now if reminder.due.start is None]
    notes = []
    if len(begins) > MOST_AT_ONCE:
        notes.append(_several(f"{len(begins)} things begin soon", begins, general))
    else:
        notes += [_begins(reminder, now, general) for reminder in begins]
    if len(days) == 1 and not general:
        notes.append(_note(days, days[0].due.title, f"Due today: {days[0].due.reason}".rstrip(": ")))
    elif days:
        notes.append(_several(f"{_things(len(days))} due today", days, general))
    if found.missed:
        notes.append(_several(missed_words(len(found.missed)), found.missed, general))
    return notes


def missed_words(count: int) -> str:
    """'3 reminders while you were away'"""
    return f"{count:,} reminder{'s' * (count != 1)} while you were away"


def line_of(reminder: Reminder) -> str:
    """'Interview, 15:00' or 'Call the bank'."""
    due = reminder.due
    return f"{due.title}, {due.start:%H:%M}" if due.start else due.title


def lines_of(reminders: Sequence[Reminder], most: int) -> list[str]:
    """A line for each, and one for those beyond the most."""
    lines = [line_of(reminder) for reminder in reminders[:most]]
    rest = len(reminders) - len(lines)
    return [*lines, f"and {rest:,} more"] if rest else lines


def _begins(reminder: Reminder, now: datetime, general: bool) -> Note:
    assert reminder.due.start is not None
    minutes = max(-((now - reminder.due.start) // _MINUTE), 0)
    when = f"in {minutes} minute{'s' * (minutes != 1)}" if minutes else "now"
    if general:
        return _note([reminder], "Organizer", f"Something begins {when}")
    reason = reminder.due.reason
    return _note([reminder], reminder.due.title, f"Begins {when}: {reason}" if reason else f"Begins {when}")


def _several(title: str, reminders: Sequence[Reminder], general: bool) -> Note:
    return _note(reminders, title, "" if general else "\n".join(lines_of(reminders, _NAMED)))


def _things(count: int) -> str:
    return "1 thing is" if count == 1 else f"{count:,} things are"


def _note(reminders: Sequence[Reminder], title: str, text: str) -> Note:
    first = reminders[0]
    key = f"{first.due.ref.kind}/{first.due.ref.id}/{first.at.isoformat()}/{len(reminders)}"
    return Note(key, title, text, tuple(reminders))
