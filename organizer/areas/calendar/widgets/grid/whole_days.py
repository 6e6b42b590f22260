"""The row of what takes whole days, above the hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.avatars import paint_avatar
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme

from .blocks import paint_preview, paint_ring, paint_tinted
from .layout import More
from .scene import Scene
from .values import AllDayItem

_BAR = 20
_STEP = 23
_MOST = 3
_PAD = 3
_FACE = 16
_TICK = 12


class Bar(NamedTuple):
    """An item in its place."""

    item: AllDayItem
    rect: QRectF


class WholeDays(QWidget):
    """Bars over the days they take, at most three above one another; what has no room is counted on its days. Not
    there while nothing takes whole days."""

    def __init__(self, scene: Scene, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._bars: list[Bar] = []
        self._more: list[More] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scene.touched.connect(self._touch)
        self.hide()

    def sizeHint(self) -> QSize:
        lowest = [bar.rect.bottom() for bar in self._bars] + [more.rect.bottom() for more in self._more]
        return QSize(840, round(max(lowest, default=0)) + _PAD + 1)

    def _touch(self, rects: object) -> None:
        if rects is None:
            self._arrange()
            self.setVisible(bool(self._bars or self._more))
            self.updateGeometry()
        self.update()

    # Places

    def _columns(self, item: AllDayItem) -> tuple[int, int] | None:
        """The first and the last column: lanes of a single day, else days."""
        scene = self._scene
        days = scene.index_between(item.first, item.last)
        if days is None or len(scene.days) > 1:
            return days
        lane = min(max(item.lane, 0), len(scene.lanes) - 1)
        return lane, lane

    def _rect(self, first: int, last: int, row: int) -> QRectF:
        geometry, single = self._scene.geometry, len(self._scene.days) == 1
        left = geometry.lane_edge(0, first) if single else geometry.day_edge(first)
        right = geometry.lane_edge(0, last + 1) if single else geometry.day_edge(last + 1)
        return geometry.on_screen(QRectF(left + 2, _PAD + row * _STEP, max(4, right - left - 4), _BAR))

    def _arrange(self) -> None:
        """Longest first, each in the highest row that is free; the lowest row is for counts where they are needed."""
        self._bars, self._more = [], []
        placed: list[tuple[int, range, AllDayItem]] = []
        taken: dict[int, set[int]] = {}
        spans = [(columns, item) for item in self._scene.whole if (columns := self._columns(item)) is not None]
        for (first, last), item in sorted(spans, key=lambda s: (s[0][0], s[0][0] - s[0][1], s[1].first, s[1].title)):
            days = range(first, last + 1)
            used = set().union(*(taken.setdefault(day, set()) for day in days))
            row = next((n for n in range(_MOST) if n not in used), _MOST)
            for day in days:
                taken[day].add(row)
            placed.append((row, days, item))
        crowded = {column for column, rows in taken.items() if _MOST in rows}
        hidden: dict[int, list[Hashable]] = defaultdict(list)
        for row, days, item in placed:
            if row < _MOST - 1 or (row < _MOST and crowded.isdisjoint(days)):
                self._bars.append(Bar(item, self._rect(days[0], days[-1], row)))
            else:
                for day in days:
                    hidden[day].append(item.id)
        for column, ids in sorted(hidden.items()):
            self._more.append(More(tuple(ids), self._rect(column, column, _MOST - 1)))

    def bar_at(self, point: QPointF) -> Bar | More | None:
        """What is drawn at a point."""
        shown: list[Bar | More] = [*self._bars, *self._more]
        return next((each for each in shown if each.rect.contains(point)), None)

    def rect_of(self, id: Hashable | None) -> QRectF | None:
        """Where an item is drawn or counted."""
        for bar in self._bars:
            if bar.item.id == id:
                return bar.rect
        return next((more.rect for more in self._more if id in more.ids), None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, scene = QPainter(self), theme().tokens, self._scene
        label = scene.geometry.on_screen(QRectF(2, _PAD, 38, _BAR))
        align = LEFT if scene.geometry.mirrored else RIGHT
        draw_text(painter, label, "All day", "caption", t["text-3"], align)
        for bar in self._bars:
            self._paint_bar(painter, bar)
        for more in self._more:
            fill_rounded(painter, more.rect, 4, t["chip"])
            draw_text(painter, more.rect, f"+{len(more.ids):,}", "caption-medium", t["text-2"], CENTRE)
            if scene.current in more.ids:
                paint_ring(painter, more.rect)
        self._paint_landing(painter)
        hairline(painter, 0, self.height() - 1, self.width(), t["border"])

    def _paint_bar(self, painter: QPainter, bar: Bar) -> None:
        t, scene, (item, rect) = theme().tokens, self._scene, bar
        mirrored = scene.geometry.mirrored
        paint_tinted(painter, rect, item.colour, mirrored)
        if item.clash:
            fill_rounded(painter, rect, 4, None, t["danger"], 1.5)
        room = rect.adjusted(4, 0, -8, 0) if mirrored else rect.adjusted(8, 0, -4, 0)
        face = scene.lanes[min(item.lane, len(scene.lanes) - 1)].face
        if len(scene.lanes) > 1 and len(scene.days) > 1 and face is not None:
            x = room.right() - _FACE if mirrored else room.x()
            paint_avatar(painter, x, rect.y() + (_BAR - _FACE) / 2, _FACE, face)
            room = room.adjusted(0, 0, -_FACE - 4, 0) if mirrored else room.adjusted(_FACE + 4, 0, 0, 0)
        if item.done:
            x = room.right() - _TICK if mirrored else room.x()
            theme().icons.paint(painter, x, rect.y() + (_BAR - _TICK) / 2, "check", _TICK, t["text-2"])
            room = room.adjusted(0, 0, -_TICK - 2, 0) if mirrored else room.adjusted(_TICK + 2, 0, 0, 0)
        ink = t["text-3"] if item.id == scene.lifted else t["text"]
        draw_text(painter, room, item.title, "caption-medium", ink, RIGHT if mirrored else LEFT)
        if item.id == scene.current:
            paint_ring(painter, rect)

    def _paint_landing(self, painter: QPainter) -> None:
        landing = self._scene.landing
        if landing is None or isinstance(landing.start, datetime) or isinstance(landing.end, datetime):
            return
        columns = self._columns(AllDayItem(None, landing.start, landing.end, "", lane=landing.lane))
        if columns is not None:
            paint_preview(painter, self._rect(*columns, 0), self._scene.words, self._scene.geometry.mirrored)
