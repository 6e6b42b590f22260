"""From a record to the plan, through the whole program: what part-time work would do, kept as a part of the plan; moved
with the record, gone with it, and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from organizer.app.areas import AREAS, REGISTRY
from organizer.areas.calendar.model import Arrangement, WorkArrangement
from organizer.areas.money.model import Assumptions, PlanEffect, Scenario
from organizer.areas.money.queries.plan import plan_of_profile
from organizer.areas.money.queries.question import moves_in
from organizer.areas.money.rules.plan.inputs import Effect
from organizer.areas.money.widgets.plan.what_if import WhatIf
from organizer.store.actions import change_record
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile
from organizer.ui.buttons import Button
from organizer.ui.drawer import Drawer
from organizer.ui.records.titled_list import RecordList
from tests.begun import rivera
from tests.program_stage import ProgramStage

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST, LAST = date(2027, 3, 1), date(2029, 2, 28)


@action("Begin")
def begin(edit: Edit) -> None:
    """A plan of few runs, and half a job for two years."""
    assumptions = next(iter(edit.every(Assumptions)))
    edit.change(assumptions, runs=Decimal(100), until=date(2060, 12, 31))
    maya = next(m for m in edit.members() if m.name.startswith("Maya"))
    edit.add(
        WorkArrangement(nature=Arrangement.PART_TIME, share=Decimal("0.5"), since=FIRST, until=LAST, owner=maya.id)
    )


class Journey:
    """The list of work arrangements of the sample household."""

    def __init__(self, stage: ProgramStage) -> None:
        self.stage = stage
        page = stage.desk.open("calendar", "arrangements")
        self.list = next(view for view in page.findChildren(RecordList) if view.cls is WorkArrangement)

    def until(self, ready: Callable[[], object]) -> None:
        self.stage.until(lambda: bool(ready()))

    def tab_to(self, wanted: Callable[[QWidget], object]) -> None:
        for _ in range(80):
            if wanted(self.stage.focused()):
                return
            self.stage.press(Key.Key_Tab)
        raise AssertionError("cannot be reached by Tab")

    def arrangement(self) -> WorkArrangement:
        found = self.stage.desk.workspace.reads.every(WorkArrangement)
        return next(each for each in found if each.share == Decimal("0.5") and each.nature is Arrangement.PART_TIME)

    def drawers(self) -> list[Drawer]:
        return [drawer for drawer in self.stage.window.findChildren(Drawer) if drawer.is_open()]

    def effects(self, scenario: Scenario | None = None) -> list[Effect]:
        """What the plan has of part-time work."""
        reads = self.stage.desk.workspace.reads
        seen = {kind: (REGISTRY.by_kind[kind], see) for area in AREAS for kind, see in area.moves.items()}
        of = scenario.id if scenario else None
        plan = plan_of_profile(reads, date(2026, 11, 19), of, None, moves_in(reads, seen))
        return [effect for effect in plan.effects if effect.title.startswith("Part-time")]

    def ask(self) -> WhatIf:
        """Opens the record and asks, by keyboard alone."""
        table = self.list.table
        self.until(lambda: table.records.rowCount() > 0)
        table.setFocus(Qt.FocusReason.TabFocusReason)
        wanted = self.arrangement()
        self.stage.press(Key.Key_Home)
        for _ in range(40):
            if table.current_record() == wanted:
                break
            self.stage.press(Key.Key_Down)
        self.stage.press(Key.Key_Return)
        self.until(self.drawers)
        self.tab_to(lambda w: isinstance(w, Button) and w.label == "What would this do?")
        self.stage.press(Key.Key_Return)
        self.until(lambda: self.stage.window.findChildren(WhatIf))
        view = self.stage.window.findChildren(WhatIf)[-1]
        self.until(lambda: view.courses)
        return view


@pytest.fixture
def journey(stage: ProgramStage, new_profile: Callable[..., Profile]) -> Journey:
    profile = new_profile("sample.organizer", names=(), fill=rivera)
    profile.run(begin)
    profile.close()
    stage.begin(profile.path)
    stage.at_desk()
    return Journey(stage)


def test_part_time_work_becomes_a_part_of_the_plan_and_moves_with_its_record(journey: Journey) -> None:
    stage = journey.stage
    view = journey.ask()
    without, with_ = view.courses
    assert [effect.title for effect in view.effects()] == [row.effect().title for row in view.rows]  # type: ignore[union-attr]
    assert {effect.share for effect in view.effects()} == {Decimal("-0.5")}
    assert with_.result.bands[2][-1] < without.result.bands[2][-1]
    assert {"Retire at 58", "Worth, as of today", "Breaks even"} <= {fact.name for fact in view.facts.facts}
    assert journey.effects() == []

    journey.tab_to(lambda w: isinstance(w, Button) and w.label == "Part of the plan")
    stage.press(Key.Key_Return)
    journey.until(lambda: len(journey.effects()) == 2)
    assert {(effect.first, effect.last) for effect in journey.effects()} == {(FIRST, LAST)}

    # The record is moved, and the plan with it.
    context, later = stage.desk.context, {"since": date(2028, 1, 1), "until": date(2029, 12, 31)}
    context.perform(change_record, journey.arrangement(), later)
    journey.until(lambda: {effect.first for effect in journey.effects()} == {date(2028, 1, 1)})

    # Nothing is left of it without the record; undone, everything is back.
    from organizer.store.actions import delete_records

    context.perform(delete_records, [journey.arrangement()])
    journey.until(lambda: journey.effects() == [])
    while journey.drawers():
        stage.press(Key.Key_Escape)
        QApplication.processEvents()
    stage.press(Key.Key_Z, CONTROL)
    journey.until(lambda: len(journey.effects()) == 2)
    stage.press(Key.Key_Z, CONTROL)
    journey.until(lambda: {effect.first for effect in journey.effects()} == {FIRST})


def test_it_can_be_kept_as_a_scenario_beside_the_plan(journey: Journey) -> None:
    stage = journey.stage
    journey.ask()
    journey.tab_to(lambda w: isinstance(w, Button) and w.label == "Keep as scenario")
    stage.press(Key.Key_Return)
    reads = stage.desk.workspace.reads
    journey.until(lambda: any(s.title == "Part-time" for s in reads.every(Scenario)))
    made = next(s for s in reads.every(Scenario) if s.title == "Part-time")
    assert made.about == "from March 2027"
    assert sum(effect.scenario == made.id for effect in reads.every(PlanEffect)) == 2
    assert journey.effects() == []
    assert len(journey.effects(made)) == 2
