"""The chart of a skill: how it was rated over time, by oneself and by others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from uuid import UUID

from organizer.charts.lines import Line, LineChart, Note, Stroke
from organizer.kernel.dates import format_day

from .model import LEVELS, Skill, SkillRating
from .rules.counting import said

_LEAST = timedelta(days=60)
_LEAST_APART = 0.18


def rating_chart(
    skill: Skill, ratings: Sequence[SkillRating], today: date, name_of: Callable[[UUID], str]
) -> LineChart | None:  # fmt: skip
    """One's own ratings as a line, those of others as another, the wanted level between them. None before there are two
    days to draw."""
    by_day = sorted(ratings, key=lambda rating: (rating.day, rating.id))
    if len({rating.day for rating in by_day}) < 2:
        return None
    first, last = by_day[0].day, max(today, by_day[-1].day)
    first = min(first, last - _LEAST) if last - date.min > _LEAST else first
    lines, notes = [], []
    if skill.wanted is not None:
        wanted = float(skill.wanted)
        lines.append(Line(((first.toordinal(), wanted), (last.toordinal(), wanted)), Stroke.DASHED, "chart-ref"))
        notes.append(Note((first.toordinal(), wanted), "wanted", "chart-label"))
    for mine, colour, words in ((False, "c3", "others"), (True, "accent", "yourself")):
        points = tuple(
            (float(rating.day.toordinal()), float(rating.level)) for rating in by_day if (rating.rater is None) is mine
        )
        if points:
            stroke = Stroke.SOLID if mine else Stroke.DOTTED
            lines.append(Line(points, stroke, colour, dots=True))
            notes.append(Note(points[-1], words, "text" if mine else "chart-label", before=mine, strong=mine))
    rows = tuple(
        (format_day(r.day), said(r.level), "yourself" if r.rater is None else name_of(r.rater) or "somebody")
        for r in reversed(by_day)
    )
    now = f", now {said(skill.present)}" if skill.present is not None else ""
    aim = f", wanted {said(skill.wanted)}" if skill.wanted is not None else ""
    return LineChart(
        f"{skill.name}: {len(by_day)} ratings{now}{aim}", tuple(lines), _days(first, last),
        tuple((float(level), f"{level} {name}") for level, name in enumerate(LEVELS, 1)), tuple(notes),
        ("Day", "Level", "By"), rows,
    )  # fmt: skip


def _days(first: date, last: date) -> tuple[tuple[float, str], ...]:
    """The ends, and the first days of months between them that stand clear of one another."""
    length = max((last - first).days, 1)
    found = [first]
    month = date(first.year, first.month, 1)
    while (month.year, month.month) < (last.year, last.month):
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        clear = (month - found[-1]).days >= _LEAST_APART * length and (last - month).days >= _LEAST_APART * length
        if clear:
            found.append(month)
    long = length > 370
    return tuple((float(d.toordinal()), f"{d:%b %Y}" if long else f"{d.day} {d:%b}") for d in (*found, last))
