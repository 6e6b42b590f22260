"""Choosing a day from a short menu, or from a month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from organizer.areas.people.rules import day_choices
from organizer.kernel.dates import format_day
from organizer.ui.buttons import Button, Size, Variant
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.tooltips import set_tooltip

if TYPE_CHECKING:
    from organizer.ui.calendar import CalendarPopover


class DayButton(Button):
    """A button whose menu offers tomorrow, Monday, in a week, and a month to pick from."""

    chosen = Signal(date)
    cleared = Signal()
    """Only where a day to take away was set."""

    def __init__(
        self,
        label: str,
        today: date,
        name: str,
        *,
        size: Size = "normal",
        icon: str | None = None,
        variant: Variant = "default",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, variant, size, icon=icon, parent=parent)
        self._today = today
        self._current: date | None = None
        self._clear = ""
        self.setAccessibleName(name)
        if not label:
            set_tooltip(self, name)
        self.set_menu_maker(lambda: filled_when_opened(self._fill, self))

    def set_today(self, today: date) -> None:
        self._today = today

    def set_current(self, day: date | None, clear: str = "") -> None:
        """The day that holds; `clear` is what taking it away is called in the menu."""
        self._current, self._clear = day, clear

    def pick(self) -> CalendarPopover:
        """Opens the month."""
        from organizer.ui.calendar import CalendarPopover

        popover = CalendarPopover(self, self._current or self._today, self._today, none="Cancel")
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self._picked)
        popover.open_at(self)
        return popover

    def _fill(self, menu: Menu) -> None:
        for words, day in day_choices(self._today):
            menu.add(f"{words}, {format_day(day)}", partial(self.chosen.emit, day), icon="calendar")
        menu.add("Pick a day…", self.pick, icon="calendar-days")
        if self._current is not None and self._clear:
            menu.addSeparator()
            menu.add(self._clear, self.cleared.emit, icon="x")

    def _picked(self, day: date | None) -> None:
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if day is not None:
            self.chosen.emit(day)
