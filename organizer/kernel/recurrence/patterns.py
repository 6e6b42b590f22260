"""What an editor of repetitions can show: each day, some days of the week, a day of the month or year; and an end."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from organizer.kernel.frozen import frozen
from organizer.kernel.weekdays import WORKING_DAYS, Weekday

from . import written
from .lines import parsed
from .recurrence import Recurrence
from .rule import Frequency, Rule, changed, write_rule
from .series import END_OF_DAY, Start
from .words import last_day

__all__ = ["Frequency", "Pattern", "pattern_of"]


@frozen
class Pattern:
    """One rule of the plainer sort. What it leaves out follows from the start: a weekly one without weekdays falls on
    the start's, a monthly one without a day on its day."""

    frequency: Frequency
    """DAILY, WEEKLY, MONTHLY or YEARLY."""
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    """Of a weekly one."""
    month_day: int | None = None
    """Of a monthly or yearly one: 1 to 31, or -1, the last."""
    nth: tuple[int, Weekday] | None = None
    """Of a monthly or yearly one: (2, TU), the second Tuesday; (-1, FR), the last Friday."""
    month: int | None = None
    """Of a yearly one."""
    count: int | None = None
    until: date | None = None
    """The last day on which it may begin."""
    week_start: Weekday = Weekday.MO
    """Where weeks begin, which matters to every second one; as it was written."""

    @property
    def working_days(self) -> bool:
        """Whether it is each working day: weekly, Monday to Friday."""
        return self.frequency is Frequency.WEEKLY and self.interval == 1 and self.weekdays == WORKING_DAYS

    def recurrence(self, keeping: Recurrence | None = None, start: Start | None = None) -> Recurrence:
        """The recurrence of this pattern, with the exceptions and additions of `keeping`; as it was written, if it says
        the same. With the start known its end is of the form that RFC 5545 asks for (UTC where the start has a zone);
        without, it is a day."""
        zone = start.tzinfo if isinstance(start, datetime) else None
        if keeping is not None and pattern_of(keeping, zone) == self:
            return keeping
        rule = f"RRULE:{self._rule(start)}"
        lines = parsed(keeping.text).lines if keeping is not None else ()
        return Recurrence("\n".join([rule, *(line.text for line in lines if line.name in ("RDATE", "EXDATE"))]))

    def _rule(self, start: Start | None) -> str:
        days = tuple((0, day) for day in self.weekdays) if self.frequency is Frequency.WEEKLY else ()
        rule = Rule(
            self.frequency,
            interval=self.interval,
            count=self.count,
            by_month=(self.month,) if self.month else (),
            by_month_day=(self.month_day,) if self.month_day else (),
            by_day=(self.nth,) if self.nth else days,
            week_start=self.week_start,
        )
        text = write_rule(rule)
        if self.until is None:
            return text
        last: Start = self.until
        if isinstance(start, datetime):
            last = datetime.combine(self.until, END_OF_DAY, start.tzinfo)
        return changed(text, {"UNTIL": written.until(last)})


def pattern_of(recurrence: Recurrence, zone: tzinfo | None = None) -> Pattern | None:
    """The pattern of a recurrence; None where it is more than one: several rules, times of day, and the like. Single
    days left out or added do not count, a pattern keeps them. An end that is written in UTC is a day of `zone`."""
    said = parsed(recurrence.text)
    if len(said.rules) != 1 or said.exrules:
        return None
    rule = said.rules[0]
    if rule.by_hour or rule.by_minute or rule.by_second or rule.by_year_day or rule.by_week_number:
        return None
    days = _days_of(rule)
    if days is None:
        return None
    until = None if rule.until is None else last_day(rule.until, zone)
    return Pattern(
        Frequency.WEEKLY if days.weekdays else rule.frequency, rule.interval, days.weekdays, days.month_day, days.nth,
        days.month, rule.count, until, rule.week_start,
    )  # fmt: skip


def _days_of(rule: Rule) -> Pattern | None:
    """Which days, of a rule without times of day."""
    frequency, month_days, days, places = rule.frequency, rule.by_month_day, rule.by_day, rule.by_set_position
    found = Pattern(frequency)
    if not (rule.by_month or month_days or days or places):
        return found if frequency <= Frequency.DAILY else None
    if frequency >= Frequency.WEEKLY:
        weekly = frequency is Frequency.WEEKLY or (frequency is Frequency.DAILY and rule.interval == 1)
        if not weekly or rule.by_month or month_days or places:
            return None
        return Pattern(frequency, weekdays=tuple(sorted({day for _, day in days})))
    month = rule.by_month[0] if len(rule.by_month) == 1 else None
    if len(month_days) + len(days) > 1 or (frequency is Frequency.MONTHLY) != (not rule.by_month):
        return None
    if frequency is Frequency.YEARLY and month is None:
        return None
    if month_days:
        day = month_days[0]
        return Pattern(frequency, month=month, month_day=day) if day >= -1 and not places else None
    if not days:
        return Pattern(frequency, month=month) if not places else None
    number, weekday = days[0]
    if len(places) == 1 and not number:
        number = places[0]
    elif places:
        return None
    return Pattern(frequency, month=month, nth=(number, weekday)) if number and -1 <= number <= 5 else None
