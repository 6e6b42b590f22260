"""Where the cards of a file begin and end. Memory is bounded by the largest card that is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from organizer.exchange.content_lines import physical_lines

CARD_LIMIT = 16_000_000
"""Bytes of one card, and of one line of it. A photo of 10 MB fits."""

_EDGE = re.compile(rb"(?:[\w-]+\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)


@dataclass(slots=True)
class RawCard:
    """The physical lines between BEGIN and END, without their line ends."""

    line: int
    """Of BEGIN, counted from 1."""
    lines: list[bytes] = field(default_factory=list, repr=False)
    last: int = 0
    """The last line that belongs to it."""
    ended: bool = False
    cut_off: bool = False
    """The file ended inside it."""
    too_long: bool = False
    """It was larger than CARD_LIMIT, and its lines were let go."""
    holds_agent: bool = False
    """Another card lay inside it (AGENT of vCard 2.1); that one is left out."""


def cards(stream: BinaryIO) -> Iterator[RawCard]:
    """The cards of a file in order; one without an end is given too. What lies between cards is passed over."""
    card: RawCard | None = None
    size = depth = number = 0
    for raw in physical_lines(stream, CARD_LIMIT):
        number += 1
        if raw is not None and b"VCARD" in raw[:80].upper() and (edge := _EDGE.fullmatch(raw)):
            begins = edge[1][:1] in b"Bb"
            if begins and card is not None and (depth or _after_agent(card)):
                depth += 1
                card.holds_agent = True
            elif begins:
                if card is not None:
                    yield card
                card, size, depth = RawCard(number), 0, 0
            elif depth:
                depth -= 1
            elif card is not None:
                card.ended, card.last = True, number
                yield card
                card = None
            continue
        if card is None or depth:
            continue
        card.last = number
        size += CARD_LIMIT + 1 if raw is None else len(raw) + 1
        if size > CARD_LIMIT:
            card.too_long = True
            card.lines.clear()
        elif raw is not None:
            card.lines.append(raw)
    if card is not None:
        card.cut_off = True
        yield card


def _after_agent(card: RawCard) -> bool:
    return bool(card.lines) and card.lines[-1].strip().upper().endswith(b"AGENT:")
