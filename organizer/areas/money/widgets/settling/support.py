"""The ledger of an order, its steps, and a line to note a payment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.areas.money.model import SupportStep
from organizer.areas.money.rules.settling_blocks import month_words
from organizer.areas.money.rules.support import SupportLedger
from organizer.areas.money.rules.written import written
from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money, money_of
from organizer.ui.fields.day import DateField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.money import MoneyField

from .lines import Line, LineColumn, Lines, amount, plain

_CURRENCIES = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "SEK", "INR")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


class PaymentLine(InlineForm):
    """A day and an amount on one line; Enter notes the payment. An amount less than nothing corrects one."""

    def __init__(self, conventions: Callable[[], Conventions], *, parent: QWidget | None = None) -> None:
        super().__init__("Add payment", "Add payment", framed=False, parent=parent)
        self._conventions = conventions
        known = conventions()
        mark = known.decimal_mark

        def parse(text: str, currency: str) -> Money:
            try:
                return money_of(text, currency, mark)
            except FieldError as error:
                raise ValueError(str(error)) from None

        self.day = DateField("Paid on", self._read_day, format_day, lambda: conventions().today, none="Cancel")
        self.amount = MoneyField(
            "Amount", list(dict.fromkeys((known.currency, *_CURRENCIES))), parse,
            lambda money: (f"{money.amount}".replace(".", mark), money.currency), lambda code: _SIGNS.get(code, code),
        )  # fmt: skip
        for field in (self.day, self.amount):
            field.hide_label()
        self.add_line(("day", self.day, 4), ("amount", self.amount, 5))
        placed = self.lines.itemAt(0)
        line = placed.layout() if placed is not None else None
        assert isinstance(line, QHBoxLayout)
        for part in (self.hint, self.cancel_button, self.save_button):
            self.foot.removeWidget(part)
        self.hint.hide()
        self.cancel_button.hide()
        line.addWidget(self.save_button)

    def reset(self, currency: str) -> None:
        """Empty, for today, in the currency of the order."""
        self.settle()
        self.day.set_value(self._conventions().today)
        self.amount.set_value(None)
        self.amount.choose_currency(currency)

    def payment(self) -> tuple[date, Money] | None:
        """What was filled in; None while there is no amount, which is said."""
        day, money = self.day.value() or self._conventions().today, self.amount.value()
        if money is None:
            self.amount.set_error("How much?")
            self.amount.setFocus()
            self.settle()
            return None
        return day, money

    def _read_day(self, text: str) -> date:
        """A day that has been: '3 nov' is the last one."""
        known = self._conventions()
        try:
            day = parse_day(text, known)
        except FieldError as error:
            raise ValueError(str(error)) from None
        if day > known.today and re.search(r"[a-z]{3}", text, re.I) and not re.search(r"\d{4}|^\+|tom", text):
            day = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
        if day > known.today:
            raise ValueError("That day is still to come")
        return day


class LedgerLines(Lines):
    """Months, the newest first, with what was owed at the end of each."""

    def __init__(self) -> None:
        columns = (
            LineColumn("Month", 3), LineColumn("Due on", 2), LineColumn("Paid on", 4),
            LineColumn("Fell due", 3, right=True), LineColumn("Paid", 3, right=True),
            LineColumn("Still owed", 3, right=True),
        )  # fmt: skip
        super().__init__("Support ledger", columns)

    def show_ledger(self, ledger: SupportLedger) -> None:
        lines = []
        for month in reversed(ledger.months):
            owed = month.balance.minor
            lines.append(
                Line(
                    month.first,
                    (
                        plain(month_words(month)),
                        plain(_short(month.due_on) if month.due_on else "", "text-2"),
                        plain(", ".join(_short(p.day) for p in month.payments), "text-2"),
                        amount(written(month.due) if month.due.minor else "", "text-2"),
                        amount(written(month.paid) if month.payments else ""),
                        amount(written(month.balance), "danger-text" if owed > 0 else "success-text", "strong"),
                    ),
                )
            )
        self.set_lines(lines)


class StepLines(Lines):
    """What falls due each month, from when."""

    def __init__(self) -> None:
        super().__init__("Steps", (LineColumn("From", 1), LineColumn("Each month", 1, right=True)))

    def show_steps(self, steps: Sequence[SupportStep]) -> None:
        self.set_lines([Line(step.id, (plain(format_day(step.first)), amount(written(step.amount)))) for step in steps])


def _short(day: date) -> str:
    """'3 Feb': the year stands at the month."""
    return format_day(day).rsplit(" ", 1)[0]
