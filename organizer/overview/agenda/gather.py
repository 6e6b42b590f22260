"""What stands in the agenda, gathered from the dues of the areas."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from organizer.kernel.area import Area, Reads
from organizer.kernel.frozen import frozen
from organizer.overview.today.gather import Need


@frozen
class AgendaDay:
    """A day and what it holds: what has its hour first, by hour, then by title."""

    day: date
    needs: tuple[Need, ...]


def agenda(
    areas: Sequence[Area], reads: Reads, first: date, last: date, today: date, owner: UUID | None = None,
    keys: Collection[str] = (),
) -> tuple[AgendaDay, ...]:  # fmt: skip
    """The days from a first to a last that hold anything; of a member and what is shared; of all areas, or of those
    with these keys."""
    found = [
        Need(area, due)
        for area in areas
        if area.dues is not None and (not keys or area.key in keys)
        for due in area.dues(reads, first, last, today)
        if first <= due.day <= last and (owner is None or due.owner in (None, owner))
    ]
    found.sort(key=_order)
    return tuple(AgendaDay(day, tuple(needs)) for day, needs in groupby(found, key=lambda need: need.due.day))


def _order(need: Need) -> tuple[date, bool, float, str, str]:
    due = need.due
    return (due.day, due.start is None, due.start.timestamp() if due.start else 0.0, due.title, str(due.ref.id))
