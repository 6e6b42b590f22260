"""The agenda out as a calendar file: blocks as they are, all else that has a date as an event of that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from organizer.areas.calendar.model import TimeBlock
from organizer.exchange.content_values import escape
from organizer.kernel.area import Due, Reads
from organizer.kernel.record import describe
from organizer.store.safe_write import write_safely

from .out import planned_blocks
from .values import written
from .write import calendar_text, zone_names

_DAY = timedelta(days=1)


def export_agenda(reads: Reads, path: Path, dues: Iterable[Due], now: datetime) -> int:
    """Writes these, safely (see `write_safely`): a block once however often it is listed, a series with its changed
    instances. Gives how many events and tasks there are. `now` is aware. Raises EnvironmentFailure."""
    kind = describe(TimeBlock).kind
    listed = list(dues)
    blocks = {due.ref.id for due in listed if due.ref.kind == kind}
    days = {_uid(due): due for due in listed if due.ref.kind != kind}
    planned = list(planned_blocks(reads, blocks)) if blocks else []
    zones = dict.fromkeys(name for each in planned for name in zone_names(each.block))
    write_safely(path, calendar_text(planned, zones, (event_lines(due, now) for due in days.values())))
    return len(days) + len(planned)


def event_lines(due: Due, now: datetime) -> Iterator[str]:
    """An event of a whole day, which takes no time: free in the calendars that ask."""
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(due)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield written("DTSTART", due.day)
    if due.day < due.day.max:
        yield written("DTEND", due.day + _DAY)
    yield f"SUMMARY:{escape(due.title)}"
    if due.reason:
        yield f"DESCRIPTION:{escape(due.reason)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _uid(due: Due) -> str:
    """The same each time it goes out for that day; no block's."""
    return f"{due.ref.kind}-{due.ref.id}-{due.day.isoformat()}@organizer"
