"""Where days, lanes and hours are: between pixels and times.

Figures are those of a page read from left to right; `Geometry.mirrored` turns them round for the screen.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from organizer.kernel.frozen import frozen

from .clocks import DAY_MINUTES

GUTTER = 48
"""Where the hours are written."""
MARGIN = 12
"""Right of the last day, under the scroll bar."""
TOP = 4
BOTTOM = 12
SNAP = 15
"""Minutes."""

_RAIL = 6
_NARROW = 44
_SHORT = 12


class Insets(NamedTuple):
    """How a lane is divided: blocks from `left` to `right` pixels before its end, there the rail."""

    left: float
    right: float
    rail: float
    rail_right: float


_WIDE_INSETS = Insets(left=3, right=11, rail=_RAIL, rail_right=3)
_NARROW_INSETS = Insets(left=2, right=6, rail=4, rail_right=1)


@frozen
class Geometry:
    """The pixels of one arrangement of days. Heights count from the midnight at the top, scrolled or not."""

    width: float
    days: int
    lanes: int
    hour: float
    mirrored: bool = False

    @property
    def height(self) -> int:
        """Of all 24 hours."""
        return TOP + round(24 * self.hour) + BOTTOM

    def y(self, minute: float) -> float:
        """The line of a minute of the day."""
        return TOP + minute * self.hour / 60

    def minute(self, y: float) -> float:
        """The minute of the day at a height, held within the day."""
        return min(max((y - TOP) * 60 / self.hour, 0.0), float(DAY_MINUTES))

    def day_edge(self, day: int) -> int:
        """Where a day begins; of the number of days, where the last one ends."""
        room = max(0.0, self.width - GUTTER - MARGIN)
        return GUTTER + round(room * day / max(1, self.days))

    def lane_edge(self, day: int, lane: int) -> int:
        """Where a lane of a day begins; of the number of lanes, where the day ends."""
        left, right = self.day_edge(day), self.day_edge(day + 1)
        return left + round((right - left) * lane / max(1, self.lanes))

    def lane_width(self, day: int, lane: int) -> int:
        """How wide a lane is."""
        return self.lane_edge(day, lane + 1) - self.lane_edge(day, lane)

    def insets(self, day: int, lane: int) -> Insets:
        """How a lane is divided between blocks and rail."""
        return _WIDE_INSETS if self.lane_width(day, lane) >= _NARROW else _NARROW_INSETS

    def column_at(self, x: float) -> tuple[int, int]:
        """The day and the lane at a place of the screen, the nearest where it is outside of all."""
        x = self.turned(x)
        day = max((n for n in range(self.days) if self.day_edge(n) <= x), default=0)
        lane = max((n for n in range(self.lanes) if self.lane_edge(day, n) <= x), default=0)
        return day, lane

    def turned(self, x: float) -> float:
        """A place across, from the screen or to it."""
        return self.width - x if self.mirrored else x

    def on_screen(self, rect: QRectF) -> QRectF:
        """A rectangle of these figures where it is painted."""
        if not self.mirrored:
            return rect
        return QRectF(self.width - rect.right(), rect.y(), rect.width(), rect.height())

    def day_rect(self, day: int) -> QRectF:
        """A day from its midnight to the next, on the screen."""
        left = self.day_edge(day)
        return self.on_screen(QRectF(left, 0, self.day_edge(day + 1) - left, self.height))

    def span_rect(self, day: int, lane: int, start: float, end: float) -> QRectF:
        """The place of blocks in a lane from a minute to another, a pixel apart from what is above and below."""
        inset = self.insets(day, lane)
        left = self.lane_edge(day, lane) + inset.left
        right = self.lane_edge(day, lane + 1) - inset.right
        top, bottom = self._between(start, end)
        return self.on_screen(QRectF(left, top, max(4.0, right - left), bottom - top))

    def rail_rect(self, day: int, lane: int, start: float, end: float) -> QRectF:
        """The place of tracked time in a lane."""
        inset = self.insets(day, lane)
        right = self.lane_edge(day, lane + 1) - inset.rail_right
        top, bottom = self._between(start, end)
        return self.on_screen(QRectF(right - inset.rail, top, inset.rail, bottom - top))

    def _between(self, start: float, end: float) -> tuple[float, float]:
        top, bottom = round(self.y(start)), round(self.y(end))
        gap = 1 if bottom - top > _SHORT else 0
        return top + gap, max(top + gap + 4, bottom - gap)
