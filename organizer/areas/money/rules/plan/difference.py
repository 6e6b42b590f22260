"""A scenario beside the plan, in lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from organizer.charts.amounts import Told, plain_amount, short_amount

from .compare import compare
from .outlook import Course

Leaning = Literal["better", "worse", "same"]
WORTH, EVEN = "Worth, as of today", "Breaks even"
_PERCENTILES = (("1 in 10 worse at the end", 0), ("Middle at the end", 2), ("1 in 10 better at the end", 4))


@dataclass(frozen=True, slots=True)
class Difference:
    """A line, and whether it speaks for the scenario."""

    name: str
    value: Told
    leaning: Leaning = "same"


def differences(base: Course, other: Course) -> tuple[Difference, ...]:
    """What a scenario changes: each milestone in points and in months, what it is worth today, when it breaks even."""
    found = compare(base.result, other.result, base.plan)
    titles = {milestone.key: milestone.title for milestone in base.plan.milestones}
    months = dict(found.months)
    lines = [
        Difference(titles[key], _points(change, months.get(key, 0)), _leaning(change))
        for key, change in found.points if key in titles
    ]  # fmt: skip
    value = found.net_present_value
    sign = "+" if value > 0.5 else ""
    words: Told = ("", sign + plain_amount(value, base.plan.currency))
    lines.append(Difference(WORTH, words, _leaning(value)))
    even = "never behind" if value >= 0 and found.break_even is None else "not before the end"
    lines.append(Difference(EVEN, (str(found.break_even) if found.break_even else even,)))
    return tuple(lines)


def ends(courses: tuple[Course, ...]) -> tuple[tuple[str, ...], ...]:
    """Courses side by side at the 10th, 50th and 90th percentile of their last year: rows of a name and amounts."""
    return tuple(
        (name, *(short_amount(float(c.result.bands[row][-1]), c.plan.currency) for c in courses))
        for name, row in _PERCENTILES
    )


def _points(change: float, months: int) -> Told:
    whole = round(change)
    sign = "+" if whole > 0 else "\u2212" if whole < 0 else ""
    words = f"{sign}{abs(whole)} {'point' if abs(whole) == 1 else 'points'}" if whole else "no change"
    if not months:
        return (words,)
    return (f"{words}, {abs(months)} months {'later' if months > 0 else 'earlier'}",)


def _leaning(change: float) -> Leaning:
    return "better" if change >= 0.5 else "worse" if change <= -0.5 else "same"
