"""What is done with whole weeks."""

from __future__ import annotations

from collections.abc import Callable

from organizer.ui.menu import Menu

from .commands import Commands
from .period import Period, plus


class WeekTemplate:
    """The menu 'Week template': last week here, this week to the next, or out of it all."""

    def __init__(self, commands: Commands, period: Callable[[], Period]) -> None:
        self._commands, self._period = commands, period

    def fill(self, menu: Menu) -> None:
        """Entries for the week that is in view."""
        menu.add("Copy last week here", self.copy_last, icon="copy")
        menu.add("Copy this week to the next", self.copy_on, icon="arrow-right")
        menu.addSeparator()
        menu.add("Clear this week", self.clear, icon="trash-2", danger=True)

    def copy_last(self) -> None:
        """The single blocks of the week before, into this one."""
        first = self._period().week[0]
        self._commands.copy_week(plus(first, -7), first, "from last week")

    def copy_on(self) -> None:
        """The single blocks of this week, into the next."""
        first = self._period().week[0]
        self._commands.copy_week(first, plus(first, 7), "to the next week")

    def clear(self) -> None:
        """All that begins in this week is taken out of it."""
        self._commands.clear_week(self._period().week[0])
