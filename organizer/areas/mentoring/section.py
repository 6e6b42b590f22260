"""Mentoring's part of a report: sessions, what was agreed and done, how strengths went."""

from __future__ import annotations

from datetime import date, timedelta

from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.query import belonging_to
from organizer.kernel.section import Bar, Bars, Block, Figure, Scope, Section, Table

from . import queries
from .model import ActionItem
from .rules.actions import on_time
from .rules.sessions import GIVEN, themes
from .rules.strengths import courses

_MOST_THEMES = 8


def section(reads: Reads, scope: Scope, today: date) -> Section:
    """Figures, sessions by engagement, themes, strengths. Nothing of what was said in sessions."""
    period, owner = scope.period, scope.owner
    engagements = {e.id: e for e in queries.engagements(reads, owner)}
    if not engagements:
        return Section("Mentoring", "no engagement yet")
    sessions = [s for s in queries.sessions_between(reads, period.first, period.last, owner)
                if s.engagement in engagements]  # fmt: skip
    given = sum(engagements[s.engagement].form in GIVEN for s in sessions)
    hours = sum((s.length or timedelta(0) for s in sessions), timedelta(0)) / timedelta(hours=1)
    items = [i for i in reads.every(ActionItem, belonging_to(owner)) if period.holds(i.due) and not i.theirs]
    done = on_time(items, min(today, period.last))
    figures = (
        Figure("Sessions", str(len(sessions)), f"{hours:.1f}".removesuffix(".0") + " hours"),
        Figure("Of them given", str(given), "as mentor or coach"),
        Figure("Actions in time", f"{done.done} of {done.of}", period.title),
    )
    blocks: list[Block] = []
    rows = []
    for engagement in engagements.values():
        mine = [s for s in sessions if s.engagement == engagement.id]
        if mine:
            last = format_day(mine[-1].day)
            rows.append((engagement.title, engagement.form.label, engagement.about, str(len(mine)), last))
    if rows:
        head = ("With", "They are", "About", "Sessions", "Last")
        blocks.append(Table("Sessions", head, tuple(rows), frozenset({3})))
    counted = themes(sessions)[:_MOST_THEMES]
    if counted:
        blocks.append(Bars("Themes", tuple(Bar(theme, count, str(count)) for theme, count in counted)))
    rated = courses(*queries.strengths(reads, owner))
    if rated:
        bars = tuple(
            Bar(c.strength.name, float(c.latest), f"{c.latest:.1f} ({c.change:+.1f})".replace("-", "\u2212"),
                tick=float(c.first))
            for c in rated
        )  # fmt: skip
        blocks.append(Bars("Strengths", bars, "of 5; the mark is where it began"))
    return Section("Mentoring", period.title, figures, tuple(blocks))
