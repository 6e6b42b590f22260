"""Two cards of one person: what a contact that is already there keeps from a further card."""

from __future__ import annotations

import itertools
from collections.abc import Container, Mapping

from organizer.kernel.kinds import Entry

from . import properties
from .card import OTHER, Card
from .lines import Line
from .read import KEPT_LIMIT

_OF_ONE_CARD = frozenset(("REV", "PRODID", "KIND", "PROFILE", "SOURCE", "NAME", "CLASS"))
"""What speaks of the card and not of the person."""
_SEVERAL = {
    what.about: what for what in (properties.EMAILS, properties.PHONES, properties.ADDRESSES, properties.WEBSITES)
}


def joined(mine: str, theirs: str, taken: Mapping[str, Container[Entry]]) -> str:
    """The kept lines of a contact with those of a further card of theirs.

    `taken` names what the contact took over from that card, for entries with those that are new: lines about
    anything else that is understood are left out. Gives `mine` itself when there is nothing to add.
    """
    if not theirs:
        return mine
    ours, further = Card.kept(mine), Card.kept(theirs)
    known = {(line.bare, ours.label(line)) for lines in ours.lines.values() for line in lines}
    wanted = [
        line
        for about, lines in further.lines.items()
        for line in lines
        if (line.bare, further.label(line)) not in known and _wanted(further, about, line, taken)
    ]
    if not wanted:
        return mine
    used = {line.group for lines in ours.lines.values() for line in lines} | set(ours.labels)
    used |= {line.group for line in wanted}
    fresh = (f"item{n}" for n in itertools.count(1) if f"item{n}" not in used)
    groups = dict.fromkeys(line.group for line in wanted if line.group)
    names = {group: next(fresh) if group in ours.labels or _in(ours, group) else group for group in groups}
    renamed = [line._replace(group=names.get(line.group, "")) for line in wanted]
    labels = {names[group]: label for group, label in further.labels.items() if group in names}
    text = "\n".join(Card(labels=labels).texts(renamed))
    whole = f"{mine}\n{text}" if mine else text
    return whole if len(whole) <= KEPT_LIMIT else mine


def _in(card: Card, group: str) -> bool:
    return any(line.group == group for lines in card.lines.values() for line in lines)


def _wanted(card: Card, about: str, line: Line, taken: Mapping[str, Container[Entry]]) -> bool:
    if about == OTHER:
        return line.name not in _OF_ONE_CARD
    if several := _SEVERAL.get(about):
        entry = several.entry(line, card.label(line))
        return entry is None or entry in taken.get(about, ())
    return about in ("ties", "own", "photo") or about in taken
