"""Goals as a tree: what leads to what, and how far along each is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.goals.model import Goal, Horizon, KeyResult, Status
from organizer.kernel.frozen import frozen
from organizer.kernel.glance import Tone

from .score import mean, needed_share, share_of, standing

_COUNTING = (Status.OPEN, Status.REACHED)


@frozen
class Progress:
    """How far along a goal is. `score` (0..1) is None where nothing is measured, `needed` where it has no two days."""

    score: float | None
    needed: float | None
    tone: Tone


NONE = Progress(None, None, Tone.QUIET)


class Tree:
    """Goals by what they lead to, with the progress of each, worked out once.

    A goal's score is the mean of its key results; without any, the mean of those of its children that are open or
    reached, by their weights. `values` are the present values of the key results.
    """

    def __init__(
        self, goals: Iterable[Goal], results: Iterable[KeyResult], values: Mapping[UUID, Decimal | None], today: date
    ) -> None:
        self.goals = {goal.id: goal for goal in goals}
        self.today = today
        self._values = values
        self._children: dict[UUID | None, list[Goal]] = {}
        for goal in self.goals.values():
            parent = goal.parent if goal.parent in self.goals else None
            self._children.setdefault(parent, []).append(goal)
        self._results: dict[UUID, list[KeyResult]] = {}
        for result in results:
            self._results.setdefault(result.goal, []).append(result)
        for rows in self._children.values():
            rows.sort(key=lambda goal: (goal.position, goal.title, goal.id))
        for measures in self._results.values():
            measures.sort(key=lambda result: (result.position, result.id))
        self._progress: dict[UUID, Progress] = {}

    def children(self, of: UUID | None) -> list[Goal]:
        """What leads to a goal, in order; of None: what leads to nothing further."""
        return self._children.get(of, [])

    def results(self, of: UUID) -> list[KeyResult]:
        """The key results of a goal, in order."""
        return self._results.get(of, [])

    def path(self, to: UUID) -> list[Goal]:
        """The goals that a goal leads to, the farthest first, without itself."""
        found: list[Goal] = []
        goal = self.goals.get(to)
        while goal is not None and goal.parent is not None and len(found) < len(self.goals):
            goal = self.goals.get(goal.parent)
            if goal is not None:
                found.append(goal)
        return found[::-1]

    def below(self, of: UUID | None) -> Iterator[Goal]:
        """Everything that leads to a goal, each before what leads to it."""
        for child in self.children(of):
            yield child
            yield from self.below(child.id)

    def value(self, result: KeyResult) -> Decimal | None:
        """The present value of a key result; None where it was never measured."""
        return self._values.get(result.id, result.now)

    def share(self, result: KeyResult) -> float:
        """How much of its way a key result has behind it, 0..1."""
        return share_of(result.start, result.target, self.value(result))

    def tone(self, result: KeyResult) -> Tone:
        """How a key result stands against the pace of its goal."""
        goal = self.goals.get(result.goal)
        return Tone.QUIET if goal is None else standing(self.share(result), self._needed(goal))

    def progress(self, of: UUID) -> Progress:
        """How far along a goal is."""
        known = self._progress.get(of)
        if known is None:
            goal = self.goals.get(of)
            known = self._progress[of] = NONE if goal is None else self._work_out(goal)
        return known

    def quarter_goals(self) -> list[Goal]:
        """The open goals of the shortest horizon, in the order of the tree."""
        return [g for g in self.below(None) if g.horizon is Horizon.QUARTER and g.status is Status.OPEN]

    def _work_out(self, goal: Goal) -> Progress:
        results = self.results(goal.id)
        if results:
            score = mean((self.share(result), 1.0) for result in results)
        else:
            self._progress[goal.id] = NONE  # A cycle in a damaged file ends here.
            parts = [
                (found, float(child.weight))
                for child in self.children(goal.id)
                if child.status in _COUNTING and (found := self.progress(child.id).score) is not None
            ]
            score = mean(parts)
        if score is None and goal.status is Status.REACHED:
            score = 1.0
        needed = self._needed(goal)
        tone = standing(score, needed) if goal.status is Status.OPEN else Tone.QUIET
        return Progress(score, needed, tone)

    def _needed(self, goal: Goal) -> float | None:
        return needed_share(goal.start, goal.due, self.today)


def leads_to_itself(goal: Goal, parents: Mapping[UUID, UUID | None]) -> bool:
    """Whether a goal is its own ancestor; `parents` are those of all other goals."""
    seen = {goal.id}
    parent = goal.parent
    while parent is not None:
        if parent in seen:
            return True
        seen.add(parent)
        parent = parents.get(parent)
    return False
