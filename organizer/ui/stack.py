"""A stack of layers over time, painted, with the line of their sums."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from organizer.charts.bands import Layer, StackChart
from organizer.charts.fan import LABEL_HEIGHT, apart
from organizer.ui.chart_frame import BELOW, TOP, Frame, label_room
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painting import LEFT, RIGHT, draw_text, hairline, paint_swatch
from organizer.ui.plot import ChartView, Plot
from organizer.ui.theme import theme

_SWATCH = 9


class StackPlot(Plot[StackChart]):
    """The layers, their names at the end, the line over all."""

    def _frame(self, chart: StackChart) -> Frame:
        labels = max((text_width("caption-medium", layer.label) for layer in chart.layers), default=0.0)
        left = label_room(label for _, label in chart.y_ticks)
        right = max(left + 60, self.width() - labels - _SWATCH - 22)
        place = QRectF(left, TOP, right - left, self.height() - TOP - BELOW)
        return Frame(place, (0.0, max(len(chart.total) - 1, 1)), chart.upwards)

    def paint(self, painter: QPainter, chart: StackChart) -> None:
        t, frame = theme().tokens, self._frame(chart)
        frame.paint_upwards(painter, chart.y_ticks, 0.0)
        frame.paint_across(painter, ((float(at), label) for at, label in chart.x_ticks))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = []
        for layer, low, high in _edges(chart):
            upper = [frame.at(number, value) for number, value in enumerate(high)]
            lower = [frame.at(number, value) for number, value in enumerate(low)]
            painter.setPen(QPen(t["surface"], 1))
            painter.setBrush(t.named(layer.colour))
            painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
            ends.append((layer, (upper[-1].y() + lower[-1].y()) / 2))
        place = frame.place
        hairline(painter, place.x(), round(frame.y(0)), place.width(), t["chart-axis"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = [frame.at(number, value) for number, value in enumerate(chart.total)]
        for colour, width in ((t["surface"], 5.0), (t["text"], 2.0)):
            paint_line(painter, line, colour, width)
        if line:
            painter.setPen(QPen(t["surface"], 2))
            painter.setBrush(t["text"])
            painter.drawEllipse(line[-1], 5, 5)
        self._paint_ends(painter, chart, frame, ends)

    def _paint_ends(self, painter: QPainter, chart: StackChart, frame: Frame, ends: list[tuple[Layer, float]]) -> None:
        t, place = theme().tokens, frame.place
        middles = apart([at for _, at in ends], LABEL_HEIGHT, place.top() - 6, place.bottom() + 8)
        x = place.right() + 9
        for (layer, _), middle in zip(ends, middles, strict=True):
            paint_swatch(painter, x, middle, t.named(layer.colour), _SWATCH)
            box = QRectF(x + _SWATCH + 5, middle - 8, 300, 16)
            draw_text(painter, box, layer.label, "caption-medium", t["text-2"], LEFT)
        if chart.total_label and chart.total:
            top = max((high[-1] for _, _, high in _edges(chart)), default=0.0)
            y = max(frame.y(max(top, chart.total[-1])) - 22, 0.0)
            box = QRectF(place.right() - 200, y, 200, 16)
            draw_text(painter, box, shown_amount(chart.total_label), "caption-strong", t["text"], RIGHT)

    def row_at(self, at: QPointF) -> int | None:
        assert self.chart is not None
        frame, last = self._frame(self.chart), len(self.chart.total) - 1
        if last < 0 or not frame.place.adjusted(-6, 0, 6, BELOW).contains(at):
            return None
        step = frame.place.width() / max(last, 1)
        # Rows of the table begin with the newest.
        return last - min(max(round((at.x() - frame.place.x()) / step), 0), last)

    def paint_crosshair(self, painter: QPainter, chart: StackChart, row: int) -> None:
        frame, number = self._frame(chart), len(chart.total) - 1 - row
        x, place, t = round(frame.x(number)), frame.place, theme().tokens
        hairline(painter, x, place.top(), place.height(), t["text-3"], vertical=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t["surface"], 1.5))
        painter.setBrush(t["text"])
        painter.drawEllipse(QPointF(x + 0.5, frame.y(chart.total[number])), 4, 4)
        self.paint_reading(painter, x, place.top() + 4, row)


def _edges(chart: StackChart) -> Iterator[tuple[Layer, list[float], list[float]]]:
    """Each layer with its lower and its upper edge: what is below zero hangs from it."""
    above, below = [0.0] * len(chart.total), [0.0] * len(chart.total)
    for layer in chart.layers:
        low, high = [], []
        for number, value in enumerate(layer.values):
            into = above if value >= 0 else below
            edges = (into[number], into[number] + value)
            into[number] += value
            low.append(min(edges))
            high.append(max(edges))
        yield layer, low, high


def paint_line(painter: QPainter, points: list[QPointF], colour: QColor, width: float) -> None:
    """A line with round joins."""
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))


class StackView(ChartView[StackChart]):
    """A stack with its table."""

    def __init__(self, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(StackPlot(height), parent=parent)
