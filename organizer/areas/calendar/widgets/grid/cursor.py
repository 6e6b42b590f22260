"""The time that the keyboard points at, and how keys move it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from .geometry import SNAP
from .scene import MINUTE, Cursor, Scene
from .wishes import Wishes

QUARTER = SNAP * MINUTE
DAY = timedelta(days=1)
LAST = DAY - QUARTER
"""The latest time of day that anything can begin at."""
_MORNING = time(9)


def midnight(at: datetime) -> datetime:
    """The beginning of its day."""
    return datetime.combine(at.date(), time.min)


class CursorMover:
    """Moves the cursor of a scene and calls `moved` after it."""

    def __init__(self, wishes: Wishes, scene: Scene, moved: Callable[[], None]) -> None:
        self._wishes, self._scene, self._moved = wishes, scene, moved

    def here(self) -> Cursor:
        """The cursor; where there is none yet, the next quarter of an hour, or nine on the first day. LookupError
        without days."""
        scene = self._scene
        if scene.cursor is None:
            if not scene.days:
                raise LookupError("no days are shown")
            start = datetime.combine(scene.days[0].day, _MORNING)
            if scene.now is not None and scene.index(scene.now.date()) is not None:
                start = min(scene.quarter(scene.now, "up"), midnight(scene.now) + LAST)
            scene.set_cursor(Cursor(scene.existing(start)))
        assert scene.cursor is not None
        return scene.cursor

    def step(self, by: timedelta) -> None:
        """Up or down within the day."""
        cursor, scene = self.here(), self._scene
        first = midnight(cursor.start)
        start = scene.existing(min(max(cursor.start + by, first), first + LAST), back=by < timedelta(0))
        self.put(start, cursor.lane)

    def column(self, step: int) -> None:
        """To the lane beside, after the last one to the next day."""
        cursor, lanes = self.here(), len(self._scene.lanes)
        days, lane = divmod(min(cursor.lane, lanes - 1) + step, lanes)
        self.days(days, lane)

    def days(self, days: int, lane: int | None = None) -> None:
        """So many days on; the page is asked for a day that is not shown."""
        cursor = self.here()
        try:
            start = cursor.start + days * DAY
        except OverflowError:
            return
        if self._scene.index(start.date()) is None:
            self._scene.set_cursor(cursor._replace(start=start))
            self._wishes.turned.emit(start.date())
        self.put(self._scene.existing(start), cursor.lane if lane is None else lane)

    def today(self) -> None:
        """To now, once the page shows today."""
        self._wishes.today_asked.emit()
        now = self._scene.now
        if now is not None and self._scene.index(now.date()) is not None:
            self.put(self._scene.quarter(now, "down"), self.here().lane)

    def extend(self, by: timedelta) -> None:
        """Marks more of the day, or less, a quarter of an hour at least."""
        cursor = self.here()
        end = self._scene.existing_end(cursor.start + cursor.length + by, back=by < timedelta(0))
        most = midnight(cursor.start) + DAY - cursor.start
        self.put(cursor.start, cursor.lane, min(max(end - cursor.start, QUARTER), most))

    def put(self, start: datetime, lane: int, length: timedelta = QUARTER) -> None:
        """To a place."""
        self._scene.set_cursor(Cursor(start, lane, length))
        self._moved()

    def keep_shown(self) -> None:
        """Other days are shown: the cursor goes to the same weekday of them, or to the first day."""
        scene, cursor = self._scene, self._scene.cursor
        if cursor is None or not scene.days:
            return
        lane = min(cursor.lane, len(scene.lanes) - 1)
        day = cursor.start.date()
        if scene.index(day) is None:
            same = [each.day for each in scene.days if each.day.weekday() == day.weekday()]
            day = same[0] if same else scene.days[0].day
        scene.set_cursor(Cursor(scene.existing(datetime.combine(day, cursor.start.time())), lane, cursor.length))
