"""Tables of banks: one row is one booking."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from organizer.exchange.csvs import CsvFile, Row
from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, nothing, size_of
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.money import Money
from organizer.kernel.text import cleaned, fold, one_line

from .amounts import DecimalMark, is_currency, money, number_of
from .csv_guess import Preamble, UndecidedColumns, cell, day_of, find_heads, guessed, preamble, rows_below, settled
from .csv_guess import without_mark as without_currency
from .csv_profile import CsvProfile
from .csv_roles import IN_WORDS, NOT_DONE, OUT_WORDS, PENDING
from .draft import (
    FILE_LIMIT,
    TRANSACTION_LIMIT,
    AccountDraft,
    BalanceDraft,
    BankReading,
    StatementDraft,
    TransactionDraft,
    counted,
    without_repeats,
)  # fmt: skip

_STEP = 1_000
_MOST_ACCOUNTS = 2_000


def read_csv(
    path: Path, conventions: Conventions | None = None, mark: DecimalMark | None = None,
    profile: CsvProfile | None = None, saved: Iterable[CsvProfile] = (), progress: Progress = nothing,
) -> BankReading:  # fmt: skip
    """All bookings of a table. With `profile` it is read that way; else by the saved one whose heads it has; else it is
    found out from the heads and the rows. `conventions` give the currency of a file that names none, and the order of
    its days where it is known.

    Raises UnreadableFile; UndecidedColumns, AmbiguousDates, AmbiguousNumbers where nothing in the file decides.
    """
    given = conventions or Conventions(date_order=None)
    size = size_of(path, FILE_LIMIT)
    file = CsvFile(lambda: path.open("rb"), path.name)
    if profile is not None and profile.encoding:
        file.encoding = _codec(profile.encoding, file.encoding)
    try:
        return _read(file, given, mark, profile, saved, size, progress)
    except UnicodeDecodeError:
        raise UnreadableFile(path.name, "the text has not the encoding that the saved format says") from None


def _codec(named: str, found: str) -> str:
    """The encoding that a profile names; UTF-8 with or without its mark is one."""
    if found.startswith("utf-8") and named.lower().startswith("utf"):
        return found
    return named if named in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1") else found


def _read(
    file: CsvFile, given: Conventions, mark: DecimalMark | None, profile: CsvProfile | None,
    saved: Iterable[CsvProfile], size: int, progress: Progress,
) -> BankReading:  # fmt: skip
    found = find_heads(file, [profile] if profile else saved)
    heads, delimiter = (found[0], found[1]) if found else (None, profile.delimiter if profile else ",")
    if profile is None or (profile.heads and found is not None and found[2] is None):
        if found is None:
            raise UndecidedColumns(
                file.name, "has no heads that say which column is the day and which the amount. Give a saved format"
            )
        if profile is not None:
            raise UnreadableFile(file.name, "has other heads than the format that was given", found[0].line)
        profile = found[2] or guessed(file, found[0], delimiter)
    if heads is not None and profile.heads:
        profile = dataclasses.replace(profile, skipped=heads.line - 1)
    else:
        heads = None
    above = preamble(file, heads, profile.delimiter)
    try:
        places = profile.places(max(len(profile.heads), _width(file, profile)))
    except FieldError as error:
        raise UnreadableFile(file.name, str(error)) from None
    profile = settled(file, profile, places, above, given, mark)
    return _Reader(file, profile, places, above, given).read(size, progress)


def _width(file: CsvFile, profile: CsvProfile) -> int:
    first = next(rows_below(file, profile.skipped, profile.delimiter), None)
    return len(first.cells) if first else 0


class _Reader:
    def __init__(
        self, file: CsvFile, profile: CsvProfile, places: dict[str, list[int]], above: Preamble, given: Conventions
    ) -> None:
        self.file, self.profile, self.places, self.above = file, profile, places, above
        self.conventions = dataclasses.replace(given, date_order=profile.date_order)
        self.mark: DecimalMark = profile.decimal_mark or "."
        self.stated = profile.stated_currency()
        self.default = given.currency
        self.reading = BankReading(file.name, Format.BANK_CSV, profile=profile)
        self.statements: dict[tuple[str, str], StatementDraft] = {}
        self.balances: dict[tuple[str, str], list[tuple[date, Money]]] = {}
        self.not_done = 0
        self.marked = ""
        self.assumed = False

    def read(self, size: int, progress: Progress) -> BankReading:
        """Goes through the rows."""
        start = self.profile.skipped + bool(self.profile.heads)
        for number, row in enumerate(rows_below(self.file, start, self.profile.delimiter)):
            if number % _STEP == 0:
                progress(min(number, size), size)
            if number >= TRANSACTION_LIMIT:
                raise UnreadableFile(self.file.name, f"has more than {TRANSACTION_LIMIT:,} rows", row.line)
            try:
                self._row(row)
            except FieldError as error:
                self.reading.reject(row.line, str(error), row.raw())
        self._finish()
        return self.reading

    def _first(self, row: Row, role: str) -> str:
        return next((text for place in self.places.get(role, []) if (text := cell(row.cells, place))), "")

    def _row(self, row: Row) -> None:
        status = fold(self._first(row, "status"))
        if status in NOT_DONE:
            self.not_done += 1
            return
        day_place = self.places["day"][0]
        wrong = []
        try:
            day = day_of(cell(row.cells, day_place), self.conventions)
        except FieldError as error:
            wrong.append(str(error))
        try:
            value, marked = self._amount(row)
        except FieldError as error:
            wrong.append(str(error))
        if wrong:
            raise FieldError("; ".join(wrong))
        currency = self._currency(row, marked)
        amount = money(value, currency)
        payee = _words(row, self.places["payee"])
        memo = [words for place in self.places["memo"] if (words := _words(row, [place])) and words != payee]
        category = tuple(words for place in self.places["category"] if (words := _words(row, [place])))
        warnings = ("the bank has not booked it yet",) if status in PENDING else ()
        draft = TransactionDraft(
            day, amount, row.line, payee, " ".join(dict.fromkeys(memo)), self._first(row, "bank_id"),
            self._first(row, "check_number"), category, tags=self._tags(row), warnings=warnings,
        )  # fmt: skip
        key = self._account(row), currency
        statement = self.statements.get(key)
        if statement is None:
            if len(self.statements) >= _MOST_ACCOUNTS:
                raise UnreadableFile(self.file.name, f"names more than {_MOST_ACCOUNTS:,} accounts", row.line)
            statement = self.statements[key] = self._statement(*key, row.line)
        statement.transactions.append(draft)
        self._balance(row, key, day)

    def _amount(self, row: Row) -> tuple[Decimal, str]:
        """The amount with its sign, and the currency that is written at it."""
        if self.places["amount"]:
            text, marked = without_currency(cell(row.cells, self.places["amount"][0]))
            if not text:
                raise FieldError("it has no amount")
            value = number_of(text, self.mark)
            if self.places["direction"]:
                word = fold(cell(row.cells, self.places["direction"][0]))
                if word not in OUT_WORDS | IN_WORDS:
                    raise FieldError(f"'{word[:30]}' says neither in nor out")
                value = -abs(value) if word in OUT_WORDS else abs(value)
        else:
            value, marked = self._debit_and_credit(row)
        return (-value if self.profile.sign == "reversed" else value), marked

    def _debit_and_credit(self, row: Row) -> tuple[Decimal, str]:
        total, marked, filled = Decimal(0), "", False
        for role, sign in (("debit", -1), ("credit", 1)):
            text, code = without_currency(self._first(row, role))
            if text:
                value = number_of(text, self.mark)
                if filled and value and total:
                    raise FieldError("it has an amount that came in and one that went out")
                # What went out is written with or without its sign.
                total += sign * abs(value) if role == "debit" else value
                marked, filled = marked or code, True
        if not filled:
            raise FieldError("it has no amount")
        return total, marked

    def _currency(self, row: Row, marked: str) -> str:
        """That of the row, of the amount's head, of the sign at the amount, of the lines above; else the default."""
        stated = self._first(row, "currency").upper()
        if stated:
            if not is_currency(stated):
                raise FieldError(f"'{stated[:20]}' is no currency")
            return stated
        self.marked = marked or self.marked
        found = self.stated or self.marked or self.above.currency
        self.assumed = self.assumed or not found
        return found or self.default

    def _account(self, row: Row) -> str:
        return self.above.number or one_line(self._first(row, "account"))[:200]

    def _statement(self, number: str, currency: str, line: int) -> StatementDraft:
        # Words are a name, and what has digits is a number.
        digits = sum(c.isdecimal() for c in number)
        named = number if digits < 4 or digits * 3 < len(number) else ""
        account = AccountDraft("" if named else number, "", named or self.above.name, currency)
        return StatementDraft(account, assumed_currency=self.assumed, line=line)

    def _balance(self, row: Row, key: tuple[str, str], day: date) -> None:
        text, _ = without_currency(self._first(row, "balance"))
        if text:
            try:
                amount = money(number_of(text, self.mark), key[1])
            except FieldError as error:
                self.reading.note(f"Line {row.line}: the balance was left out: {error}")
                return
            self.balances.setdefault(key, []).append((day, amount))

    def _tags(self, row: Row) -> tuple[str, ...]:
        words = self._first(row, "tags")
        return tuple(one_line(tag) for tag in words.replace(";", ",").split(",") if tag.strip()) if words else ()

    def _finish(self) -> None:
        reading = self.reading
        reading.statements = list(self.statements.values())
        for key, found in self.balances.items():
            days = [day for day, _ in found]
            # Where all are of one day, nothing says which was the last.
            if len(found) == 1 or days[0] != days[-1]:
                last = found[0] if days[0] >= days[-1] else found[-1]
                self.statements[key].balances.append(BalanceDraft(*last))
        self._stated_balance()
        if self.assumed:
            reading.note(f"The file names no currency; {self.default} was taken. Check that it is right")
        if self.not_done:
            reading.note(f"Passed over: {counted(self.not_done, 'booking')} that did not take place")
        amounts = [draft.amount.minor for s in reading.statements for draft in s.transactions]
        if len(amounts) > 1 and self.places["amount"] and min(amounts) > 0:
            reading.note("All amounts came in and none went out: check that their signs are right")
        if not reading.statements and not reading.rejected:
            reading.note("There is no booking in it")
        without_repeats(reading)

    def _stated_balance(self) -> None:
        """The balance that the lines above the heads say, of the only account."""
        if not self.above.balance or len(self.statements) != 1:
            return
        (statement,) = self.statements.values()
        try:
            day = day_of(self.above.balance_day, self.conventions)
            amount = money(number_of(self.above.balance, self.mark), statement.account.currency)
        except FieldError:
            self.reading.note("The balance above the table could not be read")
            return
        if self.above.currency in ("", statement.account.currency):
            statement.balances = [b for b in statement.balances if b.day != day] + [BalanceDraft(day, amount)]


def _words(row: Row, places: list[int]) -> str:
    return one_line(cleaned(" ".join(text for place in places if (text := cell(row.cells, place)))))[:10_000]
