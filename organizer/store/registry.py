"""Which kinds of record a profile holds, and what keeps their derived fields; made by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
Source = Callable[[], Sequence[type[Record]]]
"""Gives the classes of several kinds; their module is imported then and not before."""


class _Classes(Mapping[str, type[Record]]):
    """Classes by the name of their kind, system ones first; each comes from its source when it is first asked for."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._system = self._found = {describe(cls).kind: cls for cls in SYSTEM_RECORDS}

    def __getitem__(self, kind: str) -> type[Record]:
        if kind not in self._found:
            self._found = self._found | {describe(cls).kind: cls for cls in self._sources[kind]()}
        return self._found[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in self._system or kind in self._sources

    def __iter__(self) -> Iterator[str]:
        yield from self._system
        yield from self._sources

    def __len__(self) -> int:
        return len(self._system) + len(self._sources)


@frozen(slots=False)
class Registry:
    """All kinds of record of the program, those of the areas and those that every profile has. To know of a kind takes
    no more than its name, so that what a start costs does not grow with the kinds there are."""

    sources: Mapping[str, Source]
    """What gives the class of each kind of the areas."""
    keepers: Mapping[str, Keeper] = field(default_factory=dict)
    """By the kind whose changes they follow."""

    @cached_property
    def by_kind(self) -> Mapping[str, type[Record]]:
        """Classes by the name of their kind."""
        return _Classes(self.sources)

    @cached_property
    def records(self) -> tuple[type[Record], ...]:
        """The kinds of the areas."""
        return tuple(self.by_kind[kind] for kind in self.sources)

    @cached_property
    def all(self) -> tuple[type[Record], ...]:
        """Every kind, system ones first."""
        return tuple(self.by_kind.values())

    def cls(self, kind: str) -> type[Record]:
        """The class of a kind. Raises NotFound."""
        try:
            return self.by_kind[kind]
        except KeyError:
            raise NotFound(f"There is no kind of record called '{kind}'") from None
