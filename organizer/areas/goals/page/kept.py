"""The goals that the page has read: after a change only what was touched is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

from organizer.areas.goals import queries
from organizer.areas.goals.model import Goal, KeyResult
from organizer.areas.goals.queries import Counters
from organizer.areas.goals.rules.tree import Tree
from organizer.kernel.changes import Changes
from organizer.kernel.query import belonging_to
from organizer.kernel.record import describe
from organizer.store.workspace import MergedReads
from organizer.ui.context import PageContext
from organizer.ui.tasks import Progress

R = TypeVar("R", Goal, KeyResult)
_MANY = 500
"""So many touched, all is read anew: an import, say."""
_PATIENT = 4000
"""From so many on the window does not wait for them."""


class Read(NamedTuple):
    """All goals and key results of a member, or of everybody, by id."""

    goals: dict[UUID, Goal]
    results: dict[UUID, KeyResult]


def _read(reads: MergedReads, who: UUID | None) -> Read:
    mine = belonging_to(who)
    return Read(
        {goal.id: goal for goal in reads.every(Goal, mine)},
        {result.id: result for result in reads.every(KeyResult, mine)},
    )


class KeptGoals:
    """Of the member whose records are shown, or of everybody."""

    def __init__(self, context: PageContext, counters: Counters) -> None:
        self._context, self._counters = context, counters
        self._of: tuple[UUID | None] | None = None
        self._unseen = False
        self._goals: dict[UUID, Goal] = {}
        self._results: dict[UUID, KeyResult] = {}

    def read_beside(self, then: Callable[[], None]) -> bool:
        """Whether there are so many that they are read in another thread; `then` is called once they are there."""
        workspace, who = self._context.workspace, self._context.who
        if self._of is not None or workspace.reads.count(Goal) < _PATIENT:
            return False

        def work(_: Progress) -> Read:
            with workspace.reads_elsewhere() as reads:
                return _read(reads, who)

        def done(found: object) -> None:
            if self._of is None and self._context.who == who and isinstance(found, Read):
                self._take(who, found)
            then()

        self._context.tasks.run("Reading goals", work).done.connect(done)
        return True

    def tree(self, changes: Changes | None = None) -> Tree:
        """As it is after a change; without one all is read."""
        context = self._context
        if self._of == (context.who,) and self._unseen:
            pass  # They were read a moment ago.
        elif changes is None or self._of != (context.who,) or not self._follow(changes):
            self._take(context.who, _read(context.workspace.reads, context.who))
        self._unseen = False
        return self._tree(context.today())

    def _take(self, who: UUID | None, found: Read) -> None:
        self._of, self._goals, self._results, self._unseen = (who,), found.goals, found.results, True

    def _follow(self, changes: Changes) -> bool:
        """Whether it could: reads what was touched."""
        touched = {cls: changes.records.get(describe(cls).kind, frozenset()) for cls in (Goal, KeyResult)}
        if any(len(ids) > _MANY for ids in touched.values()):
            return False
        reads, who = self._context.workspace.reads, self._context.who
        _put(self._goals, touched[Goal], reads.many(Goal, touched[Goal]), who)
        _put(self._results, touched[KeyResult], reads.many(KeyResult, touched[KeyResult]), who)
        return True

    def _tree(self, today: date) -> Tree:
        reads, goals, results = self._context.workspace.reads, self._goals, self._results.values()
        return Tree(goals.values(), results, queries.values_of(reads, self._counters, results, goals, today), today)


def _put(kept: dict[UUID, R], ids: Iterable[UUID], found: Mapping[UUID, R], who: UUID | None) -> None:
    for id in ids:
        record = found.get(id)
        if record is None or record.deleted is not None or (who is not None and record.owner not in (None, who)):
            kept.pop(id, None)
        else:
            kept[id] = record
