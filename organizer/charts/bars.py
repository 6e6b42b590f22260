"""A chart of bars in parts, one bar a step, with a mark for what was wanted."""

from __future__ import annotations

from dataclasses import dataclass

from .amounts import Told

Ticks = tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: its parts from the bottom, and what was wanted of their sum."""

    label: str
    parts: tuple[float, ...]
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars in equal steps. `series`: label and colour of the parts, the first at the bottom."""

    sentence: Told
    """All that the chart says."""
    bars: tuple[Bar, ...]
    y_ticks: Ticks
    series: tuple[tuple[str, str], ...]
    mark: str = ""
    """Label of the marks."""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The same as a table, a row for each bar."""
