"""Amounts: whole minor units and a currency; never floats, never mixed."""

from __future__ import annotations

import re
from decimal import Decimal

from .errors import FieldError
from .frozen import frozen

# ISO 4217 minor units where they are not 2.
_DIGITS = dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV"), 0)
_DIGITS |= dict.fromkeys(("XAF", "XOF", "XPF"), 0) | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)
_LIMIT = 10**18
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_MARK = r"[A-Za-z]{3}|[$€£¥]"


def minor_digits(currency: str) -> int:
    """Decimal places of a currency's minor unit."""
    return _DIGITS.get(currency, 2)


@frozen
class Money:
    """`minor` whole minor units (cents) of `currency` (ISO 4217). Amounts of two currencies neither add nor compare."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if not re.fullmatch("[A-Z]{3}", self.currency):
            raise FieldError("A currency is three letters, like USD")
        if abs(self.minor) >= _LIMIT:
            raise FieldError("That amount is too large")

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def _minor_of(self, other: Money) -> int:
        if other.currency != self.currency:
            raise FieldError(f"{self.currency} and {other.currency} go together only at a rate")
        return other.minor

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._minor_of(other), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._minor_of(other)

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._minor_of(other)

    def __gt__(self, other: Money) -> bool:
        return self.minor > self._minor_of(other)

    def __ge__(self, other: Money) -> bool:
        return self.minor >= self._minor_of(other)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)


def decimal_of(text: str, decimal_mark: str = ".") -> Decimal:
    """A number as people write it: blanks or the other mark between thousands, U+2212, parentheses for minus.

    Raises FieldError for NaN, Infinity and absurd exponents.
    """
    raw = text.strip()
    negative = raw.startswith("(") and raw.endswith(")")
    raw = (raw[1:-1] if negative else raw).replace("\u2212", "-").strip()
    if negative and raw.startswith(("-", "+")):
        raise FieldError("Enter a number, like 6 or 6.5")
    grouping = "," if decimal_mark == "." else "."
    raw = re.sub(r"[\s'’\u00a0\u202f]", "", raw)
    number = re.fullmatch(
        rf"[+-]?(\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+|\d{{0,18}})(?:{re.escape(decimal_mark)}(\d{{0,18}}))?", raw
    )
    if not number or not re.search(r"\d", raw):
        raise FieldError("Enter a number, like 6 or 6.5")
    value = Decimal(raw.replace(grouping, "").replace(decimal_mark, "."))
    return -value if negative else value


def money_of(text: str, currency: str, decimal_mark: str = ".") -> Money:
    """'$1,200.00', '1.200,50 EUR', '(5)' as Money; without a sign or code in the text, in `currency`."""
    parts = re.fullmatch(rf"([-+(\u2212]?)\s*({_MARK})?\s*(.*?)\s*({_MARK})?\s*(\)?)", text.strip(), re.DOTALL)
    assert parts, "every text has this form"
    marks = [mark.upper() for mark in (parts[2], parts[4]) if mark]
    codes = [mark for mark in marks if mark not in _SYMBOLS]  # '$5 CAD' is in Canadian dollars.
    currency = codes[0] if codes else next((_SYMBOLS[mark] for mark in marks), currency)
    if len(set(codes)) > 1:
        raise FieldError("Which of the two currencies?")
    value = decimal_of(parts[1] + parts[3] + parts[5], decimal_mark).scaleb(minor_digits(currency))
    if value != value.to_integral_value():
        raise FieldError(f"{currency} has {minor_digits(currency)} decimal places")
    return Money(int(value), currency)


def format_money(money: Money, *, cents: bool | None = None) -> str:
    """'$1,240', '−$12.50', '1,240 CHF': without decimals from 1,000 up unless `cents`."""
    digits = minor_digits(money.currency)
    if cents is None:
        cents = abs(money.amount) < 1000
    sign = "\u2212" if money.minor < 0 else ""
    number = f"{abs(money.amount):,.{digits if cents else 0}f}"
    symbol = next((s for s, code in _SYMBOLS.items() if code == money.currency), None)
    return f"{sign}{symbol}{number}" if symbol else f"{sign}{number} {money.currency}"
