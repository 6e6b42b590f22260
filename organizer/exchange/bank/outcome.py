"""Bringing in a bank's file worked out to the last field, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from organizer.areas.money.model import (
    Account,
    Balance,
    BalanceSource,
    BudgetCategory,
    CategoryRule,
    ExchangeRate,
    Split,
    StatementFormat,
    Transaction,
)  # fmt: skip
from organizer.areas.money.rules.categorise import Rules
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.kernel.area import Reads
from organizer.kernel.kinds import tags_of
from organizer.kernel.record import Record, describe
from organizer.kernel.text import fold

from .accounts import AccountMatch
from .categories import Categories
from .draft import BalanceDraft, SplitDraft, TransactionDraft
from .plan import Fate, StatementPlan, StatementRow

_TEXT = 10_000
_TAG = 100


@dataclass(slots=True)
class StatementOutcome:
    """What an import writes. Records stand behind those that they refer to."""

    added: list[Record] = field(default_factory=list)
    changes: dict[type[Record], dict[UUID, dict[str, Any]]] = field(default_factory=dict)
    """Fields of transactions and accounts that are here, with their new values."""
    counts: dict[str, Counts] = field(default_factory=dict)
    """By kind of record."""

    def of(self, kind: type[Record]) -> Counts:
        """The counts of a kind."""
        return self.counts.setdefault(describe(kind).kind, Counts())


def statement_outcome(
    reads: Reads, plan: StatementPlan, ticks: Mapping[int, Tick] | None = None
) -> StatementOutcome:  # fmt: skip
    """What the plan comes to with these decisions (by the number of the row)."""
    return _Making(reads, plan, ticks or {}).make()


class _Making:
    def __init__(self, reads: Reads, plan: StatementPlan, ticks: Mapping[int, Tick]) -> None:
        self.plan, self.ticks = plan, ticks
        self.made = StatementOutcome()
        self.made.of(Transaction).rejected = len(plan.rejected)
        self.rules = Rules(reads.every(CategoryRule))
        self.categories = Categories(reads, plan.reading.ledger)
        self.accounts: dict[int, Account | None] = {}
        """The account of each statement; None for one that is left out."""
        self.names: dict[str, UUID] = {}
        stored = sorted(reads.every(Account), key=lambda account: account.id, reverse=True)
        self.names = {fold(account.name): account.id for account in stored}
        self.writing: list[Record] = []

    def make(self) -> StatementOutcome:
        """Accounts first: bookings and transfers name them."""
        for number, row in enumerate(self.plan.rows):
            if isinstance(row.thing, AccountMatch):
                self._account(row, row.thing, self.ticks.get(number))
        self._say_names()
        for number, row in enumerate(self.plan.rows):
            tick = self.ticks.get(number)
            if not isinstance(row.thing, AccountMatch):
                self._row(row, tick)
        self.made.of(BudgetCategory).added = len(self.categories.made)
        accounts = [record for record in self.writing if isinstance(record, Account)]
        others = [record for record in self.writing if not isinstance(record, Account)]
        self.made.added = [*accounts, *self.categories.made, *others]
        return self.made

    def _account(self, row: StatementRow, match: AccountMatch, tick: Tick | None) -> None:
        counts = self.made.of(Account)
        account: Account | None = match.account
        if row.fate is Fate.NEW and tick is not Tick.SKIP:
            self._write(match.account)
        elif row.fate is Fate.DOUBTFUL and tick is Tick.NEW:
            account = Account(
                name=match.account.name, currency=match.account.currency, account_class=match.account.account_class
            )
            self._write(account)
        elif tick is Tick.SKIP or (row.fate is Fate.DOUBTFUL and tick is None):
            account = None
            counts.doubtful += row.fate is Fate.DOUBTFUL and tick is None
        else:
            counts.matched += 1
            if match.number:
                self._change(Account, match.account.id, account_number=match.number)
        for place, other in enumerate(self.plan.accounts):
            if place == row.statement or (match.new and other.account.id == match.account.id):
                self.accounts[place] = account

    def _say_names(self) -> None:
        """What transfers call the accounts of this file."""
        for place, statement in enumerate(self.plan.statements):
            account = self.accounts.get(place)
            if account is not None:
                for name in (statement.account.uid, fold(statement.account.name)):
                    if name:
                        self.names[name] = account.id

    def _row(self, row: StatementRow, tick: Tick | None) -> None:
        kind = _kind(row)
        counts = self.made.of(kind)
        account = self.accounts.get(row.statement)
        if row.statement >= 0 and account is None:
            counts.doubtful += row.fate is not Fate.KNOWN and self.plan.accounts[row.statement].doubtful
            return
        if tick is Tick.SKIP:
            counts.matched += row.fate is Fate.KNOWN
        elif row.fate is Fate.KNOWN or (row.fate is Fate.DOUBTFUL and tick is Tick.SAME):
            counts.matched += 1
            self._learn_id(row, tick)
        elif row.fate is Fate.DOUBTFUL and tick is None:
            counts.doubtful += 1
        elif isinstance(row.thing, TransactionDraft):
            assert account is not None
            self._booking(row.thing, account)
        elif isinstance(row.thing, BalanceDraft):
            assert account is not None
            balance = row.thing
            self._write(
                Balance(day=balance.day, account=account.id, amount=balance.amount, source=BalanceSource.STATEMENT)
            )
        elif isinstance(row.thing, StatementFormat):
            # Of an account that is left out nothing is kept.
            used = {a.id for a in self.accounts.values() if a is not None}
            if row.thing.account is None or row.thing.account in used:
                self._write(row.thing)
        elif isinstance(row.thing, ExchangeRate):
            self._write(row.thing)

    def _write(self, record: Record) -> None:
        self.writing.append(record)
        self.made.of(type(record)).added += 1

    def _learn_id(self, row: StatementRow, tick: Tick | None) -> None:
        """What somebody said to be the same is known by the bank's id from then on."""
        draft, twin = row.thing, row.twin
        if tick is not Tick.SAME or twin is None or not isinstance(draft, TransactionDraft):
            return
        if draft.fitid and not twin.bank_id:
            self._change(Transaction, twin.id, bank_id=draft.fitid[:200])

    def _change(self, kind: type[Record], id: UUID, **fields: str) -> None:
        self.made.changes.setdefault(kind, {})[id] = fields

    def _booking(self, draft: TransactionDraft, account: Account) -> None:
        transfer = self._transfer(draft.transfer, account)
        # What somebody has said of a payee is surer than what a file calls it.
        learnt = self.rules.category_for(draft.payee or draft.memo, account.id) if transfer is None else None
        parts = [part for part in draft.splits if part.amount.currency == account.currency]
        split = len(parts) > 1 and len(parts) == len(draft.splits) and learnt is None
        negative = draft.amount.minor < 0
        category = learnt or (None if split else self.categories.of(draft.category, negative=negative))
        made = Transaction(
            payee=draft.payee[:_TEXT], day=draft.day, amount=draft.amount, account=account.id, category=category,
            transfer=transfer, memo=draft.memo[:_TEXT], check_number=draft.check_number[:200],
            bank_id=draft.fitid[:200], tags=tags_of([tag[:_TAG] for tag in draft.tags]), owner=account.owner,
        )  # fmt: skip
        self._write(made)
        for part in parts if split else ():
            self._write(self._part(part, made))

    def _part(self, part: SplitDraft, of: Transaction) -> Split:
        category = self.categories.of(part.category, negative=part.amount.minor < 0)
        other = f"[{part.transfer}]" if part.transfer and self.plan.reading.ledger is None else ""
        memo = " ".join(words for words in (part.memo, other) if words)
        return Split(memo=memo[:_TEXT], transaction=of.id, amount=part.amount, category=category, owner=of.owner)

    def _transfer(self, name: str, account: Account) -> UUID | None:
        found = self.names.get(name) or self.names.get(fold(name)) if name else None
        return found if found != account.id else None


def _kind(row: StatementRow) -> type[Record]:
    if isinstance(row.thing, TransactionDraft):
        return Transaction
    return Balance if isinstance(row.thing, BalanceDraft) else type(row.thing)  # type: ignore[return-value]
