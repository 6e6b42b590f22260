"""Reads of the library that several parts need."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organizer.kernel.area import Reads
from organizer.kernel.query import Sort, Where, belonging_to

from .model import Quote, Reading, Resource

OPEN = (Reading.TO_READ, Reading.READING)


def finished(reads: Reads, first: date, last: date, owner: UUID | None) -> int:
    """How many resources were finished from a first to a last day, both included."""
    return reads.count(Resource, [Where("finished", ">=", first), Where("finished", "<=", last), *belonging_to(owner)])


def quotes_of(reads: Reads, resource: UUID) -> list[Quote]:
    """The quotes of a resource, in the order in which they were kept."""
    return sorted(reads.every(Quote, [Where("resource", "=", resource)]), key=lambda quote: quote.id)


def topics(reads: Reads) -> list[str]:
    """The topics in use, those of most resources first."""
    counts: dict[str, int] = {}
    for resource in reads.every(Resource):
        for topic in resource.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return sorted(counts, key=lambda topic: (-counts[topic], topic))


def due_between(reads: Reads, first: date, last: date) -> list[Resource]:
    """What is to be read by a day of a window and is not, the first due first."""
    found = reads.every(Resource, [Where("due", ">=", first), Where("due", "<=", last)], Sort("due"))
    return [resource for resource in found if resource.status in OPEN]
