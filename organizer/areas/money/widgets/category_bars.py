"""Categories as bars of what there was, with a mark where it should be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from organizer.areas.money.figures.net_worth import plain
from organizer.areas.money.model import Direction
from organizer.areas.money.rules.cash_flow import Row
from organizer.ui.bars import paint_bar
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

_BAR, _LEAST_BAR = 0.3, 40.0


class CategoryBars(PaintedRows):
    """Enter or a click asks for what is in a category."""

    asked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Categories", 28, parent=parent)
        self.rows: list[Row] = []
        self._currency = "USD"

    def set_rows(self, rows: Sequence[Row], currency: str) -> None:
        self.rows, self._currency = list(rows), currency
        self.rows_changed()
        self.setFixedHeight(max(self.sizeHint().height(), 1))

    def count(self) -> int:
        return len(self.rows)

    def _amounts(self, row: Row) -> str:
        actual = shown_amount(plain(row.actual, self._currency))
        if row.planned is None:
            return actual
        return f"{actual} of {shown_amount(plain(row.planned, self._currency))}"

    def spoken(self, row: int) -> str:
        each = self.rows[row]
        return f"{each.title}: {self._amounts(each)}"

    def answer_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(self.rows[self.current])
            return True
        return False

    def answer_click(self, row: int, at: QPointF) -> None:
        self.asked.emit(self.rows[row])

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        each, t = self.rows[row], theme().tokens
        inner = rect.adjusted(8, 0, -8, 0)
        words = self._amounts(each)
        draw_text(painter, inner, words, "label", t["text-2"], RIGHT)
        widest = max(text_width("label", self._amounts(other)) for other in self.rows)
        bar_width = max(_LEAST_BAR, inner.width() * _BAR)
        left = inner.right() - widest - 12 - bar_width
        alike = [other for other in self.rows if other.direction is each.direction]
        scale = max((max(other.actual, other.planned or 0) for other in alike), default=0) or 1
        over = each.planned is not None and each.actual > each.planned and each.direction is Direction.OUT
        colour: ColourName = "warn" if over else "c1" if each.direction is Direction.IN else "c3"
        tick = each.planned / scale if each.planned else None
        paint_bar(painter, QRectF(left, rect.y(), bar_width, rect.height()), max(each.actual, 0) / scale, colour, tick)
        draw_text(
            painter, QRectF(inner.x(), rect.y(), left - inner.x() - 8, rect.height()), each.title, "body", t["text"]
        )
