"""Reads of the calendar. The common ones are enough: each seeks by the day, the span, or what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from organizer.areas.calendar.model import DAY, LONG, LONGEST_TRACKED, Category, TimeBlock, TrackedTime, WorkArrangement
from organizer.areas.calendar.rules.instances import Instance, Window, instances
from organizer.kernel.area import Reads
from organizer.kernel.query import Sort, Where, belonging_to

_EAST, _WEST = timedelta(hours=14), timedelta(hours=-12)
"""How far the clocks of zones are ahead of UTC and behind: days of a block are those of its own zone."""
_CHUNK = 500
T = TypeVar("T", bound=date)


def instances_between(reads: Reads, window: Window, owner: UUID | None = None) -> list[Instance]:
    """What lies in a window, by start; of a member's: their own and what is shared."""
    first, last = days_of(window)
    found: dict[UUID, TimeBlock] = {}
    for block in _near(reads, first, last):
        found[block.id] = block
    changed = {block.id: block for block in found.values() if block.series is not None}
    series = {block.id: block for block in found.values() if block.repeats}
    unknown = {block.series for block in changed.values() if block.series is not None} - series.keys()
    for block in reads.many(TimeBlock, unknown).values():
        if block.deleted is None and block.repeats:
            series[block.id] = block
    for block in changed_instances(reads, series.values(), changed.values(), first, last):
        changed[block.id] = block
    singles = [block for block in found.values() if block.id not in series and block.id not in changed]
    made = instances([*singles, *series.values()], window, changed.values())
    return made if owner is None else [shown for shown in made if shown.block.owner in (owner, None)]


def days_of(window: Window) -> tuple[date, date]:
    """The first and the last day that a block of a window may have in its own zone."""
    first, last = moved(window.begin, _WEST).date(), moved(window.end, _EAST).date()
    return min(window.first, first), max(window.last, last)


def _near(reads: Reads, first: date, last: date) -> Iterator[TimeBlock]:
    """Blocks that may reach into those days: by their day those that are over within a day, by their last day the
    others."""
    until_last = Where("day", "<=", last)
    for block in reads.every(TimeBlock, [Where("day", ">=", moved(first, -LONG)), until_last], Sort("day")):
        if block.last_day is None:
            yield block
    yield from reads.every(TimeBlock, [Where("last_day", ">=", first), until_last], Sort("last_day"))


def changed_instances(
    reads: Reads, series: Iterable[TimeBlock], known: Iterable[TimeBlock], first: date, last: date
) -> Iterator[TimeBlock]:
    """Changed instances that stand for one in those days, wherever they are now; of a series of which one stands for
    those that follow it, all of them."""
    shifting = {block.series for block in known if block.following}
    plain = [block.id for block in series if block.id not in shifting]
    longest = max((block.length for block in series), default=DAY)
    keys = [
        Where("instance", ">=", moved(first, -longest).isoformat()),
        Where("instance", "<", moved(last, DAY).isoformat()),
    ]
    for ids, within in ((plain, keys), ([id for id in shifting if id is not None], [])):
        for at in range(0, len(ids), _CHUNK):
            yield from reads.every(TimeBlock, [Where("series", "in", tuple(ids[at : at + _CHUNK])), *within])


def moved(at: T, by: timedelta) -> T:
    """So much later; the same where the calendar ends before."""
    try:
        return at + by
    except OverflowError:
        return at


def waiting_blocks(reads: Reads, owner: UUID | None = None) -> list[TimeBlock]:
    """What has no day yet and is not done: what is due first comes first, what is not due at all last."""
    where = [Where("day", "=", None), Where("done", "=", None), *belonging_to(owner)]
    found = reads.every(TimeBlock, where, Sort("day"))
    return sorted(found, key=lambda block: (block.due or date.max, block.created, block.id))


def tracked_between(reads: Reads, window: Window, owner: UUID | None = None) -> list[TrackedTime]:
    """Time spent in a window, by start, what still runs included."""
    begin, end = window.begin, window.end
    where = [Where("start", ">=", begin - LONGEST_TRACKED), Where("start", "<", end), *belonging_to(owner)]
    found = [t for t in reads.every(TrackedTime, where, Sort("start")) if t.end is None or t.end > begin]
    there = {tracked.id for tracked in found}
    found += [t for t in running(reads, owner) if t.id not in there and t.start < end]
    return sorted(found, key=lambda tracked: (tracked.start, tracked.id))


def running(reads: Reads, owner: UUID | None = None) -> list[TrackedTime]:
    """The timers that run, of all members or of one, by start."""
    found = reads.every(TrackedTime, [Where("end", "=", None), *belonging_to(owner)], Sort("end"))
    return sorted(found, key=lambda tracked: (tracked.start, tracked.id))


def categories(reads: Reads) -> dict[UUID, Category]:
    """All categories by their ids, in their order; those without a place last, by name."""
    found = sorted(reads.every(Category, (), Sort("name")), key=lambda each: (not each.position, each.position))
    return {category.id: category for category in found}


def arrangements(reads: Reads, owner: UUID | None = None) -> list[WorkArrangement]:
    """Work arrangements, the newest first."""
    found = reads.every(WorkArrangement, belonging_to(owner))
    return sorted(found, key=lambda each: (each.since or date.min, each.created, each.id), reverse=True)
