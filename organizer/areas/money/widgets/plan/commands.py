"""What one can do on the Plan view: everything that opens a drawer or a menu."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organizer.areas.money.actions.plan import delete_scenario, show_scenario
from organizer.areas.money.model import (
    AssetClass,
    Balance,
    Milestone,
    MilestoneKind,
    PlanEffect,
    ReturnsTable,
    Scenario,
    Stream,
)
from organizer.areas.money.rules.plan.outlook import BASE, Course, Outlook
from organizer.kernel.query import Sort
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names

from .assumptions_editor import AssumptionsEditor
from .planner import Years


class PlanCommands(QObject):
    """Made for one view. `years` opens single runs."""

    list_asked = Signal(str)
    chosen = Signal(str)
    """The key of a scenario that is to be looked at."""

    edited = Signal(object)
    """An `AssumptionsEditor` that was opened."""

    def __init__(self, context: PageContext, years: Years, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._years = context, years
        self.names = Names(context)
        self.editor: AssumptionsEditor | None = None

    def edit_assumptions(self) -> None:
        """One editor for all that the plan takes for granted."""
        from organizer.areas.money.queries.question import premises

        found, stored = premises(self._context.workspace.reads)
        self.editor = editor = AssumptionsEditor(self._context, found, stored=stored)
        editor.bands_asked.connect(partial(self.list_asked.emit, "tax_band"))
        self.edited.emit(editor)

    def add_milestone(self, year: float | None = None) -> None:
        """A form for a milestone, in the year that was pointed at."""
        today = self._context.today()
        day = date(today.year + 1, 1, 1) if year is None else max(today, date(int(year), 7, 1))
        RecordDrawer(self._context, Milestone, names=self.names, day=day, kind=MilestoneKind.PURCHASE)

    def edit_milestone(self, key: str) -> None:
        """A form for a stored milestone."""
        self._edit(Milestone, key)

    def new_stream(self) -> None:
        """A form for what comes in or goes out."""
        RecordDrawer(self._context, Stream, names=self.names)

    def new_balance(self) -> None:
        """A form for what an account holds."""
        RecordDrawer(self._context, Balance, names=self.names)

    def new_scenario(self, start: str = "") -> None:
        """A scenario from a copy of another, or from one of the shapes."""
        from .scenario_form import ScenarioForm, in_drawer

        reads = self._context.workspace.reads
        scenarios = list(reads.every(Scenario, (), Sort("position")))
        form = ScenarioForm(self._context, scenarios, list(reads.every(Stream)))
        drawer = self._context.show_drawer(in_drawer(form), "New scenario")
        form.given_up.connect(drawer.close_now)
        form.made.connect(lambda _: drawer.close_now())
        form.made.connect(lambda made: self.chosen.emit(str(made.id)))
        if start:
            form.choose(start)
        form.begin(form.start)

    def fill_scenario_menu(self, menu: Menu, key: str, outlook: Outlook | None) -> None:
        """What can be done with a scenario, or with the plan itself."""
        menu.add("Look at it", partial(self.chosen.emit, key), icon="eye")
        if key == BASE:
            menu.add("Edit assumptions", self.edit_assumptions, icon="sliders-horizontal")
            menu.add("Income and spending", partial(self.list_asked.emit, "stream"), icon="trending-up")
            menu.add("Milestones", partial(self.list_asked.emit, "milestone"), icon="flag")
            menu.add("Scenarios", partial(self.list_asked.emit, "scenario"), icon="git-branch")
            menu.add("New scenario", self.new_scenario, icon="plus")
            return
        scenario = self._context.workspace.reads.find(Scenario, UUID(key))
        if scenario is None:
            return
        menu.add("Edit", partial(self._edit, Scenario, key), icon="pencil")
        menu.add("Add an effect", partial(self._new_effect, scenario), icon="plus")
        menu.add("All effects", partial(self.list_asked.emit, "plan_effect"), icon="list")
        menu.add("Copy", partial(self.new_scenario, f"copy:{key}"), icon="copy")
        if outlook is not None:
            menu.add("Compare with base", partial(self.compare, outlook), icon="scale")
        menu.addSeparator()
        hide = partial(self._context.perform, show_scenario, scenario, False, said="Hidden; it stays among Scenarios")
        menu.add("Hide", hide, icon="eye-off")
        remove = partial(self._context.perform, delete_scenario, scenario, said="Deleted the scenario")
        menu.add("Delete", remove, icon="trash-2", danger=True)

    def fill_look_menu(self, menu: Menu, outlook: Outlook | None, course: Course | None) -> None:
        """Ways to look closer at what was worked out."""
        if outlook is None or course is None:
            menu.add("Nothing is worked out yet")
            return
        menu.add("Open single runs", partial(self.open_runs, course), icon="footprints", shortcut="O")
        menu.add("Replay past years", partial(self.replay, course), icon="history", shortcut="P")
        if len(outlook.courses) > 1:
            menu.add("Compare the scenarios", partial(self.compare, outlook), icon="scale", shortcut="C")

    def open_runs(self, course: Course) -> None:
        """The worst, the 25th, the median and the best run, year by year."""
        from .runs import RunsView

        drawer = self._context.show_drawer(RunsView(self._context, course, self._years), "Single runs", 760)
        drawer.setAccessibleName("Single runs")

    def replay(self, course: Course) -> None:
        """The plan in past years."""
        from .replaying import ReplayView

        reads = self._context.workspace.reads
        view = ReplayView(self._context, course.plan, list(reads.every(ReturnsTable)), list(reads.every(AssetClass)))
        self._context.show_drawer(view, "In past years")

    def compare(self, outlook: Outlook) -> None:
        """All scenarios against the plan."""
        from .compared import ComparedView

        self._context.show_drawer(ComparedView(outlook), "Compared with base", 760)

    def _new_effect(self, scenario: Scenario) -> None:
        RecordDrawer(self._context, PlanEffect, names=self.names, scenario=scenario.id, first=self._context.today())

    def _edit(self, cls: type[Record], key: str) -> None:
        record = self._context.workspace.reads.find(cls, UUID(key))
        if record is not None:
            RecordDrawer(self._context, cls, record, names=self.names)
