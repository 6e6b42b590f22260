"""Where the panel is: beside the grid, or where the window is narrow a strip that opens it as a drawer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.calendar.widgets.side_panel import PanelStrip, SidePanel
from organizer.ui.drawer import Drawer
from organizer.ui.shell import NARROW_BELOW, WIDE_FROM, SizeClass

from .figures import whole_hours

if TYPE_CHECKING:
    from organizer.areas.calendar.widgets.month_strip import MonthStrip

_WIDTHS: dict[SizeClass, int] = {"narrow": 496, "normal": 316, "wide": 380}


class WeekSide(QObject):
    """Moves one panel between its places. `page` is what the drawer lies over."""

    month_made = Signal(QWidget)

    def __init__(self, page: QWidget, panel: SidePanel) -> None:
        super().__init__(page)
        self._page, self.panel = page, panel
        self.size_class: SizeClass = "normal"
        self.wanted = True
        self.month: MonthStrip | None = None
        self._drawer: Drawer | None = None
        self._in_drawer = QWidget()
        self._drawer_place = QVBoxLayout(self._in_drawer)
        self._drawer_place.setContentsMargins(0, 0, 0, 0)
        self.place = QWidget(page)
        """What stands beside the grid."""
        self._place = QHBoxLayout(self.place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.strip = PanelStrip()
        self.strip.clicked.connect(self.open)
        self._place.addWidget(self.strip)
        self._place.addWidget(panel)
        panel.tray.list.drag_began.connect(self.close)
        self._arrange()

    def fit(self, width: int) -> bool:
        """For a window of this width; True where that is another size than before."""
        size: SizeClass = "narrow" if width < NARROW_BELOW else "wide" if width >= WIDE_FROM else "normal"
        if size == self.size_class:
            return False
        self.size_class = size
        self._arrange()
        return True

    def set_wanted(self, wanted: bool) -> None:
        """Whether the view in front has a panel at all."""
        self.wanted = wanted
        if not wanted:
            self.close()
        self._arrange()

    def is_open(self) -> bool:
        """Whether the drawer is open."""
        return self._drawer is not None and self._drawer.is_open()

    def open(self) -> None:
        """Shows the panel where it is not in view anyway."""
        if self.size_class != "narrow":
            return
        if self._drawer is None:
            self._drawer = Drawer(self._page)
            self._drawer.set_title("Balance and unscheduled")
            self._drawer.set_content(self._in_drawer, scrolled=False)
        self._drawer.open()

    def show_counts(self, tracked: timedelta, planned: timedelta, waiting: int) -> None:
        """What the strip says while the panel is away."""
        self.strip.set_counts(whole_hours(tracked), whole_hours(planned), waiting)

    def close(self) -> None:
        """Closes the drawer, if it is open."""
        if self._drawer is not None:
            self._drawer.close_now()

    def _arrange(self) -> None:
        narrow = self.size_class == "narrow"
        if not narrow:
            self.close()
        (self._drawer_place if narrow else self._place).addWidget(self.panel)
        self.panel.show()
        self.strip.setVisible(narrow)
        self.place.setVisible(self.wanted)
        self.place.setFixedWidth(self.strip.width() if narrow else _WIDTHS[self.size_class])
        wide = self.size_class == "wide"
        if wide and self.month is None:
            from organizer.areas.calendar.widgets.month_strip import MonthStrip

            self.month = MonthStrip()
            self.panel.above.addWidget(self.month)
            self.month_made.emit(self.month)
        if self.month is not None:
            self.month.setVisible(wide)
