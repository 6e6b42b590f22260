"""The time of day at which a block ends, and on which day after the one it begins on."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from organizer.ui.buttons import Button
from organizer.ui.fields.time import TimeField
from organizer.ui.menu import Menu

_MOST = 6


def days_words(days: int) -> str:
    """'same day', '+1 day', '+3 days'."""
    return f"+{days} day{'s' * (days != 1)}" if days else "same day"


class EndField(TimeField):
    """A time, with a menu for the day it is on."""

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        self._days = 0
        super().__init__(label, placeholder="10:30", parent=parent)

    def _add_controls(self) -> None:
        self.choice = Button("", "quiet", "small", trailing="chevron-down")
        self.choice.set_menu_maker(self._menu)
        self.frame.ends_with_button()
        self.frame.row.addWidget(self.choice)
        self._show_days()

    def days(self) -> int:
        """How many days after the first it ends."""
        return self._days

    def set_days(self, days: int) -> None:
        """Without saying so."""
        self._days = days
        self._show_days()

    def choose_days(self, days: int) -> None:
        """As the user does."""
        if days != self._days:
            self.set_days(days)
            self.changed.emit()

    def _menu(self) -> Menu:
        menu = Menu()
        for days in sorted({*range(_MOST + 1), self._days}):
            menu.add(days_words(days).capitalize(), partial(self.choose_days, days))
        return menu

    def _show_days(self) -> None:
        words = days_words(self._days)
        self.choice.set_label(words)
        self.choice.setAccessibleName(f"{self.label}: {words}")

    def _dress(self) -> None:
        super()._dress()
        self.choice.setEnabled(not self._read_only)
