"""What is done with goals, from wherever it is asked for: keys, menus, drags, buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from organizer.areas.goals.model import Goal, Habit, Horizon, Status, Step, Win
from organizer.areas.goals.queries import Counters
from organizer.areas.goals.rules.review import quarter_of
from organizer.areas.goals.widgets.keys import Ask
from organizer.areas.goals.widgets.lane_drag import following
from organizer.areas.goals.widgets.marks import Shown
from organizer.kernel.changes import Ref
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu
from organizer.ui.records.names import Names

from .commands import Commands
from .parting import Parting

_FINER = {
    Horizon.DIRECTION: Horizon.YEARS, Horizon.YEARS: Horizon.YEAR, Horizon.YEAR: Horizon.QUARTER,
    Horizon.QUARTER: Horizon.QUARTER,
}  # fmt: skip


class GoalVerbs(QObject):
    """`shown` gives what is on the page; `show` is told which goal to go to."""

    def __init__(
        self, context: PageContext, commands: Commands, names: Names, counters: Counters, shown: Callable[[], Shown],
        show: Callable[[UUID], None], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._commands, self._names, self._counters = context, commands, names, counters
        self._shown, self._show = shown, show
        self.parting = Parting(context, commands, lambda: shown().tree, show, self)
        self.check_in: Callable[[Goal], None] = lambda goal: None
        """Set by the page, as are those that follow."""
        self.open: Callable[[], None] = lambda: None
        self.show_pane: Callable[[], None] = lambda: None
        self.link: Callable[[], None] = lambda: None

    def answer(self, ask: Ask, id: UUID) -> None:
        """Does what a view was asked for."""
        goal = self._shown().tree.goals.get(id)
        if goal is None:
            return
        acts: dict[Ask, Callable[[], None]] = {
            Ask.OPEN: self.open, Ask.SHOW: self.show_pane, Ask.LINK: self.link,
            Ask.CHECK_IN: lambda: self.check_in(goal),
            Ask.NEW: lambda: self.new_below(goal), Ask.EDIT: lambda: self.edit(goal),
            Ask.DELETE: lambda: self.delete(goal), Ask.DELETE_ALL: lambda: self.parting.delete(goal, True),
            Ask.SPLIT: lambda: self.parting.split(goal), Ask.UP: lambda: self.shift(goal, -1),
            Ask.DOWN: lambda: self.shift(goal, 1), Ask.OUT: lambda: self.lead_out(goal),
            Ask.IN: lambda: self.lead_in(goal),
        }  # fmt: skip
        acts[ask]()

    # Making, opening

    def new_goal(self) -> None:
        """A goal of this quarter; of what is chosen, where that is a direction or further ahead."""
        self._new(horizon=Horizon.QUARTER, **self._times(Horizon.QUARTER))

    def new_direction(self) -> None:
        self._new(horizon=Horizon.DIRECTION)

    def new_below(self, goal: Goal) -> None:
        """A goal that leads to this one."""
        horizon = _FINER[goal.horizon]
        self._new(horizon=horizon, parent=goal.id, life=goal.life, owner=goal.owner, **self._times(horizon))

    def begin_with(self, shape: str) -> None:
        """The first direction, as a shape of the empty page has it."""
        from .beginning import SHAPE_VALUES

        self._new(**SHAPE_VALUES[shape])

    def _times(self, horizon: Horizon) -> dict[str, date]:
        """When a goal of that horizon usually begins and is due."""
        today = self._context.today()
        if horizon is Horizon.QUARTER:
            return {"start": today, "due": quarter_of(today).last}
        years = 1 if horizon is Horizon.YEAR else 3
        return {"start": today, "due": date(today.year + years, 12, 31) if years > 1 else _in_a_year(today)}

    def _new(self, **preset: Any) -> None:
        from .goal_drawer import GoalDrawer

        drawer = GoalDrawer(self._context, self._counters, names=self._names, **preset)
        drawer.saved.connect(lambda goal: self._show(goal.id))

    def edit(self, goal: Goal, *, measures: bool = False) -> None:
        """A form for a goal; with `measures` it begins with one more key result."""
        from .goal_drawer import GoalDrawer

        stored = self._context.workspace.reads.find(Goal, goal.id)
        if stored is not None:
            drawer = GoalDrawer(self._context, self._counters, stored, names=self._names, measures=measures)
            drawer.deleted_words = self.parting.words

    def new_record(self, cls: type[Record], **preset: Any) -> None:
        """A form for a step, a habit, a win."""
        from organizer.ui.records.drawer import RecordDrawer

        RecordDrawer(self._context, cls, names=self._names, **preset)

    def new_step(self) -> None:
        self.new_record(Step)

    def new_habit(self) -> None:
        self.new_record(Habit, since=self._context.today())

    def new_win(self) -> None:
        self.new_record(Win, day=self._context.today())

    def edit_record(self, record: Record) -> None:
        """A form for anything of the area."""
        if isinstance(record, Goal):
            self.edit(record)
            return
        from organizer.ui.records.drawer import RecordDrawer

        RecordDrawer(self._context, type(record), record, names=self._names)

    def show_changes(self, goal: Goal) -> None:
        """Who changed what of a goal, when."""
        from organizer.ui.records.views import HistoryView

        view = HistoryView(self._context, self._names, Ref.to(goal))
        self._context.show_drawer(view, f"Changes of {goal.title}")

    def delete(self, goal: Goal) -> None:
        self.parting.delete(goal)

    def delete_record(self, record: Record | None) -> None:
        if record is not None:
            name = describe(type(record)).heading_of(record) or describe(type(record)).title
            self._commands.delete([record], f"{name} deleted")

    # Moving

    def shift(self, goal: Goal, step: int) -> None:
        """One place earlier or later among those that lead to the same goal."""
        siblings = self._siblings(goal)
        at = siblings.index(goal.id) if goal.id in siblings else -1
        to = at + step
        if at < 0 or not 0 <= to < len(siblings):
            return
        rest = [id for id in siblings if id != goal.id]
        before = rest[to] if to < len(rest) else None
        self.move(goal.id, goal.parent, before, "moved up" if step < 0 else "moved down")

    def lead_out(self, goal: Goal) -> None:
        """To what its parent leads to, after the parent."""
        tree = self._shown().tree
        parent = tree.goals.get(goal.parent) if goal.parent is not None else None
        if parent is not None:
            before = following(self._shown(), parent.id, goal.id)
            self.move(goal.id, parent.parent, before)

    def lead_in(self, goal: Goal) -> None:
        """To the sibling before it, after what leads there already."""
        siblings = self._siblings(goal)
        at = siblings.index(goal.id) if goal.id in siblings else 0
        if at > 0:
            self.move(goal.id, siblings[at - 1], None)

    def move(self, id: UUID, parent: UUID | None, before: UUID | None, where: str = "") -> None:
        """Lets a goal lead to another, or stand elsewhere among its siblings."""
        goals = self._shown().tree.goals
        goal = goals.get(id)
        if goal is None:
            return
        if not where:
            to = goals.get(parent) if parent is not None else None
            same = parent == goal.parent
            where = "moved" if same else f"now leads to {to.title}" if to is not None else "leads no further now"
        self._commands.move(goal, parent, before, where, lambda: self._show(id))

    def _siblings(self, goal: Goal) -> list[UUID]:
        parent = goal.parent if goal.parent in self._shown().tree.goals else None
        return [each.id for each in self._shown().children(parent)]

    # Menu

    def fill_menu(self, menu: Menu, goal: Goal) -> None:
        """What can be done with a goal."""

        def add(words: str, ask: Ask, icon: str | None = None) -> None:
            menu.add(words, lambda: self.answer(ask, goal.id), icon=icon, shortcut=ask.value)

        direction = goal.horizon is Horizon.DIRECTION
        if goal.status is Status.OPEN and not direction:
            add("Check in", Ask.CHECK_IN, "circle-check")
        add("New goal that leads here", Ask.NEW, "plus")
        add("Edit", Ask.EDIT, "pencil")
        add("Link something", Ask.LINK, "link")
        if goal.status is Status.OPEN and not direction:
            add("Split into two…", Ask.SPLIT, "git-branch")
        menu.addSeparator()
        add("Move up", Ask.UP, "arrow-up")
        add("Move down", Ask.DOWN, "arrow-down")
        add("Lead one step further", Ask.OUT, "arrow-left")
        add("Lead to the goal above", Ask.IN, "arrow-right")
        menu.addSeparator()
        for status, words, icon in (
            (Status.OPEN, "Open again", "rotate-ccw"), (Status.REACHED, "Reached", "trophy"),
            (Status.PARKED, "Park", "pause"), (Status.DROPPED, "Drop", "x"),
        ):  # fmt: skip
            if status is not goal.status:
                menu.add(words, partial(self._commands.set_status, goal, status), icon=icon)
        menu.addSeparator()
        menu.add("Changes…", lambda: self.show_changes(goal), icon="history")
        menu.add("Delete", lambda: self.delete(goal), icon="trash-2", shortcut=Ask.DELETE.value, danger=True)
        if self.parting.has_steps(goal):
            words, ask = "Delete with its steps and habits", Ask.DELETE_ALL
            menu.add(words, lambda: self.answer(ask, goal.id), icon="trash-2", shortcut=ask.value, danger=True)


def _in_a_year(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28))
