"""What a contact gains from a further record of the same person: empty fields are filled, nothing is overwritten."""

from __future__ import annotations

import dataclasses
from typing import Any
from uuid import UUID

from organizer.areas.people.model import Contact
from organizer.kernel.errors import Invalid
from organizer.kernel.kinds import Entry, tags_of

from .draft import PersonDraft
from .keys import entry_key, name_key
from .vcard.join import joined
from .vcard.values import uid_key

_ANOTHER = UUID(int=0)
_PARTS = ("family", "given", "additional", "prefix", "suffix")
_CADENCE = ("circle", "ideal", "longest", "planned_on", "snoozed_until")
_MEETING = ("met_on", "met_how")
_SINGLE = ("nickname", "notes", "birthday", "anniversary")
_WORK = ("position", "department")
_ENTRIES = ("emails", "phones", "addresses", "websites")
_TAGS = ("tags", "roles")
# What the lines of a card are about, by the fields of a contact that they fill.
_ABOUT = {"position": "position", "employer": "work", "department": "work", "nickname": "nickname", "notes": "notes",
          "tags": "tags", "birthday": "birthday", "anniversary": "anniversary"}  # fmt: skip


def own_uid(contact: Contact) -> str:
    """The id that a contact's card has when it came with none."""
    return f"urn:uuid:{contact.id}"


def gained(contact: Contact, further: Contact, employer: UUID | None) -> dict[str, Any]:
    """The fields of a contact that a further record of the same person changes, with their new values.

    `employer` is the further record's; its own field for that is not looked at. Photos are left aside.
    """
    fields: dict[str, Any] = {}
    for name in _SINGLE:
        _fill(fields, contact, further, (name,))
    for unit in (_PARTS, _CADENCE, _MEETING):
        _fill(fields, contact, further, unit)
    if employer is not None and contact.employer is None:
        fields["employer"] = employer
    # A position at one organization is none at another.
    if employer is None or contact.employer in (None, employer):
        for name in _WORK:
            _fill(fields, contact, further, (name,))
    for name in _TAGS:
        tags = tags_of([*getattr(contact, name), *getattr(further, name)])
        if tags != getattr(contact, name):
            fields[name] = tags
    taken: dict[str, tuple[Entry, ...]] = {}
    for name in _ENTRIES:
        if added := _unseen(name, getattr(contact, name), getattr(further, name)):
            fields[name] = (*getattr(contact, name), *added)
            taken[name] = added
    if further.uid and contact.uid in ("", own_uid(contact)) and further.uid != contact.uid:
        fields["uid"] = further.uid
    taken |= {about: () for name, about in _ABOUT.items() if name in fields}
    if "family" in fields:
        taken["parts"] = ()
    whole = {name: fields.get(name, getattr(contact, name)) for name in _ENTRIES}
    card = joined(contact.card, further.card, taken, whole)
    if card != contact.card:
        fields["card"] = card
    return _possible(contact, fields)


def brings_nothing(contact: Contact, company: str, draft: PersonDraft) -> bool:
    """Whether a contact with an organization of that name would gain nothing from a draft of the same person."""
    same = not draft.employer or name_key(draft.employer) == name_key(company)
    if draft.employer and contact.employer is None and not same:
        return False
    employer = contact.employer if same else _ANOTHER
    return not gained(contact, draft.contact, employer) and (draft.photo is None or contact.photo is not None)


def says_nothing_new(contact: Contact, company: str, draft: PersonDraft) -> bool:
    """Whether all that a draft says, a contact with an organization of that name says already."""
    further = draft.contact
    if draft.employer and name_key(draft.employer) != name_key(company):
        return False
    if further.uid and uid_key(further.uid) not in (uid_key(contact.uid), str(contact.id)):
        return False
    if (draft.photo is not None and contact.photo is None) or draft.ties:
        return False
    for name in (*_PARTS, *_CADENCE, *_MEETING, *_SINGLE, *_WORK):
        value = getattr(further, name)
        if value and value != getattr(contact, name):
            return False
    return not gained(contact, further, contact.employer)


def _fill(fields: dict[str, Any], contact: Contact, further: Contact, unit: tuple[str, ...]) -> None:
    """Fills fields that belong together, when all of them are empty."""
    if not any(getattr(contact, name) for name in unit) and any(getattr(further, name) for name in unit):
        fields |= {name: getattr(further, name) for name in unit}


def _unseen(field: str, known: tuple[Entry, ...], further: tuple[Entry, ...]) -> tuple[Entry, ...]:
    seen = {entry_key(field, entry) for entry in known}
    added = []
    for entry in further:
        key = entry_key(field, entry)
        if key not in seen:
            seen.add(key)
            added.append(entry)
    return tuple(added)


def _possible(contact: Contact, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields, or none when the contact could not be kept with them."""
    if not fields:
        return fields
    try:
        dataclasses.replace(contact, **fields).check()
    except Invalid:
        return {}
    return fields
