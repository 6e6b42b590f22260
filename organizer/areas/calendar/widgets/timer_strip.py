"""The strip of running timers: what is being tracked, since when, and Stop."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Avatar, Face
from organizer.ui.buttons import Button, IconButton
from organizer.ui.label import Label
from organizer.ui.painting import fill, fill_rounded, hairline
from organizer.ui.theme import theme

HEIGHT = 40
_ACROSS = 2


@frozen
class RunningTimer:
    """A timer that runs. `since` is words: 'since 09:05, 1 h 37 min'; `face` where there are several members."""

    id: UUID
    title: str
    since: str
    colour: str
    face: Face | None = None


class TimerStrip(QWidget):
    """Two timers on a line; no room while none runs."""

    stop_asked = Signal(UUID)
    opened = Signal(UUID)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Running timers")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.lines: list[TimerLine] = []
        self.hide()

    def set_timers(self, timers: Sequence[RunningTimer]) -> None:
        """Shows these; a line that stays keeps its focus."""
        known = {line.timer.id: line for line in self.lines}
        lines = []
        for timer in timers:
            line = known.pop(timer.id, None)
            if line is None:
                line = TimerLine(timer)
                line.stop.clicked.connect(lambda _=False, id=timer.id: self.stop_asked.emit(id))
                line.edit.clicked.connect(lambda _=False, id=timer.id: self.opened.emit(id))
            line.show_timer(timer)
            lines.append(line)
        for gone in known.values():
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.lines = lines
        for number, line in enumerate(lines):
            across = _ACROSS if len(lines) == 1 else 1
            self._grid.addWidget(line, number // _ACROSS, number % _ACROSS, 1, across)
            line.show()
        self.setVisible(bool(lines))


class TimerLine(QWidget):
    """One timer."""

    def __init__(self, timer: RunningTimer, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timer = timer
        self.setFixedHeight(HEIGHT)
        self._title = Label("", "row-title")
        self._since = Label("", "label", "text-2")
        self._avatar = Avatar(timer.face, 20) if timer.face else None
        self._since.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.edit = IconButton("pencil", "Edit", size="small")
        self.stop = Button("Stop", "default", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(16 if timer.face else 54, 0, 16, 1)
        row.setSpacing(8)
        if self._avatar is not None:
            row.addWidget(self._avatar)
        row.addWidget(self._title)
        row.addWidget(self._since)
        row.addStretch(1)
        row.addWidget(self.edit)
        row.addWidget(self.stop)
        self.show_timer(timer)

    def show_timer(self, timer: RunningTimer) -> None:
        """Says how long it has been running by now."""
        self.timer = timer
        self._title.setText(timer.title)
        self._since.setText(timer.since)
        self.setAccessibleName(f"Tracking {timer.title}, {timer.since}")
        self.stop.setAccessibleName(f"Stop tracking {timer.title}")
        self.edit.set_name(f"Edit tracked time {timer.title}")
        if self._avatar is not None and timer.face is not None:
            self._avatar.set_face(timer.face)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill(painter, self.rect(), t["surface"])
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
        if self._avatar is None:
            x = self.width() - 40 if self.isRightToLeft() else 24
            current.icons.paint(painter, x, 12, "timer", 16, t["accent-text"])
        fill_rounded(painter, QRectF(0, 0, 3, self.height() - 1), 0, t.named(self.timer.colour))
