"""What is wrong with a plan, each thing by key and field; and what in it is merely unusual."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from itertools import combinations
from typing import Any, get_args

import numpy as np

from . import inputs
from .faults import PlanError
from .inputs import Effect, Plan, PlanAccount, PlanMilestone, PlanStream
from .months import month_count
from .schedule import ADDED
from .world import correlation

MOST_MONTHS = 12 * 150
MOST_RUNS = 100_000
MOST_DRAWS = 50_000_000
"""Of runs, years and assets together; each takes eight bytes."""
MOST_SHAPES = 10
"""How many effects with a probability may change streams and milestones; each doubles the schedules."""
MOST_AMOUNT, MOST_RATE, LAST_YEAR = 1e15, 10.0, 9000
RATES = ("mean", "volatility", "rate", "growth", "share", "guard", "step")
PARTS = ("members", "assets", "accounts", "streams", "milestones", "effects")
USUAL_REAL_RETURN = 0.07
"""About what stocks returned beyond inflation over long times, worldwide; more is warned of."""


def require(plan: Plan) -> None:
    """Raises PlanError with everything that `check` finds."""
    problems = check(plan)
    if problems:
        raise PlanError(problems)


def check(plan: Plan) -> tuple[str, ...]:
    """Everything for which the plan cannot be worked out: 'streams.pay.last: Ends before it begins'."""
    found = [*_numbers(plan, "")]
    if found:
        return tuple(found)
    found += _whole(plan)
    for part in PARTS:
        keys = [item.key for item in getattr(plan, part)]
        found += [f"{part}.{key}: Twice" for key in dict.fromkeys(keys) if keys.count(key) > 1]
    found += [f"accounts.{a.key}.{words}" for a in plan.accounts for words in _account(plan, a)]
    found += [f"streams.{s.key}.{words}" for s in plan.streams for words in _stream(plan, s)]
    found += [f"milestones.{m.key}.{words}" for m in plan.milestones for words in _milestone(plan, m)]
    found += [f"effects.{e.key}.{words}" for e in plan.effects for words in _effect(plan, e)]
    found += _correlations(plan)
    return tuple(found)


def _numbers(value: Any, path: str) -> Iterator[str]:
    """Every number in a plan that is none, and every word that is not among those allowed."""
    for each in fields(value):
        inner, name = getattr(value, each.name), f"{path}{each.name}"
        if isinstance(inner, float | int) and (words := _unfit(each.name, inner)):
            yield f"{name}: {words}"
        elif isinstance(inner, date) and inner.year > LAST_YEAR:
            yield f"{name}: Too far away"
        elif isinstance(inner, Mapping):
            for key, number in inner.items():
                if isinstance(number, float | int) and (words := _unfit(each.name, number)):
                    yield f"{name}.{'/'.join(key) if isinstance(key, tuple) else key}: {words}"
            for key, item in inner.items():
                yield from _items(item, f"{name}.{key}")
        elif isinstance(inner, tuple):
            yield from _items(inner, name)
        elif hasattr(inner, "__dataclass_fields__"):
            yield from _numbers(inner, f"{name}.")
        elif (allowed := _words(each.type)) and inner not in allowed:
            yield f"{name}: One of {', '.join(allowed)}"


def _unfit(field: str, number: float) -> str:
    """Why a number cannot be reckoned with; '' if it can."""
    if not math.isfinite(number):
        return "Not a finite number"
    return "Too large" if abs(number) > (MOST_RATE if field in RATES else MOST_AMOUNT) else ""


def _items(items: object, name: str) -> Iterator[str]:
    for at, item in enumerate(items if isinstance(items, tuple) else ()):
        yield from _numbers(item, f"{name}.{getattr(item, 'key', at)}.")


def _words(of: object) -> tuple[str, ...]:
    """What a field may say, by the name of its type."""
    return get_args(getattr(inputs, of, None)) if isinstance(of, str) else ()


def _whole(plan: Plan) -> Iterator[str]:
    if plan.until < plan.start:
        yield "until: Ends before it begins"
    elif month_count(plan) > MOST_MONTHS:
        yield f"until: More than {MOST_MONTHS // 12} years"
    if not 1 <= plan.runs <= MOST_RUNS:
        yield f"runs: From 1 to {MOST_RUNS:,}"
    elif plan.runs * (plan.until.year - plan.start.year + 1) * (len(plan.assets) + 1) > MOST_DRAWS:
        yield "runs: Too many for so many years and assets"
    if plan.seed < 0:
        yield "seed: Not less than 0"
    if plan.lifetime is not None and not plan.lifetime > 0:
        yield "lifetime: More than 0 years"
    if plan.headline is not None and plan.headline not in _keys(plan.milestones):
        yield "headline: There is no such milestone"
    for asset in plan.assets:
        if asset.mean <= -1:
            yield f"assets.{asset.key}.mean: More than -1, which would lose everything"
        if asset.volatility < 0:
            yield f"assets.{asset.key}.volatility: Not less than 0"
    if sum(effect.probability < 1 and effect.kind not in ADDED for effect in plan.effects) > MOST_SHAPES:
        yield f"effects: More than {MOST_SHAPES} with a probability change streams or milestones"
    for member in plan.members:
        if not 0 <= member.last_age <= 150:
            yield f"members.{member.key}.last_age: From 0 to 150"
    for key, share in plan.crash.items():
        if key not in _keys(plan.assets) or not 0 <= share <= 1:
            yield f"crash.{key}: A share from 0 to 1 of an asset"
    if plan.inflation.mean <= -1:
        yield "inflation.mean: More than -1"
    if plan.inflation.volatility < 0:
        yield "inflation.volatility: Not less than 0"
    for name in ("income", "gains"):
        if not 0 <= getattr(plan.taxes, name) < 1:
            yield f"taxes.{name}: From 0 to less than 1"
    for name, bands in (
        ("bands", plan.taxes.bands),
        *((f"by_account.{k}", b) for k, b in plan.taxes.by_account.items()),
    ):
        above = [band.above for band in bands]
        if any(not 0 <= band.rate < 1 for band in bands):
            yield f"taxes.{name}: Rates from 0 to less than 1"
        if min(above, default=0.0) < 0 or len(set(above)) < len(above):
            yield f"taxes.{name}: Each above an amount of its own, none less than 0"
    if not 0 <= plan.guardrails.step < 1 or plan.guardrails.guard < 0:
        yield "guardrails: A step from 0 to less than 1, a guard not less than 0"


def _keys(items: tuple[Any, ...]) -> set[str]:
    return {item.key for item in items}


def _account(plan: Plan, account: PlanAccount) -> Iterator[str]:
    if unknown := [key for key in account.mix if key not in _keys(plan.assets)]:
        yield f"mix: There is no asset {unknown[0]!r}"
    if any(share < 0 for share in account.mix.values()):
        yield "mix: A share is less than 0"
    if sum(account.mix.values()) > 1 + 1e-9:
        yield "mix: The shares are more than 1 together"
    if account.rate <= -1:
        yield "rate: More than -1"
    if not 0 <= account.gains <= 1:
        yield "gains: From 0 to 1"
    for name in ("payment", "reserve"):
        if getattr(account, name) < 0:
            yield f"{name}: Not less than 0"
    if unknown := [key for key in account.owners if key not in _keys(plan.members)]:
        yield f"owners: There is no member {unknown[0]!r}"
    if sum(account.owners.values()) > 1 + 1e-9 or any(share < 0 for share in account.owners.values()):
        yield "owners: Shares from 0 to 1, 1 together"


def _known(plan: Plan, item: PlanStream | PlanMilestone | Effect) -> Iterator[str]:
    """References, and amounts, that streams, milestones and effects have alike."""
    if item.amount < 0:
        yield "amount: Not less than 0"
    for name, among in (
        ("account", plan.accounts), ("member", plan.members), ("stream", plan.streams), ("milestone", plan.milestones),
        ("starts_with", plan.milestones),
    ):  # fmt: skip
        key = getattr(item, name, None)
        if key is not None and key not in _keys(among):
            yield f"{name}: There is no {name.replace('starts_with', 'milestone')} {key!r}"


def _stream(plan: Plan, stream: PlanStream) -> Iterator[str]:
    yield from _known(plan, stream)
    if stream.first and stream.last and stream.last < stream.first:
        yield "last: Ends before it begins"
    if stream.growth <= -1:
        yield "growth: More than -1"
    if stream.kind == "saving" and stream.account is None:
        yield "account: Into which account?"
    if stream.every == "once" and stream.first is None and stream.starts_with is None:
        yield "first: When?"
    if stream.kind != "saving" and stream.account in {a.key for a in plan.accounts if a.balance < 0}:
        yield "account: A debt"


def _milestone(plan: Plan, milestone: PlanMilestone) -> Iterator[str]:
    yield from _known(plan, milestone)
    if milestone.until and milestone.until < milestone.day:
        yield "until: Ends before it begins"
    if milestone.kind == "fund" and milestone.until is None:
        yield "until: Until when?"
    if milestone.kind != "level" and milestone.account in {a.key for a in plan.accounts if a.balance < 0}:
        yield "account: A debt"


def _effect(plan: Plan, effect: Effect) -> Iterator[str]:
    yield from _known(plan, effect)
    if effect.first and effect.last and effect.last < effect.first:
        yield "last: Ends before it begins"
    if effect.first is None and effect.kind != "move":
        yield "first: From when?"
    if not 0 <= effect.probability <= 1:
        yield "probability: From 0 to 1"
    if effect.share < -1:
        yield "share: Not less than -1"
    if effect.kind in ("share", "replace", "stop") and effect.stream is None:
        yield "stream: Which stream?"
    if abs(effect.months) > MOST_MONTHS:
        yield "months: Too many"
    if effect.kind == "move" and effect.milestone is None:
        yield "milestone: Which milestone?"
    if effect.account in {a.key for a in plan.accounts if a.balance < 0}:
        yield "account: A debt"


def _correlations(plan: Plan) -> Iterator[str]:
    """Each value in its bounds, and all of them possible together: no eigenvalue less than 0."""
    known, bad = _keys(plan.assets), False
    pairs: dict[tuple[str, ...], float] = {("correlations", *pair): value for pair, value in plan.correlations.items()}
    pairs |= {("inflation.correlations", key): value for key, value in plan.inflation.correlations.items()}
    for (path, *names), value in pairs.items():
        problem = ""
        if any(name not in known for name in names):
            problem = "There is no such asset"
        elif len(set(names)) < len(names):
            problem = "An asset with itself"
        elif not -1 <= value <= 1:
            problem = "From -1 to 1"
        elif len(names) == 2 and plan.correlations.get((names[1], names[0]), value) != value:
            problem = "Another value the other way round"
        if problem:
            bad = True
            yield f"{path}.{'/'.join(names)}: {problem}"
    if bad:
        return
    matrix = correlation(plan)
    values, vectors = np.linalg.eigh(matrix)
    if values[0] < -1e-9:
        names = [*(asset.key for asset in plan.assets), "inflation"]
        pull = np.outer(vectors[:, 0], vectors[:, 0]) * matrix
        one, other = min(combinations(range(len(names)), 2), key=lambda pair: float(pull[pair]))
        yield f"correlations.{names[one]}/{names[other]}: {matrix[one, other]:g} is not possible beside the others"


def warnings(plan: Plan) -> tuple[str, ...]:
    """What is unusual, in sentences; none of it is forbidden."""
    return tuple(_warnings(plan))


def _warnings(plan: Plan) -> Iterator[str]:
    for asset in plan.assets:
        real = (1 + asset.mean) / (1 + plan.inflation.mean) - 1
        if real > USUAL_REAL_RETURN + 0.005:
            yield f"{asset.key}: {real:.1%} a year beyond inflation is more than the usual {USUAL_REAL_RETURN:.0%}"
        if asset.volatility == 0 and real > 0.02:
            yield f"{asset.key}: {real:.1%} beyond inflation does not come without ups and downs"
    if plan.inflation.mean == 0:
        yield "Inflation is zero: prices have hardly ever stood still for long"
    elif plan.inflation.mean > 0.06:
        yield f"Inflation of {plan.inflation.mean:.1%} a year is more than is usual"
    stops = [m for m in plan.milestones if m.kind == "retirement"]
    for milestone in plan.milestones:
        if milestone.day > plan.until:
            yield f"{milestone.title or milestone.key} comes after the end of the plan, {_said(plan.until)}"
    if not stops and any(stream.ends_with == "retirement" for stream in plan.streams):
        yield "Income ends when its owner stops work, but no milestone says when"
    if stops and all(stop.day > plan.until for stop in stops):
        yield "The plan ends before anybody stops work"
    for member in plan.members:
        if member.born and plan.until.year < member.born.year + member.last_age:
            age = plan.until.year - member.born.year
            yield f"The plan ends when {member.name or member.key} is {age}, before {member.last_age}"
    if any(s.kind == "saving" for s in plan.streams) and not any(s.kind == "income" for s in plan.streams):
        yield "There is saving but no income that it could come from: only what is in cash is moved"
    if not plan.accounts:
        yield "There are no accounts: the plan begins with nothing"
    if plan.runs < 500:
        yield f"{plan.runs} runs are few: likelihoods are rough"


def _said(day: date) -> str:
    return f"{day:%B} {day.year}"
