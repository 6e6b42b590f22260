"""The Plan view: what it says, how it is read and worked by keyboard and mouse, what it hides."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QWidget

from organizer.areas.money.model import Assumptions, Milestone, PlanEffect, Scenario
from organizer.areas.money.rules.plan.outlook import Missing, Question
from organizer.areas.money.widgets.plan.chips import ScenarioChip
from organizer.areas.money.widgets.plan.facts import Facts
from organizer.areas.money.widgets.plan.fan_card import FanCard
from organizer.areas.money.widgets.plan.gauges import GaugeCard
from organizer.charts.amounts import told
from organizer.charts.fan import Fan
from organizer.ui.fields.slider import SliderField
from organizer.ui.label import Label
from organizer.ui.money_mask import HIDDEN, MoneyMask
from organizer.ui.records.drawer import RecordDrawer
from tests.areas.money.made_plan import CASES
from tests.areas.money.plan_stage import PlanStage, mask, plan_stage

Key = Qt.Key


def cell(table: QTableWidget, row: int, column: int) -> str:
    found = table.item(row, column)
    assert found is not None
    return found.text()


__all__ = ["mask", "plan_stage"]


def fan(stage: PlanStage) -> Fan:
    shown = stage.view.sheet.fan.chart.fan
    assert shown is not None
    return shown


def test_says_how_likely_in_one_sentence(plan_stage: PlanStage) -> None:
    card = plan_stage.view.sheet.fan
    assert card.likely.text() == "72%"
    assert card.sentence.text() == "likely you can both stop work at 58"
    assert card.cases.text().startswith("Middle case $2.68M in 2046. Cautious case $1.99M, still ")
    chips = plan_stage.view.sheet.scenarios.chips
    assert [chip.value.likelihood for chip in chips] == ["72%", "66%", "41%"]
    gauges = [(g.value.title, g.value.when) for g in plan_stage.view.sheet.gauges.cards if g.value is not None]
    assert gauges == [
        ("Home", "June 2028"), ("Noa's college", "2037 to 2040"), ("Retire at 58", "2046, both"),
        ("Estate goal", "by 2060"),
    ]  # fmt: skip
    assert "Sabbatical 71%, Separation 34%" in plan_stage.view.sheet.gauges.cards[0].accessibleName()


def test_another_scenario_by_keyboard(plan_stage: PlanStage) -> None:
    view = plan_stage.view
    chip = plan_stage.tab_to(lambda w: isinstance(w, ScenarioChip) and w.value.key == "sabbatical", back=True)
    assert chip.accessibleName() == "Sabbatical, 9 months in 2028: 66%"
    plan_stage.press(Key.Key_Return)
    plan_stage.settle()
    assert view.chosen == "sabbatical"
    assert view.sheet.fan.likely.text() == "66%"
    assert [other.title for other in fan(plan_stage).others] == ["Base plan", "Separation"]
    assert view.outlook is not None
    assert view.outlook.of == "sabbatical"


def test_todays_money_and_ranges_by_key(plan_stage: PlanStage) -> None:
    before = fan(plan_stage)
    plan_stage.press(Key.Key_G)
    assert fan(plan_stage).bands == ()
    assert len(fan(plan_stage).head) == 2 + 1 + 2
    plan_stage.press(Key.Key_G, Key.Key_D)
    nominal = fan(plan_stage)
    assert nominal.middle[-1] == pytest.approx(before.middle[-1] * 1.025**37, rel=1e-6)
    assert plan_stage.settings.kept["money.plan.todays"] == "off"
    plan_stage.press(Key.Key_D)
    assert fan(plan_stage).middle == before.middle


def test_a_year_is_read_by_keyboard(plan_stage: PlanStage) -> None:
    plot = plan_stage.view.sheet.fan.chart.plot
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    plan_stage.press(Key.Key_End, Key.Key_Left)
    assert plot.read().startswith("End of 2061, age 73: 1 in 10 better $")
    assert plot.accessibleDescription() == plot.read()
    assert plot.read().count("$") == 5
    plan_stage.press(Key.Key_Escape)
    assert plot.read() == ""


def test_as_table_and_back(plan_stage: PlanStage) -> None:
    chart = plan_stage.view.sheet.fan.chart
    chart.plot.setFocus(Qt.FocusReason.TabFocusReason)
    plan_stage.press(Key.Key_T)
    assert plan_stage.focus() is chart.table
    assert chart.table.rowCount() == 38
    heads = [
        str(chart.table.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(chart.table.columnCount())
    ]
    assert heads == ["Year", "Age", "1 in 10 worse", "1 in 4 worse", "Middle", "1 in 4 better", "1 in 10 better",
                     "Sabbatical", "Separation"]  # fmt: skip
    plan_stage.press(Key.Key_T)
    assert plan_stage.focus() is chart.plot


def test_pointing_at_a_year_reads_it(plan_stage: PlanStage) -> None:
    plot = plan_stage.view.sheet.fan.chart.plot
    layout = plot.layout_of_fan()
    assert layout is not None
    at = QPoint(round(layout.x(2046.997)), round(layout.place.center().y()))
    QTest.mouseMove(plot, at)
    plan_stage.until(lambda: plot.crosshair is not None)
    assert plot.read().startswith("End of 2046, age 58")


def test_a_double_click_adds_a_milestone_in_that_year(plan_stage: PlanStage) -> None:
    plot = plan_stage.view.sheet.fan.chart.plot
    layout = plot.layout_of_fan()
    assert layout is not None
    at = QPoint(round(layout.x(2035.4)), round(layout.place.center().y()))
    QTest.mouseDClick(plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    plan_stage.settle()
    form = plan_stage.context.findChild(RecordDrawer)
    assert form is not None
    assert form.cls is Milestone
    assert form.form.editors["day"].value() == date(2035, 7, 1)


def test_labels_of_ends_do_not_cover_one_another(plan_stage: PlanStage) -> None:
    layout = plan_stage.view.sheet.fan.chart.plot.layout_of_fan()
    assert layout is not None
    middles = sorted(at for _, at in layout.ends)
    assert all(b - a >= 15 - 1e-6 for a, b in itertools.pairwise(middles))
    assert {"".join(end.text) for end, _ in layout.ends} >= {"Sabbatical", "Separation", "Base $3.3M"}


def test_amounts_are_hidden_everywhere(plan_stage: PlanStage, mask: MoneyMask) -> None:
    mask.set_hidden(True)
    view = plan_stage.view
    plot = view.sheet.fan.chart.plot
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    plan_stage.press(Key.Key_Right)
    words = [
        plot.read(),
        plot.accessibleName(),
        plot.accessibleDescription(),
        view.sheet.movers.tornado.accessibleDescription(),
    ]
    for widget in view.findChildren(QWidget):
        words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, Label):
            words.append(widget.text())
    table = view.sheet.fan.chart.table
    words += [cell(table, row, column) for row in range(5) for column in range(table.columnCount())]
    assert not [said for said in words if "$" in said]
    assert HIDDEN in plot.read()
    assert "72%" in view.sheet.fan.likely.text()
    mask.set_hidden(False)
    assert "$2.68M" in view.sheet.fan.cases.text()


def test_asks_again_when_something_of_the_plan_changes(plan_stage: PlanStage) -> None:
    asked = len(plan_stage.worker.asked)
    plan_stage.view.take_focus()
    plan_stage.press(Key.Key_R)
    plan_stage.settle()
    assert len(plan_stage.worker.asked) == asked + 1


def test_what_is_missing_is_named_in_place_of_the_sentence(plan_stage: PlanStage) -> None:
    missing = Missing("When was Alex born? The plan counts by your ages", "Edit assumptions", "assumptions")
    plan_stage.view.planner._read = lambda _: Question(missing=missing)
    plan_stage.view.run()
    plan_stage.settle()
    card: FanCard = plan_stage.view.sheet.fan
    assert card.sentence.text() == missing.text
    assert not card.likely.isVisible()
    assert card.mend.isVisible()
    card.mend.click()
    plan_stage.settle()
    assert plan_stage.view.commands.editor is not None


def test_nothing_yet_offers_a_beginning(plan_stage: PlanStage) -> None:
    plan_stage.view.planner._read = lambda _: Question(empty=True)
    plan_stage.view.run()
    plan_stage.settle()
    assert plan_stage.view.empty.isVisible()


def test_few_balances_give_a_line_and_say_when_ranges_come(plan_stage: PlanStage) -> None:
    plan_stage.view.planner._read = lambda _: Question(CASES, first_balance=date(2026, 10, 1))
    plan_stage.view.run()
    plan_stage.settle()
    card = plan_stage.view.sheet.fan
    assert card.sentence.text() == "On a straight line $2.68M in 2046."
    assert card.cases.text() == "Ranges appear after January 2027: they need three months of balances"
    assert fan(plan_stage).bands == ()
    assert [c.value.likelihood for c in plan_stage.view.sheet.scenarios.chips] == [""] * 3


def test_less_room_moves_the_cards_below(plan_stage: PlanStage) -> None:
    sheet = plan_stage.view.sheet
    assert sheet.movers.mapTo(sheet, QPoint()).x() > sheet.fan.mapTo(sheet, QPoint()).x()
    plan_stage.shell.resize(1024, 700)
    plan_stage.until(lambda: sheet.movers.mapTo(sheet, QPoint()).y() > sheet.gauges.mapTo(sheet, QPoint()).y())
    assert sheet.gauges.mapTo(sheet, QPoint(0, 160)).y() < sheet.height()


class TestTryingOut:
    """The editor of assumptions."""

    def test_a_held_slider_is_followed_with_few_runs_and_the_old_line_stays(self, plan_stage: PlanStage) -> None:
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_E)
        editor = plan_stage.view.commands.editor
        assert editor is not None
        field = editor.fields.fields["inflation"]
        assert isinstance(field, SliderField)
        field.slider.setSliderDown(True)
        field.slider.setSliderPosition(40)
        plan_stage.settle()
        assert [case.plan.inflation.mean for case in plan_stage.worker.quickly[-1]] == [0.04] * 3
        assert len(fan(plan_stage).others) == 3
        assert [o.title for o in fan(plan_stage).others if o.dotted] == ["Saved"]
        field.slider.setSliderDown(False)
        plan_stage.settle()
        assert [case.plan.inflation.mean for case in plan_stage.worker.asked[-1]] == [0.04] * 3

    def test_escape_gives_up(self, plan_stage: PlanStage, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(plan_stage.context, "confirm", lambda *_: True)
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_E)
        editor = plan_stage.view.commands.editor
        assert editor is not None
        before = plan_stage.everything()
        editor.fields.fields["inflation"].setFocus()
        plan_stage.press(Key.Key_Right)
        plan_stage.settle()
        plan_stage.press(Key.Key_Escape)
        plan_stage.settle()
        assert plan_stage.drawers() == []
        assert plan_stage.view.tried is None
        assert not [o for o in fan(plan_stage).others if o.dotted]
        assert plan_stage.everything() == before

    def test_what_is_saved_can_be_undone(self, plan_stage: PlanStage) -> None:
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_E)
        editor = plan_stage.view.commands.editor
        assert editor is not None
        born = next(key for key in editor.fields.fields if key == str(editor.fields.begun.members[1].id))
        for key, words in ((born, "9 Jul 1989"), ("runs", "2000")):
            field = editor.fields.fields[key]
            field.setFocus()
            plan_stage.focus().selectAll()  # type: ignore[attr-defined]
            plan_stage.press(words)
        classes = editor.fields.begun.classes
        pair = editor.fields.fields[f"{classes[0].id}.{classes[1].id}"]
        pair.setFocus()
        plan_stage.focus().selectAll()  # type: ignore[attr-defined]
        plan_stage.press("0.75")
        plan_stage.done_and_undone(lambda: plan_stage.ctrl(Key.Key_S))
        stored = next(iter(plan_stage.workspace.reads.every(Assumptions)))
        assert stored.runs == Decimal(2000)
        assert plan_stage.workspace.reads.members()[1].born == date(1989, 7, 9)

    def test_what_is_unusual_is_said_not_forbidden(self, plan_stage: PlanStage) -> None:
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_E)
        editor = plan_stage.view.commands.editor
        assert editor is not None
        field = editor.fields.fields["inflation"]
        assert isinstance(field, SliderField)
        field.text.edit.setFocus()
        field.text.edit.selectAll()
        plan_stage.press("9")
        assert "more than most countries saw" in field._message.text()
        assert field.error() is None

    def test_what_cannot_be_is_named(self, plan_stage: PlanStage) -> None:
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_E)
        editor = plan_stage.view.commands.editor
        assert editor is not None
        field = editor.fields.fields["inflation"]
        assert isinstance(field, SliderField)
        field.text.edit.setFocus()
        field.text.edit.selectAll()
        plan_stage.press("abc")
        plan_stage.ctrl(Key.Key_S)
        assert field.error()
        assert plan_stage.drawers()


class TestScenarios:
    """Making, copying, hiding and deleting them."""

    def test_a_sabbatical_by_keyboard(self, plan_stage: PlanStage) -> None:
        plan_stage.view.take_focus()
        before = plan_stage.count(PlanEffect)
        plan_stage.press(Key.Key_S)
        plan_stage.press(Key.Key_Down)

        def save() -> None:
            plan_stage.ctrl(Key.Key_S)

        plan_stage.done_and_undone(save)
        made = next(s for s in plan_stage.workspace.reads.every(Scenario) if s.about == "9 months in 2027")
        assert made.title == "Sabbatical"
        assert plan_stage.count(PlanEffect) > before

    def test_deleting_takes_its_effects_along(self, plan_stage: PlanStage) -> None:
        reads = plan_stage.workspace.reads
        scenario = next(s for s in reads.every(Scenario) if s.title == "Sabbatical")
        from organizer.areas.money.actions.plan import copy_scenario, delete_scenario, show_scenario

        context = plan_stage.context
        plan_stage.done_and_undone(lambda: context.perform(copy_scenario, scenario, "Sabbatical later"))
        copy = next(s for s in reads.every(Scenario) if s.title == "Sabbatical later")
        assert sum(e.scenario == copy.id for e in reads.every(PlanEffect)) == 3
        plan_stage.done_and_undone(lambda: context.perform(show_scenario, copy, False))
        copy = next(s for s in reads.every(Scenario) if s.title == "Sabbatical later")
        plan_stage.done_and_undone(lambda: context.perform(delete_scenario, copy))
        assert not [e for e in reads.every(PlanEffect) if e.scenario == copy.id]


class TestLookingCloser:
    """Single runs, past years, scenarios side by side."""

    def test_a_run_year_by_year(self, plan_stage: PlanStage) -> None:
        from organizer.areas.money.widgets.plan.runs import RunsView

        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_O)
        plan_stage.settle()
        view = plan_stage.drawer().findChild(RunsView)
        assert view is not None
        assert len(view.shown) == 37
        assert view.table.rowCount() == 37
        assert cell(view.table, 0, 0) == "2026"

    def test_past_years_and_a_crash(self, plan_stage: PlanStage, tmp_path_factory: pytest.TempPathFactory) -> None:
        from organizer.areas.money.widgets.plan.replaying import ReplayView

        folder = tmp_path_factory.mktemp("tables")
        rows = "".join(f"{year},0.07,0.02,0.025\n" for year in range(1900, 1950))
        (folder / "past.csv").write_text("year,stocks,bonds,inflation\n" + rows)
        (folder / "bad.csv").write_text("year,stocks\n1900,0.1\n1902,0.1\n")
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_P)
        view = plan_stage.drawer().findChild(ReplayView)
        assert view is not None
        view.read(folder / "bad.csv")
        assert view.wrong is not None
        assert "1902 does not follow 1900" in view.wrong.accessibleName()
        assert "line 3" in view.wrong.accessibleName()
        plan_stage.done_and_undone(lambda: view.read(folder / "past.csv"))
        plan_stage.until(lambda: view.result is not None)
        assert view.result is not None
        assert len(view.result.starts) == 14
        assert "14 windows of 37 years" in view.said.text()

    def test_scenarios_side_by_side(self, plan_stage: PlanStage) -> None:
        plan_stage.view.take_focus()
        plan_stage.press(Key.Key_C)
        facts = plan_stage.drawer().findChildren(Facts)
        assert [fact.name for fact in facts[0].facts][:2] == ["Home", "Retire at 58"]
        assert told(facts[1].facts[1].value) == "\u221231 points"


def test_a_gauge_opens_its_milestone(plan_stage: PlanStage) -> None:
    stored = next(iter(plan_stage.workspace.reads.every(Milestone)))
    keyed = tuple(
        replace(case, plan=replace(case.plan, milestones=(replace(case.plan.milestones[0], key=str(stored.id)),
                                                          *case.plan.milestones[1:]))) for case in CASES
    )  # fmt: skip
    plan_stage.view.planner._read = lambda _: Question(keyed)
    plan_stage.view.run()
    plan_stage.settle()
    card = plan_stage.tab_to(lambda w: isinstance(w, GaugeCard))
    assert isinstance(card, GaugeCard)
    plan_stage.press(Key.Key_Return)
    form = plan_stage.context.findChild(RecordDrawer)
    assert form is not None
    assert form.record == stored


def test_how_likely_it_is_is_kept_for_other_pages(plan_stage: PlanStage) -> None:
    from organizer.areas.money.offers.plan import headline
    from organizer.areas.money.rules.plan.kept import kept, sentence

    plan_stage.until(lambda: headline(plan_stage.workspace.reads))
    found = headline(plan_stage.workspace.reads)
    assert found is not None
    assert sentence(found) == "72% likely you can both stop work at 58"
    assert kept("") is None
    assert kept("[1]") is None
    assert plan_stage.workspace.next_undo() is None
