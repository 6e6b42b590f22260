"""A card taken apart: its lines by what they are about, and the labels of its groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from organizer.exchange.content_lines import Line, line_of
from organizer.exchange.content_values import unescape
from organizer.kernel.kinds import Entry
from organizer.kernel.text import fold

from .labels import LAST, custom_label, label_and_preference, without_preference

# What each property is about, nothing for those of the card itself (REV is when the record changed). What is not here
# is kept as it is.
_ABOUT = {
    "FN": "name", "N": "parts", "NICKNAME": "nickname", "ORG": "work", "TITLE": "position", "ROLE": "position",
    "NOTE": "notes", "CATEGORIES": "tags", "BDAY": "birthday", "ANNIVERSARY": "anniversary",
    "X-ANNIVERSARY": "anniversary", "X-EVOLUTION-ANNIVERSARY": "anniversary", "X-MS-ANNIVERSARY": "anniversary",
    "X-WAB-WEDDING_ANNIVERSARY": "anniversary", "EMAIL": "emails", "TEL": "phones", "ADR": "addresses",
    "URL": "websites", "X-SOCIALPROFILE": "websites", "PHOTO": "photo", "RELATED": "ties", "UID": "uid",
    "X-ORGANIZER-TIE": "ties", "VERSION": "", "BEGIN": "", "END": "", "REV": "",
}  # fmt: skip
OWN = "X-ORGANIZER-"
LABEL = "X-ABLABEL"
OTHER = "other"
_ONCE = frozenset(("N", "BDAY", "PRODID", "KIND", "PROFILE"))
"""A card has one of each; of several, as after two records were merged, the first counts."""
_WEDDING = frozenset(("anniversary", "hochzeitstag", "jahrestag"))


@dataclass(slots=True)
class Card:
    """The lines of a card by what they are about; lines that say nothing are left out."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """The label of each group that has one, as it is written on the label's line."""
    shared: frozenset[str] = frozenset()
    """Groups that hold several properties beside their label: their lines make sense only together."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Card:
        """Sorts the lines of one card."""
        card = cls()
        groups: Counter[str] = Counter()
        listed = list(lines)
        for line in listed:
            if line.group and line.name == LABEL:
                if line.value.strip():
                    card.labels.setdefault(line.group, line.value)
            elif line.group and line.value.strip(" ;,"):
                # A line that says nothing is not written back, and so shares its group with nobody.
                groups[line.group] += 1
        if groups:
            card.shared = frozenset(group for group, count in groups.items() if count > 1)
        met: set[str] = set()
        for line in listed:
            about = card._about(line)
            if about and line.name not in met:
                card.lines.setdefault(about, []).append(line)
            if about and line.name in _ONCE:
                met.add(line.name)
        return card

    @classmethod
    def kept(cls, text: str) -> Card:
        """The lines that a contact keeps from the card it came from."""
        return cls.of(line for raw in text.split("\n") if raw and (line := line_of(raw)))

    def _about(self, line: Line) -> str:
        if line.group and line.name == LABEL:
            return ""
        about = _ABOUT.get(line.name)
        if about is None:
            if line.name.startswith(OWN):
                return "own"
            wedding = line.name == "X-ABDATE" and fold(self.label(line)) in _WEDDING
            return "anniversary" if wedding else OTHER
        if about and not line.value.strip(" ;,"):
            return ""
        return about

    def label(self, line: Line) -> str:
        """The label of the line's group, or ''."""
        raw = self.labels.get(line.group) if line.group else None
        return custom_label(unescape(raw)) if raw else ""

    def about(self, what: str) -> list[Line]:
        """The lines about something, in their order."""
        return self.lines.get(what, [])

    def texts(self, lines: Iterable[Line]) -> Iterator[str]:
        """The lines as text, each group's label once, behind the first line of the group."""
        labelled = set()
        for line in lines:
            yield line.text
            if line.group in self.labels and line.group not in labelled:
                labelled.add(line.group)
                yield f"{line.group}.X-ABLabel:{self.labels[line.group]}"


def in_this_order(chosen: Sequence[tuple[Entry, Line | None]]) -> list[tuple[Entry, Line | None]]:
    """Entries with the lines that say them, these without preferences where they would say another order."""
    ranks = [label_and_preference(line.params)[1] if line else LAST for _, line in chosen]
    if ranks == sorted(ranks):
        return list(chosen)
    return [(entry, line and line._replace(params=without_preference(line.params))) for entry, line in chosen]
