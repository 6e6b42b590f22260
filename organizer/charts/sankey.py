"""A Sankey diagram: streams from sources through a middle to where they go, as wide as what flows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .amounts import Told


@dataclass(frozen=True, slots=True)
class Stream:
    """One source or one end: `value` is above zero, `text` its amount in words, `colour` a token's name."""

    label: str
    value: float
    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Sankey:
    """Sources on the left, ends on the right; both sides come to the same."""

    sentence: Told
    """All that the chart says."""
    sources: tuple[Stream, ...]
    ends: tuple[Stream, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The last column holds amounts."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a stream lies at its side and in the middle: tops and width."""

    stream: Stream
    top: float
    middle: float
    width: float


def laid_out(streams: Sequence[Stream], height: float, gap: float, least: float = 1.0) -> list[Placed]:
    """Streams one under the other over a height, with gaps at their side and none in the middle; none is thinner than
    `least` at its side."""
    total = sum(stream.value for stream in streams)
    if not streams or total <= 0:
        return []
    room = max(height - gap * (len(streams) - 1), 1.0)
    scale = room / total
    widths = [max(stream.value * scale, least) for stream in streams]
    spare = (height - gap * (len(streams) - 1) - sum(widths)) / 2
    placed, top, middle = [], spare, (height - sum(widths)) / 2
    for stream, width in zip(streams, widths, strict=True):
        placed.append(Placed(stream, top, middle, width))
        top += width + gap
        middle += width
    return placed
