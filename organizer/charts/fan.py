"""A fan of what may become of something: bands around a middle line, other courses beside it, flags at times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .amounts import Told

Row = tuple[float, ...]
LABEL_HEIGHT = 15.0
FLAG_GAP = 6.0


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands at the end of a line; `colour` is a token's name."""

    at: float
    text: Told
    colour: str
    strong: bool = False
    importance: int = 0
    """Where there is no room for all, those of the lowest go first."""


@dataclass(frozen=True, slots=True)
class OtherLine:
    """The middle of another course."""

    title: str
    values: Row
    colour: str
    label_colour: str
    dotted: bool = False
    """What was before, not an alternative."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something at a time; where `value` is given, with a point there."""

    at: float
    title: str
    icon: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the crosshair shows at one place: a heading, and figures by their names."""

    title: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fan:
    """A fan over `xs`, and the same as a table. Values outside of the y ticks are cut off; labels carry the number."""

    sentence: Told
    """All that the chart says."""
    xs: Row
    middle: Row
    bands: tuple[tuple[Row, Row], ...]
    """Lower and upper edges, the widest first; none: only lines are shown."""
    x_ticks: tuple[tuple[float, str, str], ...]
    """Place, label, and a second one under it."""
    y_ticks: tuple[tuple[float, str], ...]
    others: tuple[OtherLine, ...] = ()
    flags: tuple[Flag, ...] = ()
    ends: tuple[EndLabel, ...] = ()
    readings: tuple[Reading, ...] = ()
    """One for each of `xs`."""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    amount_columns: frozenset[int] = frozenset()

    def nearest(self, x: float) -> int:
        """Which of `xs` is nearest to a place."""
        return min(range(len(self.xs)), key=lambda number: abs(self.xs[number] - x))


def apart(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Middles of labels as near as can be to where they are wanted, in their order, without covering one another,
    between `top` and `bottom`; where there is not room for all, evenly and touching."""
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    groups: list[tuple[float, int]] = []
    """Sum of the wanted starts of a block's labels, each less those before it in the block; their number."""
    low = top + height / 2
    for number in order:
        total, count = wanted[number], 1
        while groups and _start(groups[-1], low) + groups[-1][1] * height > _start((total, count), low):
            before, many = groups.pop()
            total, count = before + total - many * count * height, many + count
        groups.append((total, count))
    placed = [_start(group, low) + n * height for group in groups for n in range(group[1])]
    limit = bottom - height / 2
    for n in reversed(range(len(placed))):
        placed[n] = min(placed[n], limit)
        limit = placed[n] - height
    result = [0.0] * len(wanted)
    for number, at in zip(order, placed, strict=True):
        result[number] = at
    return result


def _start(group: tuple[float, int], low: float) -> float:
    return max(low, group[0] / group[1])


def in_rows(spans: Sequence[tuple[float, float]], gap: float = FLAG_GAP) -> list[int]:
    """The row of each span, from 0, so that none meets another in its row."""
    ends: list[float] = []
    rows = [0] * len(spans)
    for number in sorted(range(len(spans)), key=lambda n: spans[n][0]):
        left, right = spans[number]
        row = next((r for r, end in enumerate(ends) if end + gap <= left), len(ends))
        if row == len(ends):
            ends.append(right)
        else:
            ends[row] = right
        rows[number] = row
    return rows
