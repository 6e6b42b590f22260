"""What the page has read and shows: one tree for all views, the goal that is chosen, and its pane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from organizer.areas.goals import queries
from organizer.areas.goals.model import Goal, Habit, Win
from organizer.areas.goals.queries import Counters
from organizer.areas.goals.rules.tree import Tree
from organizer.areas.goals.widgets.marks import Shown
from organizer.kernel.changes import Changes
from organizer.ui.context import PageContext
from organizer.ui.pagebar import PageBar
from organizer.ui.records.empty_note import EmptyNote
from organizer.ui.records.names import Names

from .filters import GoalFilters
from .kept import KeptGoals
from .pane import GoalPane
from .reading import heads_of, read_wins, summary_of
from .views import HABITS, LANES, LISTS, OF_GOALS, OUTLINE, REVIEW, WINS, Views


class GoalsInView:
    """Reads, and brings the view in front and the pane up to date."""

    def __init__(self, context: PageContext, counters: Counters, names: Names, views: Views, pane: GoalPane) -> None:
        self._context, self._names, self._kept = context, names, KeptGoals(context, counters)
        self._views, self._pane = views, pane
        self.note = EmptyNote(views)
        self.current: UUID | None = None
        """The goal that is chosen."""
        self.shown = Shown(Tree((), (), {}, context.today()), frozenset(), names.faces, context.today())
        self.fill_review: Callable[[], None] = lambda: None
        """Set by the page, as is the next one."""
        self.new_goal: Callable[[], None] = lambda: None

    def attach(self, bar: PageBar, filters: GoalFilters) -> None:
        """The page bar, once it is made."""
        self._bar, self._filters = bar, filters
        filters.changed.connect(self.filter)

    def anything(self) -> bool:
        """Whether there is anything of the area in the open profiles."""
        reads = self._context.workspace.reads
        return any(reads.page(cls, limit=1).records for cls in (Goal, Habit, Win))

    def read_beside(self, then: Callable[[], None]) -> bool:
        """Whether the goals are so many that they are read in another thread; `then` is called when they are there."""
        beside = self._kept.read_beside(then)
        if beside:
            self.note.say("Reading your goals", "")
        return beside

    def read(self, changes: Changes | None = None) -> None:
        """Brings the tree up to a change; without one reads it all."""
        self._narrow(self._kept.tree(changes))

    def filter(self) -> None:
        """Shows what the filters leave."""
        self._narrow(self.shown.tree)
        self.show()

    def _narrow(self, tree: Tree) -> None:
        today = self._context.today()
        self.shown = Shown(tree, self._filters.ids(tree, today), self._names.faces, today)

    def part(self, key: str) -> Any:
        """What shows the goals in one of the views of goals."""
        if key == LANES:
            return self._views.lanes.lanes
        return self._views.outline if key == OUTLINE else self._views.timeline.rows

    def choose(self, id: UUID) -> None:
        """Another goal was chosen in the view in front."""
        self.current = id
        self._pane.show_goal(id, self.shown)

    def choose_first(self) -> None:
        """Where nothing is chosen, the first goal of the quarter is."""
        if self.current is None:
            tree = self.shown.tree
            below = [*tree.quarter_goals(), *tree.below(None)]
            self.current = next((goal.id for goal in below if goal.id in self.shown.ids), None)

    def uncover(self, id: UUID) -> None:
        """Takes away what hides a goal: the choice of another member, filters."""
        if id not in self.shown.tree.goals:
            self.read()
        if id not in self.shown.tree.goals and self._context.who is not None:
            self._context.set_who(None)
            self.read()
        goal = self.shown.tree.goals.get(id)
        if goal is not None and id not in self.shown.ids:
            self._filters.clear()
            if id not in self.shown.ids:
                self._filters.status.choose([str(goal.status.value)])
        self.current = id

    def show(self, changes: Changes | None = None) -> None:
        """Shows what was read in the view in front, and in the pane."""
        key, shown, reads = self._views.key(), self.shown, self._context.workspace.reads
        if self.current not in shown.tree.goals:
            self.current = None
        if key in OF_GOALS:
            self.part(key).set_shown(shown)
            self.part(key).set_current(self.current)
            self._pane.show_goal(self.current, shown)
        if key == LANES:
            self._views.lanes.set_heads(heads_of(shown))
        elif key == HABITS:
            self._views.habits.set_habits(queries.habits(reads, shown.today, self._context.who), shown.today)
        elif key == WINS:
            self._views.wins.set_wins(*read_wins(reads, self._context.mine()), shown)
        elif key == REVIEW:
            self.fill_review()
        elif key in LISTS:
            self._views.list(key).refresh(changes)
        self._bar.set_summary(summary_of(shown.tree, shown.ids) if shown.tree.goals else "")
        self._show_note(key)

    def _show_note(self, key: str) -> None:
        """What stands in place of goals where none is in view."""
        if key not in OF_GOALS or self.shown.ids:
            self.note.hide()
        elif self._filters.active() or self._context.who is not None:
            name = self._context.who_name()
            title = f"Nothing for {name} in this view" if name else "Nothing in this view"
            self.note.say(title, "", "Clear filter", self._clear_filters)
        else:
            words = "Those that were closed are there under Status."
            self.note.say("No goals are open", words if self.shown.tree.goals else "", "New goal", self.new_goal)

    def _clear_filters(self) -> None:
        self._filters.clear()
        self._context.set_who(None)
