"""What can be done with people, as menus: the pane's, the list's, the page's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from organizer.areas.people.model import Circle, Contact
from organizer.areas.people.rules import day_choices
from organizer.kernel.dates import format_day
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu

from .commands import Commands
from .verbs import PeopleVerbs


class PeopleMenus:
    """Fills menus for one person or for several."""

    def __init__(self, context: PageContext, commands: Commands, verbs: PeopleVerbs) -> None:
        self._context, self._commands, self._verbs = context, commands, verbs

    def fill_for_one(self, menu: Menu, contact: Contact) -> None:
        """The '…' of the pane."""
        verbs = self._verbs
        menu.add("Edit", lambda: verbs.edit(contact), icon="pencil", shortcut="E")
        menu.add("Add a tie…", lambda: verbs.add_tie(contact), icon="waypoints")
        menu.add("Merge with…", lambda: verbs.merge(contact, None), icon="git-merge")
        self._add_snooze(menu, contact)
        menu.addMenu(self._circles(menu, [contact]))
        menu.addSeparator()
        menu.add("Export as vCard…", lambda: verbs.export([contact]), icon="download")
        menu.add("Delete", lambda: verbs.delete([contact]), icon="trash-2", shortcut="Del", danger=True)

    def for_selection(self, contacts: Sequence[Contact], parent: QWidget) -> Menu:
        """What a right click in the list offers."""
        menu, verbs = Menu(parent=parent), self._verbs
        people = list(contacts)
        if len(people) == 1:
            one = people[0]
            menu.add("Log touch", lambda: verbs.log_touch(one), icon="check", shortcut="Ctrl+L")
            menu.add("Introduce…", lambda: verbs.introduce(one), icon="git-merge")
            menu.addSeparator()
            self.fill_for_one(menu, one)
            return menu
        count = len(people)
        menu.add_heading(f"{count} people")
        if any(p.interval for p in people):
            menu.add("Schedule touches", lambda: self._commands.schedule(people), icon="calendar-plus")
        menu.addMenu(self._circles(menu, people))
        if count == 2:
            menu.add("Merge…", lambda: verbs.merge(people[0], people[1]), icon="git-merge")
        menu.addSeparator()
        menu.add("Export as vCard…", lambda: verbs.export(people), icon="download")
        menu.add(f"Delete {count} people", lambda: verbs.delete(people), icon="trash-2", danger=True)
        return menu

    def _add_snooze(self, menu: Menu, contact: Contact) -> None:
        if contact.interval is None:
            return
        days = Menu("Snooze until", parent=menu)
        today = self._context.today()
        for words, day in day_choices(today):
            days.add(f"{words}, {format_day(day)}", partial(self._commands.snooze, contact, day))
        menu.addMenu(days).setProperty("icon_name", "clock")

    def _circles(self, menu: Menu, people: Sequence[Contact]) -> Menu:
        circles = Menu("Move to circle", parent=menu)
        shared = {p.circle for p in people}
        where: tuple[tuple[str, Circle | None], ...] = (*((c.label, c) for c in Circle), ("Outside the circles", None))
        for words, circle in where:
            here = shared == {circle}
            action = circles.add(words, partial(self._commands.move, list(people), circle), checked=here)
            action.setEnabled(not here)
        return circles
