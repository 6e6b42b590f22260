"""Single runs of a plan, opened: year by year, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from .draws import Draws
from .headline import Shown, plain
from .inputs import Plan
from .results import PlanResult, Year
from .schedule import schedule
from .walk import walk
from .world import chance

Which = Literal["worst", "25th", "median", "best"]
PLACES: dict[Which, float] = {"worst": 0.0, "25th": 0.25, "median": 0.5, "best": 1.0}


def run_at(result: PlanResult, which: Which) -> int:
    """The index of a run, in the order of what is left at the end; among those with the same, of what was not met."""
    unmet = result.unmet if len(result.unmet) else np.zeros(result.runs)
    order = np.lexsort((-unmet, result.worth[:, -1]))
    return int(order[round(PLACES[which] * (result.runs - 1))])


def runs_at(result: PlanResult, plan: Plan, draws: Draws, which: Which) -> tuple[Year, ...]:
    """The years of the worst, the 25th in a hundred, the median or the best run. `draws`: those of the result."""
    drawn = draws.only([run_at(result, which)])
    return walk(plan, chance(plan, drawn), schedule(plan, drawn, 2), watch=2).journal.years(1)


def sentences(years: Sequence[Year], shown: Shown = plain) -> tuple[str, ...]:
    """One line for each year: '2031: Home. 144,000 came in, 82,600 went out, 28,800 was tax. ...'"""
    return tuple(_sentence(year, shown) for year in years)


def _sentence(year: Year, shown: Shown) -> str:
    events = "".join(f"{event}. " for event in year.events)
    flows = [f"{shown(year.income)} came in"] if year.income > 0.5 else []
    flows.append(f"{shown(year.spending)} went out")
    if year.tax > 0.5:
        flows.append(f"{shown(year.tax)} was tax")
    earned = f"What was there {'earned' if year.earned >= 0 else 'lost'} {shown(abs(year.earned))}. "
    unmet = f"{shown(year.unmet)} could not be paid. " if year.unmet > 0.005 else ""
    return (
        f"{year.year}: {events}{', '.join(flows)}. {earned}{unmet}At the end of the year there was {shown(year.worth)}."
    )
