"""Which kinds of record a profile holds, and what keeps their derived fields; made by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from organizer.kernel.errors import NotFound
from organizer.kernel.frozen import frozen
from organizer.kernel.record import Record, describe
from organizer.kernel.system import SYSTEM_RECORDS

Versions = Sequence[tuple[Any, Any]]
"""Pairs of a record before and after an action; None where there is none."""
Keeper = Callable[..., None]
"""Called with the `Edit` and the `Versions` inside every action that touches its kind, before the commit, to bring
derived fields of other records up to date."""


@frozen(slots=False)
class Registry:
    """All kinds of record of the program, those of the areas and those that every profile has."""

    records: tuple[type[Record], ...]
    keepers: Mapping[type[Record], Keeper] = field(default_factory=dict)

    @cached_property
    def all(self) -> tuple[type[Record], ...]:
        """Every kind, system ones first."""
        return (*SYSTEM_RECORDS, *self.records)

    @cached_property
    def by_kind(self) -> Mapping[str, type[Record]]:
        """Classes by the name of their kind."""
        return {describe(cls).kind: cls for cls in self.all}

    def cls(self, kind: str) -> type[Record]:
        """The class of a kind. Raises NotFound."""
        try:
            return self.by_kind[kind]
        except KeyError:
            raise NotFound(f"There is no kind of record called '{kind}'") from None
