"""SQLAlchemy's view of the tables: what makes and migrates them, and handles for the areas' own selects."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from organizer.kernel.kinds import Affinity
from organizer.kernel.record import Record

from .layout import layout_of
from .registry import Registry

_TYPES: dict[Affinity, type[sa.types.TypeEngine[Any]]] = {
    "TEXT": sa.Text, "INTEGER": sa.Integer, "BLOB": sa.LargeBinary,
}  # fmt: skip


def _common_tables(metadata: sa.MetaData) -> None:
    """What every profile has beside its records: settings, journal, contents of attachments, search, totals."""
    sa.Table(
        "setting", metadata, sa.Column("name", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    sa.Table(
        "content", metadata, sa.Column("hash", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )  # fmt: skip
    sa.Table(
        "journal", metadata,
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("moment", sa.Integer, nullable=False),
        sa.Column("member", sa.LargeBinary),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("target", sa.Integer, sa.ForeignKey("journal.sequence")),
        sa.Column("state", sa.Text, nullable=False),
        sa.Index("journal_by_state", "state", "sequence"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    sa.Table(
        "journal_change", metadata,
        sa.Column("sequence", sa.Integer, sa.ForeignKey("journal.sequence"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("operation", sa.Text, nullable=False),
        sa.Column("fields", sa.Text),
        sa.PrimaryKeyConstraint("record", "sequence"),
        sa.Index("journal_change_by_sequence", "sequence"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    sa.Table(
        "search_entry", metadata,
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Index("search_entry_of_record", "record", unique=True),
        sa.Index("search_entry_by_key", "key", "number"),
    )  # fmt: skip
    sa.Table(
        "tally", metadata,
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.Column("owner", sa.LargeBinary, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("kind", "field", "at", "choice", "owner"),
        sqlite_with_rowid=False,
    )  # fmt: skip


SEARCH_TABLE = (
    "CREATE VIRTUAL TABLE search USING fts5(title, body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
"""Full text over `search_entry`; its words are folded before they come here. Alembic knows no virtual tables."""


def metadata_of(registry: Registry) -> sa.MetaData:
    """All tables of a profile."""
    metadata = sa.MetaData()
    _common_tables(metadata)
    for cls in registry.all:
        layout = layout_of(cls)
        columns = [sa.Column(c.name, _TYPES[c.affinity], nullable=not c.not_null) for c in layout.columns]
        table = sa.Table(layout.table, metadata, sa.Column("number", sa.Integer, primary_key=True), *columns)
        sa.Index(f"{layout.table}_by_id", table.c.id, unique=True)
        for name, index_columns, condition in layout.indexes():
            sa.Index(name, *(table.c[c] for c in index_columns), sqlite_where=sa.text(condition))
    return metadata


def statements(registry: Registry) -> list[str]:
    """The SQL that makes all tables of an empty profile."""
    made = []
    for table in metadata_of(registry).sorted_tables:
        made.append(str(sa.schema.CreateTable(table).compile(dialect=sqlite.dialect())))
        ordered = sorted(table.indexes, key=lambda index: str(index.name))
        made += [str(sa.schema.CreateIndex(index).compile(dialect=sqlite.dialect())) for index in ordered]
    return [*made, SEARCH_TABLE]


@cache
def table_of(cls: type[Record]) -> sa.TableClause:
    """A kind's table for selects in the areas' queries; columns are named as the fields are."""
    layout = layout_of(cls)
    return sa.table(layout.table, *(sa.column(c.name, _TYPES[c.affinity]()) for c in layout.columns))


@cache
def _dialect() -> sa.engine.Dialect:
    return sqlite.dialect(paramstyle="qmark")


def compiled(statement: sa.sql.expression.Executable) -> tuple[str, tuple[Any, ...]]:
    """SQL and positional values of a select."""
    assert isinstance(statement, sa.sql.expression.ClauseElement)
    ready = statement.compile(dialect=_dialect(), compile_kwargs={"render_postcompile": True})
    assert isinstance(ready, sa.sql.compiler.SQLCompiler)
    return ready.string, tuple(ready.params[name] for name in ready.positiontup or ())
