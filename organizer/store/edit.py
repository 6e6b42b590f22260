"""Edit: what an action works with. One action, one transaction, one step to undo."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.clock import Clock
from organizer.kernel.errors import Cancelled, EnvironmentFailure, FieldError, NotFound, Stale
from organizer.kernel.kinds import Cell, RefKind
from organizer.kernel.query import Where
from organizer.kernel.record import Record, changed_fields, describe, evolve
from organizer.kernel.system import Attachment, Link

from . import journal, search, tally
from .connection import Connection
from .journal import Pair
from .layout import Layout, layout_of
from .reader import Reader
from .registry import Registry
from .search import Hit

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Record)
ATTACHMENT_LIMIT = 50 * 1024 * 1024
_BUFFER = 2000
_KEEPER_ROUNDS = 4
_SET_BY_THE_STORE = ("id", "created", "changed")
Progress = Callable[[int, int], None]


class Action(Generic[P, T]):
    """A named write. Called with an Edit it does its work inside that transaction; a `Profile` runs it as a step."""

    def __init__(self, title: str, function: Callable[Concatenate[Edit, P], T]) -> None:
        self.title = title
        self.function = function
        update_wrapper(self, function)

    def __call__(self, edit: Edit, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.function(edit, *args, **kwargs)


def action(title: str) -> Callable[[Callable[Concatenate[Edit, P], T]], Action[P, T]]:
    """Names a function as an action; the title stands in the menu as 'Undo <title>'."""

    def decorate(function: Callable[Concatenate[Edit, P], T]) -> Action[P, T]:
        return Action(title, function)

    return decorate


class Edit(Reader):
    """Reads and writes of one transaction. Reads see what was written before them."""

    def __init__(
        self, connection: Connection, registry: Registry, *, clock: Clock, member: UUID | None, title: str,
        progress: Progress | None = None, cancelled: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        super().__init__(connection, registry)
        self.now: datetime = clock.now()
        self.today = clock.today()
        self.zone = clock.place
        self.member = member
        self.title = title
        self.lasting = True
        """Set to False by what cannot be undone."""
        self.purged: list[Record] = []
        self._progress = progress
        self._cancelled = cancelled
        self._versions: dict[UUID, list[Record | None]] = {}
        """Before this action and now, of every record that it touched."""
        self._unindexed: dict[UUID, Record | None] = {}
        """What the search index has of the records that were touched since it was last brought up to date."""
        self._waiting: dict[type[Record], list[tuple[Cell, ...]]] = {}

    def name(self, title: str) -> None:
        """A more telling title for this step, like 'Import 20 people'."""
        self.title = title

    def progress(self, done: int, total: int) -> None:
        """Tells how far the action is. Raises Cancelled when the user has stopped it; nothing stays changed then."""
        if self._cancelled():
            raise Cancelled("Stopped. Nothing was changed.")
        if self._progress:
            self._progress(done, total)

    def add(self, record: R) -> R:
        """Adds a record; what is stored is its settled form. Raises Invalid."""
        made = _settled(evolve(record, created=self.now, changed=self.now))
        made.check()
        return self._insert(made)

    def add_all(self, records: Iterable[Record]) -> int:
        """Adds many; gives their number. Raises Invalid."""
        count = 0
        for count, record in enumerate(records, 1):
            self.add(record)
            if count % _BUFFER == 0 and self._cancelled():
                raise Cancelled("Stopped. Nothing was changed.")
        return count

    def current(self, record: R) -> R:
        """The stored record. Raises Stale when it is not the one in hand, NotFound.

        All fields are compared: after an undo and another change under a clock that stands still, two different
        versions may have the same time of change.
        """
        stored = self.get(type(record), record.id)
        if stored != record:
            raise Stale(f"This {describe(type(record)).title.lower()} has changed in the meantime")
        return stored

    def change(self, record: R, **fields: Any) -> R:
        """A new version of a record. Nothing is written where nothing differs.

        Raises Stale when the stored version is newer than the one in hand, NotFound, Invalid.
        """
        stored = self.current(record)
        for name in fields:
            describe(type(record)).field(name)
            if name in _SET_BY_THE_STORE:
                raise ValueError(f"{name} is set by the store alone")
        new = _settled(evolve(stored, **fields))
        changed = changed_fields(stored, new)
        if not changed:
            return stored
        new.check(changed)
        new = evolve(new, changed=max(self.now, stored.changed + timedelta(microseconds=1)))
        return self._update(stored, new, {*changed, "changed"})

    def delete(self, record: R) -> R:
        """Puts a record into the Trash; one that lies there already stays as it is."""
        return self.change(record, deleted=record.deleted or self.now)

    def restore(self, record: R) -> R:
        """Takes a record out of the Trash."""
        return self.change(record, deleted=None)

    def purge(self, records: Sequence[Record]) -> None:
        """Removes records and their history for good, and with them what is nothing without them: their links and
        attachments, and every record of a kind that needs such a record, like a person's interactions and ties.
        Other references to them are emptied. Neither the step nor what was done before it can be undone.
        """
        self.lasting = False
        gone: dict[UUID, Record] = {}
        emptied: list[tuple[Record, str]] = []
        waiting = [self.get(type(record), record.id) for record in records]
        while waiting:
            record = waiting.pop()
            if record.id not in gone:
                gone[record.id] = record
                for referring, field in self.referring(Ref.to(record)):
                    if _needs(referring, describe(type(record)).kind):
                        waiting.append(referring)
                    else:
                        emptied.append((referring, field))
        for record, field in emptied:
            if record.id not in gone:
                self.change(self.get(type(record), record.id), **{field: None})
        for record in gone.values():
            self._remove(record)
        self.purged += gone.values()

    def link(self, from_: Record, to: Record, role: str = "") -> Link:
        """Links two records; the same link twice is one."""
        start, end = Ref.to(from_), Ref.to(to)
        for known in self.links(start):
            if (known.from_id, known.to_id, known.role) == (start.id, end.id, role):
                return known
        return self.add(
            Link(role=role, from_kind=start.kind, from_id=start.id, to_kind=end.kind, to_id=end.id, owner=from_.owner)
        )

    def attach(self, to: Record, name: str, data: bytes, media_type: str = "application/octet-stream") -> Attachment:
        """Keeps a file inside the profile. Raises FieldError over the size limit."""
        if len(data) > ATTACHMENT_LIMIT:
            raise FieldError(f"Files up to {ATTACHMENT_LIMIT // 1024**2} MB are kept here")
        digest = hashlib.sha256(data).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (digest, data))
        of = Ref.to(to)
        return self.add(
            Attachment(name=name, media_type=media_type, size=Decimal(len(data)), content=digest, of_kind=of.kind,
                       of_id=of.id, owner=to.owner)
        )  # fmt: skip

    def set_setting(self, name: str, value: str) -> None:
        """Sets a setting of the profile; settings are not part of undo."""
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    # What a reversal does: versions go back exactly, their time of change included.

    def put_back(self, cls: type[Record], id: UUID, values: dict[str, Any]) -> None:
        """Sets fields to recorded values without making a new version of the record."""
        stored = self.get(cls, id)
        self._update(stored, evolve(stored, **values), values)

    def put_again(self, record: Record) -> None:
        """Adds a record exactly as it was."""
        self._insert(record)

    def take_away(self, cls: type[Record], id: UUID) -> None:
        """Removes a record that is being un-added."""
        self._remove(self.get(cls, id))

    def finish(self, *, keep: bool = True) -> list[Pair]:
        """Writes what waits, brings derived fields, index and totals up to date; gives the net changes."""
        self.flush()
        if keep:
            self._run_keepers()
        self._index()
        tally.keep(self._connection, ((old, new) for old, new in self._versions.values()))
        purged = {record.id for record in self.purged}
        if purged:
            journal.forget(self._connection, self.purged)
            self._connection.execute('DELETE FROM content WHERE hash NOT IN (SELECT content FROM "attachment")')
            search.compact(self._connection)
        return [(old, new) for id, (old, new) in self._versions.items() if old != new and id not in purged]

    def search(self, words: str, *, kinds: Sequence[str] = (), limit: int = 50) -> list[Hit]:
        """As a reader's, what this action wrote included."""
        self._index()
        return super().search(words, kinds=kinds, limit=limit)

    def _kept_count(self, cls: type[Record], where: Sequence[Where]) -> int | None:
        return None  # The totals are those of before this action.

    def _condition(self, layout: Layout[Any], where: Sequence[Where], trash: bool) -> tuple[str, list[Cell]]:
        if any(w.operator == "text" for w in where):
            self._index()
        return super()._condition(layout, where, trash)

    def _index(self) -> None:
        """Brings the search index up to what was written since it was last brought there."""
        self.flush()
        gone: list[UUID] = []
        fresh: list[search.Words] = []
        for id, indexed in self._unindexed.items():
            now = self._versions[id][1]
            before, after = search.words_of(indexed), search.words_of(now)
            if before != after:
                gone += [id] * (before is not None)
                fresh += [after] if after is not None else []
        self._unindexed.clear()
        search.forget(self._connection, gone)
        search.index(self._connection, fresh)

    def _run_keepers(self) -> None:
        kept = self.registry.keepers
        if not any(_kind(new or old) in kept for old, new in self._versions.values()):
            return
        seen: dict[UUID, Record | None] = {}
        for _ in range(_KEEPER_ROUNDS):
            fresh = {id: (old, new) for id, (old, new) in self._versions.items() if seen.get(id, self) is not new}
            if not fresh:
                return
            seen |= {id: new for id, (_, new) in fresh.items()}
            for kind, keeper in kept.items():
                touched = [(old, new) for old, new in fresh.values() if _kind(new or old) == kind and old != new]
                if touched:
                    keeper(self, touched)
            self.flush()

    def flush(self) -> None:
        """Writes the rows that were held back to go together."""
        self._still_in_the_transaction()
        for cls, rows in self._waiting.items():
            if rows:
                self._connection.executemany(layout_of(cls).insert_sql, rows)
        self._waiting.clear()

    def _execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        self.flush()
        self._still_in_the_transaction()
        return super()._execute(sql, values)

    def _still_in_the_transaction(self) -> None:
        # SQLite rolls back by itself when the disk is full; what an action that went on would write then, would stay.
        if not self._connection.in_transaction:
            raise EnvironmentFailure("The disk is full. Nothing was changed.")

    def _insert(self, record: R) -> R:
        self._note(record.id, None, record)
        rows = self._waiting.setdefault(type(record), [])
        rows.append(layout_of(type(record)).encode(record))
        if len(rows) >= _BUFFER:
            self.flush()
        return record

    def _update(self, old: Record, new: R, fields: Iterable[str]) -> R:
        layout = layout_of(type(new))
        columns = layout.columns_of(fields)
        row = layout.encode(new)
        self._execute(layout.update_sql(columns), [*(row[at] for at in columns), new.id.bytes])
        self._versions.setdefault(new.id, [old, new])[1] = new
        if not layout.description.found_by.isdisjoint(fields):
            self._unindexed.setdefault(new.id, old)
        return new

    def _remove(self, record: Record) -> None:
        cursor = self._execute(f'DELETE FROM "{layout_of(type(record)).table}" WHERE "id" = ?', (record.id.bytes,))
        if cursor.rowcount != 1:
            raise NotFound(f"This {describe(type(record)).title.lower()} is no longer there")
        self._note(record.id, record, None)

    def _note(self, id: UUID, old: Record | None, new: Record | None) -> None:
        self._versions.setdefault(id, [old, new])[1] = new
        self._unindexed.setdefault(id, old)


def _settled(record: R) -> R:
    try:
        return record.settled()
    except Exception:
        record.check()  # A value that is none of its field's is named as such.
        raise


def _kind(record: Record | None) -> str:
    return describe(type(record)).kind if record is not None else ""


def _needs(record: Record, kind: str) -> bool:
    """Whether records of this sort need one of a kind, and so say nothing, or something false, without it."""
    return any(
        f.required and isinstance(f.kind, RefKind) and f.kind.to in (kind, "any") for f in describe(type(record)).fields
    )
