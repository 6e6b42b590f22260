"""The hours of the days: painted, scrolled, and what is under a point of them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from organizer.ui.scrolling import ScrollBar

from .blocks import paint_block, paint_cursor, paint_more, paint_preview, paint_rail, paint_ring
from .geometry import MARGIN, TOP, Geometry
from .ground import paint_grounds, paint_hours, paint_now, paint_time
from .layout import More, Placed
from .scene import Scene
from .words import clock

_GRIP = 6
_LEAST_WITH_GRIPS = 24
_SLACK = 4


class HoursView(QWidget):
    """Shows a scene. Mouse and keys are its parent's."""

    resized = Signal()

    def __init__(self, scene: Scene, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self.cursor_shown = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.bar = ScrollBar(Qt.Orientation.Vertical, parent=self)
        self.bar.setCursor(Qt.CursorShape.ArrowCursor)
        self.bar.valueChanged.connect(lambda: self.update())
        scene.touched.connect(self._touch)

    @property
    def top(self) -> int:
        """The height of the day that is at the upper end of the view."""
        return self.bar.value()

    def sizeHint(self) -> QSize:
        return QSize(840, 700)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def fit(self, geometry: Geometry) -> None:
        """Takes the height of the day, keeping the time that is in view at the top."""
        before = self._scene.geometry
        minute = before.minute(self.top + TOP)
        self.bar.setPageStep(self.height())
        self.bar.setSingleStep(round(geometry.hour / 2))
        self.bar.setRange(0, max(0, geometry.height - self.height()))
        if before.hour != geometry.hour:
            self.bar.setValue(round(geometry.y(minute)) - TOP)

    def show_from(self, minute: float) -> None:
        """Scrolls so that a minute of the day is at the top."""
        self.bar.setValue(round(self._scene.geometry.y(minute)) - TOP)

    def reveal(self, rects: list[QRectF]) -> None:
        """Scrolls as little as shows the beginning of the first of these, and its end where there is room."""
        if not rects:
            return
        rect, page = rects[0], self.height()
        value = self.top
        if rect.bottom() + 8 > value + page:
            value = round(rect.bottom()) + 8 - page
        if rect.top() - 8 < value:
            value = round(rect.top()) - 8
        self.bar.setValue(value)

    # What is where

    def in_day(self, point: QPointF) -> QPointF:
        """A point of the view in the figures of `Geometry`."""
        return QPointF(point.x(), point.y() + self.top)

    def block_at(self, point: QPointF) -> Placed | More | None:
        """What is drawn at a point of the view, what is current first."""
        at = self.in_day(point)
        arranged = self._scene.arranged
        found = [each for each in reversed(arranged.blocks) if each.rect.contains(at)]
        if found:
            return next((each for each in found if each.item.id == self._scene.current), found[0])
        for more in arranged.more:
            if more.rect.contains(at):
                return more
        for rail in arranged.rails:
            if rail.rect.adjusted(-1, -_SLACK, _SLACK, _SLACK).contains(at):
                return rail
        return None

    def edge_at(self, placed: Placed, point: QPointF) -> Literal["", "top", "bottom"]:
        """'top' or 'bottom' where a point is at an end that can be drawn longer, else ''."""
        rect, y = placed.rect, point.y() + self.top
        if not placed.item.movable:
            return ""
        grip = _GRIP if rect.height() >= _LEAST_WITH_GRIPS else rect.height() / 4
        if placed.segment.ends and y >= rect.bottom() - grip:
            return "bottom"
        if placed.segment.begins and y <= rect.top() + grip:
            return "top"
        return ""

    # Painting

    def _touch(self, rects: list[QRectF] | None) -> None:
        if rects is None:
            self.update()
            return
        for rect in rects:
            self.update(rect.translated(0, -self.top).toAlignedRect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(0, -self.top)
        self._paint(painter, event.region().translated(0, self.top))

    def _paint(self, painter: QPainter, region: QRegion) -> None:
        scene, mirrored = self._scene, self._scene.geometry.mirrored
        dirty = QRectF(region.boundingRect())

        def stale(rect: QRectF) -> bool:
            return rect.intersects(dirty) and region.intersects(rect.toAlignedRect())

        paint_grounds(painter, scene, dirty)
        arranged = scene.arranged
        for rail in arranged.rails:
            if stale(rail.rect):
                paint_rail(painter, rail)
        for placed in arranged.blocks:
            if stale(placed.rect):
                paint_block(painter, placed, mirrored, placed.item.id == scene.lifted)
        for more in arranged.more:
            if stale(more.rect):
                paint_more(painter, more)
        for rect in arranged.rects.get(scene.current, ()):
            paint_ring(painter, rect)
        self._paint_marks(painter, dirty)

    def _paint_marks(self, painter: QPainter, dirty: QRectF) -> None:
        scene, mirrored = self._scene, self._scene.geometry.mirrored
        for rect in scene.landing_rects(scene.landing):
            paint_preview(painter, rect, scene.words, mirrored)
        paint_hours(painter, scene, dirty, self.top)
        cursor = scene.cursor if self.cursor_shown and scene.landing is None else None
        if cursor is not None:
            for rect in scene.landing_rects(cursor.landing):
                paint_cursor(painter, rect, cursor, scene.current is not None, mirrored)
                paint_time(painter, scene.geometry, rect.y() - 1, clock(cursor.start), "accent", "on-accent")
        paint_now(painter, scene)

    # Scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        x = 0 if self.isRightToLeft() else self.width() - MARGIN
        self.bar.setGeometry(x, 0, MARGIN, self.height())
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.angleDelta().x():
            QApplication.sendEvent(self.bar, event)
