"""A whole description in JSON: a plan, scenarios of it, a replay, what else is asked, and its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .as_json import comparison_as, effects_from, line_as, movers_as, plan_from, replay_as, result_as
from .compare import compare
from .decode import Decoder, parsed
from .draws import draws
from .drill import Which, runs_at, sentences
from .engine import run
from .faults import PlanError
from .inputs import Effect, Plan
from .movers import movers
from .overlay import effects_of, laid_over
from .questions import answers
from .replay import crash, replay, returns_of
from .results import PlanResult


@dataclass(frozen=True, slots=True)
class ReplayAsked:
    """The table in the file itself or in one beside it; which column is which asset, and 'inflation'."""

    columns: dict[str, str]
    table: str | None = None
    """A file's name, from where the description is."""
    csv: str | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a description is no plan."""

    replay: ReplayAsked | None = None
    crash: float | None = None
    """The share that what goes up and down most loses on the first day, in a scenario of its own."""
    movers: bool = False
    open: tuple[Which, ...] = ()


@dataclass(frozen=True, slots=True)
class ScenarioHead:
    """A scenario without its effects."""

    key: str
    title: str = ""
    on_top_of: str | None = None
    effects: tuple[Effect, ...] = field(default=())


def described(text: str, read: Callable[[str], str]) -> dict[str, Any]:
    """The answers to a description. `read` gives the text of a file beside it.

    Raises PlanError with every problem by its path, UnreadableFile for a bad returns table.
    """
    raw = parsed(text)
    if not isinstance(raw, dict):
        raise PlanError(["the file: An object is needed"])
    if "start" in raw:
        raw = {"plan": raw}
    decoder, found = Decoder(), {}
    if "questions" in raw:
        found["questions"] = answers(decoder, raw["questions"])
    rest = {key: value for key, value in raw.items() if key not in ("plan", "scenarios", "questions")}
    asked = decoder.made(Asked, rest, "")
    decoder.require()
    assert asked is not None, "nothing was wrong"
    if "plan" in raw:
        plan = plan_from(raw["plan"], "plan")
        scenarios = _scenarios(raw.get("scenarios", []), raw["plan"], plan)
        found |= answered(plan, scenarios, asked, read)
    elif not found or asked != Asked() or "scenarios" in raw:
        raise PlanError(["plan: Missing"])
    return found


def answered(
    plan: Plan, scenarios: dict[str, Plan], asked: Asked, read: Callable[[str], str] | None = None
) -> dict[str, Any]:
    """What a plan and scenarios of it come to."""
    drawn = draws(plan)
    base = run(plan, drawn)
    found: dict[str, Any] = {"plan": result_as(plan, base)}
    if asked.crash is not None:
        scenarios = scenarios | {"crash": crash(plan, asked.crash)}
    if scenarios:
        found["scenarios"] = {key: _scenario(other, run(other, drawn), base) for key, other in scenarios.items()}
    if asked.open:
        found["runs"] = {}
        for which in asked.open:
            years = runs_at(base, plan, drawn, which)
            found["runs"][which] = {"years": line_as(plan, years), "sentences": list(sentences(years))}
    if asked.movers:
        found["movers"] = movers_as(movers(plan, drawn))
    if asked.replay:
        found["replay"] = _replayed(plan, asked.replay, read)
    return found


def _scenario(plan: Plan, result: PlanResult, base: PlanResult) -> dict[str, Any]:
    return result_as(plan, result) | {"compared": comparison_as(compare(base, result, plan))}


def _replayed(plan: Plan, asked: ReplayAsked, read: Callable[[str], str] | None) -> dict[str, Any]:
    if (asked.table is None) == (asked.csv is None):
        raise PlanError(["replay: Either a table or a csv"])
    if asked.csv is not None:
        table = returns_of(asked.csv, "replay.csv")
    else:
        assert asked.table is not None, "one of them is there"
        if read is None:
            raise PlanError(["replay.table: There are no files beside this"])
        table = returns_of(read(asked.table), asked.table)
    return replay_as(replay(plan, table, asked.columns, asked.since, asked.until))


def _scenarios(raw: Any, plan_raw: Any, plan: Plan) -> dict[str, Plan]:
    """The plan of each scenario, by its key."""
    decoder = Decoder()
    if not isinstance(raw, list):
        raise PlanError(["scenarios: A list is needed"])
    heads, effects = [], {}
    for at, each in enumerate(raw):
        bare = {key: value for key, value in each.items() if key != "effects"} if isinstance(each, dict) else each
        head = decoder.made(ScenarioHead, bare, f"scenarios[{at}]")
        if head is not None:
            if head.key in effects:
                decoder.wrong(f"scenarios[{at}].key", "Twice")
            heads.append(head)
            effects[head.key] = effects_from(each.get("effects", []), plan_raw, f"scenarios[{at}].effects")
    decoder.require()
    parents = {head.key: head.on_top_of for head in heads}
    return {head.key: laid_over(plan, effects_of(head.key, parents, effects)) for head in heads}
