"""The line of the day: a lane for each person, planned blocks with what was tracked under them, and now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil, floor
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organizer.kernel.glance import DayItem
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, RIGHT, draw_text, fill, fill_rounded, focus_inside, hairline
from organizer.ui.theme import theme

from .halves import Placed, placed

_LANE, _AXIS, _FOOT, _LEFT, _RIGHT = 44, 24, 10, 48, 14
_USUAL = (6, 21)
_NARROW, _TWO_LINES = 46, 112
_CLEAR = 32
"""So far from now's chip an hour keeps its figure."""
_HOUR = timedelta(hours=1)


class Lane(NamedTuple):
    """A person whose day is shown."""

    member: UUID
    face: Face


class DayStrip(QWidget):
    """Left and right go from block to block, Enter opens one. Times are taken as the clocks of `now` show them."""

    opened = Signal(object)
    """The `Ref` of a block."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._items: tuple[DayItem, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._now: datetime | None = None
        self._hours = _USUAL
        self._current = 0
        self._name()

    def show_day(self, items: Sequence[DayItem], lanes: Sequence[Lane], now: datetime) -> None:
        """Shows these; what belongs to nobody stands in every lane."""
        self._items = tuple(items)
        self._lanes, self._now = tuple(lanes), now
        first = min((self._hour(item.start) for item in items), default=float(_USUAL[0]))
        last = max((self._hour(item.end) for item in items), default=float(_USUAL[1]))
        self._hours = (min(_USUAL[0], floor(first)), max(_USUAL[1], min(24, ceil(last))))
        self._current = min(self._current, max(len(self._planned()) - 1, 0))
        self.updateGeometry()
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, _AXIS + max(len(self._lanes), 1) * (_LANE + 4) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def _planned(self) -> list[DayItem]:
        return sorted((item for item in self._items if not item.tracked), key=lambda item: item.start)

    def _name(self) -> None:
        planned = self._planned()
        words = "; ".join(f"{item.start:%H:%M} to {item.end:%H:%M} {item.title}" for item in planned)
        self.setAccessibleName(f"Your day: {words}" if words else "Your day: nothing planned")

    def _hour(self, at: datetime) -> float:
        assert self._now is not None
        hours = (at - datetime.combine(self._now.date(), datetime.min.time(), self._now.tzinfo)) / _HOUR
        return min(max(hours, 0.0), 24.0)

    def _x(self, hour: float) -> float:
        first, last = self._hours
        x = _LEFT + (hour - first) / (last - first) * (self.width() - _LEFT - _RIGHT)
        return self.width() - x if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else x

    def _rect(self, item: DayItem, lane: int) -> QRectF:
        one, other = self._x(self._hour(item.start)), self._x(self._hour(item.end))
        left, right = min(one, other), max(one, other)
        return QRectF(left, _AXIS + lane * (_LANE + 4), max(right - left - 1, 3), _LANE)

    def _placed(self, lane: Lane) -> list[Placed]:
        return placed(item for item in self._items if not item.tracked and self._in_lane(item, lane))

    def _place(self, each: Placed, lane: int) -> QRectF:
        rect = self._rect(each.item, lane)
        if each.half is None:
            return rect
        height = (_LANE - 2) / 2
        return QRectF(rect.x(), rect.y() + each.half * (height + 2), rect.width(), height)

    def _in_lane(self, item: DayItem, lane: Lane) -> bool:
        return item.owner is None or item.owner == lane.member

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._now is None:
            return
        painter, t = QPainter(self), theme().tokens
        first, last = self._hours
        odd_too = self.width() > 700
        bottom = self.height() - _FOOT
        for hour in range(first, last + 1):
            x = self._x(hour)
            hairline(painter, round(x), _AXIS, bottom - _AXIS, t["border-subtle"], vertical=True)
            beside_now = abs(x - self._x(self._hour(self._now))) < _CLEAR
            if (odd_too or hour % 2 == 0) and not beside_now:
                draw_text(painter, QRectF(x - 20, 0, 40, 18), f"{hour:02d}", "label", t["text-3"], CENTRE)
        for number, lane in enumerate(self._lanes):
            centre = _AXIS + number * (_LANE + 4) + _LANE / 2
            left = 12.0 if self.layoutDirection() is not Qt.LayoutDirection.RightToLeft else self.width() - 34.0
            paint_avatar(painter, left, centre - 11, 22, lane.face)
            for each in self._placed(lane):
                self._paint_block(painter, each, self._place(each, number))
            for item in self._items:
                if item.tracked and self._in_lane(item, lane):
                    rect = self._rect(item, number)
                    fill(painter, QRectF(rect.x(), rect.bottom() - 3, rect.width(), 3), t.named(item.colour))
        self._paint_now(painter, bottom)

    def _paint_block(self, painter: QPainter, each: Placed, rect: QRectF) -> None:
        t, item = theme().tokens, each.item
        fill_rounded(painter, rect, 3, t.named(f"{item.colour}-tint"))
        fill(painter, QRectF(rect.x(), rect.y(), 3, rect.height()), t.named(item.colour))
        inner = rect.adjusted(9, 4, -4, -4)
        if each.more:
            words = f"+{each.more}"
            draw_text(painter, rect.adjusted(0, 0, -4, 0), words, "caption-medium", t["text-2"], RIGHT)
            inner.setRight(inner.right() - text_width("caption-medium", words) - 4)
        if each.half is not None and inner.width() >= _NARROW - 13:
            draw_text(
                painter,
                QRectF(inner.x(), rect.y(), inner.width(), rect.height()),
                item.title,
                "label-medium",
                t["text"],
            )
        elif rect.width() >= _TWO_LINES:
            upper = QRectF(inner.x(), inner.y(), inner.width(), 17)
            lower = upper.translated(0, 17)
            draw_text(painter, upper, item.title, "label-medium", t["text"])
            draw_text(painter, lower, f"{item.start:%H:%M}–{item.end:%H:%M}", "caption", t["text-2"])
        elif rect.width() >= _NARROW:
            for line, text in enumerate(_two_lines(item.title)):
                place = QRectF(inner.x(), inner.y() + line * 17, inner.width(), 17)
                draw_text(painter, place, text, "label-medium", t["text"])
        else:
            icon = _ICONS.get(item.colour, "calendar")
            size = min(_ICON, rect.width() - 5)
            middle = rect.adjusted(3, 0, 0, 0).center()
            if size >= _ICON_LEAST:
                theme().icons.paint(
                    painter, middle.x() - size / 2, middle.y() - size / 2, icon, round(size), t["text-2"]
                )
        planned = self._planned()
        if self.hasFocus() and planned and planned[self._current] is item:
            focus_inside(painter, rect, 3, t["focus"])

    def _paint_now(self, painter: QPainter, bottom: float) -> None:
        t, now = theme().tokens, self._now
        assert now is not None
        hour = self._hour(now)
        if not self._hours[0] <= hour <= self._hours[1]:
            return
        x = self._x(hour)
        fill(painter, QRectF(round(x), 16, 1, bottom - 12), t["danger"])
        chip = QRectF(x - 20, 1, 40, 17)
        fill_rounded(painter, chip, 4, t["danger"])
        draw_text(painter, chip, f"{now:%H:%M}", "caption-medium", t["on-danger"], CENTRE)

    def _at(self, point: QPointF) -> DayItem | None:
        for number, lane in enumerate(self._lanes):
            for each in reversed(self._placed(lane)):
                if self._place(each, number).contains(point):
                    return each.item
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        item = self._at(event.position())
        words = f"{item.title}\n{item.start:%H:%M}–{item.end:%H:%M}" if item else ""
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        item = self._at(event.position())
        if item is not None:
            self.opened.emit(item.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        planned = self._planned()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is not None and planned:
            self._current = min(max(self._current + step, 0), len(planned) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and planned:
            self.opened.emit(planned[self._current].ref)
        else:
            super().keyPressEvent(event)


_ICON, _ICON_LEAST = 16, 10
_ICONS = {
    "c1": "briefcase", "c2": "graduation-cap", "c3": "rocket", "c4": "hand-heart", "c5": "heart", "c6": "house",
    "c7": "heart-pulse", "c8": "wallet",
}  # fmt: skip
"""What stands in a block too narrow for words: the part of life that usually has its colour."""


def _two_lines(title: str) -> tuple[str, str]:
    """The first word, and the others."""
    first, _, rest = title.partition(" ")
    return first, rest
