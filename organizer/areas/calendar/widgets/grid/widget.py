"""The grid as the page uses it: heads, a place for a band, whole days, and the hours."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from .values import AllDayItem, GridDay, GridItem, Lane, TrayItem


class WeekGrid(QWidget):
    """Days side by side, each with one lane per member.

    All times it gives are as the clocks show them, without a zone; where something is put among the whole days, a
    `date` stands in place of the `datetime`.
    """

    selected = Signal(object)
    """The id of the item that is current now; None where there is none."""
    opened = Signal(object)
    created = Signal(object, object, int)
    """Start, end and lane of a new block; two dates, both included, for whole days."""
    moved = Signal(object, object, int, bool)
    """An item's id, its new start, its new lane, and whether a copy is wanted there instead."""
    resized = Signal(object, object, object)
    """An item's id, its new start and its new end."""
    dropped = Signal(str, object, int)
    """The key of a `TrayItem`, its start and its lane."""
    menu_asked = Signal(object, QPoint)
    """An item's id, or None for the free time at `cursor`; and a point of the screen."""
    deleted = Signal(object)
    duplicated = Signal(object)
    ticked = Signal(object)
    """An item's id: done, or not done after all."""
    track_asked = Signal(object)
    """An item's id, or None: its timer is to start or to stop now."""
    place_asked = Signal()
    """P: the page calls `place` with what is chosen in the tray."""
    placing_ended = Signal(bool)
    """`place` is over; whether it was placed."""
    turned = Signal(int)
    """So many days on (or back, below 0) are wanted: the cursor went past the edge."""
    today_asked = Signal()
    columns_changed = Signal()
    """`columns` has other figures: what stands above or below aligns again."""

    def set_days(self, days: Sequence[GridDay], lanes: Sequence[Lane] = ()) -> None:
        """Shows these days, in order; without lanes each has one."""

    def set_items(self, items: Sequence[GridItem], whole_days: Sequence[AllDayItem] = ()) -> None:
        """Shows these in place of all before. What is current stays so where it is still there."""

    def set_now(self, now: datetime | None) -> None:
        """Where the now-line is, as the clocks show it."""

    def set_hours(self, first: int, last: int, pixels: float) -> None:
        """The hours that are in view at first, and how high one is."""

    def set_band(self, band: QWidget) -> None:
        """Puts a widget between the heads and the days. It aligns by `columns` and `columns_changed`."""

    def columns(self) -> list[tuple[float, float]]:
        """Left edge and width of each day, in pixels of this widget; mirrored where the language is."""
        return []

    def current(self) -> Hashable | None:
        """The id of the item that is current."""
        return None

    def select(self, id: Hashable | None) -> None:
        """Makes an item current and brings it into view, without saying so."""

    def cursor_at(self) -> tuple[datetime | date, int]:
        """Where the keyboard's cursor is: a time and a lane."""
        raise LookupError("no days are shown")

    def place(self, item: TrayItem) -> None:
        """Lets the keyboard put a waiting thing into the grid: arrows, Enter or Esc."""
