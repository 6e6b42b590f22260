"""Changed instances go along when their series is moved, split or changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, far_from, shifted
from organizer.areas.calendar.rules.instances import key_of, makes, start_of
from organizer.areas.calendar.rules.places import fields_at
from organizer.kernel.frozen import frozen
from organizer.kernel.ids import uuid7
from organizer.kernel.record import evolve
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.occurrences import LIMIT, occurrences
from organizer.store.edit import Edit

from .in_hand import InHand


@frozen
class Carrying:
    """What happened to a series, or to its part from an instance on."""

    hand: InHand
    rule: Recurrence
    """The rule before, of the part that begins at `begin`."""
    begin: At
    before: TimeBlock
    """What it was like before."""
    series: TimeBlock
    """The series now; `begin` became its start."""
    to: At | None
    """Where the instance in hand was put, if it was."""
    fields: Mapping[str, Any]
    """Fields that got new values."""

    def carry(self, edit: Edit, changed: TimeBlock) -> None:
        """Takes a changed instance along. A field in which it is still like its series gets the new value too. Under a
        new rule that makes no such instance it goes into the Trash."""
        key, made = self._key(changed) if self.series.repeats else ("", False)
        if not made and "recurrence" in self.fields:
            edit.delete(changed)
            return
        values: dict[str, Any] = {"instance": key}
        if changed.series != self.series.id:
            still = changed.following and changed is not self.before
            values |= {"series": self.series.id, "uid": "", "following": still}
        for name, value in self.fields.items():
            shown = changed is self.hand.changed or changed is self.hand.base
            if name != "recurrence" and (shown or getattr(changed, name) == getattr(self.before, name)):
                values[name] = value
        if self.to is not None and changed.first is not None:
            floating = values.get("floating", changed.floating)
            at = shifted(changed.first, self.hand.shown_at, self.to)
            values = {**fields_at(evolve(changed, floating=floating), at), **values}
        edit.change(changed, **values)

    def _key(self, changed: TimeBlock) -> tuple[str, bool]:
        """By which key the series knows it now, and whether it does."""
        try:
            at = start_of(self.hand.series, changed.instance)
        except ValueError:
            return changed.instance, False
        begin = self.series.first
        assert begin is not None
        near = key_of(self.series, shifted(at, self.begin, begin))
        if makes(self.series, near) or not makes(self.hand.series, changed.instance):
            return near, makes(self.series, near)
        # Not as far by the clock, then as many on: the first Monday of each month became the first Tuesday.
        assert self.series.recurrence is not None
        place = len(occurrences(self.rule, self.begin, self.begin, at).starts)
        if place < LIMIT:
            now = occurrences(self.series.recurrence, begin, begin, far_from(begin), bound=place + 1).starts
            if len(now) > place:
                return key_of(self.series, now[place]), True
        return near, False


def leave_to_the_next(edit: Edit, hand: InHand) -> None:
    """Where the instance in hand stands for those after it too, makes the next one that was not changed do so, since
    they are not to go along."""
    one, series = hand.changed, hand.series
    if one is None or not one.following or one.first is None or series.recurrence is None or series.first is None:
        return
    for at in occurrences(
        series.recurrence, series.first, hand.at, far_from(hand.at), bound=len(hand.changes) + 1
    ).starts:
        key = key_of(series, at)
        known = hand.changes.get(key)
        if known is None:
            place = fields_at(one, shifted(one.first, hand.at, at))
            edit.add(evolve(one, id=uuid7(), instance=key, **place))
            return
        if known is not one and known.following and known.first is not None:
            return
