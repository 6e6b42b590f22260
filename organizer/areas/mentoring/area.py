"""Mentoring as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.acquaintances import NOBODY, Acquaintances
from organizer.kernel.area import Area, Counter, Due, Plannable, Reads
from organizer.kernel.section import Scope, Section

if TYPE_CHECKING:
    from organizer.kernel.glance import Awaited
    from organizer.kernel.record import Record

KINDS = ("engagement", "session", "action_item", "strength", "strength_rating")


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page(people: Acquaintances) -> Callable[..., Any]:
    from .page.page import MentoringPage

    return partial(MentoringPage, people=people)


def _section(reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(reads, scope, today)


def _dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .offers import dues

    return dues(reads, first, last, today)


def _needs(reads: Reads, today: date) -> Iterable[Due]:
    from .offers import needs

    return needs(reads, today)


def _attention(reads: Reads, today: date) -> int:
    from .offers import attention

    return attention(reads, today)


def _awaited(reads: Reads, today: date) -> Iterable[Awaited]:
    from .offers import awaited

    return awaited(reads)


def _plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    from .offers import plannables

    return plannables(reads, today)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def _sessions(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers import sessions_counted

    return sessions_counted(reads, of, first, last, owner)


def _actions(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .offers import actions_counted

    return actions_counted(reads, of, first, last, owner)


def mentoring_area(people: Acquaintances = NOBODY) -> Area:
    """The area; who is known, another one says."""
    return Area(
        key="mentoring", title="Mentoring", icon="messages-square", group="Career", kinds=KINDS, records=_records,
        page=partial(_page, people), section=_section, dues=_dues, needs=_needs, verbs=_verbs, attention=_attention,
        plannables=_plannables, awaited=_awaited,
        counters=(
            Counter("mentoring.sessions", "Sessions held", "sessions", _sessions, of="engagement"),
            Counter("mentoring.actions", "Actions done", "actions", _actions, of="engagement"),
        ),
    )  # fmt: skip
