"""What an import would do: which people of a file are new, who is known, who may be. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from organizer.areas.people.model import TOLD_APART, Contact, Organization
from organizer.kernel.area import Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.query import Where
from organizer.kernel.system import Link

from .draft import PersonDraft, Reading, Rejected
from .fill import brings_nothing, says_nothing_new
from .keys import keys_of
from .matching import SURE, KnownPeople, Match
from .source import Progress, nothing
from .vcard.values import uid_key

_STEP = 500


class State(Enum):
    """What a person of a file is to this profile."""

    NEW = "new"
    MATCHED = "matched"
    DOUBTFUL = "doubtful"


class Tick(Enum):
    """What somebody decided about a row."""

    SAME = "same"
    """The candidate is this person."""
    NEW = "new"
    SKIP = "skip"


@dataclass(slots=True)
class Row:
    """A person of the file and what they are found to be; doubtful ones are left out unless they are ticked."""

    draft: PersonDraft
    state: State
    match: Match | None = None


@dataclass(slots=True)
class ImportPlan:
    """The rows of a file, each with its state; those that could not be read are the reading's."""

    reading: Reading
    rows: list[Row] = field(default_factory=list)
    relatives: dict[str, UUID] = field(default_factory=dict)
    """Contacts that are here already, by those ids of cards that ties of the file name."""

    @property
    def rejected(self) -> list[Rejected]:
        """What could not be read."""
        return self.reading.rejected

    @property
    def warnings(self) -> Iterator[tuple[PersonDraft, str]]:
        """What was left out of people who could be read."""
        return ((row.draft, text) for row in self.rows for text in row.draft.warnings)


def plan_import(
    reads: Reads, reading: Reading, *, region: str | None = None, progress: Progress = nothing
) -> ImportPlan:
    """Finds out who is known. `region` (two letters, like 'DE') is where phone numbers without a country belong."""
    file_uids = {uid_key(draft.contact.uid) for draft in reading.drafts if draft.contact.uid}
    known = KnownPeople(file_uids)
    names = {org.id: org.name for org in reads.every(Organization)}
    for contact in reads.every(Contact):
        company = names.get(contact.employer, "") if contact.employer else ""
        known.add(contact.id, keys_of(contact, company, region, stored=True))
    plan = ImportPlan(reading)
    wanted = {uid_key(tie.uid) for draft in reading.drafts for tie in draft.ties}
    plan.relatives = {key: id for key in wanted if (id := known.by_uid(key)) is not None}
    for number, draft in enumerate(reading.drafts):
        if number % _STEP == 0:
            progress(number, len(reading.drafts))
        keys = keys_of(draft.contact, draft.employer, region, stored=False)
        match = known.match(keys)
        if match is None:
            plan.rows.append(Row(draft, State.NEW))
            known.add(draft.contact.id, keys)
        elif match.sure:
            plan.rows.append(Row(draft, State.MATCHED, match))
            known.add(match.contact, keys, weak=False)
        else:
            plan.rows.append(Row(draft, State.DOUBTFUL, match))
    _settle(reads, plan, names)
    return plan


def _settle(reads: Reads, plan: ImportPlan, names: dict[UUID, str]) -> None:
    """Doubtful people who bring nothing at all are no question any more: whoever they are, they are here."""
    drafts = {row.draft.contact.id: row.draft for row in plan.rows if row.state is State.NEW}
    doubtful = [(row, row.match) for row in plan.rows if row.state is State.DOUBTFUL and row.match is not None]
    asked = {id for _, match in doubtful for id in (match.contact, match.instead) if id is not None}
    stored = reads.many(Contact, asked - drafts.keys())

    def known(id: UUID | None) -> tuple[Contact, str] | None:
        if id in drafts:
            return drafts[id].contact, drafts[id].employer
        contact = stored.get(id) if id else None
        return (contact, names.get(contact.employer, "") if contact.employer else "") if contact else None

    for row, match in doubtful:
        candidate, owner = known(match.contact), known(match.instead)
        if match.instead and owner and brings_nothing(*owner, row.draft):
            row.state, row.match = State.MATCHED, Match(match.instead, SURE, "Same e-mail address")
        elif candidate and says_nothing_new(*candidate, row.draft):
            row.state = State.MATCHED


@frozen
class DuplicatePair:
    """Two contacts who may be one person."""

    first: UUID
    second: UUID
    confidence: float
    reason: str


def told_apart(reads: Reads) -> set[frozenset[UUID]]:
    """Pairs of contacts of whom somebody has said that they are two people."""
    return {frozenset((link.from_id, link.to_id)) for link in reads.every(Link, [Where("role", "=", TOLD_APART)])}


def duplicates(reads: Reads, *, region: str | None = None, limit: int = 500) -> list[DuplicatePair]:
    """Contacts that may be one person, the surest pairs first; at most `limit` of them. Whoever was told apart from
    somebody is compared with the others.
    """
    apart: dict[UUID, set[UUID]] = {}
    for one, other in map(tuple, told_apart(reads)):
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    names = {org.id: org.name for org in reads.every(Organization)}
    known = KnownPeople()
    pairs = []
    for contact in _oldest_first(reads.every(Contact)):
        company = names.get(contact.employer, "") if contact.employer else ""
        keys = keys_of(contact, company, region, stored=True)
        if match := known.match(keys, apart.get(contact.id, ())):
            pairs.append(DuplicatePair(match.contact, contact.id, min(match.confidence, SURE), match.reason))
        known.add(contact.id, keys)
    pairs.sort(key=lambda pair: -pair.confidence)
    return pairs[:limit]


def _oldest_first(contacts: Iterable[Contact]) -> list[Contact]:
    return sorted(contacts, key=lambda contact: contact.id)
