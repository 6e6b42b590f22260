"""Rows of a table as CSV, as shown: the columns in view, in their order, without freezing the window."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer

from organizer.kernel.csv_text import csv_line, guard
from organizer.kernel.record import Record

from .columns import Column
from .names import Names

_AT_A_TIME = 200


def csv_cell(column: Column[Any], record: Record, *, amounts: bool = True) -> str:
    """What one cell says in a file. Without `amounts` they are as the table shows them, which may be hidden."""
    say = column.text if column.is_amount and not amounts else column.file_text or column.text
    text = say(record)
    return text if column.is_number else guard(text)


def csv_of(
    columns: Sequence[Column[Any]], records: Iterable[Record], names: Names, *, amounts: bool = True
) -> Iterator[str]:
    """CSV in pieces, the head first; names are read for many records at a time."""
    needs = tuple({need: None for column in columns for need in column.needs})
    yield csv_line([guard(column.title) for column in columns])
    rest = iter(records)
    while some := list(itertools.islice(rest, _AT_A_TIME)):
        names.load_fields(some, needs)
        yield "".join(csv_line([csv_cell(column, record, amounts=amounts) for column in columns]) for record in some)


class CsvGathering(QObject):
    """Gathers CSV a little at each turn of the event loop: reading goes on, on this thread, and the window answers."""

    def __init__(self, pieces: Iterator[str], then: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces, self._then = pieces, then
        self._gathered: list[str] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def _step(self) -> None:
        piece = next(self._pieces, None)
        if piece is not None:
            self._gathered.append(piece)
            return
        self._timer.stop()
        self._then("".join(self._gathered))
        self.deleteLater()
