"""What moves the likelihood of the headline most, one change at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .changes import (
    moved_by,
    with_amount,
    with_month,
    with_probability,
    with_returns,
    with_spending,
    without_stream,
)
from .draws import Draws
from .draws import draws as draws_of
from .engine import run, straight
from .headline import Shown, headline, likelihood, plain
from .inputs import Plan
from .results import Mover

STRIDE = 6
"""Months at a time: half years tell what moves a plan as well as months do."""
RUNS = 2_000
"""As many are enough to see what moves a likelihood by a point."""
SAVED = 500.0
BIG = 0.1
"""The part of all income that makes a stream a big one."""


def movers(plan: Plan, draws: Draws | None = None, shown: Shown = plain, *, stride: int = 1) -> tuple[Mover, ...]:
    """Changes with what they add to the likelihood and take from it, in points, the strongest first. `stride`: months
    in a step of the engine; six are less than half the work, and off by under a point."""
    return strongest_first(found_movers(plan, draws, shown, stride=stride))


def strongest_first(movers: Iterable[Mover]) -> tuple[Mover, ...]:
    """In the order in which they are shown."""
    return tuple(sorted(movers, key=lambda mover: -abs(mover.better) - abs(mover.worse)))


def found_movers(plan: Plan, draws: Draws | None = None, shown: Shown = plain, *, stride: int = 1) -> Iterator[Mover]:
    """The same as they are found, in no order."""
    drawn = (draws if draws is not None and draws.serve(plan) else draws_of(plan)).fewer(RUNS)
    now = likelihood(plan, run(plan, drawn, stride=stride))

    def points(changed: Plan | None) -> float:
        return 0.0 if changed is None else 100 * (likelihood(plan, run(changed, drawn, stride=stride)) - now)

    for title, better, worse in _changes(plan, shown):
        yield Mover(title, points(better), points(worse))


def _changes(plan: Plan, shown: Shown) -> Iterator[tuple[str, Plan | None, Plan | None]]:
    """(in words, the plan with the better of it, the plan with the worse of it)."""
    stops = {milestone.key for milestone in plan.milestones if milestone.kind == "retirement"}
    first = headline(plan)
    if stops:
        yield (
            "Stop work 2 years later, or earlier",
            moved_by(plan, 24, stops.__contains__), moved_by(plan, -24, stops.__contains__),
        )  # fmt: skip
    if any(asset.volatility for asset in plan.assets):
        yield "Returns 1 point up or down", with_returns(plan, 0.01), with_returns(plan, -0.01)
    for effect in plan.effects:
        if effect.probability < 1 and effect.kind != "move":
            with_it, without = with_probability(plan, effect.key, 1.0), with_probability(plan, effect.key, 0.0)
            yield f"{effect.title or effect.key}, or not", with_it, without
    yield from ((f"{title}, or not", None, without_stream(plan, key)) for key, title in _big_streams(plan))
    until = first.day if first else None
    yield (
        f"Save {shown(SAVED)} a month more, or less", with_month(plan, SAVED, until), with_month(plan, -SAVED, until)
    )  # fmt: skip
    yield "Spend 10% less, or more", with_spending(plan, 0.9), with_spending(plan, 1.1)
    for milestone in plan.milestones:
        if milestone.kind in ("purchase", "fund") and milestone.amount:
            step = float(f"{milestone.amount / 5:.1g}")
            yield (
                f"{milestone.title or milestone.key} {shown(step)} cheaper, or dearer",
                with_amount(plan, milestone.key, milestone.amount - step),
                with_amount(plan, milestone.key, milestone.amount + step),
            )  # fmt: skip


def _big_streams(plan: Plan) -> Iterator[tuple[str, str]]:
    """(key, title) of incomes that are a big part of all that comes in on the straight line."""
    incomes = [stream for stream in plan.streams if stream.kind == "income" and stream.amount]
    if len(incomes) < 2:
        return
    whole = sum(year.income for year in straight(plan))
    for stream in incomes:
        rest = sum(year.income for year in straight(without_stream(plan, stream.key)))
        if whole - rest > BIG * whole:
            yield stream.key, stream.title or stream.key
