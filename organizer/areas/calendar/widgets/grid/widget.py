"""The grid as the page uses it: heads, a place for a band, whole days, and the hours."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, time

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from organizer.ui.tooltips import plain

from .geometry import Geometry
from .heads import DayHeads
from .hours import HoursView
from .keyboard import Keys
from .panes import GridPanes
from .pointer import Pointer
from .scene import Scene
from .values import AllDayItem, GridDay, GridItem, Lane, TrayItem, tray_item
from .whole_days import WholeDays
from .wishes import Wishes

_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_KEEPS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_NAME = "Time grid"
_HELP = (
    "Arrows move by a quarter of an hour or a day, J and K from block to block. Enter opens, N makes a new block; "
    "Alt and arrows move a block, Alt, Shift and Up or Down make it shorter or longer."
)
_TALLEST = 1.5


class WeekGrid(Wishes):
    """Days side by side, each with one lane per member. It has the keyboard's focus as a whole."""

    def __init__(self, letters: Callable[[], bool] = lambda: True, *, parent: QWidget | None = None) -> None:
        """`letters` says whether a letter alone may do something."""
        super().__init__(parent)
        self._first, self._last, self._pixels = 6, 22, 42.0
        self._scrolled = False
        self._scene = Scene(self)
        self.heads = DayHeads(self._scene)
        self.whole_days = WholeDays(self._scene)
        self.hours = HoursView(self._scene)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heads)
        self._column.addWidget(self.whole_days)
        self._column.addWidget(self.hours, 1)
        self._panes = GridPanes(self, self._scene, self.whole_days, self.hours)
        self._pointer = Pointer(self, self._scene, self._panes)
        self._keys = Keys(self, self._scene, self, letters)
        self.heads.opened.connect(self.day_opened)
        self.hours.resized.connect(self._fit)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_NAME)
        self.setAccessibleDescription(_HELP)

    # What the page gives

    def set_days(self, days: Sequence[GridDay], lanes: Sequence[Lane] = ()) -> None:
        """Shows these days, in order; without lanes each has one. Given the same days again, a drag goes on."""
        several = len(self._scene.lanes)
        if self._scene.set_days(days, lanes):
            self._pointer.cancel()
            self._keys.days_changed()
        if len(self._scene.lanes) != several:
            self.heads.updateGeometry()
        self._fit()

    def set_items(self, items: Sequence[GridItem], whole_days: Sequence[AllDayItem] = ()) -> None:
        """Shows these in place of all before. What is current stays so where it is still there."""
        self._scene.set_items(items, whole_days)
        self._scene.arrange(self._scene.geometry)
        self._pointer.settle()
        self._keys.items_changed()
        self._name()

    def set_now(self, now: datetime | None) -> None:
        """Where the now-line is, as the clocks show it."""
        self._scene.set_now(now.replace(tzinfo=None) if now is not None else None)

    def set_hours(self, first: int, last: int, pixels: float) -> None:
        """The hours in view at first, and the least height of one: where there is room for more, they fill it."""
        self._first, self._last, self._pixels = first, last, pixels
        self._fit()
        self.show_from(time(first))

    def show_from(self, at: time) -> None:
        """Scrolls so that a time of day is at the top."""
        self._scrolled = True
        self.hours.show_from(at.hour * 60 + at.minute)

    def set_band(self, band: QWidget) -> None:
        """Puts a widget between the heads and the days. It aligns by `columns` and `columns_changed`."""
        self._column.insertWidget(1, band)

    def columns(self) -> list[tuple[float, float]]:
        """Left edge and width of each day, in pixels of this widget; mirrored where the language is."""
        rects = (self._scene.geometry.day_rect(n) for n in range(len(self._scene.days)))
        return [(rect.x(), rect.width()) for rect in rects]

    # What is current

    def current(self) -> Hashable | None:
        """The id of the item that is current."""
        return self._scene.current

    def select(self, id: Hashable | None) -> None:
        """Makes an item current and brings it into view, without saying so."""
        if id is not None and self._scene.item(id) is not None:
            self._scene.choose(id)
        else:
            self._scene.select(None)
        self.reveal()
        self._name()

    def cursor_at(self) -> tuple[datetime, int]:
        """Where the keyboard's cursor is: a time and a lane. LookupError without days."""
        cursor = self._keys.cursor.here()
        return cursor.start, cursor.lane

    def place(self, item: TrayItem) -> None:
        """Lets the keyboard put a waiting thing into the grid: arrows, Enter or Esc."""
        if self._scene.days:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._keys.place(item)

    def item_rect(self, id: Hashable) -> QRectF:
        """Where an item is in this widget, to put a menu or a popover beside it; empty where it is not shown."""
        return self._panes.rect_of(id)

    # Surroundings of the keys

    def reveal(self) -> None:
        """Scrolls to what is current, or to the cursor."""
        scene = self._scene
        rects = scene.arranged.rects.get(scene.current, ()) if scene.landing is None else ()
        if not rects and scene.current is None and scene.cursor is not None:
            rects = tuple(scene.landing_rects(scene.landing or scene.cursor.landing))
        self.hours.reveal(list(rects))

    def announce(self, words: str) -> None:
        """Has something read out."""
        self._name()
        if words and self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _name(self) -> None:
        words = self._keys.said()
        self.setAccessibleName(words or _NAME)

    def _fit(self) -> None:
        scene, height = self._scene, self.hours.height()
        hour = self._pixels
        if self._last > self._first:
            hour = min(max(hour, (height - 8) / (self._last - self._first)), _TALLEST * hour)
        geometry = Geometry(self.width(), len(scene.days), len(scene.lanes), hour, self.isRightToLeft())
        moved = (geometry.width, geometry.days, geometry.mirrored)
        changed = moved != (scene.geometry.width, scene.geometry.days, scene.geometry.mirrored)
        if geometry != scene.geometry or changed:
            self.hours.fit(geometry)
        scene.arrange(geometry)
        if not self._scrolled:
            self.hours.show_from(self._first * 60)
        if changed:
            self.columns_changed.emit()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panes.holds(event.position()):
            event.ignore()
            return
        self.hours.cursor_shown = False
        self._keys.stop_placing()
        self._pointer.press(event.position(), event)
        self._name()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event.position(), event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pointer.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._panes.holds(event.position()):
            self._pointer.double(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        id, point = self._scene.current, event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.item_rect(id) if id is not None else self._panes.cursor_rect()
            self.menu_asked.emit(id, self.mapToGlobal(rect.center().toPoint()))
        elif (more := self._panes.hit_at(QPointF(event.pos())).more) is not None:
            self.more_asked.emit(more.ids, point)
        elif self._panes.holds(QPointF(event.pos())):
            self.menu_asked.emit(id, point)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pointer.dragging:
            if event.key() == Qt.Key.Key_Escape:
                self._pointer.cancel()
            elif event.key() == Qt.Key.Key_Control:
                self._pointer.modifiers_changed(Qt.KeyboardModifier.ControlModifier)
            return
        self._show_cursor(True)
        if not self._keys.press(event.key(), event.modifiers(), repeated=event.isAutoRepeat()):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self._pointer.modifiers_changed(Qt.KeyboardModifier.NoModifier)
        super().keyReleaseEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        if self._keys.go(1 if next else -1):
            self._show_cursor(True)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD:
            self._show_cursor(True)
            self._keys.enter()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.carrier.settle()
        if event.reason() not in _KEEPS:
            self._show_cursor(False)
            self._keys.stop_placing()

    def hideEvent(self, event: QHideEvent) -> None:
        self._pointer.cancel()
        self._keys.stop_placing()
        super().hideEvent(event)

    def _show_cursor(self, shown: bool) -> None:
        if self.hours.cursor_shown is not shown:
            self.hours.cursor_shown = shown
            self._scene.set_cursor(self._scene.cursor)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._pointer.dragging or self._keys.takes(event.key(), event.modifiers()):
                event.accept()
                return True
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain(self._panes.tip_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    # Waiting things dragged in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        item = tray_item(event.mimeData())
        if item is not None and self._scene.days:
            self._keys.stop_placing()
            self._pointer.enter(item)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._pointer.show(event.position(), event.modifiers())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._pointer.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        self._pointer.show(event.position(), event.modifiers())
        self._pointer.release()
        event.acceptProposedAction()
