"""Beside the title of the day: what its colours mean, and the timer that runs, to be stopped."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import draw_text, fill, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

_PLANNED, _TRACKED = "planned", "tracked"
_MARK, _GAP, _BETWEEN = 16, 6, 12
_MOST = 240
_SIDE, _SQUARE = 10, 8


class DayLegend(QWidget):
    """How planned and tracked time are drawn."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("A block is planned time, the line under it tracked time")

    def sizeHint(self) -> QSize:
        words = text_width("label", _PLANNED) + text_width("label", _TRACKED)
        return QSize(round(words) + 2 * (_MARK + _GAP) + _BETWEEN + 2, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(0, 5, _MARK, 10), 2, t["c1-tint"])
        fill(painter, QRectF(0, 5, 3, 10), t["c1"])
        width = text_width("label", _PLANNED) + 1
        draw_text(painter, QRectF(_MARK + _GAP, 0, width, 20), _PLANNED, "label", t["text-2"])
        left = _MARK + _GAP + width + _BETWEEN
        fill(painter, QRectF(left, 9, _MARK, 3), t["c1"])
        draw_text(painter, QRectF(left + _MARK + _GAP, 0, self.width(), 20), _TRACKED, "label", t["text-2"])


class StopTimer(PushArea):
    """Stops what is being tracked; says what, and for how long: 'Stop Deep work 1:42'."""

    ring_radius = 5

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._title = self._ran = ""

    def show_timer(self, title: str, ran: str) -> None:
        """Shows another timer."""
        self._title, self._ran = title, ran
        self.setAccessibleName(f"Stop tracking {title}, {ran}".replace(" ,", ","))
        set_tooltip(self, f"Stop tracking {title} (T)" if title else "Stop tracking (T)")
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[float, float, float]:
        """Widths of the verb, the title and the time."""
        verb, time = text_width("label-strong", "Stop") + 6, text_width("label", self._ran) + 2
        title = text_width("label", self._title) + 6 if self._title else 0.0
        return verb, title, time

    def sizeHint(self) -> QSize:
        return QSize(min(round(sum(self._parts())) + 2 * _SIDE + _SQUARE + 8, _MOST), 26)

    def minimumSizeHint(self) -> QSize:
        verb, _, time = self._parts()
        return QSize(round(verb + time) + 2 * _SIDE + _SQUARE + 8, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        back = t["hover"] if self.underMouse() or self.isDown() else t["surface"]
        fill_rounded(painter, QRectF(self.rect()), 5, back, t["border"])
        fill_rounded(painter, QRectF(_SIDE, (self.height() - _SQUARE) / 2, _SQUARE, _SQUARE), 2, t["danger"])
        verb, title, time = self._parts()
        room = QRectF(_SIDE + _SQUARE + 8, 0, verb, self.height())
        draw_text(painter, room, "Stop", "label-strong", t["text"])
        left = self.width() - room.right() - time - _SIDE
        room = QRectF(room.right(), 0, max(min(title, left) - 6, 0.0), self.height())
        draw_text(painter, room, self._title, "label", t["text-2"])
        draw_text(painter, QRectF(self.width() - _SIDE - time, 0, time, self.height()), self._ran, "label", t["text-2"])
