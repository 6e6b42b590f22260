"""What standing adds up: hours, gifts, what a membership gave."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.standing.model import (
    BenefitUse,
    Every,
    Gift,
    GiftKind,
    GiftPayment,
    LeadershipRole,
    Membership,
    ServiceHours,
    StandingTarget,
    Volunteering,
)
from organizer.areas.standing.page.renewing import next_year
from organizer.areas.standing.rules.commitments import commitments, gift_words, next_renewal
from organizer.areas.standing.rules.giving import giving_by_year, hours_by_month, hours_by_record, membership_value
from organizer.kernel.errors import Invalid
from organizer.kernel.ids import uuid7
from organizer.kernel.money import Money

TODAY = date(2026, 11, 19)
HOUR = timedelta(hours=1)
BODIES = [uuid7() for _ in range(3)]


def spent(body: UUID, month: int, hours: float, year: int = 2026) -> ServiceHours:
    return ServiceHours(given_to=body, day=date(year, month, 12), hours=hours * HOUR)


def test_what_stands_is_listed_and_what_ended_is_not() -> None:
    pmi = Membership(name="PMI", renews=date(2026, 12, 5), dues=Money(15_400, "USD"))
    left = Membership(name="Old club", left=date(2025, 1, 1))
    board = LeadershipRole(title="Treasurer", body="Food bank", until=date(2027, 6, 30))
    over = LeadershipRole(title="Chair", until=date(2026, 1, 1))
    reading = Volunteering(body="School", season="School year")
    monthly = Gift(cause="Legal aid", amount=Money(5_000, "USD"), every=Every.MONTH)
    found = commitments([pmi, left], [board, over], [reading], [monthly], {board.id: 52 * HOUR}, TODAY)
    assert [(c.title, c.kind) for c in found] == [
        ("Food bank", "Leadership"), ("Legal aid", "Giving"), ("PMI", "Membership"), ("School", "Volunteering"),
    ]  # fmt: skip
    assert found[1].amount == Money(60_000, "USD")
    assert (found[2].soon, found[2].when, found[3].when) == (True, "5 Dec 2026", "School year")
    assert next_renewal([pmi, left], TODAY) is pmi


def test_an_impact_investment_says_its_share() -> None:
    invested = Gift(cause="Wind", kind=GiftKind.IMPACT, amount=Money(1, "EUR"), share=Decimal("37.5"))
    assert gift_words(invested) == "Impact investment, 37.5 % of it"


def test_hours_of_a_year_go_to_their_months_and_the_most_stand_apart() -> None:
    hours = [spent(BODIES[0], 1, 4), spent(BODIES[1], 1, 3), spent(BODIES[0], 2, 5), spent(BODIES[1], 2, 1, 2025)]
    most, months = hours_by_month(hours, 2026)
    assert most == BODIES[0]
    assert [(m.most / HOUR, m.rest / HOUR) for m in months[:3]] == [(4, 3), (5, 0), (0, 0)]


@given(st.lists(st.tuples(st.sampled_from(BODIES), st.integers(1, 12), st.integers(1, 20)), max_size=30))
def test_no_hour_is_lost_between_the_sums(given_: list[tuple[UUID, int, int]]) -> None:
    hours = [spent(*each) for each in given_]
    total = sum((each.hours for each in hours), timedelta(0))
    _, months = hours_by_month(hours, 2026)
    assert sum((m.most + m.rest for m in months), timedelta(0)) == total
    by_record = hours_by_record(hours, date(2026, 1, 1), date(2026, 12, 31))
    assert sum(by_record.values(), timedelta(0)) == total


def test_gifts_are_added_up_by_year_in_one_currency_beside_what_was_planned() -> None:
    gift = uuid7()
    paid = [
        GiftPayment(gift=gift, day=date(2025, 5, 1), amount=Money(100, "USD")),
        GiftPayment(gift=gift, day=date(2026, 5, 1), amount=Money(250, "USD")),
        GiftPayment(gift=gift, day=date(2026, 6, 1), amount=Money(999, "EUR")),
    ]
    years = giving_by_year(paid, [StandingTarget(year=Decimal(2026), giving=Money(300, "USD"))], "USD", 2026, 2)
    assert [(y.year, y.paid.minor, y.planned.minor if y.planned else None) for y in years] == [
        (2025, 100, None), (2026, 250, 300),
    ]  # fmt: skip


def test_a_membership_says_what_it_gave_against_its_dues() -> None:
    club = uuid7()
    uses = [
        BenefitUse(what="Conference", membership=club, day=date(2026, 9, 10), worth=Money(24_000, "USD")),
        BenefitUse(what="Evening", membership=club, day=date(2026, 10, 13), worth=Money(3_500, "USD")),
        BenefitUse(what="Long ago", membership=club, day=date(2019, 1, 1), worth=Money(1, "USD")),
    ]
    kinds = ["credit", "contact", "credit"]
    value = membership_value(Money(15_400, "USD"), uses, HOUR, kinds, date(2026, 1, 1), TODAY)
    assert value.worth == Money(27_500, "USD")
    assert value.words == "2 benefits, 1 contact, 2 credits"


def test_a_membership_of_a_leap_day_renews_the_day_before() -> None:
    assert next_year(date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (ServiceHours(given_to=BODIES[0], day=TODAY, hours=timedelta(0)), "hours"),
        (ServiceHours(given_to=BODIES[0], day=TODAY, hours=timedelta(hours=-1)), "hours"),
        (ServiceHours(given_to=BODIES[0], day=TODAY, hours=timedelta(hours=25)), "hours"),
        (Membership(name="x", since=TODAY, left=date(2020, 1, 1)), "left"),
        (Membership(name="x", dues=Money(-1, "USD")), "dues"),
        (LeadershipRole(title="x", since=TODAY, until=date(2020, 1, 1)), "until"),
        (GiftPayment(gift=BODIES[0], day=TODAY, amount=Money(0, "USD")), "amount"),
        (StandingTarget(year=Decimal("2026.5"), hours=Decimal(1)), "year"),
        (StandingTarget(year=Decimal(2026)), "hours"),
    ],
)
def test_what_cannot_be_is_named_at_its_field(record: Membership, field: str) -> None:
    with pytest.raises(Invalid) as error:
        record.check()
    assert [problem.field for problem in error.value.problems] == [field]
