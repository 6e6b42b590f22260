"""Bringing a calendar file in: one action, which one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping

from organizer.areas.calendar.model import TimeBlock
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.store.edit import Edit, action

from .plan import CalendarPlan, calendar_outcome

_STEP = 500


@action("Import calendar")
def import_calendar(edit: Edit, plan: CalendarPlan, ticks: Mapping[int, Tick] | None = None) -> Counts:
    """Does what the plan says. Writes nothing when nothing is new. Raises Cancelled when it was stopped: nothing is
    changed then."""
    outcome = calendar_outcome(edit, plan, ticks)
    if outcome.empty:
        return outcome.counts
    count = len(outcome.added)
    edit.name(f"Import {f'{count:,} block' + 's' * (count != 1) if count else plan.reading.name}")
    edit.add_all(outcome.categories)
    total = count + len(outcome.changes)
    for number, block in enumerate(outcome.added):
        if number % _STEP == 0:
            edit.progress(number, total)
        edit.add(block)
    for block in edit.many(TimeBlock, outcome.changes).values():
        edit.change(block, **outcome.changes[block.id])
    edit.progress(total, total)
    return outcome.counts
