"""The page of goals: what it shows, walking and moving by keyboard and mouse, the pane, filters, editing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.areas.goals import queries
from organizer.areas.goals.actions import delete_goal
from organizer.areas.goals.model import Goal, Horizon, KeyResult, LifeArea, Measure, Status, Step
from organizer.areas.goals.page import kept
from organizer.areas.goals.widgets.keys import Ask
from organizer.areas.goals.widgets.marks import amount
from organizer.kernel.changes import Ref
from organizer.kernel.query import Where
from organizer.kernel.system import Link
from organizer.store.actions import add_record, change_record, restore_records
from organizer.ui.money_mask import HIDDEN, MoneyMask
from organizer.ui.segmented import SegmentedControl
from tests.areas.goals.goals_stage import GoalsStage

TODAY = date(2026, 11, 19)
SEARCH, AWS = "Run a focused search", "Finish AWS Architect course"
Stages = Callable[..., GoalsStage]


# What is shown


def test_one_sentence_says_how_things_stand(stage: GoalsStage) -> None:
    assert stage.summary() == "14 active, 10 on pace, 3 slightly behind, 1 behind"


def test_columns_say_how_far_they_reach(stage: GoalsStage) -> None:
    heads = stage.page.views.lanes.head.heads
    assert heads == (
        ("Three years", "by 2029"), ("This year", "to June 2027"), ("This quarter", "by 31 December, key results"),
    )  # fmt: skip


def test_a_card_stands_beside_what_leads_to_it(stage: GoalsStage) -> None:
    layout = stage.lanes.layout_
    assert layout is not None
    for link in layout.links:
        parent, child = layout.card(link.parent), layout.card(link.child)
        assert parent is not None
        assert child is not None
        assert parent.rect.right() < child.rect.x()
    rects = [card.rect for card in layout.cards]
    assert not [1 for n, one in enumerate(rects) for other in rects[n + 1 :] if one.intersects(other)]


def test_the_pane_shows_the_course_and_where_it_leads(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    view = stage.page.pane.detail.view
    assert view is not None
    assert view.chart is not None
    notes = [note.text for note in view.chart.notes]
    assert notes == ["needed pace", "14 at this rate", "7, needs 8"]
    assert view.forecast == "14 at this rate by 31 Dec 2026; reached on 6 Jan 2027, between 25 Dec 2026 and 19 Jan 2027"
    assert view.last is not None
    assert view.last.said.startswith("Referrals convert three times better")
    assert [r.title for r in view.related][-2:] == ["Dana Whitcombe", "Priya Osei"]
    assert [link.label for link in stage.page.pane.detail.head.links] == [
        "Lead at director level", "Director of Programs in health tech", "Land a director-track role",
    ]  # fmt: skip


def test_the_chart_has_its_data_as_a_table(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    stage.press("t")
    chart = stage.page.pane.detail.chart
    assert chart.table.isVisible()
    assert [chart.table.item(0, column).text() for column in range(3)] == ["12 Nov 2026", "7", "6.9"]
    assert chart.table.horizontalHeaderItem(1).text() == "Applications sent"
    stage.press("t")
    assert chart.plot.isVisible()
    assert chart.plot.accessibleName().startswith("Applications sent: 7 of 15. 14 at this rate")


def test_another_key_result_is_charted_by_key(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    detail = stage.page.pane.detail
    row = detail.measures.rows[2]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Return)
    assert detail.chart.chart is not None
    assert detail.chart.chart.head[1] == "Referrals asked"


def test_in_a_narrow_window_three_years_fold_and_the_pane_is_a_drawer(stages: Stages) -> None:
    stage = stages(size=(1024, 700))
    layout = stage.lanes.layout_
    assert layout is not None
    assert layout.card(stage.goal("Director of Programs in health tech").id) is None
    card = layout.card(stage.goal("Land a director-track role").id)
    assert card is not None
    assert card.crumb == "Director of Programs in health tech"
    assert not stage.page.pane.isVisible()
    QTest.mouseClick(stage.lanes, Qt.MouseButton.LeftButton, pos=stage.place(AWS))
    assert stage.page.side.is_open()
    assert stage.page.pane.goal == stage.goal(AWS)
    stage.press(Qt.Key.Key_Escape)
    assert not stage.page.side.is_open()


def test_long_names_and_markup_stay_text(stages: Stages) -> None:
    stage = stages("long-names")
    stage.go("<b>bold</b> & <script>alert(1)</script>")
    assert stage.page.pane.detail.head.title.text() == "<b>bold</b> & <script>alert(1)</script>"
    stage.shell.grab()


def test_hidden_amounts_are_hidden_in_cards_pane_chart_and_table(stages: Stages, qapp: QApplication) -> None:
    mask = MoneyMask(qapp)
    try:
        stage = stages()
        stage.go("Emergency fund to six months")
        detail = stage.page.pane.detail
        assert detail.measures.rows[0].accessibleName() == "Cash buffer: $21,400 of $28,800"
        mask.set_hidden(True)
        chart = detail.chart.chart
        assert chart is not None
        told = [chart.title, detail.view.forecast, *(note.text for note in chart.notes)]  # type: ignore[union-attr]
        told += [label for _, label in chart.y_ticks] + [cell for row in chart.rows for cell in row[1:]]
        assert HIDDEN in chart.title
        assert not [words for words in told if "21" in words.replace("2026", "") or "28" in words]
        assert amount(stage.result("Cash buffer"), "$21.4k of $28.8k") == HIDDEN
        assert detail.measures.rows[0].accessibleName() == f"Cash buffer: {HIDDEN}"
    finally:
        qapp.setProperty("organizer_money_mask", None)


# Walking


def test_arrows_walk_the_tree(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    for key, title in (
        (Qt.Key.Key_Left, "Land a director-track role"),
        (Qt.Key.Key_Left, "Director of Programs in health tech"),
        (Qt.Key.Key_Left, "Lead at director level"),
        (Qt.Key.Key_Right, "Director of Programs in health tech"),
        (Qt.Key.Key_Right, "Land a director-track role"),
        (Qt.Key.Key_Down, "Hold AWS and PMI-ACP"),
        (Qt.Key.Key_Right, AWS),
        (Qt.Key.Key_Down, "Work optional at 58"),
        (Qt.Key.Key_Down, "Emergency fund to six months"),
        (Qt.Key.Key_Up, "Work optional at 58"),
        (Qt.Key.Key_Up, AWS),
    ):
        stage.press(key)
        assert stage.current() == title
        assert stage.page.pane.goal == stage.goal(title)
    assert "Finish AWS Architect course, this quarter, 55% done, on pace" in stage.lanes.accessibleName()


def test_bands_close_and_open_by_key_and_stay_so(stage: GoalsStage) -> None:
    stage.go("Give back where we live")
    stage.press(Qt.Key.Key_Left)
    layout = stage.lanes.layout_
    assert layout is not None
    assert layout.card(stage.goal("Recruit four volunteer drivers").id) is None
    assert str(stage.goal("Give back where we live").id) in stage.settings.text("goals.closed")
    stage.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert stage.current() == "Food bank serves a second district"


def test_outline_and_timeline_know_the_same_goal_and_keys(stage: GoalsStage) -> None:
    stage.go(AWS)
    for view, part in (("outline", lambda: stage.page.views.outline), ("timeline", lambda: stage.page.views.timeline)):
        stage.page.show_view(view)
        stage.press(Qt.Key.Key_Up)
        assert stage.current() == "Hold AWS and PMI-ACP"
        stage.press(Qt.Key.Key_Down)
        assert stage.current() == AWS
        stage.press("c")
        assert stage.form.isVisible()
        stage.press(Qt.Key.Key_Escape)
        assert part().isVisible()


def test_single_letters_can_be_turned_off(stage: GoalsStage) -> None:
    stage.settings.set("single_keys", "off")
    stage.go(SEARCH)
    stage.press("c")
    assert stage.page.checking.form is None
    stage.press("t")
    assert stage.page.pane.detail.chart.plot.isVisible()


# Moving


def test_goals_are_put_in_order_by_key(stage: GoalsStage) -> None:
    year = "Director of Programs in health tech"
    stage.go("Land a director-track role")
    stage.done_and_undone(lambda: stage.alt(Qt.Key.Key_Down))
    assert stage.below(year) == ["Hold AWS and PMI-ACP", "Land a director-track role"]
    assert stage.current() == "Land a director-track role"
    stage.done_and_undone(lambda: stage.alt(Qt.Key.Key_Up))
    assert stage.below(year) == ["Land a director-track role", "Hold AWS and PMI-ACP"]


def test_goals_lead_further_or_to_the_one_above_by_key(stage: GoalsStage) -> None:
    stage.go("Hold AWS and PMI-ACP")
    stage.done_and_undone(lambda: stage.alt(Qt.Key.Key_Right))
    assert stage.goal("Hold AWS and PMI-ACP").parent == stage.goal("Land a director-track role").id
    stage.done_and_undone(lambda: stage.alt(Qt.Key.Key_Left))
    assert stage.below("Director of Programs in health tech") == ["Land a director-track role", "Hold AWS and PMI-ACP"]


def test_a_card_is_dragged_onto_another(stage: GoalsStage) -> None:
    stage.done_and_undone(lambda: stage.drag(stage.place(AWS), stage.place("Save $62,000 this year")))
    assert stage.goal(AWS).parent == stage.goal("Save $62,000 this year").id


def test_a_card_is_dragged_between_others(stage: GoalsStage) -> None:
    stage.done_and_undone(lambda: stage.drag(stage.place(AWS), stage.place(SEARCH, 0.02)))
    assert stage.below("Land a director-track role")[:2] == [AWS, SEARCH]


def test_a_goal_is_never_dropped_onto_what_leads_to_it_and_esc_lets_go(stage: GoalsStage) -> None:
    before = stage.everything()
    stage.drag(stage.place("Land a director-track role"), stage.place(SEARCH))
    stage.drag(stage.place(AWS), stage.place("Work optional at 58"), release=False)
    stage.lanes.setFocus()
    stage.press(Qt.Key.Key_Escape)
    assert stage.lanes.drag is None
    stage.settle()
    assert stage.everything() == before


def test_rows_of_the_outline_are_dropped_onto_others(stage: GoalsStage) -> None:
    stage.page.show_view("outline")
    outline = stage.page.views.outline
    moved, to = stage.goal(AWS), stage.goal("Save $62,000 this year")
    model = outline.model()
    data = model.mimeData([outline._items[moved.id].index()])
    stage.done_and_undone(
        lambda: model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, outline._items[to.id].index())
    )
    assert stage.goal(AWS).parent == to.id


# Filters


def test_filters_leave_what_matches_and_what_it_leads_to(stage: GoalsStage) -> None:
    stage.page.filters.status.choose(["behind"])
    shown = {stage.page.goals.shown.tree.goals[id].title for id in stage.page.goals.shown.ids}
    assert shown == {
        "Emergency fund to six months", "Save $62,000 this year", "Net worth of $650,000", "Work optional at 58",
    }  # fmt: skip
    stage.page.filters.life.choose([LifeArea.FAMILY.value])
    assert stage.page.goals.note.title == "Nothing in this view"
    QTest.mouseClick(stage.page.goals.note.button, Qt.MouseButton.LeftButton)
    assert stage.summary().startswith("14 active")


def test_closed_goals_are_there_under_their_status(stage: GoalsStage) -> None:
    stage.page.show_record(Ref.to(stage.goal("Learn the ukulele")))
    assert stage.page.filters.status.value() == {"parked"}
    assert stage.current() == "Learn the ukulele"


def test_the_choice_of_a_member_filters_too(stage: GoalsStage) -> None:
    alex = next(m.id for m in stage.workspace.reads.members() if m.name.startswith("Alex"))
    stage.context.set_who(alex)
    titles = {goal.title for goal in stage.page.goals.shown.tree.goals.values()}
    assert SEARCH not in titles
    assert "Pass pharmacology at 85%" in titles
    stage.page.show_record(Ref.to(stage.goal(SEARCH)))
    assert stage.context.who is None
    assert stage.current() == SEARCH


# Making, editing, ending


def test_a_new_goal_leads_to_the_one_it_was_made_from(stage: GoalsStage) -> None:
    stage.go("Land a director-track role")
    stage.press("n")
    editor = stage.editor
    editor.form.editors["title"].widget.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press("Write to five alumni")
    row = editor.results.add_row()
    row.title.set_value("Letters")
    row.target.edit.setText("5")
    stage.done_and_undone(editor.save)
    goal = stage.goal("Write to five alumni")
    parent = stage.goal("Land a director-track role")
    assert (goal.parent, goal.horizon, goal.life, goal.owner) == (parent.id, Horizon.QUARTER, parent.life, parent.owner)
    assert (goal.start, goal.due) == (TODAY, date(2026, 12, 31))
    assert (stage.result("Letters").goal, stage.result("Letters").target) == (goal.id, Decimal(5))
    assert stage.below("Land a director-track role")[-1] == "Write to five alumni"


def test_key_results_are_changed_counted_and_taken_away_in_one_step(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    stage.press("e")
    rows = stage.editor.results.rows
    assert [row.title.value() for row in rows] == ["Applications sent", "Final rounds", "Referrals asked"]
    rows[0].target.edit.setText("20")
    rows[1].measure.set_value("walks.steps")
    rows[1].measure.changed.emit()
    assert rows[1].unit.value() == "steps"
    assert rows[1].counted is not None
    rows[1].counted.set_record_id(stage.habit("Run").id)
    rows[2].remove.click()
    stage.done_and_undone(stage.editor.save)
    assert stage.result("Applications sent").target == Decimal(20)
    counted = stage.result("Final rounds")
    assert (counted.measure, counted.counter, counted.counted) == (
        Measure.COUNTER, "walks.steps", stage.habit("Run").id,
    )  # fmt: skip
    kept = stage.workspace.reads.every(KeyResult, [Where("goal", "=", stage.goal(SEARCH).id)])
    assert {result.title for result in kept} == {"Applications sent", "Final rounds"}
    assert stage.page.goals.shown.tree.value(counted) == Decimal(1200)


def test_a_target_like_the_start_is_refused_at_its_field(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    stage.press("e")
    editor = stage.editor
    editor.results.rows[0].target.edit.setText("0")
    editor.results.add_row().title.set_value("Nothing to reach")
    before = stage.everything()
    editor.save()
    assert editor.results.rows[0].target.error() == "The same as the start: there would be nothing to measure"
    editor.results.rows[0].target.edit.setText("12")
    editor.save()
    assert editor.results.rows[3].target.error() == "Say how far"
    assert stage.everything() == before


def test_a_goal_that_would_lead_to_itself_is_refused_at_its_field(stage: GoalsStage) -> None:
    stage.go("Lead at director level")
    stage.press("e")
    editor = stage.editor
    parent = editor.form.editors["parent"]
    parent.widget.set_record_id(stage.goal(SEARCH).id)  # type: ignore[attr-defined]
    parent.widget.changed.emit()
    editor.save()
    stage.until(lambda: parent.widget.error() is not None)
    assert parent.widget.error() == "That goal leads to this one already"
    assert stage.goal("Lead at director level").parent is None


def test_a_direction_has_no_key_results_of_its_own(stage: GoalsStage) -> None:
    stage.go("Lead at director level")
    stage.press("e")
    assert not stage.editor.results.isVisible()


def test_deleting_and_parking_can_be_undone(stage: GoalsStage) -> None:
    stage.go(AWS)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Delete))
    assert AWS not in {goal.title for goal in stage.workspace.reads.every(Goal)}
    stage.go(SEARCH)
    stage.press("m")
    stage.done_and_undone(lambda: stage.choose("Park"))
    assert (stage.goal(SEARCH).status, stage.goal(SEARCH).closed_on) == (Status.PARKED, TODAY)


def test_something_is_linked_from_the_keyboard(stage: GoalsStage) -> None:
    stage.go(AWS)
    stage.press("l")
    stage.press("Arjun")
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Return))
    links = stage.workspace.reads.links(Ref.to(stage.goal(AWS)))
    assert [link.to_kind for link in links if isinstance(link, Link)] == ["contact"]
    view = stage.page.pane.detail.view
    assert view is not None
    assert view.related[-1].title == "Arjun Mehta"


def test_steps_are_added_and_ticked_in_the_pane(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    steps = stage.page.pane.detail.steps
    steps.line.edit.setFocus()
    stage.press("Thank Priya for the introduction")
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Return))
    assert [row.step.title for row in steps.rows][3] == "Thank Priya for the introduction"
    box = steps.rows[0].box
    box.setFocus(Qt.FocusReason.TabFocusReason)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Space))
    done = next(s for s in stage.workspace.reads.every(Step) if s.title == "Ask Hana about the Tally opening")
    assert done.done is not None


# Beginning


def test_an_empty_page_offers_five_directions(stages: Stages) -> None:
    stage = stages("")
    assert stage.page.views.key() == "empty"
    shapes = stage.page.views.beginning._shapes
    assert [shape.label for shape in shapes][:2] == ["Work that fits me", "Free to choose"]
    assert len(shapes) == 5
    shapes[0].setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Return)
    stage.done_and_undone(stage.editor.save)
    goal = stage.goal("Work that fits me")
    assert (goal.horizon, goal.life) == (Horizon.DIRECTION, LifeArea.CAREER)
    assert stage.page.views.key() == "lanes"
    layout = stage.lanes.layout_
    assert layout is not None
    place = layout.bands[0].empty
    assert place is not None
    QTest.mouseClick(stage.lanes, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert stage.editor.form.editors["parent"].value() == goal.id


def test_a_goal_without_measures_says_so_and_one_is_added(stages: Stages) -> None:
    stage = stages("")
    stage.profile.run(add_record, Goal(title="Be kinder", start=TODAY, due=date(2026, 12, 31)))
    stage.until(lambda: stage.page.views.key() == "lanes")
    stage.go("Be kinder")
    QTest.mouseClick(stage.page.pane.detail.add_measure, Qt.MouseButton.LeftButton)
    row = stage.editor.results.rows[0]
    assert row.isAncestorOf(stage.focus())


def test_keys_are_told_to_the_sheet_of_keys(stage: GoalsStage) -> None:
    told = {keys for keys, _ in stage.page.key_words()}
    assert {Ask.CHECK_IN.value, Ask.NEW.value, Ask.LINK.value, Ask.EDIT.value} <= told
    assert stage.page.bar.findChildren(SegmentedControl)


def test_very_many_goals_are_read_beside_the_window(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = stages()
    monkeypatch.setattr(kept, "_PATIENT", 1)
    stage = stages()
    stage.until(stage.current)
    assert stage.current() == usual.current()
    assert stage.summary() == usual.summary()
    assert not stage.page.goals.note.isVisible()
    stage.go(SEARCH)
    stage.done_and_undone(lambda: stage.page.commands.set_status(stage.goal(SEARCH), Status.PARKED))
    stage.context.set_who(stage.workspace.reads.members()[1].id)
    stage.settle()
    assert SEARCH not in {goal.title for goal in stage.page.goals.shown.tree.goals.values()}


def test_after_any_change_what_is_kept_is_what_is_stored(stage: GoalsStage) -> None:
    def same() -> bool:
        shown, reads = stage.page.goals.shown.tree, stage.workspace.reads
        whole = queries.tree(reads, {}, stage.context.today())
        return shown.goals == whole.goals and all(shown.results(id) == whole.results(id) for id in whole.goals)

    goal = stage.goal(SEARCH)
    for write in (
        lambda: stage.profile.run(delete_goal, stage.goal(SEARCH)),
        lambda: stage.profile.run(restore_records, [goal_in_trash(stage, goal.id)]),
        lambda: stage.profile.run(change_record, stage.goal(AWS), {"title": "Another"}),
        lambda: stage.profile.run(add_record, Goal(title="New")),
        lambda: stage.profile.undo(),
    ):
        with stage.qtbot.waitSignal(stage.context.changed):
            write()
        stage.settle()
        assert same()


def goal_in_trash(stage: GoalsStage, id: UUID) -> Goal:
    found = stage.workspace.reads.find(Goal, id)
    assert found is not None
    return found
