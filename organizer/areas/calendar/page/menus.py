"""What can be done, as menus: with a block, with tracked time, with free time, with the calendar as a whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.rules.clock_time import At
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.widgets.grid.widget import WeekGrid
from organizer.ui.menu import Menu

from .commands import Commands
from .loading import Loaded
from .tracking import Tracking
from .verbs import BlockVerbs

_HOUR = timedelta(hours=1)


class BlockMenus:
    """Fills the menu that opens at an item of the grid, or at free time."""

    def __init__(
        self, commands: Commands, verbs: BlockVerbs, tracking: Tracking, grid: WeekGrid, loaded: Callable[[], Loaded],
        place: Callable[[], None], export: Callable[[TimeBlock], None],
    ) -> None:  # fmt: skip
        self._commands, self._verbs, self._tracking = commands, verbs, tracking
        self._grid, self._loaded, self._place, self._export = grid, loaded, place, export

    def fill(self, menu: Menu, id: object) -> None:
        """What can be done with an item; with the free time under the cursor where there is none."""
        instance, tracked = self._verbs.instance(id), self._verbs.tracked(id)
        if instance is not None:
            self._fill_block(menu, id, instance)
        elif tracked is not None:
            self._fill_tracked(menu, tracked)
        else:
            self._fill_free(menu)

    def _fill_block(self, menu: Menu, id: object, instance: Instance) -> None:
        verbs, block = self._verbs, instance.block
        menu.add("Open", partial(verbs.open, id), icon="square-arrow-out-up-right", shortcut="Return")
        if not instance.all_day:
            running = self._tracking.of(instance) is not None
            words = "Stop tracking" if running else "Track now"
            menu.add(words, partial(self._tracking.toggle, id), icon="timer", shortcut="T")
            if instance.end <= self._loaded().now:
                menu.add("Track as planned", partial(self._commands.track_as_planned, instance), icon="calendar-check")
        words = "Mark not done" if block.done else "Mark done"
        menu.add(words, partial(verbs.tick, id), icon="check", shortcut="Space")
        menu.addSeparator()
        menu.addMenu(self._categories(menu, instance)).setProperty("icon_name", "tag")
        menu.add("Duplicate", partial(verbs.duplicate, id), icon="copy", shortcut="D")
        menu.add("Back to unscheduled", partial(verbs.unschedule, instance), icon="rotate-ccw")
        whole = instance.series or block
        menu.add("Export as iCalendar…", partial(self._export, whole), icon="download")
        menu.addSeparator()
        menu.add("Delete", partial(verbs.delete, id), icon="trash-2", shortcut="Del", danger=True)

    def _categories(self, menu: Menu, instance: Instance) -> Menu:
        chosen = Menu("Category", parent=menu)
        held = instance.block.category
        for id, category in self._loaded().categories.items():
            chosen.add(category.name, partial(self._verbs.put_into, instance, id), checked=id == held)
        chosen.addSeparator()
        chosen.add("No category", partial(self._verbs.put_into, instance, None), checked=held is None)
        return chosen

    def _fill_tracked(self, menu: Menu, tracked: TrackedTime) -> None:
        menu.add_heading("Tracked")
        menu.add("Open", partial(self._verbs.edit_tracked, tracked), icon="square-arrow-out-up-right")
        if tracked.end is None:
            menu.add("Stop", partial(self._commands.stop_timer, tracked), icon="timer")
        menu.addSeparator()
        menu.add("Delete", partial(self._commands.delete, [tracked]), icon="trash-2", danger=True)

    def _fill_free(self, menu: Menu) -> None:
        at, lane = self._grid.cursor_at()
        end: At = at + _HOUR if isinstance(at, datetime) else at
        day = at.date() if isinstance(at, datetime) else at
        menu.add("New block", partial(self._verbs.create, at, end, lane), icon="plus", shortcut="N")
        menu.add("New for the whole day", partial(self._verbs.create, day, day, lane), icon="sun")
        menu.add("Place what waits", self._place, icon="calendar-plus", shortcut="P")
