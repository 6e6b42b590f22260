"""The list of pairs who may be one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organizer.areas.people.model import Contact
from organizer.ui.avatars import Face
from organizer.ui.painting import RIGHT, draw_text, focus_inside, hairline
from organizer.ui.records.cells import draw_avatar
from organizer.ui.records.names import Names
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex
_ROW, _SIDE, _AVATAR, _WHY = 56, 24, 24, 240


class Pair(NamedTuple):
    """Two people as they are stored now, and why they may be one; the first is the one noted earlier."""

    first: Contact
    second: Contact
    confidence: float
    reason: str

    def sureness(self) -> str:
        """'95 % sure'."""
        return f"{round(self.confidence * 100)} % sure"


class PairModel(QAbstractListModel):
    """Pairs, each as one row."""

    def __init__(self, names: Names, parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self.pairs: list[Pair] = []

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        self.beginResetModel()
        self.pairs = list(pairs)
        self._names.load_fields([contact for pair in pairs for contact in pair[:2]], ("employer",))
        self.endResetModel()

    def about(self, contact: Contact) -> str:
        """What tells somebody from a namesake: 'Head of Budget, Harbor Systems, dana@harbor.example'."""
        entries = [entry.value for entry in (*contact.emails[:1], *contact.phones[:1])]
        return ", ".join(
            part for part in (contact.position, self._names.of_field(contact, "employer"), *entries) if part
        )

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        pair = self.pairs[index.row()]
        people = (", ".join(part for part in (c.name, self.about(c)) if part) for c in pair[:2])
        return ". ".join((*people, pair.reason, pair.sureness()))


class _PairDelegate(QStyledItemDelegate):
    def __init__(self, model: PairModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, theme().row_height(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t, rect, pair = theme().tokens, QRectF(option.rect), self._model.pairs[index.row()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, t["selected"])
        hairline(painter, rect.x(), rect.bottom() - 1, rect.width(), t["border-subtle"])
        inside = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        each = (inside.width() - _WHY) / 2
        for place, contact in enumerate(pair[:2]):
            assert isinstance(contact, Contact)
            self._paint_person(painter, QRectF(inside.x() + place * each, rect.y(), each - 16, rect.height()), contact)
        why = QRectF(inside.right() - _WHY, rect.y(), _WHY, rect.height())
        upper, lower = _lines(why)
        draw_text(painter, upper, pair.reason, "body", t["text-2"], RIGHT)
        draw_text(painter, lower, pair.sureness(), "caption", t["text-3"], RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_inside(painter, rect, 0, t["focus"])

    def _paint_person(self, painter: QPainter, rect: QRectF, contact: Contact) -> None:
        t, about = theme().tokens, self._model.about(contact)
        draw_avatar(painter, rect.x(), rect.center().y() - _AVATAR / 2, _AVATAR, Face.of(contact.name))
        room = rect.adjusted(_AVATAR + 8, 0, 0, 0)
        upper, lower = _lines(room)
        draw_text(painter, upper if about else room, contact.name, "row-title", t["text"])
        draw_text(painter, lower, about, "caption", t["text-3"])


def _lines(rect: QRectF) -> tuple[QRectF, QRectF]:
    """The two lines of a row."""
    middle = rect.center().y()
    return (
        QRectF(rect.x(), middle - 18, rect.width(), 18),
        QRectF(rect.x(), middle + 1, rect.width(), 16),
    )


class PairList(QListView):
    """Enter, or a double click, asks what can be done with the pair that has the cursor."""

    asked = Signal()
    current_changed = Signal()

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = PairModel(names, self)
        self.setModel(self.records)
        self.setItemDelegate(_PairDelegate(self.records, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName("People who may be noted twice")
        quiet_scrolling(self)

    def current(self) -> Pair | None:
        """The pair that has the cursor."""
        row = self.currentIndex().row()
        return self.records.pairs[row] if 0 <= row < len(self.records.pairs) else None

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Shows these; the cursor stays where it was, so that one goes on with the next."""
        row = max(self.currentIndex().row(), 0)
        self.records.show_pairs(pairs)
        if pairs:
            self.setCurrentIndex(self.records.index(min(row, len(pairs) - 1), 0))
        self.current_changed.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.asked.emit()
