"""What support and the estate give to Today, the agenda, reports and the plan."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from organizer.areas.money.actions.settling import add_payment
from organizer.areas.money.model import (
    EstateItem,
    EstateKind,
    EstateState,
    Separation,
    Stream,
    StreamKind,
    SupportDirection,
    SupportOrder,
    SupportStep,
)
from organizer.areas.money.offers.settling import dues, needs
from organizer.areas.money.queries.plan import plan_of_profile
from organizer.areas.money.queries.settling import settling_blocks
from organizer.areas.money.queries.two_plans import two_plans
from organizer.areas.people.area import FAMILY
from organizer.kernel.area import Urgency
from organizer.kernel.money import Money
from organizer.kernel.section import Period, Scope, Table
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.areas.money.settling_stage import fill, usd
from tests.profiles import TODAY, fresh_profile


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with fresh_profile(tmp_path) as made:
        yield made


@contextlib.contextmanager
def reading(profile: Profile) -> Iterator[Reader]:
    with contextlib.closing(profile.reader()) as reader:
        yield reader


def order(profile: Profile, first: date = date(2026, 9, 1), **fields: object) -> SupportOrder:
    made = profile.run(add_record, SupportOrder(title="For Noa", first=first, **fields))  # type: ignore[arg-type]
    profile.run(add_record, SupportStep(first=first, amount=usd(400), order=made.id))
    return made


def said(profile: Profile, first: date = date.min, last: date = date.max) -> list[tuple[date, str, Urgency]]:
    with reading(profile) as reads:
        return [(due.day, due.reason, due.urgency) for due in dues(reads, FAMILY, first, last, TODAY)]


def test_support_that_was_not_seen_is_due_on_its_day(profile: Profile) -> None:
    made = order(profile)
    profile.run(add_payment, made, date(2026, 9, 3), usd(500))
    assert said(profile, date(2026, 9, 1), date(2026, 12, 31)) == [
        (date(2026, 10, 1), "due on 1 Oct 2026, not seen", Urgency.OVERDUE),
        (date(2026, 11, 1), "due on 1 Nov 2026, not seen", Urgency.OVERDUE),
        (date(2026, 12, 1), "falls due", Urgency.LATER),
    ]


def test_what_i_pay_is_not_paid(profile: Profile) -> None:
    order(profile, date(2026, 11, 18), direction=SupportDirection.PAID)
    assert said(profile, last=TODAY) == [
        (date(2026, 11, 18), "due on 18 Nov 2026, not paid", Urgency.SOON)
    ]  # fmt: skip


def test_an_end_that_is_near_is_due(profile: Profile) -> None:
    order(profile, date(2026, 12, 1), expected=date(2027, 2, 3), ends_when="Noa is 18")
    assert (date(2027, 2, 3), "Noa is 18", Urgency.LATER) in said(profile, last=date(2027, 3, 1))


def test_one_need_for_each_order_and_no_amount_in_it(profile: Profile) -> None:
    order(profile)
    with reading(profile) as reads:
        found = list(needs(reads, FAMILY, TODAY))
    assert [(due.title, due.day) for due in found] == [("Support: For Noa", date(2026, 9, 1))]
    assert "400" not in f"{found}"


def test_the_estate_needs_somebody(profile: Profile) -> None:
    profile.run(fill)
    with reading(profile) as reads:
        found = [due.title for due in needs(reads, FAMILY, TODAY)]
    assert found == [
        "Support: For Noa", "Look at Will again", "Savings names Sam Ortiz, a former spouse",
        "Will: signed before Noa was born",
    ]  # fmt: skip


def test_insurance_that_ends_is_due(profile: Profile) -> None:
    life = EstateItem(
        title="Life insurance", kind=EstateKind.INSURANCE, state=EstateState.SETTLED, ends=date(2026, 12, 1)
    )
    profile.run(add_record, life)
    assert said(profile) == [(date(2026, 12, 1), "insurance ends", Urgency.SOON)]


def test_a_report_has_the_months_of_its_period_and_the_estate(profile: Profile) -> None:
    profile.run(fill)
    scope = Scope(Period(date(2026, 2, 1), date(2026, 3, 31), "February and March"))
    with reading(profile) as reads:
        blocks = settling_blocks(reads, FAMILY, scope, TODAY)
        asked = settling_blocks(reads, FAMILY, scope, TODAY, division=True)
    ledger = blocks[0]
    assert isinstance(ledger, Table)
    assert [row[-1] for row in ledger.rows] == [usd(275), usd(375)]
    assert [block.title for block in blocks] == ["Support, For Noa", "Estate", "To see to"]
    table = asked[-1]
    assert isinstance(table, Table)
    assert table.rows[-1] == ("Together", usd(360_000), usd(300_000), usd(-10_000))


def test_the_two_plans_come_from_records(profile: Profile) -> None:
    profile.run(fill)
    maya, alex = sorted(profile.run(lambda edit: edit.members()), key=lambda member: member.id)
    for title, owner, amount in (("Pay", maya.id, 7_000), ("Shifts", alex.id, 4_000), ("Rent", None, 2_000)):
        kind = StreamKind.INCOME if owner else StreamKind.SPENDING
        profile.run(add_record, Stream(title=title, kind=kind, amount=usd(amount), owner=owner))
    with reading(profile) as reads:
        separation = next(iter(reads.every(Separation)))
    received = order(profile, owner=alex.id, separation=separation.id)
    order(profile, owner=maya.id, separation=separation.id)
    changed = profile.run(
        lambda edit: edit.change(separation, other_home=usd(1_450), equalisation=usd(5_000), shared=Decimal("0.4"))
    )
    with reading(profile) as reads:
        first, other = two_plans(reads, plan_of_profile(reads, TODAY), changed, TODAY)
    assert [(s.title, s.amount) for s in first.streams] == [
        ("Pay", 7_000.0), ("Rent", 800.0), ("For Noa", 400.0), ("For Noa", 400.0),
    ]  # fmt: skip
    # Each receives one; what was ordered before, with somebody else, is part of neither.
    by_key = {s.key.split(" ")[1]: s.kind for s in first.streams if s.key.startswith("support")}
    assert by_key.pop(str(received.id)) == "spending"
    assert list(by_key.values()) == ["income"]
    assert [s.amount for s in other.streams if s.title == "A home of one's own"] == [1_450.0]
    assert [(e.kind, e.amount) for e in first.effects] == [("capital", 5_000.0)]
    assert [(e.kind, e.amount) for e in other.effects] == [("income", 5_000.0)]


def test_support_in_another_currency_needs_a_rate(profile: Profile) -> None:
    profile.run(fill)
    with reading(profile) as reads:
        part_of = next(iter(reads.every(Separation))).id
    made = profile.run(add_record, SupportOrder(title="Abroad", first=date(2026, 1, 1), separation=part_of))
    profile.run(add_record, SupportStep(first=made.first, amount=Money(40_000, "EUR"), order=made.id))
    with reading(profile) as reads, pytest.raises(Exception, match="No rate from EUR to USD"):
        two_plans(reads, plan_of_profile(reads, TODAY), next(iter(reads.every(Separation))), TODAY)
