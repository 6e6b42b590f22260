"""Which blocks stand beside one another in a day, and which are in one another's way."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

from .instances import Instance
from .intervals import span_of

SHORTEST = timedelta(minutes=15)
"""What is shorter is drawn as long as this."""


class Timed(Protocol):
    """Anything from a time to a time, all in one zone."""

    @property
    def start(self) -> datetime: ...

    @property
    def end(self) -> datetime: ...


class Place(NamedTuple):
    """The column that something is drawn in, counted from 0, of so many that share the width."""

    column: int
    columns: int


def columns(timed: Sequence[Timed], shortest: timedelta = SHORTEST) -> list[Place]:
    """A place for each, in the order given, so that none covers another; as few columns as there are at once.

    Times are compared as the clocks show them and a grid draws them, not as they pass: in the night when the clocks
    are put back two blocks of the same hour are drawn at the same height. Meant for one person's day.
    """
    spans = [_drawn(each, shortest) for each in timed]
    places = [Place(0, 1)] * len(spans)
    together: list[tuple[int, int]] = []
    taken: list[tuple[datetime, int]] = []
    free: list[int] = []
    width = 0
    for n in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[n]
        while taken and taken[0][0] <= start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if not taken:
            _settle(places, together, width)
            together, free, width = [], [], 0
        if free:
            column = heapq.heappop(free)
        else:
            column, width = width, width + 1
        heapq.heappush(taken, (end, column))
        together.append((n, column))
    _settle(places, together, width)
    return places


def _drawn(each: Timed, shortest: timedelta) -> tuple[datetime, datetime]:
    start = each.start.replace(tzinfo=None)
    return start, max(each.end.replace(tzinfo=None), start + shortest)


def _settle(places: list[Place], together: Iterable[tuple[int, int]], width: int) -> None:
    """Gives those who overlap one another, in a chain, the number of columns that the chain needs."""
    for n, column in together:
        places[n] = Place(column, width)


def clashes(instances: Sequence[Instance]) -> set[int]:
    """Which of them, by index, take time that another takes of the same person. A shared block takes everybody's;
    whole days take nobody's."""
    return {n for pair in _pairs(instances) for n in pair}


def clash_count(instances: Sequence[Instance]) -> int:
    """How many of them begin before what the same person does then is over."""
    return len({later for _, later in _pairs(instances)})


def _pairs(instances: Sequence[Instance]) -> Iterator[tuple[int, int]]:
    """Pairs that overlap, so that everything which overlaps anything is in one of them, in the order of their starts.

    Whatever overlaps something before it overlaps the one of those that reaches furthest; and what overlaps only
    things after it is itself the one that reaches furthest when the next of them begins.
    """
    spans = [span_of(each.start, each.end) for each in instances]
    by_owner: dict[UUID | None, list[int]] = defaultdict(list)
    for n, (start, end) in enumerate(spans):
        if not instances[n].all_day and start < end:
            by_owner[instances[n].block.owner].append(n)
    shared = by_owner.pop(None, [])
    for own in by_owner.values() or [[]]:
        furthest: int | None = None
        for n in sorted(own + shared, key=spans.__getitem__):
            if furthest is not None and spans[n][0] < spans[furthest][1]:
                yield furthest, n
            if furthest is None or spans[n][1] > spans[furthest][1]:
                furthest = n


def in_the_way(of: Instance, instances: Iterable[Instance]) -> list[Instance]:
    """Those that take time which this one takes of the same person, by start; itself is none of them."""
    if of.all_day:
        return []
    start, end = span_of(of.start, of.end)
    found: list[tuple[int, int, Instance]] = []
    for other in instances:
        if other.all_day or (other.block.id, other.key) == (of.block.id, of.key):
            continue
        same_person = other.block.owner == of.block.owner or None in (other.block.owner, of.block.owner)
        other_start, other_end = span_of(other.start, other.end)
        if same_person and max(start, other_start) < min(end, other_end):
            found.append((other_start, len(found), other))
    return [other for *_, other in sorted(found)]
