"""Strengths over time: the first and the latest picture of them, by oneself and by others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.mentoring.model import Strength, StrengthRating
from organizer.kernel.frozen import frozen


@frozen
class Course:
    """How a strength went: its first and latest level, the mean of oneself and of others at each time.

    `times` counts the days on which it was rated at all.
    """

    strength: Strength
    first: Decimal
    latest: Decimal
    first_day: date
    latest_day: date
    times: int

    @property
    def change(self) -> Decimal:
        """How far it came."""
        return self.latest - self.first


def level_on(ratings: Iterable[StrengthRating], day: date) -> Decimal | None:
    """The mean of what each rater said last up to a day."""
    newest: dict[UUID | None, StrengthRating] = {}
    for rating in sorted(ratings, key=lambda r: (r.day, r.id)):
        if rating.day <= day:
            newest[rating.rater] = rating
    if not newest:
        return None
    return sum((rating.level for rating in newest.values()), Decimal(0)) / len(newest)


def courses(strengths: Iterable[Strength], ratings: Sequence[StrengthRating]) -> list[Course]:
    """Of those that were rated, in their order. The first level is that of the first month in which it was rated, so
    that a coach's rating a few days after one's own counts with it."""
    found = []
    for strength in sorted(strengths, key=lambda s: (s.position, s.id)):
        mine = sorted((r for r in ratings if r.strength == strength.id), key=lambda r: (r.day, r.id))
        if not mine:
            continue
        days = sorted({r.day for r in mine})
        begun = max(day for day in days if (day - days[0]).days <= _TOGETHER)
        first, latest = level_on(mine, begun), level_on(mine, days[-1])
        assert first is not None
        assert latest is not None
        found.append(Course(strength, first, latest, begun, days[-1], _times(days)))
    return found


def _times(days: Sequence[date]) -> int:
    """Days that lie close together are one time."""
    count, last = 0, date.min
    for day in days:
        if count == 0 or (day - last).days > _TOGETHER:
            count, last = count + 1, day
    return count


_TOGETHER = 30
