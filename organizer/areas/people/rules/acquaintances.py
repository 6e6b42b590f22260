"""People as other areas see them: what is known of each, and who nearer knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from organizer.areas.people.model import Circle, Contact, Organization, Tie
from organizer.kernel.acquaintances import Acquaintance

_NEARNESS = {Circle.INNER: 3, Circle.ACTIVE: 2, Circle.WIDE: 1, Circle.DORMANT: 0, None: 0}


def acquaintances(
    contacts: Mapping[UUID, Contact], organizations: Mapping[UUID, Organization], ties: Iterable[Tie], today: date
) -> Iterable[Acquaintance]:
    """Everybody with the words on them; `through`: the nearest of those who have a tie with them today."""
    through: dict[UUID, Contact] = {}
    for tie in ties:
        if tie.person is None or (tie.until is not None and tie.until < today):
            continue
        for one, other in ((tie.person, tie.other), (tie.other, tie.person)):
            known, by = contacts.get(one), contacts.get(other)
            if known is not None and by is not None and _NEARNESS[by.circle] > _NEARNESS[known.circle]:
                best = through.get(one)
                if best is None or _NEARNESS[by.circle] > _NEARNESS[best.circle]:
                    through[one] = by
    for contact in contacts.values():
        org = organizations.get(contact.employer) if contact.employer else None
        words = [("role", role) for role in contact.roles] + [("tag", tag) for tag in contact.tags]
        words += [(what, word) for what, word in (("position", contact.position), ("notes", contact.notes)) if word]
        if org is not None:
            words += [(what, word) for what, word in (("works at", org.name), ("industry", org.industry)) if word]
        by = through.get(contact.id)
        yield Acquaintance(
            contact.id, contact.name, tuple(words), _NEARNESS[contact.circle], contact.last_touch,
            (by.id, by.name) if by is not None else None,
        )  # fmt: skip
