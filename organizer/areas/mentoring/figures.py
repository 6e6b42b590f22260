"""The radar of strengths, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.charts.radar import RadarChart, Spoke

from .rules.strengths import Course

MOST = 5.0


def strengths_radar(courses: Sequence[Course]) -> RadarChart:
    """First against latest; where nothing was rated twice, only how it is."""
    twice = [course for course in courses if course.times > 1]
    spokes = tuple(Spoke(c.strength.name, float(c.latest), float(c.first) if c.times > 1 else None) for c in courses)
    first = min((c.first_day for c in twice), default=None)
    last = max((c.latest_day for c in courses), default=None)
    then = f"{first:%B}" if first else ""
    now = f"{last:%B}" if last else ""
    if first and last and first.year != last.year:
        then, now = f"{first:%B %Y}", f"{last:%B %Y}"
    best = max(twice, key=lambda c: c.change, default=None)
    words = f"{len(courses)} strengths" if len(courses) != 1 else "1 strength"
    if best is not None:
        words += f", {best.strength.name} came furthest: {best.change:+.1f}".replace("-", "\u2212")
    rows = tuple(
        (c.strength.name, f"{c.first:.1f}" if c.times > 1 else "", f"{c.latest:.1f}",
         f"{c.change:+.1f}".replace("-", "\u2212") if c.times > 1 else "")
        for c in courses
    )  # fmt: skip
    return RadarChart((words,), spokes, MOST, then, now, ("Strength", then or "Before", now or "Now", "Change"), rows)
