"""What the grid shows at the moment: days, items, what is current, the cursor, and where something would land."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from math import ceil, floor
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, QRectF, Signal

from .geometry import SNAP, Geometry
from .layout import Arranged, Layout, clock_times, parts
from .values import AllDayItem, GridDay, GridItem, Lane

Item: TypeAlias = GridItem | AllDayItem

MINUTE = timedelta(minutes=1)
_MORNING = time(9)
NEW = timedelta(hours=1)
"""How long a new block is unless told otherwise."""


class Spot(NamedTuple):
    """A place that is pointed at. `minute` None: among the whole days."""

    day: date
    lane: int
    minute: float | None

    @property
    def at(self) -> datetime:
        """Its time; among the whole days the midnight."""
        return datetime.combine(self.day, time.min) + (self.minute or 0) * MINUTE


class Landing(NamedTuple):
    """Where something is going to be; dates, both included, among the whole days."""

    start: datetime | date
    end: datetime | date
    lane: int


class Cursor(NamedTuple):
    """The time that the keyboard points at, and how much of it is marked."""

    start: datetime
    lane: int = 0
    length: timedelta = SNAP * MINUTE

    @property
    def landing(self) -> Landing:
        """The time marked."""
        return Landing(self.start, self.start + self.length, self.lane)


class Scene(QObject):
    """The state of the grid. `touched` tells what has to be painted anew, in the figures of `Geometry`."""

    touched = Signal(object)
    """A list of rectangles among the hours; None for all of it, whole days included."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.days: tuple[GridDay, ...] = ()
        self.lanes: tuple[Lane, ...] = (Lane(""),)
        self.items: tuple[GridItem, ...] = ()
        self.whole: tuple[AllDayItem, ...] = ()
        self.order: tuple[Hashable, ...] = ()
        self.geometry = Geometry(0, 1, 1, 42)
        self.arranged = Arranged()
        self.now: datetime | None = None
        self.current: Hashable | None = None
        self.cursor: Cursor | None = None
        self.landing: Landing | None = None
        self.words = ""
        self.lifted: Hashable | None = None
        """The item that is on its way elsewhere: shown faintly where it was."""
        self._index: dict[date, int] = {}
        self._by_id: dict[Hashable, Item] = {}
        self._layout = Layout((), 1, ())

    # What is shown

    def set_days(self, days: Sequence[GridDay], lanes: Sequence[Lane]) -> bool:
        """Takes other days; items stay as they are, those of other days out of sight. Whether days or lanes are others
        than before, and not only what is said of them."""
        before = [day.day for day in self.days], len(self.lanes)
        self.days, self.lanes = tuple(days), tuple(lanes) or (Lane(""),)
        if ([day.day for day in self.days], len(self.lanes)) == before:
            return False
        self._index = {day.day: n for n, day in enumerate(self.days)}
        self._lay_out()
        return True

    def set_items(self, items: Sequence[GridItem], whole: Sequence[AllDayItem]) -> None:
        """Takes other items. What is no longer there is not current any more."""
        self.items, self.whole = tuple(items), tuple(whole)
        everything: list[Item] = [*self.items, *self.whole]
        self._by_id = {item.id: item for item in everything}
        if self.current not in self._by_id:
            self.current = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._layout = Layout([day.day for day in self.days], len(self.lanes), self.items)
        marked: list[tuple[tuple[datetime, int, int, str], Hashable]] = [
            ((start, 2 if item.kind == "tracked" else 1, item.lane, item.title), item.id)
            for start, item in self._layout.shown
        ]
        marked += [
            ((datetime.combine(item.first, time.min), 0, item.lane, item.title), item.id)
            for item in self.whole
            if self.index_between(item.first, item.last) is not None
        ]
        self.order = tuple(id for _, id in sorted(marked, key=lambda pair: pair[0]))

    def arrange(self, geometry: Geometry) -> None:
        """Gives everything its place."""
        self.geometry = geometry
        self.arranged = self._layout.arrange(geometry)
        self.touched.emit(None)

    # Questions

    def item(self, id: Hashable | None) -> Item | None:
        """The item with an id."""
        return self._by_id.get(id)

    def index(self, day: date) -> int | None:
        """Which of the days shown it is."""
        return self._index.get(day)

    def index_between(self, first: date, last: date) -> tuple[int, int] | None:
        """The first and the last of the days shown that lie in a stretch of days."""
        found = [n for n, day in enumerate(self.days) if first <= day.day <= last]
        return (found[0], found[-1]) if found else None

    def landing_rects(self, landing: Landing | None) -> list[QRectF]:
        """Where a landing is among the hours: one rectangle for each day that it is on."""
        if landing is None or not isinstance(landing.start, datetime) or not isinstance(landing.end, datetime):
            return []
        lane = min(max(landing.lane, 0), len(self.lanes) - 1)
        rects = []
        for day, start, end in parts(landing.start, landing.end, self._index):
            midnight = datetime.combine(start.date(), time.min)
            rects.append(self.geometry.span_rect(day, lane, (start - midnight) / MINUTE, (end - midnight) / MINUTE))
        return rects

    def quarter(self, at: datetime, toward: Literal["near", "down", "up"] = "near") -> datetime:
        """The quarter of an hour at a time, by the clock of its day."""
        midnight = datetime.combine(at.date(), time.min)
        quarters = (at - midnight) / MINUTE / SNAP
        steps = floor(quarters) if toward == "down" else ceil(quarters) if toward == "up" else round(quarters)
        return midnight + steps * SNAP * MINUTE

    def existing(self, at: datetime, *, back: bool = False) -> datetime:
        """A time that the clocks show: itself, or where they go on after a gap; with `back` the quarter before it."""
        gap = self.gap(at.date())
        if gap is None or not gap[0] <= at < gap[1]:
            return at
        before = gap[0] - SNAP * MINUTE
        return before if back and before.date() == at.date() else gap[1]

    def existing_end(self, at: datetime, *, back: bool = False) -> datetime:
        """The same for an end, which may be the moment at which a gap begins; with `back` it is that."""
        gap = self.gap(at.date())
        return gap[0 if back else 1] if gap is not None and gap[0] < at < gap[1] else at

    def gap(self, day: date) -> tuple[datetime, datetime] | None:
        """What the clocks leave out on a day."""
        index = self.index(day)
        skipped = self.days[index].skipped if index is not None else None
        if skipped is None:
            return None
        midnight = datetime.combine(day, time.min)
        return midnight + skipped[0] * MINUTE, midnight + skipped[1] * MINUTE

    def under(self, cursor: Cursor) -> GridItem | None:
        """The planned item that the cursor is on, the shortest of several."""
        found = []
        for start, end, item in self._layout.times:
            if item.kind == "planned" and item.lane == cursor.lane and start <= cursor.start < end:
                found.append((end - start, start, item))
        return min(found, key=lambda each: each[:2])[2] if found else None

    def neighbour(self, step: int) -> Hashable | None:
        """The item after (1) or before (-1) the current one, or the cursor; None past the last and the first."""
        if self.current in self._by_id and self.current in self.order:
            at = self.order.index(self.current) + step
        elif self.cursor is not None:
            starts = [_start(self._by_id[id]) for id in self.order]
            at = bisect_right(starts, self.cursor.start - MINUTE) + (0 if step > 0 else -1)
        else:
            at = 0 if step > 0 else len(self.order) - 1
        return self.order[at] if 0 <= at < len(self.order) else None

    # Changes of what is marked

    def select(self, id: Hashable | None) -> bool:
        """Makes an item current; whether that is new."""
        if id not in self._by_id:
            id = None
        if id == self.current:
            return False
        before, self.current = self.current, id
        self._touch([*self.arranged.rects.get(before, ()), *self.arranged.rects.get(id, ())])
        return True

    def choose(self, id: Hashable) -> bool:
        """Makes an item current and points the cursor at it; whether it was another before."""
        item = self._by_id[id]
        shown = self.index_between(_start(item).date(), date.max) if self.days else None
        if shown is not None:
            day = self.days[shown[0]].day
            if isinstance(item, GridItem):
                start = clock_times(item)[0]
                start = start if start.date() == day else datetime.combine(day, time.min)
            else:
                start = datetime.combine(day, self.cursor.start.time() if self.cursor else _MORNING)
            self.set_cursor(Cursor(start, min(item.lane, len(self.lanes) - 1)))
        return self.select(id)

    def set_cursor(self, cursor: Cursor | None) -> None:
        """Moves the keyboard's cursor."""
        before, self.cursor = self.cursor, cursor
        gutter = [QRectF(0, rect.y() - 12, self.geometry.width, 24) for rect in self._cursor_rects(before, cursor)]
        self._touch([*self._cursor_rects(before, cursor), *gutter])

    def show_landing(self, landing: Landing | None, words: str = "", lifted: Hashable | None = None) -> None:
        """Shows where something would land. `lifted`: the item that would leave its place."""
        rects = [*self.landing_rects(self.landing), *self.landing_rects(landing)]
        if lifted != self.lifted:
            rects += [*self.arranged.rects.get(lifted, ()), *self.arranged.rects.get(self.lifted, ())]
        if (landing, words, lifted) == (self.landing, self.words, self.lifted):
            return
        self.landing, self.words, self.lifted = landing, words, lifted
        self._touch(rects)

    def set_now(self, now: datetime | None) -> None:
        """Moves the now-line."""
        before, self.now = self.now, now
        heights = [self.geometry.y((at - datetime.combine(at.date(), time.min)) / MINUTE) for at in (before, now) if at]
        self._touch([QRectF(0, y - 14, self.geometry.width, 28) for y in heights])

    def _cursor_rects(self, *cursors: Cursor | None) -> list[QRectF]:
        return [rect for cursor in cursors if cursor is not None for rect in self.landing_rects(cursor.landing)]

    def _touch(self, rects: Iterable[QRectF]) -> None:
        self.touched.emit(list(rects))


def _start(item: Item) -> datetime:
    return clock_times(item)[0] if isinstance(item, GridItem) else datetime.combine(item.first, time.min)
