"""The period in view: read once, and shown in the grid or the month, the band, the panel and the bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QObject, Signal

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.clock_time import At, real, wall
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.widgets.band import ArrangementBand
from organizer.areas.calendar.widgets.side_panel import SidePanel
from organizer.kernel.weekdays import Weekday
from organizer.ui.context import PageContext
from organizer.ui.shell import SizeClass

from .bar import CalendarBar
from .figures import balance_shown, band_rows
from .loading import Loaded, load
from .period import Period
from .showing import Shown, Words, grid_days, grid_items, lanes, lanes_of, month_days, shown_instances
from .views import GRID, MONTH, Views

_FIRST_HOUR, _LAST_HOUR = 6, 22
_HOUR_HEIGHT: dict[SizeClass, float] = {"narrow": 42.0, "normal": 42.0, "wide": 52.0}
_BEFORE_NOW = 2
_MOST_PLACES = 20_000


class WeekInView(QObject):
    """Holds what was read. `go` shows another period, `reload` the same anew."""

    shown = Signal()
    """What is in view is another, or new."""

    def __init__(
        self, context: PageContext, views: Views, panel: SidePanel, bar: CalendarBar, first_weekday: int = Weekday.MO
    ) -> None:
        super().__init__(views)
        self._context, self._views, self._panel, self._bar = context, views, panel, bar
        self.period = Period("week", context.today(), first_weekday)
        self._loaded: Loaded | None = None
        self._days: Sequence[date] = ()
        self._size: SizeClass | None = None
        self.places: dict[object, date] = {}
        """Where blocks were last seen, by id: to go there when one was taken away again."""
        self.band = ArrangementBand(views.grid.columns)
        views.grid.set_band(self.band)
        views.grid.columns_changed.connect(self.band.update)
        self.set_size("normal")

    @property
    def loaded(self) -> Loaded:
        """What was read."""
        if self._loaded is None:
            self._loaded = load(self._context, self.period)
        return self._loaded

    @property
    def words(self) -> Words:
        """What the filter says."""
        return Words(self._bar.filter.text())

    def go(self, period: Period) -> None:
        """Shows another period."""
        self.period = period
        self.reload()

    def reload(self) -> None:
        """Reads the period and shows it."""
        self._loaded = None
        self.show()

    def show(self) -> None:
        """Shows what was read."""
        loaded, grid = self.loaded, self._views.grid
        if len(self.places) > _MOST_PLACES:
            self.places.clear()
        self.places |= {each.block.id: each.first_day for each in loaded.instances}
        if self.period.view == "month":
            self._views.month.show_month(self.period.day, loaded.today, month_days(loaded, self.words))
        else:
            if loaded.days != self._days:
                self._days = loaded.days
                grid.set_items(())  # What was there need not be arranged for days that it is not on.
            grid.set_days(grid_days(loaded), lanes(loaded))
            grid.set_items(*grid_items(loaded, self.words))
            grid.set_now(loaded.now)
            self.band.set_rows(band_rows(loaded))
        me = self._context.workspace.home.member
        yours = len(loaded.household) < 2 or (loaded.who is not None and loaded.who == me)
        self._panel.balance.show_balance(balance_shown(loaded, yours=yours))
        self._bar.show_period(self.period, loaded.today)
        self.shown.emit()

    def tick(self, now: datetime) -> None:
        """Time went on: what is being tracked grows, and with the day the marks of the days change."""
        then = self.loaded.now.replace(second=0, microsecond=0)
        if now.date() != then.date() or (self.loaded.running and now.replace(second=0, microsecond=0) != then):
            self.reload()
        else:
            self._views.grid.set_now(now)

    def set_size(self, size: SizeClass) -> None:
        """Taller hours where there is room; where there is little, what lies behind is scrolled away."""
        if size == self._size:
            return
        self._size = size
        now = self._context.now()
        first = _FIRST_HOUR
        if size == "narrow" and now.date() in self.period.days:
            first = max(0, min(now.hour - _BEFORE_NOW, _LAST_HOUR - 1))
        self._views.grid.set_hours(_FIRST_HOUR, _LAST_HOUR, _HOUR_HEIGHT[size])
        self._views.grid.show_from(time(first))

    # Finding things in it

    def visible(self) -> list[Instance]:
        """The blocks of the days in view, under the filter."""
        return shown_instances(self.loaded, self.words)

    def select(self, block: TimeBlock, at: At | None = None) -> bool:
        """Makes an instance of a block current, the one closest to a time; False where none is in view."""
        here = [each for each in self.visible() if block.id in (each.block.id, each.series.id if each.series else None)]
        if not here or self.period.view == "month":
            return False
        wanted = wall(real(at, self.loaded.zone).astimezone(self.loaded.zone)) if isinstance(at, datetime) else at
        if wanted is None:
            current = self._views.grid.current()
            key = current.key if isinstance(current, Shown) else None
            chosen = next((each for each in here if each.key == key), here[0])
        else:
            chosen = min(here, key=lambda each: abs(wall(each.start) - wall(wanted)))
        self._views.grid.select(self.item(chosen))
        return True

    def item(self, instance: Instance) -> Shown:
        """What the grid knows an instance by."""
        current = self._views.grid.current()
        all_lanes = lanes_of(self.loaded, instance.block.owner)
        lane = current.lane if isinstance(current, Shown) and current.lane in all_lanes else all_lanes[0]
        return Shown("block", instance.block.id, instance.key, lane)

    def select_tracked(self, id: object) -> None:
        """Makes tracked time current, where it is in view."""
        for tracked in self.loaded.tracked:
            if tracked.id == id:
                self._views.grid.select(Shown("tracked", tracked.id, lane=lanes_of(self.loaded, tracked.owner)[0]))

    def view_key(self) -> str:
        """Which of the views shows it."""
        return MONTH if self.period.view == "month" else GRID
