"""What is current, moved and made longer by keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta

from .cursor import DAY, LAST, QUARTER, midnight
from .layout import clock_times
from .scene import Landing, Scene
from .values import AllDayItem, GridItem
from .wishes import Wishes
from .words import place_words


class Carrier:
    """Each press is a wish of its own. Since the page may answer later than the next press comes, a press goes on from
    where the one before wanted the item to be."""

    def __init__(self, wishes: Wishes, scene: Scene, announce: Callable[[str], None]) -> None:
        self._wishes, self._scene, self._announce = wishes, scene, announce
        self._asked: dict[Hashable, Landing] = {}

    def settle(self) -> None:
        """What was asked for has been answered, or will not be."""
        self._asked.clear()

    def move(self, by: timedelta, lanes: int = 0) -> None:
        """By minutes within its day, by whole days, or to another lane."""
        item = self._scene.item(self._scene.current)
        if item is None or not item.movable:
            return
        lane = min(max(self._place(item).lane + lanes, 0), len(self._scene.lanes) - 1)
        landing = self._moved(item, by)._replace(lane=lane)
        if landing == self._place(item):
            return
        self._asked[item.id] = landing
        self._announce(self._words(landing))
        self._wishes.moved.emit(item.id, landing.start, landing.lane, False)
        day = landing.start.date() if isinstance(landing.start, datetime) else landing.start
        if self._scene.index(day) is None:
            self._wishes.turned.emit(day)

    def _moved(self, item: GridItem | AllDayItem, by: timedelta) -> Landing:
        place = self._place(item)
        try:
            start, end = place.start + by, place.end + by
        except OverflowError:
            return place
        if isinstance(start, datetime) and isinstance(place.start, datetime) and isinstance(end, datetime):
            if by % DAY:
                first = midnight(place.start)
                start = min(max(start, first), first + LAST)
            start = self._scene.existing(start, back=by < timedelta(0))
            end = start + (clock_times(item)[1] - clock_times(item)[0] if isinstance(item, GridItem) else by)
        elif by % DAY:
            return place
        return Landing(start, end, place.lane)

    def resize(self, by: timedelta) -> None:
        """Its end, earlier or later."""
        item = self._scene.item(self._scene.current)
        if not isinstance(item, GridItem) or not item.movable:
            return
        place = self._place(item)
        start, end = place.start, place.end
        if not isinstance(start, datetime) or not isinstance(end, datetime):
            return
        new = max(self._scene.existing_end(end + by, back=by < timedelta(0)), start + QUARTER)
        if new == end:
            return
        self._asked[item.id] = landing = Landing(start, new, place.lane)
        self._announce(self._words(landing))
        self._wishes.resized.emit(item.id, start, new)

    def _place(self, item: GridItem | AllDayItem) -> Landing:
        if item.id in self._asked:
            return self._asked[item.id]
        if isinstance(item, AllDayItem):
            return Landing(item.first, item.last, item.lane)
        return Landing(*clock_times(item), item.lane)

    def _words(self, landing: Landing) -> str:
        words = place_words(landing.start, landing.end)
        name = self._scene.lanes[landing.lane].name if len(self._scene.lanes) > 1 else ""
        return f"{words}, {name}" if name else words
