"""What LinkedIn's data export says of a career: Learning.csv, Certifications.csv, Education.csv, Positions.csv."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from organizer.areas.learning.model import Course, CourseStatus, Credential, Form
from organizer.areas.standing.model import LeadershipRole
from organizer.kernel.dates import Conventions, parse_day
from organizer.kernel.errors import FieldError, Invalid
from organizer.kernel.kinds import Url
from organizer.kernel.record import Record
from organizer.kernel.text import fold, one_line

from .csvs import CsvFile, Row, plain_cell
from .draft import Reading, RecordDraft

_PROVIDER = "LinkedIn Learning"
Cells = Mapping[str, str]
"""The cells of a row by the folded names of their columns."""


def _education(cells: Cells, conventions: Conventions, warnings: list[str]) -> Course:
    school, degree = one_line(cells.get("school name", "")), one_line(cells.get("degree name", ""))
    if not school and not degree:
        raise FieldError("the row names no school and no degree")
    start = _day(cells.get("start date", ""), conventions, warnings, "start")
    end = _day(cells.get("end date", ""), conventions, warnings, "end", last=True)
    over = end is not None and end <= conventions.today
    said = [cells.get("notes", ""), cells.get("activities", "")]
    return Course(
        title=degree or school, form=Form.DEGREE, provider=school, start=start, due=None if over else end,
        ended=end if over else None, status=CourseStatus.DONE if over else CourseStatus.IN_PROGRESS,
        notes="\n\n".join(part.strip() for part in said if part.strip()), imported=_key("education", school, degree),
    )  # fmt: skip


def _certification(cells: Cells, conventions: Conventions, warnings: list[str]) -> Credential:
    name, authority = one_line(cells.get("name", "")), one_line(cells.get("authority", ""))
    if not name:
        raise FieldError("the row has no name")
    return Credential(
        title=name, issuer=authority, reference=one_line(cells.get("license number", "")),
        issued=_day(cells.get("started on", ""), conventions, warnings, "start"),
        expires=_day(cells.get("finished on", ""), conventions, warnings, "end", last=True),
        address=_address(cells.get("url", ""), warnings), imported=_key("certification", name, authority),
    )  # fmt: skip


def _learning(cells: Cells, conventions: Conventions, warnings: list[str]) -> Course:
    title = one_line(cells.get("content title", ""))
    if not title:
        raise FieldError("the row has no title")
    watched = _day(_cell(cells, "content last watched"), conventions, warnings, "last watched")
    done = _day(_cell(cells, "content completed"), conventions, warnings, "completed")
    status = CourseStatus.DONE if done else CourseStatus.IN_PROGRESS if watched else CourseStatus.IDEA
    said = [cells.get("content description", ""), _cell(cells, "notes taken")]
    kind = one_line(cells.get("content type", ""))
    return Course(
        title=title, provider=_PROVIDER, details=kind.capitalize(), status=status, ended=done,
        notes="\n\n".join(part.strip() for part in said if part.strip()), imported=_key("learning", title, kind),
    )  # fmt: skip


def _position(cells: Cells, conventions: Conventions, warnings: list[str]) -> LeadershipRole:
    title, company = one_line(cells.get("title", "")), one_line(cells.get("company name", ""))
    if not title and not company:
        raise FieldError("the row names no title and no company")
    said = [cells.get("description", ""), one_line(cells.get("location", ""))]
    return LeadershipRole(
        title=title or company, body=company if title else "",
        since=_day(cells.get("started on", ""), conventions, warnings, "start"),
        until=_day(cells.get("finished on", ""), conventions, warnings, "end", last=True),
        notes="\n\n".join(part.strip() for part in said if part.strip()),
    )  # fmt: skip


READ: Mapping[str, Callable[[Cells, Conventions, list[str]], Record]] = {
    "Education": _education, "Certifications": _certification, "Learning": _learning, "Positions": _position,
}  # fmt: skip
"""The files of the export that are read here, by the names they have in it."""


def read_learning(
    name: str, file: CsvFile, found: tuple[Row, str], reading: Reading, conventions: Conventions, part: str
) -> None:
    """Adds a draft for each row of one of those files; rows that cannot be kept are rejected, with line and reason."""
    header, delimiter = found

    def malformed(line: int, reason: str, raw: str) -> None:
        reading.reject(line, reason, raw, part)

    rows = 0
    for row, cells in file.records(header, delimiter, malformed=malformed):
        rows += 1
        warnings: list[str] = []
        try:
            record = READ[name](_by_name(cells), conventions, warnings)
            record.check()
        except FieldError as error:
            reading.reject(row.line, str(error), row.raw(), part)
        except Invalid as error:
            reading.reject(row.line, f"the row cannot be kept: {error}", row.raw(), part)
        else:
            reading.records.append(RecordDraft(record, row.line, part, tuple(warnings)))
    if not rows:
        reading.notes.append(f"{file.name}: 0 rows")


def _by_name(cells: Mapping[str, str]) -> dict[str, str]:
    return {fold(one_line(name)): plain_cell(cell) for name, cell in cells.items()}


def _cell(cells: Cells, beginning: str) -> str:
    """The cell of the column whose name begins so: some have remarks in brackets behind it."""
    return next((cell for name, cell in cells.items() if name.startswith(beginning)), "")


def _key(*parts: str) -> str:
    return "linkedin:" + "|".join(fold(part.strip()) for part in parts)


def _address(text: str, warnings: list[str]) -> str:
    try:
        Url().check(text.strip())
    except FieldError:
        warnings.append("the URL is not one that can be opened; it was left out")
        return ""
    return text.strip()


def _day(
    text: str, conventions: Conventions, warnings: list[str], what: str, *, last: bool = False
) -> date | None:  # fmt: skip
    """'2015', 'Mar 2021', '2024-01-15 10:00', '11/20/24, 8:15 AM' as a day: of a year or month alone its first, or with
    `last` its last one. A day that cannot be read is left out, with a warning."""
    text = one_line(text)
    if not text:
        return None
    try:
        return _read_day(text, conventions, last)
    except (FieldError, ValueError):
        warnings.append(f"the day of its {what} is no day of the calendar; it was left out")
        return None


def _read_day(text: str, conventions: Conventions, last: bool) -> date:
    if re.fullmatch(r"\d{4}", text):
        year = int(text)
        return date(year, 12, 31) if last else date(year, 1, 1)
    if month := re.fullmatch(r"([^\W\d]{3,}\.? \d{4})", text):
        first = parse_day(f"1 {month[1]}", conventions)
        return first.replace(day=monthrange(first.year, first.month)[1]) if last else first
    if clock := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4}), \d{1,2}:\d{2}\s*[AP]M", text):
        year = int(clock[3])
        return date(year if year > 99 else 2000 + year, int(clock[1]), int(clock[2]))  # By its form from America.
    if iso := re.match(r"\d{4}-\d{2}-\d{2}(?=[ T]|$)", text):
        return parse_day(iso[0], conventions)
    if not re.search(r"\d{4}", text):
        raise FieldError("A day needs its year")
    return parse_day(text, conventions)
