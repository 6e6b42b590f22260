"""Finding any record, or a page, by typing: what Ctrl+K opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organizer.kernel.frozen import frozen
from organizer.ui.fields.frame import LineEdit
from organizer.ui.fonts import font, text_width
from organizer.ui.label import Label
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.regions import first_stop
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

WIDTH = 660
TOP = 92
_ROW, _HEADING = 40, 30
_MOST_ROWS = 9
_Index = QModelIndex | QPersistentModelIndex


@frozen
class Found:
    """One row: what it says, what kind of thing it is, and what choosing it does."""

    icon: str
    title: str
    note: str
    choose: Callable[[], object]


@frozen
class FoundGroup:
    """Rows under a heading."""

    title: str
    rows: Sequence[Found]


Find = Callable[[str], Sequence[FoundGroup]]


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Found | str] = []

    def show_groups(self, groups: Sequence[FoundGroup]) -> None:
        self.beginResetModel()
        self.rows = []
        for group in groups:
            if group.rows:
                self.rows += [group.title, *group.rows]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else f"{row.title}, {row.note}" if row.note else row.title
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def step(self, from_row: int, by: int) -> int:
        """The next row that can be chosen, going round; -1 where there is none."""
        for offset in range(1, len(self.rows) + 1):
            row = (from_row + by * offset) % len(self.rows)
            if not isinstance(self.rows[row], str):
                return row
        return -1


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _HEADING if isinstance(self._rows.rows[index.row()], str) else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        current, row, rect = theme(), self._rows.rows[index.row()], QRectF(option.rect)
        t = current.tokens
        if isinstance(row, str):
            draw_text(painter, rect.adjusted(20, 6, -20, 0), row, "caption-strong", t["text-3"])
            return
        view = self.parent()
        if isinstance(view, QListView) and view.currentIndex().row() == index.row():
            fill_rounded(painter, rect.adjusted(6, 0, -6, 0), 6, t["selected"])
        current.icons.paint(painter, rect.x() + 23, rect.center().y() - 8, row.icon, 16, t["text-2"])
        note = text_width("caption", row.note)
        draw_text(painter, rect.adjusted(55, 0, -40 - note, 0), row.title, "row-title", t["text"])
        draw_text(painter, rect.adjusted(55, 0, -24, 0), row.note, "caption", t["text-3"], RIGHT)


class SearchPopup(QWidget):
    """Lies over the whole window. `find` is asked with each keystroke and must answer within a frame."""

    closed = Signal()

    def __init__(self, host: QWidget, find: Find) -> None:
        super().__init__(host)
        self._host, self._find = host, find
        self._came_from: QWidget | None = None
        self.edit = LineEdit("Search or jump to…")
        self.edit.setAccessibleName("Search")
        self.edit.setFont(font("lead"))
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        self.view = QListView()
        self.view.setAccessibleName("Found")
        self._rows = _Rows(self)
        self.view.setModel(self._rows)
        self.view.setItemDelegate(_RowDelegate(self._rows, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self._choose)
        quiet_scrolling(self.view)
        self.view.viewport().setAutoFillBackground(False)
        self._nothing = Label("Nothing was found", "body", "text-3")
        self._panel = _Panel(self)
        head = QHBoxLayout()
        head.setContentsMargins(50, 0, 20, 0)
        head.addWidget(self.edit)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(1, 12, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(18)
        column.addWidget(self.view, 1)
        empty = QHBoxLayout()
        empty.setContentsMargins(20, 0, 20, 8)
        empty.addWidget(self._nothing)
        column.addLayout(empty)
        host.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Shows itself, empty, with the cursor in it."""
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self.edit.clear()
        self._typed("")
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Goes, and gives the focus back."""
        if not self.isVisible():
            return
        self.hide()
        back = self._came_from
        # What had the focus may have gone away when it lost it, as a field that folds up does.
        while back is not None and not back.isVisible():
            back = back.parentWidget()
        stop = first_stop(back) if back is not None and back is not self._host else None
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.closed.emit()

    def titles(self) -> list[str]:
        """What is shown, headings left out."""
        return [row.title for row in self._rows.rows if not isinstance(row, str)]

    def _typed(self, text: str) -> None:
        groups = self._find(text.strip())
        self._rows.show_groups(groups)
        self._select(self._rows.step(-1, 1))
        self._nothing.setVisible(not self._rows.rows)
        self.view.setVisible(bool(self._rows.rows))
        self._arrange()

    def _select(self, row: int) -> None:
        index = self._rows.index(row, 0) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if row == self._rows.step(-1, 1):
            self.view.scrollToTop()

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, Found):
            self._came_from = None
            self.dismiss()
            row.choose()

    def _arrange(self) -> None:
        self.setGeometry(self._host.rect())
        width = min(WIDTH, self.width() - 80)
        rows = self._rows.rows
        height = sum(_HEADING if isinstance(row, str) else _ROW for row in rows)
        height = min(height, _MOST_ROWS * _ROW + 2 * _HEADING) + 12 if rows else 36
        self._panel.setGeometry((self.width() - width) // 2, TOP, width, min(60 + height, self.height() - TOP - 24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._arrange()
        elif watched is self.edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._rows.rows:
                self._select(self._rows.step(self.view.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.scrim())


class _Panel(QWidget):
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stop here: only a click beside the panel closes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill_rounded(painter, QRectF(self.rect()), 10, t["raised"], t["border-control"])
        current.icons.paint(painter, 20, 18, "search", 18, t["text-2"])
        hairline(painter, 1, 53, self.width() - 2, t["border-subtle"])
