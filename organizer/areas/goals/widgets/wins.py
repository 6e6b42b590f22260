"""Wins by day, and a line to write the next one down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.goals.model import Win
from organizer.areas.goals.widgets.marks import Shown
from organizer.kernel.dates import format_day
from organizer.kernel.text import one_line
from organizer.ui.avatars import paint_stack, stack_width
from organizer.ui.buttons import Button
from organizer.ui.fields.text import TextField
from organizer.ui.fonts import text_width
from organizer.ui.label import Label
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

_SIDE = 24


class WinsView(QWidget):
    """The line at the top takes what went well today; Enter keeps it."""

    added = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Wins()
        self.line = TextField("", placeholder="What went well today?")
        self.line.edit.setAccessibleName("What went well today")
        self.line.edit.returnPressed.connect(self._add)
        self.line.setMaximumWidth(560)
        self.add = Button("Add win", icon="plus")
        self.add.clicked.connect(self._add)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 12, _SIDE, 12)
        head.setSpacing(8)
        head.addWidget(self.line, 1)
        head.addWidget(self.add)
        head.addStretch(0)
        self.nothing = Label(
            "Nothing here yet. What you write down here is shown again on days when little goes well.", "body",
            "text-3", wrap=True,
        )  # fmt: skip
        around = QHBoxLayout()
        around.setContentsMargins(_SIDE, 0, _SIDE, 0)
        around.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(around)
        column.addWidget(ScrollArea(self.rows), 1)

    def set_wins(self, wins: Sequence[Win], goals: Mapping[UUID, str], shown: Shown) -> None:
        """The newest first; `goals` are the names of those that wins belong to."""
        self.rows.set_wins(wins, goals, shown)
        self.nothing.setVisible(not wins)

    def _add(self) -> None:
        text = self.line.value().strip()
        if text:
            self.line.set_value("")
            self.added.emit(text)
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class Wins(PaintedRows):
    """Days as headings, wins under them. Enter or E opens, Del deletes."""

    opened = Signal(UUID)
    deleted = Signal(UUID)

    def __init__(self) -> None:
        super().__init__("Wins", 36)
        self._rows: list[Win | date] = []
        self._goals: Mapping[UUID, str] = {}
        self._shown: Shown | None = None

    def set_wins(self, wins: Sequence[Win], goals: Mapping[UUID, str], shown: Shown) -> None:
        self._goals, self._shown = goals, shown
        self._rows = []
        day: date | None = None
        for win in wins:
            if win.day != day:
                day = win.day
                self._rows.append(day)
            self._rows.append(win)
        self.rows_changed()

    def win(self) -> Win | None:
        """The one that is chosen."""
        row = self._rows[self.current] if 0 <= self.current < len(self._rows) else None
        return row if isinstance(row, Win) else None

    def count(self) -> int:
        return len(self._rows)

    def is_heading(self, row: int) -> bool:
        return isinstance(self._rows[row], date)

    def spoken(self, row: int) -> str:
        win = self._rows[row]
        return f"{win.title}, {format_day(win.day)}" if isinstance(win, Win) else format_day(win)

    def answer_key(self, event: QKeyEvent) -> bool:
        win = self.win()
        if win is None or event.modifiers():
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E):
            self.opened.emit(win.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(win.id)
        else:
            return False
        return True

    def answer_click(self, row: int, at: QPointF) -> None:
        win = self.win()
        if win is not None:
            self.opened.emit(win.id)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        current, found = theme(), self._rows[row]
        t, today = current.tokens, self._shown.today if self._shown is not None else None
        if not isinstance(found, Win):
            room = rect.adjusted(_SIDE, 10, -_SIDE, 0)
            draw_text(painter, room, format_day(found, today), "label-strong", t["text-2"])
            return
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        current.icons.paint(painter, room.x(), room.center().y() - 8, "trophy", 16, t["warm-text"])
        faces = self._shown.faces(found.owner)[:3] if self._shown is not None else ()
        if faces:
            stack = stack_width(18, len(faces))
            ground = t["selected"] if row == self.current else t["window"]
            paint_stack(painter, room.right() - stack, room.center().y() - 11, 18, faces, ground)
            room.setRight(room.right() - stack - 10)
        goal = self._goals.get(found.goal, "") if found.goal is not None else ""
        note = f"for {goal}" if goal else one_line(found.story)
        if note:
            width = min(text_width("label", note) + 1, room.width() * 0.4)
            draw_text(painter, QRectF(room.right() - width, room.y(), width, room.height()), note, "label", t["text-3"],
                      RIGHT)  # fmt: skip
            room.setRight(room.right() - width - 12)
        draw_text(painter, room.adjusted(28, 0, 0, 0), found.title, "row-title", t["text"])
