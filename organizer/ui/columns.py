"""Bars up and down with a line over them, painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from organizer.charts.bands import ColumnChart
from organizer.charts.fan import LABEL_HEIGHT, apart
from organizer.ui.chart_frame import BELOW, TOP, Frame, label_room
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, LEFT, draw_text, hairline, paint_swatch
from organizer.ui.plot import ChartView, Plot
from organizer.ui.stack import paint_line
from organizer.ui.theme import theme

_BAR = 0.6
_SWATCH = 9


class ColumnPlot(Plot[ColumnChart]):
    """Bars, the line between, and what is what at the end."""

    def _frame(self, chart: ColumnChart) -> Frame:
        words = (chart.up[0], chart.down[0], chart.line)
        labels = max(text_width("caption-strong", each) for each in words)
        left = label_room(label for _, label in chart.y_ticks)
        right = max(left + 60, self.width() - labels - _SWATCH - 22)
        place = QRectF(left, TOP + 6, right - left, self.height() - TOP - 6 - BELOW)
        return Frame(
            place, (-0.5, len(chart.columns) - 0.5), chart.upwards or (chart.y_ticks[0][0], chart.y_ticks[-1][0])
        )

    def paint(self, painter: QPainter, chart: ColumnChart) -> None:
        t, frame = theme().tokens, self._frame(chart)
        place, count = frame.place, len(chart.columns)
        frame.paint_upwards(painter, chart.y_ticks, 0.0)
        step = place.width() / max(count, 1)
        every = max(1, -(-38 // max(int(step), 1)))
        shown = ((float(n), c.label) for n, c in enumerate(chart.columns) if (count - 1 - n) % every == 0)
        frame.paint_across(painter, shown)
        half = min(step * _BAR / 2, 28.0)
        for number, column in enumerate(chart.columns):
            x = frame.x(number)
            for low, high, colour in ((0.0, column.up, chart.up[1]), (-column.down, 0.0, chart.down[1])):
                top, bottom = round(frame.y(high)), round(frame.y(low))
                bar = QRectF(round(x - half), top, round(2 * half), bottom - top)
                _paint_bar(painter, bar, t.named(colour), column.running)
            if column.note:
                box = QRectF(x - step, frame.y(max(column.up, 0.0)) - 18, 2 * step, 16)
                draw_text(painter, box, column.note, "caption", t["chart-label"], CENTRE)
        hairline(painter, place.x(), round(frame.y(0)), place.width(), t["chart-axis"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = [frame.at(number, column.point) for number, column in enumerate(chart.columns)]
        for ink, width in ((t["surface"], 5.0), (t["text"], 2.0)):
            paint_line(painter, line, ink, width)
        for point in line:
            painter.setPen(QPen(t["surface"], 2))
            painter.setBrush(t["text"])
            painter.drawEllipse(point, 4, 4)
        self._paint_ends(painter, chart, frame)

    def _paint_ends(self, painter: QPainter, chart: ColumnChart, frame: Frame) -> None:
        if not chart.columns:
            return
        t, last = theme().tokens, chart.columns[-1]
        ends = [
            (chart.up[0], chart.up[1], last.up * 0.92), (chart.line, "", last.point),
            (chart.down[0], chart.down[1], -last.down),
        ]  # fmt: skip
        wanted = [frame.y(value) for _, _, value in ends]
        middles = apart(wanted, LABEL_HEIGHT, frame.place.top() - 8, frame.place.bottom() + 8)
        x = frame.place.right() + 9
        for (label, colour, _), middle in zip(ends, middles, strict=True):
            if colour:
                paint_swatch(painter, x, middle, t.named(colour), _SWATCH)
            box = QRectF(x + _SWATCH + 5, middle - 8, 300, 16)
            draw_text(painter, box, label, "caption-medium" if colour else "caption-strong",
                      t["text-2" if colour else "text"], LEFT)  # fmt: skip

    def row_at(self, at: QPointF) -> int | None:
        assert self.chart is not None
        frame, count = self._frame(self.chart), len(self.chart.columns)
        if not count or not frame.place.adjusted(0, 0, 0, BELOW).contains(at):
            return None
        number = int((at.x() - frame.place.x()) / frame.place.width() * count)
        return count - 1 - min(max(number, 0), count - 1)

    def paint_crosshair(self, painter: QPainter, chart: ColumnChart, row: int) -> None:
        frame, number = self._frame(chart), len(chart.columns) - 1 - row
        x, place = round(frame.x(number)), frame.place
        hairline(painter, x, place.top(), place.height(), theme().tokens["text-3"], vertical=True)
        self.paint_reading(painter, x, place.top() + 4, row)


def _paint_bar(painter: QPainter, bar: QRectF, colour: QColor, running: bool) -> None:
    if bar.height() <= 0:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, running)
    if not running:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(bar)
        return
    inner = bar.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.save()
    painter.setClipRect(inner)
    painter.setPen(QPen(colour, 2))
    at = inner.left() - inner.height()
    while at < inner.right():
        painter.drawLine(QPointF(at, inner.bottom()), QPointF(at + inner.height(), inner.top()))
        at += 6
    painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner)


class ColumnView(ChartView[ColumnChart]):
    """Bars with their table."""

    def __init__(self, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(ColumnPlot(height), parent=parent)
