"""Rows of a table as CSV, as shown: the columns in view, in their order, without freezing the window."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from organizer.kernel.csv_text import csv_line, guard
from organizer.kernel.record import Record

from .columns import Column
from .names import Names

_AT_A_TIME = 200


def csv_cells(column: Column[Any], record: Record) -> str:
    """What one cell says in a file."""
    text = (column.file_text or column.text)(record)
    return text if column.is_number else guard(text)


def csv_of(columns: Sequence[Column[Any]], records: Iterable[Record]) -> Iterator[str]:
    """Lines of CSV, the head first."""
    yield csv_line([guard(column.title) for column in columns])
    for record in records:
        yield csv_line([csv_cells(column, record) for column in columns])
