"""An import worked out to the last field, before anything is written; the same for the preview and for the action."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from organizer.areas.people.model import Contact, Organization, Tie, TieNature
from organizer.kernel.area import Reads
from organizer.kernel.record import describe

from .draft import PersonDraft, Photo, TieDraft
from .fill import gained, own_uid
from .keys import name_key
from .plan import ImportPlan, Row, State, Tick
from .vcard.ties import INVERSE
from .vcard.values import uid_key

Ticks = Mapping[int, Tick]
"""Decisions by the number of the row in the plan."""
_NO_SUCH = UUID(int=0)
_TieKey = tuple[UUID | None, UUID, TieNature]


@dataclass(slots=True)
class Counts:
    """How many records of a kind an import adds, recognises, leaves for a decision, could not read."""

    added: int = 0
    matched: int = 0
    doubtful: int = 0
    rejected: int = 0


@dataclass(slots=True)
class Outcome:
    """What an import writes."""

    contacts: dict[UUID, Contact] = field(default_factory=dict)
    """New ones."""
    changes: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    """Fields of contacts that are here, with their new values."""
    photos: dict[UUID, Photo] = field(default_factory=dict)
    """By contact, new or here."""
    organizations: list[Organization] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    counts: dict[str, Counts] = field(default_factory=dict)
    """By kind of record: contact, organization, tie."""
    fills: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By the number of a matched row: the fields that it fills in, of a contact here or of an earlier row."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.contacts or self.changes or self.photos or self.organizations or self.ties)


def outcome_of(reads: Reads, plan: ImportPlan, ticks: Ticks | None = None) -> Outcome:
    """What the plan comes to with these decisions, against what is stored now."""
    return _Work(reads, plan, ticks or {}).outcome()


class _Work:
    def __init__(self, reads: Reads, plan: ImportPlan, ticks: Ticks) -> None:
        self.plan = plan
        self.made = Outcome(counts={describe(cls).kind: Counts() for cls in (Contact, Organization, Tie)})
        self.targets = [_target(row, ticks.get(number)) for number, row in enumerate(plan.rows)]
        in_file = {row.draft.contact.id for row in plan.rows}
        self.stored = {
            id: contact
            for id, contact in reads.many(Contact, {t for t in self.targets if t and t not in in_file}).items()
            if contact.deleted is None
        }
        self.organizations = {name_key(org.name): org.id for org in reads.every(Organization)}
        self.used: set[UUID] = set()
        # Somebody may have gone to the Trash since the plan was made: whoever was they is new then.
        self.instead: dict[UUID, UUID] = {}
        self.by_uid = dict(plan.relatives)
        for row, target in zip(plan.rows, self.targets, strict=True):
            if target is not None and row.draft.contact.uid:
                self.by_uid[uid_key(row.draft.contact.uid)] = target
        self.known_ties: set[_TieKey] = set()
        if any(row.draft.ties for row in plan.rows):
            self.known_ties = {(tie.person, tie.other, tie.nature) for tie in reads.every(Tie)}

    def outcome(self) -> Outcome:
        made, rows = self.made, self.plan.rows
        counts = made.counts[describe(Contact).kind]
        counts.rejected = len(self.plan.rejected)
        for number, (row, target) in enumerate(zip(rows, self.targets, strict=True)):
            if target is None:
                counts.doubtful += row.state is State.DOUBTFUL
                continue
            if self._take(number, row.draft, self.instead.get(target, target)):
                counts.added += 1
            else:
                counts.matched += 1
        for row, target in zip(rows, self.targets, strict=True):
            if target is not None:
                self._tie(row.draft, self.instead.get(target, target))
        organizations = made.counts[describe(Organization).kind]
        organizations.added = len(made.organizations)
        organizations.matched = len(self.used) - organizations.added
        return made

    def _take(self, number: int, draft: PersonDraft, target: UUID) -> bool:
        """One person: whether they are new."""
        made = self.made
        further = self._with_kept_ties(draft)
        current = made.contacts.get(target) or self._changed(target)
        if current is None:
            id = further.id
            self.instead[target] = id
            employer = self._organization(draft.employer)
            made.contacts[id] = dataclasses.replace(further, employer=employer, uid=further.uid or own_uid(further))
            if draft.photo is not None:
                made.photos[id] = draft.photo
            return True
        if current.employer is None:
            employer = self._organization(draft.employer)
        else:
            employer = self.organizations.get(name_key(draft.employer), _NO_SUCH) if draft.employer else None
        fields = gained(current, further, employer)
        filled = tuple(fields)
        if draft.photo is not None and current.photo is None and target not in made.photos:
            made.photos[target] = draft.photo
            filled += ("photo",)
        if filled:
            made.fills[number] = filled
        if fields and target in made.contacts:
            made.contacts[target] = dataclasses.replace(current, **fields)
        elif fields:
            made.changes[target] = made.changes.get(target, {}) | fields
        return False

    def _changed(self, id: UUID) -> Contact | None:
        stored = self.stored.get(id)
        if stored is None or id not in self.made.changes:
            return stored
        return dataclasses.replace(stored, **self.made.changes[id])

    def _organization(self, name: str) -> UUID | None:
        """The organization of that name, made once when there is none."""
        if not name:
            return None
        key = name_key(name)
        if key not in self.organizations:
            organization = Organization(name=name)
            self.organizations[key] = organization.id
            self.made.organizations.append(organization)
        self.used.add(self.organizations[key])
        return self.organizations[key]

    def _with_kept_ties(self, draft: PersonDraft) -> Contact:
        """The contact with the lines of those ties whose other person is neither here nor in the file."""
        lines = [text for tie in draft.ties if self._other(tie, draft) is None for text in tie.kept]
        if not lines:
            return draft.contact
        card = "\n".join((draft.contact.card, *lines) if draft.contact.card else lines)
        return dataclasses.replace(draft.contact, card=card)

    def _other(self, tie: TieDraft, draft: PersonDraft) -> UUID | None:
        if tie.of_owner:
            return draft.contact.id
        other = self.by_uid.get(uid_key(tie.uid))
        return None if other == draft.contact.id else other

    def _tie(self, draft: PersonDraft, id: UUID) -> None:
        counts = self.made.counts[describe(Tie).kind]
        for tie in draft.ties:
            found = self._other(tie, draft)
            if found is None:
                continue
            person, other = (None, id) if tie.of_owner else (id, self.instead.get(found, found))
            key = (person, other, tie.nature)
            if key in self.known_ties or (not tie.exact and self._told_already(key)) or person == other:
                counts.matched += 1
                continue
            self.known_ties.add(key)
            self.made.ties.append(
                Tie(nature=tie.nature, person=person, other=other, since=tie.since, until=tie.until, notes=tie.notes,
                    tags=tie.tags)
            )  # fmt: skip
            counts.added += 1

    def _told_already(self, key: _TieKey) -> bool:
        """Whether the same tie is known as seen from the other side."""
        person, other, nature = key
        inverse = INVERSE.get(nature)
        return person is not None and inverse is not None and (other, person, inverse) in self.known_ties


def _target(row: Row, tick: Tick | None) -> UUID | None:
    """Who a row becomes: a contact that is here, an earlier row's, its own; None when it is left out."""
    own = row.draft.contact.id
    if tick is Tick.SKIP or (row.state is State.DOUBTFUL and tick is None):
        return None
    if tick is Tick.NEW or row.match is None:
        return own
    return row.match.contact
