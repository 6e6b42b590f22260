"""What should have been told while the program was closed, until somebody has seen it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.ui.banner import Banner

from .plan import Reminder
from .words import lines_of, missed_words

_MOST_LINES = 8


class Missed(QObject):
    """A list that is shown once."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reminders: tuple[Reminder, ...] = ()

    def add(self, reminders: Iterable[Reminder]) -> None:
        added = tuple(reminder for reminder in reminders if reminder not in self.reminders)
        if added:
            self.reminders += added
            self.changed.emit()

    def dismiss(self) -> None:
        self.reminders = ()
        self.changed.emit()


class MissedBanner(QWidget):
    """The list on a page, with 'Got it'; nothing where there is nothing."""

    def __init__(self, missed: Missed, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missed = missed
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        missed.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        reminders = self._missed.reminders
        if reminders:
            lines = "\n".join(lines_of(reminders, _MOST_LINES))
            self.banner = Banner("info", missed_words(len(reminders)), lines, "Got it")
            self.banner.acted.connect(self._missed.dismiss)
            self._column.addWidget(self.banner)
        self.setVisible(bool(reminders))
