"""Text in CSV files that a spreadsheet takes as text, whatever it begins with."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula. Not for numbers."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guard` was given; text that was never guarded stays as it is, unless it looks guarded."""
    return text[1:] if _GUARDED.match(text) else text


def csv_line(cells: Sequence[str]) -> str:
    """One line of CSV (RFC 4180) with its line end; cells are taken as they are."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Several lines of CSV."""
    return "".join(csv_line(row) for row in rows)
