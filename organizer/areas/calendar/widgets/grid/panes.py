"""The parts of the grid as one plane: which day, which time and which item is at a point of it."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtWidgets import QWidget

from .drags import Drag, Moving
from .geometry import GUTTER
from .ghost import Ghost
from .hours import HoursView
from .layout import More, Placed
from .pointer import Hit
from .scene import Scene, Spot
from .whole_days import Bar, WholeDays
from .words import clock, item_tip

_EDGE = 28
"""As near to an end of the hours in view a drag scrolls them."""
_TOLD = 10


class GridPanes:
    """Points are those of the whole grid."""

    def __init__(self, grid: QWidget, scene: Scene, whole_days: WholeDays, hours: HoursView) -> None:
        self._grid, self._scene, self._whole_days, self._hours = grid, scene, whole_days, hours
        self._ghost = Ghost(parent=grid)

    def _within(self, part: QWidget, point: QPointF) -> QPointF:
        return point - QPointF(part.mapTo(self._grid, QPoint(0, 0)))

    def spot_at(self, point: QPointF, *, timed: bool = False) -> Spot | None:
        """The day and time at a point, the nearest where it is outside; `timed` even above the hours."""
        scene = self._scene
        if not scene.days:
            return None
        at = self._within(self._hours, point)
        day, lane = scene.geometry.column_at(at.x())
        minute: float | None = scene.geometry.minute(self._hours.in_day(self._held(at)).y() + 0.5)
        if at.y() < 0 and self._whole_days.isVisible() and not timed:
            minute = None
        return Spot(scene.days[day].day, lane, minute)

    def _held(self, at: QPointF) -> QPointF:
        return QPointF(at.x(), min(max(at.y(), 0.0), float(self._hours.height())))

    def hit_at(self, point: QPointF) -> Hit:
        """What is drawn at a point."""
        if self._whole_days.isVisible() and self._whole_days.geometry().contains(point.toPoint()):
            bar = self._whole_days.bar_at(self._within(self._whole_days, point))
            return Hit(more=bar) if isinstance(bar, More) else Hit(bar.item) if isinstance(bar, Bar) else Hit()
        if not self._hours.geometry().contains(point.toPoint()):
            return Hit()
        at = self._within(self._hours, point)
        found = self._hours.block_at(at)
        if isinstance(found, Placed):
            return Hit(found.item, self._hours.edge_at(found, at))
        return Hit(more=found)

    def rect_of(self, id: Hashable | None) -> QRectF:
        """Where an item is; empty where it is not shown."""
        for rect in self._scene.arranged.rects.get(id, ()):
            corner = self._hours.mapTo(self._grid, QPoint(0, -self._hours.top))
            return rect.translated(QPointF(corner)).intersected(QRectF(self._hours.geometry()))
        bar = self._whole_days.rect_of(id)
        return bar.translated(QPointF(self._whole_days.pos())) if bar is not None else QRectF()

    def holds(self, point: QPointF) -> bool:
        """Whether a point is among the hours or the whole days, not beside or above them."""
        rows = (self._whole_days, self._hours) if self._whole_days.isVisible() else (self._hours,)
        x = self._scene.geometry.turned(point.x())
        across = GUTTER <= x < self._scene.geometry.day_edge(len(self._scene.days))
        return across and any(row.geometry().contains(point.toPoint()) for row in rows)

    def cursor_rect(self) -> QRectF:
        """Where the keyboard's cursor is."""
        cursor = self._scene.cursor
        for rect in self._scene.landing_rects(cursor.landing) if cursor is not None else ():
            return rect.translated(QPointF(self._hours.mapTo(self._grid, QPoint(0, -self._hours.top))))
        return QRectF(self._hours.geometry())

    def tip_at(self, point: QPointF) -> str:
        """What is to be said of a point."""
        hit = self.hit_at(point)
        if hit.item is not None:
            return item_tip(hit.item)
        if hit.more is not None:
            titles = [item.title for id in hit.more.ids[:_TOLD] if (item := self._scene.item(id)) is not None]
            left = len(hit.more.ids) - len(titles)
            return "\n".join([*titles, f"and {left:,} more"] if left else titles)
        spot = self.spot_at(point)
        gap = self._scene.gap(spot.day) if spot is not None and spot.minute is not None else None
        if spot is None or gap is None or not gap[0] <= spot.at < gap[1]:
            return ""
        return f"The clocks go on from {clock(gap[0])} to {clock(gap[1])}"

    def beyond(self, point: QPointF) -> float:
        """How far a point is within reach of the end of the hours in view, or past it; below 0 at the upper end."""
        y = self._within(self._hours, point).y()
        return min(0.0, y - _EDGE) or max(0.0, y - self._hours.height() + _EDGE)

    def scroll_by(self, pixels: float) -> None:
        """Moves the hours."""
        self._hours.bar.setValue(self._hours.bar.value() + round(pixels))

    def show_ghost(self, drag: Drag | None, point: QPointF) -> None:
        """Draws what is moved beside the mouse; with None no longer."""
        if isinstance(drag, Moving):
            item = drag.item
            self._ghost.follow(point.toPoint(), item.title, item.detail, item.colour)
        else:
            self._ghost.hide()

    def set_shape(self, shape: Qt.CursorShape | None) -> None:
        """Gives the mouse a shape."""
        if shape is None:
            if self._grid.testAttribute(Qt.WidgetAttribute.WA_SetCursor):
                self._grid.unsetCursor()
        elif self._grid.cursor().shape() is not shape:
            self._grid.setCursor(shape)
