"""A recurrence in words. What `typed` reads back gives the same recurrence, wherever the words say all of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol

from organizer.kernel.dates import MONTHS, format_day
from organizer.kernel.weekdays import EVERY_DAY, Weekday, format_weekdays

from .lines import parsed
from .rule import Frequency, Rule

NEVER = "Does not repeat"
UNITS = {
    Frequency.YEARLY: "year",
    Frequency.MONTHLY: "month",
    Frequency.WEEKLY: "week",
    Frequency.DAILY: "day",
    Frequency.HOURLY: "hour",
    Frequency.MINUTELY: "minute",
    Frequency.SECONDLY: "second",
}


class HasText(Protocol):
    """A recurrence, or whatever else has its lines."""

    @property
    def text(self) -> str: ...


def in_words(recurrence: HasText, zone: tzinfo | None = None) -> str:
    """'Every week on Mon, Wed until 31 Dec 2026'. An end that is written in UTC is a day of `zone`."""
    return words_of(recurrence.text, zone)


def words_of(text: str, zone: tzinfo | None = None) -> str:
    """The words for these lines. Raises FieldError for what cannot be understood."""
    said = parsed(text)
    rules = [rule_in_words(rule, zone) for rule in said.rules]
    words = "; ".join([*rules[:1], *(rule[0].lower() + rule[1:] for rule in rules[1:])])
    if not words:
        words = NEVER if not said.rdates else f"On {_several(len(said.rdates), 'more day')}"
    elif said.rdates:
        words += f"; on {_several(len(said.rdates), 'more day')}"
    if said.exdates:
        words += f"; {_several(len(said.exdates), 'day')} left out"
    if said.exrules:
        left_out = " and ".join(rule_in_words(rule, zone).removeprefix("Every ") for rule in said.exrules)
        words += f"; left out every {left_out}"
    return words


def rule_in_words(rule: Rule, zone: tzinfo | None = None) -> str:
    """One rule in words."""
    return _how_often(rule) + "".join(_parts(rule)) + _end(rule, zone)


def _how_often(rule: Rule) -> str:
    unit = UNITS[rule.frequency]
    return f"Every {unit}" if rule.interval == 1 else f"Every {rule.interval} {unit}s"


def _parts(rule: Rule) -> Iterable[str]:
    months = [MONTHS[month - 1] for month in rule.by_month]
    month_days = rule.by_month_day
    if rule.frequency is Frequency.YEARLY and len(months) == 1 and len(month_days) == 1 and month_days[0] > 0:
        yield f" on {month_days[0]} {months[0]}"
        months, month_days = [], ()
    if months:
        yield f" in {', '.join(months)}"
    if rule.by_week_number:
        yield f" in week {_numbers(rule.by_week_number)}"
    if rule.by_year_day:
        yield f" on day {_numbers(rule.by_year_day)} of the year"
    if month_days == (-1,):
        yield " on the last day"
    elif month_days:
        yield f" on day {_numbers(month_days)}"
    if rule.by_day:
        yield f" on {weekdays_in_words(rule)}"
    yield from _times(rule)
    if rule.by_set_position:
        yield f", the {', '.join(ordinal(position) for position in _from_the_start(rule.by_set_position))} of these"
    if rule.week_start:
        yield f", weeks from {rule.week_start.short}"


def weekdays_in_words(rule: Rule) -> str:
    """'Mon, Wed', 'Mon–Fri', 'the 2nd Tue, last Fri'."""
    plain = tuple(day for number, day in rule.by_day if not number)
    numbered = [f"{ordinal(number)} {day.short}" for number, day in _days_from_the_start(rule) if number]
    days = "Mon–Sun" if plain == EVERY_DAY else format_weekdays(plain)
    return ", ".join(([days] if days else []) + numbered) if not numbered or days else f"the {', '.join(numbered)}"


def _times(rule: Rule) -> Iterable[str]:
    if rule.by_hour and len(rule.by_minute) == 1 and not rule.by_second:
        yield f" at {', '.join(f'{hour:02d}:{rule.by_minute[0]:02d}' for hour in rule.by_hour)}"
        return
    for name, values in (("hour", rule.by_hour), ("minute", rule.by_minute), ("second", rule.by_second)):
        if values:
            yield f" at {name} {_numbers(values)}"


def _end(rule: Rule, zone: tzinfo | None) -> str:
    count = "" if rule.count is None else f", {_several(rule.count, 'time')}"
    return count if rule.until is None else f"{count} until {format_day(last_day(rule.until, zone))}"


def last_day(until: date | datetime, zone: tzinfo | None) -> date:
    """The day of an end, as the clocks of a zone show it."""
    if not isinstance(until, datetime):
        return until
    if zone is not None and until.tzinfo is UTC:
        try:
            return until.astimezone(zone).date()
        except OverflowError:
            return until.date()
    return until.date()


def ordinal(number: int) -> str:
    """'1st', '22nd', 'last', '2nd last'."""
    if number == -1:
        return "last"
    if number < 0:
        return f"{ordinal(-number)} last"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(str(number) if number >= 0 else ordinal(number) for number in _from_the_start(numbers))


def _from_the_start(numbers: tuple[int, ...]) -> list[int]:
    """In order, those that count from the end at the end."""
    return sorted(numbers, key=lambda number: (number < 0, number))


def _days_from_the_start(rule: Rule) -> list[tuple[int, Weekday]]:
    return sorted(rule.by_day, key=lambda one: (one[0] < 0, one))


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" + "s" * (number != 1)
