"""How wide text is on paper, nearly: for column widths, and for words that no column can hold.

Widths are in ems of the text they measure. The estimates follow Inter and err to the wide side, so that what is
thought to fit does fit.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

BREAK = "\u200b"
"""A place without width where a line may end."""

_NARROW = frozenset("iljItfr.,:;'’|!()[]{}/\\ `-·")
_WIDE = frozenset("mwMWOQGDCNHU@%&—…−+=<>~#")
_AMPLE_WORD = 16.0
_SHORT_TEXT = 8.0
_SAMPLE = 12


def width(text: str) -> float:
    """The width of a text on one line."""
    return sum(map(_char_width, text))


def _char_width(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.9
    if char.isascii():
        return 0.65 if char.isupper() or char.isdigit() else 0.6
    if unicodedata.combining(char):
        return 0.0
    return 1.15 if unicodedata.east_asian_width(char) in "WF" else 0.75


def breakable(text: str, room: float) -> str:
    """The text with places to break inside every word that is wider than `room`; other words stay whole."""
    # Nothing is wider than an East Asian letter, so that most texts need no closer look.
    if len(text) * 1.15 <= room:
        return text
    return re.sub(r"\S+", lambda word: _broken(word[0], room), text)


def _broken(word: str, room: float) -> str:
    """Broken after punctuation, as in an address, and anywhere in a piece that is still too wide."""
    if len(word) * 1.15 <= room or width(word) <= room:
        return word
    pieces = re.findall(r"[^@./_&?=:,;-]*[@./_&?=:,;-]+|[^@./_&?=:,;-]+", word)
    return BREAK.join(piece if width(piece) <= room else _broken_anywhere(piece) for piece in pieces)


def _broken_anywhere(piece: str) -> str:
    # Not before what belongs to the character before it: accents, joiners, variants, skin tones.
    return piece[0] + "".join(c if _clings(c, before) else BREAK + c for before, c in pairwise(piece))


def _clings(char: str, before: str) -> bool:
    return (
        unicodedata.category(char) in ("Mn", "Me", "Mc", "Cf")
        or before == "\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


def column_widths(columns: Sequence[Sequence[str]], numeric: Iterable[int], room: float) -> list[float]:
    """How to share `room` between columns, given the texts of each.

    Where all fit on one line each, the columns of words share what is left. Otherwise the widest give way until
    they fill the room: numbers and short texts, like days, stay on one line, and words of ordinary length stay
    whole, as far as there is room for that too.
    """
    numbers = {n for n in numeric if n < len(columns)}
    natural = [max(1.5, _widest(texts, width)) for texts in columns]
    spare = room - sum(natural)
    if spare >= 0:
        growing = [n for n in range(len(columns)) if n not in numbers] or list(range(len(columns)))
        share = sum(natural[n] for n in growing)
        return [w + (spare * w / share if n in growing else 0) for n, w in enumerate(natural)]
    least = [
        w if n in numbers or w <= _SHORT_TEXT else min(w, _AMPLE_WORD, _widest(columns[n], _widest_word))
        for n, w in enumerate(natural)
    ]
    if sum(least) >= room:
        return _level(least, [0.0] * len(least), room)
    return _level(natural, least, room)


def _level(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Every width cut to one common limit, the one at which they fill the room."""
    low, high = 0.0, max(natural)
    for _ in range(40):
        limit = (low + high) / 2
        if sum(max(floor, min(w, limit)) for w, floor in zip(natural, least, strict=True)) > room:
            high = limit
        else:
            low = limit
    return [max(floor, min(w, low)) for w, floor in zip(natural, least, strict=True)]


def _widest(texts: Sequence[str], measured: Callable[[str], float]) -> float:
    """Of the longest few: the one with most characters is not always the widest, but one of them is nearly."""
    return max((measured(text[:400]) for text in heapq.nlargest(_SAMPLE, texts, key=len)), default=0.0)


def _widest_word(text: str) -> float:
    return max(map(width, text.split()), default=0.0)
