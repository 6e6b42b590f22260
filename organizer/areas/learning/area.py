"""Learning as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.area import Area, Counter, Due, Plannable, Reads, TimesSpent
from organizer.kernel.evidence import Evidence, Maker
from organizer.kernel.moves import Move
from organizer.kernel.section import Scope, Section

if TYPE_CHECKING:
    from organizer.kernel.record import Record
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions

Times = Sequence[TimesSpent]
KINDS = (
    "course", "course_hours", "credential", "credit", "credit_claim", "skill", "skill_rating", "learning_plan",
)  # fmt: skip


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page() -> Callable[..., Any]:
    from .page.page import LearningPage

    page: Callable[..., Any] = LearningPage
    return page


def _section(times: Times, reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(times, reads, scope, today)


def _dues(times: Times, reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .offers import dues

    return dues(reads, first, last, today, times)


def _needs(times: Times, reads: Reads, today: date) -> Iterable[Due]:
    from .offers import needs

    return needs(reads, today, times)


def _plannables(times: Times, reads: Reads, today: date) -> Iterable[Plannable]:
    from .offers import plannables

    return plannables(reads, today, times)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def _attention(reads: Reads, today: date) -> int:
    from .offers import attention

    return attention(reads, today)


def _keep_courses(edit: Edit, versions: Versions) -> None:
    from .actions import keep_courses

    keep_courses(edit, versions)


def _keep_skills(edit: Edit, versions: Versions) -> None:
    from .actions import keep_skills

    keep_skills(edit, versions)


def _keep_names(edit: Edit, versions: Versions) -> None:
    from .actions import keep_names

    keep_names(edit, versions)


def _hours(
    times: Times, reads: Reads, course: UUID | None, first: date, last: date, owner: UUID | None
) -> Decimal:  # fmt: skip
    from .offers import hours_counted

    return hours_counted(times, reads, course, first, last, owner)


def _courses(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers import courses_counted

    return courses_counted(reads, of, first, last, owner)


def _credits(reads: Reads, credential: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers import credits_counted

    return credits_counted(reads, credential, first, last, owner)


def _move_of_course(reads: Reads, course: Any) -> Move:
    from .rules.moves import move_of_course

    return move_of_course(course)


def _evidence(reads: Reads, record: Record, today: date) -> Evidence | None:
    from .offers import evidence

    return evidence(record)


def _credit(of: Evidence) -> Record:
    from .offers import credit_of

    return credit_of(of)


def learning_area(times: Times) -> Area:
    """The area, with what other areas know of time that was spent on courses."""
    counters = (
        Counter("learning.hours", "Hours of learning", "h", partial(_hours, times), of="course"),
        Counter("learning.courses", "Courses finished", "courses", _courses),
        Counter("learning.credits", "Credits earned", "credits", _credits, of="credential"),
    )
    return Area(
        key="learning", title="Learning", icon="graduation-cap", group="Career", kinds=KINDS,
        records=_records, page=_page,
        section=partial(_section, times), dues=partial(_dues, times), needs=partial(_needs, times), verbs=_verbs,
        evidence={"course": _evidence, "credit": _evidence},
        makers=(Maker("credit", "Count as a credit", "badge-check", _credit, opens=True),),
        plannables=partial(_plannables, times), attention=_attention, counters=counters,
        keepers={"course_hours": _keep_courses, "skill_rating": _keep_skills, "skill": _keep_names},
        moves={"course": _move_of_course},
    )  # fmt: skip
