"""The starts that a recurrence has in a window. The work is bounded by the window and by `bound`, never by the rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple

from . import clocks
from .expansion import FARTHEST, Expansion, Wall
from .lines import parsed
from .recurrence import Recurrence
from .rule import Rule

LIMIT = 10_000
_TRIED = 50_000
"""So many instances that are all left out again end the search."""
_SECOND = timedelta(seconds=1)
Start = date | datetime


class Occurrences(NamedTuple):
    """Starts in order, each once; `cut` where there were more than the bound."""

    starts: tuple[Start, ...]
    cut: bool


def occurrences(recurrence: Recurrence, start: Start, first: Start, until: Start, *, bound: int = LIMIT) -> Occurrences:
    """The starts s with first <= s < until, of the sort and in the zone of `start`: days, floating times or aware ones.

    `first` and `until` are of the same sort; aware ones may be of any zone. Raises FieldError for a recurrence that
    cannot be understood.
    """
    return series(recurrence.text, start).between(first, until, bound)


def last_start(recurrence: Recurrence, start: Start) -> Start | None:
    """The last of all; None where there is no end, or one too far to count to. `start` where nothing is left."""
    return series(recurrence.text, start).last()


def includes(recurrence: Recurrence, start: Start, at: Start) -> bool:
    """Whether one begins just then."""
    return series(recurrence.text, start).includes(at)


def series(text: str, start: Start) -> Series:
    """The series of that start; kept for the next window."""
    if isinstance(start, datetime):
        return _series(text, start, start.tzinfo, start.fold)
    return _series(text, start, None, 0)


# Equal times of two zones are equal keys, and those before and after the clocks went back; hence zone and fold.
@lru_cache(maxsize=4096)
def _series(text: str, start: Start, zone: tzinfo | None, fold: int) -> Series:
    return Series(text, start)


@lru_cache(maxsize=4096)
def _clock(second: int, microsecond: int, zone: tzinfo | None) -> time:
    return time(second // 3600, second // 60 % 60, second % 60, microsecond, zone)


class Series:
    """A recurrence from its start on."""

    def __init__(self, text: str, start: Start) -> None:
        said = parsed(text)
        self.start = start
        self.timed = isinstance(start, datetime)
        self.zone = start.tzinfo if isinstance(start, datetime) else None
        self._microsecond = start.microsecond if isinstance(start, datetime) else 0
        self.rules = [Expansion(rule, start, self._until(rule)) for rule in said.rules]
        self._exrules = [Expansion(rule, start, self._until(rule)) for rule in said.exrules]
        self._excluded = {self.key(self.fitted(at)) for at in said.exdates}
        # A day among the exceptions of what has times leaves out whatever begins on it.
        self._excluded_days = frozenset(
            at.toordinal() for at in said.exdates if self.timed and not isinstance(at, datetime)
        )
        alone = [self.fitted(at) for at in said.rdates]
        if not self.rules or (self._begun() and not any(rule.fits for rule in self.rules)):
            alone.append(start)
        self._alone = sorted({self.key(at): at for at in alone}.items())

    def key(self, at: Start) -> Start:
        """What tells starts apart and sorts them: the day; the time to the second; of aware ones that in UTC."""
        if not isinstance(at, datetime):
            return at
        return clocks.instant(at) if at.tzinfo is not None else at.replace(microsecond=0, fold=0)

    def fitted(self, at: Start) -> Start:
        """A day or time of the lines as a start of this series."""
        if not isinstance(self.start, datetime):
            return at.date() if isinstance(at, datetime) else at
        if not isinstance(at, datetime):
            at = datetime.combine(at, self.start.time())
        if self.zone is None:
            return at.replace(tzinfo=None)
        if at.tzinfo is None:
            return clocks.real(at.replace(tzinfo=self.zone))
        try:
            return at.astimezone(self.zone)
        except OverflowError:
            return at.replace(tzinfo=self.zone)

    def wall(self, at: Start) -> Wall:
        """Day and second that the clocks of the series show."""
        if not isinstance(at, datetime):
            return at.toordinal(), 0
        return at.toordinal(), at.hour * 3600 + at.minute * 60 + at.second

    def _until(self, rule: Rule) -> Wall | None:
        if rule.until is None:
            return None
        if self.timed and not isinstance(rule.until, datetime):
            return rule.until.toordinal(), 86_399
        return self.wall(self.fitted(rule.until))

    def _begun(self) -> bool:
        """Whether any rule still runs at the start."""
        begin = self.wall(self.start)
        return any((until := self._until(rule.rule)) is None or until >= begin for rule in self.rules)

    def between(self, first: Start, until: Start, bound: int) -> Occurrences:
        """As `occurrences`."""
        if isinstance(first, datetime) and self.zone is not None:
            first, until = _in_zone(first, self.zone), _in_zone(until, self.zone)
        low, high = self.key(first), self.key(until)
        if low >= high:
            return Occurrences((), False)
        cut = False
        steady = True
        found: list[Start] = []
        begin, end = self._walls(first, until)
        for rule in self.rules:
            more, same, stopped = self._of_rule(rule, begin, end, low, high, bound)
            found += more
            steady, cut = steady and same, cut or stopped
        alone = self._alone[bisect_left(self._alone, (low,)) : bisect_left(self._alone, (high,))] if self._alone else []
        kept = [at for key, at in alone if not self._left_out(self.wall(at), key)]
        if kept or not steady or len(self.rules) > 1:
            found = [at for _, at in sorted({self.key(at): at for at in (*found, *kept)}.items())]
        return Occurrences(tuple(found[:bound]), cut or len(found) > bound)

    def _walls(self, first: Start, until: Start) -> tuple[Wall, Wall]:
        """Between which walls lie those of the window; what the clocks skip or repeat may come from a day beside it."""
        begin, end = self._wall_up(first), self._wall_up(until)
        if self.zone is not None:
            if not clocks.steady(self.zone, begin[0] - 1):
                begin = begin[0] - 1, 0
            if not clocks.steady(self.zone, begin[0]):
                begin = begin[0], 0
            if not clocks.steady(self.zone, end[0]):
                end = end[0] + 2, 0
        return begin, end

    def _wall_up(self, at: Start) -> Wall:
        """The first wall whose start is not before a time."""
        day, second = self.wall(at)
        later = isinstance(at, datetime) and at.microsecond > self._microsecond
        return day, second + later

    def _of_rule(
        self, rule: Expansion, begin: Wall, end: Wall, low: Start, high: Start, bound: int
    ) -> tuple[list[Start], bool, bool]:
        """What a rule gives, whether the clocks kept going all the while, and whether there was more."""
        found: list[Start] = []
        steady, tried, zone, microsecond = True, 0, self.zone, self._microsecond
        excludes = bool(self._excluded or self._exrules or self._excluded_days)
        for day, seconds in rule.between(begin[0], end[0] if end[1] else end[0] - 1):
            if day == begin[0]:
                seconds = seconds[bisect_left(seconds, begin[1]) :]
            if day == end[0]:
                seconds = seconds[: bisect_left(seconds, end[1])]
            date_ = date.fromordinal(day)
            same = zone is None or clocks.steady(zone, day)
            steady = steady and same
            for second in seconds:
                at: Start = datetime.combine(date_, _clock(second, microsecond, zone)) if self.timed else date_
                if not same or excludes:
                    tried += 1
                    if tried > bound + _TRIED:
                        return found, steady, True
                    if not same:
                        at = self._real((day, second), at)
                        if not low <= self.key(at) < high or self._too_late(rule.rule, at):
                            continue
                    if excludes and self._left_out((day, second), self.key(at)):
                        continue
                found.append(at)
                if len(found) > bound:
                    return found, steady, True
        return found, steady, False

    def _real(self, wall: Wall, at: Start) -> Start:
        if not isinstance(at, datetime) or not isinstance(self.start, datetime):
            return at
        return self.start if self.start.fold and wall == self.wall(self.start) else clocks.real(at)

    def _too_late(self, rule: Rule, at: Start) -> bool:
        return (
            isinstance(rule.until, datetime) and rule.until.tzinfo is not None and self.key(at) > self.key(rule.until)
        )

    def _left_out(self, wall: Wall, key: Start) -> bool:
        return key in self._excluded or wall[0] in self._excluded_days or any(rule.has(wall) for rule in self._exrules)

    def includes(self, at: Start) -> bool:
        """As the function."""
        try:
            after = at + (_SECOND if isinstance(at, datetime) else timedelta(days=1))
        except OverflowError:
            return False
        if isinstance(at, datetime) and at.tzinfo is not None:
            at = at.astimezone(UTC).replace(microsecond=0)
            after = at + _SECOND
        elif isinstance(at, datetime):
            at = at.replace(microsecond=0)
        return bool(self.between(at, after, 1).starts)

    def last(self) -> Start | None:
        """As `last_start`."""
        found = [at for key, at in reversed(self._alone) if not self._left_out(self.wall(at), key)][:1]
        for rule in self.rules:
            limit = rule.limit
            if limit is None:
                return None
            at = next(self._backwards(rule, limit), None)
            if at is not None:
                found.append(at)
        return max(found, key=self.key, default=self.start)

    def _backwards(self, rule: Expansion, limit: Wall) -> Iterator[Start]:
        end, size = limit[0], 32
        earliest = max(rule.start[0], end - FARTHEST)
        while end >= earliest:
            begin = max(end - size, earliest)
            days: list[tuple[int, Sequence[int]]] = list(rule.between(begin, end))
            for day, seconds in reversed(days):
                for second in reversed(seconds):
                    at: Start = date.fromordinal(day)
                    if self.timed:
                        at = self._real(
                            (day, second), datetime.combine(at, _clock(second, self._microsecond, self.zone))
                        )
                    if not self._too_late(rule.rule, at) and not self._left_out((day, second), self.key(at)):
                        yield at
            end, size = begin - 1, size * 4


def _in_zone(at: Start, zone: tzinfo) -> datetime:
    assert isinstance(at, datetime)
    try:
        return at.astimezone(zone)
    except OverflowError:
        return at.replace(tzinfo=zone)
