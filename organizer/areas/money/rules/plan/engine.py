"""Runs a plan: the straight line and all runs, in one walk."""

from __future__ import annotations

import numpy as np

from .checked import require
from .draws import Draws
from .draws import draws as draws_of
from .inputs import Plan, PlanMilestone
from .months import flow_months, last_days, year_spans
from .outcome import Outcome
from .results import BANDS, Floats, MilestoneResult, PlanResult, Year
from .schedule import Schedule, moved, schedule
from .walk import walk
from .world import chance

QUICK_STRIDE = 12


def quick(plan: Plan, draws: Draws) -> PlanResult:
    """A rougher result in a fraction of the time, for while a slider is dragged: by the year.

    `draws`: a few of them, such as `fewer(500)`, kept from one call to the next. Raises PlanError.
    """
    return run(plan, draws, stride=QUICK_STRIDE)


def run(plan: Plan, draws: Draws | None = None, *, stride: int = 1) -> PlanResult:
    """Monte Carlo, with the straight line beside it. `draws`: those that are kept, for any scenario of the same plan.
    `stride`: months in a step.

    Raises PlanError.
    """
    require(plan)
    drawn = draws if draws is not None and draws.serve(plan) else draws_of(plan)
    flows = schedule(plan, drawn, 1 + drawn.runs, stride)
    outcome = walk(plan, chance(plan, drawn), flows)
    met = _met(plan, outcome)
    short = np.isfinite(outcome.first_short[1:])
    starts = np.array([begin for _, begin, _ in year_spans(plan)])
    years = tuple(year for year, _, _ in year_spans(plan))
    first = outcome.first_short[1:][short]
    success = float(met.mean())
    line = outcome.journal.years(0)
    return PlanResult(
        years=years,
        days=last_days(plan),
        worth=outcome.worth[:, 1:].T,
        bands=percentiles(outcome.worth[:, 1:]),
        line=line,
        success=success,
        error=float(met.std() / len(met) ** 0.5),
        first_shortfall=years[int(np.searchsorted(starts, np.median(first), side="right")) - 1] if len(first) else None,
        shortfall=float(np.median(outcome.unmet[1:][short])) if len(first) else 0.0,
        milestones=milestone_results(plan, flows, outcome, line),
        seed=drawn.seed,
        unmet=outcome.unmet[1:],
    )


def straight(plan: Plan) -> tuple[Year, ...]:
    """The straight line alone: every return at its geometric mean. Raises PlanError."""
    require(plan)
    drawn = Draws(plan.seed, 0, len(year_spans(plan)))
    return walk(plan, chance(plan, drawn), schedule(plan, None, 1)).journal.years(0)


def _met(plan: Plan, outcome: Outcome) -> Floats:
    """By run: 1 where every planned outflow is met; with a lifetime, how likely it is to end before one is not."""
    if plan.lifetime is None:
        return np.asarray(~np.isfinite(outcome.first_short[1:]), dtype=float)
    return np.asarray(1 - 0.5 ** (outcome.first_short[1:] / 12 / plan.lifetime))


def milestone_results(
    plan: Plan, flows: Schedule, outcome: Outcome, line: tuple[Year, ...]
) -> tuple[MilestoneResult, ...]:
    """How likely each milestone is: to be paid for or reached, or, stopping work, that from then on all is met."""
    likely = tuple(effect for effect in plan.effects if effect.probability >= 0.5)
    made = []
    for milestone in moved(plan, likely).values():
        missed = outcome.missed[milestone.key]
        if milestone.kind == "retirement":
            missed = outcome.last_short >= np.maximum(flows.due_on_paths(milestone.key), 0.0)
        met = ~missed[1:] if len(missed) > 1 else ~missed
        there = outcome.there.get(milestone.key, np.zeros(1))
        made.append(
            MilestoneResult(
                key=milestone.key, probability=float(met.mean()), error=float(met.std() / len(met) ** 0.5),
                day=milestone.day, needed=_needed(plan, milestone, line),
                there=float(np.median(there[1:] if len(there) > 1 else there)),
            )
        )  # fmt: skip
    return tuple(made)


def _needed(plan: Plan, milestone: PlanMilestone, line: tuple[Year, ...]) -> float:
    """The amount, all years of it for a fund; for stopping work what goes out in a month of the year after it."""
    if milestone.kind == "fund":
        return milestone.amount * len(list(flow_months(plan, "year", milestone.day, milestone.until)))
    if milestone.kind != "retirement":
        return milestone.amount
    after = next((year for year in line if year.year > milestone.day.year), line[-1])
    return (after.spending + after.unmet) / 12


def percentiles(by_year: Floats) -> Floats:
    """`BANDS` of (years, runs), by sorting, between two runs in proportion: (bands, years)."""
    ordered = np.sort(by_year, axis=1)
    places = np.array(BANDS) / 100 * (ordered.shape[1] - 1)
    below = np.floor(places).astype(int)
    above = np.minimum(below + 1, ordered.shape[1] - 1)
    return np.asarray((ordered[:, below] + (ordered[:, above] - ordered[:, below]) * (places - below)).T)
