"""Courses as career moves: what they cost, the hours that go into them, what they may bring."""

from __future__ import annotations

from collections.abc import Iterator

from organizer.areas.learning.model import OUR_OWN, Course, CourseStatus
from organizer.kernel.changes import Ref
from organizer.kernel.moves import Move, MovePart

_OPEN_TO_QUESTION = (CourseStatus.IDEA, CourseStatus.DROPPED)


def move_of_course(course: Course) -> Move:
    """From its start to its end. What it will bring nobody knows; the raise is suggested without an amount."""
    return Move(
        ref=Ref.to(course), title=course.title, first=course.start or course.paid_on or course.due,
        last=course.ended or course.due, stands=course.deleted is None and course.status is not CourseStatus.DROPPED,
        decided=course.status not in _OPEN_TO_QUESTION, owner=course.owner, parts=tuple(_parts(course)),
    )  # fmt: skip


def _parts(course: Course) -> Iterator[MovePart]:
    if course.cost is not None and course.cost.minor and course.payer in OUR_OWN:
        yield MovePart(f"{course.title}: cost", "cost", amount=course.cost)
    if course.planned_hours:
        yield MovePart(f"{course.title}: {course.planned_hours.normalize():f} hours without pay", "cost", monthly=True,
                       lasts_to_end=True)  # fmt: skip
    yield MovePart(
        f"{course.title}: more pay", "income", monthly=True, from_end=(course.ended or course.due) is not None
    )
