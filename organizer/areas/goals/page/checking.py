"""Checking in: on one goal, or in one go on all that are due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.goals.model import Goal, Status
from organizer.areas.goals.rules.tree import Tree
from organizer.areas.goals.rules.words import percent
from organizer.kernel.dates import format_day
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.label import Label

from .commands import Commands

if TYPE_CHECKING:
    from organizer.areas.goals.widgets.check_in_form import CheckInForm
    from organizer.ui.drawer import Drawer


class Checking(QObject):
    """A drawer with a form. Of several goals the next one follows when one is saved or passed over."""

    ended = Signal()
    """The drawer is closed, or there was nothing to ask."""

    def __init__(self, context: PageContext, commands: Commands, tree: Callable[[], Tree], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._commands, self._tree = context, commands, tree
        self.form: CheckInForm | None = None
        self._drawer: Drawer | None = None
        self._queue: list[Goal] = []
        self._at = self._done = 0

    def begin(self, goal: Goal) -> None:
        """Asks how one goal stands."""
        if goal.status is not Status.OPEN:
            self._context.toast(f"{goal.title} is {goal.status.label.lower()}")
            self.ended.emit()
            return
        self._start([goal])

    def begin_due(self) -> None:
        """Asks for all goals whose week is over, one after another."""
        from organizer.areas.goals.offers import check_ins_due

        tree, today = self._tree(), self._context.today()
        found = check_ins_due(self._context.workspace.reads, tree.quarter_goals(), today)
        due = [goal for goal, day, _ in found if day <= today]
        if due:
            self._start(due)
        elif found:
            goal, day, _ = min(found, key=lambda each: each[1])
            self._context.toast(f"No check-in is due. Next: {goal.title}, {format_day(day, today)}")
        else:
            self._context.toast("No goal of the quarter is measured by check-ins yet")

    def _start(self, goals: Sequence[Goal]) -> None:
        self._queue, self._at, self._done = list(goals), 0, 0
        self._show()

    def _show(self) -> None:
        goal, many = self._queue[self._at], len(self._queue)
        title = f"Weekly check-in, {self._at + 1} of {many}" if many > 1 else "Check in"
        content = self._content(goal)
        if self._drawer is not None and self._drawer.is_open():
            drawer = self._drawer
            drawer.set_title(title)
            drawer.set_content(content)
        else:
            drawer = self._drawer = self._context.show_drawer(content, title)
            drawer.hold_open(True)
            drawer.close_asked.connect(self._ask_to_close)
            drawer.closed.connect(self._closed)
        assert self.form is not None
        self.form.start()

    def _content(self, goal: Goal) -> QWidget:
        from organizer.areas.goals.widgets.check_in_form import CheckInForm

        tree, context = self._tree(), self._context
        results = [(result, tree.value(result)) for result in tree.results(goal.id)]
        many = len(self._queue) > 1
        last = self._at == len(self._queue) - 1
        verb = "Check in" if not many else "Check in and finish" if last else "Check in, then next"
        form = self.form = CheckInForm(goal, results, context.conventions, verb=verb)
        form.saved.connect(self._save)
        form.given_up.connect(self._ask_to_close)
        if many:
            skip = Button("Skip")
            skip.clicked.connect(self._next)
            form.foot.insertWidget(1, skip)
        score = tree.progress(goal.id).score
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(4)
        column.addWidget(Label(goal.title, "heading", wrap=True))
        path = ", for ".join(above.title for above in reversed(tree.path(goal.id)[-1:]))
        words = f"{percent(score)} of the way" if score is not None else "Not measured yet"
        column.addWidget(Label(f"{words}, for {path}" if path else words, "label", "text-3", wrap=True))
        column.addSpacing(12)
        column.addWidget(form)
        column.addStretch(1)
        return holder

    def _save(self) -> None:
        form = self.form
        if form is not None:
            self._commands.check_in(self._queue[self._at], form.filled(), self._saved, form.refuse)

    def _saved(self) -> None:
        self._done += 1
        self._next()

    def _next(self) -> None:
        self._at += 1
        if self._at < len(self._queue):
            # As it is stored now: what came before may have changed it.
            stored = self._context.workspace.reads.find(Goal, self._queue[self._at].id)
            if stored is not None:
                self._queue[self._at] = stored
            self._show()
            return
        many = len(self._queue) > 1
        if self._drawer is not None:
            self._drawer.close_now()
        if many and self._done:
            self._context.toast(f"Checked in on {self._done} of {len(self._queue)} goals")

    def _ask_to_close(self) -> None:
        changed = self.form is not None and self.form.is_changed()
        if self._drawer is None or (
            changed and not self._context.confirm("Discard this check-in?", "It is not saved yet.", "Discard")
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
        self.ended.emit()
