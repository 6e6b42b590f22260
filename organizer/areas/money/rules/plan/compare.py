"""A scenario against the plan, and what would bring a milestone nearer."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .changes import moved_by, with_month
from .draws import Draws
from .engine import run
from .headline import Shown, likelihood, plain
from .inputs import Plan, PlanMilestone
from .results import Comparison, PlanResult

ENOUGH = 0.85
"""A milestone that is as likely as this is on pace."""
RUNS = 1_000


def compare(base: PlanResult, other: PlanResult, plan: Plan) -> Comparison:
    """What a scenario of the plan changes."""
    before = {milestone.key: milestone for milestone in base.milestones}
    both = [(before[m.key], m) for m in other.milestones if m.key in before]
    return Comparison(
        points=tuple((new.key, 100 * (new.probability - old.probability)) for old, new in both),
        months=tuple(
            (new.key, (new.day.year - old.day.year) * 12 + new.day.month - old.day.month) for old, new in both
        ),
        net_present_value=_net_present_value(base, other, real_return(plan)),
        break_even=_break_even(base, other),
    )


def real_return(plan: Plan) -> float:
    """What all that is invested is expected to earn in a year beyond inflation, by arithmetic means."""
    means = {asset.key: asset.mean for asset in plan.assets}
    held = [account for account in plan.accounts if account.balance > 0 and account.spendable]
    total = sum(account.balance for account in held)
    if not total:
        return 0.0
    nominal = sum(
        account.balance / total
        * (sum(s * means[key] for key, s in account.mix.items()) + (1 - sum(account.mix.values())) * account.rate)
        for account in held
    )  # fmt: skip
    return (1 + nominal) / (1 + plan.inflation.mean) - 1


def _net_present_value(base: PlanResult, other: PlanResult, rate: float) -> float:
    return math.fsum(
        ((new.income - new.spending - new.tax) - (old.income - old.spending - old.tax)) / (1 + rate) ** at
        for at, (old, new) in enumerate(zip(base.line, other.line, strict=False))
    )


def _break_even(base: PlanResult, other: PlanResult) -> int | None:
    years = [new.year for new in other.line][: len(base.line)]
    less = np.array([new.worth < old.worth - 0.005 for old, new in zip(base.line, other.line, strict=False)])
    if not less.any() or less[-1]:
        return None
    return years[int(np.flatnonzero(less)[-1]) + 1]


def lever(plan: Plan, draws: Draws, milestone: PlanMilestone, shown: Shown = plain) -> str:
    """What brings a milestone nearer: '$420 a month more: 86%', 'Two years later: 81%', 'On pace'; '' if neither does.

    The amount is the least, in tens, that makes it likely enough.
    """
    drawn = draws.fewer(RUNS)

    def chance(changed: Plan) -> float:
        return likelihood(changed, run(changed, drawn), milestone.key)

    now = chance(plan)
    if now >= ENOUGH:
        return "On pace"
    if milestone.kind != "retirement":

        def with_more(tens: int) -> float:
            return chance(with_month(plan, 10.0 * tens, milestone.day, milestone.account))

        least = _least(lambda tens: with_more(tens) >= ENOUGH)
        if least is not None:
            return f"{shown(10.0 * least)} a month more: {with_more(least):.0%}"
    after = chance(moved_by(plan, 24, milestone.key.__eq__))
    return f"Two years later: {after:.0%}" if after > now + 0.005 else ""


def _least(holds: Callable[[int], bool], most: int = 4_096) -> int | None:
    """The least whole number for which something holds that holds for all above it; None: not even for the most."""
    if not holds(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
