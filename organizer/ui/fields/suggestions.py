"""The list that opens under a field while one types."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.painting import draw_text, fill_rounded, paint_swatch
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

_MOST_SHOWN = 7


@frozen
class Option:
    """Something that can be picked. `id` is for whoever offered it."""

    id: Hashable
    title: str
    subtitle: str = ""
    icon: str | None = None
    face: Face | None = None
    swatch: str | None = None
    """The name of a colour that it goes by, shown as a small square."""


class Suggestions(QWidget):
    """Lies over the window under `anchor` and takes its keys from `editor`, which keeps the focus: Up and Down move,
    Enter or a click takes one, Esc closes."""

    taken = Signal(object)
    """The `Option`."""

    def __init__(self, anchor: QWidget, editor: QWidget) -> None:
        super().__init__(anchor)
        self._anchor, self._editor = anchor, editor
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListWidget()
        quiet_scrolling(self.list)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.viewport().setAutoFillBackground(False)
        self._delegate = _OptionDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(lambda: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.addWidget(self.list)
        editor.installEventFilter(self)
        self.hide()

    def offer(self, options: Sequence[Option], mark_first: bool = True) -> None:
        """Show these; none closes the list. Where the first is not marked, Enter is the editor's until one is."""
        self.list.clear()
        for option in options:
            item = QListWidgetItem(f"{option.title}, {option.subtitle}" if option.subtitle else option.title)
            item.setData(Qt.ItemDataRole.UserRole, option)
            self.list.addItem(item)
        if not options:
            self.hide()
            return
        self.list.setCurrentRow(0 if mark_first else -1)
        tall = any(option.subtitle for option in options)
        self._delegate.height = 40 if tall else 28
        ground = self._anchor.window()
        self.setParent(ground)
        height = min(len(options), _MOST_SHOWN) * self._delegate.height + 10
        below = self._anchor.mapTo(ground, QPoint(0, self._anchor.height() + 4))
        if below.y() + height > ground.height():
            above = self._anchor.mapTo(ground, QPoint(0, -4 - height))
            below = above if above.y() >= 0 else QPoint(below.x(), max(0, ground.height() - height))
        self.setGeometry(below.x(), below.y(), self._anchor.width(), height)
        self.show()
        self.raise_()

    def marked(self) -> Option | None:
        item = self.list.currentItem()
        option = item.data(Qt.ItemDataRole.UserRole) if item is not None and self.isVisible() else None
        return option if isinstance(option, Option) else None

    def _take(self) -> None:
        option = self.marked()
        self.hide()
        if option is not None:
            self.taken.emit(option)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            return self._key(event)
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.isVisible():
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, row, count = event.key(), self.list.currentRow(), self.list.count()
        if key == Qt.Key.Key_Down:
            self.list.setCurrentRow((row + 1) % count)
        elif key == Qt.Key.Key_Up:
            self.list.setCurrentRow((max(row, 0) - 1) % count)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["raised"], t["border-control"])


class _OptionDelegate(QStyledItemDelegate):
    height = 28

    def __init__(self, owner: QListWidget) -> None:
        super().__init__(owner)
        self._list = owner

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offered = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(offered, Option):
            return
        current = theme()
        t = current.tokens
        rect = QRectF(option.rect)
        if index.row() == self._list.currentRow():
            fill_rounded(painter, rect, 5, t["selected"])
        x, middle = rect.x() + 8, rect.center().y()
        if offered.face is not None:
            size = 24 if offered.subtitle else 18
            paint_avatar(painter, x, middle - size / 2, size, offered.face)
            x += size + 8
        elif offered.swatch:
            paint_swatch(painter, x + 2, middle, t.named(offered.swatch))
            x += 23
        elif offered.icon:
            current.icons.paint(painter, x, middle - 7.5, offered.icon, 15, t["text-3"])
            x += 23
        text = QRectF(x, rect.y(), rect.right() - 8 - x, rect.height())
        if offered.subtitle:
            draw_text(painter, QRectF(x, middle - 16, text.width(), 16), offered.title, "row-title", t["text"])
            draw_text(painter, QRectF(x, middle + 1, text.width(), 14), offered.subtitle, "caption", t["text-3"])
        else:
            draw_text(painter, text, offered.title, "body", t["text"])
