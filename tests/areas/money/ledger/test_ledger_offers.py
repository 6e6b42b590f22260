"""What money gives to the floors above: dates, levels for goals, Today's card, its part of a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from organizer.app.areas import AREAS
from organizer.areas.money.model import Account, AccountClass, Balance
from organizer.areas.money.rules.loans import last_payment
from organizer.kernel.area import Area, Urgency
from organizer.kernel.money import Money
from organizer.kernel.section import Period, Scope, Table
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile

TODAY = date(2026, 11, 19)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31), "2026")
Make = Callable[..., Profile]
MONEY: Area = next(area for area in AREAS if area.key == "money")


def usd(amount: str) -> Money:
    return Money(int(Decimal(amount) * 100), "USD")


@action("Add")
def add(edit: Edit, *records: Account | Balance) -> None:
    edit.add_all(records)


def test_balances_are_looked_at_each_month(profiles: Make) -> None:
    profile = profiles()
    checking = Account(name="Checking")
    profile.run(add, checking, Balance(day=date(2026, 10, 10), account=checking.id, amount=usd("1")))
    reader = profile.reader()
    assert MONEY.needs is not None
    (due,) = [due for due in MONEY.needs(reader, TODAY) if due.ref.kind == "account"]
    assert (due.title, due.day, due.urgency) == ("Update balances", date(2026, 11, 10), Urgency.SOON)
    assert due.reason == "Checking last on 10 Oct"
    reader.close()


def test_a_loan_says_when_it_is_paid_off(profiles: Make) -> None:
    profile = profiles()
    loan = Account(name="Loan", account_class=AccountClass.DEBT, rate=Decimal("0.06"), payment=usd("500"))
    profile.run(add, loan, Balance(day=date(2026, 11, 1), account=loan.id, amount=usd("-1000")))
    reader = profile.reader()
    assert MONEY.dues is not None
    found = [d for d in MONEY.dues(reader, TODAY, date(2027, 12, 31), TODAY) if "paid off" in d.title]
    assert [(due.title, due.day) for due in found] == [("Loan is paid off", date(2027, 2, 28))]
    reader.close()


def test_the_last_payment_of_a_loan() -> None:
    # NPER(.07/12, -150, 8000) = 64.073: the 65th payment is the last.
    assert last_payment(usd("8000"), Decimal("0.07"), usd("150"), date(2026, 1, 15)) == date(2031, 6, 30)
    assert last_payment(usd("8000"), Decimal("0.07"), usd("40"), TODAY) is None
    assert last_payment(usd("8000"), Decimal(0), usd("0"), TODAY) is None
    assert last_payment(usd("0"), Decimal(0), usd("10"), TODAY) is None


def test_levels_for_goals(profiles: Make) -> None:
    reader = profiles("rivera").reader()
    counters = {counter.key: counter for counter in MONEY.counters}
    savings = next(a for a in reader.every(Account) if a.name == "Emergency savings")
    first = date(2026, 1, 1)
    assert counters["money.balance"].count(reader, savings.id, first, TODAY, None) == Decimal(21_400)
    assert counters["money.balance"].count(reader, savings.id, first, date(2026, 10, 31), None) == Decimal(21_070)
    assert counters["money.net_worth"].count(reader, None, first, TODAY, None) == Decimal(418_260)
    assert counters["money.saved"].count(reader, None, first, TODAY, None) == Decimal(50_240)
    members = reader.members()
    parts = [counters["money.net_worth"].count(reader, None, first, TODAY, member.id) for member in members]
    assert sum(parts) == Decimal(418_260)
    reader.close()


def test_today_has_a_card_of_money(profiles: Make) -> None:
    reader = profiles("rivera").reader()
    assert MONEY.glances is not None
    card = MONEY.glances(reader, datetime(2026, 11, 19, 10, 42).astimezone(), None).money
    assert card is not None
    assert (card.worth, card.change) == (usd("418260"), usd("3140"))
    assert len(card.course) == 13
    assert min(card.course) == 0
    assert max(card.course) == 1
    assert card.saving is not None
    assert (card.saving.title, card.saving.there) == ("Home deposit, June 2028", usd("51600"))
    reader.close()
    empty = profiles().reader()
    assert MONEY.glances(empty, datetime(2026, 11, 19, 10, 42).astimezone(), None).money is None
    empty.close()


def test_the_report_has_amounts_as_amounts(profiles: Make) -> None:
    reader = profiles("rivera").reader()
    assert MONEY.section is not None
    section = MONEY.section(reader, Scope(YEAR), TODAY)
    figures = {figure.label: figure.value for figure in section.figures}
    assert (figures["Net worth"], figures["Kept"]) == (usd("418260"), usd("50240"))
    tables = {block.title: block for block in section.blocks if isinstance(block, Table)}
    assert tables["Net worth"].rows[-1][-1] == usd("418260")
    assert len(tables["Cash flow"].rows) == 11
    moves = [row[-1] for row in tables["Allocation"].rows]
    assert sum(move.minor for move in moves if isinstance(move, Money)) == 0
    for table in tables.values():
        assert not any("$" in cell for row in table.rows for cell in row if isinstance(cell, str))
    reader.close()


def test_a_report_without_accounts_is_listed(profiles: Make) -> None:
    reader = profiles().reader()
    assert MONEY.section is not None
    assert not MONEY.section(reader, Scope(YEAR), TODAY).figures
    reader.close()
