"""What can be done with people, as menus: the pane's, the list's, the page's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from organizer.areas.people.model import Circle, Contact
from organizer.areas.people.rules import day_choices
from organizer.kernel.dates import format_day
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu
from organizer.ui.records.table import RecordTable

from .commands import Commands
from .verbs import PeopleVerbs

_FEW = 200
"""Selections up to here are read; what is done to more of them is done without."""


class PeopleMenus:
    """Fills menus for one person or for several."""

    def __init__(self, context: PageContext, commands: Commands, verbs: PeopleVerbs) -> None:
        self._context, self._commands, self._verbs = context, commands, verbs

    def fill_for_rows(self, menu: Menu, table: RecordTable[Contact]) -> None:
        """What the menu of the list begins with; opening, copying and deleting follow there."""
        count = table.selected_count()
        people = table.selected_records() if count <= _FEW else []
        if count == 1:
            self._add_for_one(menu, people[0])
            return
        menu.add_heading(f"{count:,} people")
        if any(p.interval for p in people):
            menu.add("Schedule touches", lambda: self._commands.schedule(people), icon="calendar-plus")
        if people:
            menu.addMenu(self._circles(menu, {p.circle for p in people}, lambda c: self._commands.move(people, c)))
            menu.add("Export as vCard…", lambda: self._verbs.export(people), icon="download")
        else:
            rows = table.selected_rows()
            menu.addMenu(self._circles(menu, set(), lambda c: self._commands.move_rows(rows, c)))
        if count == 2:
            menu.add("Merge…", lambda: self._verbs.merge(people[0], people[1]), icon="git-merge")

    def _add_for_one(self, menu: Menu, contact: Contact) -> None:
        verbs = self._verbs
        menu.add("Log touch", lambda: verbs.log_touch(contact), icon="check", shortcut="Ctrl+L")
        menu.add("Introduce…", lambda: verbs.introduce(contact), icon="git-merge")
        menu.addSeparator()
        self._add_common(menu, contact)

    def fill_for_one(self, menu: Menu, contact: Contact) -> None:
        """The '…' of the pane."""
        self._add_common(menu, contact)
        menu.addSeparator()
        menu.add("Delete", lambda: self._verbs.delete([contact]), icon="trash-2", danger=True)

    def _add_common(self, menu: Menu, contact: Contact) -> None:
        verbs = self._verbs
        menu.add("Edit", lambda: verbs.edit(contact), icon="pencil", shortcut="E")
        menu.add("Add a tie…", lambda: verbs.add_tie(contact), icon="waypoints")
        menu.add("Merge with…", lambda: verbs.merge(contact, None), icon="git-merge")
        self._add_snooze(menu, contact)
        menu.addMenu(self._circles(menu, {contact.circle}, lambda circle: self._commands.move([contact], circle)))
        menu.add("Changes…", lambda: verbs.show_changes(contact), icon="history")
        menu.add("Export as vCard…", lambda: verbs.export([contact]), icon="download")

    def _add_snooze(self, menu: Menu, contact: Contact) -> None:
        if contact.interval is None:
            return
        days = Menu("Snooze until", parent=menu)
        today = self._context.today()
        for words, day in day_choices(today):
            days.add(f"{words}, {format_day(day)}", partial(self._commands.snooze, contact, day))
        menu.addMenu(days).setProperty("icon_name", "clock")

    @staticmethod
    def _circles(menu: Menu, held: set[Circle | None], move: Callable[[Circle | None], None]) -> Menu:
        """The circles; where everybody is in one already, it is ticked and cannot be chosen."""
        circles = Menu("Move to circle", parent=menu)
        where: tuple[tuple[str, Circle | None], ...] = (*((c.label, c) for c in Circle), ("Outside the circles", None))
        for words, circle in where:
            here = held == {circle}
            action = circles.add(words, partial(move, circle), checked=here)
            action.setEnabled(not here)
        return circles
