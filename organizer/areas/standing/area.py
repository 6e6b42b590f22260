"""Standing as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.area import Area, Counter, Due, Reads
from organizer.kernel.section import Scope, Section

if TYPE_CHECKING:
    from organizer.kernel.evidence import Evidence
    from organizer.kernel.glance import Awaited
    from organizer.kernel.record import Record

KINDS = (
    "membership", "benefit_use", "leadership_role", "competency_evidence", "feedback", "volunteering", "service_hours",
    "gift", "gift_payment", "standing_target",
)  # fmt: skip
EVIDENCE = ("service_hours", "volunteering", "leadership_role", "competency_evidence", "feedback")


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page() -> Callable[..., Any]:
    from .page.page import StandingPage

    page: Callable[..., Any] = StandingPage
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


def _awaited(reads: Reads, today: date) -> Iterable[Awaited]:
    from .offers import awaited

    return awaited(reads)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def _hours(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .queries import hours_between

    return Decimal(hours_between(reads, of, first, last, owner) // timedelta(minutes=1)) / 60


def _given(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from organizer.kernel.money import Money

    from .queries import given_between, usual_currency

    currency = usual_currency(reads, "USD")
    return Money(given_between(reads, first, last, owner).get(currency, 0), currency).amount


def _evidence(reads: Reads, record: Record, today: date) -> Evidence | None:
    from .offers import evidence

    return evidence(reads, record, today)


AREA = Area(
    key="standing", title="Standing", icon="award", group="Career", kinds=KINDS, records=_records, page=_page,
    section=_section, dues=_dues, needs=_needs, verbs=_verbs, attention=_attention, awaited=_awaited,
    evidence=dict.fromkeys(EVIDENCE, _evidence),
    counters=(
        Counter("standing.hours", "Hours given", "h", _hours, of="volunteering"),
        Counter("standing.given", "Money given", "given", _given),
    ),
)  # fmt: skip
