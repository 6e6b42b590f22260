"""Finding out what a file is, by what is in it; its name only decides what is empty."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import UnreadableFile
from organizer.kernel.record import Record

from . import tables
from .address_books import is_address_book, read_address_book
from .bank.csv_profile import CsvProfile
from .bank.read import bank_format, is_bank_table
from .csvs import CsvFile
from .draft import Format, Reading
from .google import is_google, read_google
from .linkedin import ARCHIVE_LIMIT, is_known, read_linkedin
from .source import Progress, decoded, head_of, is_utf16, nothing
from .vcard.read import read_vcards

_HEAD = 1 << 18
_ENTRY = re.compile(r"^\s*@[A-Za-z]+\s*\{\s*[^\s,{}=]+\s*,", re.MULTILINE)
_RECORD = re.compile(r"^TY  - \w+\s*$", re.MULTILINE)


def detect(path: Path, kinds: Iterable[type[Record]] = (), saved: Iterable[CsvProfile] = ()) -> Format:
    """What a file is; `kinds` are the records whose own tables are recognised, `saved` how banks are known to write
    theirs. Raises UnreadableFile for others."""
    head = head_of(path, ARCHIVE_LIMIT, _HEAD)
    if zipfile.is_zipfile(path):
        return Format.LINKEDIN
    codec = is_utf16(head)
    text = head.decode(codec, "replace") if codec else decoded(head)
    if "BEGIN:VCARD" in text[: 1 << 16].upper().replace(" ", "") or path.suffix.lower() in (".vcf", ".vcard"):
        return Format.VCARD
    if "BEGIN:VCALENDAR" in text[: 1 << 16].upper().replace(" ", "") or path.suffix.lower() in (
        ".ics",
        ".ical",
        ".ifb",
    ):
        return Format.CALENDAR
    if found := bibliography_of_head(text, path.suffix.lower()):
        return found
    if bank := bank_format(path, head):
        return bank
    file = CsvFile(lambda: path.open("rb"), path.name)
    columns: list[type[Record]] = list(kinds)

    def is_table(cells: Sequence[str]) -> bool:
        return tables.kind_of(cells, columns) is not None

    for format, recognise in (
        (Format.TABLE, is_table), (Format.LINKEDIN, is_known), (Format.GOOGLE, is_google),
        (Format.ADDRESS_BOOK, is_address_book),
    ):  # fmt: skip
        if file.header(recognise) is not None:
            return format
    if is_bank_table(file, saved):
        return Format.BANK_CSV
    raise UnreadableFile(
        path.name,
        "is no file that can be read here: no vCard, no calendar, no statement, no archive, and no header of a table "
        "that is known",
    )


def bibliography_of_head(text: str, suffix: str) -> Format | None:
    """BibTeX or RIS, by its name or by how its entries begin; None for anything else."""
    if suffix == ".bib" or _ENTRY.search(text):
        return Format.BIBTEX
    return Format.RIS if suffix == ".ris" or _RECORD.search(text) else None


def read_people(
    path: Path, format: Format | None = None, conventions: Conventions | None = None, progress: Progress = nothing
) -> Reading:
    """The people of a file, its format found out where it is not given. Raises UnreadableFile, AmbiguousDates.

    Dates that can be read both ways are asked for unless the conventions have an order.
    """
    conventions = conventions or Conventions(date_order=None)
    match format or detect(path):
        case Format.VCARD:
            return read_vcards(path, progress)
        case Format.LINKEDIN:
            return read_linkedin(path, conventions, progress)
        case Format.GOOGLE:
            return read_google(path, conventions, progress)
        case Format.ADDRESS_BOOK:
            return read_address_book(path, conventions, progress)
        case _:
            raise UnreadableFile(path.name, "is no file of people")
