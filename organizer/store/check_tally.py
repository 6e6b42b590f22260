"""The part of `check` that counts anew what the kept totals say."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from . import tally
from .connection import Connection
from .layout import Layout, layout_of
from .registry import Registry


def findings(connection: Connection, registry: Registry) -> Iterator[tuple[str]]:
    """One message for each field of a kind whose totals are not what is there."""
    kept = {tuple(total): number for *total, number in connection.execute("SELECT * FROM tally")}
    for cls in registry.all:
        layout: Layout[Any] = layout_of(cls)
        column = f'"{layout.choice.name}"' if layout.choice else "NULL"
        for field in layout.counted_by:
            sql = (
                f'SELECT "{field.name}", {column}, "owner", count(*) '
                f'FROM "{layout.table}" WHERE "deleted" IS NULL GROUP BY 1, 2, 3'
            )
            counted: Counter[tuple[Any, ...]] = Counter()
            for cell, word, owner, number in connection.execute(sql):
                # A value that cannot be read is a finding of its own.
                with contextlib.suppress(ValueError, TypeError, OverflowError):
                    value = field.kind.from_row(cell) if cell is not None else None
                    counted[layout.table, field.name, tally.at(value), word or "", owner or b""] += number
            said = {total: kept.pop(total) for total in list(kept) if total[:2] == (layout.table, field.name)}
            if counted != said:
                yield (f"The totals of {layout.description.plural.lower()} by '{field.label}' are not what is there",)
    if kept:
        yield ("There are totals of what is not counted",)
