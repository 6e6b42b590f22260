"""Amounts in charts and sentences: short ones, and such that can be hidden."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from organizer.kernel.money import Money, format_money, minor_digits

Told = tuple[str, ...]
"""A sentence in parts, every second of which, from the second on, is an amount that may have to be hidden."""

_MARK = "\x1f"
_STEPS = ((1e9, "B"), (1e6, "M"), (1e3, "k"))


def rounded_money(amount: float, currency: str) -> Money:
    """The nearest exact amount to one that was worked out."""
    return Money(round(Decimal(amount).scaleb(minor_digits(currency))), currency)


def plain_amount(amount: float, currency: str) -> str:
    """'$5,900': to the whole unit of the currency."""
    return format_money(rounded_money(round(amount), currency), cents=False)


def short_amount(amount: float, currency: str, digits: int = 3) -> str:
    """'$2.66M', '$400k', '$850': to so many figures."""
    size = abs(amount)
    # What would be rounded up to 1,000 of a step is 1 of the next.
    step, letter = next((s for s in _STEPS if size >= s[0] * (1 - 0.5 * 10.0**-digits)), (1.0, ""))
    number = f"{float(f'{size / step:.{digits}g}'):g}" if letter else f"{size:.0f}"
    sample = format_money(Money(10 ** minor_digits(currency), currency), cents=False)
    words = sample.replace("1", number + letter, 1)
    return f"\u2212{words}" if amount < 0 and number != "0" else words


def marked(amount: str) -> str:
    """An amount inside of a text, so that `told_of` finds it again."""
    return f"{_MARK}{amount}{_MARK}"


def told_of(text: str) -> Told:
    """A text with marked amounts as a sentence in parts."""
    return tuple(text.split(_MARK))


def told(told: Told, shown: Callable[[str], str] = str) -> str:
    """As one text; `shown` gives the form in which an amount may be seen."""
    return "".join(shown(part) if number % 2 else part for number, part in enumerate(told))
