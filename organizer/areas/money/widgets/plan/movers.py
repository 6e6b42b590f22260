"""What moves a plan most: bars to both sides of where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.areas.money.rules.plan.results import Mover
from organizer.charts.amounts import told_of
from organizer.ui.focus import RingedFocus
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import money_mask
from organizer.ui.painting import RIGHT, draw_text, fill
from organizer.ui.theme import theme
from organizer.ui.told import shown

_ROW, _FOOT, _NUMBER = 40, 20, 30.0
_USUAL = 7
"""As many are expected while they are being worked out."""


def points(share: float) -> str:
    """A change of likelihood in whole points, with its sign."""
    whole = round(share)
    return f"+{whole}" if whole > 0 else f"\u2212{-whole}" if whole < 0 else "0"


def _title(mover: Mover) -> str:
    return shown(told_of(mover.title))


class Tornado(RingedFocus, QWidget):
    """One change at a time, the strongest first; both its ways are printed."""

    ring_radius = 4.0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.movers: tuple[Mover, ...] = ()
        self.waiting = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._describe)

    def show_movers(self, movers: Sequence[Mover], *, waiting: bool = False) -> None:
        """Shows these; `waiting`: they are being worked out."""
        self.movers, self.waiting = tuple(movers), waiting
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        lines = (f"{_title(m)}: {points(m.better)} or {points(m.worse)}" for m in self.movers)
        self.setAccessibleName("What moves it most, in points of likelihood")
        self.setAccessibleDescription(". ".join(lines))

    def sizeHint(self) -> QSize:
        rows = max(len(self.movers), _USUAL if self.waiting else 1)
        return QSize(300, rows * _ROW + _FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        if not self.movers:
            words = "Being worked out" if self.waiting else "Nothing that could be changed moves it"
            draw_text(painter, QRectF(0, 0, self.width(), _ROW), words, "label", t["text-3"])
            return
        middle = round(self.width() / 2)
        strongest = max(1.0, *(max(abs(m.better), abs(m.worse)) for m in self.movers))
        scale = (middle - _NUMBER) / strongest
        for number, mover in enumerate(self.movers):
            top = number * _ROW
            draw_text(painter, QRectF(0, top, self.width(), 16), _title(mover), "label", t["text"])
            for value, colour in ((mover.better, t["c1"]), (mover.worse, t["c3"])):
                length = value * scale
                fill(painter, QRectF(middle + min(0.0, length), top + 19, abs(length), 9), colour)
                words = points(value)
                if length >= 0:
                    draw_text(
                        painter, QRectF(middle + length + 5, top + 15, 40, 16), words, "caption", t["chart-label"]
                    )
                else:
                    width = text_width("caption", words) + 2
                    box = QRectF(middle + length - 5 - width, top + 15, width, 16)
                    draw_text(painter, box, words, "caption", t["chart-label"], RIGHT)
            fill(painter, QRectF(middle, top + 16, 1, 15), t["text-2"])
        foot = QRectF(0, len(self.movers) * _ROW, self.width(), 16)
        words = "More is being worked out" if self.waiting else "Points of likelihood, one change at a time"
        draw_text(painter, foot, words, "caption", t["text-3"])
