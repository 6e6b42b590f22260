"""From the description of a record to columns, and between records and rows. No SQLAlchemy: first pages need none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any, Generic, TypeVar
from zlib import crc32

from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Affinity, Cell, ChoiceKind, Day, MoneyKind, RefKind
from organizer.kernel.record import Description, Field, Record, describe
from organizer.kernel.system import SYSTEM_RECORDS

R = TypeVar("R", bound=Record)
JsonCell = str | int | None
JsonCells = JsonCell | list[JsonCell]


@frozen
class Column:
    """One column of a kind's table."""

    name: str
    affinity: Affinity
    not_null: bool


@frozen
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
    """The table of a kind: its columns in order, and the way of a record to a row and back.

    Before its columns a table has `number`, the row's own, by which the search index knows it.
    """

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
            from_row = None if kind.as_stored else kind.decoder()
            setter = getattr(cls, field.name).__set__
            parts.append(_Part(field, start, len(kind.columns), setter, kind.to_row, from_row, key))
        self.columns = tuple(columns)
        self._parts = tuple(parts)
        self.by_field: Mapping[str, _Part] = {p.field.name: p for p in parts}
        names = [c.name for c in columns]
        self.select_columns = ", ".join(f'"{n}"' for n in names)
        self.insert_sql = f'INSERT INTO "{self.table}" ({self.select_columns}) VALUES ({", ".join("?" * len(names))})'
        self.decode: Callable[[Sequence[Any]], R] = self._made_decode()
        """The record of a row that was selected with `select_columns`."""

    @cached_property
    def width(self) -> int:
        """Number of columns."""
        return len(self.columns)

    def columns_of(self, field_names: Iterable[str]) -> list[int]:
        """The places of all columns of some fields in a row."""
        parts = [self.by_field[name] for name in field_names]
        return [at for p in parts for at in range(p.start, p.start + p.width + (p.key is not None))]

    def update_sql(self, columns: Iterable[int]) -> str:
        """What sets those columns of a row by its id. Setting the others too would write every index again."""
        assignments = ", ".join(f'"{self.columns[at].name}" = ?' for at in columns)
        return f'UPDATE "{self.table}" SET {assignments} WHERE "id" = ?'

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

    @cached_property
    def when(self) -> str | None:
        """The day that a record of this kind is of: the first of its table's fields that is a day and is needed."""
        fields = (self.description.field(name) for name in self.description.table)
        return next((f.name for f in fields if isinstance(f.kind, Day) and f.required), None)

    @cached_property
    def choice(self) -> Field | None:
        """The first choice of the table: kept totals are apart for each."""
        fields = (self.description.field(name) for name in self.description.table)
        return next((f for f in fields if isinstance(f.kind, ChoiceKind)), None)

    @cached_property
    def counted_by(self) -> tuple[Field, ...]:
        """The fields that totals are kept by: the days of the table, and the time of making. What every profile has
        whatever its areas is not counted."""
        if self.cls in SYSTEM_RECORDS:
            return ()
        fields = (self.description.field(name) for name in self.description.table)
        return (*(f for f in fields if isinstance(f.kind, Day)), self.description.field("created"))

    def indexes(self) -> Iterable[tuple[str, tuple[str, ...], str]]:
        """Name, columns and condition of each index of the table.

        What refers to a record and is of a day is counted over periods by whom it is with: that index holds the day and
        all else that is asked then, so that no row has to be fetched for it. Of what has an amount, the amounts are
        summed by the record that it needs, and by the others that it refers to.
        """
        live = '"deleted" IS NULL'
        for field in self.description.fields:
            if self.description.sortable(field):
                column = self.sort_column(field.name).name
                yield f"{self.table}_by_{column}", (column, "id", "owner"), live
            elif isinstance(field.kind, RefKind) and field.name not in ("id", "owner"):
                counted = (self.when, "owner", "deleted") if self.when else ()
                yield f"{self.table}_of_{field.name}", (field.name, *counted), f'"{field.name}" IS NOT NULL'
            if self.when and field.required and isinstance(field.kind, RefKind) and (summed := self._summed()):
                yield f"{self.table}_sums_of_{field.name}", (field.name, self.when, *summed), live
        yield f"{self.table}_trash", ("deleted", "id"), '"deleted" IS NOT NULL'

    def _summed(self) -> tuple[str, ...]:
        """The columns of amounts, and of what sums are made apart for; none where there is no amount."""
        fields = self.description.fields
        amounts = [f.name + suffix for f in fields if isinstance(f.kind, MoneyKind) and f.required
                   for suffix, _ in f.kind.columns]  # fmt: skip
        refs = [f.name for f in fields if isinstance(f.kind, RefKind) and f.optional and f.name != "owner"]
        return (*amounts, *refs) if amounts else ()

    # Rows are decoded and encoded by functions written for the kind, as dataclasses write __init__: a loop over the
    # fields of a page takes five times as long as the query.

    def _made_decode(self) -> Callable[[Sequence[Any]], R]:
        known: dict[str, Any] = {"new": object.__new__, "cls": self.cls}
        lines = [f"({', '.join(f'c{n}' for n in range(self.width))},) = row", "record = new(cls)"]
        for n, part in enumerate(self._parts):
            cells = ", ".join(f"c{at}" for at in range(part.start, part.start + part.width))
            value = f"f{n}({cells})" if part.from_row else cells
            if part.from_row and part.field.optional:
                value = f"None if c{part.start} is None else {value}"
            lines.append(f"s{n}(record, {value})")
            known |= {f"s{n}": part.set, f"f{n}": part.from_row}
        return _written("row", [*lines, "return record"], known)

    @cached_property
    def encode(self) -> Callable[[R], tuple[Cell, ...]]:
        """The row of a record."""
        known: dict[str, Any] = {}
        lines, row = [], []
        for n, part in enumerate(self._parts):
            value = f"record.{part.field.name}"
            if part.field.kind.as_stored and not part.key:
                row.append(value)
                continue
            cells = [f"c{at}" for at in range(part.start, part.start + part.width + bool(part.key))]
            # Most values are the default one.
            default = part.field.default
            known |= {f"t{n}": part.to_row, f"k{n}": part.key, f"d{n}": default, f"n{n}": (None,) * len(cells)}
            if default is not None:
                known[f"n{n}"] = (*part.to_row(default), *([part.key(default)] if part.key else []))
            stored = ["v" if part.field.kind.as_stored else f"*t{n}(v)", *([f"k{n}(v)"] if part.key else [])]
            lines += [f"v = {value}", f"({', '.join(cells)},) = n{n} if v is d{n} else ({', '.join(stored)},)"]
            row += cells
        return _written("record", [*lines, f"return ({', '.join(row)},)"], known)

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


@cache
def numbers_of(kind: str) -> range:
    """The numbers of a kind's records in the search index, in a block so that one kind alone can be looked through: the
    first plus the `number` of the row."""
    first = (crc32(kind.encode()) & 0x7FFF_FFFF) << 32
    return range(first, first + (1 << 32))


def _written(argument: str, lines: Sequence[str], known: dict[str, Any]) -> Callable[[Any], Any]:
    """A function of one argument from its lines. They hold nothing but numbers and the names of fields."""
    body = "\n    ".join(lines)
    exec(f"def made({argument}):\n    {body}\n", known)
    made: Callable[[Any], Any] = known["made"]
    return made


_layouts: dict[type[Record], Layout[Any]] = {}


def layout_of(cls: type[R]) -> Layout[R]:
    """The layout of a kind of record; made once, since descriptions never change."""
    try:
        return _layouts[cls]
    except KeyError:
        return _layouts.setdefault(cls, Layout(cls))
