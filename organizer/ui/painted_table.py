"""Painted lists with columns: by share of the width, with a head and tooltips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from organizer.ui.fonts import FontName, text_width
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import LEFT, RIGHT, draw_text, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import plain

SIDE = 16
_GAP = 8


def columns(rect: QRectF, shares: Sequence[float]) -> list[QRectF]:
    """The rectangles of columns in a row, by their shares of its width; each leaves a gap to the next."""
    inner = rect.adjusted(SIDE, 0, -SIDE, 0)
    found, x = [], inner.x()
    for number, share in enumerate(shares):
        width = inner.width() * share
        found.append(QRectF(x, inner.y(), width - (_GAP if number < len(shares) - 1 else 0), inner.height()))
        x += width
    return found


def draw_whole(painter: QPainter, rect: QRectF, text: str, colour: QColor) -> None:
    """A figure at the right of a column; one that has no room there in smaller figures, and then reaches beyond its
    beginning: a figure is never cut."""
    sizes: tuple[FontName, ...] = ("body", "label", "caption")
    name = next((name for name in sizes if text_width(name, text) <= rect.width()), sizes[-1])
    over = max(text_width(name, text) - rect.width() + 1, 0)
    draw_text(painter, rect.adjusted(-over, 0, 0, 0), text, name, colour, RIGHT)


class Head(QWidget):
    """The titles of columns; those after `right` stand at the right."""

    def __init__(self, titles: Sequence[str], shares: Sequence[float], right: int) -> None:
        super().__init__()
        self._titles, self._shares, self._right = titles, shares, right
        self.setFixedHeight(30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        places = columns(QRectF(0, 0, self.width(), self.height() - 1), self._shares)
        for number, (title, place) in enumerate(zip(self._titles, places, strict=True)):
            draw_text(painter, place, title, "caption-medium", t["text-2"], RIGHT if number >= self._right else LEFT)
        hairline(painter, 1, self.height() - 1, self.width() - 2, t["border-subtle"])


class TableRows(PaintedRows):
    """Rows that say themselves in whole when the mouse rests on them."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_at(event.pos().y())
            if row >= 0:
                QToolTip.showText(event.globalPos(), plain(self.spoken(row)), self)
            return True
        return super().event(event)
