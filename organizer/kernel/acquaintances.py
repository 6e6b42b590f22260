"""What other areas may know of people: enough to rank them, and a way to ask for an introduction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from .area import Reads
from .frozen import frozen


@frozen
class Acquaintance:
    """Somebody known. `words`: by what they are described, each with where it stands: ('role', 'mentor')."""

    id: UUID
    name: str
    words: tuple[tuple[str, str], ...] = ()
    near: int = 0
    """From 3, the inner circle, down to 0."""
    last_touch: date | None = None
    through: tuple[UUID, str] | None = None
    """Somebody nearer who knows them."""


def _nobody(reads: Reads, today: date) -> Iterable[Acquaintance]:
    return ()


@frozen(slots=False)
class Acquaintances:
    """What the area that knows people offers; by itself it knows nobody."""

    known: Callable[[Reads, date], Iterable[Acquaintance]] = _nobody
    """known(reads, today)"""
    ask: Callable[..., Any] | None = None
    """The action ask(edit, other, introducer, reason, day) that notes an introduction asked for."""


NOBODY = Acquaintances()
