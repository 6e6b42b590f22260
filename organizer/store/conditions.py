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
    parts = re.findall(r"\w+", fold(words))
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
        elif w.operator == "in":
            cells = [field.kind.to_row(v)[0] for v in w.value if v is not None]
            inside = f"{column} IN ({', '.join('?' * len(cells))})"
            parts.append(f"({inside} OR {column} IS NULL)" if None in w.value else inside)
            values += cells
        elif w.value is None:
            parts.append(f"{column} IS {'NOT ' * (w.operator == '!=')}NULL")
        else:
            by = layout.sort_column(field.name).name if w.operator in _ORDERED and field.kind.key else field.name
            cell = field.kind.sort_key(w.value) if by != field.name else field.kind.to_row(w.value)[0]
            comparison = {"=": "IS", "!=": "IS NOT"}.get(w.operator, w.operator)
            parts.append(f'"{by}" {comparison} ?')
            values.append(cell)
    return " AND ".join(parts), values
