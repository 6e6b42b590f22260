"""What other areas need to know of a family and of people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from .area import Reads
from .frozen import frozen


@frozen
class Kin:
    """Contacts by what they are to the members."""

    former_spouses: frozenset[UUID] = frozenset()
    spouses: frozenset[UUID] = frozenset()
    children: tuple[tuple[UUID, str, date | None], ...] = ()
    """Id, name and, where it is known with its year, the day of birth."""


def _no_kin(reads: Reads, today: date) -> Kin:
    return Kin()


def _no_names(reads: Reads, ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return {}


@frozen(slots=False)
class Family:
    """What the area that knows people tells of them; by itself it knows nobody."""

    kin: Callable[[Reads, date], Kin] = _no_kin
    """kin(reads, today)"""
    names: Callable[[Reads, Iterable[UUID]], Mapping[UUID, str]] = _no_names
    """names(reads, ids): what contacts are called."""


STRANGERS = Family()
"""Knows nobody."""
