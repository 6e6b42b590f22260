"""What is asked of the plan: the plan of a profile and the scenarios that are shown, or what is missing for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from organizer.areas.money.model import (
    Account,
    AssetClass,
    Assumptions,
    Balance,
    Correlation,
    Scenario,
    Stream,
)
from organizer.areas.money.rules.plan.checked import check, warnings
from organizer.areas.money.rules.plan.faults import PlanError
from organizer.areas.money.rules.plan.inputs import Plan
from organizer.areas.money.rules.plan.outlook import BASE, MOST_SHOWN, Case, Missing, Question
from organizer.areas.money.rules.plan.premises import Premises
from organizer.kernel.area import Reads
from organizer.kernel.changes import Ref
from organizer.kernel.moves import Move
from organizer.kernel.query import Sort, belonging_to
from organizer.kernel.record import Record
from organizer.kernel.system import Member

from .plan import Moves, plan_of_profile

Seen = Mapping[str, tuple[type[Record], Callable[[Reads, Any], Move]]]
"""By kind, the class of its records and how its area sees one of them as a career move."""


def moves_in(reads: Reads, seen: Seen) -> Moves:
    """Finds the record of a reference and sees it as a move; None where it is none, or not there."""

    def move(ref: Ref) -> Move | None:
        if ref.kind not in seen:
            return None
        cls, see = seen[ref.kind]
        record = reads.find(cls, ref.id)
        return see(reads, record) if record is not None and record.deleted is None else None

    return move


def question(reads: Reads, today: date, owner: UUID | None, seen: Seen) -> Question:
    """The plan of a member, or of all, and its scenarios in their order. Raises NoRate, and PlanError for a loop of
    scenarios, by their titles."""
    if not reads.count(Account) and not reads.count(Stream):
        return Question(empty=True)
    missing = _missing(reads)
    if missing is not None:
        return Question(missing=missing)
    moves = moves_in(reads, seen)
    plan = plan_of_profile(reads, today, None, owner, moves)
    problems = check(plan)
    if problems:
        return Question(missing=Missing(_named(reads, plan, problems[0]), "Edit assumptions", "assumptions"))
    cases = [Case(BASE, "Base plan", "as of today", plan)]
    shown = [s for s in reads.every(Scenario, belonging_to(owner), Sort("position")) if s.shown]
    for scenario in shown[: MOST_SHOWN - 1]:
        try:
            laid = plan_of_profile(reads, today, scenario.id, owner, moves)
        except PlanError as error:
            raise PlanError([_named(reads, plan, problem) for problem in error.problems]) from None
        cases.append(Case(str(scenario.id), scenario.title, scenario.about, laid))
    first = min((balance.day for balance in reads.every(Balance)), default=None)
    return Question(tuple(cases), None, first, max(0, len(shown) + 1 - MOST_SHOWN), warnings(plan))


def _missing(reads: Reads) -> Missing | None:
    """The first thing without which the plan would say nothing."""
    if not reads.count(Assumptions):
        return Missing("What should the plan assume? Inflation and returns are not said yet", "Edit assumptions",
                       "assumptions")  # fmt: skip
    unborn = [member for member in reads.every(Member) if member.born is None]
    if unborn:
        name = unborn[0].name.split(" ")[0]
        return Missing(f"When was {name} born? The plan counts by your ages", "Edit assumptions", "assumptions")
    if not reads.count(Balance):
        return Missing("What is in your accounts? No balance is known yet", "Add a balance", "accounts")
    if not reads.count(Stream):
        return Missing("What comes in and goes out? No income or spending is planned yet", "Add a stream", "streams")
    return None


def _named(reads: Reads, plan: Plan, problem: str) -> str:
    """A problem of the engine with the titles of what it is about in the place of keys."""
    titles = [(each.key, each.name) for each in plan.accounts] + [(each.key, each.title) for each in plan.streams]
    titles += [(each.key, each.title) for each in plan.milestones] + [(each.key, each.title) for each in plan.effects]
    titles += [(str(each.id), each.name) for each in reads.every(AssetClass)]
    titles += [(str(each.id), each.title) for each in reads.every(Scenario)]
    for key, title in titles:
        if title:
            problem = problem.replace(key, title)
    return problem


def premises(reads: Reads) -> tuple[Premises, bool]:
    """What the editor of assumptions edits, and whether there are assumptions that are stored."""
    stored = min(reads.every(Assumptions), key=lambda each: each.id, default=None)
    members = tuple(sorted(reads.every(Member), key=lambda each: each.id))
    classes = tuple(reads.every(AssetClass, (), Sort("position")))
    made = Premises(stored or Assumptions(owner=None), members, classes, tuple(reads.every(Correlation)))
    return made, stored is not None
