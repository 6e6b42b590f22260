"""The starts that a recurrence has in a window. The work is bounded by the window and by `bound`, never by the rule."""

from __future__ import annotations

from .recurrence import Recurrence
from .series import Occurrences, Start, series_of

__all__ = ["LIMIT", "Occurrences", "Start", "includes", "last_start", "occurrences"]

LIMIT = 10_000


def occurrences(recurrence: Recurrence, start: Start, first: Start, until: Start, *, bound: int = LIMIT) -> Occurrences:
    """The starts s with first <= s < until, of the sort and in the zone of `start`: days, floating times or aware ones.

    `first` and `until` are of the same sort; aware ones may be of any zone. The start itself is the first instance,
    whether it fits the rules or not. Raises FieldError for a recurrence that cannot be understood.
    """
    return series_of(recurrence.text, start).between(first, until, bound)


def last_start(recurrence: Recurrence, start: Start) -> Start | None:
    """The last of all; None where there is no end, or one too far to count to. `start` where nothing is left."""
    return series_of(recurrence.text, start).last()


def includes(recurrence: Recurrence, start: Start, at: Start) -> bool:
    """Whether one begins just then."""
    return series_of(recurrence.text, start).includes(at)
