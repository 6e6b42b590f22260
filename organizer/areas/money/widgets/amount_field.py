"""An amount in one currency that the user types."""

from __future__ import annotations

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money, money_of
from organizer.ui.fields.money import MoneyField

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


class AmountField(MoneyField[Money]):
    """Of the currency of an account, which typed text cannot change."""

    def __init__(self, label: str, currency: str, conventions: Conventions, *, help_text: str = "") -> None:
        mark = conventions.decimal_mark
        self._only = currency

        def parse(text: str, code: str) -> Money:
            try:
                found = money_of(text, self._only, mark)
            except FieldError as error:
                raise ValueError(str(error)) from None
            if found.currency != self._only:
                raise ValueError(f"This account is in {self._only}")
            return found

        def show(value: Money) -> tuple[str, str]:
            return f"{value.amount}".replace(".", mark), value.currency

        super().__init__(label, (currency,), parse, show, lambda code: _SIGNS.get(code, code), help_text=help_text)

    def set_currency(self, currency: str) -> None:
        """Another account was chosen."""
        self._only = currency
        self.choose_currency(currency)
