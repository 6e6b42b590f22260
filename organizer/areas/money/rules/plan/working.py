"""Works plans out beside one another, all with the same draws, and keeps what came of them by what they are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from organizer.charts.amounts import Told, marked, plain_amount, short_amount, told_of

from .compare import lever
from .draws import Draws
from .draws import draws as draws_of
from .drill import Which, runs_at
from .engine import quick, run
from .inputs import Plan
from .movers import STRIDE, found_movers, strongest_first
from .outlook import Case, Course, Outlook
from .results import Mover, PlanResult, Year

T = TypeVar("T")
_KEEPING = Lock()
QUICK_RUNS = 500
_MOST_KEPT, _MOST_MOVERS = 12, 7


def _ignore(so_far: tuple[Mover, ...]) -> None:
    """Nobody waits for what was found so far."""


class PlanWorker:
    """Threads may share it: what two of them make at once is made twice, and is the same."""

    def __init__(self) -> None:
        self._draws: Draws | None = None
        self._few: Draws | None = None
        self._results: OrderedDict[str, PlanResult] = OrderedDict()
        self._movers: OrderedDict[str, tuple[Mover, ...]] = OrderedDict()
        self._levers: OrderedDict[str, dict[str, Told]] = OrderedDict()

    def courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        """Each case worked out. Raises PlanError, and whatever `step` raises between two of them."""
        made = []
        for case in cases:
            step()
            made.append(Course(case, self.result(case.plan)))
        return tuple(made)

    def quick_courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        """The same, rougher and many times as fast; nothing of it is kept. Raises PlanError."""
        few = self._few
        if few is None or not few.serve(cases[0].plan):
            few = self._few = self.draws(cases[0].plan).fewer(QUICK_RUNS)
        made = []
        for case in cases:
            step()
            made.append(Course(case, quick(case.plan, few)))
        return tuple(made)

    def result(self, plan: Plan) -> PlanResult:
        """What a plan comes to. Raises PlanError."""
        key = repr(plan)
        found = self._results.get(key)
        if found is None:
            found = _kept(self._results, key, run(plan, self.draws(plan)))
        return found

    def years(self, course: Course, which: Which) -> tuple[Year, ...]:
        """One run of a course, year by year."""
        return runs_at(course.result, course.plan, self.draws(course.plan), which)

    def draws(self, plan: Plan) -> Draws:
        """As many draws as the plan has runs; fewer are the first of those that there are."""
        kept = self._draws
        if kept is None or not kept.serve(plan) or kept.runs < plan.runs:
            kept = self._draws = draws_of(plan)
        return kept if kept.runs == plan.runs else kept.fewer(plan.runs)

    def with_movers(
        self, outlook: Outlook, of: str, step: Callable[[], None], so_far: Callable[[tuple[Mover, ...]], None] = _ignore
    ) -> Outlook:
        """The same with what moves one course most; `so_far` is given what was found each time that something was."""
        plan = outlook.course(of).plan
        key = repr(plan)
        found = self._movers.get(key)
        if found is None:
            currency = plan.currency

            def shown(amount: float) -> str:
                step()
                return marked(short_amount(amount, currency))

            # To have no pay at all is no single change that anybody weighs.
            pay = {f"{s.title or s.key}, or not" for s in plan.streams if s.ends_with == "retirement"}
            strongest: tuple[Mover, ...] = ()
            for mover in found_movers(plan, self.draws(plan), shown, stride=STRIDE):
                if mover.title not in pay:
                    strongest = strongest_first((*strongest, mover))
                    so_far(strongest[:_MOST_MOVERS])
                step()
            found = _kept(self._movers, key, strongest[:_MOST_MOVERS])
        return replace(outlook, of=of, moved=True, movers=found)

    def with_levers(self, outlook: Outlook, step: Callable[[], None]) -> Outlook:
        """The same with what would help each milestone of the course whose movers it has."""
        plan = outlook.course(outlook.of).plan
        key = repr(plan)
        found = self._levers.get(key)
        if found is None:
            drawn, currency, made = self.draws(plan), plan.currency, {}
            for milestone in plan.milestones:
                step()
                words = lever(plan, drawn, milestone, lambda amount: marked(plain_amount(amount, currency)))
                made[milestone.key] = told_of(words)
            found = _kept(self._levers, key, made)
        return replace(outlook, levers=found)


def _kept(kept: OrderedDict[str, T], key: str, made: T) -> T:
    with _KEEPING:
        kept[key] = made
        while len(kept) > _MOST_KEPT:
            kept.popitem(last=False)
    return made
