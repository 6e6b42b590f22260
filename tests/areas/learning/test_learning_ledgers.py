"""Renewal rules: worked ledgers, and what holds for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.learning.model import Anchor, Credential, Credit, CreditClaim, Month
from organizer.areas.learning.rules.ledger import Earned, Period, earned_of, ledger, present
from organizer.areas.learning.rules.status import Standing, left_words, missing, missing_words, standing
from organizer.areas.learning.rules.windows import Window, windows
from organizer.kernel.errors import Invalid
from organizer.kernel.kinds import Entry
from organizer.kernel.record import evolve

TODAY = date(2026, 11, 19)
AREAS = ("Education / Ways of working", "Education / Power skills", "Education / Business")
EDUCATION = {"Education": 35, **dict.fromkeys(AREAS, 8)}


def entries(of: dict[str, float]) -> tuple[Entry, ...]:
    return tuple(Entry(name, str(number)) for name, number in of.items())


def pmp(**more: Any) -> Credential:
    """60 in three years from the day of issue, education at least 35 with 8 in each of three areas, giving back at most
    25; up to 20 of the last year go on to the next period."""
    fields: dict[str, Any] = {
        "title": "PMP", "issued": date(2022, 8, 15), "expires": date(2028, 8, 14), "total": Decimal(60), "period": 3,
        "unit": "PDU", "category_least": entries(EDUCATION), "category_most": entries({"Giving back": 25}),
        "carry_most": Decimal(20), "carry_months": 12, "grace": timedelta(days=90),
    }  # fmt: skip
    made = Credential(**(fields | more))
    made.check()
    return made


def cpa(**more: Any) -> Credential:
    """120 in three calendar years, at least 20 in each."""
    fields: dict[str, Any] = {
        "title": "CPA", "issued": date(2024, 3, 1), "total": Decimal(120), "period": 3, "unit": "CPE",
        "anchor": Anchor.CALENDAR, "least_a_year": Decimal(20),
    }  # fmt: skip
    made = Credential(**(fields | more))
    made.check()
    return made


def credit(day: str, amount: float, category: str = "") -> Earned:
    return Earned(uuid4(), date.fromisoformat(day), Decimal(str(amount)), category)


def counted(period: Period) -> list[Decimal]:
    return [line.counted for line in period.lines]


def shares(period: Period) -> dict[str, Decimal]:
    return {each.name: each.counted for each in period.categories}


# What PMI asks


PMP_CREDITS = [
    credit("2025-09-10", 12, "Education / Ways of working"),
    credit("2026-01-20", 10, "education/POWER SKILLS"),
    credit("2026-03-02", 20, "Giving back"),
    credit("2026-06-01", 9, "Giving back / Volunteering"),
]


def test_education_counts_what_lies_in_it_and_giving_back_is_capped() -> None:
    period = present(pmp(), ledger(pmp(), PMP_CREDITS, TODAY), TODAY)
    assert period is not None
    assert period.window == Window(date(2025, 8, 15), date(2028, 8, 14))
    assert counted(period) == [12, 10, 20, 5]
    assert period.lines[3].why == "at most 25 in Giving back"
    assert period.counted == 47
    assert shares(period) == {
        "Education": 22, "Education / Ways of working": 12, "Education / Power skills": 10, "Education / Business": 0,
        "Giving back": 25,
    }  # fmt: skip


def test_what_is_missing_is_said_with_its_day() -> None:
    period = present(pmp(), ledger(pmp(), PMP_CREDITS, TODAY), TODAY)
    assert missing_words(pmp(), period, TODAY) == (
        "13 PDU by 14 Aug 2028; 13 PDU in Education by 14 Aug 2028; 8 PDU in Education / Business by 14 Aug 2028"
    )


def test_categories_may_lack_more_than_the_total_does() -> None:
    credits = [credit("2025-10-01", 30, "Education / Ways of working"), credit("2025-10-02", 25, "Giving back")]
    period = present(pmp(), ledger(pmp(), credits, TODAY), TODAY)
    assert period is not None
    # 5 to the total, 5 to education; but 8 each in two areas.
    assert period.missing == 16


def test_sixty_with_all_their_areas_are_complete() -> None:
    credits = [
        *(credit("2026-02-01", 12, name) for name in AREAS),
        credit("2026-03-01", 24, "Giving back"),
    ]  # fmt: skip
    period = present(pmp(), ledger(pmp(), credits, TODAY), TODAY)
    assert period is not None
    assert period.complete
    assert missing_words(pmp(), period, TODAY) == "All credits are there"


def test_what_a_complete_period_can_spare_goes_on_to_the_next_once() -> None:
    credits = [
        credit("2023-01-10", 30, AREAS[0]), credit("2023-02-10", 10, AREAS[1]), credit("2023-03-10", 20, AREAS[2]),
        credit("2024-01-10", 15, AREAS[0]), credit("2025-03-01", 15, AREAS[0]), credit("2025-06-01", 15, AREAS[1]),
    ]  # fmt: skip
    first, second = ledger(pmp(), credits, TODAY)
    # 105 were earned; 45 can be spared, of which 30 are of the last twelve months, and 20 may be carried.
    assert (first.counted, first.carried_out) == (85, 20)
    assert [line.carried_out for line in first.lines] == [0, 0, 0, 0, 5, 15]
    assert (second.counted, second.carried_in) == (20, 20)
    assert shares(second)["Education / Power skills"] == 15
    # What was carried in is not carried on again.
    third = ledger(pmp(expires=date(2031, 8, 14)), credits, date(2030, 1, 1))[2]
    assert third.counted == 0


def test_what_a_category_needs_is_not_carried_away() -> None:
    credits = [
        credit("2023-01-10", 50, AREAS[0]), credit("2023-02-10", 10, AREAS[1]), credit("2025-06-01", 10, AREAS[2]),
    ]  # fmt: skip
    first, second = ledger(pmp(), credits, TODAY)
    assert (first.carried_out, second.counted) == (2, 2)


def test_an_incomplete_period_carries_nothing() -> None:
    credits = [credit("2025-06-01", 100, "Education / Ways of working")]
    first, second = ledger(pmp(), credits, TODAY)
    assert not first.complete
    assert (first.carried_out, second.counted) == (0, 0)


def test_the_days_of_grace_make_up_for_what_is_lacking_and_the_rest_counts_next() -> None:
    credits = [
        credit("2024-01-10", 30, AREAS[0]), credit("2024-02-10", 20, "Giving back"), credit("2024-03-10", 8, AREAS[1]),
        credit("2025-09-01", 10, AREAS[2]), credit("2025-12-01", 10, AREAS[2]),
    ]  # fmt: skip
    first, second = ledger(pmp(carry_most=None), credits, TODAY)
    assert first.complete
    assert first.lines[-1].why == "in the days of grace"
    # 8 of Business were lacking; 2 of the 10, and what came after the grace, count now.
    assert counted(first) == [30, 20, 8, 8]
    assert counted(second) == [2, 10]
    without = ledger(pmp(carry_most=None, grace=timedelta(0)), credits, TODAY)
    assert not without[0].complete
    assert counted(without[1]) == [10, 10]


# What an accountancy board asks


def test_a_year_with_too_little_is_named_and_cannot_be_made_up() -> None:
    credits = [credit("2024-05-01", 70), credit("2025-05-01", 12), credit("2026-02-01", 38)]
    period = present(cpa(), ledger(cpa(), credits, TODAY), TODAY)
    assert period is not None
    assert period.counted == 120
    assert [(y.counted, y.missing) for y in period.years] == [(12, 8), (38, 0)]
    assert not period.complete
    assert missing_words(cpa(), period, TODAY) == "8 CPE too few in the year to 31 Dec 2025"


def test_the_running_year_says_what_it_needs() -> None:
    credits = [credit("2024-05-01", 40), credit("2025-05-01", 40), credit("2026-02-01", 6)]
    period = present(cpa(), ledger(cpa(), credits, TODAY), TODAY)
    assert period is not None
    assert [each.words("CPE") for each in missing(period, TODAY)] == [
        "34 CPE by 31 Dec 2026", "14 CPE this year by 31 Dec 2026",
    ]  # fmt: skip


def test_one_credit_counts_to_two_certificates_and_is_capped_in_one() -> None:
    earned = Credit(title="Leading change", day=date(2026, 3, 1), amount=Decimal(10), category="Giving back")
    before = Credit(title="Board", day=date(2026, 2, 1), amount=Decimal(20), category="Giving back")
    first, second = pmp(), cpa()
    claims = [
        CreditClaim(credit=before.id, credential=first.id),
        CreditClaim(credit=earned.id, credential=first.id),
        CreditClaim(credit=earned.id, credential=second.id, category="Ethics"),
    ]
    of_first = present(first, ledger(first, earned_of(first, [earned, before], claims), TODAY), TODAY)
    of_second = present(second, ledger(second, earned_of(second, [earned, before], claims), TODAY), TODAY)
    assert of_first is not None
    assert of_second is not None
    assert counted(of_first) == [20, 5]
    assert counted(of_second) == [10]
    assert of_second.lines[0].earned.category == "Ethics"


def test_claims_of_one_credit_come_to_no_more_than_it_has() -> None:
    earned, to = Credit(title="C", day=TODAY, amount=Decimal(10)), pmp()
    claims = [
        CreditClaim(credit=earned.id, credential=to.id, amount=Decimal(8), category="Education"),
        CreditClaim(credit=earned.id, credential=to.id, amount=Decimal(8), category="Giving back"),
    ]
    assert sorted(e.amount for e in earned_of(to, [earned], claims)) == [2, 8]


# Periods


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"issued": date(2024, 3, 1)}, (date(2024, 3, 1), date(2027, 2, 28))),
        ({"issued": date(2024, 2, 29)}, (date(2024, 2, 29), date(2027, 2, 28))),
        ({"issued": date(2010, 3, 2), "expires": date(2027, 5, 31)}, (date(2024, 6, 1), date(2027, 5, 31))),
        ({"issued": date(2025, 7, 9), "anchor": Anchor.CALENDAR}, (date(2025, 7, 9), date(2027, 12, 31))),
        (
            {"expires": date(2028, 6, 30), "anchor": Anchor.CALENDAR},
            (date(2025, 1, 1), date(2027, 12, 31)),
        ),
        (
            {"issued": date(2024, 8, 10), "anchor": Anchor.BIRTH_MONTH, "birth_month": Month.FEBRUARY},
            (date(2024, 8, 10), date(2027, 2, 28)),
        ),
        (
            {"expires": date(2028, 2, 29), "anchor": Anchor.BIRTH_MONTH, "birth_month": Month.FEBRUARY},
            (date(2025, 3, 1), date(2028, 2, 29)),
        ),
    ],
)  # fmt: skip
def test_the_present_period_goes_by_its_anchor(fields: dict[str, Any], expected: tuple[date, date]) -> None:
    credential = Credential(title="C", total=Decimal(30), period=3, **fields)
    credential.check()
    period = present(credential, ledger(credential, [], TODAY), TODAY)
    assert period is not None
    assert (period.window.first, period.window.last) == expected


def test_periods_follow_one_another_without_gaps() -> None:
    found = windows(pmp(), date(2022, 9, 1), TODAY)
    assert [w.first for w in found] == [date(2022, 8, 15), date(2025, 8, 15)]
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))


# Standing


def test_valid_then_in_grace_then_expired_unless_let_go() -> None:
    made = Credential(title="C", expires=date(2026, 12, 1), grace=timedelta(days=30))
    days = {date(2026, 12, 1): Standing.VALID, date(2026, 12, 2): Standing.GRACE, date(2026, 12, 31): Standing.GRACE,
            date(2027, 1, 1): Standing.EXPIRED}  # fmt: skip
    assert {day: standing(made, day) for day in days} == days
    assert standing(Credential(title="C"), TODAY) is Standing.VALID
    gone = Credential(title="C", expires=date(2026, 1, 1), let_go=date(2026, 2, 1))
    assert standing(gone, TODAY) is Standing.LET_GO


@pytest.mark.parametrize(
    ("expires", "words"),
    [
        ("2026-12-01", "12 days"), ("2026-11-20", "1 day"), ("2026-11-19", "0 days"), ("2026-11-18", "1 day over"),
        ("2027-02-24", "3 mo"), ("2027-09-30", "10 mo"), ("2028-03-03", "15 mo"), ("2028-08-14", "21 mo"),
        ("2036-01-01", "9 years"),
    ],
)  # fmt: skip
def test_what_is_left_is_said_shortly(expires: str, words: str) -> None:
    assert left_words(Credential(title="C", expires=date.fromisoformat(expires)), TODAY) == words


# What cannot be


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"issued": date(2026, 1, 2), "expires": date(2026, 1, 1)}, "expires", "Before it was issued"),
        ({"total": Decimal(20)}, "category_least", "The categories come to 35, more than 20 in all"),
        ({"category_least": entries({"A": 5, "A / x": 4, "A / y": 4, "B": 53})}, "category_least",
         "The categories come to 61, more than 60 in all"),
        ({"category_most": entries({"Education": 20})}, "category_most",
         "Of Education at least 35 are needed, more than this"),
        ({"category_least": entries({"A": 5, " a ": 6})}, "category_least", "A category stands here twice"),
        ({"category_least": (Entry("", "5"),)}, "category_least",
         "Which category? Enter its name beside the number"),
        ({"category_least": (Entry("A", "-5"),)}, "category_least", "At least 0"),
        ({"category_least": (Entry("A", "many"),)}, "category_least", "Enter a number, like 6 or 6.5"),
        ({"least_a_year": Decimal(30)}, "least_a_year", "Comes to 90 in 3 years, more than 60"),
        ({"period": None}, "period", "In how many years are the credits needed?"),
        ({"issued": None, "expires": None}, "issued",
         "Enter when it was issued or when it expires, so that its periods are known"),
        ({"anchor": Anchor.BIRTH_MONTH}, "birth_month", "Choose the month by which its periods go"),
        ({"total": Decimal(-1)}, "total", "At least 0"),
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_is_named_at_its_field(fields: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(Invalid) as raised:
        pmp(**fields)
    assert (raised.value.problems[0].field, raised.value.problems[0].message) == (field, words)


# Laws

_NAMES = ("A", "A / x", "A / y", "B", "C", "")
_amounts = st.decimals(0, 40, places=1)
_days = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@st.composite
def rules(draw: st.DrawFn) -> Credential:
    issued = draw(st.dates(date(2017, 1, 1), date(2022, 1, 1)))
    most = draw(st.dictionaries(st.sampled_from(_NAMES[:4]), _amounts, max_size=3))
    return Credential(
        title="C", issued=issued, expires=draw(st.none() | st.dates(date(2022, 1, 2), date(2029, 1, 1))),
        total=draw(st.decimals(1, 90, places=0)), period=draw(st.integers(1, 4)), anchor=draw(st.sampled_from(Anchor)),
        birth_month=draw(st.sampled_from(Month)), least_a_year=draw(st.none() | st.decimals(0, 10, places=0)),
        category_least=entries(draw(st.dictionaries(st.sampled_from(_NAMES[:4]), st.integers(0, 9), max_size=3))),
        category_most=tuple(Entry(name, str(number)) for name, number in most.items()),
        carry_most=draw(st.none() | _amounts), carry_months=draw(st.none() | st.integers(1, 12)),
        grace=timedelta(days=draw(st.integers(0, 400))),
    )  # fmt: skip


_earned = st.lists(
    st.builds(Earned, st.uuids(version=4), _days, st.decimals("0.1", 60, places=1), st.sampled_from(_NAMES)),
    max_size=25,
).map(lambda found: sorted(found, key=lambda each: each.day))


def _used(periods: Sequence[Period]) -> dict[UUID, Decimal]:
    found: dict[UUID, Decimal] = {}
    for period in periods:
        for line in period.lines:
            id = line.earned.credit
            found[id] = found.get(id, Decimal(0)) + line.counted - line.carried_out
    return found


@settings(max_examples=150, deadline=None)
@given(rules(), _earned)
def test_no_credit_counts_for_more_than_was_earned(credential: Credential, earned: list[Earned]) -> None:
    periods = ledger(credential, earned, TODAY)
    used = _used(periods)
    for each in earned:
        assert used.get(each.credit, Decimal(0)) <= each.amount
    assert sum(used.values()) == sum((period.counted for period in periods), Decimal(0))
    assert all(line.counted >= 0 and line.carried_out >= 0 for period in periods for line in period.lines)


@settings(max_examples=150, deadline=None)
@given(rules(), _earned)
def test_no_category_counts_more_than_its_most_and_complete_periods_stay_complete(
    credential: Credential, earned: list[Earned]
) -> None:
    for period in ledger(credential, earned, TODAY):
        for each in period.categories:
            assert each.most is None or each.counted <= each.most
        if period.carried_out:
            assert period.complete
            assert credential.carry_most is not None
            assert period.carried_out <= credential.carry_most


@settings(max_examples=100, deadline=None)
@given(rules(), _earned, _days, _amounts, st.sampled_from(_NAMES))
def test_a_further_credit_never_lets_a_period_lack_more_where_nothing_goes_on(
    credential: Credential, earned: list[Earned], day: date, amount: Decimal, category: str
) -> None:
    plain = evolve(credential, carry_most=None, grace=timedelta(0), category_most=())
    more = sorted([*earned, Earned(uuid4(), day, amount, category)], key=lambda each: each.day)
    before = {p.window.last: p.missing for p in ledger(plain, earned, TODAY)}
    after = {p.window.last: p.missing for p in ledger(plain, more, TODAY)}
    assert all(after[last] <= lacked for last, lacked in before.items() if last in after)
