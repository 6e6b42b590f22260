"""What a plan comes to. All amounts are in today's money."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BANDS = (10, 25, 50, 75, 90)
"""The percentiles of a fan."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one course of the plan: what came in, went out, was earned, and what there is at its end.

    worth before + income + earned - spending - tax = worth, but for what could not be paid (`unmet` was not spent).
    """

    year: int
    income: float
    spending: float
    tax: float
    saved: float
    earned: float
    inflation: float
    unmet: float
    worth: float
    accounts: tuple[tuple[str, float], ...] = ()
    """By key, at the end of the year."""
    events: tuple[str, ...] = ()
    """In plain words: 'Retire at 58', 'Spending cut by 10 %'."""


@dataclass(frozen=True, slots=True)
class MilestoneResult:
    """How likely a milestone is, with its standard error; `needed` and `there` at the middle, by its day."""

    key: str
    probability: float
    error: float
    day: date
    needed: float
    there: float


@dataclass(frozen=True, slots=True, eq=False)
class PlanResult:
    """All runs of a plan. Arrays by run, then by year: the first entry is the start, the next the end of each year."""

    years: tuple[int, ...]
    """The calendar years stepped through; the first and the last may be cut short by the plan's days."""
    days: tuple[date, ...]
    """The start, and the last day of each year: one more than years."""
    worth: Floats
    """Net worth: (runs, years + 1)."""
    bands: Floats
    """Net worth at `BANDS`: (5, years + 1)."""
    line: tuple[Year, ...]
    """The straight line."""
    success: float
    """The share of runs in which every planned outflow is met."""
    error: float
    first_shortfall: int | None
    """The typical (median) first year of those runs in which something was not met."""
    shortfall: float
    """Their typical (median) sum of what was not met."""
    milestones: tuple[MilestoneResult, ...]
    seed: int
    unmet: Floats = field(default_factory=lambda: np.zeros(0))
    """By run: the sum of what was not met."""

    @property
    def runs(self) -> int:
        """How many."""
        return len(self.worth)


@dataclass(frozen=True, slots=True)
class Mover:
    """What one change does to the likelihood of the headline, in points: 'Stop work 2 years later, or earlier'."""

    title: str
    better: float
    worse: float


@dataclass(frozen=True, slots=True)
class ReplayStart:
    """A window of the returns table, by its first year: whether the plan held, what was left."""

    year: int
    met: bool
    worth: float
    first_shortfall: int | None
    largest: float = 0.0
    """The largest share of the start that could have been taken out at the start of each year, keeping up with prices,
    from all that is invested."""


@dataclass(frozen=True, slots=True)
class ReplayResult:
    """Every window of the table that is long enough, none wrapped around."""

    starts: tuple[ReplayStart, ...]

    @property
    def success(self) -> float:
        """The share of windows in which every planned outflow is met; 0 where there is none."""
        return sum(start.met for start in self.starts) / len(self.starts) if self.starts else 0.0

    @property
    def worst(self) -> tuple[ReplayStart, ...]:
        """The windows, those first in which something was not met soonest, then those with least left."""

        def lasted(start: ReplayStart) -> tuple[bool, int, float]:
            return start.met, (start.first_shortfall or 0) - start.year, start.worth

        return tuple(sorted(self.starts, key=lasted))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scenario against the plan."""

    points: tuple[tuple[str, float], ...]
    """By milestone: how many points of likelihood more."""
    months: tuple[tuple[str, int], ...]
    """By milestone: how many months later it is due."""
    net_present_value: float
    """Of what flows differently on the straight line, at what is invested is expected to earn beyond inflation."""
    break_even: int | None
    """The year from whose end on there is as much as without it; None: never, or there was never less."""
