"""Records by their words, one slip a word forgiven."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Protocol

from organizer.kernel.text import fold
from organizer.store.search import Hit

from .slips import LEAST, corrections

FEW = 5
"""Fewer hits than that, and slips are looked for."""
_LOOKED_AT = 200
_MOST_FORMS, _MOST_LINES = 4, 6
_LETTERS = 2
"""A slip is found after so many letters that are right, or where the first two have changed places."""


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
    forms = [_forms(reads, word, kinds) for word in line.split()]
    lines = [" ".join(words) for words in itertools.product(*forms)]
    return [other for other in lines if other != line][:_MOST_LINES]


def _forms(reads: Searched, word: str, kinds: Sequence[str]) -> list[str]:
    typed = fold(word)
    if len(typed) < LEAST or len(reads.search(typed, kinds=kinds, limit=FEW)) >= FEW:
        return [word]
    beginnings = [typed[:length] for length in range(len(typed) - 1, _LETTERS - 1, -1)]
    beginnings.append(typed[1] + typed[0] + typed[2])
    meant: dict[str, None] = {}
    for beginning in beginnings:
        for hit in reads.search(beginning, kinds=kinds, limit=_LOOKED_AT):
            meant.update(dict.fromkeys(sorted(corrections(typed, hit.title))))
        if meant:
            break
    # What was typed may be right, and rare.
    return [word, *list(meant)[:_MOST_FORMS]]
