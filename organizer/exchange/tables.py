"""Our own CSV: one table per kind of record, a column per field, from which the same records are read again.

Text that a spreadsheet would take for a formula is written with an apostrophe before it, which reading takes off.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from organizer.kernel.errors import FieldError, Invalid, UnreadableFile
from organizer.kernel.kinds import Flag, MoneyKind, Number, Rating, RefKind
from organizer.kernel.record import Field, Record, describe
from organizer.store.safe_write import write_safely

from .csvs import CsvFile
from .draft import RAW_LIMIT, Rejected
from .source import MB, Progress, nothing, size_of

FILE_LIMIT = 1_000 * MB
CELL_LIMIT = 1_100_000
"""Characters of one cell: notes may be a million long."""
_STEP = 500
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMERIC = (Number, MoneyKind, Rating, Flag, RefKind)
_FOR_PEOPLE = ":name"
R = TypeVar("R", bound=Record)


def guarded(text: str) -> str:
    """Text such that a spreadsheet takes it as text."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _cell(field: Field, value: Any) -> str:
    text = field.to_csv(value)
    return text if isinstance(field.kind, _NUMERIC) else guarded(text)


def write_table(path: Path, cls: type[R], records: Iterable[R], names: Mapping[str, Mapping[Any, str]] = {}) -> int:
    """Writes records safely (see `write_safely`); gives their number.

    `names` gives, for fields that refer to records, the names of these; they get a column beside the id, for people,
    which is passed over when the table is read.
    """
    count = 0

    def chunks() -> Iterator[bytes]:
        nonlocal count
        fields = describe(cls).fields
        yield _csv_line([title for f in fields for title in _titles(f.name, named=f.name in names)])
        for record in records:
            count += 1
            cells = []
            for f in fields:
                value = getattr(record, f.name)
                cells.append(_cell(f, value))
                if f.name in names:
                    cells.append(guarded(names[f.name].get(value, "")))
            yield _csv_line(cells)

    write_safely(path, chunks())
    return count


def _titles(name: str, *, named: bool) -> tuple[str, ...]:
    return (name, name + _FOR_PEOPLE) if named else (name,)


def _csv_line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def kind_of(cells: Sequence[str], kinds: Iterable[type[Record]]) -> type[Record] | None:
    """The kind of record whose table has these columns, or None. Columns may be missing, none may be unknown."""
    header = {cell.strip() for cell in cells if not cell.endswith(_FOR_PEOPLE)}
    best: tuple[int, type[Record]] | None = None
    for cls in kinds:
        fields = describe(cls).by_name
        required = {f.name for f in fields.values() if f.required} | {"id"}
        if required <= header <= fields.keys():
            missing = len(fields) - len(header)
            if best is None or missing < best[0]:
                best = (missing, cls)
    return best[1] if best else None


@dataclass(slots=True)
class TableReading(Generic[R]):
    """The records of a table, and the rows that are none."""

    name: str
    cls: type[R]
    records: list[R] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def read_table(path: Path, kinds: Iterable[type[Record]], progress: Progress = nothing) -> TableReading[Record]:
    """All records of a table whose header says which kind it is. Raises UnreadableFile for what is no such table."""
    total = size_of(path, FILE_LIMIT)
    listed = list(kinds)
    file = CsvFile(lambda: path.open("rb"), path.name, CELL_LIMIT)
    found = file.header(lambda cells: kind_of(cells, listed) is not None)
    cls = kind_of(found[0].cells, listed) if found else None
    if found is None or cls is None:
        raise UnreadableFile(path.name, "no header of a table of records was found in it")
    header, delimiter = found
    by_name = describe(cls).by_name
    columns = [by_name.get(cell.strip()) for cell in header.cells]
    reading = TableReading(path.name, cls)
    for number, row in enumerate(file.rows(delimiter)):
        if number % _STEP == 0:
            progress(min(number, total), total)
        if row.line <= header.line or row.empty:
            continue
        try:
            reading.records.append(_record(cls, columns, row.cells))
        except FieldError as error:
            reading.rejected.append(Rejected(row.line, str(error), row.raw()[:RAW_LIMIT]))
        except Invalid as error:
            reading.rejected.append(Rejected(row.line, f"the row cannot be kept: {error}", row.raw()[:RAW_LIMIT]))
    return reading


def _record(cls: type[R], columns: Sequence[Field | None], cells: Sequence[str]) -> R:
    """One row as a record. Raises FieldError, Invalid."""
    if len(cells) != len(columns):
        raise FieldError(f"the row has {len(cells)} of {len(columns)} cells")
    values: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        if column is None or (column.name == "id" and not cell):
            continue
        text = cell if isinstance(column.kind, _NUMERIC) else unguarded(cell)
        try:
            values[column.name] = column.from_csv(text)
        except FieldError as error:
            raise FieldError(f"{column.name}: {error}") from None
    record = cls(**values)
    record.check()
    return record
