"""The outline: all goals as a tree, with the same columns as any list of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from organizer.areas.goals.model import Goal
from organizer.areas.goals.rules.words import percent
from organizer.kernel.dates import format_day
from organizer.ui.avatars import paint_stack
from organizer.ui.bars import paint_bar
from organizer.ui.chips import paint_chip
from organizer.ui.fonts import FontName
from organizer.ui.painting import RIGHT, draw_text, fill, focus_inside, hairline
from organizer.ui.scrolling import quiet_scrolling, see_through
from organizer.ui.theme import theme

from .keys import BY_KEYBOARD, Ask, asked
from .marks import BARS, LIFE_ICONS, Shown, status_chip

_Index = QModelIndex | QPersistentModelIndex
_GOAL = Qt.ItemDataRole.UserRole
_MIME = "application/x-organizer-goal"
_HEADS = ("Goal", "Horizon", "Progress", "Standing", "Due", "Whose")
_WIDTHS = (0, 92, 124, 128, 92, 60)
_LEAST_TITLE = 200
_FIRST = 44


class _Model(QStandardItemModel):
    """Drops are told, not done: the tree is made anew from what is stored then."""

    def __init__(self, dropped: Callable[[UUID, QModelIndex | QPersistentModelIndex, int], None]) -> None:
        super().__init__()
        self._dropped = dropped

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].siblingAtColumn(0).data(_GOAL).id).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if data.hasFormat(_MIME):
            self._dropped(UUID(bytes(data.data(_MIME).data()).decode()), parent, row)
        return False


class Outline(QTreeView):
    """Arrows walk the tree; the other keys are those of all goals. Rows are dragged onto others, or between them."""

    asked = Signal(object, UUID)
    current_changed = Signal(UUID)
    moved = Signal(UUID, object, object)
    menu_asked = Signal(UUID, QPoint)

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self._shown: Shown | None = None
        self._closed: set[UUID] = set()
        self._quiet = False
        self._by_key = False
        see_through(self)
        quiet_scrolling(self)
        self._model = _Model(self._drop)
        self.setModel(self._model)
        self.setAccessibleName("Goals as an outline")
        self.setHeader(_Head(self))
        self.setItemDelegate(_Delegate(self))
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)
        self.collapsed.connect(lambda index: self._closed.add(index.data(_GOAL).id))
        self.expanded.connect(lambda index: self._closed.discard(index.data(_GOAL).id))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def set_shown(self, shown: Shown) -> None:
        """Shows these; what was closed stays closed."""
        chosen = self.current()
        self._shown, self._quiet = shown, True
        self._model.clear()
        self._model.setHorizontalHeaderLabels(list(_HEADS))
        self._items: dict[UUID, QStandardItem] = {}
        self._fill(self._model.invisibleRootItem(), None)
        self.expandAll()
        for id in list(self._closed):
            if id in self._items:
                self.setExpanded(self._items[id].index(), False)
        self._quiet = False
        self._fit()
        self.set_current(chosen)

    def _fill(self, under: QStandardItem, of: UUID | None) -> None:
        assert self._shown is not None
        for goal in self._shown.children(of):
            row = [QStandardItem(text) for text in self._texts(goal)]
            for item in row:
                item.setData(goal, _GOAL)
            row[0].setAccessibleText(self._shown.spoken(goal))
            row[0].setToolTip("" if len(goal.title) < 40 else goal.title.replace("<", "&lt;"))
            under.appendRow(row)
            self._items[goal.id] = row[0]
            self._fill(row[0], goal.id)

    def _texts(self, goal: Goal) -> tuple[str, ...]:
        assert self._shown is not None
        progress = self._shown.tree.progress(goal.id)
        chip = status_chip(goal, progress.tone)
        whose = ", ".join(face.name for face in self._shown.faces(goal.owner))
        due = format_day(goal.due) if goal.due else ""
        return goal.title, goal.horizon.label, percent(progress.score), chip.text if chip else "", due, whose

    def shown(self) -> Shown | None:
        return self._shown

    def current(self) -> UUID | None:
        goal = self.currentIndex().data(_GOAL)
        return goal.id if isinstance(goal, Goal) else None

    def set_current(self, id: UUID | None) -> None:
        """Chooses without saying so."""
        item = self._items.get(id) if id is not None and self._shown is not None else None
        self._quiet = True
        if item is not None:
            self.setCurrentIndex(item.index())
        self._quiet = False

    def set_closed(self, ids: Collection[UUID]) -> None:
        """Closes these rows."""
        self._closed = set(ids)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        goal = current.data(_GOAL)
        if isinstance(goal, Goal) and not self._quiet:
            self.current_changed.emit(goal.id)

    def _drop(self, id: UUID, parent: QModelIndex | QPersistentModelIndex, row: int) -> None:
        goal = parent.data(_GOAL) if parent.isValid() else None
        to = goal.id if isinstance(goal, Goal) else None
        siblings = [each.id for each in self._shown.children(to)] if self._shown is not None else []
        rest = siblings[row:] if row >= 0 else []
        before = next((each for each in rest if each != id), None)
        if id != to:
            self.moved.emit(id, to, before)

    def _ask_menu(self, at: QPoint) -> None:
        id = self.current()
        if id is not None:
            place = self.visualRect(self.currentIndex()).center() if at.isNull() else at
            self.menu_asked.emit(id, self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        id, ask = self.current(), asked(event, self._letters())
        if id is not None and ask is Ask.MENU:
            self._ask_menu(self.visualRect(self.currentIndex()).center())
        elif id is not None and ask is not None:
            self.asked.emit(ask, id)
        elif event.text().isprintable() and event.text() and event.key() != Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() in BY_KEYBOARD

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        id = self.current()
        if id is not None and event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.pos()).isValid():
            self.asked.emit(Ask.SHOW, id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        id = self.current()
        if id is not None and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(Ask.EDIT, id)

    def ringed(self, index: _Index) -> bool:
        """Whether a cell belongs to the row that has the focus by keyboard."""
        current = self.currentIndex()
        same = current.row() == index.row() and current.parent() == index.parent()
        return self._by_key and self.hasFocus() and same

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.header()
        if header.count() < len(_WIDTHS):
            return
        room, shown = self.viewport().width(), [True] * len(_WIDTHS)
        for column in (1, 5, 4):
            if room - sum(w for w, on in zip(_WIDTHS, shown, strict=True) if on) < _LEAST_TITLE:
                shown[column] = False
        for column, width in enumerate(_WIDTHS):
            header.setSectionHidden(column, not shown[column])
            if column:
                header.resizeSection(column, width)
        header.resizeSection(0, room - sum(w for w, on in zip(_WIDTHS, shown, strict=True) if on))

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        current, t = theme(), theme().tokens
        row = self._model.index(index.row(), 0, index.parent())
        if self.selectionModel().isSelected(row):
            fill(painter, rect, t["selected"])
        if self._model.hasChildren(row):
            icon = "chevron-down" if self.isExpanded(row) else "chevron-right"
            current.icons.paint(painter, rect.right() - 15, rect.center().y() - 6, icon, 14, t["text-3"])


class _Head(QHeaderView):
    def __init__(self, tree: Outline) -> None:
        super().__init__(Qt.Orientation.Horizontal, tree)
        self.setFixedHeight(28)
        self.setStretchLastSection(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(40)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        t, place = theme().tokens, QRectF(rect)
        hairline(painter, place.x(), place.bottom(), place.width(), t["border-subtle"])
        room = place.adjusted(_FIRST if section == 0 else 8, 0, -8, 0)
        draw_text(painter, room, _HEADS[section], "caption-medium", t["text-3"])


class _Delegate(QStyledItemDelegate):
    def __init__(self, tree: Outline) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, theme().row_height(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        goal, shown = index.data(_GOAL), self._tree.shown()
        current, rect = theme(), QRectF(option.rect)
        t = current.tokens
        if option.state & QStyle.StateFlag.State_Selected:
            fill(painter, rect, t["selected"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, rect, t["hover"])
        hairline(painter, rect.x(), rect.bottom() - 1, rect.width(), t["border-subtle"])
        if not isinstance(goal, Goal) or shown is None:
            return
        room, progress = rect.adjusted(8, 0, -8, 0), shown.tree.progress(goal.id)
        column = index.column()
        if column == 0:
            current.icons.paint(painter, rect.x() + 4, rect.center().y() - 7, LIFE_ICONS[goal.life], 14, t["text-3"])
            name: FontName = "section" if not index.parent().isValid() else "row-title"
            draw_text(painter, rect.adjusted(26, 0, -8, 0), goal.title, name, t["text"])
        elif column == 2 and progress.score is not None:
            bar = room.adjusted(0, 0, -40, 0)
            paint_bar(painter, bar, progress.score, BARS[progress.tone], progress.needed)
            draw_text(painter, room, percent(progress.score), "label", t["text-2"], RIGHT)
        elif column == 3:
            chip = status_chip(goal, progress.tone)
            if chip is not None:
                paint_chip(painter, room.x(), room.center().y(), *chip, room.width())
        elif column == 5:
            ground = t["selected"] if option.state & QStyle.StateFlag.State_Selected else t["window"]
            paint_stack(painter, room.x(), room.center().y() - 11, 18, shown.faces(goal.owner)[:3], ground)
        elif column in (1, 4):
            draw_text(painter, room, str(index.data()), "label", t["text-2"])
        if self._tree.ringed(index) and column == 0:
            whole = QRectF(1, rect.y() + 1, self._tree.viewport().width() - 2, rect.height() - 2)
            focus_inside(painter, whole, 4, t["focus"])
