"""What can be done to the rows of a table, by menu and by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from organizer.kernel.record import Record, describe
from organizer.ui.menu import Menu
from organizer.ui.money_mask import money_mask
from organizer.ui.tasks import Progress

from .columns import Column
from .making import fill_making
from .rows import change_rows, counted
from .table import RecordTable

if TYPE_CHECKING:
    from organizer.store.edit import Edit

COPY, SAVE, DELETE, BULK, SORT, OPEN = "Ctrl+C", "Ctrl+Shift+C", "Del", "Ctrl+E", "Ctrl+Shift+S", "Return"
_AT_ONCE = 500


def ask_for_place(parent: QWidget, name: str) -> Path | None:
    """Asks where to save a file."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as CSV", name, "CSV (*.csv)")
    return Path(chosen) if chosen else None


class TableCommands(QObject):
    """Belongs to one table. `more` may add a page's own entries at the top of the rows' menu."""

    def __init__(
        self,
        table: RecordTable[Any],
        *,
        more: Callable[[Menu], None] | None = None,
        ask_place: Callable[[QWidget, str], Path | None] = ask_for_place,
    ) -> None:
        super().__init__(table)
        self._table = table
        self._more = more
        self._ask_place = ask_place
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        header = table.horizontalHeader()
        header.customContextMenuRequested.connect(lambda at: self.columns_menu().popup(header.mapToGlobal(at)))
        for keys, act in (
            (COPY, self.copy), (SAVE, self.save), (DELETE, self.delete), (BULK, self.edit_selected),
            (SORT, self.sort_by_current),
        ):  # fmt: skip
            action = QAction(table)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            table.addAction(action)

    def shown_columns(self) -> list[Column[Any]]:
        """The columns in view, in the order in view."""
        header, columns = self._table.horizontalHeader(), self._table.records.columns
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [columns[n] for n in order if not header.isSectionHidden(n)]

    def copy(self) -> None:
        """Puts the selected rows on the clipboard as CSV; all rows where none is selected. Amounts that are hidden stay
        so: whoever hides them does not expect them in the next window. A file that is saved is asked for, and has them.
        """
        from .csv_copy import CsvGathering, csv_of

        table, mask = self._table, money_mask()
        columns = self.shown_columns()
        without = mask is not None and mask.hidden and any(column.is_amount for column in columns)
        count = table.selected_count() or table.records.rowCount()

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            table.context.toast(f"Copied {self._counted(count)} as CSV{', amounts hidden' * without}")

        pieces = csv_of(columns, self._rows(), table.names, amounts=not without)
        if count <= _AT_ONCE:
            done("".join(pieces))
        else:
            CsvGathering(pieces, done, self)

    def save(self) -> None:
        """Saves all rows, as shown, as a file of CSV that its owner alone can read."""
        from organizer.store.safe_write import write_safely

        from .csv_copy import CsvGathering, csv_of

        table = self._table
        path = self._ask_place(table, f"{describe(table.records.cls).plural}.csv")
        if path is None:
            return
        model = table.records
        every = table.context.workspace.reads.every(model.cls, model.where, model.sort_order)

        def write(text: str) -> None:
            # With a mark at the start spreadsheets know that it is UTF-8.
            def work(progress: Progress) -> None:
                write_safely(path, [text.encode("utf-8-sig")])

            task = table.context.tasks.run("Save as CSV", work)
            task.done.connect(lambda _: table.context.toast(f"Saved {path.name}"))
            task.failed.connect(lambda error: table.context.complain(str(error)))

        CsvGathering(csv_of(self.shown_columns(), every, table.names), write, self)

    def delete(self) -> None:
        """Puts the selected records into the Trash, in one step."""
        rows = self._table.selected_rows()
        if rows.count:
            title, said = f"Delete {rows.counted()}", f"Deleted {rows.counted()}"
            change_rows(self._table.context, rows, title, _delete, said=said)

    def edit_selected(self) -> None:
        """Opens the one record selected, or asks for one change to all of them."""
        table = self._table
        rows = table.selected_rows()
        if rows.count == 1:
            table.opened.emit(table.selected_records()[0])
        elif rows.count:
            from .bulk import BulkDialog

            BulkDialog(table.context, table.names, rows, table.window()).open()

    def ask_what_if(self) -> None:
        """Shows what the record selected would do to the financial plan."""
        self._table.context.show_what_if(self._table.selected_records()[0])

    def sort_by_current(self) -> None:
        """Sorts by the column that has the cursor; Left and Right move it."""
        current = self._table.currentIndex()
        self._table.sort_by(current.column() if current.isValid() else 0)

    def menu(self) -> Menu:
        """What can be done to the rows selected now."""
        menu = Menu(parent=self._table)
        count = self._table.selected_count()
        if self._more is not None and count:
            self._more(menu)
            menu.addSeparator()
        if count == 1:
            menu.add("Open", self.edit_selected, icon="square-arrow-out-up-right", shortcut=OPEN)
            if self._table.context.asks_what_if(self._table.records.cls):
                menu.add("What would this do?", self.ask_what_if, icon="git-branch")
            fill_making(menu, self._table.context, self._table.selected_records()[0])
        elif count:
            menu.add(f"Edit {self._counted(count)}", self.edit_selected, icon="pencil", shortcut=BULK)
        menu.add("Copy as CSV", self.copy, icon="copy", shortcut=COPY)
        menu.add("Save as CSV", self.save, icon="download", shortcut=SAVE)
        for title, part in (("Sort by", self.sort_menu()), ("Columns", self.columns_menu())):
            entry = menu.add(title)
            part.setParent(menu, part.windowFlags())
            entry.setMenu(part)
        if count:
            menu.addSeparator()
            menu.add("Delete", self.delete, icon="trash-2", shortcut=DELETE, danger=True)
        return menu

    def sort_menu(self) -> Menu:
        """The columns that have an order."""
        table, menu = self._table, Menu("Sort by", parent=self._table)
        for number, column in enumerate(table.records.columns):
            if column.sort_field is not None:
                now = column.sort_field == table.records.sort_order.field
                menu.add(column.title, partial(table.sort_by, number), checked=now)
        return menu

    def columns_menu(self) -> Menu:
        """Which columns are shown; the first always is."""
        table, menu = self._table, Menu("Columns", stays_open=True, parent=self._table)
        for number, column in enumerate(table.records.columns):
            if number:
                shown = not table.isColumnHidden(number)
                action = menu.add(column.title, checked=shown)
                action.toggled.connect(partial(table.choose_column, column.name))
        return menu

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._table.viewport().mapToGlobal(at))

    def _rows(self) -> Iterable[Record]:
        table = self._table
        count, everything = table.selected_count(), table.records.rowCount()
        if count in (0, everything):
            model = table.records
            return table.context.workspace.reads.every(model.cls, model.where, model.sort_order)
        return table.selected_records()

    def _counted(self, count: int) -> str:
        return counted(self._table.records.cls, count)


def _delete(edit: Edit, record: Record) -> None:
    edit.delete(record)
