"""A bank's file: a statement, or a whole ledger."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from organizer.areas.money.model import Account, ExchangeRate, StatementFormat
from organizer.exchange.bank.accounts import AccountMatch
from organizer.exchange.bank.bring import import_statement
from organizer.exchange.bank.draft import BalanceDraft, TransactionDraft
from organizer.exchange.bank.formats import profile_of
from organizer.exchange.bank.plan import Fate as Found
from organizer.exchange.bank.plan import StatementPlan, StatementRow, plan_statement
from organizer.exchange.bank.read import read_statement
from organizer.exchange.draft import Format, Rejected
from organizer.exchange.outcome import Counts
from organizer.exchange.source import Progress
from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.errors import FieldError
from organizer.kernel.money import format_money
from organizer.kernel.text import fold
from organizer.store.edit import Edit

from .shape import Asked, Fate, Preview, Ticks, left_out

_FATES: dict[Found, Fate] = {Found.NEW: "new", Found.KNOWN: "known", Found.DOUBTFUL: "doubtful"}
_PERHAPS = "Same account and amount as on {day}: {payee}"


class StatementFile:
    """Bookings, and the accounts that they are in."""

    def __init__(self, plan: StatementPlan, format: Format, account: UUID | None) -> None:
        self.plan, self.format, self._account = plan, format, account

    @classmethod
    def planned(cls, reads: Reads, path: Path, asked: Asked, progress: Progress, format: Format) -> StatementFile:
        """Reads the file and works it out. Raises UnreadableFile; AmbiguousDates, AmbiguousNumbers, WhichAccount;
        FieldError where no account has the name that was said."""
        accounts = list(reads.every(Account))
        currency = asked.currency or _usual_currency(accounts) or asked.conventions.currency
        conventions = dataclasses.replace(asked.conventions, currency=currency)
        saved = [profile_of(each) for each in reads.every(StatementFormat)]
        reading = read_statement(
            path, format, conventions, mark=asked.decimal_mark, saved=saved, progress=progress
        )  # fmt: skip
        account = _named(accounts, asked.account) if asked.account else None
        asking = asked.asking and asked.account is None
        return cls(plan_statement(reads, reading, account=account, asking=asking, progress=progress), format, account)

    @property
    def rejected(self) -> Sequence[Rejected]:
        return self.plan.rejected

    @property
    def notes(self) -> Sequence[str]:
        return self.plan.notes

    def preview(self, reads: Reads) -> list[Preview]:
        rows = [self._preview(number, row) for number, row in enumerate(self.plan.rows)]
        # What stands in a line that was not read may be amounts; it is in the file of the rejected ones.
        return rows + [dataclasses.replace(row, detail="") for row in left_out(self.plan.rejected)]

    def bring(self, edit: Edit, ticks: Ticks, *, again: bool) -> Mapping[str, Counts]:
        plan = plan_statement(edit, self.plan.reading, account=self._account) if again else self.plan
        return import_statement(edit, plan, ticks)

    def _preview(self, number: int, row: StatementRow) -> Preview:
        thing, fate = row.thing, _FATES[row.fate]
        if isinstance(thing, AccountMatch):
            return Preview(fate, thing.account.name, f"Account in {thing.account.currency}", row.why, number)
        if isinstance(thing, ExchangeRate):
            detail = f"Exchange rate of {format_day(thing.day)}"
            return Preview(fate, f"{thing.base} in {thing.quote}", detail, "", number)
        if isinstance(thing, StatementFormat):
            return Preview(fate, thing.name, "How this table is written, for the next one like it", "", number)
        account = self.plan.accounts[row.statement].account.name
        amount = format_money(thing.amount, cents=True)
        if isinstance(thing, BalanceDraft):
            return Preview(fate, "Balance", f"{format_day(thing.day)}, {account}", row.why, number, amount)
        why = [words[:1].upper() + words[1:] for words in thing.warnings]
        if row.fate is Found.DOUBTFUL and row.twin is not None:
            why.insert(0, _PERHAPS.format(day=format_day(row.twin.day), payee=row.twin.payee or "no payee"))
        return Preview(fate, _title(thing), f"{format_day(thing.day)}, {account}", "; ".join(why), number, amount)


def _title(draft: TransactionDraft) -> str:
    return draft.payee or draft.memo or "No payee"


def _usual_currency(accounts: Sequence[Account]) -> str:
    """The currency of all accounts, where they have the same."""
    found = {account.currency for account in accounts}
    return found.pop() if len(found) == 1 else ""


def _named(accounts: Sequence[Account], words: str) -> UUID:
    """The account of that name, number or id. Raises FieldError where there is none, or more than one."""
    found = [a.id for a in accounts if fold(words) in (fold(a.name), fold(a.account_number), str(a.id))]
    if len(found) != 1:
        raise FieldError("There is no account of that name or number" if not found else "More accounts have that name")
    return found[0]
