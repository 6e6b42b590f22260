"""Reads as they would be with records that are not stored, and without some that are: for trying things out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from organizer.kernel.area import Reads
from organizer.kernel.errors import NotFound
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record, describe

R = TypeVar("R", bound=Record)


class Tried:
    """Stored records, less those of `without`, and `added` ones; conditions on these may only ask for
    equality. What
    is asked in SQL is answered from the store alone."""

    def __init__(self, reads: Reads, added: Sequence[Record] = (), without: Collection[UUID] = ()) -> None:
        self._reads, self._added, self._without = reads, tuple(added), frozenset(without)

    def get(self, cls: type[R], id: UUID) -> R:
        """Raises NotFound."""
        found = self.find(cls, id)
        if found is None:
            raise NotFound(f"This {describe(cls).title.lower()} is not there")
        return found

    def find(self, cls: type[R], id: UUID | None) -> R | None:
        if id in self._without:
            return None
        own = next((each for each in self._added if isinstance(each, cls) and each.id == id), None)
        return own or self._reads.find(cls, id)

    def many(self, cls: type[R], ids: Iterable[UUID]) -> dict[UUID, R]:
        wanted = set(ids)
        found = {id: each for id, each in self._reads.many(cls, wanted).items() if id not in self._without}
        return found | {each.id: each for each in self._added if isinstance(each, cls) and each.id in wanted}

    def every(self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None) -> Iterable[R]:
        added = [each for each in self._added if isinstance(each, cls) and all(_holds(each, w) for w in where)]
        replaced = {each.id for each in added} | self._without
        stored = self._reads.every(cls, where, sort)
        return [*(each for each in stored if each.id not in replaced), *added]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reads, name)


def _holds(record: Record, where: Where) -> bool:
    value = getattr(record, where.field)
    if where.operator == "in":
        return value in where.value
    if where.operator != "=":
        raise ValueError(f"records that are tried out are not asked {where.operator!r}")
    return bool(value == where.value)
