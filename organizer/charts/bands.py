"""Charts of sums over time: layers that are stacked, and bars that go up and down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .amounts import Told

Ticks = tuple[tuple[float, str], ...]


def framed(steps: Sequence[float], values: Sequence[float], room: float = 0.04) -> tuple[float, float]:
    """What a plot reaches over: a little more than its values, and not beyond the steps around them."""
    low, high = min([0.0, *values]), max([0.0, *values])
    spare = (high - low) * room
    return max(steps[0], low - spare), min(steps[-1], high + spare) if high < steps[-1] else steps[-1]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a stack, a value for each point; negative ones lie below zero. `colour` is a token's name."""

    label: str
    colour: str
    values: tuple[float, ...]
    label_colour: str = ""
    """A token's name, where the layer's own is not for text."""


@dataclass(frozen=True, slots=True)
class StackChart:
    """Layers over points in equal steps, the first at the bottom, and the line of their sums."""

    sentence: Told
    """All that the chart says."""
    layers: tuple[Layer, ...]
    x_ticks: tuple[tuple[int, str], ...]
    """Some of the points, by their numbers."""
    y_ticks: Ticks
    upwards: tuple[float, float]
    """What the plot reaches over, which may be less than the ticks do."""
    total: tuple[float, ...]
    total_label: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """A row for each point; all of it but the first column are amounts."""


@dataclass(frozen=True, slots=True)
class Column:
    """One step: a bar up, a bar down (both positive) and a point of the line between. `running` ones are hatched."""

    label: str
    up: float
    down: float
    point: float
    running: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Bars up and down in equal steps, with a line."""

    sentence: Told
    """All that the chart says."""
    columns: tuple[Column, ...]
    y_ticks: Ticks
    up: tuple[str, str]
    """Label and colour of the bars up."""
    down: tuple[str, str]
    line: str
    """Label of the line."""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    upwards: tuple[float, float] | None = None
    """What the plot reaches over, which may be less than the ticks do; None: as far as they do."""
