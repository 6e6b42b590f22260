"""What an area says in a report: plain values, no markup, no layout. The reports floor typesets them."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from .frozen import frozen
from .money import Money

Value = str | Money
"""A cell: text as it is, or an amount, which the report rounds or hides as asked."""


@frozen
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date
    title: str

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in it."""
        return day is not None and self.first <= day <= self.last


@frozen
class Scope:
    """What a report is about: a period, and whose things (None: everybody's)."""

    period: Period
    owner: UUID | None = None


@frozen
class Figure:
    """A key figure: 'People in touch', '47 of 64', '5 overdue'."""

    label: str
    value: Value
    note: str = ""


@frozen
class Table:
    """Rows under a repeated head. `numeric` names the columns that are set to the right."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: str = ""


@frozen
class Bar:
    """One bar: `value` of `scale`, with words for its end; `tick` marks what was wanted."""

    label: str
    value: float
    text: str
    tone: Literal["accent", "success", "warn", "danger"] = "accent"
    tick: float | None = None


@frozen
class Bars:
    """Bars on one common scale."""

    title: str
    bars: tuple[Bar, ...]
    note: str = ""


@frozen
class Points:
    """A list of sentences."""

    title: str
    items: tuple[str, ...]


Block = Table | Bars | Points


@frozen
class Section:
    """One area's part of a report."""

    title: str
    subtitle: str = ""
    figures: tuple[Figure, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.figures and not self.blocks
