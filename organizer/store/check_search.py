"""The part of `check` that looks at the search index: does it hold the words of the live records, and no others?

The index keeps no texts, so a second one is made in memory and the two are compared, occurrence by occurrence.
"""

from __future__ import annotations

import contextlib
import heapq
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.text import fold, sort_key

from . import search
from .connection import Connection
from .layout import Layout, layout_of, numbers_of
from .registry import Registry
from .tables import SEARCH_TABLE

_BATCH = 2000


def findings(connection: Connection, registry: Registry) -> Iterator[tuple[str] | tuple[str, Ref]]:
    """What is wrong, as messages, with the record where there is one."""
    connection.execute(SEARCH_TABLE.replace("TABLE search", "TABLE temp.wanted_search", 1))
    connection.execute("CREATE VIRTUAL TABLE temp.wanted_word USING fts5vocab('temp', 'wanted_search', 'instance')")
    connection.execute("CREATE VIRTUAL TABLE temp.kept_word USING fts5vocab('main', 'search', 'instance')")
    try:
        yield from _entries(connection, registry)
        yield from _words(connection)
    finally:
        for table in ("kept_word", "wanted_word", "wanted_search"):
            connection.execute(f"DROP TABLE temp.{table}")


def _entries(connection: Connection, registry: Registry) -> Iterator[tuple[str] | tuple[str, Ref]]:
    """Compares the entries with the records, and fills the wanted index on the way."""
    for cls in registry.all:
        layout: Layout[Any] = layout_of(cls)
        columns = ", ".join(f'of."{c.name}"' for c in layout.columns)
        sql = (
            f"SELECT of.number, entry.number, entry.kind, entry.title, entry.key, {columns} "
            f'FROM "{layout.table}" AS of LEFT JOIN search_entry AS entry ON entry.record = of."id"'
        )
        rows: list[tuple[int, str, str]] = []
        for own, number, kind, title, key, *cells in connection.execute(sql):
            try:
                words = search.words_of(layout.decode(tuple(cells)))
                wanted = (fold(words.title), fold(words.body)) if words is not None else ("", "")
            except Exception:  # The record cannot be read, which is a finding of its own.
                continue
            ref = Ref(layout.table, UUID(bytes=cells[layout.by_field["id"].start]))
            if words is None and number is not None:
                yield f"{layout.description.title}: found by search, though it should not be", ref
            elif words is not None and number is None:
                yield f"{layout.description.title}: not found by search", ref
            elif words is not None:
                rows.append((number, *wanted))
                known = (kind, title, key, number - numbers_of(layout.table)[0])
                if known != (layout.table, words.title, sort_key(words.title), own):
                    yield f"{layout.description.title}: found by search under another name", ref
            if len(rows) == _BATCH:
                _fill(connection, rows)
        _fill(connection, rows)
    every = " UNION ALL ".join(f'SELECT "id" FROM "{layout_of(cls).table}"' for cls in registry.all)
    for (number,) in connection.execute(f"SELECT number FROM search_entry WHERE record NOT IN ({every})"):
        yield (f"Entry {number} of the search finds a record that is not there",)


def _fill(connection: Connection, rows: list[tuple[int, str, str]]) -> None:
    with contextlib.closing(connection.cursor()) as cursor:
        cursor.executemany("INSERT INTO temp.wanted_search (rowid, title, body) VALUES (?, ?, ?)", rows)
    rows.clear()


def _words(connection: Connection) -> Iterator[tuple[str]]:
    sql = "SELECT term, doc, col, offset, {} FROM temp.{}"
    kept = connection.execute(sql.format(0, "kept_word"))
    wanted = connection.execute(sql.format(1, "wanted_word"))
    wrong: dict[int, None] = {}
    for _, same in groupby(heapq.merge(kept, wanted, key=_place), key=_place):
        place = list(same)
        if len(place) != 2:
            wrong.setdefault(place[0][1])
    for number in wrong:
        yield (f"Entry {number} of the search has other words than its record",)


def _place(row: tuple[Any, ...]) -> tuple[bytes, int, int, int]:
    # The index is in the order of bytes.
    return row[0].encode(), row[1], 0 if row[2] == "title" else 1, row[3]
