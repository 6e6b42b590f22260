"""Support as a chart: what fell due up, what was paid down, what is still owed as a line."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.areas.money.rules.settling_blocks import month_words
from organizer.areas.money.rules.support import SupportMonth
from organizer.areas.money.rules.written import written
from organizer.charts.amounts import short_amount
from organizer.charts.bands import Column, ColumnChart, framed
from organizer.charts.lines import round_steps
from organizer.kernel.dates import MONTHS
from organizer.kernel.money import Money


def support_chart(months: Sequence[SupportMonth]) -> ColumnChart:
    """The months of a ledger, at least one; its table has the newest first."""
    last = months[-1]
    currency = last.balance.currency
    columns = tuple(Column(_label(m), _major(m.due), _major(m.paid), _major(m.balance)) for m in months)
    highest = max(max(column.up, column.point) for column in columns)
    lowest = min(min(-column.down, column.point) for column in columns)
    steps = round_steps(min(lowest, 0.0), max(highest, 0.0))
    return ColumnChart(
        sentence=(f"Support by month. Still owed at the end of {month_words(last)}: ", written(last.balance)),
        columns=columns,
        y_ticks=tuple((step, short_amount(step, currency)) for step in steps),
        upwards=framed(steps, [value for c in columns for value in (c.up, -c.down, c.point)]),
        up=("Fell due", "c1"), down=("Paid", "c3"), line="Still owed",
        head=("Month", "Fell due", "Paid", "Still owed"),
        rows=tuple((month_words(m), *map(written, (m.due, m.paid, m.balance))) for m in reversed(months)),
    )  # fmt: skip


def _label(month: SupportMonth) -> str:
    return MONTHS[month.first.month - 1] if month.first.month > 1 else f"{month.first.year}"


def _major(money: Money) -> float:
    return float(money.amount)
