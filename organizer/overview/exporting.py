"""Taking records out for other programs: asks for a file and writes it, beside the window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.learning.model import Credential
from organizer.areas.library.model import Resource
from organizer.areas.people.model import Contact
from organizer.exchange.ical.out import export_calendar
from organizer.exchange.library.bibtex_out import export_bibliography
from organizer.exchange.people_out import export_vcards
from organizer.kernel.errors import OrganizerError
from organizer.kernel.record import Record, describe
from organizer.store.reader import Reader
from organizer.ui.context import PageContext


class _Way(NamedTuple):
    """How records of one kind go out: the formats by the endings of their files, the usual one first."""

    formats: Mapping[str, str]
    write: Callable[[Reader, Path, Sequence[UUID], date], int]


def _ledgers(reads: Reader, path: Path, ids: Sequence[UUID], today: date) -> int:
    from .ledgers import write_ledgers

    return write_ledgers(reads, path, ids, today)


_WAYS: dict[type[Record], _Way] = {
    Contact: _Way({".vcf": "vCard"}, lambda reads, path, ids, _: export_vcards(reads, path, contacts=ids)),
    Resource: _Way(
        {".bib": "BibTeX", ".ris": "RIS"}, lambda reads, path, ids, _: export_bibliography(reads, path, ids)
    ),
    TimeBlock: _Way({".ics": "iCalendar"}, lambda reads, path, ids, _: export_calendar(reads, path, blocks=ids)),
    Credential: _Way({".pdf": "PDF", ".csv": "CSV"}, _ledgers),
}


def ask_and_export(context: PageContext, parent: QWidget, cls: type[Record], ids: Sequence[UUID]) -> None:
    """Writes these records, or without any all of the kind in the home profile, and says how many."""
    way, description = _WAYS[cls], describe(cls)

    def counted(number: int) -> str:
        return f"{number:,} {(description.title if number == 1 else description.plural).lower()}"

    title = f"Export {counted(len(ids))}" if ids else f"Export all {description.plural.lower()}"
    usual = next(iter(way.formats))
    filters = [f"{format} (*{suffix})" for suffix, format in way.formats.items()]
    chosen, kind = QFileDialog.getSaveFileName(
        parent, title, f"{description.plural.lower()}{usual}", ";;".join(filters)
    )
    if not chosen:
        return
    meant = list(way.formats)[filters.index(kind)] if kind in filters else usual
    path = Path(chosen) if Path(chosen).suffix else Path(chosen + meant)
    profile, today = context.workspace.home, context.today()

    def write(_: object) -> int:
        with contextlib.closing(profile.reader()) as reader:
            return way.write(reader, path, ids, today)

    def failed(error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        context.complain(str(error))

    task = context.tasks.run(title, write)
    task.done.connect(lambda count: context.toast(f"Wrote {counted(count)} to {path.name}"))
    task.failed.connect(failed)
