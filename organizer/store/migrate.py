"""Bringing a file of an older schema to the present one. Imported only when there is such a file.

A verified backup lies beside the file before anything is done to it. All steps run in one transaction: afterwards the
file has the new version and the new tables, or the old version and the old tables.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as driver

from organizer.kernel.errors import EnvironmentFailure, ProfileDamaged, UpgradeFailed

from .connection import Connection, DatabaseError, connect, explained, schema_version
from .key import Key
from .migrations import STEPS, Step
from .safe_write import sweep_leavings


def upgrade(path: Path, key: Key | None, to: int, steps: Mapping[int, Step] = STEPS) -> Path:
    """Brings a file to a schema; gives the backup, a whole profile of the old one.

    Raises UpgradeFailed, which names the backup; or, when none could be made, EnvironmentFailure or ProfileDamaged.
    Either way the file is as it was.
    """
    with contextlib.closing(connect(path, key)) as connection:
        version = schema_version(connection)
        backup = _backed_up(connection, path, key, version)
        try:
            _run(connection, to, steps)
        except Exception as error:
            reason = explained(error) if isinstance(error, DatabaseError) else None
            raise UpgradeFailed(path.name, backup, str(reason) if reason else "") from error
    return backup


def _backed_up(connection: Connection, path: Path, key: Key | None, version: int) -> Path:
    """A copy through the backup interface, reopened and compared; only then does it replace one of the same name."""
    sweep_leavings(path.parent)
    backup = path.with_name(f"{path.stem}.schema-{version}{path.suffix}")
    part = path.with_name(f".organizer-{os.urandom(16).hex()}.part")
    try:
        part.touch(mode=0o600, exist_ok=False)
        part.chmod(0o600)
        with contextlib.closing(connect(part, key, create=True)) as copy:
            connection.backup(copy)
        with contextlib.closing(connect(part, key, create=True)) as copy:
            if _summary(copy) != _summary(connection):
                raise ProfileDamaged(f"The backup of {path.name} is not whole. The profile is left as it is.")
        _synced(part)
        part.replace(backup)
    except DatabaseError as error:
        raise explained(error) or error from error
    except OSError as error:
        raise EnvironmentFailure(f"No backup of {path.name} could be made: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return backup


def _summary(connection: Connection) -> dict[str, object]:
    """What a copy has to have in common with its original, and that both are whole."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    found: dict[str, object] = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in connection.execute(tables).fetchall()
    }
    for pragma in ("user_version", "application_id", "integrity_check", "cipher_integrity_check"):
        found[f"PRAGMA {pragma}"] = connection.execute(f"PRAGMA {pragma}").fetchall()
    if found["PRAGMA integrity_check"] != [("ok",)] or found["PRAGMA cipher_integrity_check"]:
        raise ProfileDamaged("The profile is damaged. It is left as it is; restore a backup or repair a copy.")
    return found


def _synced(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _run(connection: Connection, to: int, steps: Mapping[int, Step]) -> None:
    # Off before the transaction, where the pragma would do nothing: a table made anew would take its children with it.
    connection.execute("PRAGMA foreign_keys = OFF")
    with _transaction(connection) as bound:
        operations = Operations(MigrationContext.configure(bound))
        version = schema_version(connection)  # Another process may have been quicker.
        for number in range(version + 1, to + 1):
            steps[number](operations)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ProfileDamaged("Records would have been torn from those that they belong to")
        # Older entries of the journal may speak of fields that are no more: they stay readable, not reversible.
        connection.execute("UPDATE journal SET state = 'final' WHERE state = 'done'")
        connection.execute("UPDATE journal SET state = 'dropped' WHERE state = 'undone'")
        connection.execute(f"PRAGMA user_version = {to}")


@contextlib.contextmanager
def _transaction(connection: Connection) -> Iterator[sa.Connection]:
    """The connection as SQLAlchemy's, in one transaction that is committed, or rolled back by whatever is raised."""
    engine = sa.create_engine("sqlite://", creator=lambda: connection, module=driver, poolclass=StaticPool)

    # Alembic would begin and end a transaction for each operation if SQLAlchemy did not know of this one.
    @sa.event.listens_for(engine, "begin")
    def _(bound: sa.Connection) -> None:
        bound.exec_driver_sql("BEGIN IMMEDIATE")

    with engine.begin() as bound:
        yield bound
