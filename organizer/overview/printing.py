"""One section onto paper: asks for a file and typesets it, beside the window."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.kernel.errors import OrganizerError
from organizer.kernel.money import Money
from organizer.kernel.section import Section, Table
from organizer.overview.household import profile_title
from organizer.overview.reporting.periods import period_between
from organizer.ui.context import PageContext

if TYPE_CHECKING:
    from organizer.reports.redact import Amounts


def ask_and_print(context: PageContext, parent: QWidget, section: Section) -> None:
    """Writes the section as a PDF, or as HTML where the file is named so, with its title as the heading."""
    kinds = "PDF (*.pdf);;HTML (*.html)"
    chosen, _ = QFileDialog.getSaveFileName(parent, f"Save {section.title}", f"{section.title}.pdf", kinds)
    if not chosen:
        return
    path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.pdf")
    household, today = profile_title(context.workspace).title, context.today()

    def write(_: object) -> None:
        from organizer.reports.gather import Report
        from organizer.reports.redact import redacted, showable
        from organizer.reports.write import write_report

        amounts: Amounts = "shown" if _has_amounts(section) else "hidden"
        shown = redacted(dataclasses.replace(section, title=section.subtitle or section.title, subtitle=""), amounts)
        period = period_between(today, today)
        write_report(
            Report(showable(household), period, today, amounts, (shown,), heading=showable(section.title)), path
        )

    def failed(error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        context.complain(str(error))

    task = context.tasks.run(f"Writing {path.name}", write)
    task.done.connect(lambda _: context.toast(f"Wrote {section.title.lower()} to {path.name}"))
    task.failed.connect(failed)


def _has_amounts(section: Section) -> bool:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return any(isinstance(cell, Money) for table in tables for row in table.rows for cell in row)
