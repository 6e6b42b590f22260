"""What came in, went out and was kept, by month and by category. What is moved between own accounts is neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias
from uuid import UUID

from organizer.areas.money.model import Account, BudgetCategory, Direction

from .net_worth import month_end, months_before
from .ownership import part_of
from .rates import Rates

Key: TypeAlias = UUID | Direction
"""A category; or, for what has none, the way it went."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What came into an account in a month under one category (None: none), or, negative, left it."""

    account: UUID
    month: date
    """Its first day."""
    category: UUID | None
    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Month:
    """One month. `by_category`: what came under it, negative where it went out; together they are what was kept."""

    first: date
    running: bool = False
    inflow: int = 0
    outflow: int = 0
    """A positive amount."""
    by_category: Mapping[Key, int] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        return self.inflow - self.outflow


@dataclass(frozen=True, slots=True)
class Row:
    """A category over some months: what there was, and what was planned (None: nothing said), both as its direction
    has it, so that a refund makes spending less."""

    key: Key
    title: str
    direction: Direction
    actual: int
    planned: int | None
    essential: bool = False


def months_of(first: date, last: date) -> list[date]:
    """The first days of the months from one day to another."""
    found, day = [], first.replace(day=1)
    while day <= last:
        found.append(day)
        day = months_before(day, -1)
    return found


def cash_flow(
    sums: Iterable[Sum], categories: Mapping[UUID, BudgetCategory], accounts: Mapping[UUID, Account],
    months: Sequence[date], today: date, currency: str, rates: Rates,
    members: Sequence[UUID] = (), who: UUID | None = None,
) -> list[Month]:  # fmt: skip
    """The months asked for, in one currency at the rates of their ends, or of today. Raises NoRate."""
    found: dict[date, dict[Key, int]] = {first: {} for first in months}
    on = {first: min(month_end(first), max(today, first)) for first in months}
    for each in sums:
        account, into = accounts.get(each.account), found.get(each.month)
        if account is None or into is None:
            continue
        category = categories.get(each.category) if each.category else None
        if category is not None and category.direction is Direction.MOVED:
            continue
        minor = rates.minor(each.minor, each.currency, currency, on[each.month])
        minor = part_of(minor, account, members, who)
        key: Key = category.id if category else Direction.IN if each.minor > 0 else Direction.OUT
        into[key] = into.get(key, 0) + minor
    return [_month(first, by, categories, today) for first, by in found.items()]


def _month(first: date, by: Mapping[Key, int], categories: Mapping[UUID, BudgetCategory], today: date) -> Month:
    inflow = sum(minor for key, minor in by.items() if direction_of(key, categories) is Direction.IN)
    running = first <= today <= month_end(first)
    return Month(first, running, inflow, inflow - sum(by.values()), by)


def direction_of(key: Key, categories: Mapping[UUID, BudgetCategory]) -> Direction:
    """Which way money of a key goes."""
    return key if isinstance(key, Direction) else categories[key].direction


def rows(
    months: Sequence[Month], categories: Mapping[UUID, BudgetCategory], currency: str, rates: Rates, today: date
) -> list[Row]:
    """Every category with something in it or planned for it, those of money in first, each way the largest first."""
    totals = totals_of(months)
    keys = {*totals, *(id for id, category in categories.items() if category.planned is not None)}
    found = []
    for key in keys:
        way = direction_of(key, categories)
        if way is Direction.MOVED:
            continue
        actual = totals.get(key, 0) if way is Direction.IN else -totals.get(key, 0)
        if isinstance(key, Direction):
            found.append(Row(key, "Not categorised", way, actual, None))
            continue
        category = categories[key]
        plan = category.planned
        planned = None
        if plan is not None:
            planned = rates.minor(plan.minor, plan.currency, currency, today) * len(months)
        found.append(Row(key, category.name, way, actual, planned, category.essential))
    return sorted(found, key=lambda row: (row.direction is not Direction.IN, -row.actual, row.title, str(row.key)))


def totals_of(months: Iterable[Month]) -> dict[Key, int]:
    """Sums by category over some months."""
    found: dict[Key, int] = {}
    for month in months:
        for key, minor in month.by_category.items():
            found[key] = found.get(key, 0) + minor
    return found


def kept_share(months: Sequence[Month]) -> Decimal | None:
    """The share of what came in that was kept; None where nothing came in."""
    inflow = sum(month.inflow for month in months)
    return Decimal(sum(month.kept for month in months)) / inflow if inflow > 0 else None


def essentials(
    months: Sequence[Month], categories: Mapping[UUID, BudgetCategory], currency: str, rates: Rates, today: date
) -> int:
    """What the essentials cost a month: on average over the whole months given; as planned where there were none.
    Raises NoRate."""
    whole = [month for month in months if not month.running and month.by_category]
    needed = [category for category in categories.values() if category.essential]
    if whole:
        totals = totals_of(whole)
        spent = -sum(totals.get(category.id, 0) for category in needed)
        if spent > 0:
            return round(spent / len(whole))
    planned = (category.planned for category in needed)
    return sum(rates.minor(plan.minor, plan.currency, currency, today) for plan in planned if plan is not None)


def planned_kept(categories: Iterable[BudgetCategory], currency: str, rates: Rates, today: date) -> int | None:
    """What should be kept a month: planned money in less planned money out; None where no money in is planned.
    Raises NoRate."""
    ways = {Direction.IN: 0, Direction.OUT: 0, Direction.MOVED: 0}
    for category in categories:
        if category.planned is not None:
            plan = category.planned
            ways[category.direction] += rates.minor(plan.minor, plan.currency, currency, today)
    return ways[Direction.IN] - ways[Direction.OUT] if ways[Direction.IN] else None
