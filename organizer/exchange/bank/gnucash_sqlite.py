"""A book of GnuCash in SQLite."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

from organizer.exchange.source import Progress, size_of
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.text import cleaned, one_line
from organizer.store.foreign import ForeignFile, foreign_file

from .draft import (
    ENTRY_LIMIT,
    TRANSACTION_LIMIT,
    AccountDraft,
    AccountKind,
    BankReading,
    EntryDraft,
    LedgerTransaction,
    PriceDraft,
    SecurityDraft,
)  # fmt: skip
from .gnucash_book import BOOK_LIMIT, KINDS, ROOT, day_posted, entry, held, ratio, too_large, with_paths

_NEEDED = {
    "books": ("root_account_guid", "root_template_guid"),
    "commodities": ("guid", "namespace", "mnemonic", "fullname", "cusip"),
    "accounts": ("guid", "name", "account_type", "commodity_guid", "parent_guid", "code"),
    "transactions": ("guid", "currency_guid", "num", "post_date", "description"),
    "splits": ("tx_guid", "account_guid", "memo", "value_num", "value_denom", "quantity_num", "quantity_denom"),
}
_PRICES = ("commodity_guid", "currency_guid", "date", "value_num", "value_denom")
_SLOTS = ("obj_guid", "name", "gdate_val")
_TEMPLATE = "template"


def read_book(path: Path, reading: BankReading, progress: Progress) -> None:
    """Puts the book into the reading's ledger. Raises UnreadableFile."""
    size_of(path, BOOK_LIMIT)
    with foreign_file(path) as file:
        tables = file.tables()
        for table, columns in _NEEDED.items():
            if not tables.get(table, frozenset()) >= set(columns):
                raise UnreadableFile(path.name, f"is no book of GnuCash: it has no table of {table}")
        _Book(file, reading, tables, progress).read()


def _text(value: Any) -> str:
    return one_line(cleaned(value))[:10_000] if isinstance(value, str) else ""


class _Book:
    def __init__(
        self, file: ForeignFile, reading: BankReading, tables: dict[str, frozenset[str]], progress: Progress
    ) -> None:
        self.file, self.reading, self.tables, self.progress = file, reading, tables, progress
        assert reading.ledger is not None
        self.ledger = reading.ledger
        self.commodities: dict[Any, tuple[str, str]] = {}

    def read(self) -> None:
        """Accounts first, then what happened in them; the templates of scheduled transactions are left out."""
        for guid, space, name, full, number in self.file.rows("commodities", _NEEDED["commodities"]):
            self.commodities[guid] = (_text(space), _text(name))
            if _text(space) not in ("CURRENCY", "ISO4217", _TEMPLATE):
                self.reading.securities.append(SecurityDraft(_text(full) or _text(name), _text(name), _text(number)))
        templates = self._accounts()
        self.progress(1, 4)
        splits = self._splits(templates)
        self.progress(2, 4)
        self._transactions(splits)
        self.progress(3, 4)
        if self.tables.get("prices", frozenset()) >= set(_PRICES):
            self._prices()
        self.progress(4, 4)

    def _accounts(self) -> set[Any]:
        """Puts the accounts into the ledger; gives the ids of those that only templates have."""
        rows = list(self.file.rows("accounts", _NEEDED["accounts"]))
        roots = {template for _, template in self.file.rows("books", _NEEDED["books"])}
        above = {row[0]: row[4] for row in rows}
        templates = set()
        for guid, _, _, commodity, _, _ in rows:
            here, steps = guid, 0
            while here in above and here not in roots and steps < 100:
                here, steps = above[here], steps + 1
            if here in roots or self.commodities.get(commodity, ("", ""))[0] == _TEMPLATE:
                templates.add(guid)
        found = {
            str(guid): (
                AccountDraft(
                    _text(code), "", _text(name), (what := held(*self.commodities.get(commodity, ("", ""))))[0],
                    KINDS.get(_text(kind).upper(), AccountKind.UNKNOWN), str(guid), (), what[1],
                ), str(parent),
            ) for guid, name, kind, commodity, parent, code in rows
            if guid not in templates and _text(kind).upper() != ROOT
        }  # fmt: skip
        self.ledger.accounts.update(with_paths(found))
        return templates

    def _splits(self, templates: set[Any]) -> dict[Any, list[tuple[Any, ...]]]:
        """The splits of each transaction, without those of templates."""
        found: dict[Any, list[tuple[Any, ...]]] = {}
        for number, row in enumerate(self.file.rows("splits", _NEEDED["splits"])):
            if number >= ENTRY_LIMIT:
                raise too_large(self.reading.name, "splits", ENTRY_LIMIT)
            found.setdefault(row[0], []).append(row[1:])
        for guid in [guid for guid, rows in found.items() if any(row[0] in templates for row in rows)]:
            found[guid] = []
        return found

    def _transactions(self, splits: dict[Any, list[tuple[Any, ...]]]) -> None:
        posted = self._posted()
        rows = self.file.rows("transactions", _NEEDED["transactions"])
        for line, (guid, currency, number, day, text) in enumerate(rows, 1):
            if line > TRANSACTION_LIMIT:
                raise too_large(self.reading.name, "transactions", TRANSACTION_LIMIT)
            if (guid in splits and not splits[guid]) or self.commodities.get(currency, ("", ""))[0] == _TEMPLATE:
                continue
            try:
                self.ledger.transactions.append(
                    LedgerTransaction(
                        str(guid), day_posted(_text(day), posted.get(guid, "")), _text(text), _text(number),
                        tuple(self._entry(row, self.commodities.get(currency, ("", ""))[1])
                              for row in splits.get(guid, [])), line,
                    )
                )  # fmt: skip
            except FieldError as error:
                self.reading.reject(line, str(error), _text(text))

    def _entry(self, row: tuple[Any, ...], currency: str) -> EntryDraft:
        account, memo, above, below, units, unit = row
        return entry(
            self.ledger.accounts, str(account), ratio(above, below), ratio(units, unit), _text(memo), currency
        )  # fmt: skip

    def _posted(self) -> dict[Any, str]:
        """The days that the book has apart from the moments."""
        if not self.tables.get("slots", frozenset()) >= set(_SLOTS):
            return {}
        return {
            guid: _text(day) for guid, name, day in self.file.rows("slots", _SLOTS) if name == "date-posted" and day
        }  # fmt: skip

    def _prices(self) -> None:
        for number, (commodity, currency, day, above, below) in enumerate(self.file.rows("prices", _PRICES), 1):
            if number > TRANSACTION_LIMIT:
                raise too_large(self.reading.name, "prices", TRANSACTION_LIMIT)
            names = [self.commodities.get(guid, ("", ""))[1] for guid in (commodity, currency)]
            try:
                value: Fraction = ratio(above, below)
                self.reading.prices.append(PriceDraft(names[0], names[1], day_posted(_text(day)), value))
            except FieldError as error:
                self.reading.reject(number, f"a price was left out: {error}", " ".join(names))
