"""SQLite files of other programs: opened so that nothing can be written, with the work bounded that they may cause."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from organizer.kernel.errors import UnreadableFile

from .connection import Connection, DatabaseError

HEAD = b"SQLite format 3\x00"
STEPS = 10_000
"""Instructions between two looks at how many there were."""
_BUDGET = 200_000
"""Of these: two thousand million instructions, some minutes of work."""


class ForeignFile:
    """An SQLite file of another program. Reading raises UnreadableFile where it is damaged or too much work."""

    def __init__(self, connection: Connection, name: str) -> None:
        self._connection, self._name = connection, name
        self._spent = 0
        connection.set_progress_handler(self._tick, STEPS)

    def _tick(self) -> int:
        self._spent += 1
        return int(self._spent > _BUDGET)

    def tables(self) -> dict[str, frozenset[str]]:
        """The columns of each table, in small letters; views are none."""
        names = [name for (name,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'table'", ())]
        found: dict[str, frozenset[str]] = {}
        for name in names:
            if isinstance(name, str) and len(found) < 500:
                columns = self._rows("SELECT name FROM pragma_table_info(?)", (name,))
                found[name.lower()] = frozenset(str(column).lower() for (column,) in columns)
        return found

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """These columns of all rows of a table; both names are ours, never a file's."""
        listed = ", ".join(f'"{column}"' for column in columns)
        return self._rows(f'SELECT {listed} FROM "{table}"', ())

    def _rows(self, statement: str, values: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(statement, values)
        except (DatabaseError, UnicodeDecodeError) as error:
            words = "is more work than a file may be" if "interrupted" in str(error) else "is damaged"
            raise UnreadableFile(self._name, words) from None


@contextlib.contextmanager
def foreign_file(path: Path) -> Iterator[ForeignFile]:
    """Opens a plain SQLite file as it lies there, and leaves it as it is.

    Raises UnreadableFile for what is none, and where another program has not finished writing to it.
    """
    for ending in ("-journal", "-wal"):
        log = path.with_name(path.name + ending)
        with contextlib.suppress(OSError):
            if log.stat().st_size:
                raise UnreadableFile(path.name, f"is open in another program (there is {log.name}); close it there")
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection: Connection = driver.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    except DatabaseError:
        raise UnreadableFile(path.name, "cannot be opened") from None
    try:
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            for pragma in (
                "query_only = ON",
                "trusted_schema = OFF",
                "cell_size_check = ON",
                "cipher_log_level = NONE",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except DatabaseError:
            raise UnreadableFile(path.name, "is damaged") from None
        yield ForeignFile(connection, path.name)
    finally:
        connection.close()
