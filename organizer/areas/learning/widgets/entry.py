"""How days and numbers are typed in the short forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from organizer.areas.learning.rules.counting import said
from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Number
from organizer.ui.fields.day import DateField
from organizer.ui.fields.text import ParsedField


def day_field(label: str, conventions: Conventions, *, past: bool = True, after: date | None = None) -> DateField:
    """A day: with `past`, none that is still to come; with `after`, one after that day."""

    def read(text: str) -> date:
        try:
            day = parse_day(text, conventions)
        except FieldError as error:
            raise ValueError(str(error)) from None
        if past and day > conventions.today:
            raise ValueError("That day is still to come")
        if after is not None and day <= after:
            raise ValueError(f"It is good until {format_day(after)} already")
        return day

    def show(day: date) -> str:
        return format_day(day, conventions.today) if day == conventions.today else format_day(day)

    return DateField(label, read, show, lambda: conventions.today, none="Cancel", placeholder="30 jun, +60d")


def number_field(
    label: str, conventions: Conventions, *, least: Decimal, most: Decimal, unit: str = "", placeholder: str = "",
    help_text: str = "",
) -> ParsedField[Decimal]:  # fmt: skip
    """A number within bounds."""
    kind = Number(least, most)

    def read(text: str) -> Decimal:
        try:
            return kind.parse(text, conventions)
        except FieldError as error:
            raise ValueError(str(error)) from None

    def show(value: Decimal) -> str:
        return said(value).replace(".", conventions.decimal_mark)

    return ParsedField(label, read, show, unit=unit, placeholder=placeholder, help_text=help_text)
