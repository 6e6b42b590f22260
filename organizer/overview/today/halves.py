"""Where things of one lane stand that overlap: two share it, more are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from organizer.kernel.glance import DayItem


@dataclass(slots=True)
class Placed:
    """A block in its lane: all of it (None), the upper half (0) or the lower one (1)."""

    item: DayItem
    half: int | None = None
    more: int = 0
    """So many others there is no room for beside it."""


def placed(items: Iterable[DayItem]) -> list[Placed]:
    """The blocks that are shown, by start. Of three at once the third is counted at the second."""
    return list(chain.from_iterable(_in_halves(group) for group in _groups(items)))


def _groups(items: Iterable[DayItem]) -> Iterator[list[DayItem]]:
    """Those that overlap, one with the next."""
    group: list[DayItem] = []
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        if group and item.start >= max(other.end for other in group):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _in_halves(group: list[DayItem]) -> list[Placed]:
    if len(group) == 1:
        return [Placed(group[0])]
    last: list[Placed | None] = [None, None]
    found: list[Placed] = []
    for item in group:
        half = next((n for n, other in enumerate(last) if other is None or other.item.end <= item.start), None)
        if half is None:
            crowded = last[1]
            assert crowded is not None
            crowded.more += 1
            continue
        last[half] = Placed(item, half)
        found.append(last[half])  # type: ignore[arg-type]
    return found
