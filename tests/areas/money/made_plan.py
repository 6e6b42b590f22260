"""A plan with three courses whose results are made by hand, for the parts that show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np

from organizer.areas.money.rules.plan.inputs import (
    Asset,
    Inflation,
    Plan,
    PlanAccount,
    PlanMember,
    PlanMilestone,
    PlanStream,
)
from organizer.areas.money.rules.plan.outlook import Case, Course, Outlook, Question
from organizer.areas.money.rules.plan.results import MilestoneResult, Mover, PlanResult, Year
from organizer.kernel.area import Reads

START, LAST = date(2026, 11, 19), 2062
YEARS = tuple(range(2026, LAST + 1))
DAYS = (START, *(date(year, 12, 31) for year in YEARS))
MEMBERS = (PlanMember("maya", "Maya Rivera", date(1988, 3, 4)), PlanMember("alex", "Alex Rivera", date(1988, 6, 9)))
HOME = PlanMilestone("home", "Home", "purchase", date(2028, 6, 1), amount=90_000)
COLLEGE = PlanMilestone("college", "Noa's college", "fund", date(2037, 9, 1), date(2040, 6, 30), 34_000)
RETIRE = PlanMilestone("retire", "Retire at 58", "retirement", date(2046, 7, 1))
ESTATE = PlanMilestone("estate", "Estate goal", "level", date(2060, 1, 1), amount=500_000)
PLAN = Plan(
    START, date(LAST, 12, 31), members=MEMBERS, assets=(Asset("stocks", 0.07, 0.17), Asset("bonds", 0.035, 0.06)),
    correlations={("stocks", "bonds"): 0.1},
    accounts=(PlanAccount("all", "All", 420_000, {"stocks": 0.4, "bonds": 0.5}),),
    streams=(
        PlanStream("pay", "Pay", "income", 14_000, ends_with="retirement", growth=0.01),
        PlanStream("living", "Living", "spending", 5_900),
        PlanStream("security", "Social Security", "income", 34_000, "year", date(2055, 1, 1)),
    ),
    milestones=(HOME, RETIRE, COLLEGE, ESTATE), inflation=Inflation(0.025, 0.01), runs=6_000,
)  # fmt: skip
LIKELY = {"": (0.78, 0.72, 0.86, 0.64), "sabbatical": (0.71, 0.66, 0.82, 0.58), "separation": (0.34, 0.41, 0.58, 0.22)}


def result(plan: Plan, likely: Sequence[float], height: float = 1.0) -> PlanResult:
    """As if a plan had come to this; `height` times what the plan itself has."""
    spread = np.linspace(0, 1.0, len(DAYS))
    middle = height * np.interp(np.arange(len(DAYS)), [0, 11, 20, 29, 36], [0.42, 1.45, 2.66, 2.82, 3.34]) * 1e6
    middle[0] = 420_000
    factors = (0.55, 0.75, 1.0, 1.37, 1.83)
    bands = np.array([middle * (1 + (f - 1) * spread) for f in factors])
    line = tuple(
        Year(year, 168_000, 70_800, 0, 62_000, 20_000, 0.025, 0.0, float(worth), (("all", float(worth)),))
        for year, worth in zip(YEARS, middle[1:], strict=True)
    )
    milestones = tuple(
        MilestoneResult(m.key, p, 0.006, m.day, m.amount * (4 if m.kind == "fund" else 1), m.amount * 0.57)
        for m, p in zip(plan.milestones, likely, strict=True)
    )
    return PlanResult(
        YEARS, DAYS, np.tile(middle, (3, 1)), bands, line, likely[1], 0.006, 2052, 81_000.0, milestones, plan.seed
    )  # fmt: skip


CASES = (
    Case("", "Base plan", "as of today", PLAN),
    Case("sabbatical", "Sabbatical", "9 months in 2028", PLAN),
    Case("separation", "Separation", "two homes from 2027", PLAN),
)
MOVERS = (
    Mover("Stop work 2 years later, or earlier", 9, -8), Mover("Returns 1 point up or down", 8, -11),
    Mover("Alex an RN by 2028, or not", 7, -6), Mover("Save \x1f$500\x1f a month more, or less", 6, -6),
    Mover("Spend 10% less, or more", 5, -7), Mover("Home \x1f$60k\x1f cheaper, or dearer", 2, -3),
    Mover("Half of college by loan, or none", 4, -1),
)  # fmt: skip
LEVERS = {
    "home": ("", "$420", " a month more: 86%"), "retire": ("Two years later: 81%",),
    "college": ("On pace",), "estate": ("Two years later: 70%",),
}  # fmt: skip
HEIGHTS = {"": 1.0, "sabbatical": 0.88, "separation": 0.37}


def courses(cases: Sequence[Case] = CASES) -> tuple[Course, ...]:
    """Each case with what it is made to come to."""
    return tuple(
        Course(c, result(c.plan, LIKELY.get(c.key, LIKELY[""]), HEIGHTS.get(c.key, 1.1))) for c in cases
    )  # fmt: skip


def outlook(of: str = "") -> Outlook:
    """All courses, with movers and levers."""
    return Outlook(courses(), datetime(2026, 11, 19, 8, 12, tzinfo=UTC), of, True, MOVERS, LEVERS)


class MadeWorker:
    """Gives what is made by hand at once, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Case, ...]] = []
        self.quickly: list[tuple[Case, ...]] = []

    def courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        self.asked.append(tuple(cases))
        return courses(cases)

    def quick_courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        self.quickly.append(tuple(cases))
        return courses(cases)

    def with_movers(
        self, outlook: Outlook, of: str, step: Callable[[], None], so_far: Callable[[tuple[Mover, ...]], None]
    ) -> Outlook:
        return replace(outlook, of=of, moved=True, movers=MOVERS)

    def with_levers(self, outlook: Outlook, step: Callable[[], None]) -> Outlook:
        return replace(outlook, levers=LEVERS)

    def years(self, course: Course, which: str) -> tuple[Year, ...]:
        return course.result.line


def read(reads: Reads) -> Question:
    """A question that does not depend on what is stored."""
    return Question(CASES)
