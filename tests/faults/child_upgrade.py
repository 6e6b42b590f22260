"""An upgrade to a made-up next schema in a process of its own, which says a line before each statement that it runs,
and waits at the one it is told, to be killed there: python -m tests.faults.child_upgrade PATH PASSPHRASE NUMBER.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations

from organizer.store import key as keys
from organizer.store import migrate
from organizer.store.connection import SCHEMA_VERSION, Connection, connect
from organizer.store.migrations import STEPS

NEXT = SCHEMA_VERSION + 1
"""What the next schema would be."""


def following(op: Operations) -> None:
    """A made-up next schema: a table made anew that others refer to, one more, and rows moved."""
    with op.batch_alter_table("journal", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("place", sa.Text, nullable=False, server_default="here"))
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.execute("INSERT INTO extra (name) SELECT name FROM contact")


def main(path: Path, passphrase: str, wait_at: int) -> None:
    """Runs the upgrade."""
    said = 0

    def tell(_: str) -> None:
        nonlocal said
        said += 1
        os.write(1, b"statement\n")
        if said == wait_at:
            sys.stdin.read()

    def traced(*arguments: Any, **options: Any) -> Connection:
        connection = connect(*arguments, **options)
        connection.set_trace_callback(tell)
        return connection

    keys._MEMORY_KIB = 64  # type: ignore[misc]  # a cheaper key, as in the test that made the file
    migrate.connect = traced  # type: ignore[attr-defined]
    key = keys.derive(passphrase, keys.header(path)) if passphrase else None
    migrate.upgrade(path, key, NEXT, {**STEPS, NEXT: following})


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
