"""The Trash: what was deleted, of all kinds, to be restored or removed for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.changes import Changes
from organizer.kernel.kinds import Stamp
from organizer.kernel.query import Page, Sort, Where, text_contains
from organizer.kernel.record import Record, describe
from organizer.store.actions import purge_records
from organizer.store.edit import Edit
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.text import TextField

from . import cells
from .columns import Column, heading_column
from .names import Names
from .pages import Pages
from .rows import Rows, change_rows
from .table import RecordTable

R = TypeVar("R", bound=Record)


class _Deleted:
    """The reads of a table, turned to what is in the Trash."""

    def __init__(self, reads: Pages) -> None:
        self._reads = reads

    def page(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, offset: int = 0, limit: int = 100,
        trash: bool = False,
    ) -> Page[R]:  # fmt: skip
        return self._reads.page(cls, where, sort, offset=offset, limit=limit, trash=True)

    def count(self, cls: type[Record], where: Sequence[Where] = (), *, trash: bool = False) -> int:
        return self._reads.count(cls, where, trash=True)

    def find(self, cls: type[R], id: UUID | None) -> R | None:
        return self._reads.find(cls, id)


class TrashView(QWidget):
    """One kind at a time, the ones with something in the Trash first. Restoring can be undone; removing for good is
    asked about, and cannot."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._names = Names(context)
        self._classes = {describe(cls).kind: cls for cls in context.workspace.home.registry.all}
        self.kinds = SelectField("")
        self.kinds.box.setAccessibleName("Kind")
        self.kinds.setFixedWidth(200)
        self.kinds.changed.connect(self._choose)
        self.search = TextField("", placeholder="Filter by name")
        self.search.edit.setAccessibleName("Filter the Trash by name")
        self.search.setFixedWidth(200)
        self.search.changed.connect(self._fill)
        self.restore_button = Button("Restore")
        self.restore_button.clicked.connect(self.restore)
        self.purge_button = Button("Delete for good", "ghost-danger", icon="trash-2")
        self.purge_button.clicked.connect(self.purge)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 10, 24, 10)
        bar.setSpacing(8)
        bar.addWidget(self.kinds)
        bar.addWidget(self.search)
        bar.addStretch(1)
        bar.addWidget(self.restore_button)
        bar.addWidget(self.purge_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(bar)
        self.table: RecordTable[Any] | None = None
        for keys, act in (("Del", self.purge), ("Ctrl+R", self.restore)):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(act)
        context.changed.connect(self.refresh)
        self._fill()

    def refresh(self, changes: Changes) -> None:
        """Shows what is in the Trash now."""
        self._fill()

    def restore(self) -> None:
        """Takes the selected records out of the Trash, in one step."""
        rows = self._selected()
        if rows is not None:
            title, said = f"Restore {rows.counted()}", f"Restored {rows.counted()}"
            change_rows(self.context, rows, title, _restore, said=said)

    def purge(self) -> None:
        """Removes the selected records for good, after asking."""
        rows = self._selected()
        if rows is None or self.table is None:
            return
        what = rows.counted()
        text = "Their history, links and files go with them. Nothing can bring them back."
        if self.context.confirm(f"Delete {what} for good?", text, "Delete for good"):
            self.context.perform(purge_records, self.table.selected_records(), said=None, then=self._purged(what))

    def _purged(self, what: str) -> Callable[[object], None]:
        return lambda _: self.context.toast(f"Deleted {what} for good")

    def _selected(self) -> Rows[Any] | None:
        if self.table is None or not self.table.selected_count():
            return None
        records = self.table.selected_records()
        return Rows(self.table.records.cls, len(records), tuple(record.id for record in records))

    def _fill(self) -> None:
        reads, where = self.context.workspace.reads, self._where()
        counts = {kind: reads.count(cls, where, trash=True) for kind, cls in self._classes.items()}
        chosen = self.kinds.value()
        found = {kind: count for kind, count in counts.items() if count or kind == chosen}
        self.kinds.set_choices(
            [Choice(kind, f"{describe(self._classes[kind]).plural} ({count})") for kind, count in found.items()]
        )
        if chosen is None:
            self.kinds.set_value(next(iter(found), None))
        self._choose()

    def _choose(self) -> None:
        kind = self.kinds.value()
        cls = self._classes[kind] if kind else None
        if cls is None or self.table is None or self.table.records.cls is not cls:
            self._show(cls or next(cls for cls in self._classes.values()))
        else:
            self.table.reload(None)
        where = self._where()
        if self.table is not None and self.table.records.where != where:
            self.table.set_where(where, self.clear_filter if where else None)
        self._show_buttons()

    def _where(self) -> tuple[Where, ...]:
        words = self.search.value().strip()
        return (text_contains(words),) if words else ()

    def clear_filter(self) -> None:
        """Shows everything of the kind again."""
        self.search.set_value("")
        self._fill()

    def _show(self, cls: type[Record]) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        reads = _Deleted(self.context.workspace.reads)
        columns = [heading_column(describe(cls)), _deleted_column()]
        self.table = RecordTable(
            self.context, cls, columns, key=f"trash.{describe(cls).kind}", names=self._names, reads=reads, parent=self
        )
        self.table.set_first_words("The Trash is empty", "What you delete waits here, and can be restored.")
        self.table.selection_changed.connect(self._show_buttons)
        self._column.addWidget(self.table, 1)

    def _show_buttons(self) -> None:
        some = self.table is not None and self.table.selected_count() > 0
        self.restore_button.setEnabled(some)
        self.purge_button.setEnabled(some)


def _deleted_column() -> Column[Any]:
    def text(record: Record) -> str:
        return Stamp().format(record.deleted) if record.deleted else ""

    return Column("deleted", "Deleted", 170, cells.small, None, text)


def _restore(edit: Edit, record: Record) -> None:
    edit.restore(record)
