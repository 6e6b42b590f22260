"""The page of the calendar: the week as it is planned, and as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.calendar.model import RECORDS, Category, TimeBlock, TrackedTime, WorkArrangement
from organizer.areas.calendar.rules.clock_time import At
from organizer.areas.calendar.widgets.side_panel import SidePanel
from organizer.areas.calendar.widgets.timer_strip import TimerStrip
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import describe
from organizer.kernel.system import Member
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu
from organizer.ui.records.names import Names

from .advice import Advice
from .bar import CalendarBar
from .commands import Commands
from .going import Going
from .lists import Lists
from .loading import anything
from .menus import BlockMenus
from .notices import Notices
from .period import View
from .planning import Planning
from .side import WeekSide
from .tracking import Tracking
from .verbs import BlockVerbs
from .views import ARRANGEMENTS, BLOCKS, CATEGORIES, EMPTY, GRID, LISTS, MONTH, TRACKED, Views
from .week import WeekInView
from .weeks import WeekTemplate

_KINDS = tuple(describe(cls).kind for cls in (*RECORDS, Member))
_TICK_MS = 20_000
_MORNING = time(9)
_DIGITS: dict[int, View] = {Qt.Key.Key_1: "day", Qt.Key.Key_2: "week", Qt.Key.Key_3: "month"}
_KEYS = (
    ("N", "New block"), ("P", "Place what waits"), ("T", "Track, or stop"), ("D", "Duplicate"),
    ("Space", "Done, or not"), ("Alt+Up", "Move, by any arrow"), ("Alt+Shift+Down", "Longer; Up: shorter"),
    ("Shift+Right", "Next week"), ("Home", "Today"), ("1", "Day; 2: week, 3: month"),
)  # fmt: skip


class CalendarPage(AreaPage):
    """The week is read and painted with nothing that takes long to load; what other areas offer to plan follows after
    the first paint."""

    title = "Calendar"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._painted = False
        names = Names(context)
        first_weekday = QLocale().firstDayOfWeek().value - 1
        self.commands = Commands(context)
        self.bar = self.page_bar = CalendarBar(self._fill_template, self._fill_more, parent=self)
        self.panel, self.strip, self.notices = SidePanel(context.single_keys), TimerStrip(), Notices()
        self.views = Views(context, names, first_weekday)
        self.views.made.connect(self._connect_made)
        self.side = WeekSide(self, self.panel)
        self.week = WeekInView(context, self.views, self.panel, self.bar, first_weekday)
        self.verbs = BlockVerbs(context, self.commands, names, lambda: self.week.loaded, self._show_block, self)
        self.tracking = Tracking(context, self.commands, self.verbs, self.strip, self.notices)
        self.planning = Planning(
            context, self.commands, self.verbs, self.panel.tray, self.views.grid, self._show_block, self._to_grid
        )
        self.going = Going(context, self.views, self.week, self.side, self.bar, self._waits)
        self.lists = Lists(context, names, self.views, self.verbs, self.going.to_record, self.going.leave_list)
        self.template = WeekTemplate(self.commands, lambda: self.week.period)
        self.menus = BlockMenus(
            self.commands, self.verbs, self.tracking, self.views.grid, lambda: self.week.loaded,
            self.planning.place_chosen, lambda block: self.export_requested.emit(TimeBlock, [block]),
        )  # fmt: skip
        self.advice = Advice(context, self.notices, self.going.to_day, self.template.copy_last)
        self._lay_out()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._read_tray = QTimer(self)
        self._read_tray.setSingleShot(True)
        self._read_tray.setInterval(0)
        self._read_tray.timeout.connect(self._fill_tray)
        self._begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.notices)
        column.addWidget(self.views, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.side.place)

    def _connect(self) -> None:
        bar, grid, verbs, going = self.bar, self.views.grid, self.verbs, self.going
        bar.today_asked.connect(going.to_today)
        bar.stepped.connect(going.step)
        bar.view_asked.connect(lambda view: going.show_view(view, focus=False))
        bar.filter.typed.connect(self._filter)
        bar.filter.left.connect(self.views.focus_front)
        self.week.shown.connect(self._shown)
        for signal, act in (
            (grid.opened, verbs.open), (grid.created, verbs.create), (grid.moved, verbs.move),
            (grid.resized, verbs.resize), (grid.deleted, verbs.delete), (grid.duplicated, verbs.duplicate),
            (grid.ticked, verbs.tick), (grid.track_asked, self.tracking.toggle), (grid.turned, going.turn_to),
            (grid.place_asked, self.planning.place_chosen), (grid.menu_asked, self._show_menu),
            (grid.today_asked, going.to_today), (grid.day_opened, going.open_day), (grid.more_asked, self._show_hidden),
        ):  # fmt: skip
            signal.connect(act)
        self.week.band.opened.connect(self._edit_arrangement)
        self.panel.balance.edit_targets.clicked.connect(self.lists.edit_targets)
        self.side.month_made.connect(lambda month: month.chosen.connect(going.to_day))

    def _connect_made(self, key: str, view: Any) -> None:
        if key == MONTH:
            view.moved.connect(self.going.move_in_month)
            view.opened.connect(self.going.open_day)
            view.chip_opened.connect(lambda id, day: self.going.open_in_day(self.verbs.instance(id), day))
            view.created.connect(self._new_on)
            view.today_asked.connect(self.going.to_today)
        elif key == EMPTY:
            view.created.connect(self.commands.add_usual_categories)
            view.imported.connect(lambda: self.import_requested.emit())
            view.shape_chosen.connect(self._begin_with)

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.strip, self.notices, self.views, self.side.place)

    def new_menu(self) -> list[NewEntry]:
        new = self.lists.new
        return [
            NewEntry("Block", "calendar-plus", self._new_block),
            NewEntry("Unscheduled block", "list", self.planning.new),
            NewEntry("Tracked time", "timer", partial(new, TrackedTime)),
            NewEntry("Category", "tag", partial(new, Category)),
            NewEntry("Work arrangement", "house", partial(new, WorkArrangement)),
        ]

    def key_words(self) -> Sequence[tuple[str, str]]:
        return _KEYS

    def activate(self, view: str | None) -> None:
        if view is not None:
            self.going.show_view(view)
        else:
            self.views.focus_front(Qt.FocusReason.OtherFocusReason)

    def filter_field(self) -> QWidget | None:
        return None if self.views.key() == EMPTY else self.bar.filter.open()

    def show_record(self, ref: Ref) -> None:
        if ref.kind not in _KINDS:
            self.context.open(ref)
        elif (record := self.context.workspace.reads.resolve(ref)) is not None:
            self.going.to_record(record)

    def show_changed(self, refs: Sequence[Ref]) -> None:
        self.going.to_changed(refs)

    def refresh(self, changes: Changes | None) -> None:
        self._read_tray.start()
        if changes is not None and not changes.touches(*_KINDS):
            return
        self.views.refresh_lists(changes)
        if not anything(self.context):
            self._show_empty()
        elif self.views.key() == EMPTY:
            self._begin()
            self.views.focus_front()
        else:
            self.week.reload()
            if changes is None:
                self.going.filter_list()

    # Beginning, filter

    def _begin(self) -> None:
        """The view that was left; or how to begin."""
        if anything(self.context):
            self.bar.show()
            self.views.bring(GRID)
            self.going.begin()
        else:
            self._show_empty()

    def _begin_with(self, shape: str) -> None:
        from .beginning import begin_with

        begin_with(shape, self.context, self.verbs, self.lists)

    def _show_empty(self) -> None:
        self.views.bring(EMPTY)
        self.side.set_wanted(False)
        self.bar.hide()

    def _filter(self) -> None:
        if self.views.key() in LISTS:
            self.going.filter_list()
        else:
            self.week.show()
            self.planning.show(self.week.loaded, self.week.words)

    # What is in view

    def _shown(self) -> None:
        loaded = self.week.loaded
        if self.views.key() in LISTS:
            self.bar.show_list()
        self.tracking.show(loaded)
        self.advice.show(loaded, filtered=bool(self.week.words))
        if self.side.month is not None:
            self.side.month.show_day(self.week.period.day, loaded.today)
        self._show_counts()

    def _fill_tray(self) -> None:
        """What waits is read from all areas, some of which load more than the first paint should wait for."""
        self._read_tray.stop()
        if self.views.key() != EMPTY:
            self.planning.read(self.week.loaded, self.week.words)
            self._show_counts()

    def _show_counts(self) -> None:
        balance = self.week.loaded.balance
        self.side.show_counts(balance.tracked, balance.planned, self.planning.count())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._read_tray.start)  # From when the picture is on the screen.

    def _tick(self) -> None:
        if self.isVisible() and self.views.key() != EMPTY:
            self.week.tick(self.context.now())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.side.fit(self.window().width()):
            self.week.set_size(self.side.size_class)
            self._shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        steps = -steps if self.isRightToLeft() else steps
        alone = not modifiers and self.context.single_keys()
        if self.views.key() == EMPTY:
            super().keyPressEvent(event)
        elif alone and key in _DIGITS:
            self.going.show_view(_DIGITS[key])
        elif steps and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.going.turn(7 * steps)
        elif steps and not modifiers:
            self.going.turn(steps)
        elif key == Qt.Key.Key_Home and not modifiers:
            self.going.to_today()
        else:
            super().keyPressEvent(event)

    # What parts of the page ask of others

    def _show_block(self, block: TimeBlock, at: At | None) -> None:
        self.going.to_block(block, at)

    def _to_grid(self) -> None:
        self.going.to_grid()

    def _waits(self, ref: Ref) -> bool:
        self._fill_tray()
        return self.planning.select(ref)

    def _new_block(self) -> None:
        """A form for an hour at the grid's cursor."""
        if self.views.key() == GRID:
            at, lane = self.views.grid.cursor_at()
            end: At = at + timedelta(hours=1) if isinstance(at, datetime) else at
            self.verbs.create(at, end, lane)
        else:
            self._new_on(self.week.period.day)

    def _new_on(self, day: date) -> None:
        start = datetime.combine(day, _MORNING)
        self.verbs.create(start, start + timedelta(hours=1), None)

    def _edit_arrangement(self, id: UUID) -> None:
        found = self.context.workspace.reads.find(WorkArrangement, id)
        if found is not None:
            self.lists.edit(found)

    # Menus

    def _show_menu(self, id: object, at: QPoint) -> None:
        menu = Menu(parent=self)
        self.menus.fill(menu, id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _show_hidden(self, ids: Sequence[object], at: QPoint) -> None:
        """What there is no room for, to be chosen from."""
        menu = Menu(parent=self)
        for id in ids:
            menu.add(self.verbs.words(id), partial(self.verbs.open, id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _fill_template(self, menu: Menu) -> None:
        self.template.fill(menu)

    def _fill_more(self, menu: Menu) -> None:
        for key, title, icon in (
            (BLOCKS, "All blocks", "list"), (TRACKED, "Tracked times", "timer"), (CATEGORIES, "Categories", "tag"),
            (ARRANGEMENTS, "Work arrangements", "house"),
        ):  # fmt: skip
            menu.add(title, partial(self.going.show_view, key), icon=icon)
        menu.add(
            "What each way of working gives back", lambda: self.lists.compare_arrangements(self.week.period.day),
            icon="clock",
        )  # fmt: skip
        menu.addSeparator()
        menu.add("Bring in a calendar file…", lambda: self.import_requested.emit(), icon="upload")
        menu.add("Export all as iCalendar…", lambda: self.export_requested.emit(TimeBlock, []), icon="download")
