"""Stretches of time as pairs of numbers: joined, compared, cut and summed by interval."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from uuid import UUID

from organizer.kernel.kinds import EPOCH

Span = tuple[int, int]
"""From a microsecond of UTC, counted from 1970, to another that no longer belongs to it. Numbers, since a year holds
tens of thousands, and since clock times of one zone compare wrongly in the hour that comes twice."""

MICROSECOND = timedelta(microseconds=1)

_NEVER: Span = (1 << 62, 1 << 62)

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
    for span in sorted(spans):
        start, end = span
        if start > high or not joined:
            if start < end:
                joined.append(span)
                low, high = span
        elif end > high:
            joined[-1] = (low, end)
            high = end
    return joined


def within(spans: Sequence[Span], limits: Span) -> list[Span]:
    """What of a union lies within limits."""
    low, high = limits
    begin = bisect_left(spans, low, key=itemgetter(1))
    end = bisect_left(spans, high, key=itemgetter(0))
    cut = list(spans[begin:end])
    if cut:
        cut[0] = (max(cut[0][0], low), cut[0][1])
        cut[-1] = (cut[-1][0], min(cut[-1][1], high))
    return [span for span in cut if span[0] < span[1]]


def common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The time that two unions share."""
    shared: list[Span] = []
    rest = iter(other)
    start, end = next(rest, _NEVER)
    for first, last in one:
        while end <= first:
            start, end = next(rest, _NEVER)
        while start < last:
            shared.append((start if start > first else first, end if end < last else last))
            if end > last:
                break
            start, end = next(rest, _NEVER)
    return shared


def total(spans: Iterable[Span]) -> timedelta:
    """How long they are together."""
    return timedelta(microseconds=sum(end - start for start, end in spans))
