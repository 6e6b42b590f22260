"""Skills: the present level by the newest ratings, the gap to the wanted one, and what closes it best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from uuid import UUID

from organizer.areas.learning.model import OPEN, Course, CourseStatus, Form, Skill, SkillRating
from organizer.kernel.frozen import frozen
from organizer.kernel.text import fold

LARGE = Decimal("1.5")
"""From here on a gap stands out."""
_FRESH = timedelta(days=365)
_HALF = Decimal("0.5")
_RANK = (CourseStatus.IN_PROGRESS, CourseStatus.PLANNED, CourseStatus.PAUSED, CourseStatus.IDEA)


def newest_by_rater(ratings: Iterable[SkillRating]) -> list[SkillRating]:
    """The newest rating of each rater, the newest first; those more than a year older than the newest do not count."""
    newest: dict[UUID | None, SkillRating] = {}
    for rating in sorted(ratings, key=lambda rating: (rating.day, rating.id)):
        newest[rating.rater] = rating
    found = sorted(newest.values(), key=lambda rating: (rating.day, rating.id), reverse=True)
    return [rating for rating in found if found[0].day - rating.day <= _FRESH]


def present_level(ratings: Iterable[SkillRating]) -> Decimal | None:
    """The mean of the newest rating of each rater, to the nearest half. None without ratings."""
    newest = newest_by_rater(ratings)
    if not newest:
        return None
    mean = sum((rating.level for rating in newest), Decimal(0)) / len(newest)
    return (mean / _HALF).quantize(Decimal(1), ROUND_HALF_UP) * _HALF


@frozen
class Gap:
    """A skill that is not yet where it is wanted."""

    skill: Skill
    present: Decimal
    wanted: Decimal

    @property
    def size(self) -> Decimal:
        return max(self.wanted - self.present, Decimal(0))

    @property
    def large(self) -> bool:
        return self.size >= LARGE


def gaps(skills: Iterable[Skill]) -> list[Gap]:
    """Skills with a wanted and a present level, the largest gap first; among equal ones, the highest aim."""
    found = [Gap(s, s.present, s.wanted) for s in skills if s.wanted is not None and s.present is not None]
    return sorted(found, key=lambda gap: (-gap.size, -gap.wanted, fold(gap.skill.name), gap.skill.id))


@frozen
class Closing:
    """What closes a gap: a course of one's own list, and in words why this one; None where there is none."""

    gap: Gap
    course: Course | None
    gain: Decimal = Decimal(0)
    reason: str = ""


def gain_of(course: Course, skill: Skill) -> Decimal:
    """How many levels of a skill a course is hoped to bring."""
    name = fold(skill.name.strip())
    return sum((Decimal(e.value) for e in course.gains if fold(e.label.strip()) == name), Decimal(0))


def best_course(gap: Gap, courses: Sequence[Course], spent: Mapping[UUID, Decimal]) -> Closing:
    """The next course for a gap: the one that closes most of it; of those, what has begun before what is planned, and
    then the one with the fewest hours to go."""
    ranked = []
    for course in courses:
        gain = gain_of(course, gap.skill)
        if course.status in OPEN and gain > 0 and course.owner in (None, gap.skill.owner):
            left = max((course.planned_hours or Decimal(0)) - spent.get(course.id, Decimal(0)), Decimal(0))
            hours = left if course.planned_hours else Decimal(10**6)
            ranked.append((-min(gain, gap.size), _RANK.index(course.status), hours, fold(course.title), course))
    if not ranked:
        return Closing(gap, None, Decimal(0), f"Nothing planned for {gap.skill.name}")
    _, _, hours, _, course = min(ranked, key=lambda each: each[:4])
    gain = min(gain_of(course, gap.skill), gap.size)
    return Closing(gap, course, gain, _reason(gap, course, gain, hours))


def _reason(gap: Gap, course: Course, gain: Decimal, hours: Decimal) -> str:
    much = "closes the gap" if gain >= gap.size else f"brings {_said(gain)} of {_said(gap.size)} levels"
    how = {
        CourseStatus.IN_PROGRESS: "already under way", CourseStatus.PLANNED: "planned",
        CourseStatus.PAUSED: "paused", CourseStatus.IDEA: "an idea so far",
    }[course.status]  # fmt: skip
    with_hours = f", {_said(hours)} h to go" if course.planned_hours else ""
    return f"{much}; {how}{with_hours}"


def closings(
    found: Sequence[Gap], courses: Sequence[Course], spent: Mapping[UUID, Decimal], most: int
) -> list[Closing]:
    """What closes the largest gaps, one for each; those with nothing planned come after the others."""
    each = [best_course(gap, courses, spent) for gap in found if gap.size > 0][: 2 * most]
    planned = [c for c in each if c.course is not None][: most - 1]
    open_ = [c for c in each if c.course is None]
    return [*planned, *open_[: most - len(planned)]]


def in_company(course: Course) -> bool:
    """Whether it is something done with somebody rather than a course."""
    return course.form in (Form.PRACTICE, Form.READING_GROUP)


def _said(value: Decimal) -> str:
    return f"{value.normalize() + 0:f}"
