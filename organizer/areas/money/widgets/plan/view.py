"""The Plan view: how likely is our plan, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.actions.plan import HEADLINE, keep_headline
from organizer.areas.money.model import RECORDS, Assumptions, Milestone, Scenario
from organizer.areas.money.rules.plan.checked import check
from organizer.areas.money.rules.plan.fanning import fan_of
from organizer.areas.money.rules.plan.outlook import BASE, Course, Outlook, Question
from organizer.areas.money.rules.plan.premises import Premises, with_premises
from organizer.areas.money.rules.plan.telling import to_keep
from organizer.areas.money.widgets.view import MoneyView
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import describe
from organizer.kernel.system import Member
from organizer.ui.area_page import NewEntry
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.tooltips import set_tooltip

from .assumptions_editor import AssumptionsEditor
from .commands import PlanCommands
from .compared import compared
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
        self._made: str | None = None
        """A scenario that was made just now, to be looked at as soon as it is worked out."""
        self.outlook: Outlook | None = None
        self.tried: Outlook | None = None
        """Something that is being tried out, in the place of what is saved."""
        self.planner = Planner(context, worker, read, self)
        self.planner.ready.connect(self._ready)
        self.planner.moving.connect(self._show_movers)
        self.planner.unanswered.connect(self._unanswered)
        self.planner.failed.connect(self._failed)
        self.planner.previewed.connect(self._try)
        self.sheet = PlanSheet()
        self.planner.busy_changed.connect(self.sheet.fan.set_busy)
        self.empty = EmptyState(
            "No plan yet",
            "Say what you have, what comes in and what goes out, and see how likely your plans are.",
            "Add an account", other="Import from your bank",
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
        self.commands = PlanCommands(context, worker.years, self)
        self.commands.list_asked.connect(self.list_asked)
        self.commands.chosen.connect(self._choose_made)
        self.commands.edited.connect(self._edited)
        self._connect()

    def _connect(self) -> None:
        context, commands, sheet = self.context, self.commands, self.sheet
        self.add_milestone.clicked.connect(lambda: commands.add_milestone())
        set_tooltip(self.add_milestone, "Add milestone", "M")
        self.empty.created.connect(lambda: self.view_asked.emit("accounts"))
        self.empty.imported.connect(self.import_asked)
        sheet.fan.edit_asked.connect(commands.edit_assumptions)
        sheet.fan.mend_asked.connect(self._mend)
        sheet.fan.chart.asked.connect(commands.add_milestone)
        sheet.fan.look.set_menu_maker(lambda: filled_when_opened(self._fill_look_menu, sheet.fan.look))
        sheet.assumptions.edit_asked.connect(commands.edit_assumptions)
        sheet.assumptions.streams_asked.connect(lambda: self.list_asked.emit("stream"))
        sheet.gauges.chosen.connect(commands.edit_milestone)
        sheet.difference.open_asked.connect(lambda: commands.compare(self.outlook) if self.outlook else None)
        sheet.scenarios.new_asked.connect(lambda: commands.new_scenario())
        bar = sheet.scenarios
        bar.chosen.connect(self.choose)
        bar.menu_asked.connect(self.open_scenario_menu)
        bar.todays.setChecked(context.settings.text(_TODAYS_KEY, "on") == "on")
        bar.ranges.setChecked(context.settings.text(_RANGES_KEY, "on") == "on")
        bar.switched.connect(self._switched)

    # What the page asks

    def bar_actions(self) -> tuple[QWidget, ...]:
        return (self.add_milestone, self.run_again)

    def new_menu(self) -> list[NewEntry]:
        commands = self.commands
        return [
            NewEntry("Milestone", "flag", commands.add_milestone),
            NewEntry("Scenario", "git-branch", commands.new_scenario),
            NewEntry("Stream", "trending-up", commands.new_stream),
        ]

    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("R", "Run again"), ("E", "Edit assumptions"), ("M", "Add milestone"), ("S", "New scenario"),
            ("O", "Open single runs"), ("P", "Replay past years"), ("C", "Compare the scenarios"),
            ("I", "Income and spending"), ("D", "Today's dollars"), ("G", "Show ranges"), ("T", "Chart as a table"),
            ("Left / Right", "Read a year in the chart"),
        )  # fmt: skip

    def refresh(self, changes: Changes | None) -> None:
        self.summary_changed.emit("")
        moves = (kind for area in self.context.areas for kind in area.moves)
        if changes is None or changes.touches(*_MOVES_THE_PLAN, *moves):
            self.run()

    def take_focus(self) -> None:
        front = self.sheet.fan.chart.plot if self._stack.currentWidget() is self.sheet else self.empty
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_view(self) -> None:
        self.planner.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event.key()) if not event.modifiers() and self.context.single_keys() else None
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
        menu = Menu(parent=self)
        self.commands.fill_scenario_menu(menu, key, self.outlook)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def shows(self, ref: Ref) -> bool:
        sheet, reason = self.sheet, Qt.FocusReason.OtherFocusReason
        if ref.kind == describe(Assumptions).kind:
            sheet.assumptions.edit.setFocus(reason)
        elif ref.kind == describe(Milestone).kind:
            if (card := sheet.gauges.card(str(ref.id))) is not None:
                card.setFocus(reason)
        elif ref.kind == describe(Scenario).kind:
            self.choose(str(ref.id))
        else:
            return False
        return True

    def _act_of(self, key: int) -> Callable[[], object] | None:
        commands, bar, course, outlook = self.commands, self.sheet.scenarios, self.course, self.outlook
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_R: self.run, Qt.Key.Key_D: bar.todays.click, Qt.Key.Key_G: bar.ranges.click,
            Qt.Key.Key_E: commands.edit_assumptions, Qt.Key.Key_M: commands.add_milestone,
            Qt.Key.Key_S: commands.new_scenario, Qt.Key.Key_I: partial(self.list_asked.emit, "stream"),
        }  # fmt: skip
        if course is not None and outlook is not None:
            acts |= {
                Qt.Key.Key_O: partial(commands.open_runs, course), Qt.Key.Key_P: partial(commands.replay, course),
                Qt.Key.Key_C: partial(commands.compare, outlook),
            }  # fmt: skip
        return acts.get(key)

    def _fill_look_menu(self, menu: Menu) -> None:
        self.commands.fill_look_menu(menu, self.outlook, self.course)

    def _mend(self, action: str) -> None:
        acts = {"accounts": self.commands.new_balance, "streams": self.commands.new_stream}
        acts.get(action, self.commands.edit_assumptions)()

    def _choose_made(self, key: str) -> None:
        self._made = key
        if self.outlook is not None and key in {course.case.key for course in self.outlook.courses}:
            self.choose(key)

    def _edited(self, editor: AssumptionsEditor) -> None:
        editor.tried.connect(self._preview)
        editor.gone.connect(self._give_up)

    def _preview(self, premises: Premises, held: bool) -> None:
        question = self.planner.question
        if question is None or not question.cases:
            return
        cases = [replace(case, plan=with_premises(case.plan, premises)) for case in question.cases]
        wrong = check(cases[0].plan)
        if self.commands.editor is not None:
            self.commands.editor.refuse(wrong[0] if wrong else "")
        if not wrong:
            self.planner.preview(cases, coarse=held)

    def _give_up(self) -> None:
        editor, self.commands.editor = self.commands.editor, None
        self.planner.forget_preview()
        # What was saved stays in view until it has been worked out anew.
        if self.tried is not None and not (editor is not None and editor.kept):
            self.tried = None
            self._show()

    @property
    def course(self) -> Course | None:
        """The course that is looked at."""
        return self.outlook.course(self.chosen) if self.outlook is not None else None

    def _ready(self, outlook: Outlook) -> None:
        self.outlook = outlook
        if self.commands.editor is None:
            self.tried = None
        known = {course.case.key for course in outlook.courses}
        if self._made is not None and self._made in known:
            self.chosen, self._made = self._made, None
            self.run()
        if self.chosen not in known:
            self.chosen = BASE
        self._stack.setCurrentWidget(self.sheet)
        self._keep(outlook)
        self._show()

    def _show_movers(self, outlook: Outlook) -> None:
        if self.tried is None and outlook.of == self.chosen:
            self.sheet.movers.show_outlook(outlook, self.chosen)

    def _keep(self, outlook: Outlook) -> None:
        """Lets other pages mention how likely the plan of all members is."""
        headline = to_keep(outlook) if self.context.who is None else None
        reads = self.context.workspace.reads
        if headline is not None and headline.text != reads.setting(HEADLINE):
            self.context.perform(keep_headline, headline.text)

    def _try(self, outlook: Outlook) -> None:
        if self.commands.editor is not None:
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
            other = course if course.case.key != BASE else outlook.courses[-1]
            sheet.set_differs(other.case.key != BASE)
            if other.case.key != BASE:
                sheet.difference.show_facts(other.case.title, compared(outlook.courses[0], other))
