"""What a plan is first of all about."""

from __future__ import annotations

from collections.abc import Callable

from .inputs import Plan, PlanMilestone
from .results import PlanResult

Shown = Callable[[float], str]
"""How an amount is written; whoever hides amounts passes a way of its own."""


def plain(amount: float) -> str:
    """'1,240': an amount without a currency."""
    return f"{amount:,.0f}".replace("-", "\N{MINUS SIGN}")


def headline(plan: Plan) -> PlanMilestone | None:
    """The milestone that the plan names, else the first at which somebody stops work."""
    named = [milestone for milestone in plan.milestones if milestone.key == plan.headline]
    stops = [milestone for milestone in plan.milestones if milestone.kind == "retirement"]
    return next(iter(named or stops), None)


def likelihood(plan: Plan, result: PlanResult, key: str | None = None) -> float:
    """How likely a milestone is, else the headline, else that every planned outflow is met."""
    first = headline(plan)
    key = key if key is not None else first.key if first else None
    return next((each.probability for each in result.milestones if each.key == key), result.success)
