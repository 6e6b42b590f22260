"""Which days a rule picks: by its period, and by what it asks of a day. Plain arithmetic, without times and zones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from organizer.kernel.weekdays import Weekday

from .rule import Frequency, Rule

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LAST = date.max.toordinal()
_ALL_MONTHS = tuple(range(1, 13))


def completed(rule: Rule, start: date) -> Rule:
    """The rule with what it leaves to its start: the day of a yearly, monthly or weekly one."""
    if rule.by_month_day or rule.by_day or rule.by_year_day:
        return rule
    if rule.by_week_number or rule.frequency is Frequency.WEEKLY:
        return replace(rule, by_day=((0, Weekday(start.weekday())),))
    if rule.frequency is Frequency.MONTHLY:
        return replace(rule, by_month_day=(start.day,))
    if rule.frequency is Frequency.YEARLY:
        return replace(rule, by_month=rule.by_month or (start.month,), by_month_day=(start.day,))
    return rule


class Days:
    """The days of a rule that begins on a day, as ordinals (`date.toordinal`), period by period."""

    def __init__(self, rule: Rule, start: date) -> None:
        rule = completed(rule, start)
        self._rule = rule
        self._start = start.toordinal()
        self._interval = rule.interval
        self._month = start.year * 12 + start.month - 1
        self._year = start.year
        self._week_start = int(rule.week_start)
        self._week = self._week_of(self._start)
        self._months = rule.by_month or _ALL_MONTHS
        # Numbered days of the week count in a month or year; elsewhere the number means nothing.
        counted = rule.frequency <= Frequency.MONTHLY
        self._weekdays = frozenset(int(day) for number, day in rule.by_day if not (number and counted))
        self._numbered = frozenset((number, int(day)) for number, day in rule.by_day if number and counted)
        self._of_year = rule.frequency is Frequency.YEARLY and not rule.by_month
        self._filtered = bool(rule.by_month or rule.by_month_day or rule.by_year_day or rule.by_week_number)
        self._offsets = tuple(sorted((day - self._week_start) % 7 for day in self._weekdays))
        # What was made last, since one period is often asked for again.
        self._kept: tuple[int, Sequence[int]] = (-1, ())
        self._kept_month: tuple[tuple[int, int], Sequence[int]] = ((0, 0), ())

    def _week_of(self, ordinal: int) -> int:
        return (ordinal - 1 - self._week_start) // 7

    def period_of(self, ordinal: int) -> int:
        """The number of the year, month, week or day, by whichever the rule counts."""
        frequency, day = self._rule.frequency, date.fromordinal(ordinal)
        if frequency is Frequency.YEARLY:
            return day.year
        if frequency is Frequency.MONTHLY:
            return day.year * 12 + day.month - 1
        return self._week_of(ordinal) if frequency is Frequency.WEEKLY else ordinal

    @property
    def per_period(self) -> int | None:
        """How many days each period after the first has, where that is always the same; periods are `stride` apart."""
        if self._filtered:
            return None
        if self._rule.frequency is Frequency.WEEKLY:
            return len(self._offsets)
        if self._rule.frequency is Frequency.DAILY and not self._weekdays:
            return 1
        return None

    @property
    def stride(self) -> int:
        """Days from one period to the next, of a rule with `per_period`."""
        return self._interval * (7 if self._rule.frequency is Frequency.WEEKLY else 1)

    def between(self, first: int, last: int) -> Iterator[int]:
        """The days from the first to the last, both included, none before the start."""
        first = max(first, self._start)
        frequency = self._rule.frequency
        if frequency > Frequency.DAILY or (frequency is Frequency.DAILY and (self._filtered or self._weekdays)):
            return self._filtered_days(first, last)
        if frequency is Frequency.DAILY:
            ahead = (self._start - first) % self._interval
            return iter(range(first + ahead, last + 1, self._interval))
        return self._clipped(first, last)

    def _clipped(self, first: int, last: int) -> Iterator[int]:
        for days in self.periods(first, last):
            if days and first <= days[0] and days[-1] <= last:
                yield from days
            else:
                yield from days[bisect_left(days, first) : bisect_right(days, last)]

    def _filtered_days(self, first: int, last: int) -> Iterator[int]:
        """Days one by one, month by month, of a rule whose period is a day or less."""
        step = self._interval if self._rule.frequency is Frequency.DAILY else 1
        if last < first:
            return
        begin, end = date.fromordinal(first), date.fromordinal(last)
        for index in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
            for day in self._of_month(*divmod(index, 12)):
                if first <= day <= last and (day - self._start) % step == 0:
                    yield day

    def periods(self, first: int, last: int) -> Iterator[Sequence[int]]:
        """All days of each week, month or year that reaches from `first` to `last`, also those outside it."""
        if last < first:
            return
        frequency, interval = self._rule.frequency, self._interval
        make: Callable[[int], Sequence[int]]
        if frequency is Frequency.WEEKLY:
            make, origin, begin, end = self._of_week, self._week, self._week_of(first), self._week_of(last)
        else:
            early, late = date.fromordinal(first), date.fromordinal(last)
            if frequency is Frequency.MONTHLY:
                make, origin = self._of_month_index, self._month
                begin, end = early.year * 12 + early.month - 1, late.year * 12 + late.month - 1
            else:
                make, origin, begin, end = self._of_year_number, self._year, early.year, late.year
        begin = max(begin, origin)
        begin += (origin - begin) % interval
        for index in range(begin, end + 1, interval):
            kept, days = self._kept
            if kept != index:
                days = make(index)
                self._kept = index, days
            yield days

    def _of_week(self, index: int) -> Sequence[int]:
        begin = index * 7 + 1 + self._week_start
        if self._filtered:
            return [day for day in range(max(begin, 1), min(begin + 6, _LAST) + 1) if self._fits(day)]
        return [day for offset in self._offsets if 1 <= (day := begin + offset) <= _LAST]

    def _of_month_index(self, index: int) -> Sequence[int]:
        return self._of_month(*divmod(index, 12))

    def _of_year_number(self, year: int) -> Sequence[int]:
        return [day for month in self._months for day in self._of_month(year, month - 1)]

    def _fits(self, ordinal: int) -> bool:
        day = date.fromordinal(ordinal)
        month, days = self._kept_month
        if month != (day.year, day.month):
            month, days = (day.year, day.month), self._of_month(day.year, day.month - 1)
            self._kept_month = month, days
        return ordinal in days

    def _of_month(self, year: int, month: int) -> Sequence[int]:
        """The days that fit of a month (0 to 11)."""
        if month + 1 not in self._months:
            return ()
        rule, leap = self._rule, isleap(year)
        before = date(year, month + 1, 1).toordinal() - 1
        length = _MONTH_DAYS[month] + (month == 1 and leap)
        days: Sequence[int] = range(before + 1, before + length + 1)
        if rule.by_month_day:
            numbers = {number if number > 0 else length + 1 + number for number in rule.by_month_day}
            days = [before + number for number in sorted(numbers) if 1 <= number <= length]
        if rule.by_year_day and days:
            year_before, year_length = date(year, 1, 1).toordinal() - 1, 365 + leap
            numbers = {number if number > 0 else year_length + 1 + number for number in rule.by_year_day}
            days = [day for day in days if day - year_before in numbers]
        if (self._weekdays or self._numbered) and days:
            within = (date(year, 1, 1).toordinal() - 1, 365 + leap) if self._of_year else (before, length)
            days = [day for day in days if self._on_weekday(day, *within)]
        if rule.by_week_number and days:
            days = [day for day in days if self._in_week(day, year)]
        return days

    def _on_weekday(self, day: int, before: int, length: int) -> bool:
        weekday = (day + 6) % 7
        if weekday in self._weekdays:
            return True
        if not self._numbered:
            return False
        number = day - before
        return ((number + 6) // 7, weekday) in self._numbered or (
            -((length - number) // 7 + 1), weekday
        ) in self._numbered  # fmt: skip

    def _in_week(self, day: int, year: int) -> bool:
        """Whether a day is in one of the weeks; the first week of a year has four of its days at least."""
        for of in (year + 1, year, year - 1):
            begin = self._first_week(of)
            if day >= begin:
                number, count = (day - begin) // 7 + 1, (self._first_week(of + 1) - begin) // 7
                return number in self._rule.by_week_number or number - count - 1 in self._rule.by_week_number
        return False

    def _first_week(self, year: int) -> int:
        """The day on which week 1 of a year begins."""
        new_year = _new_year(year)
        since = (new_year - 1 - self._week_start) % 7
        return new_year - since + (7 if since > 3 else 0)


def _new_year(year: int) -> int:
    """The ordinal of 1 January, also of the years 0 and 10000."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + 1
