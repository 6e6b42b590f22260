"""A recurrence from its start on: the starts in a window, in order, each once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from . import clocks
from .expansion import FARTHEST, Expansion, Wall
from .lines import parsed
from .rule import Rule

Start = date | datetime
_TRIED = 20_000
"""So many instances that are all left out again end a search."""
_SECOND = timedelta(seconds=1)
END_OF_DAY = time(23, 59, 59)


class Occurrences(NamedTuple):
    """Starts in order, each once; `cut` where there were more than the bound."""

    starts: tuple[Start, ...]
    cut: bool


class Followed(NamedTuple):
    """A rule and the key of its UNTIL."""

    expansion: Expansion
    until: Start | None


class Window(NamedTuple):
    """What is asked for: between which keys, and between which walls on days on which the clocks keep going."""

    low: Start
    high: Start
    begin: Wall
    end: Wall
    first_day: int
    last_day: int
    """What the clocks skip or repeat may come into the window from a day beside it."""
    steady: bool = True
    """Whether the clocks keep going all the while."""


def key_of(at: Start) -> Start:
    """What tells starts apart and sorts them: the day; the time to the second; of aware ones that in UTC."""
    if not isinstance(at, datetime):
        return at
    return clocks.instant(at) if at.tzinfo is not None else at.replace(microsecond=0, fold=0)


def wall_of(at: Start) -> Wall:
    """The day and second that it shows itself."""
    if not isinstance(at, datetime):
        return at.toordinal(), 0
    return at.toordinal(), at.hour * 3600 + at.minute * 60 + at.second


def series_of(text: str, start: Start) -> Series:
    """The series of that start; kept for the next window. Raises FieldError."""
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


@lru_cache(maxsize=256)
def _aware_window(
    zone: tzinfo, first: datetime, until: datetime, fold: int, until_fold: int, microsecond: int
) -> Window:
    """Many series are asked for one window."""
    first, until = clocks.in_zone(first, zone), clocks.in_zone(until, zone)
    begin, end = _wall_up(first, microsecond), _wall_up(until, microsecond)
    steady = clocks.steady_between(zone, begin[0] - 1, end[0])
    first_day, last_day = begin[0], end[0]
    if not (steady or (clocks.steady(zone, first_day - 1) and clocks.steady(zone, first_day))):
        first_day -= 1
    if not (steady or clocks.steady(zone, last_day)):
        last_day += 2
    return Window(key_of(first), key_of(until), begin, end, first_day, last_day, steady)


def _wall_up(at: Start, microsecond: int) -> Wall:
    """The first wall whose start is not before a time, of starts with these microseconds."""
    day, second = wall_of(at)
    return day, second + (isinstance(at, datetime) and at.microsecond > microsecond)


def _within(window: Window, day: int, seconds: Sequence[int]) -> Sequence[int]:
    """Those seconds of a day on which the clocks keep going that lie in the window."""
    if not window.begin[0] <= day <= window.end[0]:
        return ()
    if day == window.end[0]:
        seconds = seconds[: bisect_left(seconds, window.end[1])]
    return seconds[bisect_left(seconds, window.begin[1]) :] if day == window.begin[0] else seconds


class Series:
    """The rules are followed in wall time; starts become points in time one by one. Where the clocks of the zone keep
    going, nothing has to be asked of a start."""

    def __init__(self, text: str, start: Start) -> None:
        said = parsed(text)
        self.start = start
        self.zone = start.tzinfo if isinstance(start, datetime) else None
        self._timed = isinstance(start, datetime)
        self._microsecond = start.microsecond if isinstance(start, datetime) else 0
        self.rules = [self._followed(rule) for rule in said.rules]
        self.exrules = [self._followed(rule) for rule in said.exrules]
        self._excluded = {key_of(self.fitted(at)) for at in said.exdates}
        # A day among the exceptions of what has times leaves out whatever begins on it.
        self._excluded_days = {at.toordinal() for at in said.exdates if self._timed and not isinstance(at, datetime)}
        self._tries = _TRIED // max(1, len(self.exrules))
        self._excludes = bool(said.exdates or said.exrules)
        alone = [self.fitted(at) for at in said.rdates]
        # The start is the first instance also where no rule gives it; but not of rules that had ended before it.
        begin = key_of(start)
        begun = not self.rules or any(until is None or begin <= until for _, until in self.rules)
        if begun and not any(rule.fits for rule, _ in self.rules):
            alone.append(start)
        self._alone = sorted({key_of(at): at for at in alone}.items())

    def _followed(self, rule: Rule) -> Followed:
        if rule.until is None:
            return Followed(Expansion(rule, self.start), None)
        if self._timed and not isinstance(rule.until, datetime):
            last: Start = self.fitted(datetime.combine(rule.until, END_OF_DAY))
        else:
            last = self.fitted(rule.until)
        day, second = wall_of(last)
        if self.zone is not None and not clocks.steady(self.zone, day):
            second = 86_399  # which of them are too late is seen by their instants
        return Followed(Expansion(rule, self.start, (day, second)), key_of(last))

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
        return clocks.in_zone(at, self.zone)

    def at_wall(self, wall: Wall) -> Start:
        """The start that is meant by a wall time."""
        day, second = wall
        if not self._timed:
            return date.fromordinal(day)
        at = datetime.combine(date.fromordinal(day), _clock(second, self._microsecond, self.zone))
        if self.zone is None or clocks.steady(self.zone, day):
            return at
        # A start at a time that comes twice may be the second of them.
        if isinstance(self.start, datetime) and self.start.fold and wall == wall_of(self.start):
            return self.start
        return clocks.real(at)

    def between(self, first: Start, until: Start, bound: int) -> Occurrences:
        """The starts s with first <= s < until, at most `bound` of them."""
        window = self._window(first, until)
        cut, found = False, list[Start]()
        for rule in self.rules:
            starts = self._quickly(rule, window, bound) if window.steady and not self._excludes else None
            if starts is None:
                starts, stopped = self._one_by_one(rule, window, bound)
                cut = cut or stopped
            found += starts
        alone = self._alone
        if alone:
            alone = alone[bisect_left(alone, (window.low,)) : bisect_left(alone, (window.high,))]
            found += [at for key, at in alone if not self._left_out(wall_of(at), key)]
        if alone or not window.steady or len(self.rules) > 1:
            found = [at for _, at in sorted({key_of(at): at for at in found}.items())]
        return Occurrences(tuple(found[:bound]), cut or len(found) > bound)

    def _window(self, first: Start, until: Start) -> Window:
        if self.zone is not None and isinstance(first, datetime) and isinstance(until, datetime):
            return _aware_window(self.zone, first, until, first.fold, until.fold, self._microsecond)
        begin, end = _wall_up(first, self._microsecond), _wall_up(until, self._microsecond)
        return Window(key_of(first), key_of(until), begin, end, begin[0], end[0])

    def _quickly(self, rule: Followed, window: Window, bound: int) -> list[Start] | None:
        """What a rule gives that always falls on one time of day, while the clocks keep going."""
        if (found := rule.expansion.at_one_time(window.begin, window.end)) is None:
            return None
        days = islice(found[0], bound + 1)
        if not self._timed:
            return [date.fromordinal(day) for day in days]
        clock, combine, day_of = _clock(found[1], self._microsecond, self.zone), datetime.combine, date.fromordinal
        return [combine(day_of(day), clock) for day in days]

    def _one_by_one(self, rule: Followed, window: Window, bound: int) -> tuple[list[Start], bool]:
        """What a rule gives, and whether there was more."""
        found: list[Start] = []
        seen: set[Start] = set()
        left_out = 0
        for day, seconds in rule.expansion.between(window.first_day, window.last_day):
            steady = self.zone is None or clocks.steady(self.zone, day)
            if steady:
                seconds = _within(window, day, seconds)
            for second in seconds:
                at = self.at_wall((day, second))
                if not steady:
                    if not window.low <= (key := key_of(at)) < window.high or key in seen:
                        continue
                    seen.add(key)
                if not (steady and not self._excludes) and self._is_out(rule, (day, second), key_of(at)):
                    left_out += 1
                    if left_out > bound + self._tries:
                        return found, True
                    continue
                found.append(at)
                # Over a change of the clocks starts come out of order, so that the day is followed to its end.
                if len(found) > bound and steady:
                    return found, True
            if len(found) > bound:
                return found, True
        return found, False

    def _is_out(self, rule: Followed, wall: Wall, key: Start) -> bool:
        return (rule.until is not None and key > rule.until) or self._left_out(wall, key)

    def _left_out(self, wall: Wall, key: Start) -> bool:
        return (
            key in self._excluded
            or wall[0] in self._excluded_days
            or any(rule.has(wall) and (until is None or key <= until) for rule, until in self.exrules)
        )

    def wall_behind(self, at: Start) -> Wall:
        """The wall time that a rule gave for a start; another than it shows where the clocks skip that."""
        own = wall_of(at)
        if self.zone is None or clocks.steady_between(self.zone, own[0] - 1, own[0]):
            return own
        walls = [
            (day, second)
            for rule, _ in self.rules
            for day, seconds in rule.between(own[0] - 1, own[0])
            for second in seconds
            if key_of(self.at_wall((day, second))) == key_of(at)
        ]
        return own if own in walls or not walls else walls[0]

    def moved_on(self, rule: Followed, at: Start) -> Iterator[Start]:
        """What a rule gives from a time on whose wall time is earlier than that: the clocks skipped it."""
        own = wall_of(at)
        if self.zone is None or clocks.steady_between(self.zone, own[0] - 1, own[0]):
            return
        for day, seconds in rule.expansion.between(own[0] - 1, own[0]):
            for second in seconds:
                if (day, second) < own and key_of(one := self.at_wall((day, second))) >= key_of(at):
                    yield one

    def has_from(self, rule: Followed, at: Start) -> bool:
        """Whether a rule gives anything at or after a time; yes of one that has no end."""
        if rule.expansion.limit is None:
            return True
        return any(key_of(last) >= key_of(at) for _, last in islice(self.backwards(rule), 1))

    def is_empty(self) -> bool:
        """Whether nothing begins at all, within 200 years of the start."""
        if any(not self._left_out(wall_of(at), key) for key, at in self._alone):
            return False
        try:
            end = self.start + timedelta(days=FARTHEST)
        except OverflowError:
            end = datetime.max.replace(tzinfo=self.zone) if self._timed else date.max
        found = self.between(self.start, end, 1)
        return not found.starts and not found.cut

    def includes(self, at: Start) -> bool:
        """Whether one begins in just that second, or on that day."""
        if not isinstance(at, datetime):
            return at < date.max and bool(self.between(at, at + timedelta(days=1), 1).starts)
        if at.tzinfo is not None:
            at = clocks.in_zone(at, UTC)
        at = at.replace(microsecond=0)
        return at < datetime.max.replace(microsecond=0, tzinfo=at.tzinfo) and bool(
            self.between(at, at + _SECOND, 1).starts
        )

    def last(self) -> Start | None:
        """The last of all; None where there is no end, or one too far to count to. The start where none is left."""
        found = [at for key, at in reversed(self._alone) if not self._left_out(wall_of(at), key)][:1]
        for rule in self.rules:
            if rule.expansion.limit is None:
                return None
            for tried, (wall, at) in enumerate(self.backwards(rule)):
                if not self._left_out(wall, key_of(at)):
                    found.append(at)
                    break
                if tried == self._tries:
                    return None
        return max(found, key=key_of, default=self.start)

    def backwards(self, rule: Followed, before: Start | None = None) -> Iterator[tuple[Wall, Start]]:
        """The starts of a rule that has an end, or those before a time, the last first, with their walls; those that
        are left out too. The search ends after 200 years."""
        end = rule.expansion.limit
        sure: Wall | None = None
        if before is not None:
            sure = _wall_up(before, self._microsecond)
            if self.zone is not None and not clocks.steady_between(self.zone, sure[0] - 1, sure[0] + 1):
                sure = None  # which of them are before it is seen by their instants
            near = wall_of(before)[0] + (sure is None), 86_400
            end = min(end, near) if end is not None else near
        assert end is not None
        last, size = end[0], 32
        earliest = max(rule.expansion.start[0], last - FARTHEST)
        while last >= earliest:
            begin = max(last - size, earliest)
            days: list[tuple[int, Sequence[int]]] = list(rule.expansion.between(begin, last))
            for day, seconds in reversed(days):
                if sure is not None and day == sure[0]:
                    seconds = seconds[: bisect_left(seconds, sure[1])]
                for second in reversed(seconds):
                    at = self.at_wall((day, second))
                    key = key_of(at)
                    if (rule.until is None or key <= rule.until) and (before is None or key < key_of(before)):
                        yield (day, second), at
            last, size = begin - 1, size * 4
