"""The properties that are understood: what a line of each says, and the line that says a value.

A line whose own fresh form would be the same need not be kept; every other one is kept with the contact and written
back for as long as it still says what the contact says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Literal, TypeVar

from organizer.exchange.addresses import address_lines
from organizer.exchange.content_lines import Line
from organizer.exchange.content_values import components, escape, escape_uri, items, unescape
from organizer.kernel.dates import YearlyDay
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Entry, Url, tags_of
from organizer.kernel.text import one_line

from .card import Card
from .labels import label_and_preference, types_of
from .values import yearly_day

Version = Literal["3.0", "4.0"]
V = TypeVar("V")
Parts = tuple[str, str, str, str, str]
"""Family, given, additional, prefix, suffix: the order of N."""
NO_PARTS: Parts = ("", "", "", "", "")
Work = tuple[str, str]
"""Organization and department."""


@frozen(slots=False)
class Single(Generic[V]):
    """A property whose lines together say one value of the contact."""

    about: str
    read: Callable[[Sequence[Line]], tuple[V, Sequence[Line]]]
    """The value, and those lines that carry it."""
    fresh: Callable[[V, Version], str]
    """The line that says the value, '' for none."""
    empty: V


@frozen(slots=False)
class Several:
    """A property of which each line says one entry."""

    about: str
    name: str
    read: Callable[[str], str]
    write: Callable[[str], str]

    def entry(self, line: Line, label: str) -> Entry | None:
        """What a line says, with the label of its group; None for nothing that can be kept as an entry."""
        value = self.read(line.value)
        if not value:
            return None
        return Entry(label or label_and_preference(line.params)[0], value)

    def fresh(self, entry: Entry) -> tuple[str, str]:
        """The line that says an entry, and the label that its group has to carry, '' for none."""
        types = types_of(entry.label)
        value = self.write(entry.value)
        return (f"{self.name}:{value}", entry.label) if types is None else (f"{self.name}{types}:{value}", "")


def _first_text(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    for line in lines:
        if text := one_line(unescape(line.value)):
            return text, (line,)
    return "", ()


def _text_line(name: str) -> Callable[[str, Version], str]:
    return lambda value, version: f"{name}:{escape(value)}" if value else ""


def _parts(lines: Sequence[Line]) -> tuple[Parts, Sequence[Line]]:
    for line in lines:
        found = [one_line(" ".join(unescape(i) for i in items(c))) for c in components(line.value)[:5]]
        family, given, additional, prefix, suffix = (*found, *NO_PARTS)[:5]
        if any(found):
            return (family, given, additional, prefix, suffix), (line,)
    return NO_PARTS, ()


def _parts_line(parts: Parts, version: Version) -> str:
    # vCard 3.0 asks for N in every card.
    return "N:" + ";".join(escape(p) for p in parts) if any(parts) or version == "3.0" else ""


def _work(lines: Sequence[Line]) -> tuple[Work, Sequence[Line]]:
    for line in lines:
        name, *units = (one_line(unescape(c)) for c in components(line.value))
        department = ", ".join(unit for unit in units if unit)
        if name or department:
            return (name, department), (line,)
    return ("", ""), ()


def _work_line(work: Work, version: Version) -> str:
    name, department = work
    return f"ORG:{escape(name)}" + (f";{escape(department)}" if department else "") if name or department else ""


def _position(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    titles = [line for line in lines if line.name == "TITLE"]
    return _first_text(titles) if titles else _first_text(lines)


def _notes(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    texts = [unescape(line.value) for line in lines]
    return "\n\n".join(text for text in texts if text.strip()), lines


def _tags(lines: Sequence[Line]) -> tuple[tuple[str, ...], Sequence[Line]]:
    # A tag has no comma, so that an escaped one, which some programs write between tags, parts them too.
    return tags_of([unescape(item) for line in lines for item in line.value.replace("\\,", ",").split(",")]), lines


def _tags_line(tags: tuple[str, ...], version: Version) -> str:
    return "CATEGORIES:" + ",".join(escape(tag) for tag in tags) if tags else ""


def _yearly(lines: Sequence[Line]) -> tuple[YearlyDay | None, Sequence[Line]]:
    for line in lines:
        try:
            return yearly_day(unescape(line.value), line.params), (line,)
        except FieldError:
            continue
    return None, lines


def _yearly_line(name: str, name_in_3: str) -> Callable[[YearlyDay | None, Version], str]:
    def fresh(day: YearlyDay | None, version: Version) -> str:
        if day is None:
            return ""
        if version == "4.0":
            return f"{name}:{day.iso()[:2]}{day.iso()[2:].replace('-', '')}"
        if day.year is None:
            return f"{name_in_3};X-APPLE-OMIT-YEAR=1604:1604{day.iso()[1:]}"
        return f"{name_in_3}:{day.iso()}"

    return fresh


def _without(scheme: str) -> Callable[[str], str]:
    """Reads a value that may be written as an address of a scheme: `tel:+1-503…`."""
    return lambda value: one_line(unescape(value)).removeprefix(scheme)


def _with(scheme: str) -> Callable[[str], str]:
    """Writes a value such that reading it takes nothing away, also where it begins as the scheme does."""
    return lambda value: escape(scheme + value if value.startswith(scheme) else value)


def _website(value: str) -> str:
    """The address, or '' for one that a click must not open."""
    address = unescape(value).strip()
    try:
        Url().check(address)
    except FieldError:
        return ""
    return address


def _address(value: str) -> str:
    """The seven components as lines, in the usual order of the country as far as it shows."""
    texts = [", ".join(t for i in items(c) if (t := unescape(i).strip())) for c in components(value)[:7]]
    box, extended, street, city, region, code, country = (*texts, "", "", "", "", "", "", "")[:7]
    return address_lines(
        street=street, extended=extended, box=box, city=city, region=region, code=code, country=country
    )


def _address_value(text: str) -> str:
    return f";;{escape(text)};;;;"


def lines_of_entries(card: Card, what: Several) -> tuple[dict[Entry, list[Line]], list[Line]]:
    """The lines of a card by the entries that they say, and those that say none."""
    found: dict[Entry, list[Line]] = {}
    unread = []
    for line in card.about(what.about):
        if entry := what.entry(line, card.label(line)):
            found.setdefault(entry, []).append(line)
        else:
            unread.append(line)
    return found, unread


NAME = Single[str]("name", _first_text, _text_line("FN"), "")
PARTS = Single[Parts]("parts", _parts, _parts_line, NO_PARTS)
NICKNAME = Single[str]("nickname", _first_text, _text_line("NICKNAME"), "")
WORK = Single[Work]("work", _work, _work_line, ("", ""))
POSITION = Single[str]("position", _position, _text_line("TITLE"), "")
NOTES = Single[str]("notes", _notes, _text_line("NOTE"), "")
TAGS = Single[tuple[str, ...]]("tags", _tags, _tags_line, ())
BIRTHDAY = Single[YearlyDay | None]("birthday", _yearly, _yearly_line("BDAY", "BDAY"), None)
ANNIVERSARY = Single[YearlyDay | None]("anniversary", _yearly, _yearly_line("ANNIVERSARY", "X-ANNIVERSARY"), None)

EMAILS = Several("emails", "EMAIL", _without("mailto:"), _with("mailto:"))
PHONES = Several("phones", "TEL", _without("tel:"), _with("tel:"))
ADDRESSES = Several("addresses", "ADR", _address, _address_value)
WEBSITES = Several("websites", "URL", _website, escape_uri)
