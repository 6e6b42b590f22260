"""QIF: what programs of the nineties exchanged and many still write. Days and amounts are read in the order and with
the mark that the whole file shows; what nothing shows is asked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from organizer.exchange.days import conventions_of
from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, decoded, is_utf16, nothing, opened
from organizer.kernel.dates import Conventions, parse_day
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.text import cleaned, one_line

from .amounts import DecimalMark, mark_of, quoted
from .draft import (
    FILE_LIMIT,
    TRANSACTION_LIMIT,
    AccountDraft,
    AccountKind,
    BankReading,
    SecurityDraft,
    StatementDraft,
    counted,
)  # fmt: skip
from .qif_records import QifValues, investment, transaction

RECORD_LIMIT = 5_000
"""Lines of one record."""
LINES_LIMIT = 1_000_000
"""Lines of all records."""
LINE_LIMIT = 20_000
"""Characters of a line; what is longer is cut."""
_KINDS = {
    "bank": AccountKind.CHECKING, "cash": AccountKind.CASH, "ccard": AccountKind.CREDIT_CARD,
    "invst": AccountKind.INVESTMENT, "port": AccountKind.INVESTMENT, "mutual": AccountKind.INVESTMENT,
    "401(k)/403(b)": AccountKind.INVESTMENT, "oth a": AccountKind.ASSET, "oth l": AccountKind.LIABILITY,
}  # fmt: skip
_LISTS = ("cat", "class", "security", "account")
_NUMERIC_DAY = re.compile(r"(\d{1,4})([./-])\s*(\d{1,2})\s*(?:\2|')\s*(\d{1,4})")
_STEP = 4_096


@dataclass(slots=True)
class QifRecord:
    """The lines of a record: each a letter and what stands behind it."""

    section: str
    line: int
    account: str
    values: list[tuple[int, str, str]] = field(default_factory=list)
    closed: bool = True

    def first(self, code: str) -> str:
        """The first value of a letter; '' without one."""
        return next((text for _, c, text in self.values if c == code), "")

    def raw(self) -> str:
        """The record as text."""
        return "\n".join(code + text for _, code, text in self.values)


def is_qif(head: str) -> bool:
    """Whether text begins as such a file does: with a heading that begins with an exclamation mark."""
    return re.search(r"^!(type|account|option|clear)\b", head, re.IGNORECASE | re.MULTILINE) is not None


def read_qif(
    path: Path, conventions: Conventions | None = None, mark: DecimalMark | None = None, progress: Progress = nothing
) -> BankReading:
    """All accounts and transactions of a file. A QIF names no currency: the conventions' is taken, with a warning.

    Raises UnreadableFile; AmbiguousDates and AmbiguousNumbers where nothing in the file shows how they are meant.
    """
    given = conventions or Conventions(date_order=None)
    with opened(path, FILE_LIMIT) as stream:
        data = stream.read()
    codec = is_utf16(data)
    text = data.decode(codec, "replace") if codec else decoded(data.removeprefix(b"\xef\xbb\xbf"))
    records = list(_records(path.name, cleaned(text), progress))
    if not records and not is_qif(text):
        raise UnreadableFile(path.name, "is no QIF file: it has no heading like !Type:Bank")
    return _Reader(path.name, records, given, mark, progress).read()


def _records(name: str, text: str, progress: Progress) -> Iterator[QifRecord]:
    """The records with the section and the account that they stand under."""
    section = account = ""
    listing = False
    record: QifRecord | None = None
    lines = io.StringIO(text, newline=None)
    filled = 0
    for number, whole in enumerate(lines, 1):
        if number % _STEP == 0:
            progress(lines.tell(), len(text))
        line = whole[:LINE_LIMIT].rstrip()
        if line.startswith("!"):
            if record is not None:
                record.closed = False
                yield record
                record = None
            heading = line[1:].strip().lower()
            if heading.startswith(("option:", "clear:")):
                listing = heading == "option:autoswitch" or (listing and heading != "clear:autoswitch")
                continue
            section = heading.removeprefix("type:").strip()
            continue
        if not section or (not line.strip() and record is None):
            continue
        if line.startswith("^"):
            if record is not None:
                if section == "account" and not listing:
                    account = record.first("N")
                yield record
                record = None
            continue
        if not line.strip():
            continue
        if record is None:
            record = QifRecord(section, number, account)
        if len(record.values) >= RECORD_LIMIT:
            raise UnreadableFile(name, f"a record has more than {RECORD_LIMIT:,} lines", record.line)
        filled += 1
        if filled > LINES_LIMIT:
            raise UnreadableFile(name, f"has more than {LINES_LIMIT:,} lines", number)
        record.values.append((number, line[0], line[1:].strip()))
    if record is not None:
        record.closed = False
        yield record


class _Reader:
    def __init__(
        self, name: str, records: list[QifRecord], given: Conventions, mark: DecimalMark | None, progress: Progress
    ) -> None:
        self.records, self.progress = records, progress
        self.reading = BankReading(name, Format.QIF)
        booked = [record for record in records if record.section in _KINDS]
        days = [(line, _plain_day(text)) for r in booked for line, code, text in r.values if code == "D"]
        self.conventions = conventions_of(name, days, given)
        amounts = (
            (line, text) for r in booked for line, code, text in r.values
            if code in "TU$" or (code in "IQO" and r.section == "invst")
        )  # fmt: skip
        self.values = QifValues(self._day, mark_of(name, amounts, mark) or ".", given.currency)
        self.statements: dict[str, StatementDraft] = {}

    def read(self) -> BankReading:
        """Goes through the records."""
        unread: dict[str, int] = {}
        count = 0
        for number, record in enumerate(self.records):
            if number % _STEP == 0:
                self.progress(number, len(self.records))
            if record.section in _KINDS:
                count += 1
                self._booking(record)
            elif record.section in _LISTS:
                self._listed(record)
            else:
                unread[record.section[:40]] = unread.get(record.section[:40], 0) + 1
            if count > TRANSACTION_LIMIT:
                raise UnreadableFile(self.reading.name, f"has more than {TRANSACTION_LIMIT:,} transactions")
        self.reading.statements = list(self.statements.values())
        self._notes(unread)
        return self.reading

    def _day(self, text: str) -> date:
        try:
            return parse_day(_plain_day(text), self.conventions)
        except FieldError:
            raise FieldError(f"{quoted(text)} is no day" if text else "it has no day") from None

    def _statement(self, name: str, kind: AccountKind, line: int) -> StatementDraft:
        shown = "" if name.startswith("!") else one_line(name)
        account = AccountDraft("", "", shown, self.values.currency, kind)
        found = self.statements.setdefault(name, StatementDraft(account, assumed_currency=True, line=line))
        if found.account.kind is AccountKind.UNKNOWN and kind is not AccountKind.UNKNOWN:
            found.account = replace(found.account, kind=kind)
        return found

    def _booking(self, record: QifRecord) -> None:
        kind = _KINDS[record.section]
        invested = record.section in ("invst", "port")
        try:
            draft = investment(record.values, self.values) if invested else transaction(record.values, self.values)
        except FieldError as error:
            self.reading.reject(record.line, str(error), record.raw())
            return
        if not record.closed:
            draft = replace(draft, warnings=(*draft.warnings, "the record is not closed: something may be missing"))
        # What stands under no account is of one account for each section.
        statement = self._statement(record.account or f"!{record.section}", kind, record.line)
        statement.transactions.append(replace(draft, line=record.line))
        if not record.account and draft.payee.casefold() == "opening balance" and draft.transfer:
            # The first booking of an account that is not named anywhere else names it.
            statement.account = replace(statement.account, name=draft.transfer)

    def _listed(self, record: QifRecord) -> None:
        name = one_line(record.first("N"))
        if record.section == "account":
            if name:
                self._statement(
                    record.first("N"), _KINDS.get(record.first("T").lower(), AccountKind.UNKNOWN), record.line
                )
        elif record.section == "cat":
            path = tuple(part.strip() for part in name.split(":") if part.strip())
            if path and path not in self.reading.categories:
                self.reading.categories.append(path)
        elif record.section == "class":
            if name not in self.reading.classes:
                self.reading.classes.append(name)
        else:
            self.reading.securities.append(SecurityDraft(name, record.first("S")))

    def _notes(self, unread: dict[str, int]) -> None:
        reading = self.reading
        trades = sum(draft.trade is not None for s in reading.statements for draft in s.transactions)
        if reading.statements:
            reading.note(f"A QIF file names no currency; {self.values.currency} was taken. Check that it is right")
        if trades:
            reading.note(f"{counted(trades, 'investment transaction')}, kept with the cash they moved")
        found = [
            counted(len(listed), word, plural) for listed, word, plural in (
                (reading.categories, "category", "categories"), (reading.classes, "class", "classes"),
                (reading.securities, "security", "securities"),
            ) if listed
        ]  # fmt: skip
        if found:
            reading.note("It also lists " + ", ".join(found))
        for section, number in unread.items():
            reading.note(f"{counted(number, 'record')} under !{section} is not read here" if number == 1 else
                         f"{counted(number, 'record')} under !{section} are not read here")  # fmt: skip
        if not reading.statements and not reading.rejected:
            reading.note("There is no account and no transaction in it")


def _plain_day(text: str) -> str:
    """A day with the same mark on both sides and its year in four digits, where it can be told: an apostrophe stands
    before the years from 2000 on."""
    found = _NUMERIC_DAY.fullmatch(text.strip())
    if found is None:
        return text.strip()
    first, mark, second, last = found.groups()
    if "'" in text and len(last) < 3 and int(last) < 70:
        last = f"20{int(last):02d}"
    return f"{first}{mark}{second}{mark}{last}"
