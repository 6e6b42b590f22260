"""Timers that were left running: asked about, not trusted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from organizer.areas.calendar.model import LONGEST_TRACKED, TrackedTime
from organizer.kernel.dates import format_day, format_duration
from organizer.kernel.frozen import frozen

from .instances import Instance
from .intervals import MICROSECOND, microseconds

PATIENCE = timedelta(hours=4)
"""A timer that runs no longer than this on one day is never asked about."""


class PossibleEnd(NamedTuple):
    """When the time may have ended, and why then: 'As planned, 11:30', 'Now, 19:05'."""

    words: str
    end: datetime


@frozen
class Forgotten:
    """A running timer that may have been forgotten."""

    tracked: TrackedTime
    reason: str
    """'Running for 9 h 20 min', 'Running since yesterday, 22:10'."""
    ends: tuple[PossibleEnd, ...]
    """The likeliest first; none where nothing is known of it."""


def planned_for(tracked: TrackedTime, instances: Iterable[Instance]) -> Instance | None:
    """Which of the instances it was tracked for: of its block, the one that begins closest to it."""
    start = microseconds(tracked.start)
    own = [i for i in instances if not i.all_day and tracked.block in (i.block.id, i.series.id if i.series else None)]
    return min(own, key=lambda i: abs(microseconds(i.start) - start), default=None) if tracked.block else None


def forgotten(tracked: TrackedTime, planned: Instance | None, now: datetime) -> Forgotten | None:
    """Whether a running timer looks forgotten: it runs for longer than four hours and than twice the time planned, or
    over a midnight that its plan does not reach. `now` is as the clocks here show it."""
    if tracked.end is not None:
        return None
    start = tracked.start.astimezone(now.tzinfo)
    ran = timedelta(microseconds=microseconds(now) - microseconds(tracked.start))
    length = planned.length if planned is not None else timedelta()
    through = planned is not None and planned.end.astimezone(now.tzinfo).date() > start.date()
    overnight = start.date() < now.date() and not through
    if not overnight and ran <= max(PATIENCE, 2 * length):
        return None
    if start.date() < now.date():
        reason = f"Running since {_on(start, now)}{start:%H:%M}"
    else:
        reason = f"Running for {format_duration(ran - ran % timedelta(minutes=1))}"
    return Forgotten(tracked, reason, tuple(_ends(tracked, planned, now)))


def _ends(tracked: TrackedTime, planned: Instance | None, now: datetime) -> Iterable[PossibleEnd]:
    found: dict[int, PossibleEnd] = {}
    first = microseconds(tracked.start)
    last = min(microseconds(now), first + LONGEST_TRACKED // MICROSECOND)

    def offer(words: str, end: datetime) -> None:
        at = end.astimezone(now.tzinfo)
        if first < microseconds(at) <= last:
            found.setdefault(microseconds(at), PossibleEnd(f"{words}, {_on(at, now)}{at:%H:%M}", at))

    if planned is not None:
        offer("As planned", planned.end)
        offer(f"After {format_duration(planned.length)}", _after(tracked.start, planned.length))
    offer("Now", now)
    return found.values()


def _after(start: datetime, length: timedelta) -> datetime:
    """Exact time later, whatever the clocks did."""
    return start.astimezone(UTC) + length


def _on(at: datetime, now: datetime) -> str:
    """'yesterday, ' or '17 Nov, ' before a time of another day."""
    if at.date() == now.date():
        return ""
    words = format_day(at.date(), now.date())
    return f"{words.lower() if words == 'Yesterday' else words}, "


def trusted_end(tracked: TrackedTime, planned: Instance | None, now: datetime) -> datetime:
    """Until when a running timer counts while nobody has said more: now, or where it looks forgotten the end that was
    planned; without a plan it counts for nothing."""
    left = forgotten(tracked, planned, now)
    if left is None:
        return max(now, tracked.start)
    return next((each.end for each in left.ends if each.end != now), tracked.start)
