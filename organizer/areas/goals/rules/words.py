"""How goals and their measures are put in words, the same on every page and in reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from organizer.areas.goals.model import Goal, Habit, Horizon, KeyResult, Status
from organizer.kernel.dates import format_day
from organizer.kernel.glance import Tone
from organizer.kernel.kinds import Number

from .score import WORDS
from .strength import window_days
from .trend import Forecast

_NUMBER = Number()
_BEFORE = ("$", "€", "£", "¥")
_MANY = 10_000
_ENOUGH = 8
_SAID = (Tone.ON_PACE, Tone.SLIGHTLY_BEHIND, Tone.BEHIND)


def figure(value: Decimal | float) -> str:
    """A value with at most two decimal places."""
    return _NUMBER.format(round(Decimal(str(value)), 2))


def measured(result: KeyResult, value: Decimal | None) -> str:
    """'7 of 15 applications', '81 of 75 kg'; without a value '– of 15 applications'."""
    now = "–" if value is None else with_unit(result, value, alone=False)
    return f"{now} of {with_unit(result, result.target)}"


def is_money(result: KeyResult) -> bool:
    """Whether its figures are amounts, which people may want hidden."""
    return result.unit in _BEFORE


def with_unit(result: KeyResult, value: Decimal | float, *, alone: bool = True) -> str:
    """'$21400', '75%', '15 applications'; where more follows, not `alone`, only what stands before a figure."""
    if result.unit in _BEFORE:
        return f"{result.unit}{Decimal(figure(value)):,}"
    words = figure(value)
    if not alone or not result.unit:
        return words
    return f"{words}%" if result.unit == "%" else f"{words} {result.unit}"


def short_measured(result: KeyResult, value: Decimal | None) -> str:
    """As `measured`, for where there is little room: '$21.4k of $28.8k', '80 of 75%', other units left out."""
    now = "–" if value is None else _short(value)
    target = _short(result.target)
    if result.unit in _BEFORE:
        return f"{result.unit}{now} of {result.unit}{target}"
    return f"{now} of {target}{result.unit if result.unit == '%' else ''}"


def _short(value: Decimal) -> str:
    if abs(value) < _MANY:
        return figure(value)
    return f"{figure(round(value / 1000, 1))}k" if abs(value) < _MANY * 100 else f"{figure(round(value / 10**6, 1))}M"


def due_words(goal: Goal) -> str:
    """When a goal is due, as exactly as its horizon has it: '2028', 'March 2027', 'due 31 Dec'."""
    if goal.due is None:
        return "no day yet"
    if goal.horizon in (Horizon.DIRECTION, Horizon.YEARS):
        return str(goal.due.year)
    return f"{goal.due:%B} {goal.due.year}" if goal.horizon is Horizon.YEAR else f"due {goal.due.day} {goal.due:%b}"


def often(habit: Habit) -> str:
    """How often a habit is to be kept: 'every day', '3 times a week', 'twice in 10 days'."""
    days = window_days(habit)
    span = {1: "a day", 7: "a week", 30: "a month", 365: "a year"}.get(days, f"in {days} days")
    if habit.times == 1:
        return {1: "every day", 7: "once a week"}.get(days, f"once {span}")
    times = "twice" if habit.times == 2 else f"{figure(habit.times)} times"
    return f"{times} {span}"


def standing_words(goal: Goal, tone: Tone) -> str:
    """How a goal stands: against its pace while it is open, else what has become of it; '' where there is no pace."""
    return WORDS[tone] if goal.status is Status.OPEN else goal.status.label


def summary(tones: Iterable[Tone]) -> str:
    """'9 active, 6 on pace, 2 slightly behind, 1 behind': those that are ahead are on pace too."""
    counted: Counter[Tone] = Counter(Tone.ON_PACE if tone is Tone.AHEAD else tone for tone in tones)
    parts = [f"{counted.total()} active"]
    parts += [f"{counted[tone]} {WORDS[tone].lower()}" for tone in _SAID if counted[tone]]
    return ", ".join(parts)


def about(value: float, result: KeyResult) -> Decimal:
    """An expected value as exactly as one should say it: in whole numbers where the way has enough of them."""
    return Decimal(str(round(value, 0 if abs(result.target - result.start) >= _ENOUGH else 1)))


def percent(score: float | None) -> str:
    """'47%', or '–' where nothing is measured."""
    return "–" if score is None else f"{int(score * 100 + 0.5)}%"


def forecast_words(found: Forecast | None, result: KeyResult, due: date | None, say: Callable[[str], str] = str) -> str:
    """'13 at this rate; 15 by 9 Jan 2027, between 2 Jan 2027 and 18 Jan 2027', as far as it can be told."""
    if found is None:
        return "Two check-ins on different days make a forecast"
    rate = "" if due is None else f"{say(figure(about(found.line.at(due), result)))} at this rate by {format_day(due)}"
    if found.reached is None:
        return rate or "Not reached at this rate"
    when = f"reached on {format_day(found.reached)}"
    if found.earliest and found.latest and found.earliest != found.latest:
        when += f", between {format_day(found.earliest)} and {format_day(found.latest)}"
    elif found.latest is None:
        when += ", or much later"
    return f"{rate}; {when}" if rate else when[:1].upper() + when[1:]


def counted_words(what: str, number: int) -> str:
    """'1 step', '3 steps', '2 steps that were done'."""
    first, _, rest = what.partition(" that was ")
    many = f"{first}s that were {rest}" if rest else f"{first}s"
    return f"{number} {what if number == 1 else many}"


def deleted_words(
    title: str, went: Iterable[tuple[str, int]], children: int, parent: str, stays: Iterable[tuple[str, int]]
) -> str:
    """'Ship it deleted, with 2 key results and 5 check-ins; 1 goal leads to Career now; 3 steps stay': whatever there
    is none of is not said."""
    gone = [counted_words(what, number) for what, number in went if number]
    words = [f"{title} deleted{f', with {_and(gone)}' if gone else ''}"]
    if children:
        verb = "leads" if children == 1 else "lead"
        words.append(f"{counted_words('goal', children)} {verb} {f'to {parent}' if parent else 'no further'} now")
    left = [(counted_words(what, number), number) for what, number in stays if number]
    if left:
        words.append(f"{_and([word for word, _ in left])} {'stays' if [n for _, n in left] == [1] else 'stay'}")
    return "; ".join(words)


def _and(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
