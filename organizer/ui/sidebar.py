"""The way between pages: profile, groups of entries with what needs someone today, and how the file is kept."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.navigation import GroupTitle, NavButton, NavGroup, ProfileButton
from organizer.ui.painting import draw_text, fill, hairline
from organizer.ui.scrolling import see_through
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

WIDTH = 228
RAIL_WIDTH = 56


class Sidebar(QWidget):
    """228 pixels with words, or a rail of icons of 56. Arrows move among the entries, Enter opens one."""

    chosen = Signal(str)
    """The key of the entry that the user opened."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sidebar")
        self._rail = False
        self._current: str | None = None
        self._buttons: dict[str, NavButton] = {}
        self._titles: list[GroupTitle] = []
        self.profile = ProfileButton()
        self.profile.stepped.connect(self._step)
        self._foot = _Foot()
        self._entries = QWidget()
        self._list = QVBoxLayout(self._entries)
        self._list.setSpacing(1)
        scroll = QScrollArea()
        see_through(scroll)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for direction in (scroll.setHorizontalScrollBarPolicy, scroll.setVerticalScrollBarPolicy):
            direction(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._entries)
        self._entries.setAutoFillBackground(False)
        self._scroll = scroll
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 1, 0)
        column.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.addWidget(self.profile)
        column.addLayout(self._head)
        column.addSpacing(4)
        column.addWidget(scroll, 1)
        column.addSpacing(4)
        column.addWidget(self._foot)
        self.set_rail(False)

    def set_groups(self, groups: Iterable[NavGroup]) -> None:
        """Show these entries. The first nine are told as Ctrl+1 to Ctrl+9; the window binds those keys."""
        while (taken := self._list.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.clear()
        self._titles.clear()
        ordered = sorted(groups, key=lambda group: group.last)
        stretched = False
        for group in ordered:
            if group.last and not stretched:
                self._list.addStretch(1)
                stretched = True
            if group.title:
                title = GroupTitle(group.title)
                self._titles.append(title)
                self._list.addWidget(title)
            for item in group.items:
                number = len(self._buttons) + 1
                button = NavButton(item, f"Ctrl+{number}" if number <= 9 else "")
                button.clicked.connect(lambda _=False, key=item.key: self.chosen.emit(key))
                button.stepped.connect(self._step)
                self._buttons[item.key] = button
                self._list.addWidget(button)
        if not stretched:
            self._list.addStretch(1)
        self.set_rail(self._rail)
        self.set_current(self._current)

    def keys(self) -> list[str]:
        """The entries in the order shown, for Ctrl+1 to Ctrl+9."""
        return list(self._buttons)

    def current(self) -> str | None:
        return self._current

    def set_current(self, key: str | None) -> None:
        self._current = key if key in self._buttons else None
        stop = self._current or next(iter(self._buttons), None)
        for each, button in self._buttons.items():
            button.set_current(each == self._current)
            if each == stop:
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_count(self, key: str, count: int, hot: bool = False) -> None:
        button = self._buttons[key]
        button.set_item(replace(button.item, count=count, hot=hot))

    def set_profile_menu(self, fill: Callable[[Menu], None]) -> None:
        """`fill` is called with the empty menu each time it opens."""
        self.profile.set_menu_maker(lambda: filled_when_opened(fill, self.profile))

    def set_foot(self, icon: str, text: str) -> None:
        self._foot.set_text(icon, text)

    def is_rail(self) -> bool:
        return self._rail

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setFixedWidth(RAIL_WIDTH if rail else WIDTH)
        side = 8 if rail else 10
        self._list.setContentsMargins(side, 4, side - 1 if rail else side, 5)
        self._head.setContentsMargins(2 if rail else side, 0, 1 if rail else side, 0)
        parts: list[ProfileButton | _Foot | GroupTitle | NavButton] = [self.profile, self._foot]
        for part in (*parts, *self._titles, *self._buttons.values()):
            part.set_rail(rail)

    def _step(self, key: int) -> None:
        stops: list[QWidget] = [self.profile, *self._buttons.values()]
        here = next((number for number, widget in enumerate(stops) if widget.hasFocus()), 0)
        last = len(stops) - 1
        to = {
            Qt.Key.Key_Up: max(0, here - 1),
            Qt.Key.Key_Down: min(last, here + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }[Qt.Key(key)]
        stops[to].setFocus(Qt.FocusReason.TabFocusReason)
        if to:
            self._scroll.ensureWidgetVisible(stops[to], 0, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["sidebar"])
        hairline(painter, self.width() - 1, 0, self.height(), t["border-subtle"], vertical=True)


class _Foot(QWidget):
    """One quiet line: how the file is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._text = "lock", ""
        self._rail = False
        self.setFixedHeight(36)

    def set_text(self, icon: str, text: str) -> None:
        self._icon, self._text = icon, text
        self.setAccessibleName(text)
        set_tooltip(self, text)
        self.update()

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        painter, current = QPainter(self), theme()
        t = current.tokens
        hairline(painter, 0, 0, self.width(), t["border-subtle"])
        x = (self.width() - 13) / 2 if self._rail else 18
        current.icons.paint(painter, x, 12, self._icon, 13, t["text-3"])
        if not self._rail:
            draw_text(painter, QRectF(39, 1, self.width() - 45, 35), self._text, "caption", t["text-3"])
