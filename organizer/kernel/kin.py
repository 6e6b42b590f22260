"""What other areas need to know of a family."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from .frozen import frozen


@frozen
class Kin:
    """Contacts by what they are to the members."""

    former_spouses: frozenset[UUID] = frozenset()
    spouses: frozenset[UUID] = frozenset()
    children: tuple[tuple[UUID, str, date | None], ...] = ()
    """Id, name and, where it is known with its year, the day of birth."""
