"""Connections to a profile file through one driver, plain and encrypted."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as driver

from organizer.kernel.errors import EnvironmentFailure, NewerProfile, OrganizerError, ProfileDamaged, WrongPassphrase

from . import key as keys
from .key import Key

if TYPE_CHECKING:
    # The driver has no types of its own and is a copy of the standard library's.
    from sqlite3 import Connection as Connection
    from sqlite3 import DatabaseError as DatabaseError
else:
    Connection, DatabaseError = driver.Connection, driver.DatabaseError
APPLICATION_ID = 0x4F52474E  # 'ORGN'
SCHEMA_VERSION = 2
LEAST_SQLITE = (3, 51, 3)
"""Older ones can corrupt a file in WAL mode."""
_WORDS = (
    ("disk is full", "The disk is full. Nothing was changed."),
    ("readonly", "The file or its folder is read-only. Nothing was changed."),
    ("locked", "Another program is using this profile. Nothing was changed."),
    ("unable to open", "The file cannot be opened. Is the drive still there?"),
    ("disk i/o", "The disk reported an error. Nothing was changed."),
)


def explained(error: Exception) -> OrganizerError | None:
    """The environment's failures in plain words; None for what is our own bug."""
    text = str(error).lower()
    # Where SQLite quotes what it has found, the driver may fail to read its words.
    if "malformed" in text or "not a database" in text or isinstance(error, UnicodeDecodeError):
        return ProfileDamaged("The profile is damaged. It is left as it is; restore a backup or repair a copy.")
    return next((EnvironmentFailure(words) for mark, words in _WORDS if mark in text), None)


def connect(path: Path, key: Key | None, *, create: bool = False) -> Connection:
    """A connection in autocommit, usable from any one thread at a time; the file was recognised before.

    Raises WrongPassphrase, ProfileDamaged or EnvironmentFailure.
    """
    if driver.sqlite_version_info < LEAST_SQLITE:
        raise EnvironmentFailure(f"SQLite {driver.sqlite_version} is too old to be safe")
    connection = _open(path, key, "rwc" if create else "rw")
    try:
        with _explaining(key):
            for pragma in ("busy_timeout = 5000", "temp_store = MEMORY", "secure_delete = ON", "foreign_keys = ON"):
                connection.execute(f"PRAGMA {pragma}")
            if not create:
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def recognise(path: Path, key: Key | None) -> int:
    """The version of the tables in a profile file, which is left unchanged to the byte.

    Raises WrongPassphrase, ProfileDamaged, NewerProfile or EnvironmentFailure.
    """
    keys.header(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise EnvironmentFailure(f"{path.name} or its folder is read-only, so nothing could be saved")
    log = path.with_name(path.name + "-wal")
    # Whoever may write takes the log that a crash left behind into the file when closing it.
    mode = "ro" if log.exists() and log.stat().st_size else "rw"
    with contextlib.closing(_open(path, key, mode)) as connection, _explaining(key):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = schema_version(connection)
    if application != APPLICATION_ID or version < 1:
        raise ProfileDamaged(f"{path.name} is a database, but not a profile of this program")
    if version > SCHEMA_VERSION:
        raise NewerProfile(f"{path.name} was written by a newer version of the program; it is left unchanged")
    return version


def schema_version(connection: Connection) -> int:
    """The version of the tables in the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _open(path: Path, key: Key | None, mode: str) -> Connection:
    with _explaining(key):
        connection: Connection = driver.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False,
            cached_statements=256,
        )  # fmt: skip
        if key is not None:
            # The cipher would write its own lines about a wrong key to standard error.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(key.pragma())
    return connection


@contextlib.contextmanager
def _explaining(key: Key | None) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, UnicodeDecodeError) as error:
        if key is not None and "not a database" in str(error):
            raise WrongPassphrase("The profile did not open with this passphrase") from None
        raise explained(error) or error from None
