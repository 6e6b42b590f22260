"""Bringing a bank's file in: one action, which one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping

from organizer.areas.money.model import Transaction
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.store.edit import Edit, action

from .draft import counted
from .outcome import statement_outcome
from .plan import StatementPlan

_STEP = 500


@action("Import statement")
def import_statement(
    edit: Edit, plan: StatementPlan, ticks: Mapping[int, Tick] | None = None
) -> Mapping[str, Counts]:  # fmt: skip
    """Does what the plan says. Writes nothing when nothing is new. Raises Cancelled when it was stopped: nothing is
    changed then."""
    outcome = statement_outcome(edit, plan, ticks)
    if not (outcome.added or outcome.changes):
        return outcome.counts
    number = outcome.of(Transaction).added
    edit.name(f"Import {counted(number, 'transaction') if number else plan.reading.name}")
    total = len(outcome.added)
    for done, record in enumerate(outcome.added):
        if done % _STEP == 0:
            edit.progress(done, total)
        edit.add(record)
    for kind, changes in outcome.changes.items():
        for record in edit.many(kind, changes).values():
            edit.change(record, **changes[record.id])
    edit.progress(total, total)
    return outcome.counts
