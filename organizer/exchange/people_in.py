"""Bringing people in: one action, which one undo takes back."""

from __future__ import annotations

import dataclasses
from dataclasses import field

from organizer.areas.people.model import Contact
from organizer.kernel.frozen import frozen
from organizer.store.edit import Edit, action

from .draft import Photo
from .outcome import Counts, Outcome, Ticks, outcome_of
from .plan import ImportPlan

_STEP = 500
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/bmp": "bmp"}


@frozen
class ImportResult:
    """What an import did, by kind of record: contact, organization, tie."""

    counts: dict[str, Counts] = field(default_factory=dict)


@action("Import people")
def import_people(edit: Edit, plan: ImportPlan, ticks: Ticks | None = None) -> ImportResult:
    """Does what the plan says; doubtful rows only as they are ticked. Writes nothing when nothing differs.

    Raises Cancelled when it was stopped: nothing is changed then.
    """
    outcome = outcome_of(edit, plan, ticks)
    if not outcome.empty:
        added = len(outcome.contacts)
        people = f"{added:,} {'person' if added == 1 else 'people'}"
        edit.name(f"Import {people if added else plan.reading.name}")
        _write(edit, outcome)
    return ImportResult(outcome.counts)


def _write(edit: Edit, outcome: Outcome) -> None:
    total = len(outcome.contacts) + len(outcome.changes) + len(outcome.ties)
    done = 0
    edit.add_all(outcome.organizations)
    for contact in outcome.contacts.values():
        if done % _STEP == 0:
            edit.progress(done, total)
        done += 1
        photo = outcome.photos.get(contact.id)
        edit.add(_with_photo(edit, contact, photo) if photo else contact)
    changed = outcome.changes.keys() | (outcome.photos.keys() - outcome.contacts.keys())
    for id, stored in edit.many(Contact, sorted(changed)).items():
        if done % _STEP == 0:
            edit.progress(done, total)
        done += 1
        fields = outcome.changes.get(id, {})
        if photo := outcome.photos.get(id):
            fields = fields | {"photo": _with_photo(edit, stored, photo).photo}
        edit.change(stored, **fields)
    edit.add_all(outcome.ties)
    edit.progress(total, total)


def _with_photo(edit: Edit, contact: Contact, photo: Photo) -> Contact:
    name = f"photo.{_ENDINGS.get(photo.media_type, 'bin')}"
    return dataclasses.replace(contact, photo=edit.attach(contact, name, photo.data, photo.media_type).id)
