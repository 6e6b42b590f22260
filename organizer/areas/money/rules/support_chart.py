"""Support as a chart: what fell due up, what was paid down, what is still owed as a line."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.charts.amounts import short_amount
from organizer.charts.bands import Column, ColumnChart
from organizer.charts.lines import round_steps
from organizer.kernel.dates import MONTHS
from organizer.kernel.money import Money, format_money

from .settling_blocks import month_words
from .support import SupportMonth


def support_chart(months: Sequence[SupportMonth]) -> ColumnChart:
    """The months of a ledger, at least one; its table has the newest first."""
    last = months[-1]
    currency = last.balance.currency
    columns = tuple(Column(_label(m), _major(m.due), _major(m.paid), _major(m.balance)) for m in months)
    highest = max(max(column.up, column.point) for column in columns)
    lowest = min(min(-column.down, column.point) for column in columns)
    steps = round_steps(min(lowest, 0.0), max(highest, 0.0))
    return ColumnChart(
        sentence=(f"Support by month. Still owed at the end of {month_words(last)}: ", format_money(last.balance)),
        columns=columns,
        y_ticks=tuple((step, short_amount(step, currency)) for step in steps),
        up=("Fell due", "c1"), down=("Paid", "c3"), line="Still owed",
        head=("Month", "Fell due", "Paid", "Still owed"),
        rows=tuple((month_words(m), *map(format_money, (m.due, m.paid, m.balance))) for m in reversed(months)),
    )  # fmt: skip


def _label(month: SupportMonth) -> str:
    return MONTHS[month.first.month - 1] if month.first.month > 1 else f"{month.first.year}"


def _major(money: Money) -> float:
    return float(money.amount)
