"""Works plans out beside one another, all with the same draws, and keeps what came of them by what they are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock
from typing import TypeVar

from organizer.charts.amounts import marked, plain_amount, short_amount, told_of

from .compare import lever
from .draws import Draws
from .draws import draws as draws_of
from .drill import Which, runs_at
from .engine import run
from .inputs import Plan
from .movers import movers
from .outlook import Case, Course, Outlook
from .results import Mover, PlanResult, Year

T = TypeVar("T")
_KEEPING = Lock()
_MOST_KEPT, _MOST_MOVERS = 12, 7
Moved = tuple[tuple[Mover, ...], dict[str, tuple[str, ...]]]


class PlanWorker:
    """Threads may share it: what two of them make at once is made twice, and is the same."""

    def __init__(self) -> None:
        self._draws: Draws | None = None
        self._results: OrderedDict[str, PlanResult] = OrderedDict()
        self._moved: OrderedDict[str, Moved] = OrderedDict()

    def courses(self, cases: Sequence[Case], step: Callable[[], None]) -> tuple[Course, ...]:
        """Each case worked out. Raises PlanError, and whatever `step` raises between two of them."""
        made = []
        for case in cases:
            step()
            made.append(Course(case, self.result(case.plan)))
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

    def with_movers(self, outlook: Outlook, of: str, step: Callable[[], None]) -> Outlook:
        """The same with what moves one course most, and what would help each of its milestones."""
        plan = outlook.course(of).plan
        key = repr(plan)
        found = self._moved.get(key)
        if found is None:
            drawn, currency = self.draws(plan), plan.currency

            def shown(amount: float) -> str:
                step()
                return marked(short_amount(amount, currency))

            found_movers = movers(plan, drawn, shown)
            pay = {f"{s.title or s.key}, or not" for s in plan.streams if s.ends_with == "retirement"}
            # To have no pay at all is no single change that anybody weighs.
            strongest = tuple(mover for mover in found_movers if mover.title not in pay)[:_MOST_MOVERS]
            levers = {}
            for milestone in plan.milestones:
                step()
                words = lever(plan, drawn, milestone, lambda amount: marked(plain_amount(amount, currency)))
                levers[milestone.key] = told_of(words)
            found = _kept(self._moved, key, (strongest, levers))
        return replace(outlook, of=of, movers=found[0], levers=found[1])


def _kept(kept: OrderedDict[str, T], key: str, made: T) -> T:
    with _KEEPING:
        kept[key] = made
        while len(kept) > _MOST_KEPT:
            kept.popitem(last=False)
    return made
