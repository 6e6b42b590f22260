"""A plan and its scenarios beside one another, worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from organizer.charts.amounts import Told

from .inputs import Plan, PlanMilestone
from .results import MilestoneResult, Mover, PlanResult

BASE = ""
"""The key of the plan itself among scenarios."""
MOST_SHOWN = 4
MONTHS_FOR_RANGES = 3


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be worked out: the plan, or a scenario of it."""

    key: str
    title: str
    about: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Missing:
    """Something without which there is no plan: said in the place of the sentence, with what to do about it."""

    text: str
    verb: str
    action: Literal["accounts", "assumptions", "members", "streams"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the plan first, then the scenarios that are shown; or what is missing."""

    cases: tuple[Case, ...] = ()
    missing: Missing | None = None
    first_balance: date | None = None
    hidden: int = 0
    """How many more scenarios there are than are shown."""
    warnings: tuple[str, ...] = ()
    empty: bool = False
    """There is nothing yet to make a plan of."""


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What came of it."""

    case: Case
    result: PlanResult

    @property
    def plan(self) -> Plan:
        return self.case.plan

    def milestone(self, key: str) -> MilestoneResult | None:
        """How a milestone fares in it."""
        return next((each for each in self.result.milestones if each.key == key), None)

    @property
    def likelihood(self) -> float:
        """That of the headline; without one, that everything planned can be paid."""
        found = self.milestone(headline.key) if (headline := headline_of(self.plan)) is not None else None
        return found.probability if found is not None else self.result.success

    @property
    def error(self) -> float:
        """The standard error of the likelihood."""
        found = self.milestone(headline.key) if (headline := headline_of(self.plan)) is not None else None
        return found.error if found is not None else self.result.error


@dataclass(frozen=True, slots=True, eq=False)
class Outlook:
    """The plan first, then its scenarios. `movers` and `levers` are those of the course with the key `of`."""

    courses: tuple[Course, ...]
    ran: datetime
    of: str = BASE
    moved: bool = False
    """Whether the movers are known yet."""
    movers: tuple[Mover, ...] = ()
    levers: Mapping[str, Told] = field(default_factory=dict)
    first_balance: date | None = None

    def course(self, key: str) -> Course:
        """The course of that key; the plan itself where there is none."""
        return next((each for each in self.courses if each.case.key == key), self.courses[0])

    @property
    def ranges_from(self) -> date | None:
        """The day from which there are balances enough to show ranges; None: already."""
        start, first = self.courses[0].plan.start, self.first_balance
        if first is None:
            return None
        months = first.month - 1 + MONTHS_FOR_RANGES
        due = date(first.year + months // 12, months % 12 + 1, min(first.day, 28))
        return due if due > start else None


def headline_of(plan: Plan) -> PlanMilestone | None:
    """The milestone that the plan is first of all about: the one that was chosen, else the first that stops work."""
    chosen = next((each for each in plan.milestones if each.key == plan.headline), None)
    return chosen or next((each for each in plan.milestones if each.kind == "retirement"), None)


def year_fraction(day: date) -> float:
    """A day as a number of years: the end of 2026 is 2027."""
    start = date(day.year, 1, 1).toordinal()
    return day.year + (day.toordinal() - start) / (date(day.year + 1, 1, 1).toordinal() - start)
