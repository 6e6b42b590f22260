"""Where a detail pane is: beside what it belongs to, or in a drawer over it where the window is narrow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.ui.shell import NARROW_BELOW, WIDE_FROM, SizeClass

PANE_WIDTHS: Mapping[SizeClass, int] = {"narrow": 496, "normal": 416, "wide": 480}

if TYPE_CHECKING:
    from organizer.ui.drawer import Drawer


class Pane(QWidget):
    """What can stand there."""

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus on what one does most."""
        raise NotImplementedError


class Side(QObject):
    """Moves one pane between the two places. `page` is what the drawer lies over, `title` what stands on it."""

    def __init__(self, page: QWidget, pane: Pane, title: str, widths: Mapping[SizeClass, int]) -> None:
        super().__init__(page)
        self._page, self._pane = page, pane
        self._title, self._widths = title, widths
        self.size_class: SizeClass = "normal"
        self.wanted = True
        """Whether the view in front has a pane at all."""
        self._for_form = False
        self._drawer: Drawer | None = None
        self._in_drawer = QWidget()
        self._drawer_place = QVBoxLayout(self._in_drawer)
        self._drawer_place.setContentsMargins(0, 0, 0, 0)
        self.place = QWidget(page)
        """What stands beside the list; it takes no room while the pane is a drawer."""
        self._place = QVBoxLayout(self.place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(pane)
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
        self.wanted = wanted
        if not wanted and self._drawer is not None:
            self._drawer.close_now()
        self._arrange()

    def is_open(self) -> bool:
        """Whether the drawer is open."""
        return self._drawer is not None and self._drawer.is_open()

    def open(self) -> None:
        """Goes into the pane."""
        if self.size_class == "narrow":
            self._open_drawer()
        self._pane.take_focus()

    def open_where_narrow(self) -> None:
        """Shows the pane where it is not in view anyway."""
        if self.size_class == "narrow" and self.wanted:
            self._open_drawer()
            self._pane.take_focus(Qt.FocusReason.OtherFocusReason)

    def open_for_form(self) -> None:
        """Shows the pane for as long as a form is open in it."""
        if self.size_class == "narrow" and not self.is_open():
            self._open_drawer()
            self._for_form = True

    def form_closed(self) -> None:
        if self._for_form and self._drawer is not None:
            self._drawer.close_now()
        self._for_form = False

    def close(self) -> None:
        if self._drawer is not None:
            self._drawer.close_now()

    def _open_drawer(self) -> None:
        if self._drawer is None:
            from organizer.ui.drawer import Drawer

            self._drawer = Drawer(self._page)
            self._drawer.set_title(self._title)
            self._drawer.set_content(self._in_drawer, scrolled=False)
        if not self._drawer.is_open():
            self._for_form = False
            self._drawer.open()

    def _arrange(self) -> None:
        narrow = self.size_class == "narrow"
        if not narrow:
            self.close()
        (self._drawer_place if narrow else self._place).addWidget(self._pane)
        self.place.setVisible(self.wanted and not narrow)
        self.place.setFixedWidth(self._widths[self.size_class])
