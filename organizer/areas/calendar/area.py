"""The calendar as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.area import Area, Counter, Due, Reads, TimeSpent

if TYPE_CHECKING:
    from organizer.kernel.glance import Glances
    from organizer.kernel.moves import Move
    from organizer.kernel.record import Record
    from organizer.kernel.section import Scope, Section
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page() -> Callable[..., Any]:
    from .page.page import CalendarPage

    page: Callable[..., Any] = CalendarPage
    return page


def _keep_together(edit: Edit, versions: Versions) -> None:
    from .actions.together import keep_together

    keep_together(edit, versions)


def _section(reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(reads, scope, today)


def _dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .queries.agenda import dues

    return dues(reads, first, last, today)


def _needs(reads: Reads, today: date) -> Iterable[Due]:
    from .queries.glances import needs

    return needs(reads, today)


def _glances(reads: Reads, now: datetime, owner: UUID | None) -> Glances:
    from .queries.glances import glances

    return glances(reads, now, owner)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def _move_of_arrangement(reads: Reads, arrangement: Any) -> Move:
    from .rules.moves import move_of_arrangement

    return move_of_arrangement(arrangement)


def _attention(reads: Reads, today: date) -> int:
    from .queries.agenda import attention

    return attention(reads, today)


def _tracked(reads: Reads, category: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .queries.long_periods import hours_tracked

    return hours_tracked(reads, category, first, last, owner)


def _times_spent(reads: Reads, kind: str, first: date, last: date) -> Iterable[TimeSpent]:
    from .queries.spent import times_spent

    return times_spent(reads, kind, first, last)


def _planner() -> Callable[..., Any]:
    from .actions.planning import plan_for

    return plan_for


AREA = Area(
    key="calendar", title="Calendar", icon="calendar-days", group="",
    kinds=("time_block", "tracked_time", "category", "work_arrangement"), records=_records, page=_page,
    section=_section, dues=_dues, needs=_needs, glances=_glances, verbs=_verbs,
    keepers={"time_block": _keep_together}, attention=_attention, times_spent=_times_spent, planner=_planner,
    counters=(Counter("calendar.tracked", "Hours tracked", "h", _tracked, of="category"),),
    moves={"work_arrangement": _move_of_arrangement},
)  # fmt: skip
