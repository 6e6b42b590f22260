"""What closes the largest gaps, out of what one has on one's own list."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from organizer.areas.learning.rules.counting import said
from organizer.areas.learning.rules.skills import Closing
from organizer.ui.fonts import text_width
from organizer.ui.painted_table import SIDE, TableRows
from organizer.ui.painting import RIGHT, draw_text, fill
from organizer.ui.theme import theme

from .marks import FORM_ICONS

_PLAN = "Plan one"


class ClosingRows(TableRows):
    """Enter opens the course, or plans one where there is none."""

    opened = Signal(UUID)
    plan_asked = Signal(object)
    """A gap for which there is no course."""

    def __init__(self) -> None:
        super().__init__("What closes the biggest gaps", 32)
        self.closings: tuple[Closing, ...] = ()

    def set_closings(self, closings: Sequence[Closing]) -> None:
        self.closings = tuple(closings)
        self.rows_changed()
        self.setFixedHeight(max(1, len(closings) * self.row_height()))

    def count(self) -> int:
        return len(self.closings)

    def spoken(self, row: int) -> str:
        each = self.closings[row]
        if each.course is None:
            return f"{each.reason}: Enter plans something"
        return f"{each.course.title}: {each.gap.skill.name}, {each.reason}"

    def _act(self, row: int) -> None:
        each = self.closings[row]
        if each.course is not None:
            self.opened.emit(each.course.id)
        else:
            self.plan_asked.emit(each.gap)

    def answer_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._act(self.current)
            return True
        return False

    def answer_click(self, row: int, at: QPointF) -> None:
        self._act(row)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        current, each = theme(), self.closings[row]
        t = current.tokens
        if row != self.current:
            fill(painter, QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t["surface"])
        icon = "search" if each.course is None else FORM_ICONS[each.course.form]
        current.icons.paint(painter, rect.x() + SIDE, rect.center().y() - 8, icon, 15, t["text-3"])
        inner = rect.adjusted(SIDE + 25, 0, -SIDE, 0)
        if each.course is None:
            draw_text(painter, inner.adjusted(0, 0, -text_width("label-medium", _PLAN) - 12, 0), each.reason, "body",
                      t["text"])  # fmt: skip
            draw_text(painter, inner, _PLAN, "label-medium", t["accent-text"], RIGHT)
            return
        gain = f"{each.gap.skill.name} +{said(each.gain)}"
        room = min(text_width("label", gain) + 2, inner.width() * 0.5)
        draw_text(painter, inner.adjusted(0, 0, -room - 10, 0), each.course.title, "body", t["text"])
        draw_text(
            painter, QRectF(inner.right() - room, inner.y(), room, inner.height()), gain, "label", t["text-3"], RIGHT
        )
