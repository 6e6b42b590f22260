"""The Plan view: how likely is our plan, and what would change it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.model import RECORDS
from organizer.areas.money.rules.plan.fanning import fan_of
from organizer.areas.money.rules.plan.outlook import BASE, Course, Outlook, Question
from organizer.areas.money.widgets.view import MoneyView
from organizer.kernel.changes import Changes
from organizer.kernel.record import describe
from organizer.kernel.system import Member
from organizer.ui.area_page import NewEntry
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.tooltips import set_tooltip

from .planner import Planner, Read, Worker
from .sheet import PlanSheet
from .values import chips_of, gauges_of

_MOVES_THE_PLAN = tuple(describe(cls).kind for cls in (*RECORDS, Member))
_TODAYS_KEY, _RANGES_KEY = "money.plan.todays", "money.plan.ranges"


class PlanView(MoneyView):
    """Shows what the planner worked out, and asks it anew when something changed that the plan depends on."""

    def __init__(self, context: PageContext, worker: Worker, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.chosen = BASE
        self.outlook: Outlook | None = None
        self.tried: Outlook | None = None
        """Something that is being tried out, in the place of what is saved."""
        self.planner = Planner(context, worker, read, self)
        self.planner.ready.connect(self._ready)
        self.planner.unanswered.connect(self._unanswered)
        self.planner.failed.connect(self._failed)
        self.planner.previewed.connect(self._try)
        self.sheet = PlanSheet()
        self.planner.busy_changed.connect(self.sheet.fan.set_busy)
        self.empty = EmptyState(
            "No plan yet",
            "Say what you have, what comes in and what goes out, and see how likely your plans are.",
            "Add an account", other="Add income or spending",
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.add_milestone = Button("Add milestone", icon="flag")
        self.run_again = Button("Run again", icon="refresh-cw")
        self.run_again.clicked.connect(lambda: self.run())
        set_tooltip(self.run_again, "Run again", "R")
        bar = self.sheet.scenarios
        bar.chosen.connect(self.choose)
        bar.menu_asked.connect(self.open_scenario_menu)
        bar.todays.setChecked(context.settings.text(_TODAYS_KEY, "on") == "on")
        bar.ranges.setChecked(context.settings.text(_RANGES_KEY, "on") == "on")
        bar.switched.connect(self._switched)

    # What the page asks

    def bar_actions(self) -> tuple[QWidget, ...]:
        return (self.add_milestone, self.run_again)

    def new_menu(self) -> list[NewEntry]:
        return []

    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("R", "Run again"), ("D", "Today's dollars"), ("G", "Show ranges"), ("T", "Chart as a table"),
            ("Left / Right", "Read a year in the chart"),
        )  # fmt: skip

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_MOVES_THE_PLAN):
            self.run()

    def take_focus(self) -> None:
        front = self.sheet.fan.chart.plot if self._stack.currentWidget() is self.sheet else self.empty
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_view(self) -> None:
        self.planner.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {Qt.Key.Key_R: self.run, Qt.Key.Key_D: self.sheet.scenarios.todays.click,
                Qt.Key.Key_G: self.sheet.scenarios.ranges.click}  # fmt: skip
        act = acts.get(Qt.Key(event.key())) if not event.modifiers() and self.context.single_keys() else None
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    # What it does

    def run(self) -> None:
        """Works the plan out anew."""
        self.planner.ask(self.chosen)

    def choose(self, key: str) -> None:
        """Looks at another scenario."""
        self.chosen = key
        if self.outlook is not None and self.outlook.of != key:
            self.planner.move(key)
        self._show()

    def open_scenario_menu(self, key: str, at: QPoint) -> None:
        """What can be done with a scenario."""

    @property
    def course(self) -> Course | None:
        """The course that is looked at."""
        return self.outlook.course(self.chosen) if self.outlook is not None else None

    def _ready(self, outlook: Outlook) -> None:
        self.outlook, self.tried = outlook, None
        if self.chosen not in {course.case.key for course in outlook.courses}:
            self.chosen = BASE
        self._stack.setCurrentWidget(self.sheet)
        self._show()

    def _try(self, outlook: Outlook) -> None:
        self.tried = outlook
        self._show()

    def _unanswered(self, question: Question) -> None:
        if question.empty:
            self._stack.setCurrentWidget(self.empty)
        elif question.missing is not None:
            self._stack.setCurrentWidget(self.sheet)
            self.sheet.fan.show_missing(question.missing)

    def _failed(self, reason: str) -> None:
        self.context.complain(f"The plan could not be worked out: {reason}. What is shown is the last result.")

    def _switched(self) -> None:
        bar = self.sheet.scenarios
        self.context.settings.set(_TODAYS_KEY, "on" if bar.todays.isChecked() else "off")
        self.context.settings.set(_RANGES_KEY, "on" if bar.ranges.isChecked() else "off")
        self._show()

    def _show(self) -> None:
        outlook, saved = self.tried or self.outlook, self.outlook
        if outlook is None:
            return
        sheet, course = self.sheet, outlook.course(self.chosen)
        question = self.planner.question
        sheet.scenarios.show_values(chips_of(outlook), course.case.key, question.hidden if question else 0)
        before = saved.course(self.chosen) if self.tried is not None and saved is not None else None
        sheet.fan.show_course(outlook, course)
        sheet.fan.chart.set_fan(
            fan_of(outlook, self.chosen, todays_money=sheet.scenarios.todays.isChecked(),
                   ranges=sheet.scenarios.ranges.isChecked(), before=before)
        )  # fmt: skip
        sheet.gauges.show_values(gauges_of(outlook, self.chosen))
        sheet.show_gauges_for(outlook)
        if self.tried is None:
            sheet.movers.show_outlook(outlook, self.chosen)
            warnings = question.warnings if question is not None else ()
            sheet.assumptions.show_course(outlook, course, warnings)
        sheet.set_differs(False)
