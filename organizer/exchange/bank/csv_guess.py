"""Finding out how a bank writes its table. What the file does not decide is asked for, never guessed."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from organizer.exchange.csvs import CsvFile, Row
from organizer.exchange.days import conventions_of
from organizer.kernel.dates import Conventions, parse_day
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.frozen import frozen
from organizer.kernel.text import fold, one_line

from .amounts import DecimalMark, bare, is_currency, mark_of
from .csv_profile import CsvProfile, heads_of
from .csv_roles import IN_WORDS, OUT_WORDS, columns_of, is_statement

DELIMITERS = (",", ";", "\t", "|")
HEAD_WITHIN = 60
"""Rows in which the heads are looked for."""
_ENOUGH = 5_000
"""Rows that decide whether amounts have a sign."""
_MARKS = re.compile(r"[$€£¥]|\b[A-Z]{3}\b")
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b")
_NUMBER = re.compile(r"[\dXx*][\dXx* ./-]{3,40}")
_ACCOUNT = re.compile(r"(giro|spar)?(kontonummer|konto|iban|account|compte|cuenta|conto|rekening|depot|card)\b")
_BALANCE = re.compile(r"kontostand|balance|saldo|solde")
_BEFORE = re.compile(r"begin|opening|start|anfang|alter|initial")
_DAY = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")


class UndecidedColumns(UnreadableFile):
    """Which column is what? The table has no heads that are known."""


@frozen
class Preamble:
    """What stands above the heads: whose statement it is, and what was in the account on a day."""

    number: str = dataclasses.field(default="", repr=False)
    name: str = dataclasses.field(default="", repr=False)
    balance: str = dataclasses.field(default="", repr=False)
    balance_day: str = dataclasses.field(default="", repr=False)
    currency: str = ""


def find_heads(file: CsvFile, saved: Iterable[CsvProfile] = ()) -> tuple[Row, str, CsvProfile | None] | None:
    """The heads of a bank's table, the delimiter, and the saved profile that they are the heads of; None without."""
    known = list(saved)
    for delimiter in DELIMITERS:
        for row in itertools.islice(_first(file, delimiter), HEAD_WITHIN):
            profile = next((p for p in known if p.delimiter == delimiter and p.fits(row.cells)), None)
            if profile is not None:
                return row, delimiter, profile
    for delimiter in DELIMITERS:
        for row in itertools.islice(_first(file, delimiter), HEAD_WITHIN):
            if is_statement(row.cells):
                return row, delimiter, None
    return None


def _first(file: CsvFile, delimiter: str) -> Iterator[Row]:
    return file.rows(delimiter, malformed=lambda line, reason, raw: None)


def guessed(file: CsvFile, heads: Row, delimiter: str) -> CsvProfile:
    """A profile from the heads and from what stands below them, as far as that decides it."""
    names = heads_of(heads.cells)
    found = columns_of(heads.cells)

    def named(role: str, most: int = 1) -> tuple[str, ...]:
        return tuple(names[n] for n in found[role][:most])

    amount = named("amount")
    debit, credit = (named("debit"), named("credit")) if not amount else ((), ())
    direction = ""
    if amount and found["direction"]:
        direction = _direction(file, heads, delimiter, found)
    category = " + ".join((*named("category"), *named("subcategory")))
    return CsvProfile(
        "", names, delimiter, file.encoding, None, None, heads.line - 1, names[found["day"][0]], "".join(amount),
        "".join(debit), "".join(credit), direction, named("payee"), named("memo", 40), "".join(named("account")),
        "".join(named("currency")), category,
    )  # fmt: skip


def _direction(file: CsvFile, heads: Row, delimiter: str, found: dict[str, list[int]]) -> str:
    """The head of the column that gives amounts their sign: none of them has one, and every word there is known."""
    amount = found["amount"][0]
    candidates = list(found["direction"])
    for row in itertools.islice(rows_below(file, heads.line, delimiter), _ENOUGH):
        text = bare(cell(row.cells, amount))
        if text.startswith("-"):
            return ""
        if text:
            candidates = [n for n in candidates if fold(cell(row.cells, n)) in OUT_WORDS | IN_WORDS]
    return heads_of(heads.cells)[candidates[0]] if candidates else ""


def rows_below(file: CsvFile, line: int, delimiter: str) -> Iterator[Row]:
    """The rows behind a line that hold anything. Raises UnreadableFile for broken quotes there."""

    def broken(at: int, reason: str, raw: str) -> None:
        if at > line:
            raise UnreadableFile(file.name, reason, at)

    for row in file.rows(delimiter, malformed=broken):
        if row.line > line and not row.empty:
            yield row


def cell(cells: Sequence[str], place: int) -> str:
    """The text of a cell; '' where the row ends before it."""
    return cells[place].strip() if place < len(cells) else ""


def settled(
    file: CsvFile, profile: CsvProfile, places: dict[str, list[int]], above: Preamble, given: Conventions,
    mark: DecimalMark | None,
) -> CsvProfile:  # fmt: skip
    """The profile with the order of days and the decimal mark, from the profile, from what is given, or from the whole
    file. Raises AmbiguousDates and AmbiguousNumbers."""
    order = given.date_order or profile.date_order
    start = profile.skipped + bool(profile.heads)

    def texts(*roles: str) -> Iterator[tuple[int, str]]:
        for row in rows_below(file, start, profile.delimiter):
            for place in (p for role in roles for p in places.get(role, [])):
                yield row.line, cell(row.cells, place)

    if order is None:
        days = ((line, day_text(text)) for line, text in texts("day"))
        order = conventions_of(file.name, days, dataclasses.replace(given, date_order=None)).date_order
    amounts = itertools.chain(texts("amount", "debit", "credit", "balance"), [(1, above.balance)] * bool(above.balance))
    found = mark or profile.decimal_mark or mark_of(
        file.name, ((line, without_mark(text)[0]) for line, text in amounts), None
    )  # fmt: skip
    return dataclasses.replace(profile, date_order=order, decimal_mark=found)


def day_text(text: str) -> str:
    """A day without the time of day that stands behind it."""
    return re.sub(r"[T ]\d{1,2}:\d{2}.*$", "", text.strip(), flags=re.DOTALL)


def day_of(text: str, conventions: Conventions) -> date:
    """The day in a cell. Raises FieldError."""
    plain = day_text(text)
    if not re.search(r"\d", plain) or re.fullmatch(r"[+-]\d.*", plain):
        raise FieldError(f"'{plain[:30]}' is no day" if plain else "it has no day")
    try:
        return parse_day(plain, conventions)
    except FieldError:
        raise FieldError(f"'{plain[:30]}' is no day") from None


def without_mark(text: str) -> tuple[str, str]:
    """An amount without its currency's sign or code, and the currency; '' without one."""
    found = _MARKS.findall(text)
    if len(found) != 1:
        return text, ""
    code = SYMBOLS.get(found[0], found[0])
    return _MARKS.sub("", text).strip(), code if is_currency(code) else ""


def preamble(file: CsvFile, heads: Row | None, delimiter: str) -> Preamble:
    """What the lines above the heads say."""
    if heads is None or heads.line == 1:
        return Preamble()
    number = name = balance = day = code = ""
    for row in _first(file, delimiter):
        if row.line >= heads.line:
            break
        cells = [one_line(each) for each in row.cells]
        label, rest = fold(cells[0]) if cells else "", [each for each in cells[1:] if each]
        value = rest[0] if rest else ""
        if value and not balance and _BALANCE.search(label) and not _BEFORE.search(label):
            found = _DAY.search(label) or next((m for each in rest[1:] if (m := _DAY.search(each))), None)
            if found is not None:
                balance, code = without_mark(value)
                code = code or next((c for each in rest[1:] if is_currency(c := each.strip())), "")
                day = found[0]
        elif not number and _ACCOUNT.match(label) and (value or ":" in cells[0]):
            number, name = _account(value or cells[0].partition(":")[2])
    return Preamble(number, name, balance, day, code)


def _account(text: str) -> tuple[str, str]:
    """The number in 'DE00… / Girokonto', and what else it says."""
    found = _IBAN.search(text.replace(" ", "")) if re.match(r"[A-Z]{2}\d{2} ", text) else _IBAN.search(text)
    match = found or _NUMBER.search(text)
    if match is None:
        return "", text[:100]
    rest = re.sub(r"^[\s/,;:|–-]+|[\s/,;:|–-]+$", "", text.replace(match[0], ""))
    return match[0].strip(), rest[:100]
