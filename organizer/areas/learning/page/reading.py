"""Reads all that the overview shows, in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from organizer.areas.learning import queries
from organizer.areas.learning.model import OPEN, UNDER_WAY, Course, CourseStatus, Credit, Form, Skill
from organizer.areas.learning.queries import Aims, Held, Times
from organizer.areas.learning.rules.counting import said
from organizer.areas.learning.rules.pace import monday_of, pace, share_of_month, share_of_year
from organizer.areas.learning.rules.skills import Closing, Gap, closings, gaps
from organizer.areas.learning.widgets.courses import CourseRow
from organizer.areas.learning.widgets.credentials import CredentialRow
from organizer.areas.learning.widgets.strip import PacedFigure
from organizer.areas.learning.widgets.weeks import Week
from organizer.kernel.area import Area, Reads
from organizer.kernel.dates import MONTHS
from organizer.kernel.money import Money, format_money
from organizer.kernel.query import Where, belonging_to
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

_MOST_CLOSINGS = 3
_MOST_FIGURES = 5
_WEEKS = 12


class Shown(NamedTuple):
    """What the overview shows; `roles` are those that the skills name, the one with the most skills first."""

    figures: tuple[PacedFigure, ...]
    courses: tuple[CourseRow, ...]
    credentials: tuple[CredentialRow, ...]
    gaps: tuple[Gap, ...]
    closings: tuple[Closing, ...]
    roles: tuple[str, ...]
    role: str
    skills: int
    weeks: tuple[Week, ...]
    aim: Decimal | None
    """Hours a week."""


def times_of(areas: Iterable[Area]) -> Times:
    """What the areas of the program know of time that was spent."""
    return [area.times_spent for area in areas if area.times_spent is not None]


def read_overview(context: PageContext, names: Names, role: str) -> Shown:
    """`role`: whose skills are compared; '' the one with the most."""
    reads, today, who = context.workspace.reads, context.today(), context.who
    times = times_of(context.areas)
    running = queries.courses(reads, who, OPEN)
    spent = queries.spent_by_course(reads, times, running)
    parts = {course.part_of for course in running if course.part_of is not None}
    rows = tuple(
        CourseRow(course, pace(course, spent[course.id], today), names.faces(course.owner), today)
        for course in running
        if course.status in UNDER_WAY and not (course.form is Form.DEGREE and course.id in parts)
    )
    held = queries.held(reads, today, who)
    skills = queries.skills(reads, who)
    roles = _roles(skills)
    chosen = role if role in roles else (roles[0] if roles else "")
    compared = gaps(skill for skill in skills if not chosen or skill.role.strip() == chosen)
    return Shown(
        tuple(_figures(context, names, held, times)), rows,
        tuple(CredentialRow(each, names.faces(each.credential.owner), today) for each in held), tuple(compared),
        tuple(closings([gap for gap in compared if gap.size], running, spent, _MOST_CLOSINGS)), roles, chosen,
        len(skills), tuple(_weeks(reads, times, today, who)), queries.aims(reads, today, who).week,
    )  # fmt: skip


def _weeks(reads: Reads, times: Times, today: date, who: UUID | None) -> Iterable[Week]:
    """The last weeks, the one that runs first."""
    monday = monday_of(today)
    if today.year < 100:
        return
    first = monday - timedelta(weeks=_WEEKS - 1)
    sums: dict[date, Decimal] = {}
    for day, hours in queries.by_day(queries.spent(reads, times, first, today, who)).items():
        sums[monday_of(day)] = sums.get(monday_of(day), Decimal(0)) + hours
    for back in range(_WEEKS):
        week = monday - timedelta(weeks=back)
        yield Week(week, sums.get(week, Decimal(0)), whole=back > 0)


def _roles(skills: Iterable[Skill]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for skill in skills:
        role = skill.role.strip()
        if role and skill.wanted is not None:
            counts[role] = counts.get(role, 0) + 1
    return tuple(sorted(counts, key=lambda role: (-counts[role], role)))


def _figures(context: PageContext, names: Names, held: Sequence[Held], times: Times) -> Iterable[PacedFigure]:
    reads, today, who = context.workspace.reads, context.today(), context.who
    aims = queries.aims(reads, today, who)
    hours = queries.by_day(queries.spent(reads, times, today.replace(day=1), today, who))
    found = [_hours(hours, aims, today), *_money(reads, aims, today, who)]
    credits = [*_credentials(held, names, who, today), *_degrees(reads, names, who, today)]
    week = aims.week
    room = _MOST_FIGURES - len(found) - (week is not None)
    found += credits[:room]
    if week is not None:
        weeks = queries.weeks_in_a_row(reads, times, week, today, who)
        full = 1.0 if weeks else 0.0
        unit = "week" if weeks == 1 else "weeks"
        found.append(
            PacedFigure("Streak", str(weeks), f"{unit} with {said(week)} or more hours", full, None, "success")
        )
    return found


def _hours(hours: dict[date, Decimal], aims: Aims, today: date) -> PacedFigure:
    first = today.replace(day=1)
    month = sum((length for day, length in hours.items() if first <= day <= today), Decimal(0))
    if aims.month is None:
        return PacedFigure("Hours this month", said(round(month, 1)), "no aim set")
    gone = share_of_month(today)
    needed = said(round(aims.month * Decimal(str(gone)), 1))
    note = f"of {said(aims.month)}, pace needs {needed}"
    return PacedFigure("Hours this month", said(round(month, 1)), note, float(month / aims.month), gone)


def _money(reads: Reads, aims: Aims, today: date, who: UUID | None) -> Iterable[PacedFigure]:
    year = date(today.year, 1, 1), date(today.year, 12, 31)
    spent = queries.our_costs(queries.costs(reads, *year, who))
    budget = aims.budget
    if budget is None or budget.minor == 0:
        for amount in list(spent.values())[:1]:
            yield PacedFigure("Spent this year", format_money(amount), "no budget set", amount=True)
        return
    amount = spent.get(budget.currency, Money(0, budget.currency))
    share = amount.minor / budget.minor
    yield PacedFigure(
        "Spent this year", format_money(amount), "budget", share, share_of_year(today),
        "danger" if share > 1 else "accent", amount=True, of=format_money(budget),
    )  # fmt: skip


def _credentials(held: Sequence[Held], names: Names, who: UUID | None, today: date) -> Iterable[PacedFigure]:
    for each in held:
        period = each.present
        if period is None or not period.total:
            continue
        end = period.window.last
        share = float(period.counted / period.total)
        yield PacedFigure(
            f"{each.credential.title} credits{_whose(names, who, each.credential.owner)}", said(period.counted),
            f"of {said(period.total)} by {_month(end)}", share, period.window.share(today),
        )  # fmt: skip


def _degrees(reads: Reads, names: Names, who: UUID | None, today: date) -> Iterable[PacedFigure]:
    """Degrees under way that ask for credits: those of their courses count."""
    where = [Where("form", "=", Form.DEGREE), Where("status", "=", CourseStatus.IN_PROGRESS), *belonging_to(who)]
    for degree in reads.every(Course, where):
        if not degree.credits:
            continue
        parts = [course.id for course in reads.every(Course, [Where("part_of", "=", degree.id)])]
        credits = reads.every(Credit, [Where("course", "in", (degree.id, *parts))])
        earned = sum((credit.amount for credit in credits), Decimal(0))
        gone: float | None = None
        note = f"of {said(degree.credits)}"
        if degree.due is not None:
            note += f" by {_month(degree.due)}"
            if degree.start is not None and degree.due > degree.start:
                gone = min(max((today - degree.start).days / (degree.due - degree.start).days, 0.0), 1.0)
        label = f"{degree.credit_unit or degree.title} credits{_whose(names, who, degree.owner)}"
        yield PacedFigure(label, said(earned), note, float(earned / degree.credits), gone)


def _whose(names: Names, who: UUID | None, owner: UUID | None) -> str:
    """', Alex', where it is not that of the first member and all are shown."""
    members = names.members()
    if who is not None or len(members) < 2 or owner in (None, members[0].id):
        return ""
    return next((f", {member.name.split(' ')[0]}" for member in members if member.id == owner), "")


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
