"""The pane of one goal at work: shows whichever is chosen, and stays up to date."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.goals.model import Goal, Step
from organizer.areas.goals.widgets.detail import GoalDetail
from organizer.areas.goals.widgets.marks import Shown
from organizer.kernel.changes import Ref
from organizer.ui.context import PageContext
from organizer.ui.fields.suggestions import Option
from organizer.ui.money_mask import money_mask
from organizer.ui.painting import hairline
from organizer.ui.side import Pane
from organizer.ui.theme import theme

from .commands import Commands
from .reading import GoalReads


class GoalPane(Pane):
    """Asks for what it cannot do itself."""

    ref_opened = Signal(Ref)
    goal_opened = Signal(UUID)
    check_in_asked = Signal(object)
    measure_asked = Signal(object)
    left = Signal()
    """Esc was pressed, or the cross."""

    def __init__(
        self, context: PageContext, commands: Commands, reads: GoalReads, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._commands, self._reads = context, commands, reads
        self._charted: UUID | None = None
        self._shown: Shown | None = None
        self.detail = GoalDetail(self._find)
        detail = self.detail
        detail.goal_opened.connect(self.goal_opened)
        detail.ref_opened.connect(self.ref_opened)
        detail.head.closed.connect(self.left)
        detail.check_in_asked.connect(lambda: self._ask(self.check_in_asked))
        detail.measure_asked.connect(lambda: self._ask(self.measure_asked))
        detail.result_chosen.connect(self._chart)
        detail.linked.connect(self._link)
        detail.steps.added.connect(self._add_step)
        detail.steps.ticked.connect(self._tick)
        detail.steps.opened.connect(lambda id: self.ref_opened.emit(Ref("step", id)))
        mask = money_mask()
        if mask is not None:
            mask.changed.connect(self._reload)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(detail)

    @property
    def goal(self) -> Goal | None:
        """What is shown."""
        return self.detail.view.goal if self.detail.view is not None else None

    def show_goal(self, id: UUID | None, shown: Shown) -> None:
        """Shows a goal of the tree, or nothing."""
        self._shown = shown
        goal = shown.tree.goals.get(id) if id is not None else None
        if goal is None:
            self.detail.show_nothing()
            return
        if self.goal is None or self.goal.id != goal.id:
            self._charted = None
        self.detail.show_goal(self._reads.goal(goal, shown, self._charted))

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        detail = self.detail
        first = detail.check_in if detail.view is not None and detail.view.chart is not None else detail.head.more
        first.setFocus(reason)

    def begin_linking(self) -> None:
        """Opens the line that links something with the goal."""
        self.detail.begin_linking()

    def _ask(self, signal: SignalInstance) -> None:
        if self.goal is not None:
            signal.emit(self.goal)

    def _chart(self, result: UUID) -> None:
        self._charted = result
        self._reload()

    def _reload(self) -> None:
        if self.goal is not None and self._shown is not None:
            self.show_goal(self.goal.id, self._shown)

    def _find(self, text: str) -> Sequence[Option]:
        from organizer.ui.records.views import linkable

        goal = self.goal
        return linkable(self._context.workspace.reads, Ref.to(goal), text) if goal is not None else ()

    def _link(self, ref: Ref) -> None:
        other = self._context.workspace.reads.resolve(ref)
        if self.goal is not None and other is not None:
            self._commands.link(self.goal, other)

    def _add_step(self, title: str) -> None:
        if self.goal is not None:
            self._commands.add_step(self.goal, title)

    def _tick(self, id: UUID, done: bool) -> None:
        step = self._context.workspace.reads.find(Step, id)
        if step is not None:
            self._commands.finish_step(step, done)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme().tokens
        painter.fillRect(self.rect(), tokens["surface"])
        hairline(painter, 0, 0, self.height(), tokens["border-subtle"], vertical=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
