"""Bars in parts, painted, with a mark for what was wanted."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.charts.bars import BarChart
from organizer.ui.chart_frame import BELOW, TOP, Frame, label_room
from organizer.ui.fonts import text_width
from organizer.ui.painting import LEFT, draw_text, fill, hairline, paint_swatch
from organizer.ui.plot import ChartView, Plot
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

_BAR, _MARK_OVER, _WIDEST = 0.6, 6, 44.0
_SWATCH = 9
_MOST = 150.0
"""How wide a label of a key is at most; a longer one is shortened."""


class BarPlot(Plot[BarChart]):
    """The bars; what they are stands in a `BarKey` wherever the owner has room."""

    newest_first = False

    @property
    def _of_amounts(self) -> bool:
        return self.amounts is None or bool(self.amounts)

    def _frame(self, chart: BarChart) -> Frame:
        left = label_room((label for _, label in chart.y_ticks), amounts=self._of_amounts)
        place = QRectF(left, TOP, max(40.0, self.width() - left - 8), self.height() - TOP - BELOW)
        return Frame(place, (-0.5, len(chart.bars) - 0.5), (chart.y_ticks[0][0], chart.y_ticks[-1][0]))

    def paint(self, painter: QPainter, chart: BarChart) -> None:
        t, frame = theme().tokens, self._frame(chart)
        frame.paint_upwards(painter, chart.y_ticks, 0.0, amounts=self._of_amounts)
        frame.paint_across(painter, ((float(n), bar.label) for n, bar in enumerate(chart.bars)))
        half = min(frame.place.width() / max(len(chart.bars), 1) * _BAR, _WIDEST) / 2
        for number, bar in enumerate(chart.bars):
            x, low = frame.x(number), 0.0
            for part, (_, colour) in zip(bar.parts, chart.series, strict=True):
                top, bottom = round(frame.y(low + part)), round(frame.y(low))
                fill(painter, QRectF(round(x - half), top, round(2 * half), bottom - top), t.named(colour))
                if low and part:
                    hairline(painter, round(x - half), bottom, round(2 * half), t["surface"])
                low += part
            if bar.mark is not None:
                y, wide = round(frame.y(bar.mark)), half + _MARK_OVER
                fill(painter, QRectF(round(x - wide), y - 2, round(2 * wide), 5), t["surface"])
                fill(painter, QRectF(round(x - wide), y - 1, round(2 * wide), 2), t["text"])
        hairline(painter, frame.place.x(), round(frame.y(0)), frame.place.width(), t["chart-axis"])

    def row_at(self, at: QPointF) -> int | None:
        assert self.chart is not None
        frame, count = self._frame(self.chart), len(self.chart.bars)
        if not count or not frame.place.adjusted(0, 0, 0, BELOW).contains(at):
            return None
        return min(max(int((at.x() - frame.place.x()) / frame.place.width() * count), 0), count - 1)

    def paint_crosshair(self, painter: QPainter, chart: BarChart, row: int) -> None:
        frame = self._frame(chart)
        x = round(frame.x(row))
        hairline(painter, x, frame.place.top(), frame.place.height(), theme().tokens["text-3"], vertical=True)
        self.paint_reading(painter, x, frame.place.top() + 4, row)


class BarView(ChartView[BarChart]):
    """Bars with their table. `amounts`: which of its columns may have to be hidden."""

    def __init__(self, height: int, amounts: Collection[int] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(BarPlot(height), amounts, parent=parent)


def _width(label: str) -> float:
    return min(text_width("caption", label), _MOST) + 1


class BarKey(QWidget):
    """What is what in a chart of bars, in one line."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_chart(self, chart: BarChart) -> None:
        marked = ((chart.mark, ""),) if chart.mark else ()
        self._parts = tuple(part for part in (*chart.series, *marked) if part[0])
        words = ", ".join(label for label, _ in self._parts)
        self.setAccessibleName(words)
        set_tooltip(self, words if any(text_width("caption", label) > _MOST for label, _ in self._parts) else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = sum(_width(label) + _SWATCH + 18 for label, _ in self._parts)
        return QSize(round(wide) + 1, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, x = QPainter(self), theme().tokens, 0.0
        for label, colour in self._parts:
            if colour:
                paint_swatch(painter, x, 9, t.named(colour), _SWATCH)
            else:
                fill(painter, QRectF(x - 3, 8, 15, 2), t["text"])
            wide = _width(label)
            draw_text(painter, QRectF(x + _SWATCH + 7, 1, wide, 16), label, "caption", t["text-2"], LEFT)
            x += _SWATCH + 7 + wide + 11
