"""What can be done with the payments of a month, where the ledger shows the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint

from organizer.areas.money.model import SupportPayment
from organizer.areas.money.rules.support import SupportLedger
from organizer.areas.money.rules.support_words import payments_of_month
from organizer.areas.money.rules.written import written
from organizer.areas.money.widgets.settling.support import LedgerLines
from organizer.kernel.dates import format_day
from organizer.kernel.record import Record
from organizer.store.actions import delete_records
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu
from organizer.ui.money_mask import shown_amount


class MonthPayments(QObject):
    """Enter edits the one payment of a month, or offers all of them; Del deletes it."""

    def __init__(self, context: PageContext, lines: LedgerLines, edit: Callable[[Record], None]) -> None:
        super().__init__(lines)
        self._context, self._lines, self._edit = context, lines, edit
        self.ledger: SupportLedger | None = None
        """What the lines show."""
        lines.opened.connect(self._open)
        lines.wanted.connect(self._menu)
        lines.delete_asked.connect(self._delete_in)

    def _payments(self, month: object) -> tuple[SupportPayment, ...]:
        return payments_of_month(self.ledger, month) if self.ledger is not None and isinstance(month, date) else ()

    def _open(self, month: object) -> None:
        payments = self._payments(month)
        if len(payments) == 1:
            self._edit(payments[0])
        elif payments:
            below = self._lines.rect_of(self._lines.current).bottomLeft().toPoint()
            self._menu(month, self._lines.mapToGlobal(below + QPoint(16, 0)))

    def _menu(self, month: object, at: QPoint) -> None:
        menu = Menu(parent=self._lines)
        for payment in self._payments(month):
            words = f"{format_day(payment.day)}, {shown_amount(written(payment.amount))}"
            menu.add(f"Edit payment of {words}…", partial(self._edit, payment), icon="pencil")
        for payment in self._payments(month):
            words = f"Delete payment of {format_day(payment.day)}"
            menu.add(words, partial(self._delete, payment), icon="trash-2", danger=True)
        if menu.actions():
            menu.popup(at)

    def _delete_in(self, month: object) -> None:
        payments = self._payments(month)
        if len(payments) == 1:
            self._delete(payments[0])
        elif payments:
            self._open(month)

    def _delete(self, payment: SupportPayment) -> None:
        self._context.perform(delete_records, [payment], said="Deleted the payment")
