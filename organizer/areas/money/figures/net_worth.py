"""The stack of what all accounts are worth by class, with debts below zero, and the course of one account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from organizer.areas.money.model import AccountClass
from organizer.areas.money.rules.month_words import month_and_year, short_month
from organizer.areas.money.rules.net_worth import Point
from organizer.charts.amounts import plain_amount, short_amount
from organizer.charts.bands import Layer, StackChart, framed
from organizer.charts.lines import round_steps
from organizer.kernel.dates import format_day
from organizer.kernel.money import minor_digits

COLOURS: dict[AccountClass, str] = {
    AccountClass.RETIREMENT: "c1", AccountClass.INVESTMENTS: "c2", AccountClass.CASH: "c7",
    AccountClass.EDUCATION: "c3", AccountClass.PROPERTY: "c6", AccountClass.DEBT: "c5",
}  # fmt: skip
"""In the order of the stack, from zero up, and down."""
_LABELS = 6


def major(minor: int, currency: str) -> float:
    """Minor units as a figure for a chart."""
    return minor / 10.0 ** minor_digits(currency)


def short(minor: int, currency: str) -> str:
    """'$418k'."""
    return short_amount(major(minor, currency), currency)


def plain(minor: int, currency: str) -> str:
    """'$418,260'."""
    return plain_amount(major(minor, currency), currency)


def net_worth_chart(points: Sequence[Point], currency: str, today: date, labels: int = _LABELS) -> StackChart:
    """All points in equal steps, the last one now; about so many labels of days."""
    classes = [kind for kind in COLOURS if any(point.by_class.get(kind) for point in points)]
    layers = tuple(
        Layer(kind.label, COLOURS[kind], tuple(major(point.by_class.get(kind, 0), currency) for point in points))
        for kind in classes
    )
    total = tuple(major(point.net, currency) for point in points)
    heights = [*_heights(layers), *total]
    return StackChart(
        _sentence(points, currency), layers, _days([point.day for point in points], today, labels),
        _ticks(heights, currency), framed(_steps(heights), heights, 0.02), total,
        f"Net {short(points[-1].net, currency)}" if points else "",
        ("Day", "Net worth", *(kind.label for kind in reversed(classes))),
        tuple(_row(point, classes, currency) for point in reversed(points)),
    )  # fmt: skip


def _heights(layers: Sequence[Layer]) -> list[float]:
    columns = list(zip(*(layer.values for layer in layers), strict=True))
    above = [sum(value for value in column if value > 0) for column in columns]
    return [0.0, *above, *(sum(value for value in column if value < 0) for column in columns)]


def _ticks(values: Sequence[float], currency: str) -> tuple[tuple[float, str], ...]:
    return tuple((value, short_amount(value, currency)) for value in _steps(values))


def _steps(values: Sequence[float]) -> list[float]:
    return round_steps(min(0.0, *values), max(0.0, *values, 1.0), 6)


def _sentence(points: Sequence[Point], currency: str) -> tuple[str, ...]:
    if not points:
        return ("Net worth: nothing is known yet",)
    first, last = points[0], points[-1]
    return (
        "Net worth: ", plain(last.net, currency), " now, after ", plain(first.net, currency),
        f" on {format_day(first.day)}; ", plain(last.owed, currency), " owed",
    )  # fmt: skip


def _row(point: Point, classes: Sequence[AccountClass], currency: str) -> tuple[str, ...]:
    amounts = (point.by_class.get(kind, 0) for kind in reversed(classes))
    return (format_day(point.day), plain(point.net, currency), *(plain(minor, currency) for minor in amounts))


def _days(days: Sequence[date], today: date, labels: int) -> tuple[tuple[int, str], ...]:
    """Months at even distances counted from now; the year where it is another than that of the label before."""
    if not days:
        return ()
    step = max(1, round(len(days) / labels))
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if s >= step), step)
    last = len(days) - 1
    found: list[tuple[int, str]] = []
    for number in sorted(range(last, -1, -step)):
        day = days[number]
        if number == last:
            words = "Now" if day == today else month_and_year(day)
        elif step >= 12 or not found or (day.month <= step and len(found) > 0) or day.month == days[last].month:
            words = month_and_year(day)
        else:
            words = short_month(day)
        found.append((number, words))
    return tuple(found)
