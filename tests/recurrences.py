"""Strategies for what repeats: rules that come true, and the patterns that an editor shows."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from organizer.kernel.recurrence.patterns import Pattern
from organizer.kernel.recurrence.rule import Frequency, Rule
from organizer.kernel.weekdays import EVERY_DAY, Weekday, weekdays_of

SPANS = {
    Frequency.YEARLY: 4000,
    Frequency.MONTHLY: 700,
    Frequency.WEEKLY: 200,
    Frequency.DAILY: 60,
    Frequency.HOURLY: 12,
    Frequency.MINUTELY: 2,
    Frequency.SECONDLY: 1,
}
"""Days over which a rule has a fair number of instances."""
some_days = st.sets(st.sampled_from(EVERY_DAY), min_size=1, max_size=4)
weekdays = some_days.map(lambda found: tuple((0, day) for day in sorted(found)))
numbered = st.sets(
    st.tuples(st.sampled_from((1, 2, 3, 4, -1, -2)), st.sampled_from(EVERY_DAY)), min_size=1, max_size=3
).map(lambda found: tuple(sorted(found)))


def numbers(least: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.sets(st.integers(least, most), min_size=1, max_size=4).map(lambda found: tuple(sorted(found)))


from_both_ends = numbers(1, 28) | numbers(-28, -1)


@st.composite
def matching_rules(draw: st.DrawFn) -> Rule:
    """Rules that come true again and again: the other library searches for ever for what never does."""
    frequency = draw(st.sampled_from(Frequency))
    interval = draw(st.sampled_from((1, 1, 2, 3, 7)))
    parts: dict[str, object] = {}
    if draw(st.booleans()) and not (interval > 1 and frequency in (Frequency.MONTHLY, Frequency.WEEKLY)):
        parts["by_month"] = draw(numbers(1, 12))
    choices: list[tuple[str, st.SearchStrategy[object]]] = [("by_day", weekdays)]
    if frequency is not Frequency.WEEKLY:
        choices.append(("by_month_day", from_both_ends))
    if frequency is Frequency.MONTHLY or (frequency is Frequency.YEARLY and "by_month" in parts):
        choices.append(("by_day", numbered))
    if frequency is Frequency.YEARLY and "by_month" not in parts:
        choices += [("by_year_day", numbers(1, 365) | numbers(-365, -1)), ("by_week_number", numbers(1, 52))]
    if draw(st.booleans()):
        name, values = draw(st.sampled_from(choices))
        parts[name] = draw(values)
        if name == "by_week_number":
            parts["by_day"] = draw(weekdays)
    for name, rank, most in (("by_hour", 4, 23), ("by_minute", 5, 59), ("by_second", 6, 59)):
        if draw(st.integers(0, 3)) == 0 and (frequency < rank or interval == 1):
            parts[name] = draw(numbers(0, most))
    if frequency < Frequency.WEEKLY and parts.get("by_day") and draw(st.booleans()):
        parts["by_set_position"] = draw(st.sampled_from(((1,), (-1,), (1, 3), (-2,))))
    count = draw(st.none() | st.integers(1, 40))
    return Rule(frequency, interval=interval, count=count, week_start=draw(st.sampled_from(Weekday)), **parts)  # type: ignore[arg-type]


days_of_week = st.sets(st.sampled_from(EVERY_DAY)).map(weekdays_of)
nth = st.tuples(st.sampled_from((1, 2, 3, 4, 5, -1)), st.sampled_from(EVERY_DAY))
month_days = st.none() | st.integers(1, 31) | st.just(-1)
ends = st.fixed_dictionaries({}) | st.fixed_dictionaries({"count": st.integers(1, 30)}) | st.fixed_dictionaries(
    {"until": st.dates(date(2027, 1, 1), date(2031, 1, 1))}
)  # fmt: skip


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Every repetition that the editor can show."""
    frequency = draw(st.sampled_from((Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY)))
    days: dict[str, object] = {}
    if frequency is Frequency.WEEKLY:
        days = {"weekdays": draw(days_of_week), "week_start": draw(st.sampled_from((Weekday.MO, Weekday.SU)))}
    elif frequency is Frequency.MONTHLY:
        days = draw(st.fixed_dictionaries({"month_day": month_days}) | st.fixed_dictionaries({"nth": nth}))
    elif frequency is Frequency.YEARLY and draw(st.booleans()):
        days = draw(st.fixed_dictionaries({"month_day": month_days}) | st.fixed_dictionaries({"nth": nth}))
        days["month"] = draw(st.integers(1, 12))
    return Pattern(frequency, interval=draw(st.sampled_from((1, 1, 2, 3, 5))), **days, **draw(ends))  # type: ignore[arg-type]
