"""From the description of a record to columns, and between records and rows. No SQLAlchemy: first pages need none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from organizer.kernel.kinds import Affinity, Cell, ChoiceKind, RefKind
from organizer.kernel.record import Description, Field, Record, describe

R = TypeVar("R", bound=Record)
JsonCell = str | int | None
JsonCells = JsonCell | list[JsonCell]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind's table."""

    name: str
    affinity: Affinity
    not_null: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a field's cells lie in a row, and how they are made."""

    field: Field
    start: int
    width: int
    set: Callable[[Any, Any], None]
    to_row: Callable[[Any], tuple[Cell, ...]]
    from_row: Callable[..., Any] | None
    """None where the stored cell is the value itself."""
    key: Callable[[Any], Cell] | None
    """Makes the cell of the key column that follows, if the field has one."""


class Layout(Generic[R]):
    """The table of a kind: its columns in order, and the way of a record to a row and back."""

    def __init__(self, cls: type[R]) -> None:
        self.cls = cls
        self.description: Description = describe(cls)
        self.table = self.description.kind
        columns: list[Column] = []
        parts: list[_Part] = []
        for field in self.description.fields:
            kind, not_null, start = field.kind, not field.optional, len(columns)
            columns += [Column(field.name + suffix, affinity, not_null) for suffix, affinity in kind.columns]
            key = kind.sort_key if kind.key and self.description.sortable(field) else None
            if key and kind.key:
                columns.append(Column(f"{field.name}_key", kind.key, not_null))
            if isinstance(kind, ChoiceKind):
                from_row: Callable[..., Any] | None = {str(m.value): m for m in kind.of}.__getitem__
            else:
                from_row = None if kind.as_stored else kind.from_row
            setter = getattr(cls, field.name).__set__
            parts.append(_Part(field, start, len(kind.columns), setter, kind.to_row, from_row, key))
        self.columns = tuple(columns)
        self._parts = tuple(parts)
        self.by_field: Mapping[str, _Part] = {p.field.name: p for p in parts}
        names = [c.name for c in columns]
        self.select_columns = ", ".join(f'"{n}"' for n in names)
        self.insert_sql = f'INSERT INTO "{self.table}" ({self.select_columns}) VALUES ({", ".join("?" * len(names))})'
        assignments = ", ".join(f'"{n}" = ?' for n in names)
        self.update_sql = f'UPDATE "{self.table}" SET {assignments} WHERE "id" = ?'

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    def sort_column(self, field_name: str) -> Column:
        """The column that a list sorts by for a field. Raises NotFound."""
        field = self.description.field(field_name)
        part = self.by_field[field.name]
        return self.columns[part.start + part.width if part.key else part.start]

    def sort_cell(self, field_name: str, value: Any) -> Cell:
        """What `sort_column` holds for a value."""
        if value is None:
            return None
        part = self.by_field[field_name]
        return part.key(value) if part.key else part.to_row(value)[0]

    def identity(self, field_name: str, value: Any) -> dict[str, Cell]:
        """Those cells, by column, that tell the value from others. A moment's zone does not, a currency does."""
        kind = self.by_field[field_name].field.kind
        names = [field_name + suffix for suffix, _ in kind.columns[: kind.distinct]]
        return dict(zip(names, kind.to_row(value), strict=False))

    def indexes(self) -> Iterable[tuple[str, tuple[str, ...], str]]:
        """Name, columns and condition of each index of the table."""
        live = '"deleted" IS NULL'
        for field in self.description.fields:
            if self.description.sortable(field):
                column = self.sort_column(field.name).name
                yield f"{self.table}_by_{column}", (column, "id", "owner"), live
            elif isinstance(field.kind, RefKind) and field.name not in ("id", "owner"):
                yield f"{self.table}_of_{field.name}", (field.name,), f'"{field.name}" IS NOT NULL'
        yield f"{self.table}_trash", ("deleted", "id"), '"deleted" IS NOT NULL'

    def encode(self, record: R) -> list[Cell]:
        """The row of a record."""
        row: list[Cell] = []
        for part in self._parts:
            value = getattr(record, part.field.name)
            if value is None:
                row += [None] * (part.width + (part.key is not None))
            else:
                row += part.to_row(value)
                if part.key:
                    row.append(part.key(value))
        return row

    def decode(self, row: tuple[Any, ...]) -> R:
        """The record of a row that was selected with `select_columns`."""
        record = object.__new__(self.cls)
        for part in self._parts:
            cell = row[part.start]
            if cell is not None and part.from_row is not None:
                cell = (
                    part.from_row(cell)
                    if part.width == 1
                    else part.from_row(*row[part.start : part.start + part.width])
                )
            part.set(record, cell)
        return record

    def to_json(self, field_name: str, value: Any) -> JsonCells:
        """A field's value for the journal: its cells, bytes as hexadecimal."""
        if value is None:
            return None
        cells = [c.hex() if isinstance(c, bytes) else c for c in self.by_field[field_name].to_row(value)]
        return cells[0] if len(cells) == 1 else cells

    def from_json(self, field_name: str, cells: JsonCells) -> Any:
        """The value that `to_json` wrote."""
        if cells is None:
            return None
        part = self.by_field[field_name]
        raw = cells if isinstance(cells, list) else [cells]
        affinities = [affinity for _, affinity in part.field.kind.columns]
        plain = [
            bytes.fromhex(str(c)) if a == "BLOB" and c is not None else c for c, a in zip(raw, affinities, strict=True)
        ]
        return part.field.kind.from_row(*plain)


_layouts: dict[type[Record], Layout[Any]] = {}


def layout_of(cls: type[R]) -> Layout[R]:
    """The layout of a kind of record; made once, since descriptions never change."""
    try:
        return _layouts[cls]
    except KeyError:
        return _layouts.setdefault(cls, Layout(cls))
