"""A chart of lines over time."""

from __future__ import annotations

import math
from enum import Enum

from organizer.kernel.frozen import frozen

from .amounts import Told

At = tuple[float, float]
"""A place in the chart, in its own measures."""


class Stroke(Enum):
    """How a line is drawn: solid for what was measured, dashed for what is needed, dotted for what is expected."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@frozen
class Line:
    """A line through points; `colour` is a token's name. With `dots` each point shows, the last one larger."""

    points: tuple[At, ...]
    stroke: Stroke
    colour: str
    dots: bool = False


@frozen
class Note:
    """Words beside a place: after it and below, or, with `before`, before it and above."""

    at: At
    text: str
    colour: str
    before: bool = False
    strong: bool = False


@frozen
class LineChart:
    """Lines in a frame of ticks, and the same as a table."""

    title: str
    """All that the chart says, as a sentence."""
    lines: tuple[Line, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    notes: tuple[Note, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def sentence(self) -> Told:
        """The same in the form of all charts."""
        return (self.title,)

    @property
    def across(self) -> tuple[float, float]:
        """The least and the greatest x."""
        return self.x_ticks[0][0], self.x_ticks[-1][0]

    @property
    def upwards(self) -> tuple[float, float]:
        """The least and the greatest y."""
        return self.y_ticks[0][0], self.y_ticks[-1][0]


def round_steps(low: float, high: float, most: int = 4) -> list[float]:
    """Round numbers in equal steps, at most `most` steps, the first not above `low`, the last not below `high`."""
    if not high > low:
        low, high = low - 1.0, low + 1.0
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0):
        step = factor * power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            return [round(number * step, 10) for number in range(first, last + 1)]
    raise AssertionError("some step is wide enough")
