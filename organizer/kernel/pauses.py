"""Life-event mode: what waits while a pause holds. The one place that knows; areas ask it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from .area import Due, Reads, Urgency
from .frozen import frozen
from .system import Pause

_DAY = timedelta(days=1)


@frozen
class Pauses:
    """All pauses that are known. For an owner count their own and those of all; for None, those of all."""

    known: tuple[Pause, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.known)

    def holds(self, on: date, owner: UUID | None) -> bool:
        """Whether things of that owner wait on that day."""
        return any(pause.holds(on, owner) for pause in self.known)

    def holding(self, on: date, owner: UUID | None) -> tuple[Pause, ...]:
        """The pauses that hold on a day for an owner; None: anybody's. The first begun first."""
        found = [pause for pause in self.known if pause.holds(on, pause.owner if owner is None else owner)]
        return tuple(sorted(found, key=lambda pause: (pause.since, pause.id)))

    def days(self, first: date, last: date, owner: UUID | None) -> int:
        """How many days from a first to a last, both included, lie in a pause; none is counted twice."""
        spans = sorted(
            (max(pause.since, first).toordinal(), min(pause.until or last, last).toordinal())
            for pause in self.known
            if pause.owner in (None, owner)
        )
        count, reached = 0, 0
        for start, end in spans:
            count += max(end - max(start, reached + 1) + 1, 0)
            reached = max(reached, end)
        return count

    def longest_wait(self, today: date) -> timedelta:
        """By how much a day can have been put off by today, for anybody: an upper bound."""
        lengths = (min(pause.until or today, today) - pause.since for pause in self.known if pause.since <= today)
        return sum((length + _DAY for length in lengths), timedelta())

    def calmed(self, due: Due, today: date) -> Due:
        """In a pause nothing turns red or amber."""
        if due.urgency is Urgency.LATER or not self.holds(today, due.owner):
            return due
        return dataclasses.replace(due, urgency=Urgency.LATER)


NO_PAUSES = Pauses()


def pauses_of(reads: Reads) -> Pauses:
    """The pauses of the profiles that are open."""
    return Pauses(tuple(reads.every(Pause)))


def later(day: date, by: timedelta) -> date:
    """The day so much later, or the last there is."""
    return day + min(by, date.max - day)


def paused_words(pauses: Iterable[Pause], today: date) -> list[str]:
    """'A move, until 3 Dec: nothing is overdue', one for each."""
    from .dates import format_day

    said = []
    for pause in pauses:
        until = f"until {format_day(pause.until, today)}" if pause.until else "until you end it"
        said.append(f"{pause.name or 'A life event'}, {until}: nothing is overdue")
    return said
