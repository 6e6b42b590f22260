"""The profiles that are open together, read as one. Every write goes to the profile that holds its record, alone."""

from __future__ import annotations

import contextlib
import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from organizer.kernel.changes import Changes, Ref
from organizer.kernel.clock import Clock
from organizer.kernel.errors import NotFound
from organizer.kernel.kinds import Cell
from organizer.kernel.query import Page, Sort, Where
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Attachment, Link, Member

from .layout import layout_of

if TYPE_CHECKING:
    from concurrent.futures import Future

    from sqlalchemy import Select

    from .edit import Action, Edit
    from .journal import HistoryEntry, Step
    from .profile import Profile
    from .reader import Reader
    from .search import Hit

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)


class _Rank:
    """Orders records of several profiles as each reader orders its own: by sort key, then id, those without last."""

    __slots__ = ("descending", "id", "key")

    def __init__(self, key: Cell, id: UUID, descending: bool) -> None:
        self.key, self.id, self.descending = key, id, descending

    def __lt__(self, other: _Rank) -> bool:
        if self.key is None or other.key is None:
            return self.id < other.id if self.key is other.key else other.key is None
        mine, theirs = (self.key, self.id), (other.key, other.id)
        return theirs < mine if self.descending else mine < theirs


class MergedReads:
    """Merged reads over readers, for one thread."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._readers = tuple(readers)

    def close(self) -> None:
        """Closes the readers."""
        for reader in self._readers:
            reader.close()

    def setting(self, name: str, default: str = "") -> str:
        """A setting of the first profile that has it."""
        return next((found for reader in self._readers if (found := reader.setting(name))), default)

    def any_of(self, kinds: Iterable[str]) -> bool:
        """Whether a profile has a record of these kinds."""
        wanted = list(kinds)
        return any(reader.any_of(wanted) for reader in self._readers)

    def find(self, cls: type[R], id: UUID | None) -> R | None:
        """A record by id from whichever profile has it."""
        return next((r for reader in self._readers if (r := reader.find(cls, id)) is not None), None)

    def get(self, cls: type[R], id: UUID) -> R:
        """A record by id. Raises NotFound."""
        found = self.find(cls, id)
        if found is None:
            raise NotFound(f"This {describe(cls).title.lower()} is no longer there")
        return found

    def many(self, cls: type[R], ids: Iterable[UUID]) -> dict[UUID, R]:
        """Those of the records that are there, by id."""
        wanted = list(ids)
        found: dict[UUID, R] = {}
        for reader in self._readers:
            found |= reader.many(cls, wanted)
        return found

    def page(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, offset: int = 0, limit: int = 100,
        trash: bool = False,
    ) -> Page[R]:  # fmt: skip
        """Records in order; with several profiles a page far down is reached by walking there."""
        if len(self._readers) == 1:
            return self._readers[0].page(cls, where, sort, offset=offset, limit=limit, trash=trash)
        merged = self.every(cls, where, sort, trash=trash)
        records = tuple(itertools.islice(merged, offset, offset + limit))
        return Page(records, None)

    def every(
        self, cls: type[R], where: Sequence[Where] = (), sort: Sort | None = None, *, trash: bool = False
    ) -> Iterator[R]:
        """All records in order."""
        order = sort or Sort(describe(cls).table[0])
        layout = layout_of(cls)

        def rank(record: R) -> _Rank:
            return _Rank(layout.sort_cell(order.field, getattr(record, order.field)), record.id, order.descending)

        streams = [reader.every(cls, where, order, trash=trash) for reader in self._readers]
        return streams[0] if len(streams) == 1 else heapq.merge(*streams, key=rank)

    def ids(self, cls: type[Record], where: Sequence[Where] = (), sort: Sort | None = None) -> list[bytes]:
        """The ids of all records in order, as they are stored."""
        if len(self._readers) == 1:
            return self._readers[0].ids(cls, where, sort)
        return [record.id.bytes for record in self.every(cls, where, sort)]

    def count(self, cls: type[Record], where: Sequence[Where] = (), *, trash: bool = False) -> int:
        """How many records there are."""
        return sum(reader.count(cls, where, trash=trash) for reader in self._readers)

    def tally(
        self, cls: type[Record], field: str, first: date | None = None, last: date | None = None,
        owner: UUID | None = None,
    ) -> Mapping[Any, int]:  # fmt: skip
        """How many live records there are from one day or moment to another, by the choice of their table."""
        found: Counter[Any] = Counter()
        for reader in self._readers:
            found.update(reader.tally(cls, field, first, last, owner))
        return found

    def members(self) -> tuple[Member, ...]:
        """The members of all profiles."""
        return tuple(m for reader in self._readers for m in reader.members())

    def links(self, of: Ref) -> list[Link]:
        """Links from and to a record, whichever profile keeps them."""
        return [link for reader in self._readers for link in reader.links(of)]

    def attachments(self, of: Ref) -> list[Attachment]:
        """The files that belong to a record."""
        return [file for reader in self._readers for file in reader.attachments(of)]

    def content(self, hash: str) -> bytes:
        """The bytes of an attachment. Raises NotFound."""
        for reader in self._readers:
            with contextlib.suppress(NotFound):
                return reader.content(hash)
        raise NotFound("This file is no longer in the profile")

    def resolve(self, ref: Ref) -> Record | None:
        """The record that a ref points at."""
        return next((r for reader in self._readers if (r := reader.resolve(ref)) is not None), None)

    def history(self, of: Ref) -> list[HistoryEntry]:
        """What was done to a record, newest first."""
        return [entry for reader in self._readers for entry in reader.history(of)]

    def search(self, words: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """Hits of all profiles, each profile's in its order."""
        return [hit for reader in self._readers for hit in reader.search(words, kinds=kinds, limit=limit)][:limit]

    def select(self, statement: Select[Any] | str, values: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
        """The rows of an area's own select, one profile after the other."""
        return [row for reader in self._readers for row in reader.select(statement, values)]


class Workspace:
    """Open profiles, the home one first. `reads` is for the thread that made the workspace."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = tuple(profiles)
        self.readers = tuple(profile.reader() for profile in profiles)
        self.reads = MergedReads(self.readers)

    @property
    def home(self) -> Profile:
        """Where new records go."""
        return self.profiles[0]

    @property
    def clock(self) -> Clock:
        """Where 'now' comes from."""
        return self.home.clock

    @contextlib.contextmanager
    def reads_elsewhere(self) -> Iterator[MergedReads]:
        """Reads for another thread, closed at the end."""
        reads = MergedReads([profile.reader() for profile in self.profiles])
        try:
            yield reads
        finally:
            reads.close()

    def profile_of(self, *records: object) -> Profile:
        """The profile that holds the first of the records which is stored anywhere; else the home one."""
        for record in records:
            if isinstance(record, Record):
                for profile, reader in zip(self.profiles, self.readers, strict=True):
                    if reader.find(type(record), record.id) is not None:
                        return profile
        return self.home

    def submit(
        self, action: Action[P, T] | Callable[Concatenate[Edit, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Runs an action in the profile that holds the record it is given."""
        flat = [r for a in args for r in (a if isinstance(a, list | tuple) else [a])] if len(self.profiles) > 1 else []
        return self.profile_of(*flat).submit(action, *args, **kwargs)

    def run(self, action: Action[P, T] | Callable[Concatenate[Edit, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action and waits for it."""
        return self.submit(action, *args, **kwargs).result()

    def next_undo(self) -> tuple[Profile, Step] | None:
        """The newest action of all profiles that stands."""
        return self._newest([reader.next_undo() for reader in self.readers], newest=True)

    def next_redo(self) -> tuple[Profile, Step] | None:
        """What the last undo of all profiles took back."""
        return self._newest([reader.next_redo() for reader in self.readers], newest=False)

    def _newest(self, steps: Sequence[Step | None], *, newest: bool) -> tuple[Profile, Step] | None:
        found = [(s.moment, p, s) for p, s in zip(self.profiles, steps, strict=True) if s is not None]
        if not found:
            return None
        pick = max if newest else min
        _, profile, step = pick(found, key=lambda f: f[0])
        return profile, step

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Tells of every commit in any of the profiles, on the writer thread of that profile."""
        stops = [profile.subscribe(listener) for profile in self.profiles]

        def stop() -> None:
            for each in stops:
                each()

        return stop

    def close(self) -> None:
        """Closes all."""
        self.reads.close()
        for profile in self.profiles:
            profile.close()
