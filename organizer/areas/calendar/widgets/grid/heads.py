"""The heads of the days, and under them those of the lanes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organizer.ui.avatars import paint_avatar
from organizer.ui.fonts import FontName, text_width
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import plain

from .scene import Scene
from .values import GridDay, Lane
from .words import day_words, weekday_short

_HEIGHT = 44
_LANES = 26
_FACE = 16


class DayHeads(QWidget):
    """'Mon 16' and the hours planned. A click on a day asks for that day alone."""

    opened = Signal(object)

    def __init__(self, scene: Scene, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Days")
        scene.touched.connect(self._touch)

    def sizeHint(self) -> QSize:
        return QSize(840, _HEIGHT + (_LANES if len(self._scene.lanes) > 1 else 0))

    def _touch(self, rects: object) -> None:
        if rects is None:
            figures = (f"{day_words(day.day)} {day.figure}".strip() for day in self._scene.days)
            self.setAccessibleDescription(", ".join(figures))
            self.update()

    def _day_at(self, point: QPointF) -> GridDay | None:
        for n, day in enumerate(self._scene.days):
            rect = self._scene.geometry.day_rect(n)
            if rect.left() <= point.x() < rect.right() and point.y() < _HEIGHT:
                return day
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        several = len(self._scene.days) > 1 and self._day_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if several else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and len(self._scene.days) > 1 and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(day.day)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            words = "" if day is None else f"{day_words(day.day)} {day.day.year}"
            words = f"{words}\n{day.figure} planned" if day is not None and day.figure else words
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, scene = QPainter(self), theme().tokens, self._scene
        for n, day in enumerate(scene.days):
            self._paint_day(painter, scene.geometry.day_rect(n), day)
        if len(scene.lanes) > 1:
            named = self._names_fit()
            for n in range(len(scene.days)):
                for lane, shown in enumerate(scene.lanes):
                    self._paint_lane(painter, n, lane, shown, named)
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])

    def _paint_day(self, painter: QPainter, place: QRectF, day: GridDay) -> None:
        t, mirrored = theme().tokens, self._scene.geometry.mirrored
        room = QRectF(place.x() + (10 if mirrored else 8), 12, place.width() - 18, 20)
        name, number = weekday_short(day.day), str(day.day.day)
        font: FontName = "strong" if day.today else "row-title"
        ink, gap, pad = (t["text"], 6, 5) if day.today else (t["text-2"], 4, 0)
        name_width, number_width = text_width(font, name), text_width(font, number) + 2 * pad
        x = room.right() - name_width if mirrored else room.x()
        draw_text(painter, QRectF(x, room.y(), name_width, 20), name, font, ink)
        x = x - gap - number_width if mirrored else x + name_width + gap
        if day.today:
            fill_rounded(painter, QRectF(x, room.y() - 1, number_width, 22), 4, t["accent"])
        ink = t["on-accent"] if day.today else ink
        draw_text(painter, QRectF(x + pad, room.y(), number_width - 2 * pad, 20), number, font, ink)
        left = room.width() - name_width - gap - number_width - 3
        if text_width("caption", day.figure) <= left:
            draw_text(painter, room, day.figure, "caption", t["text-3"], LEFT if mirrored else RIGHT)

    def _names_fit(self) -> bool:
        """Whether there is room for the names of all beside their faces."""
        room = self._scene.geometry.lane_width(0, 0) - _FACE - 14
        return all(text_width("caption", lane.name) <= room for lane in self._scene.lanes)

    def _paint_lane(self, painter: QPainter, day: int, lane: int, shown: Lane, named: bool) -> None:
        geometry, t = self._scene.geometry, theme().tokens
        left, right = geometry.lane_edge(day, lane), geometry.lane_edge(day, lane + 1)
        room = geometry.on_screen(QRectF(left + 6, _HEIGHT, max(0, right - left - 8), _LANES - 4))
        mirrored = geometry.mirrored
        if shown.face is not None and room.width() >= _FACE:
            x = room.right() - _FACE if mirrored else room.x()
            paint_avatar(painter, x, room.y() + (room.height() - _FACE) / 2, _FACE, shown.face)
            room = room.adjusted(0, 0, -_FACE - 6, 0) if mirrored else room.adjusted(_FACE + 6, 0, 0, 0)
        if shown.face is None or named:
            draw_text(painter, room, shown.name, "caption", t["text-2"], RIGHT if mirrored else LEFT)
