"""The agenda into a file: to print, or for other calendars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.kernel.errors import OrganizerError
from organizer.overview.household import profile_title
from organizer.ui.context import PageContext

from .gather import AgendaDay

PDF, CALENDAR = ".pdf", ".ics"
_KINDS = {PDF: ("Save as PDF", "PDF"), CALENDAR: ("Save as calendar file", "iCalendar")}


def ask_path(parent: QWidget, suffix: str) -> Path | None:
    """Asks for a file; None if none was chosen."""
    title, kind = _KINDS[suffix]
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"Agenda{suffix}", f"{kind} (*{suffix})")
    if not chosen:
        return None
    return Path(chosen) if Path(chosen).suffix.lower() == suffix else Path(chosen + suffix)


def save_pdf(context: PageContext, days: Sequence[AgendaDay], first: date, last: date, path: Path) -> None:
    """Typesets the days in a task, and says so."""
    household, today = profile_title(context.workspace).title, context.today()

    def work() -> None:
        from organizer.reports.write import write_report

        from .report import agenda_report

        write_report(agenda_report(days, first, last, today, household), path)

    _run(context, work, path)


def save_calendar(context: PageContext, days: Sequence[AgendaDay], path: Path) -> None:
    """Writes the days as iCalendar in a task, and says so."""
    dues = [need.due for each in days for need in each.needs]
    now = context.now()

    def work() -> None:
        from organizer.exchange.ical.agenda_out import export_agenda

        with context.workspace.reads_elsewhere() as reads:
            export_agenda(reads, path, dues, now)

    _run(context, work, path)


def _run(context: PageContext, work: Callable[[], None], path: Path) -> None:
    def failed(error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        context.complain(str(error))

    task = context.tasks.run(f"Writing {path.name}", lambda _: work())
    task.done.connect(lambda _: context.toast(f"Wrote the agenda to {path.name}"))
    task.failed.connect(failed)
