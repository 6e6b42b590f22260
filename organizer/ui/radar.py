"""A radar, painted: the latest as a filled shape, the first as a dashed line, what changed beside each name."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from organizer.charts.radar import RadarChart, Spoke, corner
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text
from organizer.ui.plot import ChartView, Plot
from organizer.ui.theme import theme

_RINGS = 5
_LABEL_ROOM, _KEY = 20, 26
_NEAR = 14.0


class RadarPlot(Plot[RadarChart]):
    """The crosshair goes from spoke to spoke."""

    def _centre(self, chart: RadarChart) -> tuple[QPointF, float]:
        key = _KEY if chart.then else 0
        across = max((text_width("caption", s.label) + _change_width(s) for s in chart.spokes), default=0.0)
        room = min(self.width() / 2 - min(across, self.width() / 3) - 8, (self.height() - key) / 2 - _LABEL_ROOM)
        return QPointF(self.width() / 2, (self.height() - key) / 2), max(room, 20.0)

    def _place(self, chart: RadarChart, number: int, level: float) -> QPointF:
        centre, radius = self._centre(chart)
        x, y = corner(number, len(chart.spokes), level, chart.most)
        return QPointF(centre.x() + x * radius, centre.y() + y * radius)

    def paint(self, painter: QPainter, chart: RadarChart) -> None:
        t = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(t["chart-grid"], 1))
        spokes = range(len(chart.spokes))
        for ring in range(1, _RINGS + 1):
            level = chart.most * ring / _RINGS
            painter.drawPolygon(QPolygonF([self._place(chart, number, level) for number in spokes]))
        centre, _ = self._centre(chart)
        for number in spokes:
            painter.drawLine(centre, self._place(chart, number, chart.most))
        then = [self._place(chart, n, s.then if s.then is not None else s.now) for n, s in enumerate(chart.spokes)]
        now = [self._place(chart, n, s.now) for n, s in enumerate(chart.spokes)]
        ground = QColor(t["accent"])
        ground.setAlpha(28)
        painter.setPen(QPen(t["accent"], 2))
        painter.setBrush(ground)
        painter.drawPolygon(QPolygonF(now))
        if chart.then:
            pen = QPen(t["c3"], 1.75)
            pen.setDashPattern([6 / 1.75, 4 / 1.75])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF(then))
        painter.setPen(QPen(t["surface"], 1.5))
        painter.setBrush(t["accent"])
        for point in now:
            painter.drawEllipse(point, 4, 4)
        for number, spoke in enumerate(chart.spokes):
            self._name(painter, chart, number, spoke)
        if chart.then:
            self._key(painter, chart)

    def _name(self, painter: QPainter, chart: RadarChart, number: int, spoke: Spoke) -> None:
        t = theme().tokens
        centre, radius = self._centre(chart)
        x, y = corner(number, len(chart.spokes), 1.0, 1.0)
        at = QPointF(centre.x() + x * (radius + 8), centre.y() + y * (radius + 10))
        words, change = spoke.label, _change(spoke)
        wide, more = text_width("caption", words), _change_width(spoke)
        left = at.x() - (wide + more) / 2 if abs(x) < 0.2 else at.x() if x > 0 else at.x() - wide - more
        left = min(max(left, 0.0), self.width() - wide - more)
        top = at.y() - 8
        draw_text(painter, QRectF(left, top, wide + 1, 16), words, "caption", t["text-2"], LEFT)
        if change:
            up = spoke.then is not None and spoke.now >= spoke.then
            ink = t["success-text" if up else "danger-text"]
            draw_text(painter, QRectF(left + wide, top, more, 16), change, "caption-strong", ink, RIGHT)

    def _key(self, painter: QPainter, chart: RadarChart) -> None:
        t = theme().tokens
        parts = ((chart.then, "c3", True), (chart.now, "accent", False))
        wide = sum(text_width("caption", words) + 24 for words, _, _ in parts) + 16
        x, y = (self.width() - wide) / 2, self.height() - 10.0
        for words, colour, dashed in parts:
            pen = QPen(t.named(colour), 2)
            if dashed:
                pen.setDashPattern([2, 1.5])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + 18, y))
            room = text_width("caption", words)
            draw_text(painter, QRectF(x + 24, y - 8, room + 1, 16), words, "caption", t["text-2"], CENTRE)
            x += room + 40

    def row_at(self, at: QPointF) -> int | None:
        assert self.chart is not None
        for number, spoke in enumerate(self.chart.spokes):
            point = self._place(self.chart, number, spoke.now)
            if math.hypot(point.x() - at.x(), point.y() - at.y()) <= _NEAR:
                return number
        return None

    def paint_crosshair(self, painter: QPainter, chart: RadarChart, row: int) -> None:
        point = self._place(chart, row, chart.spokes[row].now)
        painter.setPen(QPen(theme().tokens["text"], 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, 7, 7)
        self.paint_reading(painter, point.x(), max(point.y() - 40, 0), row)


def _change(spoke: Spoke) -> str:
    return "" if spoke.then is None else f"{spoke.now - spoke.then:+.1f}".replace("-", "\u2212")


def _change_width(spoke: Spoke) -> float:
    change = _change(spoke)
    return text_width("caption-strong", change) + 5 if change else 0.0


class RadarView(ChartView[RadarChart]):
    """A radar with its table, none of which are amounts."""

    def __init__(self, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(RadarPlot(height), (), parent=parent)
