"""The common reads over one profile, as plain SQL made from the descriptions; values are records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.errors import NotFound
from organizer.kernel.kinds import Cell, RefKind
from organizer.kernel.query import Cursor, Page, Sort, Where
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Attachment, Link, Member

from . import tally
from .conditions import condition
from .connection import Connection, DatabaseError, explained
from .layout import Layout, layout_of, numbers_of
from .registry import Registry

if TYPE_CHECKING:
    from sqlalchemy import Select

    from .journal import HistoryEntry, Step
    from .search import Hit

R = TypeVar("R", bound=Record)
_CHUNK = 500
_COUNTS_KEPT = 100
_MANY = 1000
"""Matching records from which on a list is read in its order and not from the matches."""


class Reader:
    """Reads on one connection, for one thread at a time."""

    def __init__(self, connection: Connection, registry: Registry) -> None:
        self._connection = connection
        self.registry = registry
        self._counts: dict[tuple[str, tuple[Cell, ...]], int] = {}
        self._counted_at: tuple[int, int] | None = None

    @property
    def connection(self) -> Connection:
        """The connection, for the store's own tools."""
        return self._connection

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()

    def find(self, cls: type[R], id: UUID | None) -> R | None:
        """A record by id, in the Trash or not; None where there is none."""
        if id is None:
            return None
        layout = layout_of(cls)
        row = self._execute(
            f'SELECT {layout.select_columns} FROM "{layout.table}" WHERE "id" = ?', (id.bytes,)
        ).fetchone()
        return layout.decode(row) if row else None

    def get(self, cls: type[R], id: UUID) -> R:
        """A record by id. Raises NotFound."""
        found = self.find(cls, id)
        if found is None:
            raise NotFound(f"This {describe(cls).title.lower()} is no longer there")
        return found

    def many(self, cls: type[R], ids: Iterable[UUID]) -> dict[UUID, R]:
        """Those of the records that are there, by id."""
        layout, wanted, found = layout_of(cls), [id.bytes for id in ids], {}
        for start in range(0, len(wanted), _CHUNK):
            part = wanted[start : start + _CHUNK]
            sql = f'SELECT {layout.select_columns} FROM "{layout.table}" WHERE "id" IN ({", ".join("?" * len(part))})'
            for row in self._execute(sql, part):
                record = layout.decode(row)
                found[record.id] = record
        return found

    def page(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, offset: int = 0,
        after: Cursor | None = None, limit: int = 100, trash: bool = False,
    ) -> Page[R]:  # fmt: skip
        """Records in order: the page after a cursor, or the one that begins at an offset."""
        layout = layout_of(cls)
        sort = sort or Sort(layout.description.table[0])
        column = layout.sort_column(sort.field)
        condition_sql, values = self._condition(layout, where, trash)
        select = f'SELECT {layout.select_columns} FROM "{layout.table}" WHERE {condition_sql}'
        way, beyond = ("DESC", "<") if sort.descending else ("ASC", ">")
        name = f'"{column.name}"'
        rows: list[tuple[Any, ...]] = []
        if after is None or after.key is not None:
            seek, seek_values = "", []
            if after is not None:
                # Not as a row value: with a collation or an index on two columns SQLite would not seek by it.
                seek = f' AND {name} {beyond}= ? AND ({name} {beyond} ? OR "id" {beyond} ?)'
                seek_values = [after.key, after.key, after.id]
            sql = f'{select} AND {name} IS NOT NULL{seek} ORDER BY {name} {way}, "id" {way} LIMIT ? OFFSET ?'
            rows = self._execute(sql, (*values, *seek_values, limit + 1, offset)).fetchall()
        if len(rows) <= limit and not column.not_null and not any(_wants_a_value(w, sort) for w in where):
            # Those without a value come last, in the order of their making.
            skipped, seek, seek_values = 0, "", []
            if after is not None and after.key is None:
                seek, seek_values = ' AND "id" > ?', [after.id]
            elif offset and not rows:
                counted = f'SELECT count(*) FROM "{layout.table}" WHERE {condition_sql} AND {name} IS NOT NULL'
                skipped = offset - int(self._execute(counted, values).fetchone()[0])
            sql = f'{select} AND {name} IS NULL{seek} ORDER BY "id" LIMIT ? OFFSET ?'
            rows += self._execute(sql, (*values, *seek_values, limit + 1 - len(rows), max(skipped, 0))).fetchall()
        records = tuple(layout.decode(row) for row in rows[:limit])
        following = self._cursor(layout, sort, records[-1]) if len(rows) > limit and records else None
        return Page(records, following)

    @staticmethod
    def _cursor(layout: Layout[R], sort: Sort, last: R) -> Cursor:
        return Cursor(layout.sort_cell(sort.field, getattr(last, sort.field)), last.id.bytes)

    def _condition(self, layout: Layout[Any], where: Sequence[Where], trash: bool) -> tuple[str, list[Cell]]:
        return condition(layout, where, trash, self._many)

    def _many(self, layout: Layout[Any], expression: str) -> bool:
        numbers = numbers_of(layout.table)
        sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
        return bool(self._execute(sql, (expression, numbers[0], numbers[-1], _MANY)).fetchone()[0] == _MANY)

    def every(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, trash: bool = False
    ) -> Iterator[R]:
        """All records in order, read page by page."""
        cursor: Cursor | None = None
        while True:
            page = self.page(cls, where, sort, after=cursor, limit=1000, trash=trash)
            yield from page.records
            cursor = page.next
            if cursor is None:
                return

    def ids(self, cls: type[Record], where: Sequence[Where] = (), sort: Sort | None = None) -> list[bytes]:
        """The ids of all records in order, as they are stored: in one go, and without the rows that they stand in."""
        layout = layout_of(cls)
        sort = sort or Sort(layout.description.table[0])
        column, way = layout.sort_column(sort.field), "DESC" if sort.descending else "ASC"
        condition_sql, values = self._condition(layout, where, False)
        select = f'SELECT "id" FROM "{layout.table}" WHERE {condition_sql} AND "{column.name}"'
        rows = self._execute(f'{select} IS NOT NULL ORDER BY "{column.name}" {way}, "id" {way}', values).fetchall()
        if not column.not_null:
            rows += self._execute(f'{select} IS NULL ORDER BY "id"', values).fetchall()
        return [row[0] for row in rows]

    def count(self, cls: type[Record], where: Sequence[Where] = (), *, trash: bool = False) -> int:
        """How many records there are: as the kept totals say, else counted by a walk through an index. What was counted
        is known until anything changes."""
        layout = layout_of(cls)
        condition_sql, values = self._condition(layout, where, trash)
        # The one tells what other connections committed, the other what this one did.
        now = (int(self._execute("PRAGMA data_version").fetchone()[0]), self._connection.total_changes)
        if now != self._counted_at or len(self._counts) >= _COUNTS_KEPT:
            self._counts.clear()
            self._counted_at = now
        query = (f'SELECT count(*) FROM "{layout.table}" WHERE {condition_sql}', tuple(values))
        if query not in self._counts:
            kept = None if trash else self._kept_count(cls, where)
            self._counts[query] = int(self._execute(*query).fetchone()[0]) if kept is None else kept
        return self._counts[query]

    def _kept_count(self, cls: type[Record], where: Sequence[Where]) -> int | None:
        return tally.count(self._connection, cls, where)

    def tally(
        self, cls: type[Record], field: str, first: date | None = None, last: date | None = None,
        owner: UUID | None = None,
    ) -> Mapping[Any, int]:  # fmt: skip
        """How many live records have a day of their table, or a time of making, from one to another, both included, by
        the choice of their table (None: without one). With an owner, theirs and what is shared.

        From kept totals, and so as quick over everything as over a week. Moments are counted by the quarter of an hour;
        an action is counted when it is done.
        """
        return tally.read(self._connection, cls, field, first, last, owner)

    def any_of(self, kinds: Iterable[str]) -> bool:
        """Whether any record of these kinds of the areas is there, as the kept totals say, and not in the Trash."""
        wanted = list(kinds)
        sql = f"SELECT 1 FROM tally WHERE field = 'created' AND kind IN ({', '.join('?' * len(wanted))}) LIMIT 1"
        return self._execute(sql, wanted).fetchone() is not None

    def members(self) -> tuple[Member, ...]:
        """The members of the profile, in the order they joined."""
        return tuple(sorted(self.every(Member), key=lambda m: m.id))

    def links(self, of: Ref) -> list[Link]:
        """Links from and to a record."""
        layout = layout_of(Link)
        sql = (
            f'SELECT {layout.select_columns} FROM "link" '
            'WHERE "deleted" IS NULL AND ("from_id" = ? OR "to_id" = ?) ORDER BY "id"'
        )
        return [layout.decode(row) for row in self._execute(sql, (of.id.bytes, of.id.bytes))]

    def attachments(self, of: Ref) -> list[Attachment]:
        """The files that belong to a record."""
        return list(self.every(Attachment, [Where("of_id", "=", of.id)]))

    def referring(self, to: Ref) -> Iterator[tuple[Record, str]]:
        """Records, in the Trash or not, with a field that refers to a record, and the field's name."""
        for cls in self.registry.all:
            for field in describe(cls).fields:
                if isinstance(field.kind, RefKind) and field.kind.to in (to.kind, "any") and field.name != "id":
                    for trash in (False, True):
                        for record in list(self.every(cls, [Where(field.name, "=", to.id)], trash=trash)):
                            yield record, field.name

    def resolve(self, ref: Ref) -> Record | None:
        """The record that a ref points at, if it is in this profile."""
        return self.find(self.registry.cls(ref.kind), ref.id)

    def content(self, hash: str) -> bytes:
        """The bytes of an attachment. Raises NotFound."""
        row = self._execute("SELECT data FROM content WHERE hash = ?", (hash,)).fetchone()
        if row is None:
            raise NotFound("This file is no longer in the profile")
        return bytes(row[0])

    def setting(self, name: str, default: str = "") -> str:
        """A setting of the profile."""
        row = self._execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def history(self, of: Ref) -> list[HistoryEntry]:
        """What was done to a record, newest first: when, by whom, which fields."""
        from . import journal

        return journal.history(self._connection, layout_of(self.registry.cls(of.kind)), of)

    def search(self, words: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Records with a word that begins with each of the words typed; names first."""
        from . import search

        return search.find(self._connection, words, kinds, limit)

    def next_undo(self) -> Step | None:
        """What an undo would take back."""
        from . import journal

        return journal.next_undo(self._connection)

    def next_redo(self) -> Step | None:
        """What a redo would do again."""
        from . import journal

        return journal.next_redo(self._connection)

    def select(self, statement: Select[Any] | str, values: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
        """The rows of an area's own select: SQL with its values, or SQLAlchemy's where it has to be put together. What
        is asked before anybody has done anything is SQL: SQLAlchemy takes as much memory as a bare window."""
        if not isinstance(statement, str):
            from .tables import compiled

            statement, values = compiled(statement)
        return list(self._execute(statement, values))

    def _execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        try:
            return self._connection.execute(sql, values)
        except (DatabaseError, UnicodeDecodeError) as error:
            raise explained(error) or error from error


def _wants_a_value(where: Where, sort: Sort) -> bool:
    """Whether a condition on the field that a list is sorted by leaves out what has no value in it. Its index would be
    gone through for nothing where many have none."""
    if where.field != sort.field or where.operator not in ("=", "<", "<=", ">", ">="):
        return False
    return where.value is not None
