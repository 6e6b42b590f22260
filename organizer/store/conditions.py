"""Conditions of a list as SQL. Values are always bound, names always come from a description."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from organizer.kernel.kinds import Cell
from organizer.kernel.query import Where
from organizer.kernel.text import fold

from .layout import Layout

_ORDERED = {"<", "<=", ">", ">="}


def match_expression(words: str) -> str:
    """Typed words as an FTS5 expression: each the beginning of a word, whatever signs stand in it."""
    parts = re.findall(r"[^\W_]+", fold(words))
    return " ".join(f'"{part}"*' for part in parts)


def condition(layout: Layout[Any], where: Sequence[Where], trash: bool) -> tuple[str, list[Cell]]:
    """The text after WHERE, and its values."""
    parts = [f'"deleted" IS {"NOT " * trash}NULL']
    values: list[Cell] = []
    for w in where:
        if w.operator == "text":
            expression = match_expression(w.value)
            if expression:
                parts.append(
                    '"id" IN (SELECT record FROM search_entry WHERE number IN '
                    "(SELECT rowid FROM search WHERE search MATCH ?) AND kind = ?)"
                )
                values += [expression, layout.table]
            continue
        field = layout.description.field(w.field)
        column = f'"{field.name}"'
        if w.operator == "has":
            parts.append(f"instr({column}, ?) > 0")
            values.append(f"\n{w.value}\n")
        elif w.value is None:
            parts.append(f"{column} IS {'NOT ' * (w.operator == '!=')}NULL")
        elif w.operator == "in":
            cells = [layout.identity(field.name, v) for v in w.value if v is not None]
            if len(cells[0] if cells else ()) > 1:
                inside = " OR ".join(["(" + " AND ".join(f'"{name}" = ?' for name in row) + ")" for row in cells])
            else:
                inside = f"{column} IN ({', '.join('?' * len(cells))})"
            parts.append(f"({inside} OR {column} IS NULL)" if None in w.value else f"({inside})")
            values += [cell for row in cells for cell in row.values()]
        elif w.operator in _ORDERED:
            parts.append(f'"{layout.sort_column(field.name).name}" {w.operator} ?')
            values.append(layout.sort_cell(field.name, w.value))
            for name, cell in list(layout.identity(field.name, w.value).items())[1:]:
                parts.append(f'"{name}" = ?')  # Amounts compare within a currency.
                values.append(cell)
        else:
            cells_by_name = layout.identity(field.name, w.value)
            same = " AND ".join(f'"{name}" = ?' for name in cells_by_name)
            # Not 'IS', for which SQLite does not use an index over what is not empty.
            parts.append(same if w.operator == "=" else f"({column} IS NULL OR NOT ({same}))")
            values += cells_by_name.values()
    return " AND ".join(parts), values
