"""Address books as Outlook and Thunderbird export them, Google's 'Outlook CSV' among them, English and German."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError, Invalid, UnreadableFile
from organizer.kernel.text import fold, one_line

from .addresses import address_lines
from .csvs import CsvFile, column_names
from .days import conventions_of
from .draft import Format, Reading
from .labelled import Person
from .source import MB, Progress, nothing, size_of

FILE_LIMIT = 64 * MB

# What a column means, by its folded name: a field of a contact; 'email', 'phone' or 'website' with a label; a part of
# an address with its label; 'further', which goes to the notes under the column's own name.
_PLAIN = {
    "first name": "given", "middle name": "additional", "last name": "family", "title": "prefix", "suffix": "suffix",
    "nickname": "nickname", "display name": "name", "company": "employer", "organization": "employer",
    "job title": "position", "department": "department", "notes": "notes", "birthday": "birthday",
    "anniversary": "anniversary", "categories": "tags",
    "vorname": "given", "weitere vornamen": "additional", "nachname": "family", "anrede": "prefix",
    "anzeigename": "name", "spitzname": "nickname", "firma": "employer", "organisation": "employer",
    "arbeitstitel": "position", "abteilung": "department", "notizen": "notes", "geburtsjahr": "birth year",
    "geburtsmonat": "birth month", "birth year": "birth year", "birth month": "birth month",
    "birth day": "birth day", "kategorien": "tags",
}  # fmt: skip
_ENTRIES = {
    "e-mail address": ("email", ""), "e-mail 2 address": ("email", ""), "e-mail 3 address": ("email", ""),
    "primary email": ("email", ""), "secondary email": ("email", ""),
    "primare e-mail-adresse": ("email", ""), "sekundare e-mail-adresse": ("email", ""),
    "e-mail-adresse": ("email", ""), "e-mail 2: adresse": ("email", ""), "e-mail 3: adresse": ("email", ""),
    "primary phone": ("phone", "main"), "home phone": ("phone", "home"), "home phone 2": ("phone", "home"),
    "mobile phone": ("phone", "mobile"), "mobile number": ("phone", "mobile"), "pager": ("phone", "pager"),
    "pager number": ("phone", "pager"), "home fax": ("phone", "home fax"), "fax number": ("phone", "fax"),
    "business phone": ("phone", "work"), "business phone 2": ("phone", "work"), "work phone": ("phone", "work"),
    "business fax": ("phone", "work fax"), "company main phone": ("phone", "company"),
    "assistant's phone": ("phone", "assistant"), "other phone": ("phone", "other"), "other fax": ("phone", "other fax"),
    "car phone": ("phone", "car"), "callback": ("phone", "callback"), "radio phone": ("phone", "radio"),
    "isdn": ("phone", "ISDN"), "telex": ("phone", "telex"), "tty/tdd phone": ("phone", "TTY"),
    "tel. dienstlich": ("phone", "work"), "tel. privat": ("phone", "home"), "fax-nummer": ("phone", "fax"),
    "pager-nummer": ("phone", "pager"), "mobil-tel.-nr.": ("phone", "mobile"),
    "web page": ("website", ""), "personal web page": ("website", "home"), "web page 1": ("website", "work"),
    "web page 2": ("website", "home"), "webseite 1": ("website", "work"), "webseite 2": ("website", "home"),
}  # fmt: skip
_PLACES = {"home": "home", "business": "work", "other": "other", "work": "work", "privat:": "home",
           "dienstlich:": "work"}  # fmt: skip
_ADDRESS = {
    "street": "street", "street 2": "extended", "street 3": "extended", "address po box": "box", "city": "city",
    "state": "region", "postal code": "code", "zipcode": "code", "country": "country", "country/region": "country",
    "address": "street", "address 2": "extended", "adresse": "street", "adresse 2": "extended", "ort": "city",
    "bundesland": "region", "plz": "code", "land": "country",
}  # fmt: skip
# Set by the program for everybody, so that they say nothing about the person.
_NOTHING = frozenset(("sensitivity", "priority", "private"))
_THUNDERBIRD_DAY = frozenset(("geburtsmonat", "birth month"))
_SYSTEM_GROUPS = frozenset(("mycontacts", "othercontacts"))


@lru_cache(2048)
def meaning(column: str) -> tuple[str, str]:
    """What a column means and its label: ('email', ''), ('address city', 'home'), ('further', '')."""
    name = fold(one_line(column))
    if name in _PLAIN:
        return _PLAIN[name], ""
    if name in _ENTRIES:
        return _ENTRIES[name]
    place, _, rest = name.partition(" ")
    if place in _PLACES and rest in _ADDRESS:
        return f"address {_ADDRESS[rest]}", _PLACES[place]
    return ("" if name in _NOTHING else "further"), ""


def is_address_book(cells: Sequence[str]) -> bool:
    """Whether these are columns of an address book: a name, an e-mail address, and a few others that are known."""
    meanings = [meaning(cell)[0] for cell in cells if cell.strip()]
    known = sum(m != "further" for m in meanings)
    return {"given", "family"} <= set(meanings) and "email" in meanings and known >= 5


def read_address_book(path: Path, conventions: Conventions, progress: Progress = nothing) -> Reading:
    """All people of a file. Raises UnreadableFile, AmbiguousDates."""
    total = size_of(path, FILE_LIMIT)
    file = CsvFile(lambda: path.open("rb"), path.name)
    found = file.header(is_address_book)
    if found is None:
        raise UnreadableFile(path.name, "no header of an address book that is known was found in it")
    header, delimiter = found
    in_parts = bool(column_names(header.cells) & _THUNDERBIRD_DAY)
    rows = list(file.records(header, delimiter))
    dates = (
        (row.line, text)
        for row, cells in rows
        for column, text in cells.items()
        if not in_parts and meaning(column)[0] in ("birthday", "anniversary")
    )
    conventions = conventions_of(path.name, dates, conventions)
    reading = Reading(path.name, Format.ADDRESS_BOOK)
    for number, (row, cells) in enumerate(rows):
        if number % 256 == 0:
            progress(total * number // len(rows), total)
        try:
            reading.drafts.append(_person(cells, in_parts).draft(row, conventions))
        except FieldError as error:
            reading.reject(row.line, str(error), row.raw())
        except Invalid as error:
            reading.reject(row.line, f"the row cannot be kept: {error}", row.raw())
    return reading


def _person(cells: dict[str, str], in_parts: bool) -> Person:
    person = Person()
    addresses: dict[str, dict[str, str]] = {}
    born: dict[str, str] = {}
    for column, text in cells.items():
        if not text:
            continue
        what, label = meaning(column)
        if in_parts and fold(column) == "geburtstag":
            born["birth day"] = text
        elif what in ("email", "phone", "website"):
            person.add({"email": person.emails, "phone": person.phones, "website": person.websites}[what], label, text)
        elif what.startswith("address "):
            part = what.removeprefix("address ")
            known = addresses.setdefault(label, {})
            # 'Home Address' is the whole of what the columns behind it say in parts.
            if part == "street" and fold(column).endswith("address"):
                continue
            known[part] = f"{known[part]}\n{text}" if part in known else text
        elif what.startswith("birth "):
            born[what] = text
        elif what == "birthday":
            person.birthday = text
        elif what == "anniversary":
            person.anniversary = text
        elif what == "tags":
            person.tags += [tag for tag in text.split(";") if fold(tag.strip()) not in _SYSTEM_GROUPS]
        elif what == "further":
            person.further.append(f"{one_line(column)}: {text}")
        elif what:
            person.texts.setdefault(what, text)
    for label, parts in addresses.items():
        person.add(person.addresses, label, address_lines(**parts))
    if born:
        person.birthday = "-".join(
            born.get(part, "").zfill(width) for part, width in (("birth year", 4), ("birth month", 2), ("birth day", 2))
        ).replace("0000-", "--", 1)
    return person
