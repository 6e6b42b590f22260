"""Years of transactions in a dozen accounts whose balances are typed each month; and what money reads of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

from organizer.areas.money.model import Account, AccountClass, Balance, BudgetCategory, Direction, Transaction
from organizer.areas.money.queries import ledger as ledgers
from organizer.areas.money.rules.net_worth import months_before
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.store.profile import Profile
from organizer.store.reader import Reader

from .data import TODAY
from .table import Row, once, timed

_ACCOUNTS, _CATEGORIES, _MONTHS = 12, 25, 36


def books(count: int) -> Iterator[Record]:
    """Twelve accounts of all classes, three years of balances, categories, and so many transactions."""
    chance = random.Random(7)
    accounts = [
        Account(name=f"Account {n}", account_class=list(AccountClass)[n % len(AccountClass)]) for n in range(_ACCOUNTS)
    ]
    categories = [
        BudgetCategory(name=f"Category {n}", direction=Direction.IN if n < 3 else Direction.OUT)
        for n in range(_CATEGORIES)
    ]
    yield from (*accounts, *categories)
    for account in accounts:
        for month in range(_MONTHS):
            amount = Money(chance.randint(0, 10_000_000), "USD")
            yield Balance(day=months_before(TODAY, month), account=account.id, amount=amount)
    for _ in range(count):
        yield Transaction(
            payee=f"Payee {chance.randrange(400)}", day=TODAY - timedelta(days=chance.randrange(365 * 3)),
            amount=Money(chance.randint(-50_000, 40_000), "USD"), account=chance.choice(accounts).id,
            category=chance.choice(categories).id,
        )  # fmt: skip


def bulk(profile: Profile, rows: int) -> Iterator[Row]:
    """All of it brought in."""
    some = list(books(rows))
    yield Row(f"insert of {rows:,} transactions", once(lambda: profile.run(lambda edit: edit.add_all(some))), None, "")


def reads(reader: Reader) -> Iterator[Row]:
    """Net worth by month, Today's card, cash flow."""
    sql = 'SELECT "account", "day", sum("amount") FROM "transaction" WHERE "deleted" IS NULL GROUP BY "account", "day"'
    floor = timed(lambda: reader.select(sql), 10)

    def worth() -> None:
        ledger = ledgers.read(reader, TODAY)
        ledger.points(ledger.days(ledgers.THREE_YEARS))

    def card() -> None:
        ledger = ledgers.read(reader, TODAY, since=months_before(TODAY, ledgers.A_YEAR))
        ledger.points(ledger.days(ledgers.A_YEAR))

    ledger = ledgers.read(reader, TODAY)
    yield Row("net worth of 12 accounts, 3 years by month", timed(worth, 10), floor, "≤ 50 ms")
    yield Row("net worth of a year, for Today", timed(card, 10), None, "")
    yield Row(
        "cash flow of 13 months by category", timed(lambda: ledgers.last_months(reader, ledger, 13), 10), None, ""
    )
