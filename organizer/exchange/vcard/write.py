"""People into cards: a line from the card they came from where it still says what they are, a new one where not."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from organizer.areas.people.model import Contact
from organizer.exchange.content_lines import Line, folded
from organizer.exchange.content_values import escape, escape_uri
from organizer.exchange.draft import Photo
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Entry
from organizer.kernel.record import describe

from . import properties
from .card import OTHER, OWN, Card, in_this_order
from .photos import photo_line
from .properties import Several, Single, Version, lines_of_entries
from .read import OWN_FIELDS

V = TypeVar("V")


@frozen
class Person:
    """A contact with what its ids point to; `ties` are the lines that say them, see `ties.tie_lines`."""

    contact: Contact
    employer: str = ""
    photo: Photo | None = None
    ties: Sequence[tuple[str, ...]] = ()


def uid_of(contact: Contact) -> str:
    """The id of a contact's card: the one it came with, else one made from the record's own."""
    return contact.uid or f"urn:uuid:{contact.id}"


def card_text(person: Person, version: Version = "4.0") -> str:
    """The card as it stands in a file, folded, with CRLF at the end of every line."""
    lines = ["BEGIN:VCARD", f"VERSION:{version}", *_Writer(person, version).lines(), "END:VCARD"]
    return "".join(f"{folded(line)}\r\n" for line in lines)


class _Writer:
    def __init__(self, person: Person, version: Version) -> None:
        self.person = person
        self.version = version
        self.card = Card.kept(person.contact.card)
        self.group_numbers = itertools.count(1)
        self.taken = {line.group.lower() for lines in self.card.lines.values() for line in lines}
        self.labelled: set[str] = set()

    def lines(self) -> Iterator[str]:
        """The unfolded lines between VERSION and END. Families stand in a fixed order, the kept others at the end."""
        contact = self.person.contact
        yield f"UID:{escape_uri(uid_of(contact))}"
        yield f"REV:{contact.changed:%Y%m%dT%H%M%SZ}"
        parts = (contact.family, contact.given, contact.additional, contact.prefix, contact.suffix)
        yield from self._single(properties.NAME, contact.name)
        yield from self._single(properties.PARTS, parts)
        yield from self._single(properties.NICKNAME, contact.nickname)
        yield from self._single(properties.WORK, (self.person.employer, contact.department))
        yield from self._single(properties.POSITION, contact.position)
        yield from self._single(properties.NOTES, contact.notes)
        yield from self._single(properties.TAGS, contact.tags)
        yield from self._single(properties.BIRTHDAY, contact.birthday)
        yield from self._single(properties.ANNIVERSARY, contact.anniversary)
        yield from self._several(properties.EMAILS, contact.emails)
        yield from self._several(properties.PHONES, contact.phones)
        yield from self._several(properties.ADDRESSES, contact.addresses)
        yield from self._several(properties.WEBSITES, contact.websites)
        yield from self._ties()
        yield from self._own(contact)
        if self.person.photo is not None:
            yield photo_line(self.person.photo, self.version)
        yield from self._texts(self.card.about("photo"))
        yield from self._texts(self.card.about("own"))
        yield from self._texts(self.card.about(OTHER))

    def _single(self, what: Single[V], value: V) -> Iterator[str]:
        kept = self.card.about(what.about)
        said, carriers = what.read(kept) if kept else (what.empty, ())
        if kept and said == value:
            yield from self._texts(kept)
            return
        if line := what.fresh(value, self.version):
            yield line
        if value != what.empty:
            yield from self._texts(line for line in kept if line not in carriers)

    def _several(self, what: Several, entries: Iterable[Entry]) -> Iterator[str]:
        kept, unread = lines_of_entries(self.card, what)
        chosen = [(entry, kept[entry].pop(0) if kept.get(entry) else None) for entry in entries]
        for entry, line in in_this_order(chosen):
            yield from self._texts((line,)) if line else self._fresh(*what.fresh(entry))
        yield from self._texts(unread)

    def _fresh(self, line: str, label: str) -> Iterator[str]:
        if not label:
            yield line
            return
        group = next(g for n in self.group_numbers if (g := f"item{n}") not in self.taken)
        yield f"{group}.{line}"
        yield f"{group}.X-ABLabel:{escape(label)}"

    def _ties(self) -> Iterator[str]:
        """Ties as the records have them, then those that are no records: names in words, cards that are not here."""
        said = list(itertools.chain.from_iterable(self.person.ties))
        yield from said
        yield from self._texts(line for line in self.card.about("ties") if line.text not in said)

    def _own(self, contact: Contact) -> Iterator[str]:
        description = describe(Contact)
        for name in OWN_FIELDS:
            field, value = description.field(name), getattr(contact, name)
            if value != field.default:
                yield f"{OWN}{name.upper().replace('_', '-')}:{escape(field.to_csv(value))}"

    def _texts(self, lines: Iterable[Line]) -> Iterator[str]:
        """Kept lines, and the label of a group once behind its first line."""
        for line in lines:
            yield line.text
            if line.group in self.card.labels and line.group not in self.labelled:
                self.labelled.add(line.group)
                yield f"{line.group}.X-ABLabel:{self.card.labels[line.group]}"
