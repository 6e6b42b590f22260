"""The mouse in the grid: what is pressed, dragged and dropped becomes a wish."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from .drags import Creating, Drag, Dropping, Moving, Resizing, landing_words, lifted, unmoved
from .layout import More
from .scene import NEW, Cursor, Item, Landing, Scene, Spot
from .values import GridItem, TrayItem
from .wishes import Wishes

_FRAME = 16
_FASTEST = 24
_SETTLING = 400


class Hit(NamedTuple):
    """What is under a point."""

    item: Item | None = None
    edge: Literal["", "top", "bottom"] = ""
    more: More | None = None


class Panes(Protocol):
    """The places of the grid, in the pixels of the whole."""

    def spot_at(self, point: QPointF, *, timed: bool = False) -> Spot | None:
        """The day and time at a point, the nearest where it is outside; `timed` even above the hours. None where no
        days are shown."""

    def hit_at(self, point: QPointF) -> Hit:
        """What is drawn at a point."""

    def beyond(self, point: QPointF) -> float:
        """How far a point is within reach of the end of the hours in view, or past it; below 0 at the upper end."""

    def scroll_by(self, pixels: float) -> None:
        """Moves the hours."""

    def show_ghost(self, drag: Drag | None, point: QPointF) -> None:
        """Draws what is dragged beside the mouse; with None no longer."""

    def set_shape(self, shape: Qt.CursorShape | None) -> None:
        """Gives the mouse a shape."""


class Pointer:
    """One drag at a time. It ends with a wish, or with `cancel` as if it had never been."""

    def __init__(self, wishes: Wishes, scene: Scene, panes: Panes) -> None:
        self._wishes, self._scene, self._panes = wishes, scene, panes
        self._pressed: tuple[QPointF, Drag | None] | None = None
        self._drag: Drag | None = None
        self._landing: Landing | None = None
        self._point = QPointF()
        self._copy = False
        self._scrolling = QTimer(wishes)
        self._scrolling.setInterval(_FRAME)
        self._scrolling.timeout.connect(self._scroll)
        self._settling = QTimer(wishes)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING)
        self._settling.timeout.connect(self.settle)

    @property
    def dragging(self) -> bool:
        """Whether something is on its way."""
        return self._drag is not None

    # Presses

    def press(self, point: QPointF, event: QMouseEvent) -> None:
        """Makes what is under the mouse current, and gets ready to drag it."""
        self.cancel()
        hit, spot = self._panes.hit_at(point), self._panes.spot_at(point)
        left = event.button() is Qt.MouseButton.LeftButton
        if spot is None:
            return
        if hit.more is not None:
            if left:
                self._wishes.more_asked.emit(hit.more.ids, event.globalPosition().toPoint())
            return
        if hit.item is not None:
            if self._scene.choose(hit.item.id):
                self._wishes.selected.emit(hit.item.id)
        else:
            self._point_at(spot)
        if left:
            self._pressed = point, _begun(hit, spot)

    def _point_at(self, spot: Spot) -> None:
        if spot.minute is not None:
            start = self._scene.existing(self._scene.quarter(spot.at, "down"))
            self._scene.set_cursor(Cursor(start, spot.lane))
        if self._scene.select(None):
            self._wishes.selected.emit(None)

    def double(self, point: QPointF) -> None:
        """Opens what is there, or makes something new of the usual length."""
        hit, spot = self._panes.hit_at(point), self._panes.spot_at(point)
        self.cancel()
        if hit.item is not None:
            self._wishes.opened.emit(hit.item.id)
        elif spot is not None and hit.more is None:
            if spot.minute is None:
                self._wishes.created.emit(spot.day, spot.day, spot.lane)
                return
            start = self._scene.existing(self._scene.quarter(spot.at, "down"))
            self._wishes.created.emit(start, start + NEW, spot.lane)

    # Drags

    def move(self, point: QPointF, event: QMouseEvent) -> None:
        """Goes on with the drag, or begins it once the mouse has come far enough."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._pressed = None
        if self._pressed is not None and self._drag is None:
            far = (point - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
            if far and self._pressed[1] is not None:
                self._settling.stop()
                self._drag = self._pressed[1]
        if self._drag is not None:
            self.show(point, event.modifiers())
        elif self._pressed is None:
            self._panes.set_shape(_shape_over(self._panes.hit_at(point)))

    def enter(self, item: TrayItem) -> None:
        """A waiting thing is dragged into the grid."""
        self.cancel()
        self._drag = Dropping(item)

    def show(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Shows where what is dragged would land from here."""
        drag = self._drag
        timed = isinstance(drag, Resizing) or (isinstance(drag, Creating) and drag.anchor.minute is not None)
        spot = self._panes.spot_at(point, timed=timed)
        if drag is None or spot is None:
            return
        self._point = point
        self._copy = isinstance(drag, Moving) and bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._landing = drag.landing(spot, self._scene)
        words = landing_words(self._landing, self._copy)
        self._scene.show_landing(self._landing, words, lifted(drag, self._copy))
        self._panes.show_ghost(drag, point)
        self._panes.set_shape(_shape_of(drag, self._copy))
        if spot.minute is None or not self._panes.beyond(point):
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def modifiers_changed(self, modifiers: Qt.KeyboardModifier) -> None:
        """Ctrl was pressed or let go while the mouse stays."""
        if self._drag is not None:
            self.show(self._point, modifiers)

    def _scroll(self) -> None:
        away = self._panes.beyond(self._point)
        self._panes.scroll_by(max(-_FASTEST, min(_FASTEST, away / 2)))
        copy = Qt.KeyboardModifier.ControlModifier if self._copy else Qt.KeyboardModifier.NoModifier
        self.show(self._point, copy)

    def release(self) -> None:
        """What was dragged stays where its preview is; the preview too, until new items come."""
        drag, landing, copy = self._drag, self._landing, self._copy
        self._end()
        if drag is None or landing is None:
            return
        if unmoved(drag, landing):
            self._scene.show_landing(None)
            return
        self._settling.start()
        if isinstance(drag, Creating):
            self._wishes.created.emit(landing.start, landing.end, landing.lane)
        elif isinstance(drag, Resizing):
            self._wishes.resized.emit(drag.item.id, landing.start, landing.end)
        elif isinstance(drag, Moving):
            self._wishes.moved.emit(drag.item.id, landing.start, landing.lane, copy)
        else:
            self._wishes.dropped.emit(drag.item.key, landing.start, landing.lane)

    def cancel(self) -> bool:
        """Lets go of what is dragged, as if it had stayed; whether there was something."""
        active = self.dragging
        self._end()
        self._scene.show_landing(None)
        return active

    def settle(self) -> None:
        """New items are there, or will not come: the preview goes, unless another drag goes on."""
        self._settling.stop()
        if isinstance(self._drag, Moving | Resizing) and self._scene.item(self._drag.item.id) is None:
            self.cancel()
        elif self._drag is None:
            self._scene.show_landing(None)

    def _end(self) -> None:
        self._pressed = self._drag = self._landing = None
        self._copy = False
        self._scrolling.stop()
        self._settling.stop()
        self._panes.show_ghost(None, self._point)
        self._panes.set_shape(None)


def _begun(hit: Hit, spot: Spot) -> Drag | None:
    if hit.item is None:
        return Creating(spot)
    if not hit.item.movable:
        return None
    if hit.edge and isinstance(hit.item, GridItem):
        return Resizing(hit.item, hit.edge, spot)
    return Moving(hit.item, spot)


def _shape_over(hit: Hit) -> Qt.CursorShape | None:
    if hit.edge:
        return Qt.CursorShape.SizeVerCursor
    return Qt.CursorShape.PointingHandCursor if hit.item is not None or hit.more is not None else None


def _shape_of(drag: Drag, copy: bool) -> Qt.CursorShape:
    if isinstance(drag, Resizing | Creating):
        return Qt.CursorShape.SizeVerCursor
    return Qt.CursorShape.DragCopyCursor if copy else Qt.CursorShape.ClosedHandCursor
