"""Conditions of a list as SQL. Values are always bound, names always come from a description."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from organizer.kernel.kinds import Cell, ChoiceKind
from organizer.kernel.query import Where
from organizer.kernel.text import fold, sort_key

from .layout import Layout, numbers_of

LAST = "\U0010ffff"
"""After every character: ends the range of texts that begin alike."""
_ORDERED = {"<", "<=", ">", ">="}


def words_in(text: str) -> list[str]:
    """The words of what was typed, folded, whatever signs stand between them."""
    return re.findall(r"[^\W_]+", fold(text))


def match_expression(words: str) -> str:
    """Typed words as an FTS5 expression: each the beginning of a word."""
    return " ".join(f'"{part}"*' for part in words_in(words))


def is_letter(words: str) -> bool:
    """Whether one letter was typed. It begins too many words to look through: the names that begin with it are what is
    meant. Where a character is a word, it is no such letter."""
    return bool(re.fullmatch(r"[\W_]*[a-z0-9][\W_]*", fold(words)))


def condition(
    layout: Layout[Any], where: Sequence[Where], trash: bool, many: Callable[[Layout[Any], str], bool]
) -> tuple[str, list[Cell]]:
    """The text after WHERE, and its values. `many` tells whether so many records match an expression that a list is
    sooner read in its order, each record looked up among the matching ones, than by fetching and sorting those.
    """
    parts = [f'"deleted" IS {"NOT " * trash}NULL']
    values: list[Cell] = []
    for w in where:
        if w.operator == "text" and trash:
            named, found = _named(layout, words_in(w.value))
            parts += named
            values += found
            continue
        if w.operator == "text":
            heading = layout.description.heading
            expression = match_expression(w.value)
            if is_letter(w.value) and expression and heading.kind.key == "TEXT":
                column = f'"{layout.sort_column(heading.name).name}"'
                parts.append(f"{column} >= ? AND {column} < ?")
                values += [letter := sort_key(w.value.strip()), letter + LAST]
            elif expression:
                numbers = numbers_of(layout.table)
                # With a sign before it the column is looked up, not sought by.
                parts.append(
                    f'{"+" * many(layout, expression)}"number" IN (SELECT rowid - {numbers[0]} FROM search '
                    f"WHERE search MATCH ? AND rowid BETWEEN {numbers[0]} AND {numbers[-1]})"
                )
                values.append(expression)
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


def _named(layout: Layout[Any], words: Sequence[str]) -> tuple[list[str], list[Cell]]:
    """What a record in the Trash is found by: the search index has none of them, but there are few, and each of the
    words is looked for anywhere in what they are called."""
    heading = layout.description.heading
    if isinstance(heading.kind, ChoiceKind):
        found: list[Cell] = [
            heading.kind.to_row(m)[0] for m in heading.kind.of if all(w in fold(m.label) for w in words)
        ]
        return [f'"{heading.name}" IN ({", ".join("?" * len(found))})'], found
    column = layout.sort_column(heading.name).name
    return [f'instr("{column}", ?) > 0' for _ in words], list(words)
