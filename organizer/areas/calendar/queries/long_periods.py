"""Reads of the calendar over long periods, from the columns that are asked for alone: a year may hold tens of thousands
of blocks, and as much time tracked."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.calendar.model import LONG, LONGEST_TRACKED, TimeBlock
from organizer.areas.calendar.rules.clock_time import At, real
from organizer.areas.calendar.rules.instances import Window, instances, start_of
from organizer.areas.calendar.rules.intervals import Booked, Span, microseconds, span_of, union, within
from organizer.areas.calendar.rules.long_periods import series_spans
from organizer.kernel.area import Reads
from organizer.kernel.clock import zone_here
from organizer.kernel.ids import uuid_of
from organizer.kernel.kinds import Moment
from organizer.kernel.query import Sort, Where

from .windows import changed_instances, days_of, moved

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_Key = tuple[bytes | None, bytes | None]


def planned_spans(reads: Reads, window: Window, owner: UUID | None = None) -> Booked:
    """When blocks take time that may lie in a window, as `instances_between` has it; of whole days none."""
    first, last = days_of(window)
    mine, values = _owned("owner", owner)
    # Nearly all have no last day, so nothing is to be sought by its index.
    sql = f"""
        SELECT "owner", "category", "start", "length", "floating", "start_zone" FROM "time_block"
        WHERE "deleted" IS NULL AND "day" BETWEEN ? AND ? AND coalesce("last_day", '') = '' AND "start" IS NOT NULL
        {mine}"""
    days = (moved(first, -LONG).isoformat(), last.isoformat())
    found: dict[_Key, list[Span]] = {}
    for *key, start, length, floating, zone in reads.select(sql, (*days, *values)):
        if floating:
            start = microseconds(real(Moment().from_row(start, zone).replace(tzinfo=None), window.zone))
        found.setdefault(tuple(key), []).append((start, start + length * _SECOND))
    booked = _by_id(found)
    for block, spans in _lasting(reads, window, first, last):
        if owner is None or block.owner in (owner, None):
            booked.setdefault((block.owner, block.category), []).extend(spans)
    return booked


def _lasting(reads: Reads, window: Window, first: date, last: date) -> Iterator[tuple[TimeBlock, Iterable[Span]]]:
    """Series, and blocks that reach beyond a day, with the time they take. What was changed in a series alone is left
    to stand for itself."""
    reaching = [Where("last_day", ">=", first), Where("day", "<=", last)]
    lasting = [block for block in reads.every(TimeBlock, reaching, Sort("last_day")) if not block.all_day]
    following = [block for block in lasting if block.following]
    shifted = {block.series for block in following}
    others = [block for block in lasting if not block.following and (not block.repeats or block.id in shifted)]
    changed: dict[UUID | None, dict[UUID, TimeBlock]] = {}
    series = [block for block in lasting if block.repeats]
    for block in (*following, *changed_instances(reads, series, following, first, last)):
        changed.setdefault(block.series, {})[block.id] = block
    for made in instances(others, window, [block for id in shifted for block in changed[id].values()]):
        if made.block.last_day is not None:
            yield made.block, [span_of(made.start, made.end)]
    for block in series:
        if block.id not in shifted:
            yield block, series_spans(block, window, _stood_for(block, changed.get(block.id, {}).values()))


def _stood_for(series: TimeBlock, changed: Iterable[TimeBlock]) -> set[At]:
    """The starts of a series that changed instances of it stand for."""
    found: set[At] = set()
    for block in changed:
        with contextlib.suppress(ValueError):
            found.add(start_of(series, block.instance))
    return found


def tracked_spans(reads: Reads, window: Window, owner: UUID | None = None) -> Booked:
    """The time spent that may lie in a window; what has no category is of that of its block. What still runs is left
    out."""
    mine, values = _owned("t.owner", owner)
    sql = f"""
        SELECT t."owner", coalesce(t."category", b."category"), t."start", t."end" FROM "tracked_time" AS t
        LEFT JOIN "time_block" AS b ON t."category" IS NULL AND b."id" = t."block"
        WHERE t."deleted" IS NULL AND t."start" >= ? AND t."start" < ? AND t."end" IS NOT NULL {mine}"""
    low, high = microseconds(window.begin - LONGEST_TRACKED), microseconds(window.end)
    found: dict[_Key, list[Span]] = {}
    for *key, start, end in reads.select(sql, (low, high, *values)):
        found.setdefault(tuple(key), []).append((start, end))
    return _by_id(found)


def hours_tracked(reads: Reads, category: UUID | None, first: date, last: date, owner: UUID | None = None) -> Decimal:
    """The hours tracked in a category, or in all, from a first to a last day; each person's time once."""
    window = Window(first, last, zone_here())
    whole = span_of(window.begin, window.end)
    booked = tracked_spans(reads, window, owner)
    hours = [within(union(spans), whole) for (_, of), spans in booked.items() if category in (None, of)]
    return Decimal(sum(end - start for spans in hours for start, end in spans)) / _HOUR


def _owned(column: str, owner: UUID | None) -> tuple[str, tuple[bytes, ...]]:
    """`belonging_to` for a select: the condition, and its values."""
    return ("", ()) if owner is None else (f"AND ({column} = ? OR {column} IS NULL)", (owner.bytes,))


def _by_id(found: Mapping[_Key, list[Span]]) -> Booked:
    return {
        (uuid_of(owner) if owner else None, uuid_of(category) if category else None): spans
        for (owner, category), spans in found.items()
    }
