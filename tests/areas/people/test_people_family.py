"""Who is kin, as the ties say it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organizer.areas.people.model import Contact, Tie, TieNature
from organizer.areas.people.rules.family import kin_of
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kin import Kin

TODAY = date(2026, 11, 19)
SAM, NOA, BEN = Contact(name="Sam"), Contact(name="Noa", birthday=YearlyDay(5, 2, 2019)), Contact(name="Ben")
KNOWN = {contact.id: contact for contact in (SAM, NOA, BEN)}


def tie(other: Contact, nature: TieNature, person: Contact | None = None, until: date | None = None) -> Tie:
    return Tie(nature=nature, person=person.id if person else None, other=other.id, until=until)


def former(*ties: Tie) -> frozenset[UUID]:
    return kin_of(ties, KNOWN, TODAY).former_spouses


def test_a_former_spouse_is_one_by_name_or_by_a_tie_that_is_over() -> None:
    assert former(tie(SAM, TieNature.EX_SPOUSE)) == {SAM.id}
    assert former(tie(SAM, TieNature.SPOUSE, until=date(2024, 1, 1))) == {SAM.id}
    assert former(tie(SAM, TieNature.PARTNER, until=date(2024, 1, 1))) == frozenset()


def test_whoever_is_married_again_is_no_former_spouse() -> None:
    again = (tie(SAM, TieNature.SPOUSE, until=date(2024, 1, 1)), tie(SAM, TieNature.SPOUSE))
    assert kin_of(again, KNOWN, TODAY) == Kin(spouses=frozenset({SAM.id}))


def test_children_are_the_members_and_their_spouses() -> None:
    ties = [
        tie(NOA, TieNature.CHILD), tie(SAM, TieNature.SPOUSE), tie(SAM, TieNature.PARENT, BEN),
        tie(SAM, TieNature.FRIEND, NOA),
    ]  # fmt: skip
    assert kin_of(ties, KNOWN, TODAY).children == (
        (NOA.id, "Noa", date(2019, 5, 2)), (BEN.id, "Ben", None),
    )  # fmt: skip


def test_the_former_spouse_of_somebody_else_is_none_of_ours() -> None:
    assert former(tie(SAM, TieNature.EX_SPOUSE, BEN)) == frozenset()


def test_somebody_who_is_gone_is_nobody() -> None:
    gone = Contact(name="Gone")
    assert kin_of([tie(gone, TieNature.CHILD)], KNOWN, TODAY) == Kin()
