"""What becomes of the milestones of a plan in two single ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from .draws import draws as draws_of
from .engine import run
from .inputs import Plan

RUNS = 2_000
"""Enough for whole percentages that hardly move."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """A milestone, or with key '' that every planned outflow is met: how likely together, for the first, for the other.
    None where it is not in that plan."""

    key: str
    title: str
    day: date | None
    together: float
    first: float | None
    other: float | None


@dataclass(frozen=True, slots=True)
class TwoSides:
    """Both single plans beside the one of both; `starts` is what each begins with, and the one."""

    rows: tuple[SideRow, ...]
    starts: tuple[float, float, float]
    currency: str


def two_sides(plan: Plan, first: Plan, other: Plan) -> TwoSides:
    """Works all three out with the same draws. Raises PlanError."""
    together, one, two = (replace(each, runs=min(each.runs, RUNS)) for each in (plan, first, other))
    drawn = draws_of(together)
    results = [run(each, drawn) for each in (together, one, two)]
    likely = [{m.key: m.probability for m in result.milestones} for result in results]
    rows = [
        SideRow(m.key, m.title, m.day, likely[0][m.key], likely[1].get(m.key), likely[2].get(m.key))
        for m in sorted(plan.milestones, key=lambda m: (m.day, m.key))
    ]
    rows.append(SideRow("", "Every planned outflow is met", None, *(result.success for result in results)))
    starts = [sum(account.balance for account in each.accounts) for each in (plan, first, other)]
    return TwoSides(tuple(rows), (starts[0], starts[1], starts[2]), plan.currency)
