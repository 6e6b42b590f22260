"""How dates and numbers are written where the user lives, as the system says."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLocale

from organizer.kernel.dates import Conventions, DateOrder


def conventions_of(locale: QLocale) -> Conventions:
    """The order of day, month and year, the decimal mark, and the currency."""
    mark: Literal[".", ","] = "," if locale.decimalPoint() == "," else "."
    currency = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return Conventions(date_order=_order(locale), decimal_mark=mark, currency=currency or "USD")


def _order(locale: QLocale) -> DateOrder:
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    day, month, year = (pattern.find(letter) for letter in "dMy")
    if -1 in (day, month, year):
        return "dmy"
    if year < month < day:
        return "ymd"
    return "mdy" if month < day else "dmy"
