"""Columns of address books: which header means what, and a person made of the cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from organizer.areas.people.model import Contact
from organizer.kernel.dates import Conventions, YearlyDay, parse_yearly_day
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Entry, Url, tags_of
from organizer.kernel.text import one_line

from .csvs import Row
from .draft import PersonDraft


@dataclass(slots=True)
class Person:
    """A person as a row of some address book says it, before it is made a contact."""

    texts: dict[str, str] = field(default_factory=dict)
    """Fields of a contact by name, and 'employer'."""
    emails: list[Entry] = field(default_factory=list)
    phones: list[Entry] = field(default_factory=list)
    websites: list[Entry] = field(default_factory=list)
    addresses: list[Entry] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    """What no field has, in words; it is added to the notes."""
    birthday: str = ""
    anniversary: str = ""
    warnings: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A field on one line."""
        return one_line(self.texts.get(name, ""))

    def add(self, to: list[Entry], label: str, value: str) -> None:
        """Adds an entry, unless it is there already."""
        value = value.strip()
        if value and value not in [entry.value for entry in to]:
            to.append(Entry(one_line(label), value))

    def draft(self, row: Row, conventions: Conventions) -> PersonDraft:
        """The person as a draft. Raises FieldError for nobody, Invalid for what no contact can be."""
        parts = [self.text(name) for name in ("prefix", "given", "additional", "family", "suffix")]
        employer = self.text("employer")
        candidates = [
            self.text("name"), one_line(" ".join(parts)), self.text("nickname"), employer,
            *(one_line(entry.value) for entry in (*self.emails, *self.phones)),
        ]  # fmt: skip
        name = next((candidate for candidate in candidates if candidate), "")
        if not name:
            raise FieldError("the row has no name, and nothing else to call somebody by")
        contact = Contact(
            name=name, nickname=self.text("nickname"), position=self.text("position"),
            department=self.text("department"), prefix=parts[0], given=parts[1], additional=parts[2], family=parts[3],
            suffix=parts[4], emails=tuple(self.emails), phones=tuple(self.phones), addresses=tuple(self.addresses),
            websites=tuple(self._safe_websites()), birthday=self._day("birthday", self.birthday, conventions),
            anniversary=self._day("anniversary", self.anniversary, conventions), tags=tags_of(self.tags),
            notes="\n\n".join(part for part in (self.texts.get("notes", ""), "\n".join(self.further)) if part.strip()),
        )  # fmt: skip
        contact.check()
        return PersonDraft(contact, row.line, employer=employer, warnings=tuple(self.warnings))

    def _safe_websites(self) -> Iterable[Entry]:
        for entry in self.websites:
            try:
                Url().check(entry.value)
            except FieldError:
                self.warnings.append("a website is not an address that can be opened; it was put into the notes")
                self.further.append(f"{entry.label or 'Website'}: {entry.value}")
            else:
                yield entry

    def _day(self, what: str, text: str, conventions: Conventions) -> YearlyDay | None:
        if not text.strip():
            return None
        try:
            return parse_yearly_day(text, conventions)
        except FieldError:
            self.warnings.append(f"the {what} is no day of the calendar; it was put into the notes")
            self.further.append(f"{what.capitalize()}: {text.strip()}")
            return None
