"""The lanes themselves: what is painted, chosen, walked along and dragged."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from organizer.areas.goals.model import Goal
from organizer.ui.tooltips import plain

from .keys import BY_KEYBOARD, Ask, asked
from .lane_drag import Drag, Landing, landing_at
from .lane_layout import Band, Card, Columns, LaneLayout, columns_for
from .lane_paint import (
    Looks,
    paint_band,
    paint_card,
    paint_drag,
    paint_empty,
    paint_links,
    plus_of_band,
    plus_of_card,
)
from .marks import Shown


class Lanes(QWidget):
    """Arrows walk the tree: Left to what a goal leads to, Right to what leads to it, Up and Down along a column. On a
    band Left closes and Right opens it. Cards are dragged onto others, or between them; Esc lets a drag go."""

    asked = Signal(object, UUID)
    """An `Ask` and the goal."""
    current_changed = Signal(UUID)
    moved = Signal(UUID, object, object)
    """A goal, what it is to lead to, and the sibling it is to stand before; None: to nothing, after all."""
    menu_asked = Signal(UUID, QPoint)
    collapsed_changed = Signal()
    reached = Signal(QRectF)
    """What is current, for the page to bring into view."""

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Goals")
        self._letters = letters
        self._shown: Shown | None = None
        self._columns = columns_for(824, "normal")
        self._placed: LaneLayout | None = None
        self.collapsed: set[UUID] = set()
        self._current: UUID | None = None
        self._column = 3
        self._hover: UUID | str | None = None
        self._ringed = False
        self._pressed: Drag | None = None
        self.drag: Drag | None = None
        self._landing: Landing | None = None

    # What is shown

    def set_shown(self, shown: Shown) -> None:
        self._shown = shown
        if self._current not in shown.ids:
            self._current = None
        self._lay_out()

    def set_columns(self, columns: Columns) -> None:
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def set_collapsed(self, ids: Collection[UUID]) -> None:
        """Closes these bands without saying so."""
        self.collapsed = set(ids)
        self._lay_out()

    def _lay_out(self) -> None:
        self.drag = self._pressed = self._landing = None
        self._placed = None
        if self.isVisible():
            self._take_room()
        self._announce()
        self.update()

    @property
    def layout_(self) -> LaneLayout | None:
        """Where everything stands, found when it is first asked for: columns come in several widths before the first
        picture."""
        if self._placed is None and self._shown is not None:
            self._placed = LaneLayout(self._shown, self._columns, self.collapsed)
        return self._placed

    def _take_room(self) -> None:
        if self.layout_ is not None:
            self.setMinimumHeight(round(self.layout_.height))
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_room()

    def sizeHint(self) -> QSize:
        return QSize(824, round(self.layout_.height) if self.layout_ else 400)

    def current(self) -> UUID | None:
        """The goal that is chosen."""
        return self._current

    def set_current(self, id: UUID | None) -> None:
        """Chooses without saying so, opening the band that holds the goal."""
        shown = self._shown
        self._current = id if shown is not None and id in shown.ids else None
        if shown is not None and self._current is not None:
            above = {goal.id for goal in shown.tree.path(self._current)}
            if above & self.collapsed:
                self.collapsed -= above
                self._lay_out()
        self._remember_column()
        self._announce()
        self.update()

    def rect_of(self, id: UUID | None) -> QRectF | None:
        """Where a goal stands: its card, or the head of its band."""
        return self.layout_.rect_of(id) if self.layout_ is not None else None

    def _choose(self, id: UUID) -> None:
        changed = id != self._current
        self._current = id
        self._announce()
        rect = self.rect_of(id)
        if rect is not None:
            self.reached.emit(rect)
        if changed:
            self.current_changed.emit(id)
        self.update()

    def _remember_column(self) -> None:
        card = self.layout_.card(self._current) if self.layout_ else None
        if card is not None:
            self._column = card.column

    def _announce(self) -> None:
        goal = self._goal(self._current)
        self.setAccessibleName(self._shown.spoken(goal) if goal is not None and self._shown is not None else "Goals")

    def _goal(self, id: UUID | None) -> Goal | None:
        return self._shown.tree.goals.get(id) if self._shown is not None and id is not None else None

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in BY_KEYBOARD
        if self._current is None and self.layout_ is not None:
            first = next((band.goal.id for band in self.layout_.bands if band.goal), None)
            first = first or next((card.goal.id for card in self.layout_.cards), None)
            if first is not None:
                self._choose(first)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.drag is not None:
            self.drag = self._pressed = self._landing = None
            self.update()
            return
        goal = self._goal(self._current)
        self._ringed = True
        ask = asked(event, self._letters())
        if goal is None:
            super().keyPressEvent(event)
        elif ask is Ask.MENU:
            self._open_menu(goal.id)
        elif ask is not None:
            self.asked.emit(ask, goal.id)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._walk(event.key(), goal):
            super().keyPressEvent(event)
        self.update()

    def _walk(self, key: int, goal: Goal) -> bool:
        letters = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up} if self._letters() else {}
        key = letters.get(Qt.Key(key), Qt.Key(key))
        assert self._shown is not None
        assert self.layout_ is not None
        band = self.layout_.band(goal.id)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_along(goal.id, 1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Left:
            parent = goal.parent
            while parent is not None and self.rect_of(parent) is None:
                above = self._goal(parent)
                parent = above.parent if above else None
            if band is not None:
                self._set_open(goal.id, False)
            elif parent is not None:
                self._go(parent)
        elif key == Qt.Key.Key_Right:
            if band is not None and not band.open:
                self._set_open(goal.id, True)
            else:
                below = (child.id for child in self._shown.tree.below(goal.id) if child.id in self._shown.ids)
                first = next((id for id in below if self.layout_.card(id) is not None), None)
                if first is not None:
                    self._go(first)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            stops = self._stops()
            self._go(stops[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_Space and band is not None:
            self._set_open(goal.id, not band.open)
        else:
            return False
        return True

    def _go(self, id: UUID) -> None:
        self._choose(id)
        self._remember_column()

    def _go_along(self, id: UUID, step: int) -> None:
        stops = self._stops()
        if id in stops:
            at = stops.index(id) + step
            if 0 <= at < len(stops):
                self._choose(stops[at])

    def _stops(self) -> list[UUID]:
        return self.layout_.stops(self._column, self._current) if self.layout_ is not None else []

    def _set_open(self, id: UUID, is_open: bool) -> None:
        if is_open == (id in self.collapsed):
            (self.collapsed.discard if is_open else self.collapsed.add)(id)
            self._lay_out()
            self.collapsed_changed.emit()

    # Mouse

    def _under(self, at: QPointF) -> Card | Band | None:
        return self.layout_.under(at) if self.layout_ is not None else None

    def _empty_under(self, at: QPointF) -> Band | None:
        return self.layout_.empty_under(at) if self.layout_ is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ringed = False
        at, under = event.position(), self._under(event.position())
        band = self._empty_under(at)
        if band is not None and band.goal is not None:
            self.asked.emit(Ask.NEW, band.goal.id)
            return
        if under is None or under.goal is None:
            return
        plus = plus_of_card(under) if isinstance(under, Card) else plus_of_band(under)
        if plus.contains(at) and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(Ask.NEW, under.goal.id)
            return
        if isinstance(under, Band) and at.x() > under.rect.right() - 22:
            self._set_open(under.goal.id, not under.open)
            return
        self._go(under.goal.id)
        if isinstance(under, Card) and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = Drag(under, at, at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        pressed = self._pressed
        if pressed is not None and self.drag is None:
            far = (at - pressed.began).manhattanLength() >= QApplication.startDragDistance()
            self.drag = pressed if far else None
        if self.drag is not None and self.layout_ is not None and self._shown is not None:
            self.drag = self.drag._replace(at=at)
            self._landing = landing_at(self.layout_, self._shown, self.drag)
            self.update()
            return
        under, empty = self._under(at), self._empty_under(at)
        found: UUID | str | None = under.goal.id if under is not None and under.goal is not None else None
        if empty is not None and empty.goal is not None:
            found = f"empty {empty.goal.id}"
        if found != self._hover:
            self._hover = found
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, landing, pressed = self.drag, self._landing, self._pressed
        self.drag = self._pressed = self._landing = None
        if drag is not None and landing is not None:
            self.moved.emit(drag.card.goal.id, landing.parent, landing.before)
        elif drag is None and pressed is not None:
            self.asked.emit(Ask.SHOW, pressed.card.goal.id)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if under is not None and under.goal is not None:
            self.asked.emit(Ask.EDIT, under.goal.id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            under = self._under(QPointF(event.pos()))
            if under is None or under.goal is None:
                return
            self._go(under.goal.id)
        if self._current is not None:
            self._open_menu(self._current)

    def _open_menu(self, id: UUID) -> None:
        rect = self.rect_of(id)
        if rect is not None:
            self.menu_asked.emit(id, self.mapToGlobal(QPoint(round(rect.x()) + 40, round(rect.center().y()))))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = self._under(QPointF(event.pos()))
            goal = under.goal if under is not None else None
            QToolTip.showText(event.globalPos(), plain(goal.title) if goal is not None else "", self)
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, shown = self.layout_, self._shown
        if layout is None or shown is None:
            return
        painter, clip = QPainter(self), QRectF(event.rect())
        chosen = self._current
        path = frozenset({g.id for g in shown.tree.path(chosen)} | {chosen}) if chosen is not None else frozenset()
        cards, links = layout.near(clip.top() - 8, clip.bottom() + 8)
        paint_links(painter, links, path)
        ringed = self._ringed and self.hasFocus()
        for band in layout.bands:
            id = band.goal.id if band.goal is not None else None
            here = id is not None and id == chosen
            if band.rect.adjusted(-8, -8, 8, 8).intersects(clip):
                paint_band(painter, band, shown, Looks(here, id is not None and id == self._hover, here and ringed))
            if band.empty is not None and band.empty.intersects(clip):
                paint_empty(painter, band.empty, self._hover == f"empty {id}")
        dragged = self.drag.card.goal.id if self.drag is not None else None
        for card in cards:
            if card.rect.adjusted(-8, -8, 12, 8).intersects(clip):
                here = card.goal.id == chosen
                looks = Looks(here, card.goal.id == self._hover, here and ringed, card.goal.id == dragged)
                paint_card(painter, card, shown, looks)
        if self.drag is not None:
            paint_drag(painter, self.drag, self._landing, shown)
