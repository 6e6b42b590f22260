"""The part of `check` that looks at the journal: does it tell a story that can have happened?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from organizer.kernel.changes import Ref

from .connection import Connection
from .layout import Layout, layout_of
from .registry import Registry

_WAYS = {"do": {"done", "undone", "dropped", "final"}, "undo": {"mirror"}, "redo": {"mirror"}}


def findings(connection: Connection, registry: Registry) -> Iterator[tuple[str] | tuple[str, Ref]]:
    """What is wrong, as messages, with the record where there is one."""
    yield from _steps(connection)
    yield from _entries(connection, registry)
    yield from _presence(connection, registry)


def _steps(connection: Connection) -> Iterator[tuple[str]]:
    stands: dict[int, bool] = {}
    """Whether each action stands, as the undos and redos say that were read so far."""
    states: dict[int, str] = {}
    for sequence, way, target, state in connection.execute(
        "SELECT sequence, way, target, state FROM journal ORDER BY sequence"
    ):
        if way not in _WAYS or state not in _WAYS[way]:
            yield (f"Step {sequence} of the journal is neither an action nor its undo",)
        elif way == "do":
            stands[sequence], states[sequence] = True, state
            if target is not None:
                yield (f"Step {sequence} of the journal is an action, yet takes back another",)
        elif target not in stands:
            yield (f"Step {sequence} of the journal takes back what is not there",)
        elif stands[target] != (way == "undo"):
            yield (f"Step {sequence} of the journal takes back what had been taken back",)
        else:
            stands[target] = way == "redo"
    done = {"done", "final"}
    for sequence, state in states.items():
        if (state in done) != stands[sequence]:
            yield (f"Step {sequence} of the journal is '{state}', which the steps after it deny",)
    newest = max((s for s, state in states.items() if state in done), default=0)
    if any(state == "undone" and sequence < newest for sequence, state in states.items()):
        yield ("The journal would redo an action from before a newer one",)
    last = connection.execute("SELECT max(sequence) FROM journal").fetchone()[0] or 0
    kept = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'").fetchone()
    if last > (kept[0] if kept else 0):
        yield ("The journal would count from the start again",)


def _entries(connection: Connection, registry: Registry) -> Iterator[tuple[str] | tuple[str, Ref]]:
    rows = connection.execute("SELECT sequence, kind, record, operation, fields FROM journal_change")
    for sequence, kind, record, operation, text in rows:
        if kind not in registry.by_kind or len(record) != 16:
            yield (f"Step {sequence} of the journal is about a kind of record that there is not",)
            continue
        try:
            readable = _readable(layout_of(registry.cls(kind)), operation, text)
        except Exception:  # Whatever a damaged entry makes a kind raise.
            readable = False
        if not readable:
            yield f"An entry of step {sequence} of the journal cannot be read", Ref(kind, UUID(bytes=record))


def _readable(layout: Layout[Any], operation: str, text: str | None) -> bool:
    if operation == "add":
        return text is None
    fields = json.loads(text or "")
    for name, cells in fields.items():
        if name in layout.by_field:  # An older schema may have had others.
            for one in cells if operation == "change" else [cells]:
                layout.from_json(name, one)
    return operation == "remove" or (operation == "change" and all(len(cells) == 2 for cells in fields.values()))


def _presence(connection: Connection, registry: Registry) -> Iterator[tuple[str, Ref]]:
    for cls in registry.all:
        layout: Layout[Any] = layout_of(cls)
        last = "SELECT kind, record, operation, max(sequence) FROM journal_change GROUP BY record"
        there = f'EXISTS (SELECT 1 FROM "{layout.table}" WHERE "id" = record)'
        sql = f"SELECT record, operation FROM ({last}) WHERE kind = ? AND (operation <> 'remove') <> {there}"
        for record, operation in connection.execute(sql, (layout.table,)):
            message = "was removed, yet is there" if operation == "remove" else "is missing"
            yield f"{layout.description.title} {message}, says the journal", Ref(layout.table, UUID(bytes=record))
        sql = f'SELECT "id" FROM "{layout.table}" WHERE "id" NOT IN (SELECT record FROM journal_change)'
        for (id,) in connection.execute(sql):
            yield f"{layout.description.title} is there, yet not in the journal", Ref(layout.table, UUID(bytes=id))
