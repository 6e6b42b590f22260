"""The plan in past years: each window of a table of returns that is long enough, none wrapped around."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.money import decimal_of

from .checked import require
from .draws import Draws
from .faults import PlanError
from .inputs import Plan
from .months import year_spans
from .results import Floats, ReplayResult, ReplayStart
from .schedule import schedule
from .walk import walk
from .world import Chance, Past

INFLATION = "inflation"
"""What stands for prices where columns are named."""


@dataclass(frozen=True, slots=True, eq=False)
class ReturnsTable:
    """Returns as fractions, by column, of years that follow one another."""

    years: tuple[int, ...]
    columns: Mapping[str, Floats]


def returns_of(text: str, name: str = "The returns table") -> ReturnsTable:
    """Reads a CSV with heads, the year in its first column, fractions (0.07, or 7 %) in the others.

    Raises UnreadableFile with the line and the reason.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    years: list[int] = []
    values: list[list[float]] = []
    heads: list[str] = []
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if not heads:
                heads = [cell.strip() for cell in row]
                if len(heads) < 2 or len(set(heads)) < len(heads) or not all(heads):
                    raise UnreadableFile(name, "A head for the year and for each column, all different", rows.line_num)
                continue
            if len(row) != len(heads):
                raise UnreadableFile(name, f"{len(row)} cells, but {len(heads)} heads", rows.line_num)
            years.append(_year(name, row[0], years, rows.line_num))
            values.append(
                [_fraction(name, head, cell, rows.line_num) for head, cell in zip(heads, row, strict=True)][1:]
            )
    except csv.Error as error:
        raise UnreadableFile(name, f"Not a table: {error}", rows.line_num) from None
    if not years:
        raise UnreadableFile(name, "There are no years in it")
    columns = np.array(values).T
    return ReturnsTable(tuple(years), dict(zip(heads[1:], columns, strict=True)))


def _year(name: str, cell: str, before: list[int], line: int) -> int:
    if not (cell.strip().isascii() and cell.strip().isdigit() and len(cell.strip()) == 4):
        raise UnreadableFile(name, f"{cell!r} is no year", line)
    year = int(cell)
    if before and year != before[-1] + 1:
        raise UnreadableFile(name, f"{year} does not follow {before[-1]}", line)
    return year


def _fraction(name: str, head: str, cell: str, line: int) -> float:
    raw = cell.strip()
    try:
        value = float(decimal_of(raw.removesuffix("%"))) / (100 if raw.endswith("%") else 1)
    except FieldError:
        raise UnreadableFile(name, f"{head}: {cell!r} is no number", line) from None
    if value <= -1 and head:
        raise UnreadableFile(name, f"{head}: {cell!r} would lose more than everything; fractions are meant", line)
    return value


def replay(
    plan: Plan, table: ReturnsTable, columns: Mapping[str, str], since: int | None = None, until: int | None = None
) -> ReplayResult:
    """Every window, by its first year, from `since` to `until`. `columns`: the table's column of each asset by its key,
    and of 'inflation'; without one an asset, or prices, go their straight way. Raises PlanError."""
    require(plan)
    missing = [
        f"columns.{key}: There is no column {column!r}"
        for key, column in columns.items()
        if column not in table.columns
    ]
    if missing:
        raise PlanError(missing)
    spans = year_spans(plan)
    last = min(table.years[-1] - len(spans) + 1, until if until is not None else table.years[-1])
    starts = range(max(table.years[0], since if since is not None else table.years[0]), last + 1)
    if not starts:
        return ReplayResult(())
    even = Chance(plan, Draws(plan.seed, 0, len(spans))).year(0)
    window = np.array([start - table.years[0] for start in starts]) + np.arange(len(spans))[:, None]

    def past(key: str, straight: Floats) -> Floats:
        known = np.full((len(spans), len(starts) + 1), float(straight[0]))
        if key in columns:
            known[:, 1:] = 1 + table.columns[columns[key]][window]
        return known

    world = Past({key: past(key, made) for key, made in even.returns.items()}, past(INFLATION, even.prices))
    outcome = walk(plan, world, schedule(plan, None, world.paths))
    largest = largest_withdrawals(_invested(plan, world) / world.prices)
    begins = np.array([begin for _, begin, _ in spans])
    made = []
    for at, start in enumerate(starts, 1):
        short = outcome.first_short[at]
        year = int(np.searchsorted(begins, short, side="right")) - 1
        made.append(
            ReplayStart(
                year=start, met=math.isinf(short), worth=float(outcome.worth[-1, at]),
                first_shortfall=None if math.isinf(short) else start + year, largest=float(largest[at]),
            )
        )  # fmt: skip
    return ReplayResult(tuple(made))


def largest_withdrawals(real_growth: Floats) -> Floats:
    """By path: the share of the start that can be taken at the start of each year, indexed, so that the last one takes
    the rest: 1 / Σ_k Π_{j<k} 1 / g_j of real growth g, (years, paths)."""
    worth = np.cumprod(1 / real_growth[:-1], axis=0)
    return np.asarray(1 / (1 + worth.sum(axis=0)))


def _invested(plan: Plan, world: Past) -> Floats:
    """The gross return of all that general spending may draw on, as it is spread at the start."""
    accounts = [a for a in plan.accounts if a.spendable and a.balance > 0]
    total = sum(account.balance for account in accounts)
    growth = np.zeros_like(world.prices)
    for account in accounts:
        part = account.balance / total
        growth += part * (1 - sum(account.mix.values())) * (1 + account.rate)
        for asset, share in account.mix.items():
            growth += part * share * world.returns[asset]
    return growth if accounts else np.ones_like(world.prices)


def crash(plan: Plan, drop: float) -> Plan:
    """The plan with a fall on its first day, of all assets that swing at least half as much as the most restless."""
    most = max((asset.volatility for asset in plan.assets), default=0.0)
    return replace(plan, crash={a.key: drop for a in plan.assets if a.volatility and a.volatility >= most / 2})
