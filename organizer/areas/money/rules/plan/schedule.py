"""What is to flow in which month: the plan's streams, milestones and effects as amounts by month.

Effects that happen for certain are worked in. One that may happen gives each path one of several schedules, and the
straight line their mean, each weighed by how likely it is.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .draws import Draws
from .inputs import Effect, Plan, PlanMilestone, PlanStream
from .months import day_before, flow_months, later, month_count, month_of, year_spans
from .results import Floats

Flow = Literal["income", "spending", "flexible", "saving", "bought"]
Amount = float | Floats
"""The same on every path, or one for each."""
ADDED = ("cost", "income", "capital")


class Channel(NamedTuple):
    """Amounts that are treated alike. `flat`: in nominal terms; `bought`: a milestone or capital, `of` its key."""

    flow: Flow
    flat: bool = False
    taxed: bool = False
    account: str | None = None
    of: str = ""


Amounts = dict[Channel, Floats]
"""By channel: an amount for each month."""


@dataclass(slots=True)
class Schedule:
    """For each channel the amounts by step of each pattern, (patterns, steps); which pattern each path follows.

    Pattern 0 is the straight line's. `due`: by milestone the month of each pattern, (patterns,).
    """

    steps: tuple[tuple[int, int], ...]
    """The first month of each step and the month after it: a month each, or several together."""
    amounts: Amounts
    due: dict[str, Floats]
    pattern: NDArray[np.intp] | None = None
    _columns: dict[Channel, list[Amount]] = field(default_factory=dict)

    def by_step(self, channel: Channel) -> list[Amount]:
        """What flows in each step, as one number where it is the same on all paths."""
        if channel not in self._columns:
            table = self.amounts[channel]
            same = (table == table[0]).all(axis=0)
            alike = table[0].tolist()
            self._columns[channel] = [alike[m] if same[m] else table[:, m] for m in range(len(self.steps))]
        return self._columns[channel]

    def on_paths(self, amount: Amount) -> Amount:
        """An amount of patterns as one of paths."""
        return amount if isinstance(amount, float) or self.pattern is None else amount[self.pattern]

    def due_on_paths(self, key: str) -> Floats | float:
        """The month in which a milestone is due, or the first of its step, on each path."""
        due = self.due[key]
        return float(due[0]) if self.pattern is None else due[self.pattern]


def schedule(plan: Plan, draws: Draws | None, paths: int, stride: int = 1) -> Schedule:
    """The plan's schedule, in steps of so many months; without draws effects that may happen are at their mean on every
    path. The schedules double with each effect that may change streams and milestones."""
    plan = replace(plan, effects=tuple(sorted(plan.effects, key=lambda e: (e.first or date.min, e.key))))
    unsure = [effect for effect in plan.effects if effect.probability < 1]
    added = [effect for effect in unsure if effect.kind in ADDED]
    shaping = [effect for effect in unsure if effect.kind not in ADDED]
    sure = tuple(effect for effect in plan.effects if effect.probability == 1)
    shapes = list(itertools.product((False, True), repeat=len(shaping)))
    made = [_amounts(plan, (*sure, *itertools.compress(shaping, shape))) for shape in shapes]
    dues = [_due(plan, (*sure, *itertools.compress(shaping, shape))) for shape in shapes]
    weights = np.array([_likelihood(shaping, shape) for shape in shapes])
    singles = [_added(plan, effect) for effect in added]
    happened = _happened(unsure, draws, paths) if unsure and draws else None
    kept, pattern = (np.zeros((0, len(unsure)), bool), None) if happened is None else _patterns(happened)
    of_shape = kept[:, [unsure.index(e) for e in shaping]] @ (1 << np.arange(len(shaping))[::-1]).astype(int)
    of_added = kept[:, [unsure.index(e) for e in added]].astype(float)
    count = month_count(plan)
    steps = tuple((at, min(at + stride, end)) for _, begin, end in year_spans(plan) for at in range(begin, end, stride))
    begins = [begin for begin, _ in steps]
    amounts: Amounts = {}
    for channel in dict.fromkeys(channel for each in (*made, *singles) for channel in each):
        nothing = np.zeros(count)
        base = np.array([each.get(channel, nothing) for each in made])
        extra = np.array([each.get(channel, nothing) for each in singles]).reshape(-1, count)
        mean = weights @ base + np.array([effect.probability for effect in added]) @ extra
        by_month = np.vstack([mean, base[of_shape] + of_added @ extra])
        amounts[channel] = by_month if stride == 1 else np.add.reduceat(by_month, begins, axis=1)
    starts = np.array([*begins, count])
    due: dict[str, Floats] = {}
    for key in dues[0]:
        each = np.array([float(months[key]) for months in dues])
        months = np.array([np.round(weights @ each), *each[of_shape]])
        due[key] = np.where(months > 0, starts[np.searchsorted(starts, months, side="right") - 1], months)
    return Schedule(steps, amounts, due, pattern)


def _likelihood(effects: Sequence[Effect], happen: Sequence[bool]) -> float:
    each = (effect.probability if on else 1 - effect.probability for effect, on in zip(effects, happen, strict=True))
    return math.prod(each)


def _happened(unsure: Sequence[Effect], draws: Draws, paths: int) -> NDArray[np.bool_]:
    """(runs, effects): what happens on which run."""
    return np.array([draws.uniform(effect.key)[1:paths] < effect.probability for effect in unsure]).T


def _patterns(happened: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.intp]]:
    kept, pattern = np.unique(happened, axis=0, return_inverse=True)
    return kept, np.concatenate([[0], 1 + pattern.reshape(-1)]).astype(np.intp)


def moved(plan: Plan, effects: Iterable[Effect]) -> dict[str, PlanMilestone]:
    """The milestones with their days as effects move them."""
    milestones = {milestone.key: milestone for milestone in plan.milestones}
    for effect in effects:
        if effect.kind == "move" and effect.milestone in milestones:
            old = milestones[effect.milestone]
            until = later(old.until, effect.months) if old.until else None
            milestones[old.key] = replace(old, day=later(old.day, effect.months), until=until)
    return milestones


def _due(plan: Plan, effects: Iterable[Effect]) -> dict[str, int]:
    """The month at whose start each milestone is looked at: a level in the second half of a month is looked at in the
    end."""
    return {
        key: min(month_of(plan, m.day) + (m.kind == "level" and m.day.day > 15), month_count(plan))
        for key, m in moved(plan, effects).items()
    }


def _amounts(plan: Plan, effects: Sequence[Effect]) -> Amounts:
    """The schedule in which just these effects happen."""
    milestones = moved(plan, effects)
    amounts: Amounts = {}
    for stream in plan.streams:
        _put(amounts, _channel(stream), stream_by_month(plan, stream, milestones, effects))
    for milestone in milestones.values():
        for channel, months, amount in _milestone_flows(plan, milestone):
            _put(amounts, channel, _at(plan, months, amount))
    for effect in effects:
        for channel, by_month in _added(plan, effect).items():
            _put(amounts, channel, by_month)
    return amounts


def _added(plan: Plan, effect: Effect) -> Amounts:
    """The flows that an effect brings of its own."""
    if effect.kind not in ADDED:
        return {}
    months = flow_months(plan, "once" if effect.kind == "capital" else effect.every, effect.first, effect.last)
    if effect.kind == "income":
        channel = Channel("income", taxed=effect.taxed, account=effect.account)
    elif effect.kind == "capital" or effect.account:
        channel = Channel("bought", account=effect.account, of=effect.key)
    else:
        channel = Channel("spending")
    return {channel: _at(plan, months, effect.amount)}


def _channel(stream: PlanStream) -> Channel:
    if stream.kind == "spending":
        if stream.account is not None and not stream.flexible:
            return Channel("bought", not stream.indexed, account=stream.account, of=stream.key)
        return Channel("flexible" if stream.flexible else "spending", not stream.indexed)
    return Channel(stream.kind, not stream.indexed, stream.taxed and stream.kind == "income", stream.account)


def _put(amounts: Amounts, channel: Channel, by_month: Floats) -> None:
    if by_month.any():
        amounts[channel] = amounts[channel] + by_month if channel in amounts else by_month


def _at(plan: Plan, months: Iterable[int], amount: float) -> Floats:
    by_month = np.zeros(month_count(plan))
    by_month[list(months)] = amount
    return by_month


def _milestone_flows(plan: Plan, milestone: PlanMilestone) -> Iterable[tuple[Channel, Iterable[int], float]]:
    bought = Channel("bought", account=milestone.account, of=milestone.key)
    if milestone.kind == "purchase":
        yield bought, flow_months(plan, "once", milestone.day, None), milestone.amount
    elif milestone.kind == "fund":
        yield bought, flow_months(plan, "year", milestone.day, milestone.until), milestone.amount
    elif milestone.kind == "retirement":
        yield Channel("spending"), flow_months(plan, "month", milestone.day, milestone.until), milestone.amount


def span(plan: Plan, stream: PlanStream, milestones: dict[str, PlanMilestone]) -> tuple[date | None, date | None]:
    """The first and last day of a stream: its own, and those that milestones and lives give it."""
    first, ends = stream.first, [stream.last]
    if stream.starts_with in milestones:
        first = milestones[stream.starts_with].day
    if stream.ends_with == "retirement":
        stops = [m for m in milestones.values() if m.kind == "retirement"]
        own = [m.day for m in stops if m.member in (None, stream.member)]
        ends.append(day_before(min(own, default=None) if stream.member else max((m.day for m in stops), default=None)))
    if stream.ends_with == "death":
        lives = [
            later(m.born, 12 * (m.last_age + 1)) for m in plan.members if m.born and stream.member in (None, m.key)
        ]
        ends.append(day_before(max(lives, default=None)))
    return first, min((day for day in ends if day), default=None)


def stream_by_month(
    plan: Plan, stream: PlanStream, milestones: dict[str, PlanMilestone], effects: Iterable[Effect]
) -> Floats:
    """What a stream brings or costs in each month, with the effects on it, in the order of their days."""
    first, last = span(plan, stream, milestones)
    months = np.array(list(flow_months(plan, stream.every, first, last)), dtype=int)
    flows = np.zeros(month_count(plan), dtype=bool)
    flows[months] = True
    since = max(0, month_of(plan, first)) if first else 0
    amount = stream.amount * _grown(plan, stream, since)
    for effect in effects:
        if effect.stream != stream.key or effect.kind not in ("share", "replace", "stop"):
            continue
        touched = np.zeros_like(flows)
        touched[list(flow_months(plan, "month", effect.first, effect.last))] = True
        if effect.kind == "replace":
            begin = max(0, month_of(plan, effect.first)) if effect.first else 0
            rhythm = {"month": 12, "year": 1, "once": 1}
            every = stream.every if effect.every == "once" else effect.every
            each = effect.amount * rhythm[every] / rhythm[stream.every]
            amount = np.where(touched, each * _grown(plan, stream, begin), amount)
        else:
            amount = np.where(touched, amount * (1 + effect.share if effect.kind == "share" else 0.0), amount)
    return np.where(flows, amount, 0.0)


def _grown(plan: Plan, stream: PlanStream, since: int) -> Floats:
    """The real growth of a stream, once a year from the month in which it begins or, if it runs already, from now."""
    years = np.maximum(np.arange(month_count(plan)) - since, 0) // 12
    return np.asarray((1.0 + stream.growth) ** years)
