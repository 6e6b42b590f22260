"""Putting a report into a file."""

from __future__ import annotations

from pathlib import Path

from organizer.kernel.errors import FieldError
from organizer.store.safe_write import write_safely

from .gather import Report
from .html import render_html
from .pdf import Paper, render_pdf

SUFFIXES = (".pdf", ".html")


def write_report(report: Report, path: Path, *, paper: Paper = "a4", system_fonts: bool = False) -> None:
    """Write the report in the format that the file's name ends with.

    `paper` and `system_fonts` are the PDF's alone, see `render_pdf`. Raises FieldError for another ending, and
    EnvironmentFailure where the file cannot be written; the old file, if there was one, is then unchanged.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FieldError(f"A report is written as {' or '.join(SUFFIXES)}")
    if suffix == ".pdf":
        write_safely(path, [render_pdf(report, paper=paper, system_fonts=system_fonts)])
    else:
        write_safely(path, render_html(report))
