"""The charts of standing, as plain values."""

from __future__ import annotations

from datetime import timedelta

from organizer.charts.amounts import short_amount
from organizer.charts.bars import Bar, BarChart
from organizer.charts.lines import round_steps
from organizer.kernel.dates import MONTHS
from organizer.kernel.money import format_money

from .queries import Standing

_HOUR = timedelta(hours=1)


def hours_chart(standing: Standing, year: int) -> BarChart:
    """Hours by month: what most of them went to, and everything else."""
    bars = [Bar(MONTHS[month.month - 1], (month.most / _HOUR, month.rest / _HOUR)) for month in standing.months]
    highest = max((sum(bar.parts) for bar in bars), default=0.0)
    steps = round_steps(0.0, max(highest, 1.0), 3)
    ticks = tuple((step, f"{step:g} h" if step == steps[-1] else f"{step:g}") for step in steps)
    most = standing.most or "Most"
    rows = tuple((f"{bar.label} {year}", f"{bar.parts[0]:g} h", f"{bar.parts[1]:g} h") for bar in bars)
    total = standing.hours / _HOUR
    sentence = (f"{total:g} hours given in {year}" + (f", most of them to {standing.most}" if standing.most else ""),)
    return BarChart(sentence, tuple(bars), ticks, ((most, "c4"), ("Everything else", "c1")),
                    head=("Month", most, "Everything else"), rows=rows)  # fmt: skip


def giving_chart(standing: Standing) -> BarChart:
    """What was given by year, against what was planned."""
    currency = standing.given.currency
    bars = [
        Bar(str(year.year), (float(year.paid.amount),), float(year.planned.amount) if year.planned else None)
        for year in standing.years
    ]
    highest = max((max(bar.parts[0], bar.mark or 0.0) for bar in bars), default=0.0)
    steps = round_steps(0.0, max(highest, 1.0), 3)
    rows = tuple(
        (str(year.year), format_money(year.paid), format_money(year.planned) if year.planned else "")
        for year in standing.years
    )
    return BarChart(
        (f"Giving by year. In {standing.years[-1].year}: ", format_money(standing.given)), tuple(bars),
        tuple((step, short_amount(step, currency)) for step in steps), (("Given", "c1"),),
        "planned" if any(bar.mark is not None for bar in bars) else "", ("Year", "Given", "Planned"), rows,
    )  # fmt: skip
