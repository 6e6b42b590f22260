"""Reminders of an open profile, begun some time after its first page: nothing of them is loaded before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from organizer.ui.context import PageContext

if TYPE_CHECKING:
    from organizer.overview.reminders.keeper import ReminderKeeper
    from organizer.overview.reminders.missed import Missed

_AFTER_MS = 3000


class Reminding(QObject):
    """Looks first when the window has come to rest, then once a minute."""

    open_asked = Signal(object)
    """The `Ref` of what is due, or None where a reminder stood for several things."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._context = context
        self._keeper: ReminderKeeper | None = None
        self._first = QTimer(self, interval=_AFTER_MS, singleShot=True)
        self._first.timeout.connect(self._begin)
        self._first.start()

    @cached_property
    def missed(self) -> Missed:
        """What was missed while the program was closed."""
        from organizer.overview.reminders.missed import Missed

        return Missed(self)

    def close(self) -> None:
        self._first.stop()
        if self._keeper is not None:
            self._keeper.close()

    def _begin(self) -> None:
        from organizer.overview.reminders.keeper import ReminderKeeper
        from organizer.overview.reminders.senders import DesktopSender, FirstThatCan, TraySender

        from .logo import program_icon

        sender = FirstThatCan((DesktopSender(self), TraySender(program_icon(), self)))
        self._keeper = ReminderKeeper(self._context, sender, self.missed, parent=self)
        self._keeper.open_asked.connect(self.open_asked)
        self._keeper.look()
