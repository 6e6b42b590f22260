"""What accounts were worth, what was kept, how it is spread: the rules by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.money.model import (
    Account,
    AccountClass,
    AllocationTarget,
    AssetClass,
    BudgetCategory,
    CategoryRule,
    Direction,
    Holding,
    Transaction,
)
from organizer.areas.money.rules.allocation import allocation, held
from organizer.areas.money.rules.balances import Course
from organizer.areas.money.rules.cash_flow import (
    Sum,
    cash_flow,
    essentials,
    kept_share,
    months_of,
    planned_kept,
    rows,
)
from organizer.areas.money.rules.categorise import Rules, learnt_for, learnt_text
from organizer.areas.money.rules.net_worth import Standing, by_member, month_ends, net_worth
from organizer.areas.money.rules.ownership import divided, part_of, parts
from organizer.areas.money.rules.rates import NoRate, Rates
from organizer.kernel.money import Money

FIRST = date(2026, 1, 1)
MAYA, ALEX, NOA = UUID(int=1), UUID(int=2), UUID(int=3)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


class TestBalances:
    def test_the_newest_balance_and_what_came_and_went_after_it(self) -> None:
        course = Course([(day(0), 100_00), (day(10), 90_00)], [(day(4), -20_00), (day(10), 5_00), (day(12), 3_00)])
        assert [course.at(day(n)) for n in (0, 3, 4, 9, 10, 11, 12, 99)] == [
            100_00, 100_00, 80_00, 80_00, 90_00, 90_00, 93_00, 93_00
        ]  # fmt: skip

    def test_a_back_dated_balance_changes_what_was_between_and_nothing_after_the_next(self) -> None:
        before, after = Course([(day(0), 10), (day(20), 50)]), Course([(day(0), 10), (day(7), 30), (day(20), 50)])
        assert [before.at(day(n)) for n in (6, 7, 19, 20)] == [10, 10, 10, 50]
        assert [after.at(day(n)) for n in (6, 7, 19, 20)] == [10, 30, 30, 50]

    def test_before_the_first_balance_transactions_are_counted_backwards(self) -> None:
        course = Course([(day(10), 100)], [(day(2), 30), (day(8), -10), (day(10), 5)])
        assert [course.at(day(n)) for n in (1, 2, 7, 8, 10)] == [0, 105, 105, 95, 100]

    def test_without_a_balance_it_is_the_sum_and_once_closed_nothing(self) -> None:
        course = Course([], [(day(1), 30), (day(5), -10)], closed=day(9))
        assert [course.at(day(n)) for n in (0, 1, 5, 8, 9, 50)] == [0, 30, 20, 20, 0, 0]

    def test_old_balances(self) -> None:
        course = Course([(day(0), 1)])
        assert not course.is_old(day(45))
        assert course.is_old(day(46))
        assert not Course([(day(0), 1)], closed=day(3)).is_old(day(300))
        assert Course().is_old(day(0))

    @given(st.data())
    def test_no_money_appears_or_vanishes(self, data: st.DataObject) -> None:
        dated = st.tuples(st.integers(0, 60), st.integers(-(10**9), 10**9))
        balances = sorted(data.draw(st.lists(dated, max_size=6)))
        flows = sorted(data.draw(st.lists(dated, max_size=20)))
        course = Course([(day(n), m) for n, m in balances], [(day(n), m) for n, m in flows])
        known = course.since
        for number in range(60):
            if known is not None and day(number) >= known and all(n != number + 1 for n, _ in balances):
                came = sum(m for n, m in flows if n == number + 1)
                assert course.at(day(number + 1)) - course.at(day(number)) == came
        for number, minor in dict(balances).items():
            assert course.at(day(number)) == minor


class TestOwnership:
    def test_shared_is_equal_and_an_owner_leaves_the_rest_to_the_others(self) -> None:
        assert parts(Account(name="A"), [MAYA, ALEX]) == {MAYA: Fraction(1, 2), ALEX: Fraction(1, 2)}
        own = Account(name="A", owner=MAYA, part=Decimal("0.7"))
        assert parts(own, [MAYA, ALEX, NOA])[ALEX] == Fraction(15, 100)
        assert parts(own, [MAYA]) == {MAYA: 1}
        assert part_of(101, own, [MAYA, ALEX], MAYA) == 71
        assert part_of(101, own, [MAYA, ALEX], NOA) == 0

    @given(st.integers(-(10**12), 10**12), st.lists(st.integers(0, 1000), min_size=1, max_size=7).filter(any))
    def test_parts_make_the_whole(self, minor: int, weights: Sequence[int]) -> None:
        shares = {number: Fraction(weight, sum(weights)) for number, weight in enumerate(weights)}
        found = divided(minor, shares)
        assert sum(found.values()) == minor
        assert all(abs(found[key] - minor * share) < 1 for key, share in shares.items())


def standing(kind: AccountClass, minor: int, currency: str = "USD", owner: UUID | None = None) -> Standing:
    account = Account(name="A", account_class=kind, currency=currency, owner=owner, part=Decimal("0.6"))
    return Standing(account, Course([(FIRST, minor)]))


class TestNetWorth:
    def test_by_class_with_debts_taken_off(self) -> None:
        some = [standing(AccountClass.CASH, 500), standing(AccountClass.CASH, 70), standing(AccountClass.DEBT, -200)]
        (point,) = net_worth(some, [FIRST], "USD", Rates())
        assert (point.net, point.owed, point.by_class[AccountClass.CASH]) == (370, 200, 570)

    def test_another_currency_needs_a_rate(self) -> None:
        with pytest.raises(NoRate):
            net_worth([standing(AccountClass.CASH, 500, "EUR")], [FIRST], "USD", Rates())

    def test_months_end_today(self) -> None:
        assert month_ends(date(2026, 9, 15), date(2026, 11, 19)) == [
            date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 19)
        ]  # fmt: skip
        assert month_ends(date(2026, 10, 1), date(2026, 10, 31)) == [date(2026, 10, 31)]

    @given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.sampled_from([None, MAYA, ALEX, NOA, uuid4()]))))
    def test_members_together_are_the_whole(self, accounts: list[tuple[int, UUID | None]]) -> None:
        some = [standing(AccountClass.CASH, minor, owner=owner) for minor, owner in accounts]
        members = [MAYA, ALEX, NOA]
        whole = sum(minor for minor, _ in accounts)
        apart = by_member(some, FIRST, "USD", Rates(), members)
        assert sum(apart.values()) == whole
        for member in members:
            (point,) = net_worth(some, [FIRST], "USD", Rates(), members, member)
            assert point.net == apart[member]


CHECKING = Account(name="Checking")
PAY = BudgetCategory(name="Pay", direction=Direction.IN, planned=Money(1000_00, "USD"))
FOOD = BudgetCategory(name="Food", essential=True, planned=Money(300_00, "USD"))
FUN = BudgetCategory(name="Fun")
MOVES = BudgetCategory(name="Between accounts", direction=Direction.MOVED)
CATEGORIES = {each.id: each for each in (PAY, FOOD, FUN, MOVES)}
ACCOUNTS = {CHECKING.id: CHECKING}
TODAY = date(2026, 3, 10)
MONTHS = months_of(FIRST, TODAY)


def flow(sums: Sequence[tuple[int, BudgetCategory | None, int]]) -> list[Sum]:
    return [Sum(CHECKING.id, MONTHS[n], cat.id if cat else None, minor, "USD") for n, cat, minor in sums]


class TestCashFlow:
    def test_by_month_with_moves_left_out_and_the_running_one_marked(self) -> None:
        found = cash_flow(
            flow([(0, PAY, 1000), (0, FOOD, -300), (0, MOVES, -500), (1, FOOD, 20), (1, None, -5), (1, None, 7)]),
            CATEGORIES, ACCOUNTS, MONTHS, TODAY, "USD", Rates(),
        )  # fmt: skip
        assert [(m.inflow, m.outflow, m.kept, m.running) for m in found] == [
            (1000, 300, 700, False), (7, -15, 22, False), (0, 0, 0, True)
        ]  # fmt: skip
        assert kept_share(found[:1]) == Decimal("0.7")
        assert kept_share(found[2:]) is None

    def test_against_the_plan(self) -> None:
        found = cash_flow(
            flow([(0, PAY, 1000_00), (0, FOOD, -250_00), (1, FUN, -10_00)]),
            CATEGORIES, ACCOUNTS, MONTHS[:2], TODAY, "USD", Rates(),
        )  # fmt: skip
        assert [(row.title, row.actual, row.planned) for row in rows(found, CATEGORIES, "USD", Rates(), TODAY)] == [
            ("Pay", 1000_00, 2000_00), ("Food", 250_00, 600_00), ("Fun", 10_00, None)
        ]  # fmt: skip
        assert planned_kept(CATEGORIES.values(), "USD", Rates(), TODAY) == 700_00
        assert essentials(found, CATEGORIES, "USD", Rates(), TODAY) == 125_00
        assert essentials([], CATEGORIES, "USD", Rates(), TODAY) == 300_00

    @given(
        st.lists(
            st.tuples(st.integers(0, 2), st.sampled_from([None, PAY, FOOD, FUN, MOVES]), st.integers(-(10**9), 10**9))
        )
    )
    def test_the_categories_are_the_total(self, sums: list[tuple[int, BudgetCategory | None, int]]) -> None:
        found = cash_flow(flow(sums), CATEGORIES, ACCOUNTS, MONTHS, TODAY, "USD", Rates())
        kept = sum(minor for _, category, minor in sums if category is not MOVES)
        assert sum(month.kept for month in found) == kept
        for month in found:
            assert sum(month.by_category.values()) == month.kept == month.inflow - month.outflow
        apart = rows(found, CATEGORIES, "USD", Rates(), TODAY)
        assert sum(row.actual if row.direction is Direction.IN else -row.actual for row in apart) == kept


STOCKS, BONDS = AssetClass(name="Stocks", position=Decimal(1)), AssetClass(name="Bonds", position=Decimal(2))
SHARES = st.decimals(0, 1, places=4)


def holding(kind: AssetClass, share: str | Decimal) -> Holding:
    return Holding(account=CHECKING.id, asset_class=kind.id, share=Decimal(share))


def target(kind: AssetClass, share: str | Decimal) -> AllocationTarget:
    return AllocationTarget(asset_class=kind.id, share=Decimal(share))


class TestAllocation:
    def test_drift_and_what_to_move(self) -> None:
        found = allocation(
            [(1000, [holding(STOCKS, "0.8"), holding(BONDS, "0.2")])], [BONDS, STOCKS],
            [target(STOCKS, "0.7"), target(BONDS, "0.3")],
        )  # fmt: skip
        assert [(p.title, p.minor, p.move, p.off) for p in found.parts] == [
            ("Stocks", 800, -100, True), ("Bonds", 200, 100, True)
        ]  # fmt: skip
        assert found.parts[0].drift == Fraction(1, 10)

    def test_what_is_not_said_is_cash(self) -> None:
        assert held(999, [holding(STOCKS, "0.5")]) == {STOCKS.id: 500, None: 499}
        found = allocation([(100, [])], [STOCKS], [target(STOCKS, "0.9")])
        assert [(p.title, p.move) for p in found.parts] == [("Stocks", 90), ("Cash", -90)]

    def test_targets_that_are_too_much_move_nothing_and_say_so(self) -> None:
        found = allocation([(100, [])], [STOCKS, BONDS], [target(STOCKS, "0.9"), target(BONDS, "0.2")])
        assert found.note == "The targets come to more than 100%"
        assert not any(part.move for part in found.parts)

    @given(st.lists(st.tuples(st.integers(-(10**10), 10**10), SHARES, SHARES), max_size=6), SHARES, SHARES)
    def test_what_to_move_sums_to_nothing(
        self, worths: list[tuple[int, Decimal, Decimal]], stocks: Decimal, bonds: Decimal
    ) -> None:
        accounts = [(minor, [holding(STOCKS, one), holding(BONDS, other)]) for minor, one, other in worths]
        found = allocation(accounts, [STOCKS, BONDS], [target(STOCKS, stocks), target(BONDS, bonds)])
        assert sum(part.minor for part in found.parts) == found.total == sum(minor for minor, _, _ in worths)
        assert sum(part.move for part in found.parts) == 0


def rule(contains: str, category: BudgetCategory, account: UUID | None = None) -> CategoryRule:
    return CategoryRule(contains=contains, category=category.id, account=account, learnt=True)


class TestCategorising:
    def test_the_longest_that_fits_decides(self) -> None:
        rules = Rules([rule("pier", FUN), rule("PIER  market", FOOD), rule("pier market", PAY, uuid4())])
        assert rules.category_for("Pier Market #0042", CHECKING.id) == FOOD.id
        assert rules.category_for("Pier 9", CHECKING.id) == FUN.id
        assert rules.category_for("Harbor", CHECKING.id) is None

    def test_a_rule_for_the_account_goes_before_one_for_all(self) -> None:
        rules = Rules([rule("pier", FOOD, CHECKING.id), rule("pier", FUN)])
        assert rules.category_for("Pier", CHECKING.id) == FOOD.id
        assert rules.category_for("Pier", uuid4()) == FUN.id

    @pytest.mark.parametrize(
        ("payee", "text"),
        [("PIER MARKET #0042 11/03", "PIER MARKET"), ("Card 1234 Café Zoë", "Card Café Zoë"), ("7-11", ""), ("", "")],
    )
    def test_numbers_are_not_learnt(self, payee: str, text: str) -> None:
        assert learnt_text(payee) == text

    def test_the_learnt_rule_of_a_payee_is_found_again(self) -> None:
        shop = Transaction(payee="Pier Market 77", day=FIRST, amount=Money(-1, "USD"), account=CHECKING.id)
        known = [rule("market", FUN), rule("pier market", FOOD)]
        assert learnt_for(shop, known) is known[1]
        assert learnt_for(shop, known[:1]) is None
