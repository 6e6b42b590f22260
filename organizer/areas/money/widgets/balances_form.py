"""All balances in one column: Tab goes down, Enter takes one as it is and goes on, the last Enter saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.model import Account
from organizer.areas.money.rules.net_worth import Standing
from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError, Invalid, OrganizerError
from organizer.kernel.money import Money, format_money
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.label import Label
from organizer.ui.money_mask import money_mask, shown_amount

from .accounts_list import title_of
from .amount_field import AmountField


class BalancesForm(QWidget):
    """A field for each account, filled with what it is worth by what is known. Only what was typed, or taken by Enter,
    is written. `finished`: Enter in the last one."""

    finished = Signal()
    changed = Signal()

    def __init__(
        self, standings: Sequence[Standing], conventions: Conventions, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._standings, self._conventions = list(standings), conventions
        self._taken: set[UUID] = set()
        self.day = DateField("As of", self._read_day, self._show_day, lambda: conventions.today, none="Cancel")
        self.day.set_value(conventions.today)
        self.day.changed.connect(self._other_day)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 12, 24)
        column.setSpacing(12)
        words = "Tab goes down. Enter takes a balance as it stands and goes on. What you do not touch stays as it was."
        column.addWidget(Label(words, "label", "text-2", wrap=True))
        column.addWidget(self.day)
        self.fields: dict[UUID, AmountField] = {}
        self._begun: dict[UUID, Money] = {}
        for standing in self._standings:
            account = standing.account
            field = AmountField(title_of(account), account.currency, conventions)
            field.changed.connect(partial(self._typed, account.id))
            field.edit.returnPressed.connect(partial(self._entered, account.id))
            self.fields[account.id] = field
            column.addWidget(field)
        column.addStretch(1)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._show_help)
        self._begin(conventions.today)

    def start(self, account: UUID | None = None) -> None:
        """Puts the focus on an account, or on the first."""
        field = self.fields.get(account) if account else next(iter(self.fields.values()), None)
        if field is not None:
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.edit.selectAll()

    def is_changed(self) -> bool:
        return bool(self._taken)

    def check(self) -> bool:
        """Shows what is wrong; the focus goes to the first of it."""
        parts: list[Field[Any]] = [self.day, *(self.fields[id] for id in self.fields if id in self._taken)]
        wrong = [part for part in parts if not part.check()]
        if self.day.problem() is None and self.day.value() is None:
            self.day.set_error("Which day?")
            wrong.insert(0, self.day)
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def values(self) -> tuple[date, dict[UUID, Money]]:
        """The day, and what to write of it. Only after `check`."""
        day = self.day.value()
        assert day is not None
        found = {
            id: value for id in self.fields if id in self._taken and (value := self.fields[id].value()) is not None
        }
        return day, found

    def refuse(self, error: OrganizerError) -> None:
        """Shows why the store did not take it."""
        message = error.problems[0].message if isinstance(error, Invalid) and error.problems else str(error)
        self.day.set_error(message)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, day: date) -> None:
        for standing in self._standings:
            account = standing.account
            self._begun[account.id] = Money(standing.course.at(day), account.currency)
            if account.id not in self._taken:
                self.fields[account.id].set_value(self._begun[account.id])
        self._show_help()

    def _other_day(self) -> None:
        if self.day.problem() is None and (day := self.day.value()) is not None:
            self.day.set_error(None)
            self._begin(day)

    def _show_help(self) -> None:
        for standing in self._standings:
            self.fields[standing.account.id].set_help(self._help(standing))

    def _help(self, standing: Standing) -> str:
        checked = standing.course.checked
        since = format_day(checked) if checked else ""
        last = f"last known on {since}" if since else "not known yet"
        field, account = self.fields[standing.account.id], standing.account
        value = field.value() if field.problem() is None else None
        if account.id not in self._taken or value is None:
            return last
        change = value.minor - self._begun[account.id].minor
        if not change:
            return f"{last}, the same now"
        words = shown_amount(format_money(Money(change, account.currency)))
        return f"{last}, {'+' if change > 0 else ''}{words} since"

    def _typed(self, id: UUID) -> None:
        self._taken.add(id)
        self._show_help()
        self.changed.emit()

    def _entered(self, id: UUID) -> None:
        field = self.fields[id]
        if not field.check() or field.value() is None:
            return
        self._typed(id)
        order = list(self.fields)
        at = order.index(id) + 1
        if at == len(order):
            self.finished.emit()
        else:
            self.start(order[at])

    def _read_day(self, text: str) -> date:
        try:
            day = parse_day(text, self._conventions)
        except FieldError as error:
            raise ValueError(str(error)) from None
        if day > self._conventions.today:
            raise ValueError("That day is still to come")
        return day

    def _show_day(self, day: date) -> str:
        return format_day(day, self._conventions.today)


def old_first(standings: Sequence[Standing], today: date) -> list[Account]:
    """Accounts whose balances are too old, the oldest first."""
    old = [s for s in standings if s.course.is_old(today)]
    return [s.account for s in sorted(old, key=lambda s: s.course.checked or date.min)]
