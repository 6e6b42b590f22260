"""The journal: what every action changed, old and new; undo, redo and the history of a record are made from it.

A change is net: one entry per record and action. An added record needs no values in the journal, since its row has
them; when an undo takes the row away, the undo's own entry holds them all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, TypeVar
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import EPOCH
from organizer.kernel.record import Record, changed_fields, describe

from .connection import Connection
from .layout import Layout, layout_of
from .registry import Registry

R = TypeVar("R", bound=Record)
Way = Literal["do", "undo", "redo"]
Pair = tuple[Record | None, Record | None]
_FORGOTTEN = "Earlier change"
"""The title of an action that touched what was purged since."""


@frozen
class Step:
    """An action that can be undone or redone."""

    sequence: int
    moment: datetime
    title: str


@frozen
class FieldChange:
    """One field of a record, before and after."""

    field: str
    old: Any
    new: Any


@frozen
class HistoryEntry:
    """What one action did to a record. `operation` is add, change or remove; only a change names fields."""

    sequence: int
    moment: datetime
    member: UUID | None
    title: str
    way: Way
    operation: str
    fields: tuple[FieldChange, ...]


def write(
    connection: Connection, pairs: Sequence[Pair], *, moment: datetime, member: UUID | None, device: str, title: str,
    way: Way, target: int | None = None, final: bool = False,
) -> int:  # fmt: skip
    """Enters an action; gives its sequence. `final` entries cannot be undone."""
    if way == "do":
        # What was undone and not redone before something new was done can no longer be redone.
        connection.execute("UPDATE journal SET state = 'dropped' WHERE state = 'undone'")
    state = "final" if final else ("done" if way == "do" else "mirror")
    cursor = connection.execute(
        "INSERT INTO journal (moment, member, device, title, way, target, state) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (moment - EPOCH) // timedelta(microseconds=1),
            member.bytes if member else None,
            device,
            title,
            way,
            target,
            state,
        ),
    )
    sequence = int(cursor.lastrowid or 0)
    connection.executemany("INSERT INTO journal_change VALUES (?, ?, ?, ?, ?)", _entries(sequence, pairs))
    if target is not None:
        connection.execute(
            "UPDATE journal SET state = ? WHERE sequence = ?", ("undone" if way == "undo" else "done", target)
        )
    return sequence


def _entries(sequence: int, pairs: Sequence[Pair]) -> Iterator[tuple[int, str, bytes, str, str | None]]:
    for old, new in pairs:
        present = new or old
        assert present is not None
        layout = layout_of(type(present))
        fields: dict[str, Any] | None = None
        if old is None:
            operation = "add"
        elif new is None:
            operation = "remove"
            fields = {f.name: layout.to_json(f.name, getattr(old, f.name)) for f in layout.description.fields}
        else:
            operation = "change"
            fields = {
                name: [layout.to_json(name, getattr(old, name)), layout.to_json(name, value)]
                for name, value in changed_fields(old, new).items()
            }
        text = None if fields is None else json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        yield sequence, layout.table, present.id.bytes, operation, text


def next_undo(connection: Connection) -> Step | None:
    """The newest action that stands, and that came after what is final."""
    return _step(
        connection,
        "SELECT sequence, moment, title FROM journal WHERE state = 'done' "
        "AND sequence > (SELECT coalesce(max(sequence), 0) FROM journal WHERE state = 'final') "
        "ORDER BY sequence DESC LIMIT 1",
    )


def next_redo(connection: Connection) -> Step | None:
    """The action undone last."""
    return _step(
        connection, "SELECT sequence, moment, title FROM journal WHERE state = 'undone' ORDER BY sequence LIMIT 1"
    )


def _step(connection: Connection, sql: str) -> Step | None:
    row = connection.execute(sql).fetchone()
    return Step(int(row[0]), EPOCH + timedelta(microseconds=row[1]), str(row[2])) if row else None


@frozen
class Reversal:
    """How to take back one record's part of an action: remove it, add it again, or set fields."""

    ref: Ref
    operation: Literal["remove", "add", "change"]
    record: Record | None
    values: dict[str, Any]


def reversal(connection: Connection, registry: Registry, step: Step, way: Way) -> Iterator[Reversal]:
    """What undoes a step (way 'undo'), or what undoes its latest undo (way 'redo')."""
    sequence = step.sequence
    if way == "redo":
        sql = "SELECT max(sequence) FROM journal WHERE target = ? AND way = 'undo'"
        sequence = int(connection.execute(sql, (step.sequence,)).fetchone()[0])
    rows = connection.execute(
        "SELECT kind, record, operation, fields FROM journal_change WHERE sequence = ?", (sequence,)
    ).fetchall()
    for kind, record, operation, text in rows:
        layout: Layout[Record] = layout_of(registry.cls(kind))
        ref, fields = Ref(kind, UUID(bytes=record)), json.loads(text) if text else {}
        if operation == "add":
            yield Reversal(ref, "remove", None, {})
        elif operation == "remove":
            values = {name: layout.from_json(name, cells) for name, cells in fields.items()}
            yield Reversal(ref, "add", layout.cls(**values), {})
        else:
            values = {name: layout.from_json(name, cells[0]) for name, cells in fields.items()}
            yield Reversal(ref, "change", None, values)


def history(connection: Connection, layout: Layout[R], of: Ref) -> list[HistoryEntry]:
    """A record's entries, newest first."""
    rows = connection.execute(
        "SELECT sequence, moment, member, title, way, operation, fields "
        "FROM journal_change JOIN journal USING (sequence) WHERE record = ? ORDER BY sequence DESC",
        (of.id.bytes,),
    )
    found = []
    for sequence, moment, member, title, way, operation, text in rows:
        changes = json.loads(text).items() if operation == "change" else ()
        fields = tuple(
            FieldChange(name, layout.from_json(name, cells[0]), layout.from_json(name, cells[1]))
            for name, cells in changes
            if name in describe(layout.cls).by_name
        )
        who = UUID(bytes=member) if member else None
        at = EPOCH + timedelta(microseconds=moment)
        found.append(HistoryEntry(sequence, at, who, title, way, operation, fields))
    return found


def forget(connection: Connection, records: Sequence[Record]) -> None:
    """Takes every trace of purged records out of the journal: what was changed, and titles that may name them."""
    names = {heading for r in records if (heading := describe(type(r)).heading_of(r).strip())}
    connection.executemany("UPDATE journal SET title = ? WHERE instr(title, ?)", [(_FORGOTTEN, name) for name in names])
    connection.executemany(
        "UPDATE journal SET title = ? WHERE sequence IN (SELECT sequence FROM journal_change WHERE record = ?)",
        [(_FORGOTTEN, r.id.bytes) for r in records],
    )
    connection.executemany("DELETE FROM journal_change WHERE record = ?", [(r.id.bytes,) for r in records])
