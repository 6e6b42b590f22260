"""The frame of the main window: sidebar, top bar, and the pages with their bars. It knows no page by name."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.ui.pagebar import PageBar
from organizer.ui.painting import fill
from organizer.ui.regions import RegionCycle
from organizer.ui.sidebar import Sidebar
from organizer.ui.theme import theme
from organizer.ui.topbar import TopBar

SizeClass: TypeAlias = Literal["narrow", "normal", "wide"]

NARROW_BELOW = 1150
WIDE_FROM = 1700


class _Page(NamedTuple):
    holder: QWidget
    bar: PageBar | None
    regions: tuple[QWidget, ...]


class AppShell(QWidget):
    size_class_changed = Signal(str)
    """'narrow', 'normal' or 'wide': pages show details in a drawer, as drawn, or with extra columns."""

    page_shown = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sidebar = Sidebar()
        self.topbar = TopBar()
        self.main = QWidget()
        """All to the right of the sidebar: what drawers and toasts lie over."""
        self._stack = QStackedWidget()
        self._pages: dict[str, _Page] = {}
        self._current: str | None = None
        self._size_class: SizeClass = "normal"
        self._rail_wanted = False
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.topbar)
        column.addWidget(self._stack, 1)
        self._column = column
        self._strip: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.main, 1)
        self._overlays: list[tuple[QWidget, bool]] = []
        RegionCycle(self, self._regions)

    def add_page(self, key: str, page: QWidget, bar: PageBar | None = None, regions: Sequence[QWidget] = ()) -> None:
        """Hold `page` for `show_page(key)`. `regions` are the parts of it that F6 visits, such as list and detail;
        without them it is one."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if bar is not None:
            bar.set_narrow(self._size_class == "narrow")
            column.addWidget(bar)
        column.addWidget(page, 1)
        self._stack.addWidget(holder)
        self._pages[key] = _Page(holder, bar, tuple(regions) or (page,))

    def has_page(self, key: str) -> bool:
        return key in self._pages

    def remove_page(self, key: str) -> None:
        page = self._pages.pop(key)
        self._stack.removeWidget(page.holder)
        page.holder.deleteLater()
        if self._current == key:
            self._current = None

    def show_page(self, key: str) -> None:
        """Bring the page to the front and mark its entry in the sidebar. KeyError for one that was not added."""
        self._stack.setCurrentWidget(self._pages[key].holder)
        self._current = key
        self.sidebar.set_current(key)
        self.page_shown.emit(key)

    def current_page(self) -> str | None:
        return self._current

    def set_strip(self, strip: QWidget | None) -> None:
        """A line that stays under the top bar of every page; None takes it away. The old one is deleted."""
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = strip
        if strip is not None:
            self._column.insertWidget(1, strip)

    def add_overlay(self, overlay: QWidget, covers: bool = False) -> None:
        """Something over `main` that F6 visits while it shows. One that `covers`, as a drawer does, keeps F6 from
        what lies beneath; a toast does not."""
        self._overlays.append((overlay, covers))

    def remove_overlay(self, overlay: QWidget) -> None:
        """Visit it no more; one that was never added is no error."""
        self._overlays = [(known, covers) for known, covers in self._overlays if known is not overlay]

    @property
    def size_class(self) -> SizeClass:
        return self._size_class

    def toggle_rail(self) -> None:
        """Words or icons in the sidebar; a narrow window always has icons."""
        self.set_rail_wanted(not self._rail_wanted)

    def rail_wanted(self) -> bool:
        return self._rail_wanted

    def set_rail_wanted(self, wanted: bool) -> None:
        self._rail_wanted = wanted
        self.sidebar.set_rail(wanted or self._size_class == "narrow")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        now: SizeClass = "narrow" if width < NARROW_BELOW else "wide" if width >= WIDE_FROM else "normal"
        if now != self._size_class:
            self._size_class = now
            narrow = now == "narrow"
            self.topbar.set_narrow(narrow)
            for page in self._pages.values():
                if page.bar is not None:
                    page.bar.set_narrow(narrow)
            self.set_rail_wanted(self._rail_wanted)
            self.size_class_changed.emit(now)

    def _regions(self) -> list[QWidget]:
        above = [overlay for overlay, _ in self._overlays if overlay.isVisible()]
        if any(covers and overlay.isVisible() for overlay, covers in self._overlays):
            return above
        regions: list[QWidget] = [self.sidebar, self.topbar]
        page = self._pages.get(self._current or "")
        if page is not None:
            regions += [page.bar] if page.bar is not None else []
            regions += page.regions
        return regions + above

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), theme().tokens["window"])
