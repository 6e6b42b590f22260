"""How a course goes against the days it has, and hours against what was planned for the month and the week."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from organizer.areas.learning.model import Course, CourseStatus
from organizer.kernel.frozen import frozen
from organizer.kernel.glance import Tone

_WEEK = timedelta(days=7)
_ON_PACE, _SLIGHTLY, _AHEAD = 0.95, 0.8, 1.1


@frozen
class Pace:
    """A course on a day: hours spent, what should have been spent, and the difference in words."""

    spent: Decimal
    planned: Decimal | None
    tone: Tone
    words: str
    needed: Decimal | None = None

    @property
    def share(self) -> float:
        """Of the planned hours, those that were spent: 0 to 1."""
        return min(float(self.spent / self.planned), 1.0) if self.planned else 0.0


def pace(course: Course, spent: Decimal, today: date) -> Pace:
    """Hours should go evenly from the start to the day by which it is to be finished."""
    planned = course.planned_hours
    if course.status is CourseStatus.PAUSED:
        return Pace(spent, planned, Tone.QUIET, "Paused")
    if course.start is not None and course.start > today:
        return Pace(spent, planned, Tone.QUIET, "Not begun")
    if course.due is not None and course.due < today and (not planned or spent < planned):
        return Pace(spent, planned, Tone.BEHIND, f"{_length((today - course.due).days)} over", planned)
    if not planned or course.start is None or course.due is None:
        return Pace(spent, planned, Tone.QUIET, "No plan" if not planned else "No end")
    days = max((course.due - course.start).days, 1)
    gone = min(max((today - course.start).days, 0), days)
    needed = round(planned * gone / days, 2)
    if needed == 0:
        return Pace(spent, planned, Tone.AHEAD if spent else Tone.ON_PACE, "Ahead" if spent else "On pace", needed)
    ratio = float(spent / needed)
    if spent >= planned:
        tone = Tone.AHEAD if gone < days else Tone.ON_PACE
    else:
        tone = (
            Tone.AHEAD if ratio > _AHEAD else Tone.ON_PACE if ratio >= _ON_PACE
            else Tone.SLIGHTLY_BEHIND if ratio >= _SLIGHTLY else Tone.BEHIND
        )  # fmt: skip
    if tone in (Tone.AHEAD, Tone.ON_PACE):
        return Pace(spent, planned, tone, "Ahead" if tone is Tone.AHEAD else "On pace", needed)
    behind = round(float((needed - spent) / planned) * days)
    return Pace(spent, planned, tone, f"{_length(max(behind, 1))} behind", needed)


def _length(days: int) -> str:
    if days < 14:
        return f"{days} day{'s' * (days != 1)}"
    weeks = round(days / 7)
    return f"{weeks} weeks" if weeks < 9 else f"{round(days / 30)} months"


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def streak(hours: Mapping[date, Decimal], least: Decimal, today: date) -> int:
    """How many weeks in a row had at least so many hours, by the hours of each day. The week that runs counts once it
    has them, and breaks nothing before."""
    if least <= 0:
        return 0
    by_week: dict[date, Decimal] = {}
    for day, length in hours.items():
        by_week[monday_of(day)] = by_week.get(monday_of(day), Decimal(0)) + length
    week = monday_of(today)
    count = int(by_week.get(week, Decimal(0)) >= least)
    week -= _WEEK
    while by_week.get(week, Decimal(0)) >= least:
        count, week = count + 1, week - _WEEK
    return count


def share_of_month(today: date) -> float:
    """How much of the month is over at the end of a day."""
    return today.day / monthrange(today.year, today.month)[1]


def share_of_year(today: date) -> float:
    """How much of the year is over at the end of a day."""
    first = date(today.year, 1, 1)
    return ((today - first).days + 1) / ((date(today.year, 12, 31) - first).days + 1)
