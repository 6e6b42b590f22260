"""What the library gives to the floors above: what is to be read by a day, and what could be planned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.kernel.area import Due, Plannable, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.evidence import Evidence
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Where
from organizer.kernel.record import Record

from . import queries
from .model import Reading, Resource

AHEAD = timedelta(days=14)
_AN_HOUR = timedelta(hours=1)


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """What should be read by a day of the window and is not."""
    pauses = pauses_of(reads)
    for resource in queries.due_between(reads, first, last):
        assert resource.due is not None
        day = resource.due
        urgency = Urgency.OVERDUE if day < today else Urgency.SOON if day == today else Urgency.LATER
        reason = "being read" if resource.status is Reading.READING else "to read"
        yield pauses.calmed(
            Due(Ref.to(resource), day, f"Read {resource.title}", reason, urgency, resource.owner), today
        )


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """What is over, and what comes within two weeks."""
    return dues(reads, date.min, today + AHEAD, today)


def attention(reads: Reads, today: date) -> int:
    """How many should have been read before today."""
    return sum(due.urgency is Urgency.OVERDUE for due in dues(reads, date.min, today, today))


def plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    """What is being read, and what is to be read by a day."""
    open_ = [r for status in queries.OPEN for r in reads.every(Resource, [Where("status", "=", status)])]
    for resource in sorted(open_, key=lambda r: (r.due or date.max, r.id)):
        if resource.status is Reading.READING or resource.due is not None:
            title = f"Read {resource.title}"
            yield Plannable(Ref.to(resource), title, _AN_HOUR, resource.due, owner=resource.owner)


def evidence(record: Record) -> Evidence | None:
    """What was read to its end, as evidence."""
    if not isinstance(record, Resource) or record.status is not Reading.DONE or record.finished is None:
        return None
    return Evidence(record.title, record.finished, None, "", record.owner)
