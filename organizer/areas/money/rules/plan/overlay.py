"""Scenarios: effects laid over a plan, and over one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from .faults import PlanError
from .inputs import Effect, Plan


def laid_over(plan: Plan, effects: Iterable[Effect]) -> Plan:
    """The plan with these effects too, all in the order of their days, so that it does not matter which was laid first.

    None of them: the plan itself. Raises PlanError where a key comes twice.
    """
    added = tuple(effects)
    if not added:
        return plan
    keys = [effect.key for effect in (*plan.effects, *added)]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise PlanError([f"effects.{key}: Twice" for key in twice])
    return replace(plan, effects=tuple(sorted((*plan.effects, *added), key=_by_day)))


def _by_day(effect: Effect) -> tuple[date, str]:
    return effect.first or date.min, effect.key


def effects_of(
    scenario: str, parents: Mapping[str, str | None], effects: Mapping[str, Sequence[Effect]]
) -> tuple[Effect, ...]:
    """The effects of a scenario and of all that it lies on top of, the lowest first.

    Raises PlanError that names the way of a loop: 'scenarios.a.parent: a > b > a', or an unknown one.
    """
    way = [scenario]
    while (below := parents.get(way[-1])) is not None:
        if below in way:
            raise PlanError([f"scenarios.{way[-1]}.parent: A loop, {' > '.join((*way[way.index(below) :], below))}"])
        if below not in parents:
            raise PlanError([f"scenarios.{way[-1]}.parent: There is no scenario {below!r}"])
        way.append(below)
    return tuple(effect for each in reversed(way) for effect in effects.get(each, ()))
