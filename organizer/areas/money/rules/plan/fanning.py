"""The fan of a plan: what its chart shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from organizer.charts.amounts import Told, short_amount
from organizer.charts.fan import EndLabel, Fan, Flag, OtherLine, Reading
from organizer.charts.lines import round_steps

from .inputs import PlanMilestone
from .outlook import BASE, Course, Outlook, year_fraction
from .telling import age_at, headline_words, percent_of

Floats = NDArray[np.float64]
_ICONS = {"purchase": "house", "fund": "graduation-cap", "retirement": "palmtree", "level": "scroll-text"}
_LABELS = ("1 in 10 worse", "1 in 4 worse", "Middle", "1 in 4 better", "1 in 10 better")
COLOURS = ("c3", "c2", "c7", "c4", "c8", "c5")
"""Of scenarios in their order; the plan itself has the accent."""
_LABEL_COLOURS = {"c3": "warn-text", "c7": "success-text", "c4": "text-2", "accent": "accent-text"}
_MOST_TICKS = 6


def colour_of(outlook: Outlook, key: str) -> str:
    """The token of a scenario's colour."""
    others = [course.case.key for course in outlook.courses if course.case.key != BASE]
    return COLOURS[others.index(key) % len(COLOURS)] if key in others else "accent"


def fan_of(
    outlook: Outlook, chosen: str = BASE, *, todays_money: bool = True, ranges: bool = True,
    before: Course | None = None,
) -> Fan:  # fmt: skip
    """The fan of one course with the middles of the others; `before`: what it was until something was tried out."""
    subject = outlook.course(chosen)
    ranges = ranges and outlook.ranges_from is None
    scale = np.ones(len(subject.result.days)) if todays_money else _prices(subject)
    bands = subject.result.bands * scale
    middle = bands[2] if outlook.ranges_from is None else _straight(subject) * scale
    xs = tuple(year_fraction(day) for day in subject.result.days)
    others = [
        OtherLine(c.case.title, _fitted(c, len(xs), scale), colour := colour_of(outlook, c.case.key),
                  _LABEL_COLOURS.get(colour, colour))
        for c in outlook.courses if c is not subject
    ]  # fmt: skip
    if before is not None:
        others.append(OtherLine("Saved", _fitted(before, len(xs), scale), "chart-ref", "chart-label", dotted=True))
    currency = subject.plan.currency
    return Fan(
        sentence=_sentence(outlook, subject, middle), xs=xs, middle=_row(middle),
        bands=((_row(bands[0]), _row(bands[4])), (_row(bands[1]), _row(bands[3]))) if ranges else (),
        x_ticks=_x_ticks(subject), y_ticks=_y_ticks(bands if ranges else middle[None, :], others, currency),
        others=tuple(others), flags=tuple(_flags(subject, xs, middle)),
        ends=tuple(_ends(subject, bands, middle, others, ranges)),
        readings=tuple(_reading(subject, bands, middle, at, ranges) for at in range(len(xs))),
        head=("Year", "Age", *(_LABELS if ranges else ("Middle",)), *(other.title for other in others)),
        rows=tuple(_table_row(subject, bands, middle, others, at, ranges) for at in range(len(xs))),
        amount_columns=frozenset(range(2, 2 + (5 if ranges else 1) + len(others))),
    )  # fmt: skip


def _row(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _prices(course: Course) -> Floats:
    """What costs 1 today, at each day, as the straight line has inflation."""
    rates = [1 + year.inflation for year in course.result.line]
    grown = np.concatenate(([1.0], np.cumprod(rates)))
    return grown[: len(course.result.days)]


def _straight(course: Course) -> Floats:
    start = float(course.result.worth[:, 0].mean())
    return np.array([start, *(year.worth for year in course.result.line)])[: len(course.result.days)]


def _fitted(course: Course, length: int, scale: Floats) -> tuple[float, ...]:
    """Its middle over so many days; where it ends earlier, as it ends."""
    middle = course.result.bands[2]
    if len(middle) < length:
        middle = np.concatenate((middle, np.full(length - len(middle), middle[-1])))
    return _row(middle[:length] * scale)


def _sentence(outlook: Outlook, subject: Course, middle: Floats) -> Told:
    words = headline_words(subject.plan)
    currency, last = subject.plan.currency, subject.result.days[-1].year
    name = "The plan" if subject.case.key == BASE else subject.case.title
    likely = percent_of(subject.likelihood)
    beginning = f"{name}: {likely} {words[0]}"
    rest: Told = words[1:] if len(words) % 2 else (*words[1:], "")
    parts = (beginning, *rest)
    tail = f". Middle case from {subject.result.days[0].year} "
    return (
        *parts[:-1], parts[-1] + tail, short_amount(float(middle[0]), currency), " to ",
        short_amount(float(middle[-1]), currency), f" in {last}",
    )  # fmt: skip


def _x_ticks(course: Course) -> tuple[tuple[float, str, str], ...]:
    days = course.result.days
    first, last = days[0], days[-1]
    span = last.year - first.year
    step = next(step for step in (1, 2, 5, 10, 20, 50) if span / step <= 9)
    who = course.plan.members[0] if course.plan.members else None

    def age(year: int) -> str:
        old = None if who is None else age_at(who, first.replace(year=year, day=min(first.day, 28)))
        return "" if old is None else f"age {old}" if year == first.year else str(old)

    ticks = [(year_fraction(first), str(first.year), age(first.year))]
    for year in range(first.year + 1, last.year + 1):
        at = float(year)
        far = at - ticks[0][0] >= 0.55 * step
        if year % step == 0 and far and at <= year_fraction(last):
            ticks.append((at, str(year), age(year)))
    return tuple(ticks)


def _y_ticks(bands: Floats, others: Sequence[OtherLine], currency: str) -> tuple[tuple[float, str], ...]:
    """At most six. The outermost band may go beyond them, where it would press everything else together."""
    inner = bands[1:4] if len(bands) == 5 else bands
    lines = [value for other in others for value in other.values]
    high, low = max(float(inner.max()), *lines, 1.0), min(0.0, float(inner.min()), *lines)
    steps = round_steps(low, high, _MOST_TICKS - 1)
    return tuple((value, short_amount(value, currency)) for value in steps)


def _flags(course: Course, xs: Sequence[float], middle: Floats) -> list[Flag]:
    flags = []
    for milestone in sorted(course.plan.milestones, key=lambda each: each.day):
        at = year_fraction(milestone.day)
        if xs[0] <= at <= xs[-1]:
            value = float(np.interp(at, xs, middle))
            flags.append(Flag(at, milestone.title, icon_of(milestone), value))
    return flags


def icon_of(milestone: PlanMilestone) -> str:
    """The icon of its flag."""
    return _ICONS[milestone.kind]


def _ends(course: Course, bands: Floats, middle: Floats, others: Sequence[OtherLine], ranges: bool) -> list[EndLabel]:
    currency = course.plan.currency
    name = "Base" if course.case.key == BASE else course.case.title
    ends = [EndLabel(float(middle[-1]), (f"{name} ", short_amount(float(middle[-1]), currency, 2)), "accent-text",
                     strong=True, importance=3)]  # fmt: skip
    if ranges:
        for row, words in ((4, "1 in 10 better, "), (0, "1 in 10 worse, ")):
            value = float(bands[row][-1])
            ends.append(EndLabel(value, (words, short_amount(value, currency, 2)), "chart-label", importance=1))
    ends.extend(EndLabel(o.values[-1], (o.title,), o.label_colour, importance=2) for o in others)
    return ends


def _reading(course: Course, bands: Floats, middle: Floats, at: int, ranges: bool) -> Reading:
    currency = course.plan.currency
    day = course.result.days[at]
    old = age_at(course.plan.members[0], day) if course.plan.members else None
    when = "Today" if at == 0 else f"End of {day.year}" if (day.month, day.day) == (12, 31) else str(day.year)
    title = when if old is None else f"{when}, age {old}"
    if not ranges:
        return Reading(title, (("Middle", short_amount(float(middle[at]), currency)),))
    figures = ((_LABELS[row], short_amount(float(bands[row][at]), currency)) for row in (4, 3, 2, 1, 0))
    return Reading(title, tuple(figures))


def _table_row(
    course: Course, bands: Floats, middle: Floats, others: Sequence[OtherLine], at: int, ranges: bool
) -> tuple[str, ...]:
    currency, day = course.plan.currency, course.result.days[at]
    old = age_at(course.plan.members[0], day) if course.plan.members else None
    own = bands[:, at] if ranges else middle[at : at + 1]
    values = [*map(float, own), *(other.values[at] for other in others)]
    cells = (short_amount(value, currency) for value in values)
    return ("Today" if at == 0 else str(day.year), "" if old is None else str(old), *cells)
