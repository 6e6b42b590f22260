"""Kinds of text: a line, notes, a web address, tags, labelled entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import ClassVar

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.money import decimal_of
from organizer.kernel.text import fold, one_line, sort_key, unstorable

from .base import Affinity, Cell, Kind

Words = tuple[str, ...]
_TAG_LIMIT = 500
_ENTRY_LIMIT = 10_000


@frozen(slots=False)
class Text(Kind[str]):
    """One line, or several where `lines`."""

    name = "text"
    key: ClassVar[Affinity | None] = "TEXT"
    as_stored = True
    lines: bool = False
    limit: int = 10_000

    @property
    def type(self) -> type[str]:
        return str

    def parse(self, text: str, conventions: Conventions) -> str:
        value = text if self.lines else one_line(text)
        self.check(value)
        return value

    def format(self, value: str) -> str:
        return value

    def check(self, value: str) -> None:
        if reason := unstorable(value):
            raise FieldError(f"This text {reason}")
        if len(value) > self.limit:
            raise FieldError(f"Longer than {self.limit:,} characters")

    def empty(self, value: str) -> bool:
        return not value.strip()

    def from_csv(self, text: str) -> str:
        self.check(text)
        return text

    def to_row(self, value: str) -> tuple[Cell, ...]:
        return (value,)

    def from_row(self, *cells: Cell) -> str:
        return str(cells[0])

    def sort_key(self, value: str) -> Cell:
        return sort_key(value)


@frozen(slots=False)
class Notes(Text):
    """Markdown of any length."""

    name = "notes"
    key = None
    lines: bool = True
    limit: int = 1_000_000

    def sort_key(self, value: str) -> Cell:
        return value


@frozen(slots=False)
class Url(Text):
    """A web address, with or without its scheme; anything that a click could run is refused."""

    name = "url"
    limit: int = 2_000

    def check(self, value: str) -> None:
        super().check(value)
        scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):(?!\d+(?:/|$))", value)
        if value and scheme and scheme[1].lower() not in ("http", "https", "mailto", "tel"):
            raise FieldError("Only http, https, mailto and tel addresses are kept here")
        if re.search(r"\s", value.strip()):
            raise FieldError("An address has no blanks")


@frozen(slots=False)
class Tags(Kind[Words]):
    """Words, each once, in the order given. Stored one a line, with a line break at both ends."""

    name = "tags"
    key = "TEXT"

    @property
    def type(self) -> type[Words]:
        return tuple

    def parse(self, text: str, conventions: Conventions) -> Words:
        return tags_of(re.split(r"[,;\n]", text))

    def format(self, value: Words) -> str:
        return ", ".join(value)

    def check(self, value: Words) -> None:
        for tag in value:
            if reason := unstorable(tag):
                raise FieldError(f"This tag {reason}")
            if len(tag) > _TAG_LIMIT:
                raise FieldError(f"Longer than {_TAG_LIMIT} characters")
        if value != tags_of(value):
            raise FieldError("Tags are single words or phrases, each once, without commas")

    def to_row(self, value: Words) -> tuple[Cell, ...]:
        return ("\n" + "\n".join(value) + "\n" if value else "",)

    def from_row(self, *cells: Cell) -> Words:
        return _words_of(cells[0])

    def decoder(self) -> Callable[..., Words]:
        return _words_of

    def sort_key(self, value: Words) -> Cell:
        return sort_key(" ".join(value))


@lru_cache(maxsize=2048)
def _words_of(cell: Cell) -> Words:
    return tuple(str(cell)[1:-1].split("\n")) if cell else ()


def tags_of(words: Sequence[str]) -> Words:
    """Words as tags: trimmed, without commas and line breaks, each once whatever its case."""
    found: dict[str, str] = {}
    for word in words:
        tag = one_line(re.sub(r"[,;]", " ", word))
        if tag:
            found.setdefault(fold(tag), tag)
    return tuple(found.values())


@frozen
class Entry:
    """One of several values with a word for what it is: ('work', 'dana@harbor.example')."""

    label: str
    value: str


EntryList = tuple[Entry, ...]


@frozen(slots=False)
class Entries(Kind[EntryList]):
    """Several labelled values in order, the first being the preferred one: e-mail addresses, phone numbers.

    Written one a line as `label: value`; a backslash protects itself, line breaks and a colon in the label.
    """

    name = "entries"
    of: str = "text"
    """What the values are: email, phone, address, url, text, or amount: numbers of what the labels name. Editors and
    exporters ask."""

    @property
    def type(self) -> type[EntryList]:
        return tuple

    def parse(self, text: str, conventions: Conventions) -> EntryList:
        return self.from_csv("\n".join(line if re.match(r"[^:@/\s]*: ", line) else f": {line}"
                                       for line in text.splitlines() if line.strip()))  # fmt: skip

    def format(self, value: EntryList) -> str:
        return ", ".join(one_line(entry.value) for entry in value)

    def check(self, value: EntryList) -> None:
        for entry in value:
            if not entry.value.strip():
                raise FieldError("An entry is empty")
            if self.of == "amount" and decimal_of(entry.value) < 0:
                raise FieldError("At least 0")
            for text in (entry.label, entry.value):
                if reason := unstorable(text):
                    raise FieldError(f"This text {reason}")
                if len(text) > _ENTRY_LIMIT:
                    raise FieldError(f"Longer than {_ENTRY_LIMIT:,} characters")

    def to_csv(self, value: EntryList) -> str:
        colon = "\\c"

        return "\n".join(f"{_guarded(e.label).replace(':', colon)}: {_guarded(e.value)}" for e in value)

    def from_csv(self, text: str) -> EntryList:
        return _entries_of(text)

    def to_row(self, value: EntryList) -> tuple[Cell, ...]:
        return (self.to_csv(value),)

    def from_row(self, *cells: Cell) -> EntryList:
        return _entries_of(cells[0])

    def decoder(self) -> Callable[..., EntryList]:
        return _entries_of


def _entries_of(text: Cell) -> EntryList:
    if not text:
        return ()
    found = []
    for line in str(text).split("\n"):
        label, mark, value = line.partition(": ")
        if not mark:
            label, value = "", line
        found.append(Entry(_plain(label), _plain(value)) if "\\" in line else Entry(label, value))
    return tuple(found)


_MARKS = {"n": "\n", "r": "\r", "c": ":"}


def _plain(part: str) -> str:
    return re.sub(r"\\(.)", lambda m: _MARKS.get(m[1], m[1]), part)


def _guarded(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
