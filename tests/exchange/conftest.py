"""Files of other programs, and telling two profiles apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from organizer.areas.people.model import RECORDS, Contact, Organization, Tie
from organizer.exchange.detect import read_people
from organizer.exchange.people_in import ImportResult, import_people
from organizer.exchange.plan import plan_import
from organizer.exchange.vcard.values import uid_key
from organizer.exchange.vcard.write import uid_of
from organizer.kernel.record import describe
from organizer.kernel.system import SYSTEM_RECORDS, Attachment
from organizer.store.profile import Profile
from organizer.store.reader import Reader

SET_ELSEWHERE = ("id", "created", "changed", "last_touch", "next_touch", "uid", "employer", "photo")


@pytest.fixture
def fixtures() -> Path:
    """The folder of our own small files."""
    return Path(__file__).parents[1] / "fixtures" / "exchange"


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    """A reader of the empty profile."""
    made = profile.reader()
    yield made
    made.close()


@pytest.fixture
def bring() -> Callable[[Profile, Path], ImportResult]:
    """Imports a file of people as the program does."""

    def run(profile: Profile, path: Path) -> ImportResult:
        reader = profile.reader()
        try:
            plan = plan_import(reader, read_people(path))
        finally:
            reader.close()
        return profile.run(import_people, plan)

    return run


@pytest.fixture
def everything() -> Callable[[Profile], dict[str, Any]]:
    """All records of a profile by kind and id, to compare one profile with itself."""

    def snapshot(profile: Profile) -> dict[str, Any]:
        reader = profile.reader()
        try:
            return {
                describe(cls).kind: {r.id: r for trash in (False, True) for r in reader.every(cls, trash=trash)}
                for cls in (*SYSTEM_RECORDS, *RECORDS)
            }
        finally:
            reader.close()

    return snapshot


@pytest.fixture
def people_of() -> Callable[[Profile], dict[str, Any]]:
    """What a profile knows of people, free of ids, to compare two profiles."""

    def described(profile: Profile) -> dict[str, Any]:
        reader = profile.reader()
        try:
            organizations = {o.id: o.name for o in reader.every(Organization)}
            contacts = list(reader.every(Contact))
            keys = {c.id: uid_key(uid_of(c)) for c in contacts}
            people = {}
            for contact in contacts:
                fields = {f.name: getattr(contact, f.name) for f in describe(Contact).fields}
                for name in SET_ELSEWHERE:
                    del fields[name]
                picture = reader.find(Attachment, contact.photo)
                fields["photo"] = reader.content(picture.content) if picture else None
                fields["employer"] = organizations.get(contact.employer) if contact.employer else None
                people[keys[contact.id]] = fields
            ties = sorted(
                str((t.person and keys[t.person], keys[t.other], t.nature, t.since, t.until, t.notes, t.tags))
                for t in reader.every(Tie)
            )
            return {"people": people, "organizations": sorted(organizations.values()), "ties": ties}
        finally:
            reader.close()

    return described
