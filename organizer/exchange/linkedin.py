"""LinkedIn's data export: the ZIP as it is downloaded, or single files of it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from organizer.areas.people.model import Contact
from organizer.kernel.dates import Conventions, parse_day
from organizer.kernel.errors import FieldError, Invalid, UnreadableFile
from organizer.kernel.kinds import Entry, Url
from organizer.kernel.text import one_line

from .csvs import CsvFile, Row, column_names, plain_cell
from .draft import Format, PersonDraft, Reading
from .linkedin_learning import READ, read_learning
from .source import MB, Progress, nothing, opened, size_of

ARCHIVE_LIMIT = 2_000 * MB
FILE_LIMIT = 64 * MB
_MEMBERS = 10_000
_RATIO = 200
CONNECTIONS = "Connections.csv"

# First name, last name, URL, e-mail, company, position, day; the names of the columns by language, folded.
_COLUMNS = {
    "given": ("first name", "vorname"),
    "family": ("last name", "nachname"),
    "url": ("url",),
    "email": ("email address", "e-mail-adresse", "e-mail address"),
    "company": ("company", "unternehmen"),
    "position": ("position",),
    "connected": ("connected on", "verbunden am", "vernetzt am"),
}
_NEEDED = ("given", "family", "connected")
_MESSAGES = frozenset(("conversation id", "from", "date", "content"))
# Files that are recognised by their columns when they come alone; in an archive their name says what they are.
_OTHERS = {
    "Positions": frozenset(("company name", "title", "started on")),
    "Education": frozenset(("school name", "degree name")),
    "Certifications": frozenset(("name", "authority", "license number")),
    "Job Applications": frozenset(("application date", "company name", "job title")),
    "Saved Jobs": frozenset(("saved date", "job url", "job title")),
    "Invitations": frozenset(("from", "to", "sent at", "direction")),
    "Learning": frozenset(("content title", "content type")),
    "Recommendations": frozenset(("first name", "last name", "job title", "creation date")),
    "Profile": frozenset(("first name", "last name", "headline")),
    "Projects": frozenset(("title", "description", "url", "started on")),
    "Languages": frozenset(("name", "proficiency")),
    "Email Addresses": frozenset(("email address", "confirmed", "primary")),
}


def is_connections(cells: Sequence[str]) -> bool:
    """Whether these are the columns of Connections.csv, in a language that is known."""
    names = column_names(cells)
    return all(names.intersection(_COLUMNS[key]) for key in _NEEDED)


def is_messages(cells: Sequence[str]) -> bool:
    """Whether these are the columns of messages.csv."""
    return column_names(cells) >= _MESSAGES


def other_file(cells: Sequence[str]) -> str | None:
    """Which other file of the export has these columns, or None."""
    names = column_names(cells)
    return next((name for name, columns in _OTHERS.items() if names >= columns), None)


def is_known(cells: Sequence[str]) -> bool:
    """Whether any file of the export has these columns."""
    return is_connections(cells) or is_messages(cells) or other_file(cells) is not None


def read_linkedin(path: Path, conventions: Conventions, progress: Progress = nothing) -> Reading:
    """Connections, courses and certificates from an archive or a single file; everything else in it is named. Raises
    UnreadableFile."""
    reading = Reading(path.name, Format.LINKEDIN)
    if zipfile.is_zipfile(path):
        _read_archive(path, reading, conventions, progress)
        return reading
    size_of(path, FILE_LIMIT)
    _read_csv(CsvFile(lambda: path.open("rb"), path.name), reading, conventions, "", path.name)
    return reading


def _read_archive(path: Path, reading: Reading, conventions: Conventions, progress: Progress) -> None:
    with opened(path, ARCHIVE_LIMIT) as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                members = [m for m in archive.infolist() if not m.is_dir()]
                if len(members) > _MEMBERS:
                    raise UnreadableFile(path.name, f"holds more than {_MEMBERS:,} files")
                for number, member in enumerate(sorted(members, key=_connections_first)):
                    progress(number, len(members))
                    _read_member(archive, member, reading, conventions)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise UnreadableFile(path.name, f"the archive is damaged ({type(error).__name__})") from None
    if not reading.drafts and not reading.records and not reading.rejected and not reading.notes:
        raise UnreadableFile(path.name, "is no archive of LinkedIn")


def _connections_first(member: zipfile.ZipInfo) -> tuple[bool, str]:
    return PurePosixPath(member.filename).name != CONNECTIONS, member.filename


def _read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, reading: Reading, conventions: Conventions) -> None:
    """Reads one file inside memory; nothing is written to disk, so that its path does not matter."""
    name = PurePosixPath(member.filename).name
    if not name.lower().endswith(".csv"):
        reading.notes.append(f"{name}: not read")
        return
    if member.flag_bits & 1:
        raise UnreadableFile(name, "is encrypted inside the archive")
    if member.file_size > FILE_LIMIT:
        raise UnreadableFile(name, f"is larger than the {FILE_LIMIT // MB} MB that are read of such a file")
    if member.file_size > MB and member.file_size > _RATIO * max(member.compress_size, 1):
        raise UnreadableFile(name, f"is packed more than {_RATIO} times smaller than it is")
    with archive.open(member) as stream:
        # The size in the directory of the archive may be a lie.
        data = stream.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise UnreadableFile(name, f"is larger than the {FILE_LIMIT // MB} MB that are read of such a file")

    def again() -> BinaryIO:
        return io.BytesIO(data)

    try:
        _read_csv(CsvFile(again, name), reading, conventions, name, member.filename)
    except UnreadableFile as error:
        if name == CONNECTIONS:
            raise
        reading.notes.append(f"{member.filename}: not read ({error.reason})")


def _read_csv(file: CsvFile, reading: Reading, conventions: Conventions, part: str, shown: str) -> None:
    found = file.header(is_connections)
    if found is not None:
        _connections(file, found, reading, conventions, part)
        return
    found = file.header(is_known)
    if found is None and not part:
        raise UnreadableFile(file.name, "no header of a LinkedIn export was found in it")
    header, delimiter = found or (Row(0, []), ",")
    messages = is_messages(header.cells)
    other = other_file(header.cells) or ""
    if found is not None and other in READ and not messages:
        read_learning(other, file, found, reading, conventions, part)
        return
    rows = 0

    def malformed(line: int, reason: str, raw: str) -> None:
        if messages:
            reading.reject(line, reason, raw, part)

    for row, _ in file.records(header, delimiter, malformed=malformed):
        if messages and len(row.cells) < len(header.cells) - 1:
            malformed(row.line, f"the row has {len(row.cells)} of {len(header.cells)} cells", row.raw())
        else:
            rows += 1
    if found is None:
        # Without a header that is known, the first row is taken to be it.
        rows = max(rows - 1, 0)
    reading.notes.append(f"{shown}: {rows} row{'s' * (rows != 1)}, not read yet")


def _connections(file: CsvFile, found: tuple[Row, str], reading: Reading, conventions: Conventions, part: str) -> None:
    header, delimiter = found
    names = {key: _column(header.cells, aliases) for key, aliases in _COLUMNS.items()}

    def malformed(line: int, reason: str, raw: str) -> None:
        reading.reject(line, reason, raw, part)

    for row, cells in file.records(header, delimiter, malformed=malformed):
        values = {key: plain_cell(cells.get(name, "")) for key, name in names.items() if name}
        try:
            reading.drafts.append(_draft(row, values, conventions, part))
        except FieldError as error:
            reading.reject(row.line, str(error), row.raw(), part)
        except Invalid as error:
            reading.reject(row.line, f"the row cannot be kept: {error}", row.raw(), part)
    if not reading.drafts:
        reading.notes.append(f"{file.name}: 0 connections")


def _column(header: Sequence[str], aliases: Sequence[str]) -> str:
    return next((one_line(cell) for cell in header if column_names([cell]).intersection(aliases)), "")


def _draft(row: Row, values: dict[str, str], conventions: Conventions, part: str) -> PersonDraft:
    """A connection as a person. Raises FieldError for a row that names nobody, and Invalid."""
    given, family = one_line(values.get("given", "")), one_line(values.get("family", ""))
    email, address = one_line(values.get("email", "")), values.get("url", "")
    warnings = []
    try:
        Url().check(address)
    except FieldError:
        warnings.append("the URL is not one that can be opened; it was left out")
        address = ""
    company = one_line(values.get("company", ""))
    name = f"{given} {family}".strip() or email or address
    if not name:
        raise FieldError("the row has no name, no e-mail address and no URL")
    met_on = None
    if connected := values.get("connected", ""):
        try:
            met_on = _connected_on(connected, conventions)
        except FieldError:
            warnings.append("the day of the connection is no day of the calendar; it was left out")
    contact = Contact(
        name=name,
        given=given,
        family=family,
        position=one_line(values.get("position", "")),
        emails=(Entry("", email),) if email else (),
        websites=(Entry("LinkedIn", address),) if address else (),
        met_on=met_on,
        met_how="LinkedIn",
    )
    contact.check()
    return PersonDraft(contact, row.line, part, employer=company, warnings=tuple(warnings))


def _connected_on(text: str, conventions: Conventions) -> date:
    """'05 Mar 2024', '15. März 2023', '15 September 2026'. Raises FieldError."""
    if not re.search(r"\d{4}", text):
        raise FieldError("A day needs its year")
    return parse_day(text, conventions)
