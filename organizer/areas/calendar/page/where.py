"""Where a block is: when to go to, of one that repeats."""

from __future__ import annotations

from datetime import datetime, timedelta

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, wall
from organizer.areas.calendar.rules.instances import Window, instances

_AHEAD = timedelta(days=400)


def place_of(block: TimeBlock, now: datetime) -> At | None:
    """When it is; of a series the instance that is next, the first where there is none ahead. None without a day."""
    if not block.repeats or block.first is None:
        return block.first
    assert now.tzinfo is not None
    begun = max(now.date(), wall(block.first).date())
    ahead = instances([block], Window(begun, begun + _AHEAD, now.tzinfo))
    if not ahead:
        return block.first
    return ahead[0].first_day if block.all_day else ahead[0].start
