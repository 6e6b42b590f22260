"""People as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.acquaintances import Acquaintance, Acquaintances
from organizer.kernel.area import Area, Counter, Due, Plannable, Reads
from organizer.kernel.kin import Family, Kin

if TYPE_CHECKING:
    from organizer.kernel.glance import Awaited
    from organizer.kernel.record import Record
    from organizer.kernel.section import Scope, Section
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page() -> Callable[..., Any]:
    from .page.people import PeoplePage

    page: Callable[..., Any] = PeoplePage
    return page


def _section(reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(reads, scope, today)


def _keep_touches(edit: Edit, versions: Versions) -> None:
    from .actions import keep_touches

    keep_touches(edit, versions)


def _attention(reads: Reads, today: date) -> int:
    from organizer.kernel.pauses import pauses_of
    from organizer.kernel.query import Where

    from .model import Contact

    pauses = pauses_of(reads)
    if not pauses:
        return reads.count(Contact, [Where("next_touch", "<", today)])
    from .queries import overdue

    return overdue(reads, today, pauses)


def _dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .offers import dues

    return dues(reads, first, last, today)


def _needs(reads: Reads, today: date) -> Iterable[Due]:
    from .offers import needs

    return needs(reads, today)


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


def _kin(reads: Reads, today: date) -> Kin:
    from .offers import kin

    return kin(reads, today)


def _names(reads: Reads, ids: Iterable[UUID]) -> Mapping[UUID, str]:
    from .model import Contact

    return {id: contact.name for id, contact in reads.many(Contact, ids).items()}


def _known(reads: Reads, today: date) -> Iterable[Acquaintance]:
    from .model import Contact, Organization, Tie
    from .rules.acquaintances import acquaintances

    contacts = {contact.id: contact for contact in reads.every(Contact)}
    organizations = {organization.id: organization for organization in reads.every(Organization)}
    return acquaintances(contacts, organizations, reads.every(Tie), today)


def _ask(edit: Edit, other: UUID, introducer: UUID, reason: str, day: date) -> Any:
    from .actions import ask_for_introduction

    return ask_for_introduction(edit, other, introducer, reason, day)


ACQUAINTANCES = Acquaintances(_known, _ask)
"""For areas that look for somebody among those who are known."""

FAMILY = Family(_kin, _names)
"""For areas that need to know who somebody is."""


def _reached(reads: Reads, _: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .queries import people_reached

    return Decimal(people_reached(reads, first, last, owner))


def _interactions(reads: Reads, _: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    from .model import Interaction

    return Decimal(sum(reads.tally(Interaction, "day", first, last, owner).values()))


COUNTERS = (
    Counter("people.reached", "People reached", "people", _reached),
    Counter("people.interactions", "Interactions", "interactions", _interactions),
)

AREA = Area(
    key="people", title="People", icon="users", group="",
    kinds=("contact", "organization", "interaction", "event", "introduction", "tie"), records=_records, page=_page,
    section=_section, dues=_dues, needs=_needs, verbs=_verbs, keepers={"interaction": _keep_touches},
    attention=_attention, plannables=_plannables, awaited=_awaited, counters=COUNTERS,
)  # fmt: skip
