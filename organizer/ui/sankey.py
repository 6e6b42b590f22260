"""A Sankey diagram, painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from organizer.charts.fan import LABEL_HEIGHT, apart
from organizer.charts.sankey import Placed, Sankey, laid_out
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill
from organizer.ui.plot import ChartView, Plot
from organizer.ui.theme import theme

_BAR, _GAP, _EDGE, _LABELS = 8.0, 7.0, 10.0, 0.28
_STRENGTH = 90
"""Of 255: streams are see-through where they cross."""


class SankeyPlot(Plot[Sankey]):
    """Sources at the left, ends at the right, each named with its amount."""

    newest_first = False

    def _sides(self, chart: Sankey) -> tuple[list[Placed], list[Placed]]:
        height = self.height() - 2 * _EDGE
        return laid_out(chart.sources, height, _GAP, 2.0), laid_out(chart.ends, height, _GAP, 2.0)

    def _columns(self, chart: Sankey) -> tuple[float, float, float]:
        room = [
            min(max((self._words(p) for p in side), default=0.0) + 14, self.width() * _LABELS)
            for side in self._sides(chart)
        ]
        left, right = room[0], self.width() - room[1] - _BAR
        return left, (left + right) / 2, right

    def _words(self, placed: Placed) -> float:
        stream = placed.stream
        return text_width("caption-medium", stream.label) + 8 + text_width("caption", shown_amount(stream.text))

    def paint(self, painter: QPainter, chart: Sankey) -> None:
        t = theme().tokens
        sources, ends = self._sides(chart)
        left, middle, right = self._columns(chart)
        if not sources or not ends:
            return
        for side, edge in ((sources, left + _BAR), (ends, right)):
            for placed in side:
                inward = middle if side is sources else middle + _BAR
                colour = QColor(t.named(placed.stream.colour))
                colour.setAlpha(_STRENGTH)
                _paint_stream(painter, placed, edge, inward, colour)
        for side, edge in ((sources, left), (ends, right)):
            for placed in side:
                bar = QRectF(edge, round(_EDGE + placed.top), _BAR, max(round(placed.width), 2))
                fill(painter, bar, t.named(placed.stream.colour))
            wanted = [_EDGE + placed.top + placed.width / 2 for placed in side]
            middles = apart(wanted, LABEL_HEIGHT, 0.0, float(self.height()))
            for placed, middle_of_words in zip(side, middles, strict=True):
                self._paint_words(painter, placed, edge, middle_of_words, side is sources)
        height = sum(placed.width for placed in sources)
        top = _EDGE + sources[0].middle
        fill(painter, QRectF(middle, round(top), _BAR, max(round(height), 2)), t["text-2"])

    def _paint_words(self, painter: QPainter, placed: Placed, edge: float, at: float, before: bool) -> None:
        t, stream = theme().tokens, placed.stream
        amount = shown_amount(stream.text)
        size = text_width("caption", amount)
        y = at - 8
        if before:
            box = QRectF(0, y, edge - 8, 16)
            draw_text(painter, box, amount, "caption", t["text-2"], RIGHT)
            draw_text(painter, box.adjusted(0, 0, -size - 6, 0), stream.label, "caption-medium", t["text"], RIGHT)
        else:
            box = QRectF(edge + _BAR + 8, y, self.width() - edge - _BAR - 8, 16)
            label = draw_text(
                painter, box.adjusted(0, 0, -size - 6, 0), stream.label, "caption-medium", t["text"], LEFT
            )
            draw_text(painter, box.adjusted(label + 6, 0, 0, 0), amount, "caption", t["text-2"], LEFT)

    def row_at(self, at: QPointF) -> int | None:
        assert self.chart is not None
        sources, ends = self._sides(self.chart)
        left, middle, right = self._columns(self.chart)
        for side, first, low, high in ((sources, 0, 0.0, middle), (ends, len(sources), middle, float(self.width()))):
            if low <= at.x() < high:
                share = abs(at.x() - (left if side is sources else right)) / max(middle - left, 1.0)
                for number, placed in enumerate(side):
                    top = _EDGE + placed.top + (placed.middle - placed.top) * min(share, 1.0)
                    if top - 1 <= at.y() <= top + max(placed.width, 6):
                        return first + number
        return None

    def paint_crosshair(self, painter: QPainter, chart: Sankey, row: int) -> None:
        sources, ends = self._sides(chart)
        left, _, right = self._columns(chart)
        if row < len(sources) + len(ends):
            placed = [*sources, *ends][row]
            edge = left if row < len(sources) else right
            colour = theme().tokens["text"]
            painter.setPen(colour)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(edge - 2, _EDGE + placed.top - 2, _BAR + 4, placed.width + 4))


def _paint_stream(painter: QPainter, placed: Placed, edge: float, inward: float, colour: QColor) -> None:
    top, inner, width = _EDGE + placed.top, _EDGE + placed.middle, placed.width
    bend = (inward - edge) / 2
    path = QPainterPath(QPointF(edge, top))
    path.cubicTo(QPointF(edge + bend, top), QPointF(inward - bend, inner), QPointF(inward, inner))
    path.lineTo(inward, inner + width)
    path.cubicTo(QPointF(inward - bend, inner + width), QPointF(edge + bend, top + width), QPointF(edge, top + width))
    path.closeSubpath()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, colour)


class SankeyView(ChartView[Sankey]):
    """A Sankey diagram with its table."""

    def __init__(self, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(SankeyPlot(height), (2,), parent=parent)
