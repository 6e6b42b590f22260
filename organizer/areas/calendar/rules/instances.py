"""Blocks as they fall into a window: series unrolled, changed instances in their places."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from uuid import UUID

from organizer.areas.calendar.model import DAY, TimeBlock
from organizer.kernel.frozen import frozen

from .clock_time import At, day_of, real, shifted, zoned

_NONE = timedelta(0)
_INSTANT = timedelta(microseconds=1)
_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_SLACK = timedelta(days=2)
"""Two zones are never further apart than their clocks and a change of them."""
MOST = 50_000
"""Of all series together no more instances are made than that, but for a few of each."""
_FEW = 100


@frozen
class Window:
    """Days from `first` to `last`, both included, as the clocks of a zone show them."""

    first: date
    last: date
    zone: tzinfo

    @property
    def begin(self) -> datetime:
        """The moment it begins, UTC."""
        return _midnight(self.first, self.zone)

    @property
    def end(self) -> datetime:
        """The moment it is over, UTC."""
        return _LAST if self.last == date.max else _midnight(self.last + DAY, self.zone)


@frozen
class Instance:
    """One time that a block takes."""

    block: TimeBlock
    """Whose title, category and length are shown: the single block, the series, or its changed instance."""
    start: datetime
    """Aware, in the zone of the window; of whole days the first midnight there."""
    end: datetime
    key: str = ""
    """Which instance of its series it is, as in `TimeBlock.instance`; '' where nothing repeats."""
    series: TimeBlock | None = None
    """The series it belongs to, where there is one; `block` itself unless the instance was changed."""

    @property
    def all_day(self) -> bool:
        """Whether it takes whole days."""
        return self.block.all_day

    @property
    def length(self) -> timedelta:
        """How long it really takes; over a change of the clocks another figure than they show."""
        return self.block.length

    @property
    def first_day(self) -> date:
        """The first day it is on."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day it is on; what ends at midnight is not on the next."""
        end = self.end - _INSTANT
        return max(self.first_day, end.date())


def key_of(series: TimeBlock, start: At) -> str:
    """Which instance it is that the rule of a series makes at `start`, as `TimeBlock.instance` has it."""
    if series.start is None or not isinstance(start, datetime):
        return (start.date() if isinstance(start, datetime) else start).isoformat()
    if start.tzinfo is not None and not series.floating:
        start = start.astimezone(series.start.tzinfo)
    return start.replace(tzinfo=None).isoformat()


def start_of(series: TimeBlock, key: str) -> At:
    """When the rule of a series makes that instance, of the sort of `series.first`. Raises ValueError for what is no
    key."""
    if series.start is None:
        return date.fromisoformat(key[:10])
    at = datetime.fromisoformat(key).replace(tzinfo=None)
    return at if series.floating else at.replace(tzinfo=series.start.tzinfo)


def instances(blocks: Iterable[TimeBlock], window: Window, changed: Iterable[TimeBlock] = ()) -> list[Instance]:
    """What of these blocks, singles and series, lies in a window, by start. Of a series no more instances are made than
    a bound.

    `changed` are changed instances of the series: each takes the place of the one it stands for, wherever it was moved.
    It is shown as it is where its series would not make that one or is not there, or an older one stands for it.
    """
    frame = _Frame(window)
    changes: dict[UUID | None, dict[str, TimeBlock]] = {}
    for block in sorted(changed, key=lambda one: one.id):
        if changes.setdefault(block.series, {}).setdefault(block.instance, block) is not block:
            frame.place(block, block.first)
    made = 0
    for block in blocks:
        if block.repeats:
            made += _unroll(frame, block, changes.pop(block.id, {}), max(_FEW, MOST - made))
        else:
            frame.place(block, block.first)
    for orphans in changes.values():
        for block in orphans.values():
            frame.place(block, block.first)
    return frame.in_order()


class _Frame:
    """A window, and what was found to lie in it."""

    def __init__(self, window: Window) -> None:
        self.window, self.zone = window, window.zone
        self.begin, self.end = window.begin, window.end
        self.found: list[tuple[datetime, Instance]] = []
        self.midnight = cache(lambda day: _midnight(day, window.zone))

    def seen(self, block: TimeBlock, at: At | None) -> tuple[datetime, datetime] | None:
        """From when until when a block is there that begins then (UTC), if it lies in the window."""
        if at is None:
            return None
        if isinstance(at, datetime):
            start = real(at, self.zone)
            if start >= self.end:
                return None
            end = _later(start, block.length)
            return None if end <= self.begin and start < self.begin else (start, end)
        days = max(block.length // DAY, 1)
        if at > self.window.last or (self.window.first - at).days >= days:
            return None
        return self.midnight(at), _LAST if (date.max - at).days < days else self.midnight(at + days * DAY)

    def place(self, block: TimeBlock, at: At | None, key: str = "", series: TimeBlock | None = None) -> None:
        """Notes the instance of a block that begins then, if it lies in the window."""
        seen = self.seen(block, at)
        if seen is not None:
            start, end = seen
            self.found.append((start, Instance(block, zoned(start, self.zone), zoned(end, self.zone), key, series)))

    def in_order(self) -> list[Instance]:
        """By start; of those that begin together whole days first, then the longer."""
        self.found.sort(key=lambda f: (f[0], not f[1].block.all_day, -f[1].block.length, f[1].block.title))
        return [instance for _, instance in self.found]


def _unroll(frame: _Frame, series: TimeBlock, changes: Mapping[str, TimeBlock], most: int) -> int:
    """Places what of a series lies in the window, and gives how many instances were made for it."""
    from organizer.kernel.recurrence.occurrences import LIMIT, occurrences

    assert series.recurrence is not None
    assert series.first is not None
    most = min(most, LIMIT)
    made = 0
    for base, anchor, first, until in _stretches(frame, series, changes):
        if first < until and made < most:
            for at in occurrences(series.recurrence, series.first, first, until, bound=most - made).starts:
                made += 1
                key = key_of(series, at)
                if key not in changes:
                    assert base.first is not None
                    frame.place(base, at if anchor is None else shifted(base.first, anchor, at), key, series)
    for key, block in changes.items():
        if frame.seen(block, block.first) and makes(series, key):
            frame.place(block, block.first, key, series)
        else:
            frame.place(block, block.first)
    return made


def makes(series: TimeBlock, key: str) -> bool:
    """Whether the rule of a series makes the instance of that key."""
    from organizer.kernel.recurrence.occurrences import includes

    assert series.recurrence is not None
    assert series.first is not None
    try:
        return includes(series.recurrence, series.first, start_of(series, key))
    except ValueError:
        return False


_Stretch = tuple[TimeBlock, At | None, At, At]


def _stretches(frame: _Frame, series: TimeBlock, changes: Mapping[str, TimeBlock]) -> Iterator[_Stretch]:
    """The stretches of a series that may reach into the window: which block says how instances are there, which time of
    the rule its own stands for (None: it is where the rule says), and from when until when the rule is to be followed.
    There is one, unless a changed instance stands for those that follow it."""
    anchors: list[tuple[At, TimeBlock]] = []
    for change in sorted((c for c in changes.values() if c.following and c.day), key=lambda c: c.instance):
        with contextlib.suppress(ValueError):
            anchors.append((start_of(series, change.instance), change))
    ends = [anchor for anchor, _ in anchors]
    first, until = _reach(frame, series, series.length)
    yield series, None, first, _sooner(until, ends[:1])
    for number, (anchor, base) in enumerate(anchors, 1):
        assert base.day is not None
        first, until = _reach(frame, series, base.length + _SLACK, base.day - day_of(anchor), _SLACK)
        yield base, anchor, max(first, anchor), _sooner(until, ends[number : number + 1])


def _reach(
    frame: _Frame, series: TimeBlock, length: timedelta, far: timedelta = _NONE, slack: timedelta = _NONE
) -> tuple[At, At]:
    """Between which times of a series its instances lie that may be in the window, moved by so many days."""
    begin, end = _later(frame.begin, -length - far), _later(frame.end, slack - far)
    first = series.first
    if not isinstance(first, datetime):
        return _later(begin, -DAY).date(), _later(end, DAY).date()
    if first.tzinfo is None:
        return _later(begin, -_SLACK).replace(tzinfo=None), _later(end, _SLACK).replace(tzinfo=None)
    return begin, end


def _sooner(at: At, others: Sequence[At]) -> At:
    return min(at, others[0]) if others else at


def _midnight(day: date, zone: tzinfo) -> datetime:
    return real(datetime.combine(day, time.min), zone)


def _later(at: datetime, length: timedelta) -> datetime:
    try:
        return at + length
    except OverflowError:
        return _LAST if length > _NONE else _FIRST
