"""Going to days, views and records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.rules.clock_time import At, day_of
from organizer.areas.calendar.rules.instances import Instance
from organizer.kernel.changes import Ref
from organizer.kernel.record import Record
from organizer.ui.context import PageContext

from .bar import CalendarBar
from .loading import anything
from .period import VIEWS, View, plus
from .side import WeekSide
from .views import EMPTY, GRID, LISTS, Views
from .week import WeekInView
from .where import place_of

_VIEW_KEY = "calendar.view"


class Going(QObject):
    """Brings what is asked for into view. `waits` shows a block among what waits; whether it is there."""

    def __init__(
        self, context: PageContext, views: Views, week: WeekInView, side: WeekSide, bar: CalendarBar,
        waits: Callable[[Ref], bool],
    ) -> None:  # fmt: skip
        super().__init__(views)
        self._context, self._views, self._week = context, views, week
        self._side, self._bar, self._waits = side, bar, waits

    # Views and days

    def begin(self) -> None:
        """The view that was left."""
        kept = self._context.settings.text(_VIEW_KEY, "week")
        self.show_view(kept if kept in VIEWS else "week", focus=False)

    def show_view(self, view: str, *, focus: bool = True) -> None:
        """A day, a week or a month, or one of the lists; the three are remembered. KeyError for what is none."""
        if self._views.key() == EMPTY and not anything(self._context):
            return
        among = next((each for each in VIEWS if each == view), None)
        if among is not None:
            self._show_days_as(among)
        else:
            self._views.bring(view)
            self.filter_list()
            self._side.set_wanted(False)
            self._bar.show_list()
        if focus:
            self._views.focus_front()

    def _show_days_as(self, view: View) -> None:
        self._context.settings.set(_VIEW_KEY, view)
        self._week.period = self._week.period._replace(view=view)
        self._views.bring(self._week.view_key())
        self._side.set_wanted(True)
        self._week.reload()

    def to_day(self, day: date) -> None:
        """Shows the day, week or month that a day is in."""
        self.leave_list(focus=False)
        self._week.go(self._week.period._replace(day=day))

    def to_today(self) -> None:
        """Shows the present."""
        self.to_day(self._context.today())

    def step(self, steps: int) -> None:
        """So many days, weeks or months on."""
        self.leave_list(focus=False)
        self._week.go(self._week.period.stepped(steps))

    def turn(self, days: int) -> None:
        """So many days on."""
        self.turn_to(plus(self._week.period.day, days))

    def turn_to(self, day: date) -> None:
        """The cursor went to a day that is not in view."""
        self._week.go(self._week.period._replace(day=day))

    def move_in_month(self, day: date) -> None:
        """The cursor of the month came to a day; only what is not in view yet is read."""
        period = self._week.period._replace(day=day)
        if period.days == self._week.period.days and period.week == self._week.period.week:
            self._week.period = period
        else:
            self._week.go(period)

    def open_day(self, day: date) -> None:
        """Shows one day."""
        self._week.period = self._week.period._replace(day=day)
        self.show_view("day")

    def open_in_day(self, instance: Instance | None, day: date) -> None:
        """Shows a block in its day."""
        self.open_day(day)
        if instance is not None:
            self._views.grid.select(self._week.item(instance))

    def leave_list(self, *, focus: bool = True) -> None:
        """From a list back to the days."""
        if self._views.key() in LISTS:
            self.show_view(self._week.period.view, focus=focus)

    def to_grid(self) -> None:
        """The grid in front and free of the drawer, for what is to be placed there."""
        self._side.close()
        if self._week.period.view == "month" or self._views.key() != GRID:
            self.show_view("week")

    # Records

    def to_record(self, record: Record) -> None:
        """In its week, among what waits, or in its list."""
        if isinstance(record, TimeBlock):
            self.to_block(record)
        elif isinstance(record, TrackedTime):
            self._bring_day(record.start.astimezone(self._context.zone).date())
            self._week.select_tracked(record.id)
        else:
            key = next((key for key, (cls, _) in LISTS.items() if isinstance(record, cls)), None)
            if key is not None:
                self.show_view(key)
                self._views.list(key).table.select_record(record.id)

    def to_block(self, block: TimeBlock, at: At | None = None) -> None:
        """Makes a block current in its week: of one that repeats the instance at a time, or one that is in view."""
        if block.day is None:
            if self._waits(Ref.to(block)):
                self._side.open()
            return
        if at is None and self._views.key() == GRID and self._week.select(block):
            return
        found = at if at is not None else place_of(block, self._context.now())
        self._bring_day(day_of(found) if found is not None else block.day)
        if not self._week.select(block, found) and (self._week.words or self._context.who):
            self.clear_filter()
            self._week.select(block, found)

    def to_changed(self, refs: Sequence[Ref]) -> None:
        """To what was undone: what of it is in view, else the record; or where it was seen last, if it is gone, or
        repeats at many places."""
        reads = self._context.workspace.reads
        alive = [record for ref in refs if (record := reads.resolve(ref)) is not None and record.deleted is None]
        blocks = [record for record in alive if isinstance(record, TimeBlock)]
        if self._views.key() == GRID and any(self._week.select(block) for block in blocks):
            return
        days = [self._week.places[ref.id] for ref in refs if ref.id in self._week.places]
        somewhere = next((r for r in alive if not (isinstance(r, TimeBlock) and r.repeats and days)), None)
        if somewhere is not None:
            self.to_record(somewhere)
        elif days and not any(day in self._week.period.days for day in days):
            self.to_day(min(days))

    def filter_list(self) -> None:
        """Narrows the list in front to what is typed."""
        typed = self._bar.filter.text()
        self._views.filter_list(typed, self.clear_filter if typed or self._context.who else None)

    def clear_filter(self) -> None:
        """Shows everybody's, whatever it is called."""
        self._bar.filter.clear()
        self._context.set_who(None)
        self._week.reload()
        self.filter_list()

    def _bring_day(self, day: date) -> None:
        if self._views.key() != GRID:
            view = self._week.period.view
            self._week.period = self._week.period._replace(day=day)
            self.show_view(view if view != "month" else "week")
        elif day not in self._week.period.days:
            self._week.go(self._week.period._replace(day=day))
