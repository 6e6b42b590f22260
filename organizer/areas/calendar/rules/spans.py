"""Stretches of time as pairs of numbers: joined, compared, cut and summed by interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from organizer.kernel.kinds import EPOCH

Span = tuple[int, int]
"""From a microsecond of UTC, counted from 1970, to another that no longer belongs to it. Numbers, since a year holds
tens of thousands, and since clock times of one zone compare wrongly in the hour that comes twice."""

MICROSECOND = timedelta(microseconds=1)

Booked = dict[tuple[UUID | None, UUID | None], list[Span]]
"""Time by owner and category, in any order, overlaps included."""


def microseconds(moment: datetime) -> int:
    """An aware moment as a number."""
    return (moment - EPOCH) // MICROSECOND


def span_of(start: datetime, end: datetime) -> Span:
    """Between two aware moments."""
    return microseconds(start), microseconds(end)


def union(spans: Iterable[Span]) -> list[Span]:
    """The time that any of them covers: in order, apart from one another, none empty."""
    joined: list[Span] = []
    low = high = 0
    for start, end in sorted(spans):
        if end <= start:
            continue
        if start > high or not joined:
            joined.append((start, end))
            low, high = start, end
        elif end > high:
            joined[-1] = (low, end)
            high = end
    return joined


def common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The time that two unions share."""
    shared: list[Span] = []
    i = j = 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            shared.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return shared


def total(spans: Iterable[Span]) -> timedelta:
    """How long they are together."""
    return timedelta(microseconds=sum(end - start for start, end in spans))
