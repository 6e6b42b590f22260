"""Cash flow as bars by month, and as a Sankey diagram of categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from organizer.areas.money.model import BudgetCategory, Direction
from organizer.areas.money.rules.cash_flow import Month, Row, direction_of
from organizer.areas.money.rules.month_words import month_name, short_month
from organizer.charts.amounts import short_amount
from organizer.charts.bands import Column, ColumnChart, framed
from organizer.charts.lines import round_steps
from organizer.charts.sankey import Sankey, Stream

from .net_worth import major, plain

IN, OUT, KEPT = "c1", "c3", "c7"
_UNUSUAL = 1.2
_ENOUGH = 5
"""So many other months there have to be, before one of them can be unusual."""
_MOST_ENDS = 12


def cash_flow_chart(months: Sequence[Month], categories: Mapping[UUID, BudgetCategory], currency: str) -> ColumnChart:
    """Money in up, money out down, what was kept as a line; the running month is marked."""
    columns = tuple(
        Column(
            short_month(month.first), major(max(month.inflow, 0), currency), major(max(month.outflow, 0), currency),
            major(month.kept, currency), month.running, _note(month, months, categories),
        )
        for month in months
    )  # fmt: skip
    values = [v for c in columns for v in (c.up, -c.down, c.point)]
    steps = round_steps(min(0.0, *values), max(1.0, *values), 5) if values else [0.0, 1.0]
    return ColumnChart(
        _sentence(months, currency), columns, tuple((value, short_amount(value, currency)) for value in steps),
        ("Money in", IN), ("Money out", OUT), "Kept",
        ("Month", "Money in", "Money out", "Kept"),
        tuple(_row(month, currency) for month in reversed(months)), framed(steps, values),
    )  # fmt: skip


def _row(month: Month, currency: str) -> tuple[str, ...]:
    title = f"{month_name(month.first)} {month.first.year}" + (", still running" if month.running else "")
    return title, plain(month.inflow, currency), plain(month.outflow, currency), plain(month.kept, currency)


def _sentence(months: Sequence[Month], currency: str) -> tuple[str, ...]:
    if not months:
        return ("Cash flow: nothing is known yet",)
    inflow, outflow = sum(m.inflow for m in months), sum(m.outflow for m in months)
    return (
        f"Cash flow of {len(months)} months: ", plain(inflow, currency), " in, ", plain(outflow, currency), " out, ",
        plain(inflow - outflow, currency), " kept",
    )  # fmt: skip


def _note(month: Month, months: Sequence[Month], categories: Mapping[UUID, BudgetCategory]) -> str:
    """What made a month's income unusually high, where one category did that is not of most months."""
    others = sorted(other.inflow for other in months if other is not month and not other.running and other.by_category)
    if month.running or len(others) < _ENOUGH or month.inflow < _UNUSUAL * others[len(others) // 2]:
        return ""
    seen = {key: sum(1 for other in months if other.by_category.get(key)) for key in month.by_category}
    rare = [
        (minor, key) for key, minor in month.by_category.items()
        if not isinstance(key, Direction) and minor > 0 and seen[key] * 2 <= len(months)
    ]  # fmt: skip
    if not rare:
        return ""
    _, key = max(rare, key=lambda each: each[0])
    assert not isinstance(key, Direction)
    return categories[key].name.lower()


def sankey(rows: Sequence[Row], currency: str, categories: Mapping[UUID, BudgetCategory]) -> Sankey:
    """From where money came to where it went; what was kept is an end, what was missing a source."""
    sources: list[tuple[str, int]] = []
    ends: list[tuple[str, int]] = []
    for row in rows:
        way_in = (direction_of(row.key, categories) is Direction.IN) == (row.actual > 0)
        if row.actual:
            (sources if way_in else ends).append((row.title, abs(row.actual)))
    kept = sum(minor for _, minor in sources) - sum(minor for _, minor in ends)
    sources.sort(key=lambda each: -each[1])
    ends.sort(key=lambda each: -each[1])
    if len(ends) > _MOST_ENDS:
        ends = [*ends[: _MOST_ENDS - 1], ("All else", sum(minor for _, minor in ends[_MOST_ENDS - 1 :]))]
    if kept > 0:
        ends.insert(0, ("Kept", kept))
    elif kept < 0:
        sources.append(("From what there was", -kept))
    total = sum(minor for _, minor in sources)
    left = tuple(Stream(t, major(m, currency), plain(m, currency), IN if t != "From what there was" else "c5")
                 for t, m in sources)  # fmt: skip
    right = tuple(Stream(t, major(m, currency), plain(m, currency), KEPT if t == "Kept" and n == 0 else OUT)
                  for n, (t, m) in enumerate(ends))  # fmt: skip
    table = [(stream.label, "came in", stream.text) for stream in left]
    table += [(stream.label, "kept" if stream.colour == KEPT else "went out", stream.text) for stream in right]
    sentence = (
        "Where money came from and went: ", plain(total, currency), f" from {len(left)} sources to {len(right)} ends",
    )  # fmt: skip
    return Sankey(sentence, left, right, ("Category", "Way", "Amount"), tuple(table))
