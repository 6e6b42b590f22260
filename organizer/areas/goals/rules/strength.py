"""How strong a habit is: a score that grows with each day it is kept and fades with each that is missed.

The rule is that of Loop Habit Tracker: s = s·m + v·(1 − m) for each day, with m = 0.5^(√f / 13) and f the times a day.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from organizer.areas.goals.model import Habit, Kept
from organizer.kernel.frozen import frozen

_DAY = timedelta(days=1)
_HALF_LIFE = 13


def _never(day: date) -> bool:
    return False


@frozen
class Strength:
    """A habit as it stands: `strength` from 0 to 1, days kept or excused in a row up to now, and the most there ever
    were."""

    strength: float
    streak: int
    longest: int
    course: tuple[float, ...] = ()
    """The strength after each day, the last `days_shown` of them."""


def window_days(habit: Habit) -> int:
    """The days within which it is to be done so many times."""
    return max(-(-habit.within // _DAY), 1)


def strength(
    habit: Habit,
    marks: Mapping[date, Kept],
    until: date,
    *,
    paused: Callable[[date], bool] = _never,
    days_shown: int = 90,
) -> Strength:
    """The strength at the end of a day. A skipped or paused day changes nothing, neither strength nor streak. Of a
    habit that is not daily a day counts as kept in the measure in which the days up to it hold what is required."""
    days = window_days(habit)
    required = float(habit.times)
    kept_by_half = 0.5 ** ((required / days) ** 0.5 / _HALF_LIFE)
    score, streak, longest, done = 0.0, 0, 0, 0
    window: deque[bool] = deque(maxlen=days)
    course: deque[float] = deque(maxlen=days_shown)
    day, last = habit.since, min(until, habit.until or until)
    # What the window asks for on one day cannot be more than one mark: a daily habit done is done.
    enough = min(required, float(days))
    while day <= last:
        mark = marks.get(day)
        if len(window) == days:
            done -= window[0]
        window.append(mark is Kept.DONE)
        done += mark is Kept.DONE
        if mark is not Kept.SKIPPED and not paused(day):
            value = min(1.0, done / enough)
            score = score * kept_by_half + value * (1 - kept_by_half)
            if value >= 1.0:
                streak += 1
            elif day != until:  # Today may still be kept.
                streak = 0
            longest = max(longest, streak)
        course.append(score)
        day += _DAY
    return Strength(score, streak, longest, tuple(course))
