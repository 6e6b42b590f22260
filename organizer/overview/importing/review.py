"""The review of an import: a row for each thing in the files, with a tick and what would become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organizer.exchange.files import Fate, Preview
from organizer.exchange.plan import Tick
from organizer.ui.chips import Tone, chip_width, paint_chip
from organizer.ui.menu import Menu
from organizer.ui.money_mask import shown_amount
from organizer.ui.painting import RIGHT, draw_text, focus_inside, hairline
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme
from organizer.ui.toggles import paint_box

from .work import ChosenFile

_Index = QModelIndex | QPersistentModelIndex
_ROW = 44
_TICK_ROOM = 52
_FATES: dict[Fate, tuple[str, Tone]] = {
    "new": ("New", "accent"),
    "fills": ("Completes", "info"),
    "known": ("Here already", "neutral"),
    "doubtful": ("Perhaps here", "warn"),
    "rejected": ("Not read", "danger"),
}
_DECIDED = {Tick.SAME: "The same", Tick.NEW: "A new one"}


class Entry(NamedTuple):
    """A row and the file it is of."""

    file: int
    row: Preview


class ReviewModel(QAbstractListModel):
    """The rows of all files that are shown, and what was decided. Doubtful rows are left out until they are decided."""

    decided = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: list[Entry] = []
        self.entries: list[Entry] = []
        self._ticks: dict[tuple[int, int], Tick] = {}

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        """These files, with nothing decided."""
        self._ticks.clear()
        self._all = [Entry(number, row) for number, file in enumerate(files) for row in file.rows]
        self.show_only(None)

    def show_only(self, fate: Fate | None) -> None:
        """Only rows of one fate; None: all."""
        self.beginResetModel()
        self.entries = [entry for entry in self._all if fate is None or entry.row.fate == fate]
        self.endResetModel()

    def count(self, fate: Fate) -> int:
        return sum(entry.row.fate == fate for entry in self._all)

    def decisions(self) -> dict[int, dict[int, Tick]]:
        """By file and row, as `bring_in` takes them."""
        found: dict[int, dict[int, Tick]] = {}
        for (file, number), tick in self._ticks.items():
            found.setdefault(file, {})[number] = tick
        return found

    def taken(self) -> Iterator[Preview]:
        """The rows that an import would take now."""
        return (entry.row for entry in self._all if self._is_taken(entry))

    def tick(self, place: int) -> Tick | None:
        """What was decided about a row that is shown."""
        entry = self.entries[place]
        return self._ticks.get((entry.file, entry.row.number)) if entry.row.number is not None else None

    def decide(self, place: int, tick: Tick | None) -> None:
        """Takes a decision about a row; None goes back to what would be done without one."""
        entry = self.entries[place]
        if entry.row.number is None:
            return
        key = (entry.file, entry.row.number)
        if tick is None:
            self._ticks.pop(key, None)
        else:
            self._ticks[key] = tick
        self.dataChanged.emit(self.index(place, 0), self.index(place, 0))
        self.decided.emit()

    def toggle(self, place: int) -> None:
        """Takes the row or leaves it out; a doubtful one that is taken is the one it may be."""
        entry = self.entries[place]
        if entry.row.fate == "doubtful":
            self.decide(place, None if self._is_taken(entry) else Tick.SAME)
        else:
            self.decide(place, Tick.SKIP if self._is_taken(entry) else None)

    def is_taken(self, place: int) -> bool:
        return self._is_taken(self.entries[place])

    def _is_taken(self, entry: Entry) -> bool:
        if entry.row.number is None:
            return False
        tick = self._ticks.get((entry.file, entry.row.number))
        return tick in _DECIDED if entry.row.fate == "doubtful" else tick is not Tick.SKIP

    def fate_of(self, place: int) -> str:
        """The words of the chip."""
        row, tick = self.entries[place].row, self.tick(place)
        return _DECIDED[tick] if row.fate == "doubtful" and tick in _DECIDED else _FATES[row.fate][0]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = index.row()
        row = self.entries[place].row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            amount = shown_amount(row.amount)
            return ". ".join(part for part in (row.title, amount, row.detail, self.fate_of(place), row.why) if part)
        if role == Qt.ItemDataRole.CheckStateRole and row.number is not None:
            return Qt.CheckState.Checked if self.is_taken(place) else Qt.CheckState.Unchecked
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self.entries[index.row()].row.number is not None else usual


class _ReviewDelegate(QStyledItemDelegate):
    def __init__(self, model: ReviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, theme().row_height(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t, rect, place = theme().tokens, QRectF(option.rect), index.row()
        row, taken = self._model.entries[place].row, self._model.is_taken(place)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, t["selected"])
        hairline(painter, rect.x(), rect.bottom() - 1, rect.width(), t["border-subtle"])
        middle = rect.center().y()
        if row.number is not None:
            state = Qt.CheckState.Checked if taken else Qt.CheckState.Unchecked
            paint_box(painter, rect.x() + 24, middle - 8, state)
        left, width = rect.x() + _TICK_ROOM, rect.width() - _TICK_ROOM
        names = QRectF(left, rect.y(), width * 0.42, rect.height())
        upper = names.adjusted(0, 5, 0, -rect.height() / 2 + 2)
        lower = names.adjusted(0, rect.height() / 2 - 1, 0, -4)
        ink = t["text"] if taken else t["text-3"]
        if row.amount:
            drawn = draw_text(painter, upper, shown_amount(row.amount), "row-title", ink, RIGHT)
            upper.setRight(upper.right() - drawn - 12)
        draw_text(painter, upper if row.detail else names, row.title, "row-title", ink)
        draw_text(painter, lower, row.detail, "caption", t["text-3"])
        words, tone = self._model.fate_of(place), _FATES[row.fate][1]
        paint_chip(painter, names.right() + 16, middle, words, tone)
        why = QRectF(names.right() + 16 + 100, rect.y(), rect.right() - names.right() - 16 - 100 - 24, rect.height())
        why.setLeft(max(why.left(), names.right() + 24 + chip_width(words)))
        draw_text(painter, why, row.why, "label", t["text-2"])
        if row.fate == "doubtful" and selected:
            draw_text(painter, why, "Enter: decide", "caption", t["text-3"], RIGHT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_inside(painter, rect, 0, t["focus"])


class ReviewList(QListView):
    """Space ticks; Enter, or a click on a doubtful row's words, opens the choice of what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = ReviewModel(self)
        self.setModel(self.review)
        self.setItemDelegate(_ReviewDelegate(self.review, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName("What the files hold")
        quiet_scrolling(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if place >= 0 and event.key() == Qt.Key.Key_Space:
            self.review.toggle(place)
        elif place >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_choice(place)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.position().x() < _TICK_ROOM:
            self.review.toggle(index.row())
        elif event.position().x() > self.width() * 0.45:
            self.open_choice(index.row())

    def open_choice(self, place: int) -> Menu | None:
        """The menu of a doubtful row; None for any other."""
        row = self.review.entries[place].row
        if row.fate != "doubtful":
            return None
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tick = self.review.tick(place)
        for choice, label in ((Tick.SAME, "The same one"), (Tick.NEW, "A new one"), (None, "Leave out")):
            menu.add(label, partial(self.review.decide, place, choice), checked=tick is choice)
        rect = self.visualRect(self.review.index(place, 0))
        menu.popup(self.viewport().mapToGlobal(rect.bottomLeft()))
        return menu
