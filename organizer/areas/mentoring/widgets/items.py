"""Action items as a list to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from organizer.areas.mentoring.model import ActionItem
from organizer.areas.mentoring.rules.actions import is_open
from organizer.kernel.dates import WEEKDAYS, format_day
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.fonts import FontName, text_width
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.theme import theme
from organizer.ui.toggles import paint_box

_SIDE, _FACE, _BOX = 20, 20, 16


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item as the list shows it; `carried` over so many sessions."""

    item: ActionItem
    face: Face | None
    today: date
    carried: int = 0

    @property
    def when(self) -> str:
        item = self.item
        if item.done is not None:
            day = item.done.astimezone().date()
            of_the_week = (self.today - day).days < 7
            return f"Done {WEEKDAYS[day.weekday()] if of_the_week else format_day(day, self.today)}"
        if item.due is None:
            return ""
        return "Today" if item.due == self.today else format_day(item.due, self.today)

    @property
    def near(self) -> bool:
        """Whether it is due, or over."""
        return is_open(self.item) and self.item.due is not None and self.item.due <= self.today

    def spoken(self) -> str:
        along = f"gone along {self.carried} sessions" if self.carried else ""
        state = "done" if self.item.done else "open"
        parts = (self.item.title, self.when, state, along, self.face.name if self.face else "")
        return ", ".join(part for part in parts if part)


class ItemRows(PaintedRows):
    """Space ticks, E edits, P plans a time, S snoozes, Del deletes."""

    ticked = Signal(UUID)
    edit_asked = Signal(UUID)
    deleted = Signal(UUID)
    planned = Signal(UUID)
    snoozed = Signal(UUID)

    def __init__(self) -> None:
        super().__init__("Action items", 36)
        self.quiet = True
        self.rows: tuple[ItemRow, ...] = ()

    def set_rows(self, rows: Sequence[ItemRow]) -> None:
        chosen = self.id()
        self.rows = tuple(rows)
        ids = [row.item.id for row in rows]
        self.current = ids.index(chosen) if chosen in ids else min(self.current, len(ids) - 1)
        self.rows_changed()

    def id(self) -> UUID | None:
        """The one under the cursor."""
        return self.rows[self.current].item.id if 0 <= self.current < len(self.rows) else None

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        return self.rows[row].spoken()

    def answer_key(self, event: QKeyEvent) -> bool:
        id = self.id()
        if id is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        signals = {
            Qt.Key.Key_Space: self.ticked, Qt.Key.Key_E: self.edit_asked, Qt.Key.Key_Return: self.edit_asked,
            Qt.Key.Key_Enter: self.edit_asked, Qt.Key.Key_F2: self.edit_asked, Qt.Key.Key_Delete: self.deleted,
            Qt.Key.Key_P: self.planned, Qt.Key.Key_S: self.snoozed,
        }  # fmt: skip
        signal = signals.get(Qt.Key(event.key()))
        if signal is None:
            return False
        signal.emit(id)
        return True

    def answer_click(self, row: int, at: QPointF) -> None:
        if at.x() <= _SIDE + _BOX + 6:
            self.ticked.emit(self.rows[row].item.id)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, found = theme().tokens, self.rows[row]
        inner = rect.adjusted(_SIDE, 0, -14, 0)
        middle = rect.center().y()
        done = found.item.done is not None
        paint_box(painter, inner.x(), middle - 8, Qt.CheckState.Checked if done else Qt.CheckState.Unchecked)
        if found.face is not None:
            paint_avatar(painter, inner.right() - _FACE, middle - 10, _FACE, found.face)
        end = inner.right() - _FACE - 8
        name: FontName = "label-medium" if found.near else "label"
        wide = text_width(name, found.when)
        draw_text(painter, QRectF(end - wide - 1, middle - 9, wide + 1, 18), found.when, name,
                  t["warn-text" if found.near else "text-3"], RIGHT)  # fmt: skip
        left = inner.x() + _BOX + 9
        room = QRectF(left, middle - 10, end - wide - 10 - left, 20)
        draw_text(painter, room, found.item.title, "body", t["text-3" if done else "text"])
