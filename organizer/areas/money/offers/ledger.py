"""What accounts give to the floors above: when to look at balances again, when a loan ends, levels for goals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model import Account, AccountClass
from organizer.areas.money.queries import accounts, flows
from organizer.areas.money.queries import ledger as ledgers
from organizer.areas.money.rules.cash_flow import months_of
from organizer.areas.money.rules.loans import last_payment
from organizer.areas.money.rules.net_worth import Standing
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.area import Due, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.money import Money

AHEAD = timedelta(days=14)
EVERY = timedelta(days=31)
"""How often balances are looked at."""


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """The monthly look at balances, and the last payments of loans."""
    if not reads.count(Account):
        return
    try:
        found = [s for s in accounts.standings(reads, until=today, since=today) if s.account.closed is None]
    except NoRate:
        return  # The page says which one.
    yield from _balances(found, first, last, today)
    for standing in found:
        yield from _loan(standing, first, last, today)


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """What is over, and what comes within two weeks."""
    return dues(reads, date.min, today + AHEAD, today)


def _balances(found: list[Standing], first: date, last: date, today: date) -> Iterable[Due]:
    known = [(checked, s.account) for s in found if (checked := s.course.checked) is not None]
    if not known:
        return
    checked, account = min(known, key=lambda each: (each[0], each[1].id))
    day = checked + EVERY
    if first <= day <= last:
        urgency = Urgency.SOON if day <= today else Urgency.LATER
        reason = f"{account.name} last on {format_day(checked, today)}"
        yield Due(Ref.to(account), day, "Update balances", reason, urgency)


def _loan(standing: Standing, first: date, last: date, today: date) -> Iterable[Due]:
    account = standing.account
    if account.account_class is not AccountClass.DEBT or account.payment is None:
        return
    owed = Money(-standing.course.at(today), account.currency)
    end = last_payment(owed, account.rate or Decimal(0), account.payment, today)
    if end is not None and first <= end <= last:
        yield Due(Ref.to(account), end, f"{account.name} is paid off", "last payment", Urgency.LATER, account.owner)


# Levels and sums for goals, in major units. Where a rate is missing there is nothing to count.


def balance(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    """What an account is worth on a day, in its own currency; without one, what all cash is."""
    account = reads.find(Account, of)
    if account is not None:
        course = accounts.standings(reads, [account], last)[0].course
        return Money(course.at(last), account.currency).amount
    ledger = ledgers.read(reads, last, owner)
    cash = [s for s in ledger.open if s.account.account_class is AccountClass.CASH]
    return Money(sum(ledger.worth(standing) for standing in cash), ledger.currency).amount


def net_worth(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    """Net worth on a day."""
    try:
        ledger = ledgers.read(reads, last, owner)
        return Money(ledger.points([last])[0].net, ledger.currency).amount
    except NoRate:
        return Decimal(0)


def saved(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    """What was kept of what came in, in the months from that of the first day to the last day."""
    try:
        ledger = ledgers.read(reads, last, owner)
        found = flows.months(
            reads, months_of(first, last), last, ledger.currency, ledger.rates, ledger.accounts, ledger.members, owner
        )
    except NoRate:
        return Decimal(0)
    return Money(sum(month.kept for month in found), ledger.currency).amount
