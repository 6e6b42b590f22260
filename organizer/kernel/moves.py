"""Career moves: what a record of any area would do to the financial plan."""

from __future__ import annotations

from datetime import date
from typing import Literal
from uuid import UUID

from .changes import Ref
from .frozen import frozen
from .money import Money

Does = Literal["cost", "income", "share", "stop"]
"""Costs, brings in, changes income by a share, pauses income."""


@frozen
class MovePart:
    """One suggested effect; days are counted from the start of the move, or from its end."""

    title: str
    does: Does
    amount: Money | None = None
    monthly: bool = False
    share: float = 0.0
    from_end: bool = False
    lasts_to_end: bool = False
    """From its start to its end; otherwise once, or, for income and shares, for good."""


@frozen
class Move:
    """A record as a career move: when it is, whether it still stands, and what it suggests to the plan."""

    ref: Ref
    title: str
    first: date | None
    last: date | None = None
    stands: bool = True
    """False once it is cancelled, refused or dropped."""
    decided: bool = False
    """Part of the plan itself, not only of a scenario."""
    owner: UUID | None = None
    parts: tuple[MovePart, ...] = ()
