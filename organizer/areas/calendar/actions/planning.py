"""Planning time: blocks made, copied, put back among what waits, done."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At
from organizer.areas.calendar.rules.places import fields_at, own_time, place_words
from organizer.areas.calendar.rules.scope import Scope
from organizer.kernel.area import Plannable
from organizer.kernel.ids import uuid7
from organizer.kernel.record import describe, evolve
from organizer.kernel.system import Link
from organizer.store.edit import Edit, action

from .series import change_at, shown_place

PLANS = "plans"
"""The role of a link from a block to what its time is for."""


@action("Plan")
def plan(edit: Edit, block: TimeBlock) -> TimeBlock:
    """Adds a block. Raises Invalid."""
    edit.name(f"Plan {block.title}")
    return edit.add(block)


@action("Plan")
def plan_for(
    edit: Edit, plannable: Plannable, start: At | None, length: timedelta | None = None, owner: UUID | None = None
) -> TimeBlock:
    """Plans time for what another area offers, and links the two. Without a start it waits to be scheduled."""
    edit.name(f"Plan {plannable.title}")
    block = TimeBlock(
        title=plannable.title, category=plannable.category, due=plannable.due, owner=owner or plannable.owner,
        length=plannable.length if length is None else length,
    )  # fmt: skip
    block = edit.add(block if start is None else evolve(block, **fields_at(block, start)))
    kind = describe(TimeBlock).kind
    edit.add(
        Link(role=PLANS, from_kind=kind, from_id=block.id, to_kind=plannable.ref.kind, to_id=plannable.ref.id,
             owner=block.owner)
    )  # fmt: skip
    return block


@action("Duplicate")
def duplicate(edit: Edit, block: TimeBlock, key: str, start: At) -> TimeBlock:
    """Plans the same once more at another time; of an instance of a series a single block is made."""
    edit.name(f"Duplicate {block.title} on {place_words(start)}")
    shown, _ = shown_place(edit, block, key)
    copy = evolve(
        shown, id=uuid7(), recurrence=None, series=None, instance="", following=False, done=None, uid="", kept=""
    )
    return edit.add(evolve(copy, **fields_at(copy, own_time(copy, start))))


@action("Unschedule")
def unschedule(edit: Edit, block: TimeBlock, key: str = "") -> TimeBlock:
    """Takes a block from its day, so that it waits to be scheduled again; of a series that instance alone."""
    edit.name(f"Unschedule {block.title}")
    return change_at(edit, block, key, Scope.THIS, None, {"start": None, "day": None})


@action("Mark done")
def mark_done(edit: Edit, block: TimeBlock, done: bool = True, key: str = "") -> TimeBlock:
    """Notes that a block is done, or is not after all; of a series that instance alone."""
    edit.name(f"Mark {block.title} {'done' if done else 'not done'}")
    at: datetime | None = edit.now if done else None
    return change_at(edit, block, key, Scope.THIS, None, {"done": at})
