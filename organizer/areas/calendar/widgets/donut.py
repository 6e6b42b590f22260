"""A ring whose parts are shares of a whole, with the whole in its middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.painting import CENTRE, draw_text
from organizer.ui.theme import theme

_SIZE = 112
_RADIUS, _THICK = 43, 16
_GAP = 2.3
"""Degrees between two parts."""


class Donut(QWidget):
    """Clockwise from the top. What it shows is said in words by the rows beside it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[float, str], ...] = ()
        self._figure = self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[float, str]], figure: str, words: str) -> None:
        """Pairs of an amount and the name of a colour; `figure` and `words` stand in the middle."""
        self._parts = tuple((amount, colour) for amount, colour in parts if amount > 0)
        self._figure, self._words = figure, words
        self.setAccessibleName(f"{figure} {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(_SIZE / 2 - _RADIUS, _SIZE / 2 - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        whole = sum(amount for amount, _ in self._parts)
        if not whole:
            self._arc(painter, ring, 0.0, 360.0, t["track"])
        gap = _GAP if len(self._parts) > 1 else 0.0
        at = 0.0
        for amount, colour in self._parts:
            span = 360 * amount / whole
            self._arc(painter, ring, at + gap / 2, max(span - gap, 0.6), t.named(colour))
            at += span
        draw_text(painter, QRectF(20, 35, _SIZE - 40, 26), self._figure, "figure-sm", t["text"], CENTRE)
        draw_text(painter, QRectF(20, 58, _SIZE - 40, 16), self._words, "caption", t["text-3"], CENTRE)

    @staticmethod
    def _arc(painter: QPainter, ring: QRectF, start: float, span: float, colour: QColor) -> None:
        """`start` and `span` in degrees, clockwise from the top; Qt counts the other way, from the right."""
        painter.setPen(QPen(colour, _THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(ring, round((90 - start) * 16), round(-span * 16))
