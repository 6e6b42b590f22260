"""The page of goals in a window, over a profile of its own, and hands to use it with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.areas.goals.model import RECORDS, CheckIn, Goal, Habit, KeyResult
from organizer.areas.goals.page.goal_drawer import GoalDrawer
from organizer.areas.goals.page.goals import GoalsPage
from organizer.areas.goals.widgets.check_in_form import CheckInForm
from organizer.areas.goals.widgets.lane_canvas import Lanes
from organizer.kernel.area import Area, Counter
from organizer.kernel.query import Where
from organizer.kernel.system import Link
from organizer.store.profile import Profile
from tests.page_stage import PageStage

COUNTER = Counter("walks.steps", "Steps walked", "steps", lambda reads, of, first, last, owner: Decimal(1200), "habit")
ELSEWHERE = Area("walks", "Walks", "footprints", "", (), tuple, lambda: GoalsPage, counters=(COUNTER,))


class GoalsStage(PageStage[GoalsPage]):
    """Make it with `GoalsStage(qtbot, profile)`; `close` it before the profile. Another area offers a counter."""

    def __init__(self, qtbot: QtBot, profile: Profile, size: tuple[int, int] = (1440, 900)) -> None:
        areas: Sequence[Area] = (ELSEWHERE,)
        super().__init__(qtbot, profile, GoalsPage, size, areas=areas)
        self.settle()

    # What is there

    @property
    def lanes(self) -> Lanes:
        return self.page.views.lanes.lanes

    def everything(self) -> dict[object, object]:
        """All records that goals write, in the Trash or not, by id; of the rest of the sample nothing changes here."""
        reads = self.workspace.reads
        return {r.id: r for cls in (*RECORDS, Link) for trash in (False, True) for r in reads.every(cls, trash=trash)}

    def goal(self, title: str) -> Goal:
        return next(goal for goal in self.workspace.reads.every(Goal) if goal.title == title)

    def result(self, title: str) -> KeyResult:
        return next(result for result in self.workspace.reads.every(KeyResult) if result.title == title)

    def habit(self, title: str) -> Habit:
        return next(habit for habit in self.workspace.reads.every(Habit) if habit.title == title)

    def checks(self, title: str) -> list[CheckIn]:
        """The check-ins of a goal, the newest first."""
        found = self.workspace.reads.every(CheckIn, [Where("goal", "=", self.goal(title).id)])
        return sorted(found, key=lambda check: (check.day, check.id), reverse=True)

    def below(self, title: str) -> list[str]:
        """What leads to a goal, in order."""
        found = self.workspace.reads.every(Goal, [Where("parent", "=", self.goal(title).id)])
        return [g.title for g in sorted(found, key=lambda g: (g.position, g.title))]

    def current(self) -> str:
        """The title of what is chosen."""
        goal = self.page.goals.shown.tree.goals.get(self.page.goals.current) if self.page.goals.current else None
        return goal.title if goal is not None else ""

    def summary(self) -> str:
        return self.page.bar._summary.text()

    @property
    def form(self) -> CheckInForm:
        """The form of a check-in that is open."""
        assert self.page.checking.form is not None
        return self.page.checking.form

    @property
    def editor(self) -> GoalDrawer:
        """The editor of a goal that is open."""
        return next(e for e in self.context.findChildren(GoalDrawer) if e.drawer.is_open())

    # Hands

    def go(self, title: str) -> None:
        """Chooses a goal, with the focus in the view in front."""
        self.page.show_goal(self.goal(title).id)
        self.page.views.focus_front()
        self.settle()

    def alt(self, key: Qt.Key) -> None:
        self.press(key, modifier=Qt.KeyboardModifier.AltModifier)

    def place(self, title: str, down: float = 0.5) -> QPoint:
        """A point on a card, or on the head of a band: so far down."""
        rect = self.lanes.rect_of(self.goal(title).id)
        assert rect is not None
        return QPointF(rect.x() + 40, rect.y() + rect.height() * down).toPoint()

    def drag(self, start: QPoint, end: QPoint, *, release: bool = True) -> None:
        """Presses, goes there in steps, and lets go."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.lanes, left, none, start)
        for step in range(1, 7):
            on = QPointF(start) + (QPointF(end) - QPointF(start)) * step / 6
            QTest.mouseMove(self.lanes, on.toPoint())
            QApplication.processEvents()
        if release:
            QTest.mouseRelease(self.lanes, left, none, end)
