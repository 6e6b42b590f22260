"""Work arrangements as career moves: what of the pay they leave."""

from __future__ import annotations

from decimal import Decimal

from organizer.areas.calendar.model import Arrangement, WorkArrangement
from organizer.kernel.changes import Ref
from organizer.kernel.moves import Move, MovePart
from organizer.kernel.weekdays import WORKING_DAYS

_WEEK = Decimal(len(WORKING_DAYS))


def move_of_arrangement(arrangement: WorkArrangement) -> Move:
    """Part-time work and leave take their share of the pay from their first day to their last; whatever else one works
    like leaves it as it is."""
    lost = _lost(arrangement)
    title = arrangement.nature.label
    part: tuple[MovePart, ...] = ()
    if lost >= 1:
        part = (MovePart(f"No pay while on {title.lower()}", "stop", lasts_to_end=arrangement.until is not None),)
    elif lost > 0:
        part = (
            MovePart(f"{title}: {round(lost * 100)}% less pay", "share", share=-float(lost),
                     lasts_to_end=arrangement.until is not None),
        )  # fmt: skip
    return Move(
        ref=Ref.to(arrangement), title=title, first=arrangement.since, last=arrangement.until,
        stands=arrangement.deleted is None, decided=True, owner=arrangement.owner, parts=part,
    )  # fmt: skip


def _lost(arrangement: WorkArrangement) -> Decimal:
    """Which share of a working week it takes away."""
    days = Decimal(len(set(arrangement.weekdays) & set(WORKING_DAYS)))
    if arrangement.nature is Arrangement.PART_TIME:
        return days * (1 - arrangement.share) / _WEEK
    if arrangement.nature in (Arrangement.LEAVE, Arrangement.OFF):
        return days * arrangement.share / _WEEK
    return Decimal(0)
