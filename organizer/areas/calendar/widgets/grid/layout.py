"""Which part of which item is drawn where: items cut at midnight, side by side, no narrower than can be pointed at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QRectF

from organizer.areas.calendar.rules.beside import Place, columns
from organizer.ui.fonts import text_width

from .geometry import SNAP, Geometry
from .values import GridItem

NARROWEST = 24
"""Pixels of a column; where more are wanted, the rest is counted: '+2'."""
_GAP = 2
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


class Segment(NamedTuple):
    """An item as far as it is on one day."""

    item: GridItem
    day: int
    start: datetime
    end: datetime
    begins: bool = True
    ends: bool = True

    @property
    def minutes(self) -> tuple[float, float]:
        """From and until, counted from the midnight before."""
        midnight = datetime.combine(self.start.date(), time.min)
        return (self.start - midnight) / _MINUTE, (self.end - midnight) / _MINUTE


class Placed(NamedTuple):
    """A segment and its rectangle, in the figures of `Geometry` on the screen."""

    segment: Segment
    rect: QRectF

    @property
    def item(self) -> GridItem:
        """What it shows."""
        return self.segment.item


class More(NamedTuple):
    """Items for which there is no room, under one count."""

    ids: tuple[Hashable, ...]
    rect: QRectF


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everything as it is drawn. `rects`: all places of an item, that of a count included."""

    blocks: tuple[Placed, ...] = ()
    rails: tuple[Placed, ...] = ()
    more: tuple[More, ...] = ()
    rects: Mapping[Hashable, tuple[QRectF, ...]] = field(default_factory=dict)


def clock_times(item: GridItem) -> tuple[datetime, datetime]:
    """Start and end as the clocks show them. In the hour that comes twice the end is as far off as it really is."""
    start, end = item.start.replace(tzinfo=None), item.end.replace(tzinfo=None)
    if end <= start and item.start.tzinfo is not None and item.end.tzinfo is not None:
        end = start + (item.end.astimezone(UTC) - item.start.astimezone(UTC))
    return start, max(start, end)


def parts(start: datetime, end: datetime, days: Mapping[date, int]) -> Iterator[tuple[int, datetime, datetime]]:
    """The days that a stretch of time is on, and from when until when it is on each."""
    if not days:
        return
    first, last = max(start.date(), min(days)), max(days)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        midnight = datetime.combine(day, time.min)
        if midnight > start and midnight >= end:
            return
        if day in days:
            yield days[day], max(start, midnight), end if end.date() == day else midnight + _DAY


class Layout:
    """Items cut and put into columns, which takes a while for thousands; `arrange` gives them pixels."""

    def __init__(self, days: Sequence[date], lanes: int, items: Iterable[GridItem]) -> None:
        index = {day: n for n, day in enumerate(days)}
        blocks: dict[tuple[int, int], list[Segment]] = defaultdict(list)
        self._rails: list[Segment] = []
        for item in items:
            lane = min(max(item.lane, 0), lanes - 1)
            start, end = clock_times(item)
            for day, from_, until in parts(start, end, index):
                segment = Segment(item, day, from_, until, from_ == start, until == end)
                if item.kind == "tracked":
                    self._rails.append(segment)
                else:
                    blocks[day, lane].append(segment)
        for segments in blocks.values():
            segments.sort(key=lambda segment: (segment.start, segment.item.title))
        self._lanes = lanes
        self._blocks: list[tuple[int, int, list[Segment], list[Place]]] = [
            (day, lane, segments, columns(segments)) for (day, lane), segments in sorted(blocks.items())
        ]

    def arrange(self, geometry: Geometry) -> Arranged:
        """Everything in its place."""
        blocks: list[Placed] = []
        more: list[More] = []
        for day, lane, segments, places in self._blocks:
            _arrange_lane(geometry, day, lane, segments, places, blocks, more)
        rails = []
        for segment in self._rails:
            lane = min(max(segment.item.lane, 0), self._lanes - 1)
            rails.append(Placed(segment, geometry.rail_rect(segment.day, lane, *segment.minutes)))
        rects: dict[Hashable, tuple[QRectF, ...]] = {}
        for placed in (*blocks, *rails):
            rects[placed.item.id] = (*rects.get(placed.item.id, ()), placed.rect)
        for count in more:
            for id in count.ids:
                rects[id] = (*rects.get(id, ()), count.rect)
        return Arranged(tuple(blocks), tuple(rails), tuple(more), rects)


def _arrange_lane(
    geometry: Geometry,
    day: int,
    lane: int,
    segments: Sequence[Segment],
    places: Sequence[Place],
    blocks: list[Placed],
    more: list[More],
) -> None:
    room = geometry.span_rect(day, lane, 0, 60).width()
    most = max(2, int((room + _GAP) // (NARROWEST + _GAP)))
    count_width = max(NARROWEST, text_width("caption-medium", f"+{len(segments):,}") + 8)
    beside_count = max(1, int((room - count_width) // (NARROWEST + _GAP)))
    hidden: list[Segment] = []
    for segment, place in zip(segments, places, strict=True):
        start, end = segment.minutes
        whole = geometry.span_rect(day, lane, start, max(end, start + SNAP))
        if place.columns <= most:
            width = (whole.width() + _GAP) / place.columns
        elif place.column < beside_count:
            width = (whole.width() - count_width) / beside_count
        else:
            hidden.append(segment)
            continue
        blocks.append(Placed(segment, _column(geometry, whole, place.column * width, width - _GAP)))
    for together in _chains(hidden):
        start, end = together[0].minutes[0], max(segment.minutes[1] for segment in together)
        whole = geometry.span_rect(day, lane, start, max(end, start + SNAP))
        rect = _column(geometry, whole, whole.width() - count_width, count_width)
        more.append(More(tuple(segment.item.id for segment in together), rect))


def _column(geometry: Geometry, whole: QRectF, left: float, width: float) -> QRectF:
    if geometry.mirrored:
        left = whole.width() - left - width
    return QRectF(round(whole.x() + left), whole.y(), max(2, round(width)), whole.height())


def _chains(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Those that overlap in a chain, together; `segments` are in order."""
    together: list[Segment] = []
    until = datetime.min
    for segment in segments:
        if together and segment.start >= until:
            yield together
            together, until = [], datetime.min
        together.append(segment)
        until = max(until, segment.end, segment.start + SNAP * _MINUTE)
    if together:
        yield together
