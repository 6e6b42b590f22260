"""Wall time to points in time, over changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timezone, tzinfo
from functools import lru_cache


@lru_cache(maxsize=8192)
def steady(zone: tzinfo, ordinal: int) -> bool:
    """Whether the clocks of a zone keep going all through a day, both its midnights included."""
    if isinstance(zone, timezone):
        return True
    try:
        midnight = datetime.fromordinal(ordinal).replace(tzinfo=zone)
        next_one = datetime.fromordinal(ordinal + 1).replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return False
    offset = midnight.utcoffset()
    return all(at.utcoffset() == offset for at in (midnight.replace(fold=1), next_one, next_one.replace(fold=1)))


@lru_cache(maxsize=4096)
def steady_between(zone: tzinfo, first: int, last: int) -> bool:
    """Whether they keep going from one day to another, both included; of long spans it is not said."""
    return last - first < 50 and all(steady(zone, day) for day in range(first, last + 1))


def real(at: datetime) -> datetime:
    """An aware time as the clocks show it: one that they skip is moved on by what they skip, as RFC 5545, 3.3.5 says
    (read with the offset before the gap). One that comes twice is the first."""
    try:
        return at.astimezone(UTC).astimezone(at.tzinfo)
    except OverflowError:  # at the ends of the calendar
        return at


def instant(at: datetime) -> datetime:
    """In UTC without saying so, whole seconds: what tells aware times of one or several zones apart and sorts them."""
    try:
        return at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    except OverflowError:
        return at.replace(tzinfo=None, microsecond=0, fold=0)


def in_zone(at: datetime, zone: tzinfo) -> datetime:
    """The same time as the clocks of a zone show it; of one that they skip, the one that is meant."""
    try:
        return at.astimezone(UTC).astimezone(zone)  # at once it would stay as it is in its own zone
    except OverflowError:
        return at.replace(tzinfo=zone)
