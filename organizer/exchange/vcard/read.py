"""Cards into people: every property that is understood goes into its field, every other is kept with the contact."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from organizer.areas.people.model import Contact
from organizer.exchange.content_lines import Line
from organizer.exchange.content_values import escape, unescape
from organizer.exchange.draft import Format, PersonDraft, Photo, Reading, TieDraft
from organizer.exchange.source import MB, Progress, as_lines, decoded, nothing, opened, size_of
from organizer.kernel.errors import FieldError, Invalid
from organizer.kernel.kinds import Entry
from organizer.kernel.record import describe
from organizer.kernel.text import cleaned, one_line

from . import properties
from .card import OTHER, OWN, Card
from .cards import CARD_LIMIT, RawCard, cards
from .labels import LAST, label_and_preference
from .lines import content_lines
from .photos import is_embedded, photo_of
from .properties import Several, Single
from .ties import ties_of

FILE_LIMIT = 512 * MB
OLD_FORM_LIMIT = 64 * MB
KEPT_LIMIT = 200_000
"""Characters of a card that are kept beside what is understood; lists read contacts whole, so that this counts."""

OWN_FIELDS = ("circle", "roles", "ideal", "longest", "met_on", "met_how", "planned_on", "snoozed_until")
"""Fields that no property of vCard has: they go out as X-ORGANIZER-…, as CSV text."""

_NOT_PEOPLE = {"group": "a group", "location": "a place", "application": "a program", "thing": "a thing",
               "device": "a device"}  # fmt: skip
V = TypeVar("V")


class NotAPerson(FieldError):
    """A card that is read well enough, but names nobody."""


def read_vcards(path: Path, progress: Progress = nothing) -> Reading:
    """All people of a file; a card that cannot be read is rejected and the others go on. Raises UnreadableFile."""
    reading = Reading(path.name, Format.VCARD)
    total = size_of(path, FILE_LIMIT)
    with opened(path, FILE_LIMIT) as raw:
        stream = as_lines(raw, total, path.name, OLD_FORM_LIMIT)
        for number, card in enumerate(cards(stream)):
            if number % 256 == 0:
                progress(min(stream.tell(), total), total)
            _take(card, reading)
    if not reading.drafts and not reading.rejected:
        reading.notes.append(f"{path.name}: no contacts in this file")
    return reading


def _take(card: RawCard, reading: Reading) -> None:
    raw = "" if card.too_long else decoded(b"\n".join(card.lines)[: 1 << 14])
    try:
        if card.too_long:
            raise NotAPerson(f"the card is larger than {CARD_LIMIT // MB} MB")
        reading.drafts.append(draft_of(card))
    except NotAPerson as error:
        reading.reject(card.line, str(error), raw)
    except Invalid as error:
        reading.reject(card.line, f"the card cannot be kept: {error}", raw)


def draft_of(raw: RawCard) -> PersonDraft:
    """One card as a person. Raises NotAPerson, and Invalid for what no contact can be."""
    lines, warnings = content_lines(raw.lines)
    if raw.cut_off:
        # Its last property may be half of what it was.
        lines = lines[:-1]
        warnings.append(f"the file ends at line {raw.last} inside this card; the last property was left out")
    elif not raw.ended:
        warnings.append(f"the card has no end; the next one begins after line {raw.last}")
    if raw.holds_agent:
        warnings.append("the card of somebody else inside this one was not read")
    return _Reader(Card.of(lines), warnings).draft(raw.line)


class _Reader:
    """Takes one card apart; `kept` grows by the lines that the fields of a contact do not say."""

    def __init__(self, card: Card, warnings: list[str]) -> None:
        self.card = card
        self.warnings = warnings
        self.kept: list[Line] = []

    def draft(self, line: int) -> PersonDraft:
        self._must_be_a_person()
        name = self._single(properties.NAME)
        parts = self._single(properties.PARTS)
        nickname = self._single(properties.NICKNAME)
        employer, department = self._single(properties.WORK)
        position = self._single(properties.POSITION)
        notes = self._single(properties.NOTES)
        tags = self._single(properties.TAGS)
        birthday = self._single(properties.BIRTHDAY)
        anniversary = self._single(properties.ANNIVERSARY)
        emails = self._several(properties.EMAILS)
        phones = self._several(properties.PHONES)
        addresses = self._several(properties.ADDRESSES)
        websites = self._several(properties.WEBSITES)
        photo = self._photo()
        ties = self._ties()
        own = self._own()
        self.kept += self.card.about(OTHER)
        family, given, additional, prefix, suffix = parts
        contact = Contact(
            name=name or _called(parts, nickname, employer, emails, phones),
            prefix=prefix, given=given, additional=additional, family=family, suffix=suffix, nickname=nickname,
            position=position, department=department, notes=notes, tags=tags, birthday=birthday,
            anniversary=anniversary, emails=emails, phones=phones, addresses=addresses, websites=websites,
            uid=self._uid(), card=self._kept_text(),
        )  # fmt: skip
        if own:
            contact = dataclasses.replace(contact, **own)
        contact.check()
        return PersonDraft(contact, line, employer=employer, photo=photo, ties=ties, warnings=tuple(self.warnings))

    def _must_be_a_person(self) -> None:
        for line in self.card.about(OTHER):
            if line.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
                kind = line.value.strip().lower()
                if kind in _NOT_PEOPLE:
                    raise NotAPerson(f"the card is of {_NOT_PEOPLE[kind]}, not of a person")

    def _single(self, what: Single[V]) -> V:
        lines = self.card.about(what.about)
        if not lines:
            return what.empty
        value, _ = what.read(lines)
        plain = what.fresh(value, "4.0")
        if len(lines) > 1 or (not self._says_just(lines[0], plain) and lines[0].text != what.fresh(value, "3.0")):
            self.kept += lines
            if what is properties.BIRTHDAY and value is None:
                self.warnings.append("the birthday is no day of the calendar; its text is kept")
        return value

    def _says_just(self, line: Line, fresh: str, label: str = "") -> bool:
        """Whether the line is what would be written anew, the case of its parameters and its group's name aside."""
        if line.group in self.card.shared:
            return False
        head, _, value = fresh.partition(":")
        return (
            line.value == value
            and f"{line.name}{line.params}".lower() == head.lower()
            and self.card.labels.get(line.group, "") == escape(label)
        )

    def _several(self, what: Several) -> tuple[Entry, ...]:
        found: list[tuple[int, Entry, Line]] = []
        for line in self.card.about(what.about):
            if entry := what.entry(line, self.card.label(line)):
                found.append((label_and_preference(line.params)[1], entry, line))
            else:
                self.kept.append(line)
                self.warnings.append(f"{line.name}: not an address that can be opened; its text is kept")
        if any(preference != LAST for preference, _, _ in found):
            found.sort(key=lambda f: f[0])
        self.kept += [line for _, entry, line in found if not self._says_just(line, *what.fresh(entry))]
        return tuple(entry for _, entry, _ in found)

    def _photo(self) -> Photo | None:
        found = None
        for line in self.card.about("photo"):
            if not is_embedded(line):
                self.kept.append(line)
                continue
            try:
                photo = photo_of(line)
            except FieldError as error:
                self.warnings.append(f"photo left out: {error}")
                continue
            if found is not None:
                self.warnings.append("a further photo was left out")
            found = found or photo
        return found

    def _ties(self) -> tuple[TieDraft, ...]:
        ties, other = ties_of(self.card.about("ties"))
        self.kept += other
        return tuple(ties)

    def _own(self) -> dict[str, Any]:
        """The fields that our own properties say, by name."""
        found = {}
        for line in self.card.about("own"):
            name = line.name.removeprefix(OWN).lower().replace("-", "_")
            try:
                if name not in OWN_FIELDS:
                    raise FieldError("not a field of ours")
                field = describe(Contact).field(name)
                value = field.from_csv(unescape(line.value))
                if problem := field.problem(value):
                    raise FieldError(problem)
                found[name] = value
            except FieldError as error:
                self.kept.append(line)
                self.warnings.append(f"{line.name}: {error}")
        return found

    def _uid(self) -> str:
        return next((uid for line in self.card.about("uid") if (uid := one_line(unescape(line.value)))), "")

    def _kept_text(self) -> str:
        texts, size = [], 0
        for text in self.card.texts(self.kept):
            if size + len(text) >= KEPT_LIMIT:
                self.warnings.append(f"{text[:30].partition(':')[0]}: too long to be kept")
                continue
            texts.append(text)
            size += len(text) + 1
        return cleaned("\n".join(texts))


def _called(
    parts: properties.Parts, nickname: str, employer: str, emails: Iterable[Entry], phones: Iterable[Entry]
) -> str:
    """What to call somebody whose card has no formatted name. Raises NotAPerson."""
    family, given, additional, prefix, suffix = parts

    def names() -> Iterator[str]:
        yield one_line(" ".join((prefix, given, additional, family, suffix)))
        yield nickname
        yield employer
        yield from (entry.value for entry in (*emails, *phones))

    name = next((name for name in names() if name), "")
    if not name:
        raise NotAPerson("the card has no name, and nothing else to call somebody by")
    return name
