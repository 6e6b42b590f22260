"""Two cards of one person: what a contact that is already there keeps from a further card."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from organizer.exchange.content_lines import Line
from organizer.kernel.kinds import Entry

from . import properties
from .card import OTHER, Card, in_this_order
from .properties import lines_of_entries
from .read import KEPT_LIMIT

_OF_ONE_CARD = frozenset(("PRODID", "KIND", "PROFILE", "SOURCE", "NAME", "CLASS"))
"""What speaks of the card and not of the person."""
_SEVERAL = {
    what.about: what for what in (properties.EMAILS, properties.PHONES, properties.ADDRESSES, properties.WEBSITES)
}
Entries = Mapping[str, tuple[Entry, ...]]
# The order in which the reader keeps lines, so that a card which is written and read again stays what it is.
_ORDER = ("name", "parts", "nickname", "work", "position", "notes", "tags", "birthday", "anniversary", *_SEVERAL,
          "photo", "ties", "own", OTHER)  # fmt: skip


def joined(mine: str, theirs: str, taken: Entries, all_entries: Entries) -> str:
    """The kept lines of a contact with those of a further card of theirs.

    `taken` names what the contact took over from that card, for entries with those that are new: lines about anything
    else that is understood are left out. `all_entries` are the contact's by now. Gives `mine` itself when there is
    nothing to add.
    """
    if not theirs:
        return mine
    ours, further = Card.kept(mine), Card.kept(theirs)
    known = {(line.bare, ours.label(line)) for lines in ours.lines.values() for line in lines}
    wanted = {
        about: [
            line
            for line in lines
            if (line.bare, further.label(line)) not in known and _wanted(further, about, line, taken)
        ]
        for about, lines in further.lines.items()
    }
    if not any(wanted.values()):
        return mine
    names = _group_names(ours, wanted)
    whole = Card({about: list(lines) for about, lines in ours.lines.items()}, dict(ours.labels))
    for about, lines in wanted.items():
        whole.lines.setdefault(about, []).extend(line._replace(group=names.get(line.group, "")) for line in lines)
    whole.labels |= {names[group]: label for group, label in further.labels.items() if group in names}
    text = "\n".join(whole.texts(_arranged(whole, all_entries)))
    return text if len(text) <= KEPT_LIMIT else mine


def _wanted(card: Card, about: str, line: Line, taken: Entries) -> bool:
    if about == OTHER:
        return line.name not in _OF_ONE_CARD
    if several := _SEVERAL.get(about):
        entry = several.entry(line, card.label(line))
        return entry is None or entry in taken.get(about, ())
    return about in ("ties", "own", "photo") or about in taken


def _group_names(ours: Card, wanted: Mapping[str, list[Line]]) -> dict[str, str]:
    """Names for the groups of the further card that no group has yet."""
    used = {line.group for lines in ours.lines.values() for line in lines} | set(ours.labels)
    groups = dict.fromkeys(line.group for lines in wanted.values() for line in lines if line.group)
    fresh = (f"item{n}" for n in itertools.count(1) if f"item{n}" not in used and f"item{n}" not in groups)
    return {group: next(fresh) if group in used else group for group in groups}


def _arranged(card: Card, all_entries: Entries) -> Iterator[Line]:
    for about in _ORDER:
        several = _SEVERAL.get(about)
        if several is None:
            yield from card.about(about)
            continue
        said, unread = lines_of_entries(card, several)
        chosen = [(entry, said[entry].pop(0)) for entry in all_entries.get(about, ()) if said.get(entry)]
        yield from unread
        yield from (line for _, line in in_this_order(chosen) if line is not None)
