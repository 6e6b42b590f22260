"""A kind of record as a plain list inside a page, under its title and with a way back."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.changes import Changes
from organizer.kernel.query import Sort
from organizer.kernel.record import Record, describe
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.menu import Menu

from .commands import TableCommands
from .names import Names
from .table import RecordTable

R = TypeVar("R", bound=Record)


class RecordList(QWidget, Generic[R]):
    """A table of one kind. Enter asks to open, Esc to go back; the rest is any table's. `back` says where that is."""

    opened = Signal(object)
    edit_asked = Signal(object)
    create_asked = Signal()
    closed = Signal()

    def __init__(
        self, context: PageContext, cls: type[R], names: Names, sort: Sort, back: str, *,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        description = describe(cls)
        self.cls = cls
        self._context = context
        self.back = IconButton("arrow-left", back, "Esc")
        self.back.setShortcut("")
        self.back.clicked.connect(lambda: self.closed.emit())
        self.new = Button(f"New {description.title.lower()}", size="small", icon="plus")
        self.new.clicked.connect(lambda: self.create_asked.emit())
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 24, 8)
        head.setSpacing(8)
        head.addWidget(self.back)
        head.addWidget(Label(description.plural, "section"), 1)
        head.addWidget(self.new)
        self.table: RecordTable[R] = RecordTable(context, cls, names=names, sort=sort, parent=self)
        self.table.opened.connect(self.opened)
        self.commands = TableCommands(self.table, more=self._offer_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)

    def _offer_edit(self, menu: Menu) -> None:
        if self.table.selected_count() == 1:
            record = self.table.selected_records()[0]
            menu.add("Edit", lambda: self.edit_asked.emit(record), icon="pencil", shortcut="E")

    def refresh(self, changes: Changes | None) -> None:
        """Shows what changed; None: anything may have, and whose records are shown too."""
        if changes is None:
            self.table.set_where(self._context.mine(), None)
        else:
            self.table.reload(changes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_E and (record := self.table.current_record()) is not None:
            self.edit_asked.emit(record)
        else:
            super().keyPressEvent(event)
