"""The ledger of an order into a file: for a spreadsheet, or onto paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.areas.money.model import SupportOrder
from organizer.areas.money.rules.settling_blocks import support_block
from organizer.areas.money.rules.support import SupportLedger
from organizer.areas.money.rules.support_words import ledger_csv, order_words
from organizer.kernel.errors import OrganizerError
from organizer.kernel.section import Section
from organizer.store.safe_write import write_safely
from organizer.ui.buttons import IconButton
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu, filled_when_opened


class LedgerOut(IconButton):
    """A button with both ways; `show_order` says what it is about."""

    print_asked = Signal(object)
    """A `Section` for paper."""

    def __init__(self, context: PageContext, *, parent: QWidget | None = None) -> None:
        super().__init__("download", "Take the ledger out", size="small", parent=parent)
        self._context = context
        self._order: SupportOrder | None = None
        self._ledger: SupportLedger | None = None
        self._other = ""
        self.set_menu_maker(lambda: filled_when_opened(self._fill, self))

    def show_order(self, order: SupportOrder, ledger: SupportLedger | None, other: str) -> None:
        """An order and its ledger, without which there is nothing to take out; `other` is the other side's name."""
        self._order, self._ledger, self._other = order, ledger, other
        self.setEnabled(ledger is not None and bool(ledger.months))

    def _fill(self, menu: Menu) -> None:
        menu.add("Save as CSV…", self.save_csv, icon="table")
        menu.add("Save as PDF…", self.ask_for_paper, icon="file-text")

    def save_csv(self) -> None:
        """Asks for a file and writes the ledger."""
        order, ledger = self._order, self._ledger
        if order is None or ledger is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(self, "Save as CSV", "Support.csv", "CSV (*.csv)")
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.csv")
        try:
            write_safely(path, [ledger_csv(ledger).encode()])
        except OrganizerError as error:
            self._context.complain(str(error))
        else:
            self._context.toast(f"Wrote the ledger to {path.name}")

    def ask_for_paper(self) -> None:
        """Asks for the ledger on paper."""
        if self._order is not None and self._ledger is not None:
            block = support_block(self._order, self._ledger)
            self.print_asked.emit(Section("Support ledger", order_words(self._order, self._other), blocks=(block,)))
