"""When a loan is paid off."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from organizer.kernel.money import Money

from .net_worth import month_end, months_before

_LONGEST = 12 * 60


def last_payment(owed: Money, rate: Decimal, payment: Money, today: date) -> date | None:
    """The end of the month in which the same payment each month has paid off a debt at a yearly rate; None where it
    never does, or there is no debt."""
    if owed.minor <= 0 or payment.currency != owed.currency:
        return None
    left, monthly = Fraction(owed.minor), Fraction(rate) / 12
    for month in range(1, _LONGEST + 1):
        grown = left * (1 + monthly)
        if grown <= payment.minor:
            return month_end(months_before(today, -month))
        if grown - payment.minor >= left:
            return None
        left = Fraction(round(grown - payment.minor))
    return None
