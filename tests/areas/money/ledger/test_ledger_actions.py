"""Balances, transfers, categories that are learnt: what is written, and that one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from organizer.areas.money.actions.accounts import reorder_accounts, set_holdings, set_targets, update_balances
from organizer.areas.money.actions.transactions import add_transaction, categorise, transfer
from organizer.areas.money.model import (
    Account,
    AllocationTarget,
    AssetClass,
    Balance,
    BudgetCategory,
    CategoryRule,
    Direction,
    ExchangeRate,
    Holding,
    Split,
    Transaction,
)
from organizer.areas.money.queries import accounts, flows
from organizer.areas.money.rules.cash_flow import months_of
from organizer.areas.money.rules.net_worth import net_worth
from organizer.areas.money.rules.rates import NoRate, Rates
from organizer.kernel.errors import Invalid
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile
from organizer.store.reader import Reader

TODAY = date(2026, 11, 19)
Make = Callable[..., Profile]


def usd(minor: int) -> Money:
    return Money(minor, "USD")


@action("Add")
def add(edit: Edit, *records: Record) -> None:
    edit.add_all(records)


def everything(profile: Profile) -> dict[object, Record]:
    with_trash = (False, True)
    reader = profile.reader()
    found = {r.id: r for cls in profile.registry.all for trash in with_trash for r in reader.every(cls, trash=trash)}
    reader.close()
    return found


@pytest.fixture
def books(profiles: Make) -> tuple[Profile, Reader, Account, Account]:
    """Two accounts of one household, empty."""
    profile = profiles()
    checking, savings = Account(name="Checking"), Account(name="Savings")
    profile.run(add, checking, savings)
    reader = profile.reader()
    return profile, reader, reader.get(Account, checking.id), reader.get(Account, savings.id)


Books = tuple[Profile, Reader, Account, Account]


def test_many_balances_are_one_step(books: Books) -> None:
    profile, reader, checking, savings = books
    before = everything(profile)
    profile.run(update_balances, TODAY, {checking.id: usd(100), savings.id: usd(200)})
    profile.run(update_balances, TODAY, {checking.id: usd(150)})
    assert sorted(each.amount.minor for each in reader.every(Balance)) == [150, 200]
    profile.undo()
    changes = profile.undo()
    assert changes is not None
    assert changes.title == "Update 2 balances"
    assert everything(profile) == before


def test_a_balance_of_a_day_to_come_is_refused(books: Books) -> None:
    profile, reader, checking, _ = books
    with pytest.raises(Invalid, match="still to come"):
        profile.run(update_balances, date(2026, 11, 20), {checking.id: usd(1)})
    assert not list(reader.every(Balance))


def test_a_back_dated_balance_changes_history(books: Books) -> None:
    profile, reader, checking, _ = books
    profile.run(update_balances, date(2026, 9, 1), {checking.id: usd(100)})
    profile.run(update_balances, TODAY, {checking.id: usd(300)})
    profile.run(update_balances, date(2026, 10, 1), {checking.id: usd(200)})
    course = accounts.standing(reader, checking).course
    assert [course.at(day) for day in (date(2026, 9, 30), date(2026, 10, 31), TODAY)] == [100, 200, 300]


def test_a_transfer_moves_and_is_no_cash_flow(books: Books) -> None:
    profile, reader, checking, savings = books
    profile.run(update_balances, date(2026, 11, 1), {checking.id: usd(1000), savings.id: usd(0)})
    profile.run(transfer, date(2026, 11, 5), usd(400), checking, savings)
    found = accounts.standings(reader)
    assert {s.account.name: s.course.at(TODAY) for s in found} == {"Checking": 600, "Savings": 400}
    (month,) = flows.months(reader, months_of(TODAY, TODAY), TODAY, "USD", Rates(), [checking, savings])
    assert (month.inflow, month.outflow) == (0, 0)
    for amount, to in ((usd(0), savings), (usd(1), checking)):
        with pytest.raises(Invalid):
            profile.run(transfer, TODAY, amount, checking, to)


def test_a_transfer_into_another_currency_needs_what_came_in(books: Books) -> None:
    profile, reader, checking, _ = books
    abroad = Account(name="Abroad", currency="EUR")
    profile.run(add, abroad)
    with pytest.raises(Invalid, match="EUR"):
        profile.run(transfer, TODAY, usd(400), checking, abroad)
    assert not list(reader.every(Transaction))
    profile.run(transfer, TODAY, usd(400), checking, abroad, Money(380, "EUR"))
    with pytest.raises(NoRate):
        net_worth(accounts.standings(reader), [TODAY], "USD", accounts.rates(reader))
    profile.run(add, ExchangeRate(day=TODAY, base="EUR", quote="USD", rate=Decimal("1.1")))
    (point,) = net_worth(accounts.standings(reader), [TODAY], "USD", accounts.rates(reader))
    assert point.net == 418 - 400


def test_two_currencies_in_one_account_are_not_added_up_as_one(books: Books) -> None:
    profile, reader, checking, _ = books
    spent = [Transaction(day=TODAY, amount=Money(-100, unit), account=checking.id) for unit in ("USD", "EUR")]
    profile.run(add, *spent)
    with pytest.raises(NoRate):
        accounts.standings(reader)
    profile.run(add, ExchangeRate(day=TODAY, base="EUR", quote="USD", rate=Decimal(2)))
    assert accounts.standing(reader, checking).course.at(TODAY) == -300


def test_parts_count_in_their_own_categories(books: Books) -> None:
    profile, reader, checking, savings = books
    food, books_, interest = (BudgetCategory(name=name) for name in ("Food", "Books", "Interest"))
    shop = Transaction(day=TODAY, amount=usd(-100), account=checking.id, category=food.id)
    loan = Transaction(day=TODAY, amount=usd(-50), account=checking.id, transfer=savings.id)
    profile.run(add, food, books_, interest, shop, loan)
    profile.run(
        add, Split(transaction=shop.id, amount=usd(-30), category=books_.id),
        Split(transaction=loan.id, amount=usd(-5), category=interest.id),
    )  # fmt: skip
    (month,) = flows.months(reader, months_of(TODAY, TODAY), TODAY, "USD", Rates(), [checking, savings])
    assert dict(month.by_category) == {food.id: -70, books_.id: -30, interest.id: -5}
    assert month.outflow == 105


def test_what_is_corrected_is_learnt_and_applied(books: Books) -> None:
    profile, reader, checking, _ = books
    food, fun = BudgetCategory(name="Food"), BudgetCategory(name="Fun")
    first = Transaction(payee="Pier Market #12", day=TODAY, amount=usd(-1), account=checking.id)
    other = Transaction(payee="PIER MARKET 99", day=TODAY, amount=usd(-2), account=checking.id)
    profile.run(add, food, fun, first, other)
    before = everything(profile)
    learnt = profile.run(categorise, [reader.get(Transaction, first.id)], food)
    assert learnt.words("Food") == "“Pier Market” is Food from now on; 1 more categorised"
    assert reader.get(Transaction, other.id).category == food.id
    new = profile.run(add_transaction, Transaction(payee="Pier market", day=TODAY, amount=usd(-3), account=checking.id))
    assert reader.get(Transaction, new.id).category == food.id
    again = profile.run(categorise, [reader.get(Transaction, new.id)], fun)
    assert not again.new
    (rule,) = reader.every(CategoryRule)
    assert (rule.contains, rule.category, rule.learnt) == ("Pier Market", fun.id, True)
    assert reader.get(Transaction, first.id).category == food.id
    for _ in range(3):
        profile.undo()
    assert everything(profile) == before


def test_what_the_rules_decide_anyway_is_not_learnt_again(books: Books) -> None:
    profile, reader, checking, _ = books
    food = BudgetCategory(name="Food")
    shop = Transaction(payee="Pier Market", day=TODAY, amount=usd(-1), account=checking.id)
    profile.run(add, food, shop)
    profile.run(add, CategoryRule(contains="market", category=food.id))
    learnt = profile.run(categorise, [reader.get(Transaction, shop.id)], food)
    assert learnt.rule is None
    assert learnt.words("Food") == "Categorised as Food"
    assert len(list(reader.every(CategoryRule))) == 1


def test_a_category_of_moves_is_neither_in_nor_out(books: Books) -> None:
    profile, reader, checking, _ = books
    moves = BudgetCategory(name="Moves", direction=Direction.MOVED)
    profile.run(add, moves, Transaction(day=TODAY, amount=usd(-9), account=checking.id, category=moves.id))
    (month,) = flows.months(reader, months_of(TODAY, TODAY), TODAY, "USD", Rates(), [checking])
    assert month.kept == 0


def test_holdings_and_targets_are_set_as_a_whole(books: Books) -> None:
    profile, reader, checking, _ = books
    stocks, bonds = AssetClass(name="Stocks"), AssetClass(name="Bonds")
    profile.run(add, stocks, bonds)
    half = Decimal("0.5")
    profile.run(set_holdings, checking, {stocks.id: half, bonds.id: half})
    profile.run(set_holdings, checking, {bonds.id: Decimal(1)})
    assert [(h.asset_class, h.share) for h in reader.every(Holding)] == [(bonds.id, 1)]
    with pytest.raises(Invalid, match="100%"):
        profile.run(set_holdings, checking, {stocks.id: half, bonds.id: Decimal("0.6")})
    profile.run(set_targets, {stocks.id: (half, Decimal("0.1"))})
    profile.run(set_targets, {bonds.id: (half, Decimal("0.1"))})
    assert [each.asset_class for each in reader.every(AllocationTarget)] == [bonds.id]
    with pytest.raises(Invalid, match="100%"):
        profile.run(set_targets, {bonds.id: (Decimal("1.1") - half, half), stocks.id: (half, half)})


def test_accounts_have_an_order(books: Books) -> None:
    profile, reader, checking, savings = books
    profile.run(reorder_accounts, [savings.id, checking.id])
    assert [each.name for each in accounts.accounts(reader)] == ["Savings", "Checking"]
