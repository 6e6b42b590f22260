"""Which days are in view: a day, a week or a month, and how one goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, TypeAlias, get_args

from organizer.kernel.weekdays import Weekday

View: TypeAlias = Literal["day", "week", "month"]
VIEWS: tuple[View, ...] = get_args(View)
_WEEKS_OF_MONTH = 6
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Period(NamedTuple):
    """The days around `day` that a view shows. Weeks begin on `first_weekday`, which counts as `date.weekday` does."""

    view: View
    day: date
    first_weekday: int = 0

    @property
    def week(self) -> tuple[date, date]:
        """First and last day of the week that the day is in."""
        first = plus(self.day, -((self.day.weekday() - self.first_weekday) % 7))
        return first, plus(first, 6)

    @property
    def days(self) -> Sequence[date]:
        """What is shown: one day, seven, or six weeks."""
        if self.view == "day":
            return (self.day,)
        if self.view == "week":
            return days_from(self.week[0], 7)
        first = Period("week", self.day.replace(day=1), self.first_weekday).week[0]
        return days_from(first, 7 * _WEEKS_OF_MONTH)

    @property
    def read(self) -> tuple[date, date]:
        """First and last day to read: the week at least, for its balance."""
        days, week = self.days, self.week
        return min(days[0], week[0]), max(days[-1], week[1])

    def stepped(self, steps: int) -> Period:
        """So many days, weeks or months on; back, below 0."""
        if self.view == "month":
            return self._replace(day=_months_on(self.day, steps))
        return self._replace(day=plus(self.day, steps * (7 if self.view == "week" else 1)))

    def title(self, today: date) -> str:
        """'16 – 22 November', 'Thursday 19 November', 'November 2026'; the year is said where it is another."""
        if self.view == "month":
            return f"{_MONTHS[self.day.month - 1]} {self.day.year}"
        if self.view == "day":
            return f"{Weekday(self.day.weekday()).word} {_named(self.day, today)}"
        first, last = self.week
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day} – {_named(last, today)}"
        start = f"{first.day} {_MONTHS[first.month - 1]}"
        return f"{start}{f' {first.year}' if first.year != last.year else ''} – {_named(last, today)}"

    def note(self) -> str:
        """'Week 47', by ISO 8601: that of the week's Thursday, however weeks begin; '' for a month."""
        if self.view == "month":
            return ""
        thursday = plus(self.week[0], (Weekday.TH - self.first_weekday) % 7)
        return f"Week {thursday.isocalendar().week}"


def plus(day: date, days: int) -> date:
    """`day` moved, held within what a date can be."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def days_from(first: date, count: int) -> tuple[date, ...]:
    """So many days in order; fewer where dates end."""
    return tuple(first + timedelta(days=n) for n in range(min(count, date.max.toordinal() - first.toordinal() + 1)))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    first = date(year, month + 1, 1)
    last = plus(plus(first, 31).replace(day=1), -1) if (year, month) != (date.max.year, 11) else date.max
    return first.replace(day=min(day.day, last.day))


def _named(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"
