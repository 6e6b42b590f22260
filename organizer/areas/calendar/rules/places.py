"""Where a block is put: the fields that say so, and the words for it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from organizer.areas.calendar.model import TimeBlock
from organizer.kernel.dates import MONTHS, WEEKDAYS
from organizer.kernel.errors import FieldError

from .clock_time import At

_FLOATING = ZoneInfo("UTC")
"""The zone in which what floats is kept, which says nothing."""
AN_HOUR = timedelta(hours=1)
"""What was on whole days takes that long at first when it is put at a time of day."""


def own_time(block: TimeBlock, at: At) -> At:
    """A time that somebody chose, as the block has its times: in its zone, or in none where it floats."""
    if not isinstance(at, datetime):
        return at
    if at.tzinfo is None and not block.floating:
        raise FieldError("A moment needs a time zone")
    if block.floating:
        return at.replace(tzinfo=None)
    with within_calendar():
        return at if block.start is None else at.astimezone(block.start.tzinfo)


def fields_at(block: TimeBlock, at: At) -> dict[str, Any]:
    """The fields of a block that begins then."""
    if not isinstance(at, datetime):
        return {"start": None, "day": at}
    if at.tzinfo is None:
        return {"start": at.replace(tzinfo=block.start.tzinfo if block.start else _FLOATING)}
    fields: dict[str, Any] = {"start": at}
    if block.all_day:
        fields["length"] = AN_HOUR
    return fields


def place_words(at: At) -> str:
    """'Thu 26 Nov' or 'Thu 07:30'."""
    day = WEEKDAYS[at.weekday()]
    return f"{day} {at:%H:%M}" if isinstance(at, datetime) else f"{day} {at.day} {MONTHS[at.month - 1]}"


@contextlib.contextmanager
def within_calendar() -> Iterator[None]:
    """Raises FieldError for what would lie before year 1 or after 9999."""
    try:
        yield
    except OverflowError:
        raise FieldError("That lies outside the calendar") from None
