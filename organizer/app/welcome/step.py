"""The numbered title of a step."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, draw_text, fill_rounded
from organizer.ui.theme import theme


class StepTitle(QWidget):
    def __init__(self, number: int, title: str, note: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title, self._note = str(number), title, note
        self.setAccessibleName(title)
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        disc = QRectF(0, 0, 20, 20)
        fill_rounded(painter, disc, 10, t["accent-tint"])
        draw_text(painter, disc, self._number, "caption-strong", t["accent-text"], CENTRE)
        draw_text(painter, QRectF(28, 0, self.width() - 28, 20), self._title, "section-lg", t["text"])
        x = 36 + text_width("section-lg", self._title)
        draw_text(painter, QRectF(x, 0, self.width() - x, 20), self._note, "label", t["text-3"])
