"""Which part of which item is drawn where: items cut at midnight, side by side, no narrower than can be pointed at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QRectF

from organizer.areas.calendar.rules.beside import Place, columns
from organizer.kernel.frozen import frozen
from organizer.ui.fonts import text_width

from .geometry import SNAP, Geometry
from .values import GridItem

NARROWEST = 24
"""Pixels of a column; where more are wanted, the rest is counted: '+2'."""
_GAP = 2
_LEAST_COUNT = 18
_SHARED = 16
"""Of more columns than this none is drawn over another."""
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


@frozen
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
    if start.date() == end.date():
        if start.date() in days:
            yield days[start.date()], start, end
        return
    first, last = max(start.date(), min(days, default=date.max)), max(days, default=date.min)
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
        self._lanes = lanes
        self._rails: list[Segment] = []
        self.times = [(*clock_times(item), item) for item in items]
        """Every item with its times, those of other days too."""
        self.shown: list[tuple[datetime, GridItem]] = []
        """Those of these days, with their starts."""
        for start, end, item in self.times:
            found = [Segment(item, *part, part[1] == start, part[2] == end) for part in parts(start, end, index)]
            if found:
                self.shown.append((start, item))
            for segment in found:
                if item.kind == "tracked":
                    self._rails.append(segment)
                else:
                    blocks[segment.day, self._lane(item)].append(segment)
        for segments in blocks.values():
            segments.sort(key=lambda segment: (segment.start, segment.item.title))
        self._blocks = [_Lane(*key, segments, columns(segments)) for key, segments in sorted(blocks.items())]

    def _lane(self, item: GridItem) -> int:
        return min(max(item.lane, 0), self._lanes - 1)

    def arrange(self, geometry: Geometry) -> Arranged:
        """Everything in its place."""
        blocks: list[Placed] = []
        more: list[More] = []
        for lane in self._blocks:
            lane.arrange(geometry, blocks, more)
        rails = [
            Placed(segment, geometry.rail_rect(segment.day, self._lane(segment.item), *segment.minutes))
            for segment in self._rails
        ]
        rects: dict[Hashable, tuple[QRectF, ...]] = {}
        for placed in (*blocks, *rails):
            rects[placed.item.id] = (*rects.get(placed.item.id, ()), placed.rect)
        for count in more:
            for id in count.ids:
                rects[id] = (*rects.get(id, ()), count.rect)
        return Arranged(tuple(blocks), tuple(rails), tuple(more), rects)


class _Lane:
    """What is planned in one lane of one day."""

    def __init__(self, day: int, lane: int, segments: Sequence[Segment], places: Sequence[Place]) -> None:
        self._day, self._lane, self._segments, self._places = day, lane, segments, places
        self._reach = _reaches(segments, places)

    def arrange(self, geometry: Geometry, blocks: list[Placed], more: list[More]) -> None:
        """Adds blocks, and counts of those for which there is no room."""
        room = geometry.span_rect(self._day, self._lane, 0, 60).width()
        most = max(2, int((room + _GAP) // (NARROWEST + _GAP)))
        count_width = max(_LEAST_COUNT, text_width("caption-medium", f"+{len(self._segments):,}") + 6)
        beside_count = max(1, int((room - count_width) // (NARROWEST + _GAP)))
        hidden: list[Segment] = []
        for segment, place, reach in zip(self._segments, self._places, self._reach, strict=True):
            if place.columns <= most:
                column = (room + _GAP) / place.columns
            elif place.column < beside_count:
                column, reach = (room - count_width) / beside_count, 1
            else:
                hidden.append(segment)
                continue
            whole = self._rect(geometry, *segment.minutes)
            rect = _column(geometry, whole, place.column * column, reach * column - _GAP)
            blocks.append(Placed(segment, rect))
        for together in _chains(hidden):
            whole = self._rect(geometry, together[0].minutes[0], max(segment.minutes[1] for segment in together))
            rect = _column(geometry, whole, whole.width() - count_width, count_width)
            more.append(More(tuple(segment.item.id for segment in together), rect))

    def _rect(self, geometry: Geometry, start: float, end: float) -> QRectF:
        return geometry.span_rect(self._day, self._lane, start, max(end, start + SNAP))


def _reaches(segments: Sequence[Segment], places: Sequence[Place]) -> list[int]:
    """Over how many columns each can be drawn: its own and those beside it that are free all the while."""
    starts: dict[int, list[datetime]] = defaultdict(list)
    ends: dict[int, list[datetime]] = defaultdict(list)
    drawn = [max(segment.end, segment.start + SNAP * _MINUTE) for segment in segments]
    for segment, place, end in zip(segments, places, drawn, strict=True):
        if place.columns <= _SHARED:
            starts[place.column].append(segment.start)
            ends[place.column].append(end)
    found = []
    for segment, place, end in zip(segments, places, drawn, strict=True):
        column = place.column + 1
        while column < place.columns <= _SHARED:
            if bisect_left(starts[column], end) != bisect_right(ends[column], segment.start):
                break
            column += 1
        found.append(column - place.column)
    return found


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
