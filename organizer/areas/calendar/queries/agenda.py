"""What the calendar adds to the agenda, and how much of it needs somebody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from organizer.areas.calendar.model import DAY, TimeBlock, TrackedTime
from organizer.areas.calendar.rules.beside import clash_count
from organizer.areas.calendar.rules.instances import Instance, Window, instances
from organizer.areas.calendar.rules.routine import is_routine
from organizer.areas.calendar.rules.timer import forgotten, planned_for
from organizer.kernel.area import Due, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.clock import zone_here
from organizer.kernel.dates import format_duration
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where

from .windows import categories, instances_between, running


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """Everything planned in those days, by start, and what is due in them and has no time yet."""
    known = categories(reads)
    for instance in instances_between(reads, Window(first, last, zone_here())):
        block = instance.block
        if block.done is None:
            start = None if instance.all_day else instance.start
            reason = ", ".join(part for part in (_when(instance), block.place) if part)
            day = max(instance.first_day, first)
            category = known.get(block.category) if block.category else None
            yield Due(
                Ref.to(block), day, block.title, reason, Urgency.LATER, block.owner, start,
                colour=category.colour.value if category else "", routine=is_routine(instance),
            )  # fmt: skip
    pauses = pauses_of(reads)
    where = [Where("due", ">=", first), Where("due", "<=", last), Where("day", "=", None), Where("done", "=", None)]
    for block in sorted(reads.every(TimeBlock, where, Sort("day")), key=lambda block: (block.due or last, block.id)):
        assert block.due is not None
        urgency = Urgency.OVERDUE if block.due < today else Urgency.SOON if block.due == today else Urgency.LATER
        reason = f"{format_duration(block.length)}, not planned yet"
        yield pauses.calmed(Due(Ref.to(block), block.due, block.title, reason, urgency, block.owner), today)


def _when(instance: Instance) -> str:
    if not instance.all_day:
        return f"{instance.start:%H:%M}–{instance.end:%H:%M}"
    return "" if instance.first_day == instance.last_day else f"{format_duration(instance.length)}"


def attention(reads: Reads, today: date) -> int:
    """How many timers look forgotten, and how often today's plan takes the same time of a person twice, as far as that
    still lies ahead. On a day that is not really today it is taken as it begins."""
    now = datetime.now(UTC).astimezone(zone_here())
    if now.date() != today:
        now = datetime.combine(today, time.min, now.tzinfo)
    ahead = [
        instance
        for instance in instances_between(reads, Window(today, today, now.tzinfo or UTC))
        if instance.block.done is None and instance.end > now
    ]
    timers = (forgotten(timer, planned_of(reads, timer, now.tzinfo or UTC), now) for timer in running(reads))
    return clash_count(ahead) + sum(timer is not None for timer in timers)


def planned_of(reads: Reads, tracked: TrackedTime, zone: tzinfo) -> Instance | None:
    """The instance that time was tracked for, as the clocks of a zone show it."""
    block = reads.find(TimeBlock, tracked.block)
    if block is None or block.deleted is not None:
        return None
    day = tracked.start.astimezone(zone).date()
    return planned_for(tracked, instances([block], Window(day - DAY, day + DAY, zone)))
