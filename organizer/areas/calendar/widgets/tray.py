"""Unscheduled: what waits for a time, to be dragged into the grid or placed by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organizer.ui.buttons import IconButton
from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.scrolling import quiet_scrolling, see_through
from organizer.ui.theme import theme
from organizer.ui.tooltips import plain

from .grid.values import tray_data
from .tray_card import CARD_GAP, CARD_HEIGHT, CARD_SIDE, paint_card
from .waiting import Waiting

_AnyIndex = QModelIndex | QPersistentModelIndex
_DRAGGED_WIDTH = 236


class WaitingModel(QAbstractListModel):
    """What waits, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.things: tuple[Waiting, ...] = ()

    def set_things(self, things: Sequence[Waiting]) -> None:
        self.beginResetModel()
        self.things = tuple(things)
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Where a thing is; None where it is not."""
        return next((row for row, thing in enumerate(self.things) if thing.item.key == key), None)

    def rowCount(self, parent: _AnyIndex = QModelIndex()) -> int:  # noqa: B008 -- as Qt has it
        return 0 if parent.isValid() else len(self.things)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        thing = self.things[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return thing.item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return thing.words
        return plain(thing.words) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | drag

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return tray_data(self.things[indexes[0].row()].item)


class CardDelegate(QStyledItemDelegate):
    """A card for each thing, as wide as the list less its margins."""

    def __init__(self, of: WaitingList) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme().row_height(CARD_HEIGHT) + CARD_GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        thing = self._list.waiting.things[index.row()]
        current = index.row() == self._list.currentIndex().row()
        paint_card(
            painter, option.rect.x() + CARD_SIDE, option.rect.y(), self._list.width() - 2 * CARD_SIDE, thing,
            height=theme().row_height(CARD_HEIGHT), placing=thing.item.key == self._list.placing,
            hovered=index.row() == self._list.hovered_row,
            chosen=current, focused=current and self._list.hasFocus(),
        )  # fmt: skip


class WaitingList(QListView):
    """P places what is current, Enter opens it, Del and the menu key are the page's to answer."""

    place_asked = Signal(object)
    """A `TrayItem`."""
    opened = Signal(str)
    deleted = Signal(str)
    menu_asked = Signal(str, QPoint)
    drag_began = Signal()

    def __init__(self, letters: Callable[[], bool] = lambda: True, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        see_through(self)
        quiet_scrolling(self)
        self.waiting = WaitingModel()
        self.setModel(self.waiting)
        self.setAccessibleName("Unscheduled")
        self.setItemDelegate(CardDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.placing = ""
        """The key of what is being dragged or placed now."""
        self.hovered_row = -1

    def current(self) -> Waiting | None:
        """What the cursor is on."""
        index = self.currentIndex()
        return self.waiting.things[index.row()] if index.isValid() else None

    def set_things(self, things: Sequence[Waiting]) -> None:
        """Shows these; the cursor stays with its thing, or else in its row."""
        now, row = self.current(), self.currentIndex().row()
        self.waiting.set_things(things)
        kept = self.waiting.row_of(now.item.key) if now else None
        if kept is None and now is not None and things:
            kept = min(row, len(things) - 1)
        if kept is not None:
            self.setCurrentIndex(self.waiting.index(kept))

    def select(self, key: str) -> bool:
        """Puts the cursor on a thing; False where it is not here."""
        row = self.waiting.row_of(key)
        if row is None:
            return False
        self.setCurrentIndex(self.waiting.index(row))
        return True

    def set_placing(self, key: str) -> None:
        """Marks what is on its way into the grid; '' for nothing."""
        self.placing = key
        self.viewport().update()

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 -- as Qt has it
        thing = self.current()
        if thing is None:
            return
        drag = QDrag(self)
        drag.setMimeData(tray_data(thing.item))
        drag.setPixmap(self._picture(thing))
        drag.setHotSpot(QPoint(12, CARD_HEIGHT // 2))
        self.set_placing(thing.item.key)
        self.drag_began.emit()
        drag.exec(Qt.DropAction.CopyAction)
        self.set_placing("")

    def _picture(self, thing: Waiting) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_DRAGGED_WIDTH * ratio), round(CARD_HEIGHT * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_card(painter, 0, 0, _DRAGGED_WIDTH, thing, lifted=True)
        painter.end()
        return picture

    def keyPressEvent(self, event: QKeyEvent) -> None:
        thing = self.current()
        alone = not event.modifiers()
        letter = alone and self._letters()
        if thing is not None and letter and event.key() == Qt.Key.Key_P:
            self.place_asked.emit(thing.item)
        elif thing is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(thing.item.key)
        elif thing is not None and alone and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(thing.item.key)
        elif thing is not None and event.key() == Qt.Key.Key_Menu:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(thing.item.key, self.viewport().mapToGlobal(below))
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and letter:
            step = 1 if event.key() == Qt.Key.Key_J else -1
            row = min(max(self.currentIndex().row() + step, 0), len(self.waiting.things) - 1)
            self.setCurrentIndex(self.waiting.index(row))
        elif event.text().isprintable() and event.text():
            event.ignore()  # Letters are the page's; Qt would search the list for them.
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        thing = self.current()
        if event.button() is Qt.MouseButton.RightButton and thing is not None:
            self.menu_asked.emit(thing.item.key, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.waiting.things[index.row()].item.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.waiting.things:
            self.setCurrentIndex(self.waiting.index(0))
        self.viewport().update()


class UnscheduledTray(QWidget):
    """The list under its title, with how many wait and for how long."""

    def __init__(self, letters: Callable[[], bool] = lambda: True, *, parent: QWidget | None = None) -> None:
        """`letters` says whether a letter alone may do something."""
        super().__init__(parent)
        self.setAccessibleName("Unscheduled")
        self.sum = Label("", "label", "text-3")
        self.new = IconButton("plus", "New unscheduled block", size="small")
        self.list = WaitingList(letters)
        self.empty = Label(
            "Nothing waits for a time. What other areas want done, and blocks without a day, stand here.",
            "label", "text-3", wrap=True,
        )  # fmt: skip
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 0)
        head.setSpacing(6)
        head.addWidget(Label("Unscheduled", "label-strong", "text-2"))
        head.addWidget(self.sum, 1)
        head.addWidget(self.new)
        words = QVBoxLayout()
        words.setContentsMargins(16, 0, 16, 0)
        words.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 11, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(words)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def set_things(self, things: Sequence[Waiting], summed: str) -> None:
        """`summed` says how many and how long: '6, about 3 h 50'."""
        self.sum.setText(summed)
        self.list.set_things(things)
        self.list.setVisible(bool(things))
        self.empty.setVisible(not things)

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, 0, self.width(), theme().tokens["border-subtle"])
