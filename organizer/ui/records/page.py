"""A page for any kind of record: a list, its filter, and the editor in a drawer."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.kernel.changes import Changes, Ref
from organizer.kernel.query import Sort, Where, text_contains
from organizer.kernel.record import Record, describe
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.context import PageContext
from organizer.ui.fields.text import TextField
from organizer.ui.pagebar import PageBar

from .commands import TableCommands
from .drawer import RecordDrawer
from .names import Names
from .table import RecordTable

_TYPING_PAUSE_MS = 120


class RecordPage(AreaPage):
    """Subclass it with `record`; give `first_words` for when there is nothing yet: title, sentence."""

    record: ClassVar[type[Record]]
    first_words: ClassVar[tuple[str, str]] = ("", "")
    sort: ClassVar[Sort | None] = None

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        description = describe(self.record)
        self.title = description.plural
        self.names = Names(context)
        self.page_bar = PageBar()
        self.search = TextField("", placeholder=f"Filter {description.plural.lower()}")
        self.search.edit.setAccessibleName(f"Filter {description.plural.lower()}")
        self.search.setFixedWidth(260)
        self.search.changed.connect(self._typed)
        self.page_bar.add_filter(self.search)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._filter)
        self.table: RecordTable[Any] = RecordTable(context, self.record, names=self.names, sort=self.sort, parent=self)
        self.table.opened.connect(self._edit)
        self.table.records.modelReset.connect(self._count)
        self.commands = TableCommands(self.table)
        words, sentence = self.first_words
        title = words or f"No {description.plural.lower()} yet"
        self.table.set_first_words(title, sentence, f"Add {description.title.lower()}", self.add_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._filter()

    def new_menu(self) -> list[NewEntry]:
        description = describe(self.record)
        return [NewEntry(description.title, description.icon, self.add_record)]

    def add_record(self) -> None:
        """Opens an empty form; what it makes is shown in the list."""
        drawer = RecordDrawer(self.context, self.record, names=self.names)
        drawer.saved.connect(lambda record: self.table.select_record(record.id))

    def show_record(self, ref: Ref) -> None:
        if not self.table.select_record(ref.id):
            self.clear_filter()
            self.table.select_record(ref.id)

    def filter_field(self) -> QWidget | None:
        return self.search

    def clear_filter(self) -> None:
        """Shows everybody's, whatever they are called."""
        self.search.set_value("")
        self.context.set_who(None)
        self._filter()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None:
            self._filter()
        else:
            self.table.reload(changes)

    def _typed(self) -> None:
        self._pause.start()

    def _filter(self) -> None:
        self._pause.stop()
        words = self.search.value().strip()
        where: list[Where] = [*self.context.mine(), *([text_contains(words)] if words else [])]
        self.table.set_where(where, self.clear_filter if where else None)

    def _count(self) -> None:
        description = describe(self.record)
        count = self.table.records.rowCount()
        what = description.title if count == 1 else description.plural
        if self.page_bar is not None:
            self.page_bar.set_summary(f"{count:,} {what.lower()}")

    def _edit(self, record: Record) -> None:
        RecordDrawer(self.context, self.record, record, names=self.names)
