"""Where a table's rows are read from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from organizer.kernel.query import Page, Sort, Where
from organizer.kernel.record import Record

R = TypeVar("R", bound=Record)


class Pages(Protocol):
    """What the model asks of the reads: `Reader`, `MergedReads`."""

    def page(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, offset: int = 0, limit: int = 100,
        trash: bool = False,
    ) -> Page[R]: ...  # fmt: skip

    def count(self, cls: type[Record], where: Sequence[Where] = (), *, trash: bool = False) -> int: ...

    def find(self, cls: type[R], id: UUID | None) -> R | None: ...


class ListedPages:
    """Pages of records whose ids are known, in their order."""

    def __init__(self, reads: Any, ids: Sequence[bytes]) -> None:
        self._reads = reads
        self._ids = ids

    def page(
        self, cls: type[Any], where: Sequence[Where] = (), sort: Sort | None = None, *, offset: int = 0,
        limit: int = 100, trash: bool = False,
    ) -> Page[Any]:  # fmt: skip
        part = [UUID(bytes=id) for id in self._ids[offset : offset + limit]]
        found = self._reads.many(cls, part)
        return Page(tuple(found[id] for id in part if id in found), None)

    def count(self, cls: type[Record], where: Sequence[Where] = (), *, trash: bool = False) -> int:
        return len(self._ids)

    def find(self, cls: type[Any], id: UUID | None) -> Any:
        return self._reads.find(cls, id)

    def row_of(self, id: UUID) -> int | None:
        try:
            return self._ids.index(id.bytes)
        except ValueError:
            return None
