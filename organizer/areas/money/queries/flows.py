"""What came and went, summed where it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from organizer.areas.money.model import Account, BudgetCategory, Split, Transaction
from organizer.areas.money.rules.cash_flow import Month, Sum, cash_flow
from organizer.areas.money.rules.net_worth import month_end
from organizer.areas.money.rules.rates import Rates
from organizer.kernel.area import Reads
from organizer.store.tables import table_of


def categories(reads: Reads) -> dict[UUID, BudgetCategory]:
    """All of them, in their order."""
    found = sorted(reads.every(BudgetCategory), key=lambda each: (each.position, each.name, each.id))
    return {category.id: category for category in found}


def sums(reads: Reads, accounts: Sequence[UUID], first: date, last: date) -> list[Sum]:
    """What came and went by account, month, category and sign from one day to another. What is moved between accounts
    is left out; the parts of a transaction count in their own categories, and what they leave of it in its own."""
    if not accounts:
        return []
    whole, split = table_of(Transaction), table_of(Split)
    within = (
        whole.c.deleted.is_(None), whole.c.account.in_([id.bytes for id in accounts]),
        whole.c.day >= first.isoformat(), whole.c.day <= last.isoformat(),
    )  # fmt: skip
    month = sa.func.substr(whole.c.day, 1, 7)
    parted = whole.join(split, split.c.transaction == whole.c.id)
    live = (*within, split.c.deleted.is_(None))
    stays = whole.c.transfer.is_(None)
    of_whole = _grouped(whole.c.account, month, whole.c.category, whole.c.amount, whole.c.amount_currency)
    of_parts = _grouped(whole.c.account, month, split.c.category, split.c.amount, split.c.amount_currency)
    taken = _grouped(whole.c.account, month, whole.c.category, -split.c.amount, split.c.amount_currency)
    found = _read(reads, of_whole.where(*within, stays))
    if next(iter(reads.select(sa.select(split.c.id).where(split.c.deleted.is_(None)).limit(1))), None):
        found += _read(reads, of_parts.select_from(parted).where(*live))
        found += _read(reads, taken.select_from(parted).where(*live, stays))
    return found


def _grouped(account: Any, month: Any, category: Any, amount: Any, unit: Any) -> sa.Select[Any]:
    columns = (account, month.label("month"), category, unit)
    return sa.select(*columns, sa.func.sum(amount)).group_by(*columns, amount > 0)


def _read(reads: Reads, select: sa.Select[Any]) -> list[Sum]:
    return [
        Sum(UUID(bytes=account), date.fromisoformat(f"{month}-01"), UUID(bytes=category) if category else None,
            minor, unit)
        for account, month, category, unit, minor in reads.select(select)
    ]  # fmt: skip


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
    table = table_of(Transaction)
    select = sa.select(sa.func.min(table.c.day)).where(table.c.deleted.is_(None))
    row = next(iter(reads.select(select)), None)
    return date.fromisoformat(row[0]) if row and row[0] else None
