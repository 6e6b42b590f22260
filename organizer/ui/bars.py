"""Bars with a tick, and the dots of a cadence: painted, for widgets and delegates alike."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.painting import CENTRE, draw_text, fill, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

_THICK = 6


def paint_bar(
    painter: QPainter, rect: QRectF, fraction: float, colour: ColourName, tick: float | None = None, thick: int = _THICK
) -> None:
    """A bar `thick` high in the middle of `rect`, filled to `fraction` of its width, with a tick 6 higher at `tick`.
    Both are held within 0 and 1; any progress at all shows as a dot."""
    t = theme().tokens
    bar = QRectF(rect.x(), round(rect.center().y() - thick / 2), rect.width(), thick)
    fill_rounded(painter, bar, thick / 2, t["pressed"])
    filled = min(max(fraction, 0.0), 1.0) * bar.width()
    if filled > 0:
        done = QRectF(bar.x(), bar.y(), max(filled, 4.0), thick)
        fill_rounded(painter, done, min(thick / 2, done.width() / 2), t[colour])
    if tick is not None:
        x = bar.x() + min(max(tick, 0.0), 1.0) * bar.width()
        fill(painter, QRectF(round(x - 1), bar.y() - 3, 2, thick + 6), t["text-2"])


def cadence_colour(days: float, cadence: float) -> ColourName:
    """Green under four fifths of the cadence, amber up to it, red past it."""
    share = days / cadence if cadence > 0 else 0.0
    return "success" if share < 0.8 else "warn" if share <= 1.0 else "danger"


def paint_cadence_bar(painter: QPainter, rect: QRectF, days: float, cadence: float) -> None:
    """Days since the last touch on a scale of two cadences, the tick at one. Nothing for a cadence of no length."""
    if cadence > 0:
        paint_bar(painter, rect, days / (2 * cadence), cadence_colour(days, cadence), 0.5)


class ProgressBar(QWidget):
    """A value from 0 to 1, and where it should be by now. The words for it are the caller's to give."""

    def __init__(
        self,
        fraction: float = 0.0,
        tick: float | None = None,
        colour: ColourName = "accent",
        name: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(fraction, tick, colour, name)

    def set_progress(
        self, fraction: float, tick: float | None = None, colour: ColourName = "accent", name: str = ""
    ) -> None:
        self._fraction, self._tick = fraction, tick
        self._colour: ColourName = colour
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(QPainter(self), QRectF(self.rect()), self._fraction, self._colour, self._tick)


class CadenceDot(NamedTuple):
    """`at` from 0 (the beginning of the strip) to 1 (now); `big` for a meeting rather than a message."""

    at: float
    big: bool = False


class CadenceStrip(QWidget):
    """A year of touches as dots on a line, months below. `overdue_from` is where, between 0 and 1, the next touch was
    due and did not come: from there to now is a dashed box."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: tuple[CadenceDot, ...] = ()
        self._months: tuple[tuple[float, str], ...] = ()
        self._overdue_from: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_strip(
        self,
        dots: Sequence[CadenceDot],
        months: Sequence[tuple[float, str]],
        overdue_from: float | None = None,
        name: str = "",
    ) -> None:
        """`months` are labels and the places of their middles; `name` says the same in words."""
        self._dots, self._months, self._overdue_from = tuple(dots), tuple(months), overdue_from
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(376, 62)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        left, width, middle = 4.0, self.width() - 8.0, 24.0
        hairline(painter, left, middle, width, t["chart-axis"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, label in self._months:
            spot = QRectF(left + at * width - 30, 46, 60, 16)
            draw_text(painter, spot, label, "caption", t["chart-label"], CENTRE)
        painter.setPen(QPen(t["surface"], 1.5))
        painter.setBrush(t["c1"])
        for dot in self._dots:
            radius = 6.0 if dot.big else 4.0
            inset = 6 / width
            x = left + min(max(dot.at, inset), 1 - inset) * width
            painter.drawEllipse(QPointF(x, middle + 0.5), radius, radius)
        if self._overdue_from is not None:
            begin = left + min(max(self._overdue_from, 0.0), 1.0) * width
            box = QRectF(min(begin, left + width - 8), middle - 5.5, 0, 11)
            box.setRight(left + width - 0.5)
            _dashed(painter, box, t["danger-tint"], t["danger"])


def _dashed(painter: QPainter, box: QRectF, fill: QColor, edge: QColor) -> None:
    pen = QPen(edge, 1)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.drawRect(QRectF(round(box.x()) + 0.5, box.y() + 0.5, round(box.width()) - 1, box.height()))
