"""What happened with somebody, newest first, on one thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from organizer.areas.people.rules import Happening
from organizer.kernel.dates import format_day
from organizer.ui.fonts import text_width
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, focus_inside, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import plain

_HAPPENING = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = 17
_PLACE = 30


def _lines(happening: Happening) -> list[str]:
    next_time = f"Next time: {happening.next_time}" if happening.next_time else ""
    return [line for line in (happening.text, next_time) if line]


class TimelineModel(QAbstractListModel):
    """Happenings as rows; each says itself in words for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.happenings: tuple[Happening, ...] = ()
        self._today = date.min

    def set_happenings(self, happenings: Sequence[Happening], today: date) -> None:
        self.beginResetModel()
        self.happenings = tuple(happenings)
        self._today = today
        self.endResetModel()

    def when(self, row: int) -> str:
        return format_day(self.happenings[row].day, self._today)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.happenings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        happening = self.happenings[index.row()]
        if role == _HAPPENING:
            return happening
        if role == Qt.ItemDataRole.DisplayRole:
            return happening.title
        whole = ". ".join([happening.title, *_lines(happening)])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.when(index.row())}, {happening.how}: {whole}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(whole)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        happening = index.data(_HAPPENING)
        more = len(_lines(happening))
        last = index.row() == index.model().rowCount() - 1
        return QSize(200, 20 + (2 + _LINE * more if more else 0) + (4 if last else 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model, happening = index.model(), index.data(_HAPPENING)
        assert isinstance(model, TimelineModel)
        current = theme()
        t, rect = current.tokens, QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            fill_rounded(painter, rect.adjusted(_PLACE - 6, -4, 4, -8), 5, t["hover"])
        if index.row() < model.rowCount() - 1:
            hairline(painter, rect.x() + 10, rect.y() + 22, rect.height() - 20, t["border"], vertical=True)
        fill_rounded(painter, QRectF(rect.x(), rect.y(), 21, 21), 10.5, t["sunken"], t["border-subtle"])
        current.icons.paint(painter, rect.x() + 4.5, rect.y() + 4.5, happening.icon, 12, t["text-2"])
        room = QRectF(rect.x() + _PLACE, rect.y(), rect.width() - _PLACE, 20)
        when = model.when(index.row())
        draw_text(painter, room, when, "caption", t["text-3"], RIGHT)
        title = room.adjusted(0, 0, -text_width("caption", when) - 8, 0)
        draw_text(painter, title, happening.title, "row-title", t["text"])
        line = QRectF(room.x(), room.bottom() + 2, room.width(), _LINE)
        for words in _lines(happening):
            draw_text(painter, line, words, "label", t["text-2"])
            line.translate(0, _LINE)
        view = option.widget
        if isinstance(view, Timeline) and view.ringed and view.currentIndex() == index:
            focus_inside(painter, rect.adjusted(_PLACE - 6, -3, 4, -8), 5, t["focus"])


_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class Timeline(QListView):
    """As tall as what it holds; the pane around it scrolls. Enter opens an entry, Delete asks to delete it."""

    opened = Signal(Happening)
    delete_asked = Signal(Happening)
    row_reached = Signal(QRect)
    """The cursor moved to this part of the widget; the pane brings it into view."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ringed = False
        self._model = TimelineModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("History")
        self.setTabKeyNavigation(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.NoRole)
        self.viewport().setAutoFillBackground(False)
        self.setContentsMargins(0, 0, 0, 0)
        self.activated.connect(lambda index: self.opened.emit(index.data(_HAPPENING)))
        self._fit()

    def set_happenings(self, happenings: Sequence[Happening], today: date) -> None:
        """Show these; the cursor stays on the entry it was on."""
        at = self.currentIndex().data(_HAPPENING) if self.currentIndex().isValid() else None
        self._model.set_happenings(happenings, today)
        refs = [h.ref for h in happenings]
        if at is not None and at.ref in refs:
            self.setCurrentIndex(self._model.index(refs.index(at.ref)))
        self._fit()

    def happenings(self) -> tuple[Happening, ...]:
        return self._model.happenings

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ringed = event.reason() in _BY_KEYBOARD
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ringed = False
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index.data(_HAPPENING))
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.delete_asked.emit(index.data(_HAPPENING))
        else:
            super().keyPressEvent(event)
            self.ringed = True
            self.viewport().update()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        at = self.currentIndex()
        if at.isValid():
            self.row_reached.emit(self.visualRect(at))

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        delegate = self.itemDelegate()
        rows = (self._model.index(row) for row in range(self._model.rowCount()))
        self.setFixedHeight(max(1, sum(delegate.sizeHint(option, index).height() for index in rows)))
