"""The months of a plan: the first one, of index 0, is the calendar month in which it starts."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from .inputs import Every, Plan


def month_of(plan: Plan, day: date) -> int:
    """The index of the month of a day; negative before the start."""
    return (day.year - plan.start.year) * 12 + day.month - plan.start.month


def month_count(plan: Plan) -> int:
    """How many months the plan has; the one of its last day counts."""
    return month_of(plan, plan.until) + 1


def year_spans(plan: Plan) -> tuple[tuple[int, int, int], ...]:
    """(calendar year, its first month, the month after its last) of each year."""
    count, first = month_count(plan), plan.start.month - 1
    years = range(plan.start.year, plan.until.year + 1)
    return tuple((year, max(0, 12 * at - first), min(count, 12 * (at + 1) - first)) for at, year in enumerate(years))


def last_days(plan: Plan) -> tuple[date, ...]:
    """The start, and the last day of each year that the plan steps through."""
    ends = (date(year, 12, 31) for year in range(plan.start.year, plan.until.year + 1))
    return (plan.start, *(min(end, plan.until) for end in ends))


def day_of(plan: Plan, month: int) -> date:
    """The first day of a month."""
    at = plan.start.month - 1 + month
    return date(plan.start.year + at // 12, at % 12 + 1, 1)


def later(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_before(day: date | None) -> date | None:
    """The day before."""
    return day - timedelta(days=1) if day else None


def flow_months(plan: Plan, every: Every, first: date | None, last: date | None) -> Iterator[int]:
    """The months in which something flows; without a first day it has flowed all along.

    What flows monthly does so in whole months, from the month of its first day on, as often as its day of the month
    comes up to its last day. What flows yearly or once does so in the month of its first day, unless that has passed.
    """
    since = first or plan.start
    end = month_count(plan)
    if last is not None:
        end = min(end, month_of(plan, last) + 1 - (first is not None and last.day < first.day))
    begin = month_of(plan, since)
    if every == "month":
        yield from range(max(0, begin), end)
        return
    passed = since.day < plan.start.day
    for month in range(begin, end, 12) if every == "year" else range(begin, min(end, begin + 1)):
        if month > 0 or (month == 0 and not passed):
            yield month
