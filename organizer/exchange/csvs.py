"""CSV of other programs: rows with the line they begin on, whatever the encoding, within bounds."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from organizer.kernel.errors import UnreadableFile
from organizer.kernel.frozen import frozen
from organizer.kernel.text import fold, one_line

from .source import Opener, encoding_of

FIELD_LIMIT = 131_072
"""Characters of one cell in a file of another program."""
LINE_LIMIT = 4_000_000
"""Characters of one physical line."""
_HEADER_WITHIN = 60
"""Rows in which a header is looked for: some exports begin with a few lines of explanation."""

Malformed = Callable[[int, str, str], None]
"""Told of a row that is no CSV: its line, the reason, its raw text."""


@frozen
class Row:
    """One record; `line` is where it begins, counted from 1."""

    line: int
    cells: list[str]

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(cell.strip() for cell in self.cells)

    def raw(self) -> str:
        """The row as CSV text."""
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(self.cells)
        return out.getvalue()


class CsvFile:
    """A CSV file whose bytes can be opened again and again."""

    def __init__(self, open_bytes: Opener, name: str, field_limit: int = FIELD_LIMIT) -> None:
        self.open_bytes = open_bytes
        self.name = name
        self.field_limit = field_limit
        self.encoding = encoding_of(open_bytes, name)

    def rows(self, delimiter: str = ",", *, malformed: Malformed | None = None) -> Iterator[Row]:
        """All rows. Raises UnreadableFile with the line: NUL, a line or cell beyond the limits, quotes out of place.

        With `malformed` the last of these, and too large a cell, is reported there and the rows behind it follow.
        """
        # The module's own limit is one for the whole process: it is only ever raised, and each file keeps its own.
        csv.field_size_limit(max(csv.field_size_limit(), self.field_limit))
        with self.open_bytes() as stream, io.TextIOWrapper(stream, self.encoding, errors="strict", newline="") as text:
            lines = _Lines(text, self.name)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            while True:
                lines.taken.clear()
                line = lines.number + 1
                try:
                    cells = next(reader)
                    if any(len(cell) > self.field_limit for cell in cells):
                        raise csv.Error("field larger than field limit")
                except StopIteration:
                    return
                except csv.Error as error:
                    reason = self._reason(error)
                    if malformed is None:
                        raise UnreadableFile(self.name, reason, line) from None
                    malformed(line, reason, "".join(lines.taken))
                    continue
                yield Row(line, cells)

    def _reason(self, error: csv.Error) -> str:
        text = str(error)
        if "field larger than" in text:
            return f"a cell is longer than {self.field_limit:,} characters"
        if "unexpected end" in text:
            return "the file ends inside a quoted cell"
        return "the quotes of this row do not match"

    def header(self, recognise: Callable[[Sequence[str]], bool]) -> tuple[Row, str] | None:
        """The first row that is recognised as a header, and the delimiter with which it is one; None without."""
        for delimiter in (",", ";", "\t"):
            for row in itertools.islice(self.rows(delimiter, malformed=_ignored), _HEADER_WITHIN):
                if recognise(row.cells):
                    return row, delimiter
        return None

    def records(
        self, header: Row, delimiter: str, *, malformed: Malformed | None = None
    ) -> Iterator[tuple[Row, dict[str, str]]]:
        """The rows below the header that hold anything, each also by the header's names, trimmed."""
        names = [one_line(cell) for cell in header.cells]

        def below(line: int, reason: str, raw: str) -> None:
            if malformed is not None and line > header.line:
                malformed(line, reason, raw)

        for row in self.rows(delimiter, malformed=below if malformed else None):
            if row.line > header.line and not row.empty:
                yield row, {name: cell.strip() for name, cell in zip(names, row.cells, strict=False) if name}


def _ignored(line: int, reason: str, raw: str) -> None:
    """What is not yet the table may be anything."""


class _Lines(Iterator[str]):
    """Physical lines of bounded length; remembers those since `taken` was cleared."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self.text = text
        self.name = name
        self.number = 0
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = self.text.readline(LINE_LIMIT)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= LINE_LIMIT:
            raise UnreadableFile(self.name, f"the line is longer than {LINE_LIMIT:,} characters", self.number)
        if "\x00" in line:
            raise UnreadableFile(self.name, "contains a NUL character", self.number)
        self.taken.append(line)
        return line


def column_names(cells: Iterable[str]) -> frozenset[str]:
    """Header names in the form in which they are compared."""
    return frozenset(fold(one_line(cell)) for cell in cells)


def plain_cell(text: str) -> str:
    """A cell's text; what programs write for 'nothing' is nothing."""
    return "" if text.upper() in ("N/A", "#N/A", "<NA>", "NULL", "NONE", "NAN", "#N/A N/A") else text
