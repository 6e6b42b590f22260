"""The steps from each schema to the next, written with Alembic's operations.

Schema 1 is that of the first files; `tables` makes it, so no step leads there. A step is never changed once it was
released, and never imports live records: it says in full what it does to the tables of its day. What Alembic does not
know of it makes by hand: the search table, and indexes over expressions.

A step that only adds tables, indexes and columns is SQL, which tests/fixtures/schemas/make.py writes down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alembic.operations import Operations

from organizer.kernel.resources import resource

Step = Callable[[Operations], None]


def second(op: Operations) -> None:
    """Tables of money, learning, library, standing and mentoring; when a member was born."""
    _run_sql(op, "2.sql")


def _run_sql(op: Operations, name: str) -> None:
    """Runs the statements of a file, each of which ends with a semicolon at the end of a line."""
    text = resource("migrations", name).read_text(encoding="utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)


STEPS: Mapping[int, Step] = {2: second}
"""By the schema that they lead to: 2 leads from 1 to 2."""
