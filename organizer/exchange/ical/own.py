"""What is our own in a calendar file: properties for what iCalendar has no word for, and the ids of our blocks."""

from __future__ import annotations

import re
from uuid import UUID

from organizer.areas.calendar.model import TimeBlock

OWN_CATEGORY = "X-ORGANIZER-CATEGORY"
OWN_TAGS = "X-ORGANIZER-TAGS"
"""The tags alone; CATEGORIES has them and the category for other programs."""
OWN_DONE = "X-ORGANIZER-DONE"
"""When an event was done, UTC; for tasks that is COMPLETED."""
OWN_DUE = "X-ORGANIZER-DUE"
"""The day on which an event is due; for tasks that is DUE."""
_OWN_UID = re.compile(r"urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)


def own_uid(block: TimeBlock) -> str:
    """The id that a block goes out with when it came with none; an instance goes out with that of its series."""
    return f"urn:uuid:{block.series or block.id}"


def id_of(uid: str) -> UUID | None:
    """The block, or the series, that `own_uid` named; None for the id of another program."""
    match = _OWN_UID.fullmatch(uid)
    return UUID(match[1]) if match else None
