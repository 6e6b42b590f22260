"""What bringing in a bank's file would do: which account, which bookings are new, known, doubtful. Nothing is written
here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from uuid import UUID

from organizer.areas.money.model import Account, Balance, ExchangeRate, StatementFormat, Transaction
from organizer.exchange.draft import Rejected
from organizer.exchange.source import Progress, nothing
from organizer.kernel.area import Reads
from organizer.kernel.errors import FieldError, Invalid, UnreadableFile
from organizer.kernel.query import Where

from .accounts import AccountMatch, KnownAccounts, in_currency
from .amounts import is_currency
from .draft import BalanceDraft, BankReading, StatementDraft, TransactionDraft, counted
from .formats import format_of, same_heads
from .twins import Twin, stored_between, twins


class Fate(Enum):
    """What a thing of the file is to this profile."""

    NEW = "new"
    KNOWN = "known"
    DOUBTFUL = "doubtful"


@dataclass(slots=True)
class StatementRow:
    """A thing of the file and what it is found to be. `statement` is the place of the statement that it is of."""

    thing: AccountMatch | TransactionDraft | BalanceDraft | ExchangeRate | StatementFormat
    fate: Fate
    statement: int = -1
    twin: Transaction | None = None
    """The booking that it is, or may be."""
    why: str = ""


@dataclass(slots=True)
class StatementPlan:
    """The rows of a file, each with its fate."""

    reading: BankReading
    rows: list[StatementRow] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    accounts: list[AccountMatch] = field(default_factory=list)
    """The account of each statement."""
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def plan_statement(
    reads: Reads, reading: BankReading, *, account: UUID | None = None, asking: bool = False,
    progress: Progress = nothing,
) -> StatementPlan:  # fmt: skip
    """Finds out what is here. `account` is that of a file with one statement, where somebody said it. Raises
    UnreadableFile; with `asking` WhichAccount, where it may be one that is here and nothing says which."""
    plan = StatementPlan(reading, rejected=list(reading.rejected), notes=list(reading.notes))
    known = KnownAccounts(reads, reading, account, asking=asking)
    empty = 0
    for statement in reading.statements:
        if reading.ledger is not None and not statement.transactions:
            empty += 1
        else:
            _place(plan, known, statement)
    if empty:
        plan.notes.append(f"{counted(empty, 'account')} without a booking: left out")
    used: dict[UUID, set[UUID]] = {}
    for number, (statement, match) in enumerate(zip(plan.statements, plan.accounts, strict=True)):
        progress(number, len(plan.statements))
        _rows(reads, plan, number, statement, match, used)
    _rates(reads, plan)
    _format(reads, plan)
    for statement in plan.statements:
        for draft in statement.transactions:
            if len(plan.notes) < 200:
                plan.notes += [f"Line {draft.line}: {words}" for words in draft.warnings]
    return plan


def _place(plan: StatementPlan, known: KnownAccounts, statement: StatementDraft) -> None:
    """Finds the account of a statement and puts it into its currency."""
    match = known.match(statement)
    currency = match.account.currency
    if statement.assumed_currency and currency != statement.account.currency:
        try:
            statement = in_currency(statement, currency)
            plan.notes.append(f"{match.account.name} is in {currency}, and that is what was taken")
        except FieldError as error:
            raise UnreadableFile(plan.reading.name, f"cannot be in {currency}: {error}") from None
    plan.statements.append(statement)
    plan.accounts.append(match)


def _rows(
    reads: Reads, plan: StatementPlan, number: int, statement: StatementDraft, match: AccountMatch,
    used: dict[UUID, set[UUID]],
) -> None:  # fmt: skip
    """The rows of one statement: its account, its bookings, its balances."""
    account = match.account
    if not match.new:
        fate = Fate.DOUBTFUL if match.doubtful else Fate.KNOWN
        plan.rows.append(StatementRow(match, fate, number, why=match.why))
    elif account.id not in {m.account.id for m in plan.accounts[:number]}:
        plan.rows.append(StatementRow(match, Fate.NEW, number, why=match.why))
    good = [draft for draft in statement.transactions if draft.amount.currency == account.currency]
    for draft in statement.transactions:
        if draft.amount.currency != account.currency:
            words = f"it is in {draft.amount.currency}, its account in {account.currency}"
            plan.rejected.append(Rejected(draft.line, words, draft.payee))
    taken = used.setdefault(account.id, set())
    stored = [] if match.new else stored_between(reads, account.id, [draft.day for draft in good])
    found = twins(good, [t for t in stored if t.id not in taken])
    taken |= {twin.id for twin, _ in found.values()}
    for place, draft in enumerate(good):
        plan.rows.append(_booking(number, draft, found.get(place)))
    _balances(reads, plan, number, statement, match)


def _booking(number: int, draft: TransactionDraft, twin: Twin | None) -> StatementRow:
    if twin is None:
        return StatementRow(draft, Fate.NEW, number)
    stored, sure = twin
    return StatementRow(draft, Fate.KNOWN if sure else Fate.DOUBTFUL, number, stored)


def _balances(reads: Reads, plan: StatementPlan, number: int, statement: StatementDraft, match: AccountMatch) -> None:
    account = match.account
    days = tuple(balance.day for balance in statement.balances)
    where = [Where("account", "=", account.id), Where("day", "in", days)]
    here = {b.day: b for b in reads.every(Balance, where)} if days and not match.new else {}
    for balance in statement.balances:
        if balance.amount.currency != account.currency:
            continue
        stored = here.get(balance.day)
        why = "" if stored is None or stored.amount == balance.amount else "Another one is here for that day, and stays"
        plan.rows.append(StatementRow(balance, Fate.NEW if stored is None else Fate.KNOWN, number, why=why))


def _rates(reads: Reads, plan: StatementPlan) -> None:
    """The prices of currencies in one another; those of securities have no place here."""
    known = {(r.day, r.base, r.quote) for r in reads.every(ExchangeRate)} if plan.reading.prices else set()
    others = 0
    for price in plan.reading.prices:
        rate = round(Decimal(price.value.numerator) / Decimal(price.value.denominator), 6) if price.value > 0 else None
        if not (is_currency(price.commodity) and is_currency(price.currency)) or not rate:
            others += 1
            continue
        key = (price.day, price.commodity, price.currency)
        record = ExchangeRate(day=price.day, base=price.commodity, quote=price.currency, rate=rate)
        try:
            record.check()
        except Invalid:
            others += 1
            continue
        plan.rows.append(StatementRow(record, Fate.KNOWN if key in known else Fate.NEW))
        known.add(key)
    if others:
        plan.notes.append(f"{counted(others, 'price')} of what is no currency: left out")


def _format(reads: Reads, plan: StatementPlan) -> None:
    """How a table was read, kept for the next of its form."""
    profile = plan.reading.profile
    if profile is None or not profile.heads or not plan.statements:
        return
    silent = [
        match.account for statement, match in zip(plan.statements, plan.accounts, strict=True)
        if not statement.account.number and not statement.account.name
    ]  # fmt: skip
    account = silent[0] if len(silent) == 1 else None
    here = same_heads(profile, reads.every(StatementFormat))
    if any(account is None or format.account in (None, account.id) for format in here):
        return
    name = account.name if account else plan.reading.name.rpartition(".")[0] or plan.reading.name
    kept = format_of(profile, f"Tables of {name}"[:200], account.id if account else None)
    plan.rows.append(StatementRow(kept, Fate.NEW))


def new_accounts(plan: StatementPlan) -> Sequence[Account]:
    """The accounts that are not here yet, each once."""
    return list({match.account.id: match.account for match in plan.accounts if match.new}.values())
