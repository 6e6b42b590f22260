"""A book of GnuCash in XML, plain or compressed. It is read as it streams in: no element but the one at hand is held.

A DOCTYPE and entities of its own are refused, and so is what is nested deeper or larger than any book.
"""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, Any, BinaryIO, cast
from xml.parsers import expat

from organizer.exchange.source import MB, Progress, opened, size_of
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.text import cleaned, one_line

from .draft import (
    ENTRY_LIMIT,
    TRANSACTION_LIMIT,
    AccountDraft,
    AccountKind,
    BankReading,
    LedgerTransaction,
    PriceDraft,
    SecurityDraft,
)  # fmt: skip
from .gnucash_book import BOOK_LIMIT, GZIP, KINDS, ROOT, as_fraction, day_posted, entry, held, too_large, with_paths

TEXT_LIMIT = 256 * MB
"""Bytes of a book once it is no longer compressed."""
DEPTH_LIMIT = 64
VALUE_LIMIT = 1_000_000
"""Characters between two tags."""
PART_LIMIT = 200_000
"""Elements of one account or transaction."""
TAG_LIMIT = 4 * MB
"""Bytes of a tag or a comment."""
_CHUNK = 1 << 18
_TAKEN = ("gnc:commodity", "gnc:account", "gnc:transaction", "price")
_Values = list[tuple[tuple[str, ...], str]]
"""The values of one element: the names below it on the way to each, and its text."""


def read_book(path: Path, reading: BankReading, progress: Progress) -> None:
    """Puts the book into the reading's ledger. Raises UnreadableFile."""
    total = size_of(path, BOOK_LIMIT)
    with opened(path, BOOK_LIMIT) as raw:
        packed = raw.read(2) == GZIP
        raw.seek(0)
        stream: IO[bytes] = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
        book = _Book(reading)
        try:
            _feed(book, stream, raw, total, progress)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise UnreadableFile(
                path.name, "the compressed file is cut off or damaged; nothing of it is read"
            ) from None
        except expat.ExpatError as error:
            words = expat.ErrorString(error.code)
            raise UnreadableFile(path.name, f"is no whole XML ({words}); nothing of it is read", error.lineno) from None
    book.finish()


def _feed(book: _Book, stream: IO[bytes], raw: BinaryIO, total: int, progress: Progress) -> None:
    done = 0
    while chunk := stream.read(_CHUNK):
        done += len(chunk)
        if done > TEXT_LIMIT:
            raise UnreadableFile(
                book.reading.name, f"is larger than the {TEXT_LIMIT // MB:,} MB that are read of a book"
            )
        book.parser.Parse(chunk, False)
        if done - book.parser.CurrentByteIndex > TAG_LIMIT:
            raise UnreadableFile(book.reading.name, f"has a tag of more than {TAG_LIMIT // MB} MB")
        progress(min(raw.tell(), total), total)
    book.parser.Parse(b"", True)


class _Book:
    """Collects the values of each account, transaction and price as they come by."""

    def __init__(self, reading: BankReading) -> None:
        self.reading = reading
        assert reading.ledger is not None
        self.ledger = reading.ledger
        self.parser = parser = expat.ParserCreate("UTF-8")  # whatever the file claims: GnuCash writes nothing else
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._declared
        parser.EntityDeclHandler = self._declared
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._values: _Values | None = None
        self._inside = 0
        """How deep the element lies that is collected."""
        self._line = 0
        self._templates = 0
        self._entries = 0
        self._found: dict[str, tuple[AccountDraft, str]] = {}
        self._waiting: list[tuple[_Values, int]] = []
        self._gnucash = False

    def _refuse(self, reason: str) -> UnreadableFile:
        return UnreadableFile(self.reading.name, reason, self.parser.CurrentLineNumber)

    def _declared(self, *_: Any) -> None:
        raise self._refuse("has a declaration (DOCTYPE), which is not read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path:
            self._gnucash = name == "gnc-v2"
            if not self._gnucash:
                raise self._refuse("is no book of GnuCash")
        if len(self._path) >= DEPTH_LIMIT:
            raise self._refuse(f"is nested deeper than {DEPTH_LIMIT} elements")
        self._path.append(name)
        self._text, self._length = [], 0
        if name == "gnc:template-transactions":
            self._templates = len(self._path)
        elif self._values is None and name in _TAKEN and not self._templates:
            self._values, self._inside, self._line = [], len(self._path), self.parser.CurrentLineNumber
        elif self._values is not None and name == "trn:split":
            self._values.append((("trn:split",), ""))

    def _data(self, text: str) -> None:
        self._length += len(text)
        if self._length > VALUE_LIMIT:
            raise self._refuse(f"has a value of more than {VALUE_LIMIT:,} characters")
        if self._values is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        depth = len(self._path)
        if self._values is not None and depth > self._inside:
            text = "".join(self._text).strip()
            if text:
                self._values.append((tuple(self._path[self._inside :]), text))
                if len(self._values) > PART_LIMIT:
                    raise self._refuse(f"has a part with more than {PART_LIMIT:,} elements")
        elif self._values is not None:
            values, self._values = self._values, None
            self._take(name, values)
        self._text = []
        if depth == self._templates:
            self._templates = 0
        self._path.pop()

    def _take(self, name: str, values: _Values) -> None:
        if name == "gnc:transaction":
            if len(self.ledger.transactions) >= TRANSACTION_LIMIT:
                raise too_large(self.reading.name, "transactions", TRANSACTION_LIMIT)
            if self._found and not self.ledger.accounts:
                self.ledger.accounts.update(with_paths(self._found))
            self._transaction(values)
            return
        first: dict[tuple[str, ...], str] = {}
        for path, text in values:
            first.setdefault(path, one_line(cleaned(text))[:10_000])
        if name == "gnc:account":
            self._account(first)
        elif name == "price":
            self._price(first)
        elif first.get(("cmdty:space",)) not in ("CURRENCY", "ISO4217", "template"):
            symbol = first.get(("cmdty:id",), "")
            number = first.get(("cmdty:xcode",), "")
            self.reading.securities.append(SecurityDraft(first.get(("cmdty:name",), symbol), symbol, number))

    def _account(self, first: dict[tuple[str, ...], str]) -> None:
        kind = first.get(("act:type",), "").upper()
        if kind == ROOT:
            return
        if len(self._found) >= TRANSACTION_LIMIT:
            raise too_large(self.reading.name, "accounts", TRANSACTION_LIMIT)
        uid = first.get(("act:id",), "")
        currency, security = held(*(first.get(("act:commodity", f"cmdty:{what}"), "") for what in ("space", "id")))
        self._found[uid] = (
            AccountDraft(
                first.get(("act:code",), ""), "", first.get(("act:name",), ""),
                currency, KINDS.get(kind, AccountKind.UNKNOWN), uid, (), security,
            ), first.get(("act:parent",), ""),
        )  # fmt: skip

    def _price(self, first: dict[tuple[str, ...], str]) -> None:
        names = [first.get((f"price:{which}", "cmdty:id"), "") for which in ("commodity", "currency")]
        if len(self.reading.prices) >= TRANSACTION_LIMIT:
            raise too_large(self.reading.name, "prices", TRANSACTION_LIMIT)
        try:
            day = day_posted(first.get(("price:time", "ts:date"), ""))
            value = as_fraction(first.get(("price:value",), ""))
        except FieldError as error:
            self.reading.reject(self._line, f"a price was left out: {error}", " ".join(names))
            return
        self.reading.prices.append(PriceDraft(names[0], names[1], day, value))

    def _transaction(self, values: _Values) -> None:
        own: dict[str, str] = {}
        splits: list[dict[str, str]] = []
        slot = ""
        for path, text in values:
            if path == ("trn:split",) or path[:2] == ("trn:splits", "trn:split"):
                splits.append({}) if path == ("trn:split",) else splits[-1].setdefault(path[2], text)
            elif path[:2] == ("trn:slots", "slot") and len(path) > 2:
                if path == ("trn:slots", "slot", "slot:key"):
                    slot = text
                elif slot == "date-posted" and path[-1] == "gdate":
                    own["posted"] = text
            else:
                own.setdefault("/".join(path), one_line(cleaned(text))[:10_000])
        currency = own.get("trn:currency/cmdty:id", "")
        text = own.get("trn:description", "")
        try:
            entries = tuple(
                entry(
                    self.ledger.accounts, split.get("split:account", ""), as_fraction(split.get("split:value", "")),
                    as_fraction(split.get("split:quantity", split.get("split:value", ""))),
                    one_line(cleaned(split.get("split:memo", "")))[:10_000], currency,
                ) for split in splits
            )  # fmt: skip
            day = day_posted(own.get("trn:date-posted/ts:date", ""), own.get("posted", ""))
        except FieldError as error:
            self.reading.reject(self._line, str(error), text)
            return
        self._entries += len(entries)
        if self._entries > ENTRY_LIMIT:
            raise too_large(self.reading.name, "splits", ENTRY_LIMIT)
        self.ledger.transactions.append(
            LedgerTransaction(own.get("trn:id", ""), day, text, own.get("trn:num", ""), entries, self._line)
        )

    def finish(self) -> None:
        """Takes the accounts where no transaction asked for them."""
        if not self.ledger.accounts:
            self.ledger.accounts.update(with_paths(self._found))
