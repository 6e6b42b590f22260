"""Where somebody stands: a bar for rows, a strip of twelve months for the detail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.areas.people.rules import Cadence, Health
from organizer.kernel.dates import MONTHS
from organizer.ui.fonts import text_width
from organizer.ui.painting import LEFT, draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

BAR_WIDTH = 80
_BAR_HEIGHT = 6
_TICK = 12

HEALTH_COLOURS: dict[Health, ColourName] = {
    Health.NONE: "border-control",
    Health.GOOD: "success",
    Health.SOON: "warn",
    Health.OVER: "danger",
}


def paint_cadence_bar(painter: QPainter, x: float, centre: float, standing: Cadence, width: int = BAR_WIDTH) -> None:
    """Days since the last touch on a scale of two cadences, with a tick where the touch is wanted."""
    t = theme().tokens
    top = round(centre - _BAR_HEIGHT / 2)
    fill_rounded(painter, QRectF(x, top, width, _BAR_HEIGHT), 3, t["pressed"])
    if standing.wanted is None:
        return
    filled = min(max(standing.share / 2, 0.04), 1.0) * width
    fill_rounded(painter, QRectF(x, top, filled, _BAR_HEIGHT), 3, t[HEALTH_COLOURS[standing.health]])
    painter.fillRect(QRectF(x + width / 2 - 1, top - (_TICK - _BAR_HEIGHT) / 2, 2, _TICK), t["text-2"])


class Beat(NamedTuple):
    """One touch on the strip; those that took more than a moment are larger."""

    day: date
    large: bool


_HEIGHT = 62
_LINE = 24.5
_EDGE = 4.0
_MONTHS = 12


class CadenceStrip(QWidget):
    """Twelve months of touches up to the running one, and the time that has passed since the next one was due."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beats: tuple[Beat, ...] = ()
        self._due: date | None = None
        self._today = date.min
        self._months: tuple[date, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @staticmethod
    def first_day(today: date) -> date:
        """The first day that the strip shows."""
        year, month = divmod(today.year * 12 + today.month - 1 - (_MONTHS - 1), 12)
        return date(max(year, 1), month + 1, 1)

    def set_touches(self, beats: Sequence[Beat], due: date | None, today: date) -> None:
        """`due` is the next touch; only one that is past is drawn."""
        first = self.first_day(today)
        self._beats = tuple(b for b in beats if first <= b.day <= today)
        self._due = due if due is not None and due < today else None
        self._today = today
        months = [first]
        while len(months) < _MONTHS:
            months.append((months[-1] + timedelta(days=31)).replace(day=1))
        self._months = tuple(months)
        count = len(self._beats)
        words = f"{count} touch{'es' * (count != 1)} in twelve months"
        if self._due is not None:
            words += f", due {(today - self._due).days} days ago"
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(376, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def _x(self, day: date) -> float:
        """Where a day lies: every month is as wide as the other."""
        step = (self.width() - 2 * _EDGE) / _MONTHS
        months = (day.year - self._months[0].year) * 12 + day.month - self._months[0].month
        return min(max(_EDGE + step * (months + (day.day - 1) / 31), _EDGE), self.width() - _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        painter, t = QPainter(self), theme().tokens
        painter.fillRect(QRectF(_EDGE, _LINE - 0.5, self.width() - 2 * _EDGE, 1), t["chart-axis"])
        step = (self.width() - 2 * _EDGE) / _MONTHS
        for number in range(0, _MONTHS, 2):
            label = MONTHS[self._months[number].month - 1]
            centre = _EDGE + step * (number + 0.5)
            width = text_width("caption", label)
            draw_text(painter, QRectF(centre - width / 2, 46, width + 1, 16), label, "caption", t["chart-label"], LEFT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._due is not None:
            right = self._x(self._today)
            left = min(self._x(self._due), right - 8)
            painter.setPen(QPen(t["danger"], 1, Qt.PenStyle.CustomDashLine))
            pen = painter.pen()
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(t["danger-tint"])
            painter.drawRect(QRectF(round(left) + 0.5, 19.5, round(right - left), 11))
        painter.setPen(QPen(t["surface"], 1.5))
        painter.setBrush(t["c1"])
        for beat in self._beats:
            radius = 6.0 if beat.large else 4.0
            painter.drawEllipse(QPointF(self._x(beat.day), _LINE), radius, radius)
