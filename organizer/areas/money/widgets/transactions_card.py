"""Transactions one by one, narrowed by words, put into categories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from organizer.areas.money.model import BudgetCategory, Direction, Transaction
from organizer.kernel.query import Sort, Where, text_contains
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.context import PageContext
from organizer.ui.fields.filter import FilterField
from organizer.ui.menu import Menu
from organizer.ui.records.columns import columns_of
from organizer.ui.records.commands import TableCommands
from organizer.ui.records.names import Names
from organizer.ui.records.table import RecordTable

_SHOWN = ("payee", "day", "category", "amount", "account")
_HEIGHT, _ROW = 360, 32


class TransactionsCard(Card):
    """Any table of records, with the categories in its menu; what it cannot do itself it asks for, as a view does."""

    asked = Signal(str, object)
    all_asked = Signal()
    """Those of all categories should be shown again."""

    def __init__(self, context: PageContext, names: Names, *, parent: QWidget | None = None) -> None:
        super().__init__("Transactions", " ", parent=parent)
        self._context = context
        self._where: tuple[Where, ...] = ()
        self._clear: Callable[[], None] | None = None
        self.categories: Sequence[BudgetCategory] = ()
        """What the menu offers."""
        self.filter = FilterField("Filter")
        self.filter.typed.connect(lambda _: self._show())
        self.all = Button("Show all categories", "text", "small", icon="x")
        self.all.clicked.connect(self.all_asked)
        self.all.hide()
        self.categorise_button = Button("Categorise", size="small", icon="tag", hint="C")
        self.categorise_button.clicked.connect(self.categorise)
        assert self.header is not None
        for part in (self.all, self.filter, self.categorise_button):
            self.header.add(part)
        by_name = {column.name: column for column in columns_of(Transaction, names, context.today)}
        columns = [replace(by_name.pop(name), shown=True) for name in _SHOWN]
        self.table: RecordTable[Transaction] = RecordTable(
            context, Transaction, [*columns, *by_name.values()], key="money.flow", sort=Sort("day", descending=True),
            names=names, ground="surface", side=16, row=_ROW,
        )  # fmt: skip
        self.table.opened.connect(lambda record: self.asked.emit("edit", record))
        self.filter.left.connect(self.table.setFocus)
        self.commands = TableCommands(self.table, more=self._offer)
        self.table.setFixedHeight(_HEIGHT)
        self.body.setContentsMargins(1, 0, 1, 1)
        self.body.addWidget(self.table)

    def show_where(
        self, where: Sequence[Where], note: str, clear: Callable[[], None] | None, *, of_category: bool
    ) -> None:
        """Shows others; `clear` takes away what narrows them, None where nothing does."""
        self._where, self._clear = tuple(where), clear
        self.all.setVisible(of_category)
        assert self.header is not None
        self.header.note.setText(note)
        self._show()

    def _show(self) -> None:
        words = self.filter.text()
        if words:
            self.table.set_where([*self._where, text_contains(words)], self._clear or self._forget_words)
        else:
            self.table.set_where(self._where, self._clear)

    def _forget_words(self) -> None:
        self.filter.clear()
        self._show()

    def categorise(self) -> None:
        """Offers the categories for the selected transactions; what is corrected is learnt."""
        chosen = self.table.selected_records()
        current = self.table.current_record()
        if not chosen and current is not None:
            chosen = [current]
        if not chosen:
            self._context.toast("Select a transaction first")
            return
        menu = Menu(parent=self)
        self._fill(menu, chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        at = self.table.visualRect(self.table.currentIndex())
        menu.popup(self.table.viewport().mapToGlobal(at.bottomLeft()) if at.isValid() else QCursor.pos())
        menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    def _offer(self, menu: Menu) -> None:
        menu.add("Categorise…", self.categorise, icon="tag", shortcut="C")

    def _fill(self, menu: Menu, chosen: list[Transaction]) -> None:
        for way in Direction:
            some = [category for category in self.categories if category.direction is way]
            if some:
                menu.add_heading(way.label)
            for category in some:
                menu.add(category.name, partial(self.asked.emit, "categorise", (chosen, category)))
        menu.addSeparator()
        menu.add("No category", partial(self.asked.emit, "categorise", (chosen, None)), icon="x")
        menu.add("New category…", partial(self.asked.emit, "new", (BudgetCategory, {})), icon="plus")
