"""The instance that an action is about: where its rule makes it, where it is shown, what else was changed."""

from __future__ import annotations

from collections.abc import Mapping

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, shifted
from organizer.areas.calendar.rules.instances import key_of, makes, start_of
from organizer.areas.calendar.rules.places import fields_at
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.query import Where
from organizer.kernel.record import evolve
from organizer.store.edit import Edit


@frozen
class InHand:
    """One instance of a series."""

    series: TimeBlock
    key: str
    at: At
    """When the rule of the series makes it."""
    base: TimeBlock
    """Which says how it is unless it was changed itself: the series, or a changed instance that stands for those after
    it too."""
    base_at: At
    """Where that puts it."""
    changed: TimeBlock | None
    """Its own block, where it was changed."""
    changes: Mapping[str, TimeBlock]
    """All changed instances of the series, by their keys."""

    @property
    def shown_at(self) -> At:
        """Where it is shown."""
        return (self.changed.first if self.changed is not None else None) or self.base_at

    @property
    def shown(self) -> TimeBlock:
        """What is shown, where it is shown; what was not changed is made, and is not stored."""
        if self.changed is not None:
            return self.changed
        made = evolve(self.base, recurrence=None, series=self.series.id, instance=self.key, following=False)
        return evolve(made, **fields_at(made, self.base_at)).settled()

    def from_on(self) -> list[TimeBlock]:
        """The changed instances that stand for this one or a later one."""
        return [c for key, c in self.changes.items() if not _before(self.series, key, self.at)]


def _before(series: TimeBlock, key: str, at: At) -> bool:
    try:
        return start_of(series, key) < at
    except ValueError:
        return True


def in_hand(edit: Edit, block: TimeBlock, key: str) -> InHand | None:
    """The instance of that key, '' for the series as it begins; None where the block does not repeat. Raises Stale,
    FieldError."""
    series = edit.current(block)
    if series.first is None or series.recurrence is None:
        return None
    changes: dict[str, TimeBlock] = {}
    for change in sorted(edit.every(TimeBlock, [Where("series", "=", series.id)]), key=lambda one: one.id):
        changes.setdefault(change.instance, change)
    if not key:
        return InHand(series, key_of(series, series.first), series.first, series, series.first, None, changes)
    if not makes(series, key):
        raise FieldError("The series has no such instance any more")
    at = start_of(series, key)
    base, base_at = series, at
    for anchor in sorted(key for key, change in changes.items() if change.following):
        change = changes[anchor]
        if change.first is not None and makes(series, anchor) and (start := start_of(series, anchor)) <= at:
            base, base_at = change, shifted(change.first, start, at)
    return InHand(series, key, at, base, base_at, changes.get(key), changes)
