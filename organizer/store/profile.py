"""A profile: one file, one writer thread that runs actions in order, as many readers as there are threads."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from organizer.kernel.changes import Changes
from organizer.kernel.clock import Clock
from organizer.kernel.errors import EnvironmentFailure, FieldError, ProfileDamaged
from organizer.kernel.ids import uuid7
from organizer.kernel.system import MEMBER_COLOURS, Member

from . import key as keys
from .connection import APPLICATION_ID, SCHEMA_VERSION, Connection, DatabaseError, connect, explained, recognise
from .key import Key
from .reader import Reader
from .registry import Registry

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .edit import Action, Edit, Progress
    from .journal import Way
    from .writer import Listener, Writer

P = ParamSpec("P")
T = TypeVar("T")
_WRITER_CACHE_KIB, _READER_CACHE_KIB = 64 * 1024, 16 * 1024


class Profile:
    """An open profile file. Close it when done; every thread that reads asks for a reader of its own."""

    def __init__(self, path: Path, registry: Registry, key: Key | None, clock: Clock) -> None:
        self.path = path
        self.registry = registry
        self.encrypted = key is not None
        self.member: UUID | None = None
        """Who is acting; stands in the journal."""
        self._key = key
        self._clock = clock
        self._listeners: list[Listener] = []
        self._connection: Connection = connect(path, key)
        # An import touches pages all over the file; with few in memory each is written, and encrypted, many times.
        self._connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE_KIB}")
        try:
            reader = Reader(self._connection, registry)
            self.id = UUID(reader.setting("profile"))
            self._device = reader.setting("device")
        except (DatabaseError, ValueError):
            self._connection.close()
            raise ProfileDamaged(f"{path.name} is not a whole profile; it is left as it is") from None
        self._writer: Writer | None = None
        self._open = True
        self._closing = threading.Lock()

    @property
    def clock(self) -> Clock:
        """Where the profile's 'now' comes from."""
        return self._clock

    def reader(self) -> Reader:
        """A reader on a connection of its own."""
        connection = connect(self.path, self._key)
        # To decipher a page takes longer than to look through it; memory is taken as pages are read.
        connection.execute(f"PRAGMA cache_size = -{_READER_CACHE_KIB}")
        return Reader(connection, self.registry)

    def close(self) -> None:
        """Finishes the actions under way and closes the file."""
        with self._closing:
            was_open, self._open = self._open, False
        if was_open:
            if self._writer is not None:
                self._writer.close()
            self._connection.close()

    def __enter__(self) -> Profile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tells of every commit, on the writer thread; gives the way to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def submit(
        self, action: Action[P, T] | Callable[Concatenate[Edit, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Runs an action on the writer thread; the future gives its result or what it raised."""
        return self.submit_task(lambda edit: action(edit, *args, **kwargs), getattr(action, "title", "Change"))

    def run(self, action: Action[P, T] | Callable[Concatenate[Edit, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Runs an action and waits for it."""
        return self.submit(action, *args, **kwargs).result()

    def submit_task(
        self, work: Callable[[Edit], T], title: str, progress: Progress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Future[T]:  # fmt: skip
        """Runs a long action with progress and a way to stop it."""
        return self._writing().submit(work, title, progress, cancelled)

    def undo(self) -> Changes | None:
        """Takes back the newest action that stands; None where there is none."""
        return self.submit_reversal("undo").result()

    def redo(self) -> Changes | None:
        """Does again what was undone last; None where there is nothing."""
        return self.submit_reversal("redo").result()

    def submit_reversal(self, way: Way) -> Future[Changes | None]:
        """Undo or redo without waiting."""
        return self._writing().reverse(way)

    def _writing(self) -> Writer:
        """The writer, made for the first action: what it needs is not loaded to read."""
        with self._closing:
            if self._writer is None:
                from .writer import Writer

                self._writer = Writer(self, self._connection, self._device, self._listeners)
                if not self._open:
                    self._writer.close()
            return self._writer


def open_profile(
    path: Path, registry: Registry, *, passphrase: str | None = None, clock: Clock | None = None
) -> Profile:
    """Opens a profile file; one of an older version is brought to the present one first.

    Raises WrongPassphrase, ProfileDamaged, NewerProfile, UpgradeFailed, EnvironmentFailure.
    """
    first = keys.header(path)
    key = None
    if first != keys.PLAIN_HEADER:
        if passphrase is None:
            raise FieldError("This profile is locked; it opens with its passphrase")
        key = keys.derive(passphrase, first)
    if recognise(path, key) < SCHEMA_VERSION:
        from .migrate import upgrade

        upgrade(path, key, SCHEMA_VERSION)
    return Profile(path, registry, key, clock or Clock())


def create_profile(
    path: Path, registry: Registry, *, names: Iterable[str] = (), passphrase: str | None = None,
    clock: Clock | None = None,
) -> Profile:  # fmt: skip
    """Makes a profile file, readable by its owner alone, that is whole or not there.

    Raises EnvironmentFailure when there is a file already or none can be made.
    """
    from .tables import statements

    key = keys.new_key(passphrase) if passphrase is not None else None
    with _new_file(path) as part:
        connection = connect(part, key, create=True)
        try:
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements(registry):
                connection.execute(statement)
            for name, value in (("profile", str(uuid7())), ("device", str(uuid7()))):
                connection.execute("INSERT INTO setting VALUES (?, ?)", (name, value))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("COMMIT")
        except DatabaseError as error:
            raise explained(error) or error from error
        finally:
            connection.close()
    profile = Profile(path, registry, key, clock or Clock())
    members = [Member(name=name, colour=colour) for name, colour in zip(names, _colours(), strict=False)]
    profile.submit_task(lambda edit: _found(edit, members), "Create").result()
    profile.member = members[0].id if members else None
    return profile


def _found(edit: Edit, members: list[Member]) -> None:
    edit.add_all(members)
    edit.lasting = False  # There is no going back behind the beginning.


def _colours() -> Iterable[str]:
    while True:
        yield from MEMBER_COLOURS


@contextlib.contextmanager
def _new_file(path: Path) -> Iterator[Path]:
    """An empty file beside the path, which gets that name once it is made, if nothing else has it."""
    from .safe_write import sweep_leavings

    sweep_leavings(path.parent)
    part = path.with_name(f".organizer-{os.urandom(16).hex()}.part")
    try:
        if path.exists():
            raise FileExistsError
        part.touch(mode=0o600, exist_ok=False)
        part.chmod(0o600)
        try:
            yield part
            _give_name(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:
        raise EnvironmentFailure(f"There is already a file called {path.name}; it was left as it is") from None
    except OSError as error:
        raise EnvironmentFailure(f"{path.name} cannot be made here: {error.strerror}") from None


def _give_name(part: Path, path: Path) -> None:
    """Names the file, never over another one. Raises FileExistsError, OSError."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # This disk knows no links.
        if path.exists():
            raise FileExistsError from None
        part.rename(path)
