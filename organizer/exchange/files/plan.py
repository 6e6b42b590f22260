"""Which format makes which plan."""

from __future__ import annotations

from pathlib import Path

from organizer.areas.money.model import StatementFormat
from organizer.exchange.bank.formats import profile_of
from organizer.exchange.bank.read import FORMATS as BANKS
from organizer.exchange.detect import detect
from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, nothing
from organizer.kernel.area import Reads

from .calendar import CalendarFile
from .library import LibraryFile
from .people import PeopleFile
from .shape import Asked, FilePlan
from .statement import StatementFile
from .table import TableFile


def plan_file(reads: Reads, path: Path, asked: Asked, progress: Progress = nothing) -> FilePlan:
    """Reads a file and works it out. Raises UnreadableFile, and Undecided, which is one too, when something must be
    asked."""
    format = asked.format or detect(path, asked.kinds.values(), map(profile_of, reads.every(StatementFormat)))
    if format is Format.TABLE:
        return TableFile.planned(reads, path, asked, progress)
    if format is Format.CALENDAR:
        return CalendarFile.planned(reads, path, asked, progress)
    if format in (Format.BIBTEX, Format.RIS):
        return LibraryFile.planned(reads, path, asked, progress, format)
    if format in BANKS:
        return StatementFile.planned(reads, path, asked, progress, format)
    return PeopleFile.planned(reads, path, asked, progress, format)
