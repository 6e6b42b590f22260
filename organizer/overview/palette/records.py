"""Records by their words, one slip a word forgiven."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Protocol

from organizer.kernel.text import fold
from organizer.store.search import Hit

from .slips import LEAST, slips

FEW = 5
"""Fewer hits than that, and slips are looked for."""
_LOOKED_AT = 100
_MOST_FORMS, _MOST_LINES = 3, 4
_LETTERS = 2
"""A wrong or missing letter is found after so many that are right; those changed about or too many, anywhere."""


class Searched(Protocol):
    """The search of a workspace."""

    def search(self, words: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]: ...


def find_records(reads: Searched, line: str, kinds: Sequence[str], limit: int) -> list[Hit]:
    """Hits as the index has them; where those are few, then those of the line without its slips."""
    hits = reads.search(line, kinds=kinds, limit=limit)
    if len(hits) >= FEW or not any(len(word) >= LEAST for word in line.split()):
        return hits
    found = {hit.ref: hit for hit in hits}
    for other in _without_slips(reads, line, kinds):
        for hit in reads.search(other, kinds=kinds, limit=limit):
            found.setdefault(hit.ref, hit)
    return list(found.values())[:limit]


def _without_slips(reads: Searched, line: str, kinds: Sequence[str]) -> list[str]:
    """Lines that may have been meant: words that nothing begins with are put right."""
    words = re.findall(r"[^\W_]+", fold(line))
    # A letter alone begins too many words for the index to look through again and again.
    forms = [_forms(reads, word, kinds) for word in words if len(word) > 1]
    lines = [" ".join(some) for some in itertools.product(*forms)]
    return [other for other in lines if other != " ".join(words)][:_MOST_LINES]


def _forms(reads: Searched, typed: str, kinds: Sequence[str]) -> list[str]:
    """What the word may have been meant to be; first as it was typed, where that is right and rare."""
    if len(typed) < LEAST or not typed.isalpha():
        return [typed]
    exact = reads.search(typed, kinds=kinds, limit=FEW)
    if len(exact) >= FEW:
        return [typed]
    for beginning in _beginnings(typed):
        hits = reads.search(beginning, kinds=kinds, limit=_LOOKED_AT)
        known = {word for hit in hits for word in re.findall(r"[^\W_]+", fold(hit.title))}
        meant = sorted(word for word in known if slips(typed, word) == 1)
        if meant:
            return [typed, *meant[:_MOST_FORMS]] if exact else meant[:_MOST_FORMS]
    return [typed]


def _beginnings(typed: str) -> list[str]:
    """What the word meant may begin with, the surest first."""
    found = [typed[:length] for length in range(len(typed) - 1, _LETTERS - 1, -1)]
    found += [typed[:at] + typed[at + 1] + typed[at] + typed[at + 2 :] for at in range(len(typed) - 1)]
    found += [typed[:at] + typed[at + 1 :] for at in range(len(typed) - 1)]
    return list(dict.fromkeys(found))
