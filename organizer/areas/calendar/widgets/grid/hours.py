"""The hours of the days: painted, scrolled, and what is under a point of them."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from organizer.ui.scrolling import ScrollBar
from organizer.ui.theme import theme
from organizer.ui.tokens import Scheme

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
        self._kept: tuple[QPixmap, float, Scheme] | None = None
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
            self._kept = None
            self.update()
            return
        for rect in rects:
            self.update(rect.translated(0, -self.top).toAlignedRect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(0, -self.top)
        dirty = QRectF(event.rect().translated(0, self.top))
        painter.drawPixmap(QPointF(0, 0), self._base())
        self._paint_marks(painter, dirty)

    def _base(self) -> QPixmap:
        """The whole day with everything that stays in its place while something is dragged or the hours scroll."""
        scene, ratio, scheme = self._scene, self.devicePixelRatio(), theme().tokens.scheme
        if self._kept is not None and self._kept[1:] == (ratio, scheme):
            return self._kept[0]
        size = QSize(self.width(), max(scene.geometry.height, self.height()))
        base = QPixmap(size * ratio)
        base.setDevicePixelRatio(ratio)
        base.fill(theme().tokens["window"])
        painter = QPainter(base)
        paint_grounds(painter, scene, QRectF(0, 0, size.width(), size.height()))
        for rail in scene.arranged.rails:
            paint_rail(painter, rail)
        for placed in scene.arranged.blocks:
            paint_block(painter, placed, scene.geometry.mirrored)
        for more in scene.arranged.more:
            paint_more(painter, more)
        painter.end()
        self._kept = base, ratio, scheme
        return base

    def _paint_marks(self, painter: QPainter, dirty: QRectF) -> None:
        scene, mirrored = self._scene, self._scene.geometry.mirrored
        for placed in scene.arranged.blocks if scene.lifted is not None else ():
            if placed.item.id == scene.lifted:
                paint_block(painter, placed, mirrored, lifted=True)
        for rect in scene.arranged.rects.get(scene.current, ()) if scene.lifted != scene.current else ():
            paint_ring(painter, rect)
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
