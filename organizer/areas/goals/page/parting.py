"""Goals that go, and goals that become two: what belongs to them is told before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.goals.model import CheckIn, Goal, Habit, Horizon, Status, Step
from organizer.areas.goals.rules.tree import Tree
from organizer.areas.goals.rules.words import counted_words, deleted_words, measured
from organizer.areas.goals.widgets.marks import amount
from organizer.kernel.query import Where
from organizer.ui.context import PageContext
from organizer.ui.label import Label

from .commands import Commands

if TYPE_CHECKING:
    from organizer.areas.goals.widgets.split_form import SplitForm
    from organizer.ui.drawer import Drawer

_MOST = 40


class Parting(QObject):
    """`tree` gives what is on the page; `show` is told which goal to go to."""

    def __init__(
        self, context: PageContext, commands: Commands, tree: Callable[[], Tree], show: Callable[[UUID], None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._context, self._commands, self._tree, self._show = context, commands, tree, show
        self.form: SplitForm | None = None
        self._drawer: Drawer | None = None

    def delete(self, goal: Goal, with_steps: bool = False) -> None:
        """Puts a goal into the Trash and says what became of all that belongs to it."""
        self._commands.delete_goal(goal, with_steps, self.words(goal, with_steps))

    def words(self, goal: Goal, with_steps: bool = False) -> str:
        """What is said when a goal is deleted."""
        reads, tree, own = self._context.workspace.reads, self._tree(), [Where("goal", "=", goal.id)]
        steps = list(reads.every(Step, own))
        open_ = sum(step.done is None for step in steps)
        habits = reads.count(Habit, own)
        parent = tree.goals.get(goal.parent) if goal.parent is not None else None
        went = [("key result", len(tree.results(goal.id))), ("check-in", reads.count(CheckIn, own))]
        stays = [("step", len(steps)), ("habit", habits)]
        if with_steps:
            went += [("step", open_), ("habit", habits)]
            stays = [("step that was done", len(steps) - open_)]
        children = len(tree.children(goal.id))
        return deleted_words(goal.title, went, children, parent.title if parent is not None else "", stays)

    def has_steps(self, goal: Goal) -> bool:
        """Whether steps or habits could go with it."""
        reads, own = self._context.workspace.reads, [Where("goal", "=", goal.id)]
        return any(reads.page(cls, own, limit=1).records for cls in (Step, Habit))

    def split(self, goal: Goal) -> None:
        """Asks for the second title, and for what goes along."""
        if goal.status is not Status.OPEN or goal.horizon is Horizon.DIRECTION:
            what = "A life direction" if goal.horizon is Horizon.DIRECTION else goal.title
            why = "is not split" if goal.horizon is Horizon.DIRECTION else f"is {goal.status.label.lower()}"
            self._context.toast(f"{what} {why}")
            return
        drawer = self._drawer = self._context.show_drawer(self._content(goal), "Split goal")
        drawer.hold_open(True)
        drawer.close_asked.connect(self._ask_to_close)
        drawer.closed.connect(self._closed)
        assert self.form is not None
        self.form.start()

    def _content(self, goal: Goal) -> QWidget:
        from organizer.areas.goals.widgets.split_form import SplitForm

        reads, tree, own = self._context.workspace.reads, self._tree(), [Where("goal", "=", goal.id)]
        results = [
            (result.id, f"{result.title}, {amount(result, measured(result, tree.value(result)))}")
            for result in tree.results(goal.id)
        ]
        steps = [(step.id, step.title) for step in reads.every(Step, own) if step.done is None]
        habits = [(habit.id, habit.title) for habit in reads.page(Habit, own, limit=_MOST).records]
        children = [(child.id, child.title) for child in tree.children(goal.id)]
        parts = (
            ("Key results", results), ("Goals", children[:_MOST]), ("Steps", steps[:_MOST]), ("Habits", habits),
        )  # fmt: skip
        form = self.form = SplitForm(goal, parts)
        form.saved.connect(lambda: self._save(goal))
        form.given_up.connect(self._ask_to_close)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(4)
        column.addWidget(Label(goal.title, "heading", wrap=True))
        column.addWidget(Label("A second goal stands beside it, with the same days.", "label", "text-3", wrap=True))
        column.addSpacing(12)
        column.addWidget(form)
        column.addStretch(1)
        return holder

    def _save(self, goal: Goal) -> None:
        form = self.form
        if form is None:
            return
        title, along = form.title.value().strip(), form.along()
        results = [result.id for result in self._tree().results(goal.id)]
        gone = sum(id in along for id in results)
        said = f"{goal.title} split"
        if gone:
            said += f"; {counted_words('key result', gone)} of {len(results)} now in {title}"

        def done(second: Goal) -> None:
            if self._drawer is not None:
                self._drawer.close_now()
            self._show(second.id)

        self._commands.split(goal, title, along, said, done, form.refuse)

    def _ask_to_close(self) -> None:
        changed = self.form is not None and self.form.is_changed()
        if self._drawer is None or (
            changed and not self._context.confirm("Discard this split?", "Nothing is split yet.", "Discard")
        ):
            return
        self._drawer.close_now()

    def _closed(self) -> None:
        drawer, self._drawer, self.form = self._drawer, None, None
        if drawer is not None:
            drawer.close_asked.disconnect(self._ask_to_close)
            drawer.closed.disconnect(self._closed)
            drawer.hold_open(False)
            drawer.set_content(QWidget())
