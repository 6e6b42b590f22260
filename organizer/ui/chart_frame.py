"""The frame of charts: baseline, grid and labels, and where values lie in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from organizer.ui.fonts import text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painting import CENTRE, RIGHT, draw_text, hairline
from organizer.ui.theme import theme

TOP, BELOW = 14, 24


def label_room(labels: Iterable[str], *, amounts: bool = True) -> float:
    """How far from the left the plot begins, so that its labels have room; `amounts`: whether they are such."""
    shown = (shown_amount(label) if amounts else label for label in labels)
    return max((text_width("caption", label) for label in shown), default=0.0) + 10


class Frame:
    """A place on the widget for values from `across` to `across`, `upwards` to `upwards`."""

    def __init__(self, place: QRectF, across: tuple[float, float], upwards: tuple[float, float]) -> None:
        self.place, self.across, self.upwards = place, across, upwards

    def at(self, x: float, y: float) -> QPointF:
        """Where a value lies."""
        return QPointF(self.x(x), self.y(y))

    def x(self, value: float) -> float:
        left, right = self.across
        return self.place.x() + (value - left) / ((right - left) or 1.0) * self.place.width()

    def y(self, value: float) -> float:
        low, high = self.upwards
        return self.place.bottom() - (value - low) / ((high - low) or 1.0) * self.place.height()

    def paint_upwards(
        self, painter: QPainter, ticks: Iterable[tuple[float, str]], baseline: float, *, amounts: bool = True
    ) -> None:
        """Grid lines with their labels at the left, which may be `amounts`; that of the baseline is stronger."""
        t, place = theme().tokens, self.place
        low, high = self.upwards
        for value, label in ticks:
            if not low <= value <= high:
                continue
            y = round(self.y(value))
            hairline(painter, place.x(), y, place.width(), t["chart-axis" if value == baseline else "chart-grid"])
            shown = shown_amount(label) if amounts else label
            draw_text(painter, QRectF(0, y - 8, place.x() - 8, 16), shown, "caption", t["chart-label"], RIGHT)

    def paint_across(self, painter: QPainter, ticks: Iterable[tuple[float, str]]) -> None:
        """Labels under the plot."""
        t = theme().tokens
        for value, label in ticks:
            where = QRectF(self.x(value) - 40, self.place.bottom() + 8, 80, 16)
            draw_text(painter, where, label, "caption", t["chart-label"], CENTRE)
