"""What came and went, summed where it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from organizer.areas.money.model import Account, BudgetCategory
from organizer.areas.money.rules.cash_flow import Month, Sum, cash_flow
from organizer.areas.money.rules.net_worth import month_end
from organizer.areas.money.rules.rates import Rates
from organizer.kernel.area import Reads


def categories(reads: Reads) -> dict[UUID, BudgetCategory]:
    """All of them, in their order."""
    found = sorted(reads.every(BudgetCategory), key=lambda each: (each.position, each.name, each.id))
    return {category.id: category for category in found}


def sums(reads: Reads, accounts: Sequence[UUID], first: date, last: date) -> list[Sum]:
    """What came and went by account, month, category and sign from one day to another. What is moved between accounts
    is left out; the parts of a transaction count in their own categories, and what they leave of it in its own."""
    if not accounts:
        return []
    # One after the other: each is then read from the one part of an index that holds all that is asked.
    parted = bool(list(reads.select('SELECT 1 FROM "split" WHERE "deleted" IS NULL LIMIT 1')))
    return [each for account in accounts for each in _of_account(reads, account, first, last, parted)]


def _of_account(reads: Reads, account: UUID, first: date, last: date, parted: bool) -> list[Sum]:
    values = (account.bytes, first.isoformat(), last.isoformat())
    within = 'w."deleted" IS NULL AND w."account" = ? AND w."day" BETWEEN ? AND ?'
    found = _read(reads, _sql("w", _WHOLE, f'{within} AND w."transfer" IS NULL'), values)
    if parted:
        parts = f'{within} AND s."deleted" IS NULL'
        found += _read(reads, _sql("s", _PARTS, parts), values)
        # What has a category of its own is no longer in that of the whole.
        taken = _read(reads, _sql("w", _PARTS, f'{parts} AND w."transfer" IS NULL', amount="s"), values)
        found += [replace(each, minor=-each.minor) for each in taken]
    return found


_WHOLE = '"transaction" w'
_PARTS = '"split" s JOIN "transaction" w ON w."id" = s."transaction"'


def _sql(category: str, tables: str, where: str, amount: str = "") -> str:
    """Sums by account, month, category and sign; the tables that category and amount stand in."""
    amount = amount or category
    return f"""
        SELECT w."account", substr(w."day", 1, 7) AS month, {category}."category", {amount}."amount_currency",
            sum({amount}."amount") FROM {tables} WHERE {where}
        GROUP BY 1, 2, 3, 4, {amount}."amount" > 0"""


def _read(reads: Reads, sql: str, values: Sequence[str | bytes]) -> list[Sum]:
    ids: dict[bytes | None, UUID | None] = {None: None}
    days: dict[str, date] = {}
    found = []
    for account, month, category, unit, minor in reads.select(sql, values):
        for id in (account, category):
            if id not in ids:
                ids[id] = UUID(bytes=id)
        if month not in days:
            days[month] = date.fromisoformat(f"{month}-01")
        of = ids[account]
        assert of is not None
        found.append(Sum(of, days[month], ids[category], minor, unit))
    return found


def months(
    reads: Reads, firsts: Sequence[date], today: date, currency: str, rates: Rates, accounts: Sequence[Account],
    members: Sequence[UUID] = (), who: UUID | None = None,
) -> list[Month]:  # fmt: skip
    """The cash flow of some months that follow one another, given by their first days. Raises NoRate."""
    if not firsts:
        return []
    known = {account.id: account for account in accounts}
    found = sums(reads, list(known), firsts[0], min(month_end(firsts[-1]), today))
    return cash_flow(found, categories(reads), known, firsts, today, currency, rates, members, who)


def first_day(reads: Reads) -> date | None:
    """The day of the first transaction."""
    row = next(iter(reads.select('SELECT min("day") FROM "transaction" WHERE "deleted" IS NULL')), None)
    return date.fromisoformat(row[0]) if row and row[0] else None
