"""A radar: how several things stand, then and now, around one centre."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .amounts import Told


@dataclass(frozen=True, slots=True)
class Spoke:
    """One of the things: its level now, and then, where it was rated more than once."""

    label: str
    now: float
    then: float | None = None


@dataclass(frozen=True, slots=True)
class RadarChart:
    """Levels from 0 to `most`, the first spoke at the top, the next clockwise."""

    sentence: Told
    """All that the chart says."""
    spokes: tuple[Spoke, ...]
    most: float
    then: str = ""
    """When it began: 'September'."""
    now: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The same as a table, a row for each spoke."""


def corner(number: int, count: int, level: float, most: float) -> tuple[float, float]:
    """Where a level lies, in a circle of radius 1 around (0, 0); y grows downwards."""
    angle = math.tau * number / max(count, 1)
    distance = level / most if most else 0.0
    return math.sin(angle) * distance, -math.cos(angle) * distance
