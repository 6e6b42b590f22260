"""The steps from each schema to the next, written with Alembic's operations.

Schema 1 is the first release's; `tables` makes it, so no step leads there. A step is never changed once it was
released, and never imports live records: it says in full what it does to the tables of its day. What Alembic does not
know of it makes by hand: the search table, and indexes over expressions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alembic.operations import Operations

Step = Callable[[Operations], None]

STEPS: Mapping[int, Step] = {}
"""By the schema that they lead to: 2 leads from 1 to 2."""
