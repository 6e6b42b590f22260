"""What the grid is given to show, and what a waiting thing carries while it is dragged."""

from __future__ import annotations

import json
from collections.abc import Hashable
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from PySide6.QtCore import QMimeData

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Face

Kind: TypeAlias = Literal["planned", "tracked"]

TRAY_MIME = "application/x-organizer-waiting"
"""What is dragged from the tray of unscheduled things; see `tray_data`."""

_LONGEST = timedelta(days=7)


@frozen
class GridDay:
    """One day of the grid."""

    day: date
    today: bool = False
    weekend: bool = False
    figure: str = ""
    """At the right of its head: the hours planned, '8.25 h'."""
    skipped: tuple[int, int] | None = None
    """Minutes of the day that the clocks leave out, from and until: (120, 180). See `clocks.skipped_minutes`."""


@frozen
class Lane:
    """The column of one member within each day."""

    name: str
    face: Face | None = None


@frozen
class GridItem:
    """A block of planned time, or a rail of tracked time.

    It stands where its clock times are: a zone of `start` and `end` is not looked at, except that what ends earlier by
    the clock than it began, in the hour that comes twice, is drawn as long as it really takes.
    """

    id: Hashable
    start: datetime
    end: datetime
    title: str
    colour: str = "c1"
    """The name of a category's token, c1 to c8."""
    lane: int = 0
    kind: Kind = "planned"
    detail: str = ""
    """Said after the title in tooltip and accessible name: 'Career, Room 4'."""
    clash: str = ""
    """What it is in conflict with, in words: 'Clashes with Interview, 10:00–11:30'."""
    done: bool = False
    fixed: bool = False
    """Whether it cannot be moved or made longer here. Tracked time never can."""

    @property
    def movable(self) -> bool:
        """Whether it can be dragged."""
        return self.kind == "planned" and not self.fixed


@frozen
class AllDayItem:
    """What takes whole days, both included."""

    id: Hashable
    first: date
    last: date
    title: str
    colour: str = "c1"
    lane: int = 0
    detail: str = ""
    clash: str = ""
    done: bool = False
    fixed: bool = False

    @property
    def movable(self) -> bool:
        """Whether it can be dragged."""
        return not self.fixed


@frozen
class TrayItem:
    """A thing that waits for a time, as it is dragged or placed by keys."""

    key: str
    """Given back by the grid as it is."""
    title: str
    length: timedelta = timedelta(hours=1)
    colour: str = "c1"
    detail: str = ""


def tray_data(item: TrayItem) -> QMimeData:
    """What a drag of `item` carries. It holds no words that another program would take as text."""
    fields = {
        "key": item.key,
        "title": item.title,
        "minutes": int(item.length.total_seconds() // 60),
        "colour": item.colour,
        "detail": item.detail,
    }
    data = QMimeData()
    data.setData(TRAY_MIME, json.dumps(fields).encode())
    return data


def tray_item(data: QMimeData) -> TrayItem | None:
    """The thing that a drag carries; None where it is something else, or not as `tray_data` made it."""
    if not data.hasFormat(TRAY_MIME):
        return None
    try:
        fields = json.loads(data.data(TRAY_MIME).toStdString())
        key, title, colour, detail = (str(fields[name]) for name in ("key", "title", "colour", "detail"))
        length = timedelta(minutes=int(fields["minutes"]))
    except (ValueError, KeyError, TypeError, OverflowError):
        return None
    return TrayItem(key, title, min(max(length, timedelta(minutes=5)), _LONGEST), colour, detail)
