"""A rule from its start on, in wall time: days, and the seconds of each on which it falls."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import product

from .days import Days
from .rule import Frequency, Rule

FARTHEST = 200 * 366
"""A rule is counted over so many days; what counts for longer has no end that anybody lives to see."""
_PER_DAY = {Frequency.HOURLY: 24, Frequency.MINUTELY: 1440, Frequency.SECONDLY: 86_400}
Wall = tuple[int, int]
"""A day's ordinal and a second of it."""


class Expansion:
    """The instances of one rule; `start` is a date or a datetime whose zone does not matter here."""

    def __init__(self, rule: Rule, start: date, until: Wall | None = None) -> None:
        self.rule = rule
        self._until = until
        self._days = Days(rule, start)
        self._clock = isinstance(start, datetime)
        second = start.hour * 3600 + start.minute * 60 + start.second if isinstance(start, datetime) else 0
        self.start: Wall = start.toordinal(), second
        self._times: Sequence[int] = ()
        positions = rule.by_set_position
        if rule.frequency > Frequency.DAILY:
            self._positions: tuple[int, ...] = ()
        else:
            self._times = times_of(rule, start) if isinstance(start, datetime) else (0,)
            # The set of a day has its times only, so that positions choose among them once for all days.
            self._positions = positions if rule.frequency < Frequency.DAILY else ()
            if positions and rule.frequency is Frequency.DAILY:
                self._times = chosen(self._times, positions)
        self._limit = until
        self._counted = rule.count is None

    @property
    def limit(self) -> Wall | None:
        """No instance is later; None: the rule has no end, or one too far to count to."""
        if not self._counted:
            last = self._count()
            self._limit = min((end for end in (last, self._until) if end is not None), default=None)
            self._counted = True
        return self._limit

    @property
    def _units(self) -> _Units | None:
        """Of a rule that counts less than days; not held, for it may be large."""
        return _units(self.rule, self.start, self._clock) if self.rule.frequency > Frequency.DAILY else None

    def keeps_time_from(self, wall: Wall) -> bool:
        """Whether the same rule, begun at that wall time, counts its intervals as this one does."""
        return (self._period(wall) - self._period(self.start)) % self.rule.interval == 0

    def _period(self, wall: Wall) -> int:
        """The number of the year, month, week, day, hour, minute or second, by whichever the rule counts."""
        if self.rule.frequency <= Frequency.DAILY:
            return self._days.period_of(wall[0])
        size = _PER_DAY[self.rule.frequency]
        return wall[0] * size + wall[1] * size // 86_400

    @property
    def fits(self) -> bool:
        """Whether the start is an instance by the rule itself."""
        day, second = self.start
        return any(_has(times, second) for _, times in self._all(day, day))

    def between(self, first: int, last: int) -> Iterator[tuple[int, Sequence[int]]]:
        """Days from the first to the last with their seconds, in order, none before the start nor after the limit."""
        begin, second = self.start
        end = self.limit
        if end is not None:
            last = min(last, end[0])
        if first > begin and (end is None or end[0] > last):
            yield from self._all(first, last)
            return
        for day, times in self._all(max(first, begin), last):
            if day == begin:
                times = times[bisect_left(times, second) :]
            if end is not None and day == end[0]:
                times = times[: bisect_right(times, end[1])]
            if times:
                yield day, times

    def at_one_time(self, begin: Wall, end: Wall) -> tuple[Iterator[int], int] | None:
        """The days on which an instance lies from `begin` up to `end` (not included), and the second, where it is
        always the same one: what most rules are, found quicker than by `between`."""
        if len(self._times) != 1 or self._positions:
            return None
        second = self._times[0]
        first = max(begin[0] + (second < begin[1]), self.start[0] + (second < self.start[1]))
        last = end[0] - (second >= end[1])
        if (limit := self.limit) is not None:
            last = min(last, limit[0] - (second > limit[1]))
        return self._days.between(first, last), second

    def has(self, wall: Wall) -> bool:
        """Whether an instance falls on that day and second."""
        day, second = wall
        return any(_has(times, second) for _, times in self.between(day, day))

    def number_to(self, wall: Wall) -> int:
        """How many instances a count has spent by a wall time, the start included, whether it fits or not."""
        number, first = 0 if self.fits else 1, self.start[0]
        for day, times in self.between(first, first):
            number += len(times) if day < wall[0] else bisect_right(times, wall[1])
        if first < wall[0]:
            number += sum(self._numbers(first + 1, wall[0] - 1))
            number += sum(bisect_right(times, wall[1]) for _, times in self.between(wall[0], wall[0]))
        return number

    def _numbers(self, first: int, last: int) -> Iterator[int]:
        """How many instances lie on each day, of those that have any."""
        if (units := self._units) is None:
            return (len(times) for _, times in self._all(first, last))
        return map(units.number, self._days.between(first, last))

    def _all(self, first: int, last: int) -> Iterator[tuple[int, Sequence[int]]]:
        if (units := self._units) is not None:
            for day in self._days.between(first, last):
                if times := units.on(day):
                    yield day, times
        elif self._positions:
            for days in self._days.periods(first, last):
                for day, times in self._picked(days):
                    if first <= day <= last:
                        yield day, times
        elif self._times:
            times = self._times
            for day in self._days.between(first, last):
                yield day, times

    def _picked(self, days: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """What BYSETPOS leaves of the days of a period and their times."""
        times = self._times
        found: dict[int, list[int]] = {}
        for place in chosen(range(len(days) * len(times)), self._positions):
            found.setdefault(days[place // len(times)], []).append(times[place % len(times)])
        return iter(found.items())

    def _count(self) -> Wall | None:
        day, second = self.start
        # The start counts as the first instance, also where it does not fit the rule.
        left = (self.rule.count or 0) - (not self.fits)
        if left <= 0:
            return self.start
        for _, times in self._all(day, day):
            later = times[bisect_left(times, second) :]
            if left <= len(later):
                return day, later[left - 1]
            left -= len(later)
        begin = day + 1
        if (days := self._days.per_period) and not self._positions and self._times:
            periods, left = divmod(left - 1, days * len(self._times))
            begin, left = begin + periods * self._days.stride, left + 1
        last = min(day + FARTHEST, date.max.toordinal())
        if (units := self._units) is None:
            for later_day, times in self._all(begin, last):
                if left <= len(times):
                    return later_day, times[left - 1]
                left -= len(times)
            return None
        for later_day in self._days.between(begin, last):
            number = units.number(later_day)
            if left <= number:
                return later_day, units.on(later_day)[left - 1]
            left -= number
        return None


class _Units:
    """The hours, minutes or seconds that a rule of such picks on a day, by their remainders of the interval."""

    def __init__(self, rule: Rule, start: Wall, clock: bool) -> None:
        self._size = _PER_DAY[rule.frequency]
        self._length = 86_400 // self._size
        self._interval = rule.interval
        self._origin = start[0] * self._size + start[1] // self._length
        self._clock = clock
        within = _within(rule, start[1])
        self._within = chosen(within, rule.by_set_position) if rule.by_set_position else within
        hours, minutes, seconds = rule.by_hour, rule.by_minute, rule.by_second
        self._free = not hours
        if rule.frequency >= Frequency.MINUTELY:
            self._free = self._free and not minutes
        if rule.frequency is Frequency.SECONDLY:
            self._free = self._free and not seconds
        self._kept: tuple[int, Sequence[int]] = (-1, ())
        self._rests: dict[int, list[int]] = {}
        if not self._free:
            self._rests = self._by_rest(rule)

    def _by_rest(self, rule: Rule) -> dict[int, list[int]]:
        lists: list[Sequence[int]] = [rule.by_hour or range(24)]
        if rule.frequency >= Frequency.MINUTELY:
            lists.append(rule.by_minute or range(60))
        if rule.frequency is Frequency.SECONDLY:
            lists.append(rule.by_second or range(60))
        found: dict[int, list[int]] = {}
        for parts in product(*lists):
            unit = 0
            for part in parts:
                unit = unit * 60 + part
            found.setdefault(unit % self._interval, []).append(unit)
        return found

    def _of(self, day: int) -> Sequence[int]:
        rest = (self._origin - day * self._size) % self._interval
        return range(rest, self._size, self._interval) if self._free else self._rests.get(rest, ())

    def number(self, day: int) -> int:
        """How many there are on a day."""
        number = len(self._of(day)) * len(self._within)
        return number if self._clock else min(number, 1)

    def on(self, day: int) -> Sequence[int]:
        """The seconds of a day."""
        units = self._of(day)
        if not units or not self._within:
            return ()
        if not self._clock:
            return (0,)
        if self._length == 1:
            return units
        kept, seconds = self._kept
        if kept != day:
            seconds = [unit * self._length + second for unit in units for second in self._within]
            self._kept = day, seconds
        return seconds


@lru_cache(maxsize=16)
def _units(rule: Rule, start: Wall, clock: bool) -> _Units:
    """Few are kept, for those of seconds may be large."""
    return _Units(rule, start, clock)


def _has(times: Sequence[int], second: int) -> bool:
    place = bisect_left(times, second)
    return place < len(times) and times[place] == second


def _within(rule: Rule, second: int) -> Sequence[int]:
    """The seconds within an hour or minute on which a rule of such falls."""
    if rule.frequency is Frequency.SECONDLY:
        return (0,)
    seconds = rule.by_second or (second % 60,)
    if rule.frequency is Frequency.MINUTELY:
        return seconds
    return [minute * 60 + at for minute in rule.by_minute or (second // 60 % 60,) for at in seconds]


def times_of(rule: Rule, start: datetime) -> Sequence[int]:
    """The seconds of each day on which a rule of days or more falls."""
    hours, minutes = rule.by_hour or (start.hour,), rule.by_minute or (start.minute,)
    seconds = rule.by_second or (start.second,)
    return [hour * 3600 + minute * 60 + second for hour in hours for minute in minutes for second in seconds]


def chosen(values: Sequence[int], positions: tuple[int, ...]) -> Sequence[int]:
    """What BYSETPOS picks of a set in order: the first is 1, the last -1."""
    size = len(values)
    places = {place - 1 if place > 0 else size + place for place in positions}
    return [values[place] for place in sorted(places) if 0 <= place < size]
