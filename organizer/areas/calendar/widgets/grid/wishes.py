"""What somebody wants done, as the grid tells it."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget


class Wishes(QWidget):
    """The signals of the grid.

    All times are as the clocks show them, without a zone; where something is put among the whole days, a `date` stands
    in place of the `datetime`. The grid changes nothing itself: what was wished is seen when it is given new items.
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
    turned = Signal(object)
    """A `date` that is not shown is wanted: the cursor, or what was moved by keys, went there."""
    today_asked = Signal()
    day_opened = Signal(object)
    """The `date` of a head that was clicked."""
    more_asked = Signal(object, QPoint)
    """The ids, in a tuple, of items for which there is no room ('+2'); and a point of the screen."""
    columns_changed = Signal()
    """`columns` has other figures: what stands above or below aligns again."""
