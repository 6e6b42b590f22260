"""Where a block is: when to go to, of one that repeats."""

from __future__ import annotations

from datetime import datetime, timedelta

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, wall
from organizer.areas.calendar.rules.instances import Instance, Window, instances
from organizer.kernel.area import Reads

_AHEAD = timedelta(days=400)


def as_instance(reads: Reads, block: TimeBlock, now: datetime) -> Instance:
    """A stored block as something to edit: all of a series, a changed instance as one of its series."""
    series = block if block.repeats else reads.find(TimeBlock, block.series)
    return Instance(block, now, now, block.instance, series)


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
