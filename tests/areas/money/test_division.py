"""A division: nothing appears or vanishes, and the equalisation makes what it says."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.money.model import Account, DivisionItem, Purpose
from organizer.areas.money.rules.division import Divided, Division, divided, suggested
from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money

ME, YOU = uuid4(), uuid4()
HALF = Decimal("0.5")


def usd(amount: int) -> Money:
    return Money(amount * 100, "USD")


def asset(balance: int, share: str | None = None, *, tax: str = "0", purpose: Purpose = Purpose.MARITAL) -> Divided:
    return Divided(
        uuid4(), "Any", usd(balance), purpose, tax=Decimal(tax), share=Decimal(share) if share is not None else None
    )


def test_each_side_gets_its_part_after_tax() -> None:
    pension = asset(100_000, "0.25", tax="0.2")
    assert (pension.worth, pension.first, pension.other) == (usd(80_000), usd(20_000), usd(60_000))


def test_an_amount_takes_the_place_of_a_share() -> None:
    house = Divided(uuid4(), "House", usd(300_000), amount=usd(100_000))
    assert (house.first, house.other) == (usd(100_000), usd(200_000))
    assert house.first_share == Decimal(1) / 3


def test_debts_count_and_cost_no_tax() -> None:
    loan = asset(-20_000, "1", tax="0.3")
    division = Division("USD", (asset(60_000, "0"), loan))
    assert (loan.first, loan.other) == (usd(-20_000), usd(0))
    assert division.needed == usd(-40_000)
    assert division.worth == usd(40_000)


def test_the_equalisation_that_is_needed_makes_equal() -> None:
    division = Division("USD", (asset(90_000, "1"), asset(30_000, "0"), asset(10_000, "1", purpose=Purpose.SEPARATE)))
    assert division.needed == usd(30_000)
    equal = Division("USD", division.accounts, equalisation=division.needed)
    assert equal.after == (usd(70_000), usd(60_000))


def test_another_share_can_be_wanted() -> None:
    division = Division("USD", (asset(100_000, "0.5"),), wanted=Decimal("0.6"))
    assert division.needed == usd(-10_000)


def test_what_is_not_divided_is_on_no_side() -> None:
    division = Division("USD", (asset(90_000), asset(10_000, "0.5")))
    assert division.undivided == usd(90_000)
    assert (division.first.all, division.other.all) == (usd(5_000), usd(5_000))


def test_totals_run_from_account_to_account() -> None:
    division = Division("USD", (asset(100, "1"), asset(50, "0"), asset(-30, "0.5")))
    assert division.running() == [(usd(100), usd(0)), (usd(100), usd(50)), (usd(85), usd(35))]


def test_a_suggestion_leaves_separate_property_with_its_owner() -> None:
    mine = Divided(uuid4(), "Mine", usd(10), Purpose.SEPARATE, owned=Decimal(1))
    yours = Divided(uuid4(), "Yours", usd(10), Purpose.SEPARATE, owned=Decimal(0))
    kept = asset(10, "0.7")
    assert [each.share for each in suggested([mine, yours, asset(10), kept])] == [1, 0, HALF, Decimal("0.7")]


@pytest.mark.parametrize(
    ("owner", "part", "first", "wanted"),
    [
        (None, "1", ME, HALF), (ME, "1", ME, Decimal(1)), (YOU, "1", ME, Decimal(0)), (ME, "0.7", ME, Decimal("0.7")),
        (YOU, "0.7", ME, Decimal("0.3")),
    ],
)  # fmt: skip
def test_the_first_owns_their_part(owner: UUID | None, part: str, first: UUID, wanted: Decimal) -> None:
    account = Account(name="Any", owner=owner, part=Decimal(part))
    assert divided(account, usd(1), first, (ME, YOU)).owned == wanted


@pytest.mark.parametrize("amount", [Money(200, "EUR"), usd(101), usd(-1)])
def test_an_amount_that_nobody_can_get_is_refused(amount: Money) -> None:
    account = Account(name="Any")
    item = DivisionItem(account=account.id, separation=uuid4(), first_amount=amount)
    with pytest.raises(FieldError):
        divided(account, usd(100), ME, (ME, YOU), item)


def test_an_item_says_how_an_account_is_divided() -> None:
    account = Account(name="Any", purpose=Purpose.SEPARATE, owner=ME)
    item = DivisionItem(account=account.id, separation=uuid4(), first_share=HALF, tax=Decimal("0.1"))
    found = divided(account, usd(100), ME, (ME, YOU), item)
    assert (found.first, found.other, found.is_separate) == (usd(45), usd(45), True)
    assert not divided(account, usd(100), ME, (ME, YOU)).is_divided


SHARES = st.decimals(0, 1, places=6)
PARTS = st.builds(
    lambda minor, tax, share, purpose: Divided(uuid4(), "Any", Money(minor, "USD"), purpose, HALF, tax, share),
    st.integers(-(10**12), 10**12), SHARES, st.none() | SHARES, st.sampled_from(Purpose),
)  # fmt: skip


@given(st.lists(PARTS, max_size=12), SHARES, st.none() | st.integers(-(10**12), 10**12))
def test_the_two_sides_and_the_rest_are_the_whole(
    parts: list[Divided], wanted: Decimal, equalisation: int | None
) -> None:
    paid = Money(equalisation, "USD") if equalisation is not None else None
    division = Division("USD", tuple(parts), wanted, paid)
    first, other = division.after
    assert first + other + division.undivided == division.worth
    assert division.worth + division.tax == Money(sum(part.balance.minor for part in parts), "USD")
    assert division.running()[-1:] == [(division.first.all, division.other.all)][: len(parts)]


@given(st.lists(PARTS, max_size=12), SHARES)
def test_the_needed_equalisation_reaches_the_wanted_share(parts: list[Divided], wanted: Decimal) -> None:
    division = Division("USD", tuple(parts), wanted)
    shared = division.first.shared + division.other.shared
    reached = division.first.shared + -division.needed
    assert abs(reached.minor - shared.minor * wanted) <= HALF
