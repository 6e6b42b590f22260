"""Books of GnuCash: its XML, plain or compressed, and its SQLite files. They are read whole or not at all, since a
part of a ledger is out of balance.
"""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, head_of, nothing
from organizer.kernel.dates import format_day
from organizer.kernel.errors import FieldError
from organizer.store.foreign import HEAD

from . import gnucash_sqlite, gnucash_xml
from .amounts import money, rounded_money
from .draft import (
    AccountKind,
    BalanceDraft,
    BankReading,
    EntryDraft,
    Ledger,
    LedgerTransaction,
    PositionDraft,
    SplitDraft,
    StatementDraft,
    TradeDraft,
    TransactionDraft,
    counted,
)  # fmt: skip
from .gnucash_book import BOOK_LIMIT, GZIP


def is_gnucash(path: Path, head: bytes) -> bool:
    """Whether a file is one: by how it begins, compressed or not."""
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 4096)
        except zlib.error:
            return path.suffix.lower() == ".gnucash"
    elif head.startswith(HEAD):
        return b"gnclock" in head or b"root_template_guid" in head or path.suffix.lower() == ".gnucash"
    return b"<gnc-v2" in head[:4096] or path.suffix.lower() == ".gnucash"


def read_gnucash(path: Path, progress: Progress = nothing) -> BankReading:
    """The accounts, transactions and prices of a book. Raises UnreadableFile; nothing of a book that is cut off or
    damaged is given."""
    read_book = gnucash_sqlite.read_book if head_of(path, BOOK_LIMIT, 16) == HEAD else gnucash_xml.read_book
    reading = BankReading(path.name, Format.GNUCASH, ledger=Ledger())
    read_book(path, reading, progress)
    _complete(reading)
    return reading


def _complete(reading: BankReading) -> None:
    """Makes statements of a ledger: each account that holds something, with what moved it."""
    ledger = reading.ledger
    assert ledger is not None
    for transaction in ledger.transactions:
        if sum(each.value.minor for each in transaction.entries):
            reading.note(f"The transaction of {format_day(transaction.day)} is out of balance")
    statements = {
        uid: StatementDraft(account) for uid, account in ledger.accounts.items() if account.kind.holds
    }  # fmt: skip
    for transaction in ledger.transactions:
        for number, each in enumerate(transaction.entries):
            if each.account in statements:
                try:
                    draft = _booking(ledger, transaction, number)
                except FieldError as error:
                    reading.reject(transaction.line, str(error), transaction.text)
                    continue
                statements[each.account].transactions.append(draft)
    for uid, units in ledger.balances().items():
        if uid in statements and statements[uid].transactions:
            try:
                _held(reading, statements[uid], units)
            except FieldError as error:
                reading.note(f"A balance was left out: {error}")
    reading.statements = list(statements.values())
    reading.notes.insert(0, (
        f"{counted(len(ledger.transactions), 'transaction')} with {counted(ledger.entries, 'split')} in "
        f"{counted(len(ledger.accounts), 'account')}, {counted(len(reading.prices), 'price')}"
    ))  # fmt: skip


def _held(reading: BankReading, statement: StatementDraft, units: Fraction) -> None:
    """What is in an account at the end: an amount, or shares and what they are worth at the last price of the book."""
    account = statement.account
    last = max(draft.day for draft in statement.transactions)
    if not account.security:
        statement.balances.append(BalanceDraft(last, money(units, account.currency)))
        return
    currency = Counter(draft.amount.currency for draft in statement.transactions).most_common(1)[0][0]
    statement.account = replace(account, currency=currency)
    known = [p for p in reading.prices if (p.commodity, p.currency) == (account.security, currency)]
    latest = max(known, key=lambda price: price.day) if known else None
    value = rounded_money(units * latest.value, currency) if latest else None
    statement.positions.append(
        PositionDraft(account.security, units, latest.value if latest else None, value, latest.day if latest else last)
    )
    if latest and value is not None:
        statement.balances.append(BalanceDraft(max(latest.day, last), value))


def _booking(ledger: Ledger, transaction: LedgerTransaction, number: int) -> TransactionDraft:
    """A transaction as it looks from the account of one of its entries. Raises FieldError."""
    mine = transaction.entries[number]
    account = ledger.accounts[mine.account]
    others = [each for place, each in enumerate(transaction.entries) if place != number]
    original = trade = None
    if not account.security:
        amount = money(mine.quantity, account.currency)
        if account.currency != mine.value.currency:
            original = mine.value
    else:
        amount = mine.value
        price = Fraction(mine.value.amount) / mine.quantity if mine.quantity else None
        action = "buy" if mine.quantity > 0 else "sell"
        trade = TradeDraft(action, account.security, mine.quantity, price, mine.value)
    # Only against one other side is it plain what each other entry says of this one.
    parts = tuple(_part(ledger, each) for each in others)
    sole = parts[0] if len({each.account for each in others}) == 1 else None
    memo = mine.memo or (others[0].memo if len(others) == 1 else "")
    return TransactionDraft(
        transaction.day, amount, transaction.line, transaction.text, memo, f"{transaction.uid}:{number}",
        transaction.number, category=sole.category if sole else (), transfer=sole.transfer if sole else "",
        splits=parts if len(parts) > 1 else (), original=original, trade=trade,
    )  # fmt: skip


def _part(ledger: Ledger, each: EntryDraft) -> SplitDraft:
    account = ledger.accounts[each.account]
    if account.kind in (AccountKind.INCOME, AccountKind.EXPENSE):
        return SplitDraft(-each.value, (*account.path, account.name), each.memo)
    return SplitDraft(-each.value, (), each.memo, account.uid)
