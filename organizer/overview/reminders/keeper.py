"""Looks once a minute whether there is something to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from organizer.kernel.area import Due
from organizer.kernel.changes import Ref
from organizer.ui.context import PageContext

from .choices import in_general_words, reminds
from .missed import Missed
from .plan import GAP, LONGEST, SNOOZE, Plan, Reminder, plan, reminder_of
from .snoozed import Snoozed, read_snoozed, snoozed, write_snoozed
from .words import Note, notes_of

_MINUTE_MS = 60_000
_REMEMBERED = 50
"""Notes that can still be snoozed or opened."""


class Sender(Protocol):
    """Shows notes outside of the window."""

    def send(self, note: Note) -> bool:
        """Whether it could be shown."""

    def listen(self, snoozed: Callable[[str], None], opened: Callable[[str], None]) -> None:
        """Both are called with the key of a note."""

    def close(self) -> None:
        """Nothing more is shown or heard."""


class ReminderKeeper(QObject):
    """Tells by way of a sender; what was missed goes to the list too. When it last looked and what
    was snoozed is remembered in the settings, for each profile apart."""

    open_asked = Signal(object)
    """The `Ref` of what a note stands for; None where it stands for several things."""

    def __init__(
        self, context: PageContext, sender: Sender, missed: Missed, *, every_ms: int = _MINUTE_MS,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._sender, self._missed = context, sender, missed
        self._told: dict[str, Note] = {}
        home = context.workspace.home.id
        self._key, self._sleeping_key = f"reminders/looked/{home}", f"reminders/snoozed/{home}"
        self._sleeping = read_snoozed(context.settings.text(self._sleeping_key))
        sender.listen(self.snooze, self._opened)
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._sender.close()

    def look(self) -> None:
        """Tells what there is to tell since the last look."""
        context, now = self._context, self._context.now()
        instant, looked = now.astimezone(UTC), self._looked()
        context.settings.set(self._key, instant.isoformat())
        if not reminds(context.settings):
            self._sleep(())
            return
        found = plan(self._dues, looked, now)
        woken = self._woken(now)
        if looked is not None and instant - looked > GAP:
            found = Plan(found.now, (*found.missed, *(r for r in woken if r not in found.missed)))
        else:
            found = Plan((*found.now, *(r for r in woken if r not in found.now)), found.missed)
        self._missed.add(found.missed)
        for note in notes_of(found, now, general=in_general_words(context.settings)):
            self._told[note.key] = note
            self._sender.send(note)
        for key in list(self._told)[:-_REMEMBERED]:
            del self._told[key]

    def snooze(self, key: str) -> None:
        """Tells a note once more in ten minutes."""
        note = self._told.pop(key, None)
        if note is not None:
            until = self._context.now().astimezone(UTC) + SNOOZE
            self._sleep((*self._sleeping, *(snoozed(reminder.due, until) for reminder in note.reminders)))

    def _opened(self, key: str) -> None:
        note = self._told.get(key)
        if note is not None:
            refs: set[Ref] = {reminder.due.ref for reminder in note.reminders}
            self.open_asked.emit(refs.pop() if len(refs) == 1 else None)

    def _sleep(self, sleeping: Iterable[Snoozed]) -> None:
        """Remembers what sleeps, over the end of the program."""
        self._sleeping = list(sleeping)
        self._context.settings.set(self._sleeping_key, write_snoozed(self._sleeping))

    def _woken(self, now: datetime) -> list[Reminder]:
        """Those snoozed long enough, as they are now: what was done meanwhile is not told again. On a clock that was
        put back none waits longer than from now on."""
        instant = now.astimezone(UTC)
        woken = [each for each in self._sleeping if instant - LONGEST <= each.until <= instant]
        self._sleep(
            replace(each, until=min(each.until, instant + SNOOZE)) for each in self._sleeping if each.until > instant
        )
        days = {each.day for each in woken}
        dues = [due for day in sorted(days) for due in self._dues(day, day) if any(each.is_of(due) for each in woken)]
        return [reminder for due in dues if (reminder := reminder_of(due, now)) is not None]

    def _looked(self) -> datetime | None:
        try:
            found = datetime.fromisoformat(self._context.settings.text(self._key))
        except ValueError:
            return None
        return found if found.tzinfo is not None and found.utcoffset() == timedelta() else None

    def _dues(self, first: date, last: date) -> Iterable[Due]:
        """Of whoever sits here, and what is shared."""
        context = self._context
        me = context.workspace.home.member
        for area in context.areas:
            if area.dues is not None:
                for due in area.dues(context.workspace.reads, first, last, context.today()):
                    if me is None or due.owner in (None, me):
                        yield due
