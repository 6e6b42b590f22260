"""OFX and QFX: statements of banks, credit cards and brokers, in the old form and in XML."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, nothing
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.money import Money
from organizer.kernel.text import one_line

from .amounts import Read, is_currency, money, ofx_number, rounded_money
from .draft import (
    TRANSACTION_LIMIT,
    AccountDraft,
    AccountKind,
    BalanceDraft,
    BankReading,
    StatementDraft,
    TransactionDraft,
    without_repeats,
)  # fmt: skip
from .ofx_invest import securities, trades_and_positions
from .ofx_tree import Element, read_tree
from .ofx_values import day_of

_STATEMENTS = ("STMTRS", "CCSTMTRS", "INVSTMTRS")
_KINDS = {
    "CHECKING": AccountKind.CHECKING, "SAVINGS": AccountKind.SAVINGS, "MONEYMRKT": AccountKind.SAVINGS,
    "CD": AccountKind.SAVINGS, "CREDITLINE": AccountKind.LOAN, "CREDITCARD": AccountKind.CREDIT_CARD,
}  # fmt: skip
_GOOD_CODES = ("", "0", "15000")
"""15000: signed on, and the password is to be changed."""
_WORDS = 200


def read_ofx(path: Path, currency: str = "USD", progress: Progress = nothing) -> BankReading:
    """All statements of a file; a transaction that cannot be read is rejected and the others go on.

    `currency` is taken, with a warning, where a statement names none. Raises UnreadableFile, also when the bank
    refused the sign-on, so that there is no statement.
    """
    tree, last_line = read_tree(path, progress)
    reading = BankReading(path.name, Format.OFX)
    bank = tree.text("SIGNONMSGSRSV1", "SONRS", "FI", "ORG")
    found = list(tree.within(*_STATEMENTS))
    _signed_on(reading, tree, bool(found))
    for element in found:
        _Statement(reading, element, bank, currency).read()
    _answers(reading, tree)
    if not tree.closed:
        reading.note(f"The file ends at line {last_line} without </OFX>: something may be missing")
    if not found:
        reading.note("There is no statement in it")
    reading.securities = securities(tree)
    without_repeats(reading)
    return reading


def _signed_on(reading: BankReading, tree: Element, anything: bool) -> None:
    status = next((sonrs.first("STATUS") for sonrs in tree.within("SONRS")), None)
    if status is None or not _failed(status):
        return
    words = f"the bank refused the sign-on ({_said(status)})"
    if not anything:
        raise UnreadableFile(reading.name, f"{words}, so that there is no statement in it", status.line)
    reading.note(words[:1].upper() + words[1:])


def _answers(reading: BankReading, tree: Element) -> None:
    """What the bank said instead of a statement."""
    for answer in tree.within("STMTTRNRS", "CCSTMTTRNRS", "INVSTMTTRNRS"):
        status = answer.first("STATUS")
        if status is not None and _failed(status):
            reading.note(f"Line {status.line}: the bank answered with an error ({_said(status)})")


def _failed(status: Element) -> bool:
    severity = status.text("SEVERITY").upper()
    return severity == "ERROR" or (severity not in ("INFO", "WARN") and status.text("CODE") not in _GOOD_CODES)


def _said(status: Element) -> str:
    code, message = status.text("CODE")[:10], one_line(status.text("MESSAGE"))[:_WORDS]
    return ": ".join(part for part in (f"code {code}" if code else "", message) if part) or "without a reason"


def _day_and_amount(element: Element) -> tuple[date, Read]:
    """Raises FieldError with all that is wrong with them."""
    day, read, wrong = None, None, []
    try:
        day = day_of(element.text("DTPOSTED"))
    except FieldError as error:
        wrong.append(str(error))
    try:
        read = ofx_number(element.text("TRNAMT")) if element.text("TRNAMT") else None
    except FieldError as error:
        wrong.append(str(error))
    else:
        wrong += ["it has no amount"] * (read is None)
    if day is None or read is None:
        raise FieldError("; ".join(wrong))
    return day, read


class _Statement:
    """Reads one statement, in the currency and for the account that stand in it."""

    def __init__(self, reading: BankReading, element: Element, bank: str, currency: str) -> None:
        self.reading, self.element, self.bank = reading, element, bank
        self.default = currency

        self.assumed = False
        self.currency = self._currency()
        self.statement = StatementDraft(self._account(), assumed_currency=self.assumed, line=element.line)

    def read(self) -> None:
        """Adds the statement to the reading."""
        element = self.element
        self.reading.statements.append(self.statement)
        self._transactions()
        self._balances()
        if element.name == "INVSTMTRS":
            trades_and_positions(self.reading, self.statement, element)
        if sum(len(s.transactions) for s in self.reading.statements) > TRANSACTION_LIMIT:
            raise UnreadableFile(self.reading.name, f"has more than {TRANSACTION_LIMIT:,} transactions")

    def _currency(self) -> str:
        """That of the statement; without one that of its transactions; else the default."""
        stated = self.element.text("CURDEF").upper()
        self.assumed = not is_currency(stated)
        if not self.assumed:
            return stated
        named = {
            c.text("CURSYM").upper() for t in self.element.within("STMTTRN") for c in t.within("CURRENCY")
        }  # fmt: skip
        only = next(iter(named)) if len(named) == 1 else ""
        taken = only if is_currency(only) else self.default
        why = "its transactions name that one" if taken == only else "check that it is right"
        self.reading.note(f"Line {self.element.line}: the account has no currency; {taken} was taken ({why})")
        return taken

    def _account(self) -> AccountDraft:
        found = next(self.element.within("BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"), None)
        number = one_line(found.text("ACCTID")) if found else ""
        kind = _KINDS.get(found.text("ACCTTYPE").upper(), AccountKind.UNKNOWN) if found else AccountKind.UNKNOWN
        if self.element.name == "CCSTMTRS":
            kind = AccountKind.CREDIT_CARD
        elif self.element.name == "INVSTMTRS":
            kind = AccountKind.INVESTMENT
        bank = self.bank or (found.text("BANKID") or found.text("BROKERID") if found else "")
        return AccountDraft(number, one_line(bank), "", self.currency, kind)

    def _transactions(self) -> None:
        for element in self.element.within("STMTTRN"):
            if not element.closed:
                self.reading.reject(element.line, "the file ends inside this transaction", element.raw())
                continue
            try:
                self.statement.transactions.append(self._transaction(element))
            except FieldError as error:
                self.reading.reject(element.line, str(error), element.raw())

    def _transaction(self, element: Element) -> TransactionDraft:
        day, read = _day_and_amount(element)
        amount, original, converted = self._amount(element, read.value)
        payee = element.text("NAME") or element.text("PAYEE", "NAME") or element.text("PAYEE")
        extended = element.text("EXTDNAME")
        number = element.text("CHECKNUM")
        return TransactionDraft(
            day, amount, element.line, one_line(payee), one_line(element.text("MEMO") or extended),
            element.text("FITID"), "" if not number.strip("0") else number, original=original,
            warnings=tuple(words for words in (read.warning, converted) if words),
        )  # fmt: skip

    def _amount(self, element: Element, value: Decimal) -> tuple[Money, Money | None, str]:
        """The amount in the account's currency; what it was in another, where it stands in one; and a warning."""
        foreign = element.first("CURRENCY")
        symbol = foreign.text("CURSYM").upper() if foreign else ""
        if foreign is None or symbol == self.currency or not is_currency(symbol):
            original = element.first("ORIGCURRENCY")
            return money(value, self.currency), self._original(original, Fraction(value)), ""
        rate = Fraction(ofx_number(foreign.text("CURRATE")).value) if foreign.text("CURRATE") else Fraction(0)
        if rate <= 0:
            raise FieldError(f"it is in {symbol}, and the file has no rate for it")
        words = f"it is in {symbol}; its amount in {self.currency} was worked out at the rate of the file"
        return rounded_money(Fraction(value) * rate, self.currency), money(value, symbol), words

    def _original(self, original: Element | None, value: Fraction) -> Money | None:
        """What a converted amount was before, by the rate that the file states."""
        if original is None or not is_currency(symbol := original.text("CURSYM").upper()):
            return None
        try:
            rate = Fraction(ofx_number(original.text("CURRATE")).value)
            return rounded_money(value / rate, symbol) if rate > 0 else None
        except FieldError:
            return None

    def _balances(self) -> None:
        for element in self.element.within("LEDGERBAL"):
            if not element.text("BALAMT"):
                continue
            try:
                read = ofx_number(element.text("BALAMT"))
                balance = BalanceDraft(day_of(element.text("DTASOF")), money(read.value, self.currency))
            except FieldError as error:
                self.reading.note(f"Line {element.line}: the balance was left out: {error}")
                continue
            self.statement.balances.append(balance)
