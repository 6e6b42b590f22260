"""The library as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.area import Area, Counter, Due, Plannable, Reads
from organizer.kernel.section import Scope, Section

if TYPE_CHECKING:
    from organizer.kernel.evidence import Evidence
    from organizer.kernel.record import Record


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page() -> Callable[..., Any]:
    from .page.library import LibraryPage

    page: Callable[..., Any] = LibraryPage
    return page


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


def _plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    from .offers import plannables

    return plannables(reads, today)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def _finished(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .queries import finished

    return Decimal(finished(reads, first, last, owner))


def _evidence(reads: Reads, record: Record, today: date) -> Evidence | None:
    from .offers import evidence

    return evidence(record)


AREA = Area(
    key="library", title="Library", icon="book-open", group="Career", kinds=("resource", "quote"), records=_records,
    page=_page, section=_section, dues=_dues, needs=_needs, verbs=_verbs, attention=_attention,
    plannables=_plannables, evidence={"resource": _evidence},
    counters=(Counter("library.finished", "Resources read", "read", _finished),),
)  # fmt: skip
