"""Finding the words of a line that may say a day, a time, a length, a repetition or a tag.

Whether they do is decided by where they stand (`parse`): a sure one counts anywhere, another only at the end of the
line, at its beginning, or right before what is understood.
"""

from __future__ import annotations

import re
from dataclasses import replace

from . import words
from .clock_words import READERS as CLOCK_READERS
from .days import READERS as DAY_READERS
from .ends import READERS as END_READERS
from .repeats import spot_repeats
from .spot import Kind, Place, Present, Spot
from .times import READERS as TIME_READERS

_PART_OF_DAY = re.compile(rf"\s*(?P<part>{'|'.join(words.PARTS_OF_DAY)})(?![\w-])", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?:from|vom|von)\s+(?:the\s+)?(?:\d\S*|{words.WEEKDAY})(?:\s+(?:{words.MONTH})\.?)?\s*(?:to|bis|until|[-–])?\s*$",
    re.IGNORECASE,
)
"""Before the end of a stretch of days, which is no day that something is due."""
_PREPOSITION = re.compile(rf"(?:{words.DUE}|{words.AT}|{words.FOR})\s", re.IGNORECASE)
_SIGNS = ((re.compile(r"(?<!\S)#(?=[\w-]*[^\W\d])([\w-]+)"), Kind.TAG),)


def spots(line: str, present: Present) -> list[Spot]:
    """All that may say something, in the order of the line, none over another. Names after @ and ! are not looked
    for."""
    found: list[Spot] = []

    def free(start: int, end: int) -> bool:
        return all(end <= other.start or start >= other.end for other in found)

    for pattern, kind in _SIGNS:
        found += [Spot(m.start(), m.end(), kind, m[1], Place.ANYWHERE) for m in pattern.finditer(line)]
    for start, end, value, ends, part in spot_repeats(line, present.conventions):
        if free(start, end):
            place = Place.LAST if ends else Place.ANYWHERE
            found.append(_with_part(line, Spot(start, end, Kind.REPEAT, value, place, part_of_day=part)))
    # The first that reads some words has them.
    for pattern, read in (*END_READERS, *DAY_READERS, *CLOCK_READERS, *TIME_READERS):
        for match in pattern.finditer(line):
            spot = read(match, present)
            if spot is not None and free(spot.start, spot.end) and not _belongs(line, spot):
                found.append(_with_part(line, spot))
    return sorted(found, key=lambda spot: spot.start)


def _belongs(line: str, spot: Spot) -> bool:
    """Whether it goes with the word before it: 'the Friday demo', 'until Friday', 'Black Friday'."""
    before = line[: spot.start].split()
    word = before[-1].lower() if before else ""
    if spot.kind is Kind.DAY and (word in words.NOT_A_DAY_AFTER or _FROM.search(line[: spot.start])):
        return True
    article = word in words.ARTICLES and not _PREPOSITION.match(line, spot.start)  # 'Ruf an um acht'
    return article and spot.place is not Place.ANYWHERE


def _with_part(line: str, spot: Spot) -> Spot:
    """With the part of the day that follows it: 'tomorrow morning', 'Sonntagnachmittag'."""
    if spot.kind not in (Kind.DAY, Kind.REPEAT) or spot.value is None or spot.part_of_day is not None:
        return spot
    after = _PART_OF_DAY.match(line, spot.end)
    if after is None:
        return spot
    near = line[spot.start : spot.end].split()[-1].lower() in words.RELATIVE_DAYS
    place = Place.ANYWHERE if near else spot.place
    return replace(spot, end=after.end(), place=place, part_of_day=words.PARTS_OF_DAY[after["part"].lower()])
