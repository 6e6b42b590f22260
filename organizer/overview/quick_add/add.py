"""What a line makes: a block of the calendar, or a step of a goal, in one step to undo."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import Any
from uuid import UUID

from organizer.areas.calendar.actions import plan
from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import existing
from organizer.areas.goals.actions import add_step
from organizer.areas.goals.model import Step
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day, format_duration
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Link
from organizer.store.edit import Edit, action

from .parse import Understood
from .spot import Kind

WITH = "with"
"""The role of a link from a block or a step to somebody who takes part."""
FOR = "plans"
"""The role of a link from a block to the goal that its time is for."""
_TALK = re.compile(
    r"\b(?:call|phone|ring|meet|coffee|lunch|dinner|breakfast|visit|talk|anrufen|anruf|telefonieren|ruf|treffen|kaffee|"
    r"essen|mittagessen|abendessen|besuchen|sprechen)\b",
    re.IGNORECASE,
)


class Makes(Enum):
    """What becomes of a line."""

    STEP = "step"
    BLOCK = "block"


def usual(said: Understood) -> Makes:
    """A block where there is a time, a repetition, or somebody to call; else a step."""
    if said.time is not None or said.repeat is not None:
        return Makes.BLOCK
    return Makes.BLOCK if said.people and not said.goal and _TALK.search(said.title) else Makes.STEP


def left_out(makes: Makes) -> frozenset[Kind]:
    """What a step cannot keep."""
    return frozenset({Kind.TIME, Kind.REPEAT}) if makes is Makes.STEP else frozenset()


@action("Add")
def add_line(edit: Edit, said: Understood, makes: Makes, zone: tzinfo, owner: UUID | None = None) -> Ref:
    """Adds what a line says; of several records that a name may mean the first is linked. Raises Invalid."""
    made: Record
    if makes is Makes.STEP:
        fields: dict[str, Any] = {} if said.length is None else {"length": said.length}
        goal = said.goal[0].id if said.goal else None
        step = Step(title=said.title, goal=goal, due=said.day, tags=said.tags, owner=owner, **fields)
        made = add_step(edit, step)
    else:
        made = plan(edit, _block(said, zone, owner))
        for goal_named in said.goal[:1]:
            _link(edit, made, FOR, Ref("goal", goal_named.id))
    for candidates in said.people:
        _link(edit, made, WITH, Ref("contact", candidates[0].id))
    edit.name(f"Add {said.title}")
    return Ref.to(made)


def _block(said: Understood, zone: tzinfo, owner: UUID | None) -> TimeBlock:
    """Planned where it has a time, on whole days where it repeats without one; else it waits, due on its day."""
    fields: dict[str, Any] = {} if said.length is None else {"length": said.length}
    if said.time is not None and said.day is not None:
        fields["start"] = existing(datetime.combine(said.day, said.time, zone))
    elif said.repeat is not None:
        fields["day"] = said.day
    else:
        fields["due"] = said.day
    return TimeBlock(title=said.title, recurrence=said.repeat, tags=said.tags, owner=owner, **fields)


def _link(edit: Edit, made: Record, role: str, to: Ref) -> None:
    # By id: somebody may be kept in another profile of the workspace.
    kind = describe(type(made)).kind
    edit.add(Link(role=role, from_kind=kind, from_id=made.id, to_kind=to.kind, to_id=to.id, owner=made.owner))


def outcome(said: Understood, makes: Makes, today: datetime) -> str:
    """What will be made, in words: 'A block on Fri 20 Nov, 15:00 to 16:00'."""
    day = format_day(said.day, today.date()) if said.day else ""
    day = day[:1].lower() + day[1:] if day in ("Today", "Tomorrow", "Yesterday") else day
    if makes is Makes.STEP:
        whose = f" for {said.goal[0].name}" if said.goal else ""
        return f"A step{whose}, due {day}" if day else f"A step{whose}"
    if said.time is not None and said.day is not None:
        start = datetime.combine(said.day, said.time)
        end = start + (said.length or timedelta(hours=1))
        span = f"{start:%H:%M} to {end:%H:%M}" if end - start < timedelta(days=1) else f"{start:%H:%M}"
        on = day if day in ("today", "tomorrow") else f"on {day}"
        return f"A block {on}, {span}" if said.repeat is None else f"A block from {day}, {span}, {_low(said)}"
    if said.repeat is not None:
        return f"A whole day, {_low(said)}, from {day}"
    takes = f" of {format_duration(said.length)}" if said.length else ""
    return f"A block{takes} without a time, due {day}" if day else f"A block{takes} that waits for a time"


def _low(said: Understood) -> str:
    words = said.repeat.words if said.repeat is not None else ""
    return words[:1].lower() + words[1:]
