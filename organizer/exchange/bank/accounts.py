"""Which account a statement belongs to: by its number, by its name, by what happened in it; else a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace
from pathlib import PurePath
from uuid import UUID

from organizer.areas.money.model import Account, AccountClass, StatementFormat, Transaction
from organizer.exchange.draft import Undecided
from organizer.kernel.area import Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.query import Where
from organizer.kernel.text import fold

from .amounts import money
from .draft import AccountDraft, AccountKind, BankReading, StatementDraft
from .formats import same_heads

_CLASSES = {
    AccountKind.CREDIT_CARD: AccountClass.DEBT, AccountKind.LOAN: AccountClass.DEBT,
    AccountKind.LIABILITY: AccountClass.DEBT, AccountKind.INVESTMENT: AccountClass.INVESTMENTS,
    AccountKind.ASSET: AccountClass.PROPERTY,
}  # fmt: skip


@frozen
class AccountMatch:
    """The account of a statement. `doubtful`: it may be this one, or another that is not here yet."""

    account: Account
    new: bool
    why: str = ""
    doubtful: bool = False
    number: str = field(default="", repr=False)
    """The account's number, which it gets from the file."""


class WhichAccount(Undecided):
    """The file is of an account that may be one of those that are here: `choices` are their ids and names."""

    def __init__(self, name: str, choices: Sequence[tuple[UUID, str]]) -> None:
        self.choices = tuple(choices)
        super().__init__(name, "of which account is it? Say its name, or that it is a new one")


class KnownAccounts:
    """The accounts that are here, and those that this file brings."""

    def __init__(self, reads: Reads, reading: BankReading, given: UUID | None, *, asking: bool) -> None:
        self._reads, self._reading, self._given, self._asking = reads, reading, given, asking
        self.stored: dict[UUID, Account] = {account.id: account for account in reads.every(Account)}
        self._formats: Sequence[StatementFormat] = (
            same_heads(reading.profile, reads.every(StatementFormat)) if reading.profile else ()
        )
        self._made: dict[tuple[str, str, str], Account] = {}

    def match(self, statement: StatementDraft) -> AccountMatch:
        """The account of a statement, here or new. Raises WhichAccount."""
        draft = statement.account
        if self._given in self.stored and len(self._reading.statements) == 1:
            account = self.stored[self._given]
            number = "" if account.account_number or draft.uid else draft.number[:200]
            return AccountMatch(account, False, "As you said", number=number)
        for way in (self._by_number, self._by_bank_ids, self._by_name, self._by_format, self._by_content):
            if found := way(statement):
                return found
        if self._asking and len(self._reading.statements) == 1 and not draft.uid:
            # One that has a number of its own is another account.
            choices = [(a.id, a.name) for a in self._fitting(statement) if not (draft.number and a.account_number)]
            if choices:
                raise WhichAccount(self._reading.name, choices)
        key = (draft.uid or _plain(draft.number), fold(draft.name), draft.currency)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._new(draft)
        said = bool(draft.number or draft.name)
        return AccountMatch(made, True, "" if said else "The file does not say which account it is")

    def _fitting(self, statement: StatementDraft) -> list[Account]:
        """Those whose currency it can be in."""
        currency = statement.account.currency
        return [a for a in self.stored.values() if statement.assumed_currency or a.currency == currency]

    def _by_number(self, statement: StatementDraft) -> AccountMatch | None:
        number = _plain(statement.account.number)
        if not number:
            return None
        found = [a for a in self._fitting(statement) if _plain(a.account_number) == number]
        if len(found) > 1 and (bank := fold(statement.account.bank)):
            found = [a for a in found if fold(a.institution) == bank] or found
        return AccountMatch(found[0], False, "By its number", len(found) > 1) if found else None

    def _by_bank_ids(self, statement: StatementDraft) -> AccountMatch | None:
        """In a ledger every booking has an id of its own, whatever its account is called now."""
        if not statement.account.uid or not statement.transactions:
            return None
        ids = tuple(draft.fitid for draft in statement.transactions[:100])
        found = Counter(t.account for t in self._reads.every(Transaction, [Where("bank_id", "in", ids)]))
        account = self.stored.get(found.most_common(1)[0][0]) if found else None
        return AccountMatch(account, False, "By its transactions") if account else None

    def _by_name(self, statement: StatementDraft) -> AccountMatch | None:
        draft = statement.account
        if draft.number and not draft.uid:
            return None
        name = fold(draft.name or self._file_name())
        found = [a for a in self._fitting(statement) if fold(a.name) == name]
        why = "By its name" if draft.name else "Named after the file"
        return AccountMatch(found[0], False, why, len(found) > 1) if found else None

    def _by_format(self, statement: StatementDraft) -> AccountMatch | None:
        """The account that the last table of this form was for."""
        if statement.account.number or statement.account.name:
            return None
        found = [self.stored[f.account] for f in self._formats if f.account in self.stored]
        if len({account.id for account in found}) > 1:
            return self._by_content(statement) or AccountMatch(found[0], False, "Another table of this form", True)
        return AccountMatch(found[0], False, "As the last table of this form") if found else None

    def _by_content(self, statement: StatementDraft) -> AccountMatch | None:
        """Where nothing is said, the account in which at least half of it stands already."""
        if statement.account.number or statement.account.name or not statement.transactions:
            return None
        days = [draft.day for draft in statement.transactions]
        wanted = {(draft.day, draft.amount.minor, fold(draft.payee)) for draft in statement.transactions}
        where = [Where("day", ">=", min(days)), Where("day", "<=", max(days))]
        fitting = {account.id for account in self._fitting(statement)}
        found = Counter(
            t.account for t in self._reads.every(Transaction, where)
            if t.account in fitting and (t.day, t.amount.minor, fold(t.payee)) in wanted
        )  # fmt: skip
        if not found or found.most_common(1)[0][1] * 2 < len(wanted):
            return None
        return AccountMatch(self.stored[found.most_common(1)[0][0]], False, "By its transactions")

    def _new(self, draft: AccountDraft) -> Account:
        return Account(
            name=self._name(draft)[:200], account_class=_CLASSES.get(draft.kind, AccountClass.CASH),
            institution=draft.bank[:200], account_number=draft.number[:200], currency=draft.currency,
        )  # fmt: skip

    def _name(self, draft: AccountDraft) -> str:
        if draft.name:
            same = [s.account for s in self._reading.statements if fold(s.account.name) == fold(draft.name)]
            apart = draft.path and len(same) > 1
            return f"{draft.name} ({draft.path[-1]})" if apart else draft.name
        end = re.sub(r"\W", "", draft.number)[-4:]
        words = [draft.kind.value.capitalize() or "Account" if draft.number else self._file_name(), end]
        return " ".join(word for word in words if word)

    def _file_name(self) -> str:
        return PurePath(self._reading.name).stem or "Statement"


def _plain(number: str) -> str:
    """A number without the marks that are written between its digits."""
    return re.sub(r"[\W_]", "", number).upper()


def in_currency(statement: StatementDraft, currency: str) -> StatementDraft:
    """The same statement in the currency of its account, where the file names none. Raises FieldError where an amount
    is finer than that currency."""
    transactions = [
        replace(
            draft, amount=money(draft.amount.amount, currency),
            splits=tuple(replace(part, amount=money(part.amount.amount, currency)) for part in draft.splits),
        ) for draft in statement.transactions
    ]  # fmt: skip
    balances = [replace(each, amount=money(each.amount.amount, currency)) for each in statement.balances]
    account = replace(statement.account, currency=currency)
    return replace(statement, account=account, transactions=transactions, balances=balances)
