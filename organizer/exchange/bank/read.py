"""Finding out which form a bank's file has, and reading it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from organizer.exchange.csvs import CsvFile
from organizer.exchange.draft import Format
from organizer.exchange.source import Progress, decoded, is_utf16, nothing
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import UnreadableFile

from .amounts import DecimalMark
from .csv_guess import find_heads
from .csv_profile import CsvProfile
from .csv_read import read_csv
from .draft import BankReading
from .gnucash import is_gnucash, read_gnucash
from .ofx import read_ofx
from .qif import is_qif, read_qif

FORMATS = (Format.OFX, Format.QIF, Format.BANK_CSV, Format.GNUCASH)


def bank_format(path: Path, head: bytes) -> Format | None:
    """The form of a bank's file by how it begins, its name only where that says nothing; tables are told apart by
    `is_bank_table`. None for anything else."""
    if is_gnucash(path, head):
        return Format.GNUCASH
    codec = is_utf16(head)
    text = head.decode(codec, "replace") if codec else decoded(head)
    ending = path.suffix.lower()
    if re.search(r"<OFX[\s>]|^\s*OFXHEADER\s*:|<\?OFX\s", text, re.IGNORECASE) or ending in (".ofx", ".qfx"):
        return Format.OFX
    if is_qif(text[: 1 << 14]) or ending == ".qif":
        return Format.QIF
    return None


def is_bank_table(file: CsvFile, saved: Iterable[CsvProfile] = ()) -> bool:
    """Whether a table has the heads of a bank's, or of a saved format."""
    return find_heads(file, saved) is not None


def read_statement(
    path: Path, format: Format, conventions: Conventions | None = None, *, mark: DecimalMark | None = None,
    saved: Iterable[CsvProfile] = (), progress: Progress = nothing,
) -> BankReading:  # fmt: skip
    """All that a bank's file holds. The conventions give the currency where a file names none, and the order of days
    where it is known. Raises UnreadableFile; AmbiguousDates and AmbiguousNumbers where the file does not decide."""
    given = conventions or Conventions(date_order=None)
    match format:
        case Format.OFX:
            return read_ofx(path, given.currency, progress)
        case Format.QIF:
            return read_qif(path, given, mark, progress)
        case Format.GNUCASH:
            return read_gnucash(path, progress)
        case Format.BANK_CSV:
            return read_csv(path, given, mark, saved=saved, progress=progress)
    raise UnreadableFile(path.name, "is no file of a bank")
