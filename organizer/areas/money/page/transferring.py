"""Moving an amount between two own accounts."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.actions.transactions import transfer
from organizer.areas.money.model import Account
from organizer.areas.money.queries import accounts as account_queries
from organizer.areas.money.widgets.amount_field import AmountField
from organizer.kernel.dates import format_day, parse_day
from organizer.kernel.errors import FieldError, OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.text import TextField


class TransferDrawer:
    """From, to, how much, when. It goes when its drawer closes."""

    def __init__(self, context: PageContext, account: Account | None = None) -> None:
        self._context = context
        today = context.today()
        found = account_queries.accounts(context.workspace.reads)
        self._accounts = {str(a.id): a for a in found if a.closed is None or a.closed > today}
        if len(self._accounts) < 2:
            context.complain("It takes two accounts to move something between them")
            return
        self.form = form = InlineForm("Transfer", "Transfer", framed=False)
        choices = [Choice(key, a.name) for key, a in self._accounts.items()]
        self.source, self.to = SelectField("From", choices), SelectField("To", choices)
        keys = list(self._accounts)
        first = str(account.id) if account is not None and str(account.id) in keys else keys[0]
        self.source.set_value(first)
        self.to.set_value(next(key for key in keys if key != first))
        currency = self._accounts[first].currency
        self.amount = AmountField("Amount", currency, context.conventions)
        self.received = AmountField("Received", currency, context.conventions)
        self.day = DateField("Day", self._read_day, lambda day: format_day(day, today), lambda: today, none="Cancel")
        self.day.set_value(today)
        self.memo = TextField("Memo")
        form.add_line(("account", self.source, 1), ("transfer", self.to, 1))
        form.add_line(("amount", self.amount, 1), ("day", self.day, 1))
        form.add_line(("received", self.received, 1))
        form.add_line(("memo", self.memo, 1))
        self.received.hide()
        for field in (self.source, self.to):
            field.changed.connect(self._currencies)
        form.saved.connect(self._save)
        self._currencies()
        holder = _padded(form)
        self._drawer = context.show_drawer(holder, "Transfer between your accounts")
        form.given_up.connect(self._drawer.close_now)
        form.begin(self.source)

    def _chosen(self) -> tuple[Account, Account]:
        return self._accounts[str(self.source.value())], self._accounts[str(self.to.value())]

    def _currencies(self) -> None:
        source, to = self._chosen()
        self.amount.set_currency(source.currency)
        self.received.set_currency(to.currency)
        self.received.setVisible(source.currency != to.currency)

    def _save(self) -> None:
        source, to = self._chosen()
        amount, day = self.amount.value(), self.day.value()
        received = self.received.value() if source.currency != to.currency else None
        for field, value in ((self.amount, amount), (self.day, day)):
            if value is None:
                self.form.settle()
                field.set_error("This is needed")
                field.setFocus()
                return
        assert amount is not None
        assert day is not None
        self._context.perform(
            transfer, day, amount, source, to, received, self.memo.value().strip(),
            said=f"Moved to {to.name}", then=lambda _: self._drawer.close_now(), failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: OrganizerError) -> None:
        self.form.refuse(error)

    def _read_day(self, text: str) -> date:
        try:
            return parse_day(text, self._context.conventions)
        except FieldError as error:
            raise ValueError(str(error)) from None


def _padded(form: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(24, 16, 24, 24)
    column.addWidget(form)
    column.addStretch(1)
    return holder
