"""The page of goals: whether what is done now moves what matters, and where one is behind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.areas.goals.model import RECORDS, Habit, Win
from organizer.areas.goals.widgets.keys import KEY_WORDS
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import describe
from organizer.kernel.system import Link, Member, Pause
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.records.names import Names
from organizer.ui.shell import SizeClass
from organizer.ui.side import Side

from .checking import Checking
from .commands import Commands
from .filters import GoalFilters
from .in_view import GoalsInView
from .pane import GoalPane
from .reading import GoalReads, counters_of
from .reviewing import Reviewing
from .verbs import GoalVerbs
from .views import (
    CHECK_INS,
    EMPTY,
    HABITS,
    LANES,
    LISTS,
    OF_GOALS,
    REVIEW,
    SEGMENTS,
    STEPS,
    TIMELINE,
    WINS,
    Views,
)

_VIEW_KEY, _CLOSED_KEY = "goals.view", "goals.closed"
_KINDS = {describe(cls).kind: cls for cls in RECORDS}
_OURS = (*_KINDS, describe(Member).kind, describe(Pause).kind, describe(Link).kind, "attachment")
_WIDTHS: Mapping[SizeClass, int] = {"narrow": 496, "normal": 388, "wide": 440}


class GoalsPage(AreaPage):
    """One tree is read for all views; each of them shows it in its own way."""

    title = "Goals"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.commands = Commands(context)
        self._names = names = Names(context)
        self._counters = counters_of(context.areas)
        self._pane_closed = False
        self.views = Views(context, names)
        self.pane = GoalPane(context, self.commands, GoalReads(context.workspace.reads, self._counters, names))
        self.side = Side(self, self.pane, "Goal", _WIDTHS)
        self.goals = GoalsInView(context, self._counters, names, self.views, self.pane)
        self.checking = Checking(context, self.commands, lambda: self.goals.shown.tree, self)
        self.verbs = GoalVerbs(
            context, self.commands, names, self._counters, lambda: self.goals.shown, self.show_goal, self
        )
        self.verbs.check_in = self.checking.begin
        self.verbs.open, self.verbs.show_pane, self.verbs.link = self._open_pane, self._show_pane, self._link
        self.reviewing = Reviewing(self.commands, lambda: self.goals.shown, self._leave_list, self)
        self.goals.fill_review, self.goals.new_goal = self.reviewing.fill, self.verbs.new_goal
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views, 1)
        row.addWidget(self.side.place)
        self._make_bar()
        self.views.made.connect(self._connect_made)
        self._connect_made(LANES, self.views.lanes)
        self._connect_pane()
        self._begin()

    def _make_bar(self) -> None:
        self.bar = self.page_bar = PageBar(parent=self)
        self.bar.set_views(SEGMENTS)
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        self.filters = GoalFilters(self.bar)
        self.goals.attach(self.bar, self.filters)
        self.filters.left.connect(self.views.focus_front)
        self.weekly = Button("Weekly check-in", icon="list-checks")
        self.weekly.clicked.connect(self.checking.begin_due)
        self.more = IconButton("ellipsis", "More about goals")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_more, self.more))
        self.bar.add_action(self.weekly)
        self.bar.add_action(self.more)

    def _connect_made(self, key: str, view: Any) -> None:
        if key in OF_GOALS:
            part = view.lanes if key == LANES else view.rows if key == TIMELINE else view
            part.asked.connect(self.verbs.answer)
            part.current_changed.connect(self.goals.choose)
            menu = part.goal_menu_asked if key == TIMELINE else part.menu_asked
            menu.connect(self._show_menu)
            if key != TIMELINE:
                part.moved.connect(self.verbs.move)
            if key == LANES:
                part.collapsed_changed.connect(self._keep_closed)
        elif key == HABITS:
            view.add_asked.connect(self.verbs.new_habit)
            view.rows.marked.connect(self._mark)
            view.rows.opened.connect(lambda id: self.show_record(Ref("habit", id)))
            view.rows.deleted.connect(lambda id: self.verbs.delete_record(self._find(Habit, id)))
        elif key == WINS:
            view.added.connect(self.commands.add_win)
            view.rows.opened.connect(lambda id: self.show_record(Ref("win", id)))
            view.rows.deleted.connect(lambda id: self.verbs.delete_record(self._find(Win, id)))
        elif key == REVIEW:
            self.reviewing.connect_view(view)
        elif key == EMPTY:
            view.created.connect(self.verbs.new_goal)
            view.shape_chosen.connect(self.verbs.begin_with)
        elif key in LISTS:
            view.opened.connect(self.verbs.edit_record)
            view.edit_asked.connect(self.verbs.edit_record)
            view.create_asked.connect(self.verbs.new_step if key == STEPS else self.checking.begin_due)
            view.closed.connect(self._leave_list)

    def _connect_pane(self) -> None:
        self.pane.goal_opened.connect(self.show_goal)
        self.pane.ref_opened.connect(self.show_record)
        self.pane.check_in_asked.connect(self.checking.begin)
        self.pane.measure_asked.connect(lambda goal: self.verbs.edit(goal, measures=True))
        self.pane.left.connect(self._leave_pane)
        more = self.pane.detail.head.more
        more.set_menu_maker(lambda: filled_when_opened(self._fill_pane_menu, more))

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.views, self.pane)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Goal", "target", self.verbs.new_goal),
            NewEntry("Life direction", "flag", self.verbs.new_direction),
            NewEntry("Step", "footprints", self.verbs.new_step),
            NewEntry("Habit", "refresh-cw", self.verbs.new_habit),
            NewEntry("Win", "trophy", self.verbs.new_win),
        ]

    def key_words(self) -> Sequence[tuple[str, str]]:
        return KEY_WORDS

    def activate(self, view: str | None) -> None:
        if view is not None:
            self.show_view(view)
        else:
            self.views.focus_front(Qt.FocusReason.OtherFocusReason)

    def filter_field(self) -> QWidget | None:
        if self.views.key() == EMPTY:
            return None
        if self.views.key() not in OF_GOALS:
            self.show_view(LANES, focus=False)
        return self.filters.text.open()

    def show_record(self, ref: Ref) -> None:
        """A goal is shown in the views, all else in its form."""
        if ref.kind == "goal":
            self.show_goal(ref.id)
            self.side.open_where_narrow()
            return
        cls = _KINDS.get(ref.kind)
        if cls is None:
            self.context.open(ref)
        elif (record := self._find(cls, ref.id)) is not None:
            self.verbs.edit_record(record)

    def refresh(self, changes: Changes | None) -> None:
        self._names.forget(changes)
        if changes is not None and not changes.touches(*_OURS):
            return
        self.goals.read(changes)
        if not self.goals.anything():
            self._show_empty()
        elif self.views.key() == EMPTY:
            self._begin()
            self.views.focus_front()
        else:
            self.goals.show(changes)

    # Reading and showing

    def _begin(self) -> None:
        """The view that was left; or how to begin."""
        if self.goals.read_beside(self._begin):
            return
        self.goals.read()
        if not self.goals.anything():
            self._show_empty()
            return
        self.bar.show()
        try:
            closed = {UUID(each) for each in json.loads(self.context.settings.text(_CLOSED_KEY, "[]"))}
        except (ValueError, TypeError):
            closed = set()
        self.views.lanes.lanes.set_collapsed(closed)
        kept = self.context.settings.text(_VIEW_KEY, LANES)
        self.goals.choose_first()
        self.show_view(kept if any(kept == s.key for s in SEGMENTS) else LANES, focus=False)

    def _show_empty(self) -> None:
        self.goals.note.hide()
        self.views.bring(EMPTY)
        self.side.set_wanted(False)
        self.bar.hide()

    def _keep_closed(self) -> None:
        closed = sorted(str(id) for id in self.views.lanes.lanes.collapsed)
        self.context.settings.set(_CLOSED_KEY, json.dumps(closed))

    def show_view(self, view: str, *, focus: bool = True) -> None:
        """Brings a view to the front; those of the page bar are remembered."""
        if self.views.key() == EMPTY and not self.goals.anything():
            return
        offered = any(view == segment.key for segment in SEGMENTS)
        self.views.bring(view)
        self.bar.views.set_value(view if offered else None)
        if offered:
            self.context.settings.set(_VIEW_KEY, view)
        self.filters.set_shown(view in OF_GOALS)
        self.side.set_wanted(view in OF_GOALS and not self._pane_closed)
        self.goals.show()
        if focus:
            self.views.focus_front()

    # One goal

    def show_goal(self, id: UUID) -> None:
        """Goes to a goal: in the view, free of filters that hide it, and in the pane."""
        self.goals.uncover(id)
        if self.views.key() == EMPTY:
            self._begin()
        if self.views.key() not in OF_GOALS:
            self.show_view(LANES)
        else:
            self.goals.show()

    def _want_pane(self) -> None:
        self._pane_closed = False
        self.side.set_wanted(self.views.key() in OF_GOALS)

    def _show_pane(self) -> None:
        self._want_pane()
        self.side.open_where_narrow()

    def _open_pane(self) -> None:
        self._want_pane()
        self.side.open()

    def _link(self) -> None:
        self._open_pane()
        self.pane.begin_linking()

    def _leave_pane(self) -> None:
        """Esc goes back to the view; the cross closes the pane where it stands beside it."""
        crossed = self.sender() is not None and self.pane.detail.head.close_button.hasFocus()
        if self.side.is_open():
            self.side.close()
        elif crossed:
            self._pane_closed = True
            self.side.set_wanted(False)
            self.views.focus_front(Qt.FocusReason.OtherFocusReason)
        else:
            self.views.focus_front()

    def _leave_list(self) -> None:
        kept = self.context.settings.text(_VIEW_KEY, LANES)
        self.show_view(kept if any(kept == s.key for s in SEGMENTS) else LANES)

    def _find(self, cls: type[Any], id: UUID) -> Any:
        return self.context.workspace.reads.find(cls, id)

    def _mark(self, id: UUID, day: Any, kept: Any) -> None:
        habit = self._find(Habit, id)
        if habit is not None:
            self.commands.mark_habit(habit, day, kept)

    # Menus, keys, size

    def _show_menu(self, id: UUID, at: QPoint) -> None:
        goal = self.goals.shown.tree.goals.get(id)
        if goal is not None:
            menu = Menu(parent=self)
            self.verbs.fill_menu(menu, goal)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _fill_pane_menu(self, menu: Menu) -> None:
        if self.pane.goal is not None:
            self.verbs.fill_menu(menu, self.pane.goal)

    def _fill_more(self, menu: Menu) -> None:
        menu.add("Review the quarter…", partial(self.show_view, REVIEW), icon="list-checks")
        menu.addSeparator()
        menu.add("All check-ins", partial(self.show_view, CHECK_INS), icon="circle-check")
        menu.add("All steps", partial(self.show_view, STEPS), icon="footprints")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.key() == Qt.Key.Key_T and not event.modifiers() and self.views.letters()
        if letter and self.views.key() in OF_GOALS and self.pane.detail.view is not None:
            self.pane.detail.chart.as_table.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.side.fit(self.window().width()):
            self.views.lanes.set_size_class(self.side.size_class)
            # The drawer has a cross of its own.
            self.pane.detail.head.close_button.setVisible(self.side.size_class != "narrow")
