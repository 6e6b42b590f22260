"""The one who writes into a profile: actions, one after the other, on a thread of their own."""

from __future__ import annotations

import contextlib
import queue
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar
from uuid import UUID

from organizer.kernel.changes import Changes
from organizer.kernel.clock import Clock
from organizer.kernel.errors import EnvironmentFailure
from organizer.kernel.record import Record, describe

from . import journal
from .connection import Connection, DatabaseError, explained
from .edit import Edit, Progress
from .journal import Way
from .registry import Registry

T = TypeVar("T")
Listener = Callable[[Changes], None]
_Job = tuple[Callable[[], Any], "Future[Any]"]


class Written(Protocol):
    """What a writer asks of its profile, each time anew."""

    id: UUID
    registry: Registry
    member: UUID | None

    @property
    def clock(self) -> Clock: ...


class Writer:
    """Has the connection to itself once it was made. `listeners` are told of every commit, on the writer's thread."""

    def __init__(
        self, profile: Written, connection: Connection, device: str, listeners: Sequence[Listener]
    ) -> None:  # fmt: skip
        self._profile, self._connection = profile, connection
        self._device, self._listeners = device, listeners
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open = True
        self._closing = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="profile-writer", daemon=True)
        self._thread.start()

    def submit(
        self, work: Callable[[Edit], T], title: str, progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Future[T]:  # fmt: skip
        """Runs an action; the future gives its result or what it raised."""

        def job() -> T:
            edit = self._edit(title, progress=progress, cancelled=cancelled)
            return self._transact(edit, lambda: work(edit), "do", None)[0]

        return self._enqueue(job)

    def reverse(self, way: Way) -> Future[Changes | None]:
        """Undo or redo; None where there is nothing to."""
        return self._enqueue(lambda: self._reverse(way))

    def close(self) -> None:
        """Finishes the actions under way and refuses what comes after."""
        with self._closing:
            was_open, self._open = self._open, False
        if was_open:
            self._jobs.put(None)
            self._thread.join()

    def _enqueue(self, job: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        with self._closing:
            if self._open:
                self._jobs.put((job, future))
            else:
                future.set_exception(EnvironmentFailure("This profile is closed"))
        return future

    def _work(self) -> None:
        while (item := self._jobs.get()) is not None:
            job, future = item
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(job())
                except BaseException as error:
                    future.set_exception(error)

    def _edit(self, title: str, **options: Any) -> Edit:
        profile = self._profile
        return Edit(
            self._connection, profile.registry, clock=profile.clock, member=profile.member, title=title, **options
        )

    def _reverse(self, way: Way) -> Changes | None:
        step = journal.next_undo(self._connection) if way == "undo" else journal.next_redo(self._connection)
        if step is None:
            return None
        edit = self._edit(step.title)

        def work() -> None:
            for back in journal.reversal(self._connection, self._profile.registry, step, way):
                cls = self._profile.registry.cls(back.ref.kind)
                if back.operation == "remove":
                    edit.take_away(cls, back.ref.id)
                elif back.record is not None:
                    edit.put_again(back.record)
                else:
                    edit.put_back(cls, back.ref.id, back.values)

        return self._transact(edit, work, way, step.sequence)[1]

    def _transact(self, edit: Edit, work: Callable[[], T], way: Way, target: int | None) -> tuple[T, Changes]:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = work()
            pairs = edit.finish(keep=way == "do")
            if pairs or edit.purged or target is not None:
                journal.write(
                    connection, pairs, moment=edit.now, member=edit.member, device=self._device, title=edit.title,
                    way=way, target=target, final=not edit.lasting,
                )  # fmt: skip
            connection.execute("COMMIT")
        except BaseException as error:
            # After 'disk is full' SQLite has rolled back by itself.
            with contextlib.suppress(DatabaseError):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            if isinstance(error, DatabaseError | UnicodeDecodeError):
                raise explained(error) or error from error
            raise
        if edit.purged:
            # What is gone stays readable in the log otherwise, until the next time it is emptied.
            with contextlib.suppress(DatabaseError):
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        changes = Changes(self._profile.id, edit.title, _by_kind([*(new or old for old, new in pairs), *edit.purged]))
        if changes.records:
            self._tell(changes)
        return result, changes

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:
                # A listener's bug: reported as such, while the action, which is saved, gives its result.
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))


def _by_kind(records: Iterable[Record | None]) -> dict[str, frozenset[UUID]]:
    kinds: dict[str, set[UUID]] = {}
    for record in records:
        if record is not None:
            kinds.setdefault(describe(type(record)).kind, set()).add(record.id)
    return {kind: frozenset(ids) for kind, ids in kinds.items()}
