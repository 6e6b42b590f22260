"""The search index: names by an index range, everything else by FTS5, both on folded words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.kinds import Entries, Tags
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Link, Member
from organizer.kernel.text import fold, one_line, sort_key

from .conditions import match_expression
from .connection import Connection

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, and how people call it."""

    ref: Ref
    title: str


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """What the index has of a record: its name, and everything else of it that is searched."""

    ref: Ref
    title: str
    body: str


def words_of(record: Record | None) -> Words | None:
    """What is to be found of a record; None where it is in the Trash, or of a kind that is not looked for by itself."""
    if record is None or record.deleted is not None or isinstance(record, Link | Member):
        return None
    description = describe(type(record))
    parts: list[str] = []
    for field in description.searched:
        value = getattr(record, field.name)
        if not value:
            continue
        if isinstance(field.kind, Entries):
            parts += [entry.value for entry in value]
        elif isinstance(field.kind, Tags):
            parts += value
        else:
            parts.append(value)
    return Words(Ref(description.kind, record.id), description.heading_of(record), "\n".join(parts))


def index(connection: Connection, words: Iterable[Words]) -> None:
    """Puts the words of records that are not in the index yet into it."""
    last = int(connection.execute("SELECT coalesce(max(number), 0) FROM search_entry").fetchone()[0])
    entries, texts = [], []
    for number, w in enumerate(words, last + 1):
        entries.append((number, w.ref.kind, w.ref.id.bytes, w.title, sort_key(w.title)))
        texts.append((number, fold(w.title), fold(w.body)))
    connection.executemany("INSERT INTO search_entry VALUES (?, ?, ?, ?, ?)", entries)
    connection.executemany("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", texts)


def forget(connection: Connection, ids: Iterable[UUID]) -> None:
    """Takes records out of the index."""
    found = []
    for id in ids:
        row = connection.execute("SELECT number FROM search_entry WHERE record = ?", (id.bytes,)).fetchone()
        if row:
            found.append((row[0],))
    connection.executemany("DELETE FROM search WHERE rowid = ?", found)
    connection.executemany("DELETE FROM search_entry WHERE number = ?", found)


def compact(connection: Connection) -> None:
    """Merges the index into one piece, so that words taken out are no longer in the file."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def find(connection: Connection, words: str, kinds: Sequence[str], limit: int) -> list[Hit]:
    """Hits by name first, then by any word, at most `limit`; unranked beyond that, which keeps it fast."""
    expression = match_expression(words)
    if not expression:
        return []
    only = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    key = sort_key(one_line(words))
    found: dict[bytes, Hit] = {}
    by_name = f"SELECT kind, record, title FROM search_entry WHERE key >= ? AND key < ?{only} ORDER BY key LIMIT ?"
    by_word = (
        "SELECT kind, record, title FROM search_entry "
        f"WHERE number IN (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?){only} LIMIT ?"
    )
    # One letter stands for too many words to look through; the names that begin with it are what is meant. Where a
    # character is a word, it is no such letter.
    queries = [(by_name, (key, key + _LAST, *kinds, limit))]
    if len(expression) > len('"x"*') or not expression.isascii():
        queries.append((by_word, (expression, limit * (20 if kinds else 1), *kinds, limit)))
    for sql, values in queries:
        if len(found) < limit:
            for kind, record, title in connection.execute(sql, values):
                found.setdefault(record, Hit(Ref(kind, UUID(bytes=record)), title))
    return list(found.values())[:limit]
