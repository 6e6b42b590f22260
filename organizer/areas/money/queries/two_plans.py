"""The two single plans that come of a separation, made from records."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organizer.areas.money.model import Separation, SupportDirection
from organizer.areas.money.rules.plan.inputs import Plan
from organizer.areas.money.rules.plan.separated import PlanDivision, PlanSupport, separated
from organizer.areas.money.rules.rates import Rates
from organizer.kernel.area import Reads
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money
from organizer.kernel.query import Where

from .accounts import rates
from .separation import SeparationState, separation_state
from .support import support_states

OTHER = "other"
"""The key of the other side where that is no member."""


def two_plans(reads: Reads, plan: Plan, separation: Separation, today: date) -> tuple[Plan, Plan]:
    """That of the first and that of the other, from the plan of both. Raises FieldError where there is no division,
    NoRate for an amount in another currency without a rate."""
    state = separation_state(reads, separation, today)
    to_plan = _Converter(rates(reads), plan.currency, today)
    return separated(plan, plan_division(state, to_plan), plan_support(reads, state, to_plan, today))


def separation_of(reads: Reads, scenario: UUID | None) -> Separation | None:
    """The separation that a scenario shows."""
    if scenario is None:
        return None
    return min(reads.every(Separation, [Where("scenario", "=", scenario)]), key=lambda each: each.id, default=None)


@frozen
class _Converter:
    """Amounts in the plan's currency, in major units, at the rates of today. Raises NoRate."""

    dated: Rates
    currency: str
    today: date

    def major(self, amount: Money | None) -> float:
        return float(self.dated.convert(amount, self.currency, self.today).amount) if amount is not None else 0.0


def plan_division(state: SeparationState, to_plan: _Converter) -> PlanDivision:
    """How a plan comes apart, by a separation as it stands. Raises FieldError, NoRate."""
    if state.division is None or state.first is None:
        raise FieldError(state.problem or "There is nobody to separate")
    separation = state.separation
    return PlanDivision(
        day=separation.day,
        first=str(state.first),
        other=str(state.other) if state.other is not None else OTHER,
        other_name=state.names[1],
        shares={str(each.key): float(each.first_share) for each in state.division.accounts},
        shared=float(separation.shared),
        equalisation=to_plan.major(separation.equalisation),
        first_home=to_plan.major(separation.first_home),
        other_home=to_plan.major(separation.other_home),
    )


def plan_support(reads: Reads, state: SeparationState, to_plan: _Converter, today: date) -> list[PlanSupport]:
    """The orders that are part of the separation and still run. Whose order it is, is who pays or receives."""
    found = []
    for each in support_states(reads, today):
        order, mine = each.order, each.order.owner in (None, state.first)
        if order.separation == state.separation.id and order.ended is None and each.steps:
            last = min((day for day in (order.last, order.expected) if day is not None), default=None)
            steps = tuple((step.first, to_plan.major(step.amount)) for step in each.steps)
            paid_by_first = (order.direction is SupportDirection.PAID) is mine
            found.append(PlanSupport(str(order.id), order.title, paid_by_first, steps, last))
    return found
