"""What was not imported, written to a file beside the source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from organizer.store.safe_write import write_safely

from .draft import Rejected
from .tables import guarded


def rejected_path(source: Path) -> Path:
    """Where the rejected rows of a file go: 'contacts.vcf.rejected.csv' beside 'contacts.vcf'."""
    return source.with_name(f"{source.name}.rejected.csv")


def write_rejected(source: Path, rejected: Sequence[Rejected]) -> Path | None:
    """Writes line, reason and raw text of each; None, and no file, when there are none.

    Raises EnvironmentFailure when the folder cannot be written to; the import itself is not touched by that.
    """
    if not rejected:
        return None
    path = rejected_path(source)
    write_safely(path, _lines(rejected))
    return path


def _lines(rejected: Sequence[Rejected]) -> Iterator[bytes]:
    yield b"file,line,reason,raw\r\n"
    for row in rejected:
        out = io.StringIO()
        cells = (row.part, str(row.line), row.reason, row.raw)
        csv.writer(out, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
        yield out.getvalue().encode("utf-8", "replace")
