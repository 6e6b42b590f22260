"""The financial plan on the command line: of a profile, or of a description in JSON."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from organizer.areas.money.model import Scenario
from organizer.areas.money.queries.plan import Moves, plan_of_profile
from organizer.areas.money.queries.question import moves_in
from organizer.areas.money.queries.returns import past_returns
from organizer.areas.money.rules.plan.as_json import comparison_as, movers_as, replay_as, result_as
from organizer.areas.money.rules.plan.compare import compare, lever
from organizer.areas.money.rules.plan.description import described
from organizer.areas.money.rules.plan.draws import draws
from organizer.areas.money.rules.plan.engine import run
from organizer.areas.money.rules.plan.movers import movers
from organizer.areas.money.rules.plan.replay import replay
from organizer.kernel.area import Reads
from organizer.kernel.errors import EnvironmentFailure, FieldError, UnreadableFile
from organizer.kernel.query import Where
from organizer.kernel.text import fold
from organizer.store.profile import Profile
from organizer.store.reader import Reader

from .areas import AREAS, REGISTRY
from .outcome import Outcome


def from_description(options: argparse.Namespace) -> Outcome:
    """The answers to a description in JSON."""
    path: Path = options.input
    folder = path.absolute().parent
    data = described(_text(path), lambda name: _text(folder / name))
    return Outcome(data, tuple(_told(data)))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise EnvironmentFailure(f"{path.name} could not be read: {error.strerror}") from None
    except ValueError:
        raise UnreadableFile(path.name, "Not UTF-8 text") from None


def of_profile(profile: Profile, reader: Reader, options: argparse.Namespace) -> Outcome:
    """Every figure of a profile's plan, or of a scenario of it, compared with the plan."""
    today, seen = profile.clock.today(), _moves(reader)
    base = plan_of_profile(reader, today, moves=seen)
    drawn = draws(base)
    result = run(base, drawn)
    plan, shown = base, result
    data: dict[str, Any] = {}
    if options.scenario:
        plan = plan_of_profile(reader, today, _scenario(reader, options.scenario).id, moves=seen)
        shown = run(plan, drawn)
        data["compared"] = comparison_as(compare(result, shown, plan))
    else:
        data["scenarios"] = {}
        for scenario in reader.every(Scenario, [Where("shown", "=", True)]):
            other = plan_of_profile(reader, today, scenario.id, moves=seen)
            found = run(other, drawn)
            compared = {"title": scenario.title, "compared": comparison_as(compare(result, found, other))}
            data["scenarios"][str(scenario.id)] = compared | result_as(other, found)
    data |= {"plan": result_as(plan, shown), "movers": movers_as(movers(plan, drawn))}
    data["levers"] = {milestone.key: lever(plan, drawn, milestone) for milestone in plan.milestones}
    past = past_returns(reader)
    if past is not None:
        data["replay"] = replay_as(replay(plan, *past))
    return Outcome(data, tuple(_told(data)))


def _scenario(reader: Reader, title: str) -> Scenario:
    found = [each for each in reader.every(Scenario) if fold(each.title) == fold(title) or str(each.id) == title]
    if len(found) != 1:
        raise FieldError("There is no scenario of that title" if not found else "Several scenarios have that title")
    return found[0]


def _moves(reads: Reads) -> Moves:
    """Sees a record of any area as a career move, where its area does."""
    return moves_in(reads, {kind: (REGISTRY.cls(kind), see) for area in AREAS for kind, see in area.moves.items()})


def _told(data: dict[str, Any]) -> list[str]:
    """The main figures in words."""
    lines = []
    plan = data.get("plan")
    if plan:
        lines.append(f"{plan['success']:.0%} of {plan['runs']:,} runs meet everything that is planned")
        lines += [f"{m['title'] or m['key']}: {m['probability']:.0%}" for m in plan["milestones"]]
        lines += [f"Note: {words}" for words in plan["warnings"]]
    lines += [f"{each.get('title', key)}: {each['success']:.0%}" for key, each in data.get("scenarios", {}).items()]
    if "replay" in data:
        lines.append(f"{data['replay']['success']:.0%} of {data['replay']['windows']} windows of past years")
    lines += [f"{each['ask']}: {each['answer']}" for each in data.get("questions", [])]
    return lines
