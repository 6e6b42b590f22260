"""Who is what in a family, as the ties say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from organizer.areas.people.model import Contact, Tie, TieNature
from organizer.kernel.kin import Kin

_COUPLE = (TieNature.SPOUSE, TieNature.PARTNER)


def kin_of(ties: Iterable[Tie], contacts: Mapping[UUID, Contact], today: date) -> Kin:
    """The kin of the members, whose own side of a tie is left empty, and the children of their spouses.

    A spouse whose tie is over is a former one. Whoever married again, or was a spouse of two members, is what the tie
    that is not over says.
    """
    known = [tie for tie in ties if tie.other in contacts]
    own = [tie for tie in known if tie.person is None]
    spouses = {tie.other for tie in own if tie.nature in _COUPLE and not _over(tie, today)}
    former = {tie.other for tie in own if _was_spouse(tie, today)} - spouses
    parents = {None, *spouses}
    children = {tie.other for tie in known if tie.nature is TieNature.CHILD and tie.person in parents}
    children |= {
        tie.person for tie in known
        if tie.nature is TieNature.PARENT and tie.other in spouses and tie.person is not None and tie.person in contacts
    }  # fmt: skip
    named = [(id, contacts[id].name, _born(contacts[id])) for id in children]
    return Kin(
        frozenset(former), frozenset(spouses), tuple(sorted(named, key=lambda c: (c[2] or date.max, c[1], c[0])))
    )


def _was_spouse(tie: Tie, today: date) -> bool:
    return tie.nature is TieNature.EX_SPOUSE or (tie.nature is TieNature.SPOUSE and _over(tie, today))


def _over(tie: Tie, today: date) -> bool:
    return tie.until is not None and tie.until < today


def _born(contact: Contact) -> date | None:
    day = contact.birthday
    return day.on(day.year) if day is not None and day.year is not None else None
