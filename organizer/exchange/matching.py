"""Who of a file is somebody known already. Nothing is compared with everything: each key is looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from uuid import UUID

from organizer.kernel.frozen import frozen

from .keys import Keys

SURE = 1.0
SAME_PHONE, SAME_NAME_AND_COMPANY, SAME_NAME = 0.95, 0.90, 0.85
_TRIED = 100
"""Candidates of one weak key that are looked at."""


@frozen
class Match:
    """Somebody known who may be the same person: an id of a contact, or of a draft before this one in the file."""

    contact: UUID
    confidence: float
    reason: str
    instead: UUID | None = None
    """Somebody else, who has the e-mail address."""

    @property
    def sure(self) -> bool:
        """Whether it is taken without asking."""
        return self.confidence >= SURE


class KnownPeople:
    """Everybody known so far, by their keys.

    `file_uids` are the ids of the cards in the file: whoever has one of them is somebody else than a person of the
    file with another, whatever else agrees. So is whoever has another profile at LinkedIn.
    """

    def __init__(self, file_uids: Container[str] = ()) -> None:
        self._file_uids = file_uids
        self._uids: dict[str, UUID] = {}
        self._emails: dict[str, UUID] = {}
        self._profiles: dict[str, UUID] = {}
        self._names: dict[UUID, str] = {}
        self._claimed: set[UUID] = set()
        self._has_profile: dict[UUID, set[str]] = {}
        # By name, name and company, or phone; apart for those that the file names by the id of a card.
        self._loose: dict[tuple[str, ...], list[UUID]] = defaultdict(list)
        self._named: dict[tuple[str, ...], list[UUID]] = defaultdict(list)

    def add(self, id: UUID, keys: Keys, *, weak: bool = True) -> None:
        """Makes somebody known by their keys; `weak` ones are phone numbers and names."""
        for uid in keys.uids:
            self._uids.setdefault(uid, id)
            if uid in self._file_uids:
                self._claimed.add(id)
        for email in keys.emails:
            self._emails.setdefault(email, id)
        for profile in keys.profiles:
            self._profiles.setdefault(profile, id)
            self._has_profile.setdefault(id, set()).add(profile)
        if weak:
            self._names[id] = keys.name
            index = self._named if id in self._claimed else self._loose
            for key in _weak_keys(keys):
                index[key].append(id)

    def by_uid(self, uid: str) -> UUID | None:
        """Whoever has this id of a card (see `uid_key`)."""
        return self._uids.get(uid)

    def match(self, keys: Keys, apart: Container[UUID] = ()) -> Match | None:
        """Somebody known who may be the person with these keys, the surest first, and none of those `apart`."""
        for uid in keys.uids:
            if uid in self._uids and self._uids[uid] not in apart:
                return Match(self._uids[uid], SURE, "Same card")
        for profile in keys.profiles:
            id = self._profiles.get(profile)
            if id is not None and id not in apart and not self._conflict(id, keys):
                return Match(id, SURE, "Same LinkedIn profile")
        for email in keys.emails:
            id = self._emails.get(email)
            if id is not None and id not in apart and not self._conflict(id, keys):
                return self._namesake(id, keys, apart) or Match(id, SURE, "Same e-mail address")
        for key in _weak_keys(keys):
            for id in self._candidates(key, keys):
                if id not in apart and not self._has_other_profile(id, keys):
                    return Match(id, *_CONFIDENCE[key[0]])
        return None

    def _namesake(self, id: UUID, keys: Keys, apart: Container[UUID]) -> Match | None:
        """Somebody else with the same name and organization, where whoever has the e-mail address is called otherwise.

        Families and offices share addresses, so that this has to be asked.
        """
        if not keys.company or self._names.get(id) == keys.name:
            return None
        for other in self._candidates(("company", keys.name, keys.company), keys):
            if other != id and other not in apart and not self._has_other_profile(other, keys):
                reason = "Same name and organization, but another's e-mail address"
                return Match(other, SAME_NAME_AND_COMPANY, reason, instead=id)
        return None

    def _conflict(self, id: UUID, keys: Keys) -> bool:
        """Whether the file itself says by the ids of its cards that these are two people."""
        return bool(keys.uids) and id in self._claimed

    def _candidates(self, key: tuple[str, ...], keys: Keys) -> Iterator[UUID]:
        yield from self._loose.get(key, ())[:_TRIED]
        if not keys.uids:
            yield from self._named.get(key, ())[:_TRIED]

    def _has_other_profile(self, id: UUID, keys: Keys) -> bool:
        known = self._has_profile.get(id)
        return bool(known) and bool(keys.profiles) and known is not None and known.isdisjoint(keys.profiles)


_CONFIDENCE = {
    "phone": (SAME_PHONE, "Same phone number"),
    "company": (SAME_NAME_AND_COMPANY, "Same name and organization"),
    "name": (SAME_NAME, "Same name"),
}


def _weak_keys(keys: Keys) -> Iterator[tuple[str, ...]]:
    for phone in keys.phones:
        yield "phone", phone
    if keys.name and keys.company:
        yield "company", keys.name, keys.company
    if keys.name:
        yield "name", keys.name
