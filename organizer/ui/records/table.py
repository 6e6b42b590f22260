"""A list of records: rows by the page, selection and order by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext
from organizer.ui.fonts import text_width
from organizer.ui.painting import focus_inside
from organizer.ui.scrolling import quiet_scrolling, see_through
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.tooltips import plain

from .columns import Column, columns_of
from .delegates import PADDING, RecordDelegate
from .empty_note import EmptyNote
from .header import RecordHeader
from .kept import MOST, KeptSelection
from .layout import TableLayout
from .listing import Listing
from .model import Index, RecordModel
from .names import Names
from .pages import Pages
from .rows import Rows

R = TypeVar("R", bound=Record)

ROW = 40
_LEAST_HEADING = 160
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class RecordTable(QTableView, Generic[R]):
    """Shows the records of a kind under `set_where`, in the order the user chose. Columns, their widths and the order
    are remembered under `key`."""

    opened = Signal(object)
    """The record that Enter, E or a double click opens."""

    current_changed = Signal(object)
    """The record that has the cursor, or None."""

    selection_changed = Signal(int)
    """How many rows are selected."""

    def __init__(
        self, context: PageContext, cls: type[R], columns: Sequence[Column[Any]] | None = None, *, key: str = "",
        sort: Sort | None = None, names: Names | None = None, reads: Pages | None = None,
        ground: ColourName = "window", side: int = 24, row: int = ROW, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.context = context
        self.names = names or Names(context)
        self.ground: ColourName = ground
        self.hovered_row = -1
        self._row, self._side = row, side
        self._by_key = False
        self._clear_filter: Callable[[], None] | None = None
        self._first_words: tuple[str, str, str, Callable[[], None] | None] = ("", "", "", None)
        self._restoring = False
        shown = tuple(columns or columns_of(cls, self.names, context.today))
        self._layout = TableLayout(context.settings, f"table.{key or describe(cls).kind}", shown, sort)
        self.records: RecordModel[R] = RecordModel(
            cls, reads or context.workspace.reads, shown, self.names, self._layout.sort, parent=self
        )
        self._wanted: tuple[tuple[Where, ...], Sort] = ((), self.records.sort_order)
        self._listing = None if reads else Listing(context, cls, self._show_rows, self)
        self._dress()
        self.setModel(self.records)
        self._layout.attach(self.horizontalHeader())
        self.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.horizontalHeader().sectionResized.connect(self._section_resized)
        self.horizontalHeader().sectionMoved.connect(lambda: self._layout.save())
        self._note = EmptyNote(self.viewport())
        self.records.modelReset.connect(self._show_note)
        theme().changed.connect(self._new_rows)
        self._show_note()

    def _dress(self) -> None:
        cls = self.records.cls
        self.setAccessibleName(describe(cls).plural)
        quiet_scrolling(self)
        see_through(self)
        self.setItemDelegate(RecordDelegate(self, self))
        header = RecordHeader(self, self)
        self.setHorizontalHeader(header)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.row_height())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        ground = QPalette()
        ground.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(ground)

    # What is shown

    def set_where(self, where: Sequence[Where], clear: Callable[[], None] | None = None) -> None:
        """Shows the records under these conditions. `clear` takes the conditions away: it is offered where nothing is
        found, and its absence means that the list is not filtered."""
        self._clear_filter = clear
        self._query(where, self._wanted[1])

    def set_first_words(
        self, title: str, text: str = "", action: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """What stands in place of rows while there are no records at all."""
        self._first_words = (title, text, action, act)
        self._show_note()

    def reload(self, changes: Changes | None) -> None:
        """Shows what changed; the selection, the cursor and the place scrolled to stay."""
        self.names.forget(changes)
        if self.records.concerned(changes) and not self.records.refresh(changes):
            self.records.read_again() if self.records.is_listed else None
            self._query(*self._wanted)
        self.viewport().update()

    def sort_by(self, column: int) -> None:
        """Orders by a column; once more turns the order round. Columns without an index are not ordered by."""
        field = self.records.columns[column].sort_field
        if field is None:
            return
        now = self.records.sort_order
        order = Sort(field, descending=now.field == field and not now.descending)
        self._query(self._wanted[0], order)
        self._layout.sort = order
        self._layout.save()

    def _query(self, where: Sequence[Where], sort: Sort) -> None:
        """At once where that is quick; else the old rows stay until the new ones are found."""
        self._wanted = (tuple(where), sort)
        if self._listing is not None and self._listing.needed(where, sort):
            self._listing.begin(where, sort)
        else:
            if self._listing is not None:
                self._listing.forget()
            self._show_rows(where, sort)

    def _show_rows(self, where: Sequence[Where], sort: Sort, reads: Pages | None = None) -> None:
        kept = KeptSelection(self, self.records)
        same = tuple(where) == self.records.where and sort == self.records.sort_order
        at = self.verticalScrollBar().value()
        self._restoring = True
        self.records.set_query(where, sort, reads)
        if same:
            self.verticalScrollBar().setValue(at)
        kept.put_back()
        self._restoring = False
        if not same:
            self.scrollTo(self.currentIndex()) if self.currentIndex().isValid() else self.scrollToTop()
        self.horizontalHeader().viewport().update()
        self.current_changed.emit(self.current_record())
        self.selection_changed.emit(self.selected_count())

    def _show_note(self) -> None:
        if self.records.rowCount():
            self._note.hide()
        elif self._clear_filter is not None:
            name = self.context.who_name()
            self._note.say(f"Nothing for {name} in this view" if name else "Nothing in this view", "",
                           "Clear filter", self._clear_filter)  # fmt: skip
        else:
            title, text, action, act = self._first_words
            self._note.say(title or f"No {describe(self.records.cls).plural.lower()} yet", text, action, act)

    @property
    def note(self) -> EmptyNote:
        """What stands in place of rows."""
        return self._note

    # What is selected

    def current_record(self) -> R | None:
        """The record that has the cursor."""
        index = self.currentIndex()
        return self.records.record(index.row()) if index.isValid() else None

    def selected_count(self) -> int:
        """How many rows are selected."""
        model = self.selectionModel()
        return sum(r.height() for r in model.selection().toList()) if model is not None else 0

    def row_selected(self, row: int) -> bool:
        return self.selectionModel().isSelected(self.records.index(row, 0))

    def selected_records(self) -> list[R]:
        """The selected records in the order shown."""
        ranges = sorted((r.top(), r.bottom()) for r in self.selectionModel().selection().toList())
        return [record for first, last in ranges for record in self.records.records(first, last)]

    def selected_rows(self) -> Rows[R]:
        """The selection as something to act on; all of a long list is told by its conditions, without reading it."""
        model, count = self.records, self.selected_count()
        if count == model.rowCount() > MOST:
            return Rows(model.cls, count, None, model.where)
        return Rows(model.cls, count, tuple(record.id for record in self.selected_records()))

    def select_record(self, id: UUID) -> bool:
        """Puts the cursor on a record and shows it; False where it is not in this list."""
        row = self.records.row_of(id)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self.records.index(row, 0))
        return True

    def selectRow(self, row: int) -> None:
        """Selects one row and no other, whatever keys are held: by itself Qt adds to the selection with Ctrl, as when
        an undo by Ctrl+Z brings the rows anew."""
        super().selectRow(row)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.records.index(row, 0), flags.ClearAndSelect | flags.Rows)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._restoring and current.row() != previous.row():
            self.current_changed.emit(self.current_record())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            self.selection_changed.emit(self.selected_count())

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        key, plain_key = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_E and self._single(event)):
            record = self.current_record()
            if record is not None:
                self.opened.emit(record)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K) and self._single(event):
            arrow = Qt.Key.Key_Down if key == Qt.Key.Key_J else Qt.Key.Key_Up
            super().keyPressEvent(QKeyEvent(event.type(), arrow, event.modifiers()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain_key:
            row = 0 if key == Qt.Key.Key_Home else self.records.rowCount() - 1
            self._go_far(row, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.text().isprintable() and event.text() and plain_key:
            event.ignore()  # Letters are the page's; Qt would search through every row for them.
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def _go_far(self, row: int, *, extend: bool) -> None:
        """To the first or last row: by itself Qt's Home goes along the row, and with Ctrl it selects nothing."""
        if row < 0:
            return
        start = max(self.currentIndex().row(), 0)
        if not extend:
            self.selectRow(row)
            return
        flags, last = QItemSelectionModel.SelectionFlag, self.records.columnCount() - 1
        way = QItemSelection(self.records.index(min(start, row), 0), self.records.index(max(start, row), last))
        self.selectionModel().select(way, flags.ClearAndSelect | flags.Rows)
        self.selectionModel().setCurrentIndex(self.records.index(row, 0), flags.NoUpdate)

    def _single(self, event: QKeyEvent) -> bool:
        """Whether a letter alone may do something: not with Ctrl, and not where single keys are turned off."""
        return self.context.single_keys() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        record = self.records.record(self.rowAt(event.position().toPoint().y()))
        if record is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() in _BY_KEYBOARD
        if not self.currentIndex().isValid() and self.records.rowCount():
            self.setCurrentIndex(self.records.index(0, 0))
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            record = self.records.record(index.row()) if index.isValid() else None
            if record is not None:
                text = self.records.columns[index.column()].text(record)
                room = self.columnWidth(index.column()) - sum(self.paddings(index.column()))
                QToolTip.showText(event.globalPos(), plain(text) if text_width("body", text) > room else "", self)
            return True
        return super().viewportEvent(event)

    # How it looks

    def row_height(self) -> int:
        return theme().row_height(self._row)

    def paddings(self, column: int) -> tuple[int, int]:
        header = self.horizontalHeader()
        first = header.visualIndex(column) == 0
        last = header.logicalIndexAt(header.length() - 1) == column
        return (self._side if first else PADDING), (self._side if last else PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def set_column_shown(self, name: str, shown: bool) -> None:
        """Shows or hides a column; the user's choice is what is remembered."""
        number = next(n for n, column in enumerate(self.records.columns) if column.name == name)
        self.setColumnHidden(number, not shown)
        self._fit()

    def choose_column(self, name: str, shown: bool) -> None:
        """As the user does in the menu of columns."""
        self.set_column_shown(name, shown)
        self._layout.save()

    def _section_resized(self, section: int) -> None:
        if section:
            # Only after Qt is done with this section may another one change.
            QTimer.singleShot(0, self, self._fit)
            self._layout.save()

    def _fit(self) -> None:
        """The first column takes the room that the others leave."""
        header = self.horizontalHeader()
        others = sum(header.sectionSize(n) for n in range(1, header.count()) if not header.isSectionHidden(n))
        header.resizeSection(0, max(_LEAST_HEADING, self.viewport().width() - others))

    def _new_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self.currentIndex()
        if self._by_key and self.hasFocus() and current.isValid():
            y = self.rowViewportPosition(current.row())
            rect = QRectF(0, y, self.viewport().width(), self.rowHeight(current.row()))
            focus_inside(QPainter(self.viewport()), rect, 0, theme().tokens["focus"])
