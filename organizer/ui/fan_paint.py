"""How a fan is drawn into a rectangle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from organizer.charts.fan import LABEL_HEIGHT, EndLabel, Fan, Flag, OtherLine, apart, in_rows
from organizer.ui.fonts import FontName, text_width
from organizer.ui.money_mask import shown_amount
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.told import shown

_FLAG, _FLAG_STEP, _LEAST_TOP, _BELOW = 24.0, 28.0, 12.0, 38.0
_MOST_FLAG = 190.0
_BANDS: tuple[ColourName, ...] = ("fan-outer", "fan-inner")
_END_GAP, _MOST_FOR_ENDS = 8.0, 190.0
_READING_LINE, _READING_WIDTH = 18.0, 168.0


class FanLayout:
    """Where everything is, for one fan in one size."""

    def __init__(self, fan: Fan, width: float, height: float) -> None:
        self.fan, self.width = fan, width
        widest = max((text_width("caption", shown_amount(label)) for _, label in fan.y_ticks), default=0.0)
        ends = max((text_width("caption-medium", shown(end.text)) for end in fan.ends), default=0.0)
        self.place = QRectF(widest + 12, 0, 0, 0)
        self.place.setRight(max(self.place.x() + 80, width - max(20.0, min(ends, _MOST_FOR_ENDS) + _END_GAP + 2)))
        self.flags = [self._flag(flag, width) for flag in fan.flags]
        rows = in_rows([(rect.left(), rect.right()) for rect in self.flags])
        top = _LEAST_TOP + (max(rows) + 1 if rows else 0) * _FLAG_STEP
        self.place.setTop(top)
        self.place.setBottom(max(top + 40, height - _BELOW))
        last = max(rows, default=0)
        for rect, row in zip(self.flags, rows, strict=True):
            rect.moveTop((last - row) * _FLAG_STEP)
        self._ends = self._placed_ends()

    def _flag(self, flag: Flag, width: float) -> QRectF:
        size = min(_MOST_FLAG, 36 + text_width("caption-medium", flag.title))
        left = min(max(self.x(flag.at) - 14, 0.0), width - size - 1)
        return QRectF(round(left), 0, size, _FLAG)

    def _placed_ends(self) -> list[tuple[EndLabel, float]]:
        room = int((self.place.height() + LABEL_HEIGHT) // LABEL_HEIGHT)
        kept = sorted(self.fan.ends, key=lambda end: -end.importance)[:room]
        wanted = [min(max(self.y(end.at), self.place.top()), self.place.bottom()) for end in kept]
        half = LABEL_HEIGHT / 2
        return list(zip(kept, apart(wanted, LABEL_HEIGHT, self.place.top() - half, self.place.bottom() + half),
                        strict=True))  # fmt: skip

    @property
    def ends(self) -> list[tuple[EndLabel, float]]:
        """End labels and the middle of each."""
        return self._ends

    def x(self, at: float) -> float:
        """Where a time is."""
        first, last = self.fan.xs[0], self.fan.xs[-1]
        return self.place.left() + (at - first) / ((last - first) or 1.0) * self.place.width()

    def time(self, x: float) -> float:
        """The time at a place."""
        first, last = self.fan.xs[0], self.fan.xs[-1]
        return first + (x - self.place.left()) / (self.place.width() or 1.0) * (last - first)

    def y(self, value: float) -> float:
        """Where a value is, be it in view or not."""
        low, high = self.fan.y_ticks[0][0], self.fan.y_ticks[-1][0]
        return self.place.bottom() - (value - low) / ((high - low) or 1.0) * self.place.height()

    def points(self, values: Sequence[float]) -> list[QPointF]:
        """A line through values at all times."""
        return [QPointF(self.x(x), self.y(value)) for x, value in zip(self.fan.xs, values, strict=True)]


def paint_fan(painter: QPainter, layout: FanLayout) -> None:
    """The fan without its crosshair."""
    fan, place, t = layout.fan, layout.place, theme().tokens
    _paint_grid(painter, layout)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipRect(place.adjusted(0, 0, 1, 1))
    painter.setPen(Qt.PenStyle.NoPen)
    for (low, high), colour in zip(fan.bands, _BANDS, strict=False):
        painter.setBrush(t[colour])
        painter.drawPolygon(QPolygonF([*layout.points(high), *reversed(layout.points(low))]))
    painter.restore()
    _paint_baseline(painter, layout)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for flag, rect in zip(fan.flags, layout.flags, strict=True):
        x = round(layout.x(flag.at)) + 0.5
        _line(painter, [QPointF(x, rect.bottom() + 4), QPointF(x, place.bottom())], t["chart-ref"], 1.0, [2, 3])
    painter.save()
    painter.setClipRect(place.adjusted(0, -2, 2, 2))
    for other in fan.others:
        _paint_other(painter, layout, other)
    _line(painter, layout.points(fan.middle), t["fan-line"], 2.5)
    painter.restore()
    for flag, rect in zip(fan.flags, layout.flags, strict=True):
        _paint_flag(painter, layout, flag, rect)
    for end, at in layout.ends:
        name: FontName = "caption-strong" if end.strong else "caption"
        left = place.right() + _END_GAP
        box = QRectF(left, at - 8, layout.width - left, 16)
        draw_text(painter, box, shown(end.text), name, t.named(end.colour), LEFT)


def _paint_grid(painter: QPainter, layout: FanLayout) -> None:
    fan, place, t = layout.fan, layout.place, theme().tokens
    for value, label in fan.y_ticks:
        y = round(layout.y(value))
        hairline(painter, place.x(), y, place.width(), t["chart-grid"])
        box = QRectF(0, y - 8, place.x() - 8, 16)
        draw_text(painter, box, shown_amount(label), "caption", t["chart-label"], RIGHT)
    for at, label, second in fan.x_ticks:
        x = layout.x(at)
        for words, top in ((label, 6.0), (second, 20.0)):
            width = text_width("caption", words) + 2
            left = max(0.0, x - width / 2)
            draw_text(
                painter, QRectF(left, place.bottom() + top, width, 16), words, "caption", t["chart-label"], CENTRE
            )


def _paint_baseline(painter: QPainter, layout: FanLayout) -> None:
    place = layout.place
    hairline(painter, place.x(), round(place.bottom()), place.width(), theme().tokens["chart-axis"])


def _paint_other(painter: QPainter, layout: FanLayout, other: OtherLine) -> None:
    dashes = [2.0, 3.0] if other.dotted else [6.0, 4.0]
    _line(painter, layout.points(other.values), theme().tokens.named(other.colour), 1.75, dashes)


def _paint_flag(painter: QPainter, layout: FanLayout, flag: Flag, rect: QRectF) -> None:
    t = theme().tokens
    if flag.value is not None:
        at = QPointF(layout.x(flag.at), min(max(layout.y(flag.value), layout.place.top()), layout.place.bottom()))
        painter.setPen(QPen(t["surface"], 2))
        painter.setBrush(t["fan-line"])
        painter.drawEllipse(at, 5, 5)
    fill_rounded(painter, rect, 4, t["surface"], t["border"])
    theme().icons.paint(painter, rect.x() + 7, rect.y() + 5, flag.icon, 14, t["text-2"])
    draw_text(painter, rect.adjusted(25, 0, -8, 0), flag.title, "caption-medium", t["text"], LEFT)


def _line(
    painter: QPainter, points: list[QPointF], colour: QColor, width: float, dashes: list[float] | None = None
) -> None:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    if dashes:
        pen.setDashPattern([length / width for length in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))


def paint_reading(painter: QPainter, layout: FanLayout, number: int, width: float) -> None:
    """The crosshair at one of the times, and what it reads there."""
    fan, place, t = layout.fan, layout.place, theme().tokens
    x = round(layout.x(fan.xs[number]))
    hairline(painter, x, place.top(), place.height(), t["text-3"], vertical=True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t["surface"], 1.5))
    edges = [row[number] for band in fan.bands for row in band]
    for value, colour in [(value, t["accent"]) for value in edges] + [(fan.middle[number], t["fan-line"])]:
        if place.top() - 1 <= (y := layout.y(value)) <= place.bottom() + 1:
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(x + 0.5, y), 3.5, 3.5)
    reading = fan.readings[number]
    height = 30 + _READING_LINE * len(reading.figures)
    left = x + 12 if x + 12 + _READING_WIDTH < width else x - 12 - _READING_WIDTH
    box = QRectF(max(0.0, left), place.top() + 8, _READING_WIDTH, height)
    fill_rounded(painter, box, 6, t["raised"], t["border-control"])
    inner = QRectF(box.x() + 10, box.y() + 6, box.width() - 20, _READING_LINE)
    draw_text(painter, inner, reading.title, "caption-strong", t["text"])
    for title, amount in reading.figures:
        inner.moveTop(inner.top() + _READING_LINE)
        draw_text(painter, inner, title, "caption", t["text-2"])
        draw_text(painter, inner, shown_amount(amount), "caption-medium", t["text"], RIGHT)
