"""What is done with the mouse, and where it would land. Nothing here knows of widgets."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime, time, timedelta
from typing import Literal, TypeAlias

from organizer.kernel.frozen import frozen

from .geometry import SNAP
from .layout import clock_times
from .scene import MINUTE, NEW, Item, Landing, Scene, Spot
from .values import AllDayItem, GridItem, TrayItem
from .words import span_words

_QUARTER = SNAP * MINUTE
_LAST = timedelta(days=1) - _QUARTER


@frozen
class Creating:
    """A new block is drawn from a time on, down or up."""

    anchor: Spot

    def landing(self, spot: Spot, scene: Scene) -> Landing:
        """From the anchor to a time of the same day; among the whole days, to a day."""
        anchor = self.anchor
        if anchor.minute is None:
            return Landing(min(anchor.day, spot.day), max(anchor.day, spot.day), anchor.lane)
        here = Spot(anchor.day, anchor.lane, spot.minute or 0)
        low, high = sorted((anchor.at, here.at))
        start = scene.existing(scene.quarter(low, "down"))
        end = scene.existing_end(scene.quarter(high, "up"))
        return Landing(start, max(end, start + _QUARTER), anchor.lane)


@frozen
class Moving:
    """An item goes where the mouse goes, held where it was taken."""

    item: Item
    taken: Spot

    def landing(self, spot: Spot, scene: Scene) -> Landing:
        """It keeps its length, and among several days its clock time as long as the mouse keeps its height."""
        if isinstance(self.item, AllDayItem):
            return self._whole_days(self.item, spot, scene)
        start, end = clock_times(self.item)
        if spot.minute is None:
            return Landing(spot.day, spot.day, _lane(self.item, spot, scene))
        risen = spot.minute - (self.taken.minute or 0)
        new = start + (spot.day - self.taken.day) + risen * MINUTE
        if abs(risen) * 2 < SNAP:
            new = start + (spot.day - self.taken.day)
        else:
            new = scene.quarter(new)
            if self.taken.day == start.date():
                midnight = datetime.combine(spot.day, time.min)
                new = min(max(new, midnight), midnight + _LAST)
        new = scene.existing(new)
        return Landing(new, new + (end - start), spot.lane)

    def _whole_days(self, item: AllDayItem, spot: Spot, scene: Scene) -> Landing:
        if spot.minute is None:
            away = spot.day - self.taken.day
            return Landing(item.first + away, item.last + away, _lane(item, spot, scene))
        start = scene.existing(min(scene.quarter(spot.at, "down"), datetime.combine(spot.day, time.min) + _LAST))
        return Landing(start, start + NEW, spot.lane)


@frozen
class Resizing:
    """One end of a block goes where the mouse goes."""

    item: GridItem
    edge: Literal["top", "bottom"]
    taken: Spot

    def landing(self, spot: Spot, scene: Scene) -> Landing:
        """At least a quarter of an hour long; the other end stays."""
        start, end = clock_times(self.item)
        unmoved = spot.day == self.taken.day and abs((spot.minute or 0) - (self.taken.minute or 0)) * 2 < SNAP
        if not unmoved:
            at = scene.quarter(spot.at)
            if self.edge == "top":
                start = min(scene.existing(at), end - _QUARTER)
            else:
                end = max(scene.existing_end(at), start + _QUARTER)
        return Landing(start, end, self.item.lane)


@frozen
class Dropping:
    """A waiting thing comes from the tray."""

    item: TrayItem

    def landing(self, spot: Spot, scene: Scene) -> Landing:
        """It begins at the quarter of an hour that the mouse is nearest to."""
        if spot.minute is None:
            return Landing(spot.day, spot.day, spot.lane)
        start = scene.existing(min(scene.quarter(spot.at), datetime.combine(spot.day, time.min) + _LAST))
        return Landing(start, start + self.item.length, spot.lane)


Drag: TypeAlias = Creating | Moving | Resizing | Dropping


def lifted(drag: Drag, copy: bool) -> Hashable | None:
    """The item that leaves its place."""
    return drag.item.id if isinstance(drag, Moving | Resizing) and not copy else None


def unmoved(drag: Drag, landing: Landing) -> bool:
    """Whether everything would be as before."""
    if not isinstance(drag, Moving | Resizing):
        return False
    item = drag.item
    before = (item.first, item.last) if isinstance(item, AllDayItem) else clock_times(item)
    return (landing.start, landing.end) == before and landing.lane == item.lane


def landing_words(landing: Landing, copy: bool = False) -> str:
    """What stands in the preview."""
    words = span_words(landing.start, landing.end)
    return f"Copy {words}" if copy else words


def _lane(item: Item, spot: Spot, scene: Scene) -> int:
    """Among the whole days of several days lanes share the width: there an item keeps its own."""
    return item.lane if len(scene.days) > 1 else spot.lane
