"""What a reader makes of a bank's file: accounts, transactions and balances that are not records yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from organizer.exchange.draft import Format, Rejected
from organizer.exchange.source import MB
from organizer.kernel.dates import format_day
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money

from .csv_profile import CsvProfile

FILE_LIMIT = 64 * MB
TRANSACTION_LIMIT = 500_000
"""Transactions of one file."""
ENTRY_LIMIT = 1_000_000
"""Entries of a ledger: what each account has of each of its transactions."""
REJECTED_LIMIT = 20_000
"""Records of one file that cannot be read, before it is taken for something else."""
NEAR = timedelta(days=3)
"""How far apart the days of one transaction may stand in two places."""
_RAW_LIMIT = 2_000
"""Characters that are kept of a record that cannot be read."""
_MOST_NOTES = 50


class AccountKind(Enum):
    """What an account is, as far as a file says it."""

    UNKNOWN = ""
    CHECKING = "checking"
    SAVINGS = "savings"
    CASH = "cash"
    CREDIT_CARD = "credit card"
    LOAN = "loan"
    INVESTMENT = "investment"
    ASSET = "asset"
    LIABILITY = "liability"
    INCOME = "income"
    EXPENSE = "expense"
    EQUITY = "equity"

    @property
    def holds(self) -> bool:
        """Whether it holds something, rather than saying where money came from or went to."""
        return self not in (AccountKind.INCOME, AccountKind.EXPENSE, AccountKind.EQUITY)


@frozen
class AccountDraft:
    """An account as a file names it. Without number and name, the file does not say whose statement it is."""

    number: str = field(default="", repr=False)
    bank: str = field(default="", repr=False)
    """The bank's own number, or its name."""
    name: str = field(default="", repr=False)
    currency: str = ""
    """Three letters; '' where the file does not say it."""
    kind: AccountKind = AccountKind.UNKNOWN
    uid: str = field(default="", repr=False)
    """The id of the account in a ledger."""
    path: tuple[str, ...] = field(default=(), repr=False)
    """In a ledger the names of the accounts above it, outermost first."""
    security: str = field(default="", repr=False)
    """What an account holds that is no money: shares of this."""


@frozen
class SplitDraft:
    """A part of a transaction."""

    amount: Money = field(repr=False)
    category: tuple[str, ...] = field(default=(), repr=False)
    """From the widest to the narrowest word."""
    memo: str = field(default="", repr=False)
    transfer: str = field(default="", repr=False)
    """The name of the other account, in a ledger its id, where it is a transfer."""


@frozen
class TradeDraft:
    """What an investment transaction did beside its cash. Units and price are exact numbers of the file."""

    action: str
    """Its kind, as the format calls it: 'BUYSTOCK', 'ShrsIn'."""
    security: str = field(default="", repr=False)
    units: Fraction | None = field(default=None, repr=False)
    price: Fraction | None = field(default=None, repr=False)
    total: Money | None = field(default=None, repr=False)
    """As the file states it, whether or not cash moved."""


@frozen
class TransactionDraft:
    """A booking. What went out of the account is negative."""

    day: date
    amount: Money = field(repr=False)
    line: int
    """Where the record begins in its file, counted from 1; in a database its number."""
    payee: str = field(default="", repr=False)
    memo: str = field(default="", repr=False)
    fitid: str = field(default="", repr=False)
    """The bank's own id of it, which is unique in its account only."""
    check_number: str = field(default="", repr=False)
    category: tuple[str, ...] = field(default=(), repr=False)
    transfer: str = field(default="", repr=False)
    splits: tuple[SplitDraft, ...] = field(default=(), repr=False)
    tags: tuple[str, ...] = field(default=(), repr=False)
    original: Money | None = field(default=None, repr=False)
    """The amount in another currency, where it was made in one."""
    trade: TradeDraft | None = None
    warnings: tuple[str, ...] = field(default=(), repr=False)


@frozen
class BalanceDraft:
    """What an account held at the end of a day."""

    day: date
    amount: Money = field(repr=False)


@frozen
class PositionDraft:
    """What an account held of a security."""

    security: str = field(repr=False)
    units: Fraction = field(repr=False)
    price: Fraction | None = field(default=None, repr=False)
    value: Money | None = field(default=None, repr=False)
    day: date | None = None


@frozen
class PriceDraft:
    """What one unit of a commodity cost in a currency. Both are named as the file names them."""

    commodity: str
    currency: str
    day: date
    value: Fraction = field(repr=False)


@frozen
class SecurityDraft:
    """A security that a file names."""

    name: str = field(repr=False)
    symbol: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    """ISIN, CUSIP or whatever identifies it."""


@dataclass(slots=True)
class StatementDraft:
    """One account of a file and what happened in it."""

    account: AccountDraft
    transactions: list[TransactionDraft] = field(default_factory=list)
    balances: list[BalanceDraft] = field(default_factory=list)
    positions: list[PositionDraft] = field(default_factory=list)
    assumed_currency: bool = False
    """Whether the file does not say the currency."""
    line: int = 1


@frozen
class EntryDraft:
    """One account's part in a transaction of a ledger: `value` in the transaction's currency, `quantity` in what the
    account holds, which for shares is no money."""

    account: str
    value: Money = field(repr=False)
    quantity: Fraction = field(repr=False)
    memo: str = field(default="", repr=False)


@frozen
class LedgerTransaction:
    """A transaction of a ledger whose entries add up to nothing."""

    uid: str
    day: date
    text: str = field(repr=False)
    number: str = field(repr=False)
    entries: tuple[EntryDraft, ...] = field(repr=False)
    line: int = 0


@dataclass(slots=True)
class Ledger:
    """The books of a ledger, complete: every account by its id, every transaction."""

    accounts: dict[str, AccountDraft] = field(default_factory=dict)
    transactions: list[LedgerTransaction] = field(default_factory=list)

    @property
    def entries(self) -> int:
        """How many entries all transactions have."""
        return sum(len(transaction.entries) for transaction in self.transactions)

    def balances(self) -> dict[str, Fraction]:
        """What each account comes to, by its id, in what the account holds."""
        found: dict[str, Fraction] = dict.fromkeys(self.accounts, Fraction(0))
        for transaction in self.transactions:
            for entry in transaction.entries:
                found[entry.account] += entry.quantity
        return found


@dataclass(slots=True)
class BankReading:
    """All that a bank's file holds. `notes` say what there is to say about the file as a whole."""

    name: str
    format: Format
    statements: list[StatementDraft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    prices: list[PriceDraft] = field(default_factory=list)
    securities: list[SecurityDraft] = field(default_factory=list)
    categories: list[tuple[str, ...]] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    ledger: Ledger | None = None
    profile: CsvProfile | None = None
    """How a table was read, so that it can be saved."""
    repeated: int = 0
    """Transactions that the file has more than once; they are taken once."""

    @property
    def transactions(self) -> int:
        """How many transactions are in it; of a ledger, counted once and not for each account."""
        return len(self.ledger.transactions) if self.ledger else sum(len(s.transactions) for s in self.statements)

    def reject(self, line: int, reason: str, raw: str = "") -> None:
        """Adds a record that is not imported. Raises UnreadableFile when there are too many of them."""
        self.rejected.append(Rejected(line, reason, raw[:_RAW_LIMIT]))
        if len(self.rejected) > REJECTED_LIMIT:
            raise UnreadableFile(self.name, f"more than {REJECTED_LIMIT:,} of its records cannot be read", line)

    def note(self, text: str) -> None:
        """Adds a note once, as long as there are not too many."""
        if text not in self.notes and len(self.notes) < _MOST_NOTES:
            self.notes.append(text)


def without_repeats(reading: BankReading) -> None:
    """Takes out what an account has more than once: the same id of the bank, amount and name within a few days.
    Transactions with the same id and other contents all stay, with a warning."""
    seen: dict[tuple[AccountDraft, str], list[TransactionDraft]] = {}
    for statement in reading.statements:
        kept = []
        for draft in statement.transactions:
            if not draft.fitid:
                kept.append(draft)
                continue
            earlier = seen.setdefault((statement.account, draft.fitid), [])
            twin = next((each for each in earlier if _same(each, draft)), None)
            if twin is not None:
                reading.repeated += 1
                other = "" if twin.day == draft.day else f" with another day ({format_day(draft.day)})"
                reading.note(f"Line {draft.line}: repeats the transaction of line {twin.line}{other}; it is taken once")
                continue
            if earlier:
                words = f"the bank's id of it is also that of line {earlier[0].line}, which says something else"
                draft = warned(draft, words)
            earlier.append(draft)
            kept.append(draft)
        statement.transactions = kept


def _same(one: TransactionDraft, other: TransactionDraft) -> bool:
    said = (one.amount, one.payee, one.memo) == (other.amount, other.payee, other.memo)
    return said and abs(one.day - other.day) <= NEAR


def warned(draft: TransactionDraft, *words: str) -> TransactionDraft:
    """The same with further warnings."""
    return replace(draft, warnings=(*draft.warnings, *words))


def counted(number: int, word: str, plural: str = "") -> str:
    """'1 transaction', '2 transactions'."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def trades_of(statement: StatementDraft) -> Counter[str]:
    """How many investment transactions of each kind there are."""
    return Counter(draft.trade.action for draft in statement.transactions if draft.trade is not None)
