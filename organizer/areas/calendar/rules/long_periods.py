"""The time that series take in a long period, without an instance made of each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from organizer.areas.calendar.model import TimeBlock
from organizer.kernel.recurrence.occurrences import occurrences

from .clock_time import At, real
from .instances import Window
from .intervals import MICROSECOND, Span, microseconds

_STRETCH = timedelta(days=45)
"""A rule is followed far quicker where the clocks keep going, which is found out for so long at a time."""
_SLACK = timedelta(days=2)
"""The clocks of a window's zone, at which a floating series is, are no further from UTC."""


def series_spans(series: TimeBlock, window: Window, left_out: Collection[At] = ()) -> Iterator[Span]:
    """When a series takes place that may reach into a window; of whole days none, as they take no hours. `left_out` are
    starts of its rule that changed instances stand for."""
    first = series.first
    if series.recurrence is None or not isinstance(first, datetime):
        return
    low, high = window.begin - series.length, window.end
    if first.tzinfo is None:
        low, high = (low - _SLACK).replace(tzinfo=None), (high + _SLACK).replace(tzinfo=None)
    length = series.length // MICROSECOND
    while low < high:
        until = min(low + _STRETCH, high)
        for at in occurrences(series.recurrence, first, low, until).starts:
            if at not in left_out and isinstance(at, datetime):
                start = microseconds(at if at.tzinfo else real(at, window.zone))
                yield start, start + length
        low = until
