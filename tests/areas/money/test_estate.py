"""The estate: the checklist in words, and what it warns of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from organizer.areas.money.model import (
    Account,
    AccountClass,
    Beneficiary,
    BeneficiaryRank,
    EstateItem,
    EstateKind,
    EstateState,
)
from organizer.areas.money.rules.estate import EstateTone, checklist, settled_words
from organizer.areas.money.rules.estate_facts import EstateFacts
from organizer.areas.money.rules.estate_warnings import warnings
from organizer.kernel.kin import Kin
from organizer.kernel.money import Money

TODAY = date(2026, 11, 19)
MAYA, ALEX = UUID(int=1), UUID(int=2)
SAM, NOA, ROSA = uuid4(), uuid4(), uuid4()
PEOPLE = {SAM: "Sam Ortiz", NOA: "Noa Rivera", ROSA: "Rosa Vega"}
NO_ONE = EstateFacts(TODAY, members=((MAYA, "Maya"), (ALEX, "Alex")), people=PEOPLE)
PARENTS = replace(NO_ONE, kin=Kin(children=((NOA, "Noa Rivera", date(2019, 5, 2)),)))
POWER, LIFE = EstateKind.POWER_OF_ATTORNEY, EstateKind.INSURANCE


def settled(kind: EstateKind, **fields: Any) -> EstateItem:
    return EstateItem(title=fields.pop("title", kind.label), kind=kind, state=EstateState.SETTLED, **fields)


def will(year: int, owner: UUID | None = None, **fields: Any) -> EstateItem:
    return settled(EstateKind.WILL, title="Will", signed=date(year, 6, 1), owner=owner, **fields)


def said(facts: EstateFacts, *items: EstateItem, key: str) -> tuple[str, str, EstateTone]:
    line = next(line for line in checklist(replace(facts, items=items)) if line.key == key)
    return line.title, line.words, line.tone


def test_what_nobody_has_begun_is_missing() -> None:
    lines = checklist(PARENTS)
    assert [(line.title, line.words) for line in lines] == [
        ("Wills", "Missing"), ("Guardian for Noa", "Not chosen"), ("Powers of attorney", "Missing"),
        ("Life insurance", "Missing"), ("List of accounts and keys", "Missing"),
    ]  # fmt: skip
    assert settled_words(lines) == "0 of 5 settled"


def test_who_has_no_child_chooses_no_guardian() -> None:
    grown = replace(NO_ONE, kin=Kin(children=((NOA, "Noa Rivera", date(2008, 11, 19)),)))
    for facts in (NO_ONE, grown):
        assert "guardian" not in [line.key for line in checklist(facts)]


@pytest.mark.parametrize(
    ("items", "words", "tone"),
    [
        ((will(2017),), "Signed 2017, before Noa", EstateTone.ATTENTION),
        ((will(2017), will(2021)), "Signed 2021", EstateTone.SETTLED),
        ((will(2020, MAYA), will(2022, ALEX)), "Signed 2020 and 2022", EstateTone.SETTLED),
        ((will(2021, MAYA),), "Alex’s missing", EstateTone.ATTENTION),
        ((will(2021, review=date(2026, 11, 3)),), "To look at since 3 Nov 2026", EstateTone.ATTENTION),
        ((EstateItem(title="Will", kind=EstateKind.WILL, state=EstateState.DRAFT),), "In the making",
         EstateTone.ATTENTION),
        ((EstateItem(title="Will", kind=EstateKind.WILL),), "Missing", EstateTone.MISSING),
    ],
)  # fmt: skip
def test_wills_say_how_they_stand(items: tuple[EstateItem, ...], words: str, tone: EstateTone) -> None:
    assert said(PARENTS, *items, key="will") == ("Wills", words, tone)


def test_one_members_is_named_when_it_is_missing() -> None:
    assert said(NO_ONE, settled(POWER, owner=MAYA), key="power_of_attorney")[1] == "Alex’s missing"
    drafts = (settled(POWER, owner=MAYA), EstateItem(title="", kind=POWER, state=EstateState.DRAFT, owner=ALEX))
    assert said(NO_ONE, *drafts, key="power_of_attorney")[1] == "Alex’s in the making"


def test_one_person_has_one_will() -> None:
    alone = replace(NO_ONE, members=((MAYA, "Maya"),))
    assert said(alone, will(2021), key="will") == ("Will", "Signed 2021", EstateTone.SETTLED)


def test_a_guardian_is_named() -> None:
    assert said(PARENTS, settled(EstateKind.GUARDIAN, person=ROSA), key="guardian") == (
        "Guardian for Noa", "Rosa Vega", EstateTone.SETTLED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([(750, 2046), (750, 2046)], "{} each to 2046"),
        ([(750, 2046)], "{} to 2046"),
        ([(750, 2046), (500, 2040)], "2 policies to 2040"),
        ([(750, 2020)], "Ended 1 Jan 2020"),
        ([(750, None)], "{}"),
    ],
)
def test_insurance_says_how_much_and_until_when(items: list[tuple[int, int | None]], words: str) -> None:
    made = [
        settled(LIFE, amount=Money(amount * 100_000, "USD"), ends=date(year, 1, 1) if year else None)
        for amount, year in items
    ]
    assert said(NO_ONE, *made, key="insurance")[1] == words


def test_the_list_says_when_it_was_brought_up_to_date() -> None:
    assert said(NO_ONE, settled(EstateKind.LIST, signed=date(2026, 11, 3)), key="list")[1] == "Updated 3 Nov"
    assert said(NO_ONE, settled(EstateKind.LIST, signed=date(2025, 11, 3)), key="list")[1] == "Updated 3 Nov 2025"


def test_what_only_some_need_is_there_once_it_is_begun() -> None:
    assert said(NO_ONE, settled(EstateKind.HEALTH_DIRECTIVE), key="health_directive")[0] == "Health directives"
    trust = settled(EstateKind.TRUST, title="Family trust", signed=date(2020, 1, 1))
    assert said(NO_ONE, trust, key=str(trust.id))[:2] == ("Family trust", "Signed 2020")


CHECKING = Account(name="Joint checking")
PENSION = Account(name="401(k)", account_class=AccountClass.RETIREMENT)
CAR = Account(name="Car", account_class=AccountClass.PROPERTY)


def named(
    account: Account, person: UUID, share: str = "1", rank: BeneficiaryRank = BeneficiaryRank.PRIMARY
) -> Beneficiary:
    return Beneficiary(person=person, account=account.id, share=Decimal(share), rank=rank)


def with_accounts(*beneficiaries: Beneficiary, **fields: Any) -> EstateFacts:
    return replace(NO_ONE, accounts=(CHECKING, PENSION, CAR), beneficiaries=beneficiaries, **fields)


@pytest.mark.parametrize(
    ("beneficiaries", "words", "tone"),
    [
        ((), "0 of 2 accounts", EstateTone.MISSING),
        ((named(CHECKING, ROSA),), "1 of 2 accounts", EstateTone.ATTENTION),
        ((named(CHECKING, ROSA), named(PENSION, NOA)), "2 of 2 accounts", EstateTone.SETTLED),
        ((named(CHECKING, ROSA), named(PENSION, NOA, "0.4")), "Shares do not add up", EstateTone.ATTENTION),
        ((named(CHECKING, ROSA), named(PENSION, SAM)), "A former spouse is named", EstateTone.ATTENTION),
        ((named(CHECKING, ROSA), named(PENSION, NOA, rank=BeneficiaryRank.CONTINGENT)), "1 of 2 accounts",
         EstateTone.ATTENTION),
    ],
)  # fmt: skip
def test_beneficiaries_are_counted_by_account(
    beneficiaries: tuple[Beneficiary, ...], words: str, tone: EstateTone
) -> None:
    facts = with_accounts(*beneficiaries, kin=Kin(former_spouses=frozenset({SAM})))
    assert said(facts, key="beneficiaries") == ("Beneficiaries", words, tone)


def test_a_closed_account_needs_nobody() -> None:
    closed = replace(CHECKING, closed=date(2026, 1, 1))
    facts = replace(NO_ONE, accounts=(closed, CAR))
    assert "beneficiaries" not in [line.key for line in checklist(facts)]


def test_warnings_say_what_is_wrong_the_gravest_first() -> None:
    facts = with_accounts(
        named(CHECKING, SAM), named(PENSION, NOA, "0.8", BeneficiaryRank.CONTINGENT),
        kin=Kin(former_spouses=frozenset({SAM}), children=((NOA, "Noa Rivera", date(2019, 5, 2)),)),
        items=(
            will(2017, review=date(2026, 11, 3)), settled(POWER, title="Power of attorney, Maya", person=SAM),
            settled(LIFE, title="Life insurance, Alex", ends=date(2026, 1, 31)),
        ),
    )  # fmt: skip
    assert [warning.words for warning in warnings(facts)] == [
        "Joint checking names Sam Ortiz, a former spouse",
        "Power of attorney, Maya names Sam Ortiz, a former spouse",
        "401(k) names nobody",
        "401(k): shares of who is next in line add up to 80%",
        "Will: signed before Noa was born",
        "Will: to be looked at since 3 Nov 2026",
        "Life insurance, Alex: ended on 31 Jan 2026",
    ]


def test_a_newer_will_makes_the_older_one_harmless() -> None:
    facts = replace(PARENTS, items=(will(2017, MAYA), will(2021, MAYA)))
    assert warnings(facts) == []
