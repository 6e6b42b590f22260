"""A chart of lines, painted, with its data as a table for whoever cannot or will not look at it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from organizer.charts.lines import Line, LineChart, Note, Stroke
from organizer.ui.fonts import FontName, text_width
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, hairline
from organizer.ui.plot import ChartView, Plot
from organizer.ui.theme import theme

_HEIGHT = 176
_TOP, _BELOW = 14, 24
_STROKES: dict[Stroke, tuple[float, list[float]]] = {
    Stroke.SOLID: (2.0, []),
    Stroke.DASHED: (1.5, [4 / 1.5, 4 / 1.5]),
    Stroke.DOTTED: (1.5, [2 / 1.5, 3 / 1.5]),
}


class LinePlot(Plot[LineChart]):
    """Its points are read along the rows of its table; what the figures of all points are stands in no one place."""

    def paint(self, painter: QPainter, chart: LineChart) -> None:
        t = theme().tokens
        widest = max(text_width("caption", label) for _, label in chart.y_ticks)
        last = text_width("caption", chart.x_ticks[-1][1])
        place = QRectF(widest + 10, _TOP, 0, self.height() - _TOP - _BELOW)
        place.setRight(self.width() - max(20.0, last / 2 + 2))
        self._place = place
        for number, (value, label) in enumerate(chart.y_ticks):
            y = round(self._spot(chart, 0, value).y())
            hairline(painter, place.x(), y, place.width(), t["chart-grid" if number else "chart-axis"])
            draw_text(painter, QRectF(0, y - 8, widest + 2, 16), label, "caption", t["chart-label"], RIGHT)
        for day, label in chart.x_ticks:
            x = self._spot(chart, day, 0).x()
            draw_text(painter, QRectF(x - 40, place.bottom() + 8, 80, 16), label, "caption", t["chart-label"], CENTRE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in chart.lines:
            self._draw(painter, chart, line)
        for note in chart.notes:
            self._write(painter, chart, note)

    def _spot(self, chart: LineChart, x: float, y: float) -> QPointF:
        (left, right), (low, high), place = chart.across, chart.upwards, self._place
        along = (x - left) / ((right - left) or 1.0)
        return QPointF(place.x() + along * place.width(), place.bottom() - (y - low) / (high - low) * place.height())

    def _draw(self, painter: QPainter, chart: LineChart, line: Line) -> None:
        t = theme().tokens
        width, dashes = _STROKES[line.stroke]
        pen = QPen(t.named(line.colour), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [self._spot(chart, x, y) for x, y in line.points]
        painter.drawPolyline(QPolygonF(points))
        if line.dots:
            painter.setPen(QPen(t["surface"], 2))
            painter.setBrush(t.named(line.colour))
            for point in points[:-1]:
                painter.drawEllipse(point, 2.5, 2.5)
            painter.drawEllipse(points[-1], 5, 5)

    def _write(self, painter: QPainter, chart: LineChart, note: Note) -> None:
        name: FontName = "caption-medium" if note.strong else "caption"
        width = text_width(name, note.text) + 1
        at = self._spot(chart, *note.at)
        x = at.x() - width if note.before else at.x() + 8
        x = min(max(x, self._place.x()), self.width() - width)
        y = min(max(at.y() + (-16 if note.before else 5), 0.0), self._place.bottom() - 15)
        draw_text(painter, QRectF(x, y, width, 16), note.text, name, theme().tokens.named(note.colour), LEFT)

    def row_at(self, at: QPointF) -> int | None:
        return None

    def paint_crosshair(self, painter: QPainter, chart: LineChart, row: int) -> None:
        self.paint_reading(painter, self._place.x(), self._place.y(), row)


class Chart(ChartView[LineChart]):
    """Lines with their table; whoever makes the values hides amounts."""

    def __init__(self, height: int = _HEIGHT, *, parent: QWidget | None = None) -> None:
        super().__init__(LinePlot(height), (), parent=parent)
