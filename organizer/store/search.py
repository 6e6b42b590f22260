"""The search index: names by an index range, everything else by FTS5, both on folded words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Entries, Tags
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Link, Member
from organizer.kernel.text import fold, one_line, sort_key

from .conditions import LAST, is_letter, match_expression
from .connection import Connection
from .layout import numbers_of

_CHUNK = 500


@frozen
class Hit:
    """A record that was found, and how people call it."""

    ref: Ref
    title: str


@frozen(repr=False)
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
    """Puts the words of records that are stored, and not in the index yet, into it."""
    # In the order of their numbers: the index writes out what it holds in memory whenever a smaller one comes.
    numbered = sorted(_numbered(connection, list(words)), key=itemgetter(0))
    entries = [(n, w.ref.kind, w.ref.id.bytes, w.title, sort_key(w.title)) for n, w in numbered]
    texts = [(n, fold(w.title), fold(w.body)) for n, w in numbered]
    connection.executemany("INSERT INTO search_entry VALUES (?, ?, ?, ?, ?)", entries)
    connection.executemany("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", texts)


def _numbered(connection: Connection, words: Sequence[Words]) -> Iterator[tuple[int, Words]]:
    by_kind: dict[str, dict[bytes, Words]] = {}
    for w in words:
        by_kind.setdefault(w.ref.kind, {})[w.ref.id.bytes] = w
    for kind, found in by_kind.items():
        ids = list(found)
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            sql = f'SELECT "id", "number" FROM "{kind}" WHERE "id" IN ({", ".join("?" * len(part))})'
            for id, number in connection.execute(sql, part):
                yield numbers_of(kind)[number], found[id]


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
    spans = [numbers_of(kind) for kind in kinds] or [range(1 << 63)]
    key = sort_key(one_line(words))
    by_name = (
        "SELECT record, kind, title, key FROM search_entry "
        "WHERE key >= ? AND key < ? AND number BETWEEN ? AND ? ORDER BY key LIMIT ?"
    )
    by_word = (
        "SELECT record, kind, title, key FROM search_entry WHERE number IN "
        "(SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
    )
    queries: list[tuple[str, tuple[str, ...]]] = [(by_name, (key, key + LAST))]
    if not is_letter(words):
        queries.append((by_word, (expression,)))
    found: dict[bytes, Hit] = {}
    for sql, values in queries:
        if len(found) < limit:
            rows = [row for s in spans for row in connection.execute(sql, (*values, s[0], s[-1], limit))]
            for record, kind, title, _ in sorted(rows, key=itemgetter(3)) if len(spans) > 1 else rows:
                found.setdefault(record, Hit(Ref(kind, UUID(bytes=record)), title))
    return list(found.values())[:limit]
