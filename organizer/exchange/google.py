"""Contacts as Google exports them, with the columns written up to 2024 and those written since."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError, Invalid, UnreadableFile
from organizer.kernel.kinds import Entry
from organizer.kernel.text import fold

from .addresses import address_lines
from .csvs import CsvFile, column_names
from .days import conventions_of
from .draft import Format, Reading
from .labelled import Person
from .source import MB, Progress, nothing, size_of

FILE_LIMIT = 64 * MB

_TEXTS = {
    "Name": "name", "File As": "name", "Given Name": "given", "First Name": "given", "Additional Name": "additional",
    "Middle Name": "additional", "Family Name": "family", "Last Name": "family", "Name Prefix": "prefix",
    "Name Suffix": "suffix", "Nickname": "nickname", "Notes": "notes", "Organization Name": "employer",
    "Organization Title": "position", "Organization Department": "department", "Organization 1 - Name": "employer",
    "Organization 1 - Title": "position", "Organization 1 - Department": "department",
}  # fmt: skip
# Plain columns that no field has; what stands in them goes to the notes.
_FURTHER = (
    "Maiden Name", "Short Name", "Initials", "Gender", "Location", "Occupation", "Hobby", "Language", "Mileage",
    "Billing Information", "Directory Server", "Subject", "Phonetic First Name", "Phonetic Middle Name",
    "Phonetic Last Name", "Yomi Name", "Given Name Yomi", "Additional Name Yomi", "Family Name Yomi",
    "Organization 1 - Location", "Organization 1 - Job Description", "Organization 1 - Symbol",
)  # fmt: skip
_NUMBERED = re.compile(r"(E-mail|Phone|Website|Address|Event|Relation|Custom Field|IM|Organization) (\d{1,3}) - (.+)")
_PARTS = {
    "Street": "street", "Extended Address": "extended", "PO Box": "box", "City": "city", "Region": "region",
    "Postal Code": "code", "Country": "country",
}  # fmt: skip
_LABELS = {"home": "home", "work": "work", "mobile": "mobile", "main": "main", "pager": "pager", "other": "other",
           "homefax": "home fax", "workfax": "work fax", "home fax": "home fax", "work fax": "work fax",
           "grandcentral": "Google Voice"}  # fmt: skip
# Groups that Google keeps itself and puts everybody in.
_SYSTEM_GROUPS = frozenset(("mycontacts", "othercontacts"))
_ANNIVERSARY = frozenset(("anniversary", "jahrestag", "hochzeitstag"))
_SEPARATOR = ":::"


def is_google(cells: Sequence[str]) -> bool:
    """Whether these are the columns of Google Contacts, old or new."""
    names = column_names(cells)
    old = {"given name", "group membership"} <= names
    new = {"first name", "labels"} <= names and any(_NUMBERED.fullmatch(cell.strip()) for cell in cells)
    return old or new


def read_google(path: Path, conventions: Conventions, progress: Progress = nothing) -> Reading:
    """All people of a file. Raises UnreadableFile, AmbiguousDates."""
    total = size_of(path, FILE_LIMIT)
    file = CsvFile(lambda: path.open("rb"), path.name)
    found = file.header(is_google)
    if found is None:
        raise UnreadableFile(path.name, "no header of Google Contacts was found in it")
    header, delimiter = found
    rows = list(file.records(header, delimiter))
    dates = ((row.line, cells.get("Birthday", "")) for row, cells in rows)
    conventions = conventions_of(path.name, dates, conventions)
    reading = Reading(path.name, Format.GOOGLE)
    for number, (row, cells) in enumerate(rows):
        if number % 256 == 0:
            progress(total * number // len(rows), total)
        try:
            reading.drafts.append(_person(cells).draft(row, conventions))
        except FieldError as error:
            reading.reject(row.line, str(error), row.raw())
        except Invalid as error:
            reading.reject(row.line, f"the row cannot be kept: {error}", row.raw())
    return reading


def values_of(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [part.strip() for part in cell.split(_SEPARATOR)] if _SEPARATOR in cell else [cell]


def _person(cells: dict[str, str]) -> Person:
    person = Person()
    groups: dict[tuple[str, int], dict[str, str]] = {}
    for column, text in cells.items():
        if not text:
            continue
        if column in _TEXTS:
            person.texts.setdefault(_TEXTS[column], text)
        elif column == "Birthday":
            person.birthday = text
        elif column in ("Labels", "Group Membership"):
            person.tags += [label for part in values_of(text) if (label := _group(part))]
        elif column in _FURTHER:
            person.further.append(f"{column.removeprefix('Organization 1 - ')}: {text}")
        elif match := _NUMBERED.fullmatch(column):
            groups.setdefault((match[1], int(match[2])), {})[match[3]] = text
    preferred: list[Entry] = []
    for (what, number), group in groups.items():
        _take(person, what, number, group, preferred)
    for entries in (person.emails, person.phones, person.addresses, person.websites):
        entries.sort(key=lambda entry: entry not in preferred)
    return person


def _group(text: str) -> str:
    """A label as a tag; a star marks the groups that every account has."""
    label = text.removeprefix("* ").strip()
    return "" if text.startswith("* ") and fold(label) in _SYSTEM_GROUPS else label


def _take(person: Person, what: str, number: int, group: dict[str, str], preferred: list[Entry]) -> None:
    """Takes one numbered group of columns: 'E-mail 1 - Label' and 'E-mail 1 - Value'."""
    raw_label = group.get("Label") or group.get("Type") or ""
    star = raw_label.startswith("* ")
    label = raw_label.removeprefix("* ").strip()
    label = _LABELS.get(fold(label), label)
    values = [value for value in values_of(group.get("Value", "")) if value]
    target = {"E-mail": person.emails, "Phone": person.phones, "Website": person.websites}.get(what)
    if what == "Address":
        parts = {_PARTS[name]: text for name, text in group.items() if name in _PARTS}
        values, target = [group.get("Formatted") or address_lines(**parts)], person.addresses
    if target is not None:
        for value in values:
            person.add(target, label, value)
            if star:
                preferred += [entry for entry in target if entry.value == value]
    elif what == "Event" and fold(label) in _ANNIVERSARY and not person.anniversary and len(values) == 1:
        person.anniversary = values[0]
    elif what == "IM":
        services = values_of(group.get("Service", ""))
        for at, value in enumerate(values):
            service = services[at] if at < len(services) else ""
            person.further.append(f"{service or label or 'IM'}: {value}")
    elif what == "Organization" and number > 1:
        work = ", ".join(group[name] for name in ("Title", "Department", "Name") if group.get(name))
        person.further += [f"Organization: {work}"] if work else []
    else:
        person.further += [f"{label or what}: {value}" for value in values]
