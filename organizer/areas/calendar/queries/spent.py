"""Time tracked for what blocks were planned for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from uuid import UUID

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.kernel.area import Reads, TimeSpent
from organizer.kernel.query import Where
from organizer.kernel.system import Link

PLANS = "plans"
"""The role of a link from a block to what its time is for."""
_AT_ONCE = 500


def times_spent(reads: Reads, kind: str, first: date, last: date) -> Iterator[TimeSpent]:
    """Tracked time, by the day on which it began, for records of a kind that blocks were planned for; what still runs
    is not among it."""
    planned: dict[UUID, UUID] = {}
    for link in reads.every(Link, [Where("role", "=", PLANS), Where("to_kind", "=", kind)]):
        planned.setdefault(link.from_id, link.to_id)
    if not planned:
        return
    known = list(planned)
    for at in range(0, len(known), _AT_ONCE):
        for block in reads.every(TimeBlock, [Where("series", "in", tuple(known[at : at + _AT_ONCE]))]):
            if block.series is not None:
                planned.setdefault(block.id, planned[block.series])
    blocks = list(planned)
    for at in range(0, len(blocks), _AT_ONCE):
        for time in reads.every(TrackedTime, [Where("block", "in", tuple(blocks[at : at + _AT_ONCE]))]):
            day = time.start.date()
            if time.end is not None and time.block is not None and first <= day <= last:
                length = time.end.astimezone(UTC) - time.start.astimezone(UTC)
                if length > timedelta(0):
                    yield TimeSpent(planned[time.block], day, length, time.owner)
