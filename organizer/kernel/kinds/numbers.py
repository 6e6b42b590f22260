"""Kinds of number: amounts, exact numbers, shares, ratings, yes or no."""

from __future__ import annotations

import re
from decimal import Decimal

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money, decimal_of, format_money, money_of
from organizer.kernel.text import fold

from .base import Cell, Kind
from .texts import Text

_LIMIT = Decimal(2**62).scaleb(-6)


@frozen(slots=False)
class MoneyKind(Kind[Money]):
    """An exact amount with its currency."""

    name = "money"
    columns = (("", "INTEGER"), ("_currency", "TEXT"))
    distinct = 2

    @property
    def type(self) -> type[Money]:
        return Money

    def parse(self, text: str, conventions: Conventions) -> Money:
        return money_of(text, conventions.currency, conventions.decimal_mark)

    def format(self, value: Money) -> str:
        return format_money(value)

    def to_csv(self, value: Money) -> str:
        return f"{value.amount} {value.currency}"

    def to_row(self, value: Money) -> tuple[Cell, ...]:
        return (value.minor, value.currency)

    def from_row(self, *cells: Cell) -> Money:
        return Money(int(cells[0] or 0), str(cells[1]))


@frozen(slots=False)
class CurrencyKind(Text):
    """A currency by its ISO 4217 code."""

    name = "currency"
    limit: int = 3

    def parse(self, text: str, conventions: Conventions) -> str:
        return super().parse(text.strip().upper(), conventions)

    def check(self, value: str) -> None:
        if not re.fullmatch(r"[A-Z]{3}", value):
            raise FieldError("Three letters, like USD")


@frozen(slots=False)
class Number(Kind[Decimal]):
    """An exact number with at most six decimal places, stored as whole millionths."""

    name = "number"
    columns = (("", "INTEGER"),)
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def type(self) -> type[Decimal]:
        return Decimal

    def parse(self, text: str, conventions: Conventions) -> Decimal:
        value = decimal_of(text, conventions.decimal_mark)
        self.check(value)
        return value

    def format(self, value: Decimal) -> str:
        return f"{value.normalize() + 0:f}"

    def check(self, value: Decimal) -> None:
        if not value.is_finite() or abs(value) >= _LIMIT:
            raise FieldError("That number is too large to keep")
        if value != round(value, 6):
            raise FieldError("At most six decimal places are kept")
        if self.least is not None and value < self.least:
            raise FieldError(f"At least {self.format(self.least)}")
        if self.most is not None and value > self.most:
            raise FieldError(f"At most {self.format(self.most)}")

    def to_row(self, value: Decimal) -> tuple[Cell, ...]:
        return (int(value.scaleb(6)),)

    def from_row(self, *cells: Cell) -> Decimal:
        return Decimal(int(cells[0] or 0)).scaleb(-6)


@frozen(slots=False)
class Percent(Number):
    """A share, kept as a fraction: 0.25 is shown as 25%."""

    name = "percent"

    def parse(self, text: str, conventions: Conventions) -> Decimal:
        value = decimal_of(text.strip().removesuffix("%"), conventions.decimal_mark).scaleb(-2)
        self.check(value)
        return value

    def format(self, value: Decimal) -> str:
        return f"{super().format(value.scaleb(2))}%"


@frozen(slots=False)
class Rating(Kind[int]):
    """A whole number from 1 to `most`."""

    name = "rating"
    as_stored = True
    columns = (("", "INTEGER"),)
    most: int = 5

    @property
    def type(self) -> type[int]:
        return int

    def parse(self, text: str, conventions: Conventions) -> int:
        if not re.fullmatch(r"\s*\d{1,3}\s*", text):
            raise FieldError(f"Enter a whole number from 1 to {self.most}")
        self.check(int(text))
        return int(text)

    def format(self, value: int) -> str:
        return str(value)

    def check(self, value: int) -> None:
        if not 1 <= value <= self.most:
            raise FieldError(f"Enter a whole number from 1 to {self.most}")

    def to_row(self, value: int) -> tuple[Cell, ...]:
        return (value,)

    def from_row(self, *cells: Cell) -> int:
        return int(cells[0] or 0)


@frozen(slots=False)
class Flag(Kind[bool]):
    """Yes or no."""

    name = "flag"
    columns = (("", "INTEGER"),)

    @property
    def type(self) -> type[bool]:
        return bool

    def parse(self, text: str, conventions: Conventions) -> bool:
        word = fold(text.strip())
        if word in ("yes", "true", "1", "x", "ja", "on"):
            return True
        if word in ("no", "false", "0", "", "nein", "off"):
            return False
        raise FieldError("Enter yes or no")

    def format(self, value: bool) -> str:
        return "yes" if value else "no"

    def to_row(self, value: bool) -> tuple[Cell, ...]:
        return (int(value),)

    def from_row(self, *cells: Cell) -> bool:
        return bool(cells[0])
