"""The settings: a list at the left, one group of them at the right. All take effect at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.kernel.changes import Changes
from organizer.ui.area_page import AreaPage
from organizer.ui.context import PageContext
from organizer.ui.navigation import NavButton, NavItem
from organizer.ui.painting import hairline
from organizer.ui.records.trash import TrashView
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

from .settings_parts import About, AppearanceSettings, PartRow, ProfileSettings, ReminderSettings

LIST_WIDTH = 220
FORM_WIDTH = 640
_TRASH = "trash"


class SettingsPage(AreaPage):
    """Given the program's version and its libraries by whoever knows them."""

    title = "Settings"

    def __init__(self, context: PageContext, version: str, parts: Sequence[PartRow]) -> None:
        super().__init__(context)
        self.appearance = AppearanceSettings(context)
        self.profile = ProfileSettings(context)
        self.reminders = ReminderSettings(context)
        self._trash: TrashView | None = None
        self._trash_place = QWidget()
        QVBoxLayout(self._trash_place).setContentsMargins(0, 0, 0, 0)
        groups = (
            (NavItem("appearance", "Appearance", "sun"), _page(self.appearance)),
            (NavItem("profile", "Profile and members", "users-round"), _page(self.profile)),
            (NavItem("reminders", "Reminders", "clock"), _page(self.reminders)),
            (NavItem(_TRASH, "Trash", "trash-2"), self._trash_place),
            (NavItem("about", "About", "info"), _page(About(version, parts))),
        )
        self._stack = QStackedWidget()
        self._buttons: dict[str, NavButton] = {}
        side = _Side()
        for item, content in groups:
            button = NavButton(item)
            button.clicked.connect(lambda _=False, key=item.key: self.choose(key))
            button.stepped.connect(self._step)
            self._buttons[item.key] = button
            side.column.addWidget(button)
            self._stack.addWidget(content)
        side.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)
        self._side = side
        self.choose("appearance")

    def regions(self) -> tuple[QWidget, ...]:
        return self._side, self._stack

    def activate(self, view: str | None) -> None:
        if view is not None:
            self.choose(view)

    def filter_field(self) -> QWidget | None:
        return self._trash.search if self._trash is not None and self._trash.isVisible() else None

    def choose(self, key: str) -> None:
        """Shows a group. KeyError for one that there is not."""
        place = list(self._buttons).index(key)
        if key == _TRASH and self._trash is None:
            self._trash = TrashView(self.context)
            layout = self._trash_place.layout()
            assert layout is not None
            layout.addWidget(self._trash)
        self._stack.setCurrentIndex(place)
        for each, button in self._buttons.items():
            button.set_current(each == key)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("member"):
            self.profile.show_members()
        if changes is None or changes.touches("member") or changes.touches("pause"):
            self.profile.show_pauses()
        if self._trash is not None and changes is not None:
            self._trash.refresh(changes)

    def _step(self, key: int) -> None:
        buttons = list(self._buttons.values())
        here = next((n for n, button in enumerate(buttons) if button.hasFocus()), 0)
        to = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0}.get(Qt.Key(key), len(buttons) - 1)
        buttons[max(0, min(len(buttons) - 1, to))].setFocus(Qt.FocusReason.TabFocusReason)


class _Side(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(LIST_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 16, 13, 16)
        self.column.setSpacing(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.fillRect(QRectF(self.rect()), t["surface"])
        hairline(painter, self.width() - 1, 0, self.height(), t["border-subtle"], vertical=True)


def _page(content: QWidget) -> ScrollArea:
    holder = QWidget()
    content.setMaximumWidth(FORM_WIDTH)
    row = QHBoxLayout(holder)
    row.setContentsMargins(32, 24, 32, 24)
    row.addWidget(content, 1, Qt.AlignmentFlag.AlignTop)
    row.addStretch(0)
    return ScrollArea(holder)
