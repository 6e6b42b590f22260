"""Asking for the passphrase of a profile. Nothing here says what is inside, or whose it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE, fill, fill_rounded
from organizer.ui.theme import theme

from .logo import PETROL, paint_logo

WIDTH = 360
_FREE_MISSES = 3
_LONGEST_WAIT = 60


def wait_after(misses: int) -> int:
    """Seconds to wait after so many wrong passphrases: none at first, then twice as long each time, up to a minute."""
    return 0 if misses < _FREE_MISSES else min(_LONGEST_WAIT, 2 ** (misses - _FREE_MISSES + 1))


class UnlockScreen(QWidget):
    entered = Signal(str)
    """A passphrase to try."""

    other_asked = Signal()
    """Another file is wanted."""

    new_asked = Signal()
    """A new profile is wanted."""

    def __init__(self, path: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._misses = 0
        self._wait = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self.passphrase = TextField("Passphrase", secret=True)
        self.passphrase.frame.setMinimumHeight(36)
        self.passphrase.changed.connect(lambda: self.passphrase.set_error(None))
        self.unlock = Button("Unlock", "primary", "large")
        self.unlock.clicked.connect(self.submit)
        other, new = Button("Open another file", "ghost", "small"), Button("New organizer", "ghost", "small")
        other.clicked.connect(lambda: self.other_asked.emit())
        new.clicked.connect(lambda: self.new_asked.emit())
        self._box = QWidget()
        self._box.setFixedWidth(WIDTH)
        below = QHBoxLayout()
        for part in (other, new):
            below.addWidget(part)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 84, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label("Organizer", "title", align=CENTRE))
        column.addWidget(Label("This file is locked.", "body", "text-2", align=CENTRE))
        column.addSpacing(24)
        column.addWidget(self.passphrase)
        column.addSpacing(14)
        row = QHBoxLayout()
        row.addWidget(self.unlock)
        column.addLayout(row)
        column.addSpacing(20)
        column.addLayout(below)
        outer = QVBoxLayout(self)
        outer.addWidget(self._box, 0, Qt.AlignmentFlag.AlignCenter)

    def start_focus(self) -> None:
        self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While the key is being made."""
        self.unlock.setEnabled(not busy)
        self.passphrase.set_read_only(busy)

    def refuse(self) -> None:
        """The passphrase was wrong."""
        self._misses += 1
        self.set_busy(False)
        self.passphrase.set_value("")
        self.passphrase.set_error("The file did not open with this passphrase")
        self._wait = wait_after(self._misses)
        if self._wait:
            self._timer.start()
            self._show_wait()
        self.start_focus()

    def show_trouble(self, text: str) -> None:
        """Something other than the passphrase stands in the way."""
        self.set_busy(False)
        self.passphrase.set_error(text)

    def submit(self) -> None:
        """What Unlock and Enter do."""
        typed = self.passphrase.value()
        if not typed:
            self.passphrase.set_error("Type the passphrase")
        elif self.unlock.isEnabled():
            self.entered.emit(typed)

    def _count_down(self) -> None:
        self._wait -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._wait > 0
        self.unlock.setEnabled(not waiting)
        self.unlock.set_label(f"Unlock in {self._wait} s" if waiting else "Unlock")
        if not waiting:
            self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), theme().tokens["window"])
        sign = QRect(self._box.x() + (WIDTH - 56) // 2, self._box.y() + 8, 56, 56)
        fill_rounded(painter, sign.toRectF(), 12, PETROL)
        paint_logo(painter, sign.x() + 10, sign.y() + 10, 36)
