"""Words typed with one slip: a letter wrong, missing, too many, or two changed about (Damerau 1964)."""

from __future__ import annotations

import re
from functools import lru_cache

from organizer.kernel.text import fold

LEAST = 4
"""Shorter words are taken as they are typed."""
_WORD = re.compile(r"[^\W_]+")


def slips(typed: str, word: str) -> int | None:
    """0 where the word begins as typed, 1 where it does but for one slip, None for more. Both are folded."""
    if word.startswith(typed):
        return 0
    if len(typed) < LEAST:
        return None
    at = next((n for n, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), len(word))
    rest = typed[at + 1 :]
    wrong, extra = word[at + 1 :].startswith(rest), word[at:].startswith(rest)
    missing = word[at + 1 :].startswith(typed[at:])
    swapped = typed[at : at + 2][::-1] == word[at : at + 2] and word[at + 2 :].startswith(typed[at + 2 :])
    return 1 if wrong or extra or missing or swapped else None


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """Those of commands and pages are asked for with each keystroke."""
    return tuple(_WORD.findall(fold(text)))


def fits(typed: str, text: str) -> int | None:
    """How many slips all words of a line need to begin words of a text; None where one does not."""
    words = _words(text)
    total = 0
    for part in _words(typed):
        least = min((s for word in words if (s := slips(part, word)) is not None), default=None)
        if least is None:
            return None
        total += least
    return total


def matched(typed: str, text: str) -> list[tuple[int, int]]:
    """The ranges of a text that what was typed accounts for: the beginnings of its words."""
    parts = _WORD.findall(fold(typed))
    found = []
    for word in _WORD.finditer(text):
        folded = fold(word[0])
        known = [part for part in parts if slips(part, folded) is not None]
        if known:
            found.append((word.start(), word.start() + min(len(max(known, key=len)), len(word[0]))))
    return found
