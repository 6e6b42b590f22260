"""Accounts with what they were worth, read in a few sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from organizer.areas.money.model import Account, Assumptions, Balance, ExchangeRate
from organizer.areas.money.rules.balances import Course, Known
from organizer.areas.money.rules.net_worth import Standing
from organizer.areas.money.rules.ownership import owners
from organizer.areas.money.rules.rates import Rates
from organizer.kernel.area import Reads
from organizer.kernel.query import Sort
from organizer.kernel.system import Member

DEFAULT_CURRENCY = "USD"


def members(reads: Reads) -> tuple[UUID, ...]:
    """The members, in the order they joined."""
    return tuple(sorted(member.id for member in reads.every(Member)))


def rates(reads: Reads) -> Rates:
    """All dated rates."""
    return Rates(reads.every(ExchangeRate))


def currency(reads: Reads) -> str:
    """The currency that sums are in: the plan's, else that of most accounts."""
    assumptions = min(reads.every(Assumptions), key=lambda each: each.id, default=None)
    if assumptions is not None:
        return assumptions.currency
    used = Counter(account.currency for account in reads.every(Account))
    return used.most_common(1)[0][0] if used else DEFAULT_CURRENCY


def currencies(reads: Reads) -> list[str]:
    """The profile's own, and the others that an account or a rate is in."""
    own = currency(reads)
    others = {account.currency for account in reads.every(Account)} | set(rates(reads).currencies)
    return [own, *sorted(others - {own})]


def accounts(reads: Reads, who: UUID | None = None) -> list[Account]:
    """In the order of their classes and then their own; with `who` those that a member has a part in."""
    found = sorted(reads.every(Account), key=_order)
    if who is None:
        return found
    known = members(reads)
    return [account for account in found if who in owners(account, known)]


def _order(account: Account) -> tuple[int, Any, str, UUID]:
    classes = list(type(account.account_class))
    return classes.index(account.account_class), account.position, account.name, account.id


def standings(
    reads: Reads, of: Sequence[Account] | None = None, until: date | None = None, since: date | None = None
) -> list[Standing]:
    """Accounts with all that is known of their worth, up to a day; with `since` no more than what is needed from that
    day on. Raises NoRate where something in an account is in another currency without a rate."""
    of = accounts(reads) if of is None else of
    if not of:
        return []
    known = {account.id: account for account in of}
    balances = _balances(reads, known, until)
    if since is None:
        flows = _flows(reads, known, until)
    else:
        flows = {}
        for account in of:
            before = [day for day, _ in balances.get(account.id, ()) if day <= since]
            flows |= _flows_of(reads, account, max(before, default=date.min), until)
    return [
        Standing(account, Course(balances.get(account.id, ()), flows.get(account.id, ()), account.closed))
        for account in of
    ]


def standing(reads: Reads, account: Account) -> Standing:
    """One of them."""
    return standings(reads, [account])[0]


def _balances(reads: Reads, known: dict[UUID, Account], until: date | None) -> dict[UUID, list[Known]]:
    sql = """
        SELECT "account", "day", "amount", "amount_currency" FROM "balance" WHERE "deleted" IS NULL AND "day" <= ?
        ORDER BY "account", "day", "created", "id\""""
    return _by_account(reads, known, reads.select(sql, (_last(until),)))


def _flows(reads: Reads, known: dict[UUID, Account], until: date | None) -> dict[UUID, list[Known]]:
    """Sums by account and day, from one walk through an index that holds all of it. A sum over two currencies says
    nothing: where there are two in an account, its sums are made apart for each."""
    # The plus keeps SQLite from the index of days, by which each row would have to be fetched.
    sql = """
        SELECT "account", "day", sum("amount"), min("amount_currency"), max("amount_currency") FROM "transaction"
        WHERE "deleted" IS NULL AND +"day" <= ? GROUP BY "account", "day" ORDER BY "account", "day\""""
    rows = list(reads.select(sql, (_last(until),)))
    mixed = {row[0] for row in rows if row[3] != row[4]}
    found = _by_account(reads, known, (row[:4] for row in rows if row[0] not in mixed))
    for account in known.values():
        if account.id.bytes in mixed:
            found |= _flows_of(reads, account, date.min, until)
    return found


def _flows_of(reads: Reads, account: Account, after: date, until: date | None) -> dict[UUID, list[Known]]:
    """The same of one account, from the day after one on."""
    sql = """
        SELECT "account", "day", sum("amount"), "amount_currency" FROM "transaction"
        WHERE "deleted" IS NULL AND "account" = ? AND "day" > ? AND "day" <= ?
        GROUP BY "day", "amount_currency" ORDER BY "day", "amount_currency\""""
    rows = reads.select(sql, (account.id.bytes, after.isoformat(), _last(until)))
    return _by_account(reads, {account.id: account}, rows)


def _last(until: date | None) -> str:
    return (until or date.max).isoformat()


def _by_account(reads: Reads, known: dict[UUID, Account], rows: Iterable[tuple[Any, ...]]) -> dict[UUID, list[Known]]:
    """Days and amounts of accounts, those of other currencies at the rate of their day."""
    found: dict[UUID, list[Known]] = {}
    by_bytes = {id.bytes: (account.currency, found.setdefault(id, [])) for id, account in known.items()}
    dated: Rates | None = None
    for id, day, minor, unit in rows:
        if id not in by_bytes:
            continue
        wanted, into = by_bytes[id]
        on = date.fromisoformat(day)
        if unit != wanted:
            dated = dated or rates(reads)
            minor = dated.minor(minor, unit, wanted, on)
        into.append((on, minor))
    return found


def newest_balances(reads: Reads) -> date | None:
    """The day of the newest balance."""
    page = reads.page(Balance, (), Sort("day", descending=True), limit=1)
    return page.records[0].day if page.records else None
