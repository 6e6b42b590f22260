"""Evidence: what happened, what came of it, and how areas make a record of their own from a record of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from .changes import Ref
from .frozen import frozen
from .record import Record
from .system import Link

LED_TO = "led to"
"""The role of a link from a record to what was made of it."""
_MOST = 50


@frozen
class Evidence:
    """A record as something that happened."""

    title: str
    day: date
    length: timedelta | None = None
    """How long it took, where that is known."""
    said: str = ""
    owner: UUID | None = None


@frozen(slots=False)
class Maker:
    """What an area can make of evidence."""

    kind: str
    """The kind of record that it makes."""
    title: str
    """What the menu says: 'Make a win of it'."""
    icon: str
    make: Callable[[Evidence], Record]
    """Gives the record, which is not stored yet."""
    opens: bool = False
    """Whether there is more to say once it is made, so that it is opened."""


@frozen
class Came:
    """A record of a chain of evidence, with the steps from the record that is looked at: what it comes from has -1 and
    less, what it led to has 1 and more."""

    ref: Ref
    steps: int
    link: Link


class Links(Protocol):
    """Gives links from and to a record."""

    def links(self, of: Ref) -> Iterable[Link]: ...


def chain(reads: Links, of: Ref) -> list[Came]:
    """Where a record comes from and all that it led to, from the first to the last; without the record itself. A record
    is named once, however many ways lead to it."""
    known = {of.id}
    found: list[Came] = []
    for way in (-1, 1):
        front = [of]
        steps = way
        while front and len(found) < _MOST:
            beyond: list[Ref] = []
            for ref in front:
                for link in reads.links(ref):
                    here, there = _ends(link, way)
                    if link.role == LED_TO and here.id == ref.id and there.id not in known:
                        known.add(there.id)
                        found.append(Came(there, steps, link))
                        beyond.append(there)
            front, steps = beyond, steps + way
    return sorted(found, key=lambda came: came.steps)


def _ends(link: Link, way: int) -> tuple[Ref, Ref]:
    """The end to look from, and the one to look to."""
    start, end = Ref(link.from_kind, link.from_id), Ref(link.to_kind, link.to_id)
    return (start, end) if way > 0 else (end, start)


Seen = Mapping[str, Callable[..., Evidence | None]]
"""By kind, the function (reads, record, today) that sees a record as evidence; None where nothing has happened yet."""
