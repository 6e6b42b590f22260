"""The tray: what waits, and how it gets its time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At
from organizer.areas.calendar.widgets.grid.values import TrayItem
from organizer.areas.calendar.widgets.grid.widget import WeekGrid
from organizer.areas.calendar.widgets.tray import UnscheduledTray
from organizer.kernel.area import Plannable
from organizer.kernel.changes import Ref
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu

from .commands import Commands
from .loading import Loaded
from .showing import Words
from .verbs import BlockVerbs
from .waiting import Thing, as_shown, sum_words, things_waiting
from .where import as_instance


class Planning(QObject):
    """Fills the tray and plans from it, by drag or by P, arrows and Enter."""

    def __init__(
        self, context: PageContext, commands: Commands, verbs: BlockVerbs, tray: UnscheduledTray, grid: WeekGrid,
        show: Callable[[TimeBlock, At | None], None], to_grid: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__(tray)
        self._context, self._commands, self._verbs = context, commands, verbs
        self._tray, self._grid, self._show, self._to_grid = tray, grid, show, to_grid
        self._things: dict[str, Thing] = {}
        self.words = ""
        """How many wait and how long: '6, about 3 h 50'."""
        tray.new.clicked.connect(self.new)
        tray.list.place_asked.connect(self.place)
        tray.list.opened.connect(self.open)
        tray.list.deleted.connect(self.delete)
        tray.list.menu_asked.connect(self._show_menu)
        grid.dropped.connect(self.drop)
        grid.placing_ended.connect(self._placed)

    def read(self, loaded: Loaded, words: Words) -> None:
        """Reads what waits, and shows it."""
        self._things = {thing.key: thing for thing in things_waiting(self._context, loaded.today)}
        self.show(loaded, words)

    def show(self, loaded: Loaded, words: Words) -> None:
        """Shows what was read, under the filter."""
        shown = as_shown(self._things.values(), loaded, words)
        self.words = sum_words(shown)
        self._tray.set_things(shown, self.words)

    def count(self) -> int:
        """How many things wait."""
        return len(self._tray.list.waiting.things)

    def place_chosen(self) -> None:
        """Lets the keyboard put what is chosen in the tray into the grid; the first, where nothing is."""
        things = self._tray.list.waiting.things
        chosen = self._tray.list.current() or (things[0] if things else None)
        if chosen is None:
            self._context.toast("Nothing waits for a time")
        else:
            self.place(chosen.item)

    def place(self, item: TrayItem) -> None:
        """Arrows move it over the grid, Enter leaves it there, Esc gives up."""
        self._tray.list.select(item.key)
        self._tray.list.set_placing(item.key)
        self._to_grid()
        self._grid.place(item)

    def _placed(self, placed: bool) -> None:
        self._tray.list.set_placing("")

    def drop(self, key: str, start: At, lane: int) -> None:
        """Gives a thing its time."""
        thing = self._things.get(key)
        if thing is None:
            return
        to, owner = self._verbs.real(start), self._verbs.owner_of(lane)

        def planned(block: TimeBlock) -> None:
            self._show(block, to)

        if isinstance(thing.of, TimeBlock):
            # What is shared stays so, whoever's lane it comes into.
            self._commands.schedule(thing.of, to, owner if thing.of.owner is not None else None, planned)
        else:
            self._commands.plan_for(thing.of, to, owner, planned)

    def new(self) -> None:
        """A form for something to do that has no time yet."""
        self._verbs.new(owner=self._verbs.owner_of(None))

    def open(self, key: str) -> None:
        """A form for a block; what is another area's is opened there."""
        thing = self._things.get(key)
        if thing is None:
            return
        if isinstance(thing.of, Plannable):
            self._context.open(thing.of.ref)
        else:
            self._verbs.edit(as_instance(self._context.workspace.reads, thing.of, self._context.now()))

    def delete(self, key: str) -> None:
        """Puts a block into the Trash; what is another area's is deleted there."""
        thing = self._things.get(key)
        if thing is not None and isinstance(thing.of, TimeBlock):
            self._commands.delete([thing.of])

    def select(self, ref: Ref) -> bool:
        """Puts the cursor on the block of that ref; False where it does not wait."""
        return self._tray.list.select(f"block:{ref.id}")

    def _show_menu(self, key: str, at: QPoint) -> None:
        thing = self._things.get(key)
        shown = next((each for each in self._tray.list.waiting.things if each.item.key == key), None)
        if thing is None or shown is None:
            return
        menu = Menu(parent=self._tray)
        menu.add("Place in the week", lambda: self.place(shown.item), icon="calendar-plus", shortcut="P")
        menu.add("Open", lambda: self.open(key), icon="square-arrow-out-up-right", shortcut="Return")
        if isinstance(thing.of, TimeBlock):
            block = thing.of
            menu.addSeparator()
            menu.add("Delete", lambda: self._commands.delete([block]), icon="trash-2", shortcut="Del", danger=True)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
