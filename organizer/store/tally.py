"""Kept totals: how many live records of a kind there are by day, by the choice in its table, and by whose they are.

Counting over everything takes longer the more there is. These are brought up to date at the end of every action, in its
transaction, from what it changed, so that they are right after an undo, in the Trash and out of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.kinds import Day
from organizer.kernel.query import Where
from organizer.kernel.record import Record

from .connection import Connection
from .layout import layout_of

if TYPE_CHECKING:
    from .journal import Pair

Total = tuple[str, str, str, str, bytes]
"""Kind, field, its day, the choice, and whose; empty where there is none."""
_QUARTER = 15
_COMPARED = {"<", "<=", ">", ">="}
_ADD = "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number"
_FORGET = "DELETE FROM tally WHERE kind = ? AND field = ? AND at = ? AND choice = ? AND owner = ? AND number = 0"


def at(value: date | datetime | None) -> str:
    """Where a value is counted: its day, or of a moment the quarter of an hour, where every zone's midnight lies."""
    if isinstance(value, datetime):
        moment = value.astimezone(UTC).replace(tzinfo=None)
        return moment.replace(minute=moment.minute // _QUARTER * _QUARTER).isoformat(timespec="minutes")
    return value.isoformat() if value else ""


def keep(connection: Connection, versions: Iterable[Pair]) -> None:
    """Counts records out as they were before an action, and in as they are after it."""
    values: Counter[tuple[type[Record], str, Any, Any, UUID | None]] = Counter()
    for old, new in versions:
        for record, by in ((old, -1), (new, 1)):
            if record is not None and record.deleted is None:
                cls = type(record)
                layout = layout_of(cls)
                chosen = getattr(record, layout.choice.name) if layout.choice else None
                for field in layout.counted_by:
                    values[cls, field.name, getattr(record, field.name), chosen, record.owner] += by
    totals: Counter[Total] = Counter()
    for (cls, name, value, chosen, owner), number in values.items():
        if number:
            word = str(chosen.value) if chosen is not None else ""
            totals[layout_of(cls).table, name, at(value), word, owner.bytes if owner else b""] += number
    changed = sorted((total, number) for total, number in totals.items() if number)
    connection.executemany(_ADD, [(*total, number) for total, number in changed])
    connection.executemany(_FORGET, [total for total, number in changed if number < 0])


def read(
    connection: Connection, cls: type[Record], name: str, first: date | None, last: date | None, owner: UUID | None
) -> Mapping[Any, int]:
    """How many live records have a value from one to another, by their choice; see `Reader.tally`."""
    layout = layout_of(cls)
    if name not in (field.name for field in layout.counted_by):
        raise ValueError(f"Records of kind '{layout.table}' are not counted by {name}")
    sql = "SELECT choice, sum(number) FROM tally WHERE kind = ? AND field = ? AND at >= ?"
    values: list[str | bytes] = [layout.table, name, at(first) or "-"]
    if last is not None:
        sql += " AND at <= ?"
        values.append(at(last))
    if owner is not None:
        sql += " AND owner IN (?, x'')"
        values.append(owner.bytes)
    rows = connection.execute(f"{sql} GROUP BY choice", values)
    choice = layout.choice
    return {choice.kind.from_row(word) if choice and word else None: int(number) for word, number in rows}


def count(connection: Connection, cls: type[Record], where: Sequence[Where]) -> int | None:
    """How many live records meet conditions on whose they are and on one of the days they are counted by; None where
    there are other conditions, or the kind is not counted."""
    layout = layout_of(cls)
    if not layout.counted_by:
        return None
    days = {field.name for field in layout.counted_by if isinstance(field.kind, Day)}
    by = next((w.field for w in where if w.field in days), "created")
    sql = "SELECT total(number) FROM tally WHERE kind = ? AND field = ?"
    values: list[str | bytes] = [layout.table, by]
    for w in where:
        if w.field == by and w.operator in _COMPARED and isinstance(w.value, date):
            sql += f" AND at {w.operator} ? AND at <> ''"
            values.append(at(w.value))
        elif w.field == "owner" and w.operator == "in":
            sql += f" AND owner IN ({', '.join('?' * len(w.value))})"
            values += [owner.bytes if owner else b"" for owner in w.value]
        else:
            return None
    return int(connection.execute(sql, values).fetchone()[0])
