"""Small changes to a plan, one at a time: what would happen if."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from .inputs import Effect, Plan, PlanStream
from .months import day_before, later

EXTRA = "\0extra"
"""The key of a stream that a change adds."""


def with_returns(plan: Plan, more: float) -> Plan:
    """All assets that go up and down return that much more a year."""
    return replace(
        plan, assets=tuple(replace(a, mean=max(a.mean + more, -0.99)) if a.volatility else a for a in plan.assets)
    )


def with_month(plan: Plan, more: float, until: date | None = None, account: str | None = None) -> Plan:
    """That much more a month from now on, or, less than nothing, less; into an account where one is said."""
    stream = PlanStream(
        EXTRA, kind="income" if more > 0 else "spending", amount=abs(more), last=day_before(until),
        account=account if more > 0 else None,
    )  # fmt: skip
    return replace(plan, streams=(*plan.streams, stream))


def with_spending(plan: Plan, factor: float) -> Plan:
    """All that goes out again and again becomes that many times as much."""
    return replace(
        plan, streams=tuple(replace(s, amount=s.amount * factor) if s.kind == "spending" else s for s in plan.streams)
    )


def with_amount(plan: Plan, milestone: str, amount: float) -> Plan:
    """A milestone of another amount."""
    return replace(
        plan, milestones=tuple(replace(m, amount=amount) if m.key == milestone else m for m in plan.milestones)
    )


def moved_by(plan: Plan, months: int, milestones: Callable[[str], bool]) -> Plan:
    """Those milestones some months later, or earlier, but not into the past."""

    def to(day: date) -> date:
        return max(later(day, months), min(day, plan.start))

    return replace(
        plan,
        milestones=tuple(
            replace(m, day=to(m.day), until=max(to(m.day), later(m.until, months)) if m.until else None)
            if milestones(m.key)
            else m
            for m in plan.milestones
        ),
    )


def without_stream(plan: Plan, key: str) -> Plan:
    """A stream does not flow."""
    return replace(plan, streams=tuple(replace(s, amount=0.0) if s.key == key else s for s in plan.streams),
                   effects=tuple(e for e in plan.effects if not (e.stream == key and e.kind == "replace")))  # fmt: skip


def with_probability(plan: Plan, effect: str, probability: float) -> Plan:
    """An effect is more or less likely; at nothing it does not happen."""

    def changed(each: Effect) -> Effect:
        return replace(each, probability=probability) if each.key == effect else each

    kept = (changed(each) for each in plan.effects if each.key != effect or probability)
    return replace(plan, effects=tuple(kept))
