"""Exact amounts, as they are written in tables."""

from __future__ import annotations

from organizer.kernel.money import Money, format_money


def written(money: Money) -> str:
    """'$400', '$1,412.50': with decimals only where there are some."""
    return format_money(money, cents=money.amount != money.amount.to_integral_value())
