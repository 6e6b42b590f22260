"""The chart of a key result: how it went, how it should have gone, where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from organizer.charts.lines import Line, LineChart, Note, Stroke, round_steps
from organizer.kernel.dates import format_day
from organizer.kernel.glance import Tone

from .model import Goal, KeyResult
from .rules.score import needed_share, value_needed
from .rules.trend import Forecast, Point
from .rules.words import about, figure, forecast_words, with_unit

_WORDS: dict[Tone, str] = {Tone.SLIGHTLY_BEHIND: "warn", Tone.BEHIND: "danger", Tone.QUIET: "info"}
Say = Callable[[str], str]
_LEAST_APART = 0.13
_LONGEST_UNIT = 12
_DEFAULT_DAYS = timedelta(days=90)


def check_in_chart(
    goal: Goal, result: KeyResult, course: Sequence[Point], forecast: Forecast | None, tone: Tone, today: date,
    say: Say = str,
) -> LineChart:  # fmt: skip
    """`say` has the last word on figures, to hide amounts. `course` is what was measured; the start of the goal is put
    before it. Without days of the goal the frame reaches over what there is, and nothing is needed of it yet."""
    first = goal.start or (course[0][0] if course else goal.created.astimezone().date())
    last = goal.due if goal.due is not None and goal.due > first else max(first + _DEFAULT_DAYS, today)
    points = list(course)
    if goal.start is not None and (not points or points[0][0] > goal.start):
        points.insert(0, (goal.start, float(result.start)))
    end = forecast.line.at(last) if forecast is not None else None
    low, high = _reach(result, points, end)
    lines, notes = [], []
    if goal.start is not None and goal.due is not None and goal.due > goal.start:
        straight = (_at(first, float(result.start)), _at(last, float(result.target)))
        lines.append(Line(straight, Stroke.DASHED, "chart-ref"))
        notes.append(
            Note(
                (first.toordinal() + 0.66 * (last - first).days, _along(result, 0.66)),
                "needed pace",
                "chart-label",
                before=True,
            )
        )
    if end is not None and course and course[-1][0] < last:
        colour = _WORDS.get(tone, "success")
        lines.append(Line((_at(*course[-1]), _at(last, _held(end, low, high))), Stroke.DOTTED, colour))
        words = f"{say(figure(about(end, result)))} at this rate"
        notes.append(Note(_below(last, end, low, high), words, f"{colour}-text", before=True, strong=True))
    if points:
        lines.append(Line(tuple(_at(*point) for point in points), Stroke.SOLID, goal.life.value, dots=True))
    if course:
        notes.append(Note(_at(*course[-1]), _now_words(goal, result, course[-1][1], today, say), "text", strong=True))
    return LineChart(
        _sentence(goal, result, course, forecast, say), tuple(lines), _days(first, last),
        tuple((value, say(figure(value))) for value in round_steps(low, high)), tuple(notes),
        ("Day", result.title, "Needed"), tuple(_row(goal, result, point, say) for point in reversed(points)),
    )  # fmt: skip


def _at(day: date, value: float) -> tuple[float, float]:
    return float(day.toordinal()), value


def _along(result: KeyResult, share: float) -> float:
    return value_needed(result.start, result.target, share)


def _reach(result: KeyResult, points: Sequence[Point], end: float | None) -> tuple[float, float]:
    """What the frame holds: the way, what was measured, and the end of the projection while it is not far off."""
    values = [float(result.start), float(result.target), *(value for _, value in points)]
    low, high = min(values), max(values)
    if end is not None:
        room = (high - low) / 4
        low, high = min(low, max(end, low - room)), max(high, min(end, high + room))
    return low, high


def _held(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _below(last: date, end: float, low: float, high: float) -> tuple[float, float]:
    """The words stand under the end of the projection."""
    return float(last.toordinal()), _held(end, low, high) - (high - low) * 0.3


def _now_words(goal: Goal, result: KeyResult, value: float, today: date, say: Say) -> str:
    now = say(with_unit(result, value, alone=len(result.unit) <= _LONGEST_UNIT))
    needed = needed_share(goal.start, goal.due, today)
    if needed is None:
        return now
    return f"{now}, needs {say(figure(about(_along(result, needed), result)))}"


def _days(first: date, last: date) -> tuple[tuple[float, str], ...]:
    """The ends, and the first days of months between them that stand clear of one another."""
    length = (last - first).days
    found = [first]
    month = date(first.year, first.month, 1)
    while (month := _next_month(month)) < last:
        clear = (month - found[-1]).days >= _LEAST_APART * length and (last - month).days >= _LEAST_APART * length
        if clear:
            found.append(month)
        if (month - first).days > 40 * 365:
            break
    return tuple((float(day.toordinal()), _short(day, first, last)) for day in (*found, last))


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _short(day: date, first: date, last: date) -> str:
    if (last - first).days > 370:
        return f"{day:%b %Y}"
    return f"{day.day} {day:%b}"


def _row(goal: Goal, result: KeyResult, point: Point, say: Say) -> tuple[str, ...]:
    day, value = point
    needed = needed_share(goal.start, goal.due, day)
    return format_day(day), say(figure(value)), "" if needed is None else say(figure(round(_along(result, needed), 1)))


def _sentence(goal: Goal, result: KeyResult, course: Sequence[Point], forecast: Forecast | None, say: Say) -> str:
    if not course:
        return f"{result.title}: not measured yet"
    stands = f"{result.title}: {say(figure(course[-1][1]))} of {say(figure(result.target))}"
    return f"{stands}. {forecast_words(forecast, result, goal.due, say)}"
