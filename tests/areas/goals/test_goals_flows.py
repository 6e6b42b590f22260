"""Checking in, the weekly round, the review of a quarter, habits, wins: by keyboard and mouse, with their undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.areas.goals.model import Goal, Habit, HabitDay, Kept, Status, Win
from organizer.areas.goals.rules.review import Decision
from organizer.kernel.query import Where
from organizer.store.actions import change_record
from tests.areas.goals.goals_stage import GoalsStage

TODAY = date(2026, 11, 19)
SEARCH, AWS = "Run a focused search", "Finish AWS Architect course"
Stages = Callable[..., GoalsStage]


# Checking in


def test_checking_in_is_all_on_the_keyboard(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    stage.press("c")
    form = stage.form
    lines = list(form.values.values())
    assert [line.label for line in lines] == ["Applications sent", "Final rounds", "Referrals asked"]
    assert stage.focus() is lines[0].edit
    assert lines[0].edit.accessibleDescription() == "Last 7, 12 Nov; target 15"
    stage.press("9", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "7", Qt.Key.Key_Tab)
    stage.press(*[Qt.Key.Key_Right] * 8, Qt.Key.Key_Tab)
    stage.press("Two through Dana")
    stage.done_and_undone(lambda: stage.ctrl(Qt.Key.Key_Return))
    newest = stage.checks(SEARCH)[:2]
    assert {(c.day, c.value, c.confidence) for c in newest} == {(TODAY, Decimal(9), 8), (TODAY, Decimal(7), 8)}
    assert {c.said for c in newest} == {"Two through Dana", ""}
    assert stage.result("Applications sent").now == Decimal(9)
    view = stage.page.pane.detail.view
    assert view is not None
    assert view.last is not None
    assert view.last.said == "Two through Dana"
    assert stage.focus() is stage.lanes


def test_enter_in_a_line_saves_once(stage: GoalsStage) -> None:
    before = len(stage.checks(SEARCH))
    stage.go(SEARCH)
    stage.press("c")
    stage.press("8")
    stage.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    stage.until(lambda: stage.page.checking.form is None)
    assert len(stage.checks(SEARCH)) == before + 1


def test_what_is_wrong_stands_at_its_field_and_nothing_is_written(stage: GoalsStage) -> None:
    before = stage.everything()
    stage.go(SEARCH)
    stage.press("c")
    form = stage.form
    first = next(iter(form.values.values()))
    stage.press(Qt.Key.Key_Return)
    assert first.error() == "Fill in a value, how sure you are, or some words"
    stage.press("many")
    stage.press(Qt.Key.Key_Return)
    assert first.error() is not None
    assert stage.focus() is first.edit
    first.edit.setText("8")
    for text, why in (
        ("tomorrow", "That day is still to come"),
        ("30 sep 2026", "The goal starts on 1 Oct 2026"),
        ("31 nov 2026", None),
    ):
        form.day.edit.setText(text)
        form.save()
        assert form.day.error() is not None
        assert why is None or form.day.error() == why
    assert stage.everything() == before


def test_leaving_a_begun_check_in_is_asked(stage: GoalsStage, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [False, True]
    monkeypatch.setattr(stage.context, "confirm", lambda *words: answers.pop(0))
    stage.go(SEARCH)
    stage.press("c", "8", Qt.Key.Key_Escape)
    assert stage.form.isVisible()
    stage.press(Qt.Key.Key_Escape)
    assert stage.page.checking.form is None
    assert stage.focus() is stage.lanes
    stage.press("c", Qt.Key.Key_Escape)
    assert not answers


def test_the_weekly_round_goes_through_what_is_due(stage: GoalsStage) -> None:
    QTest.mouseClick(stage.page.weekly, Qt.MouseButton.LeftButton)
    seen = []
    for answer in ("9", "", "6"):
        form = stage.form
        seen.append(form._goal.title)
        assert form.isAncestorOf(stage.focus())
        if answer:
            stage.press(answer, Qt.Key.Key_Return)
        else:
            skip = form.foot.itemAt(1).widget()
            assert skip is not None
            skip.click()  # type: ignore[attr-defined]
        stage.until(lambda form=form: stage.page.checking.form is not form)
    assert seen == [SEARCH, "Emergency fund to six months", "Keep our Friday nights"]
    assert stage.page.checking.form is None
    assert stage.checks(SEARCH)[0].day == TODAY
    assert stage.checks("Keep our Friday nights")[0].value == Decimal(6)
    assert stage.checks("Emergency fund to six months")[0].day == TODAY - timedelta(days=9)


def test_a_round_with_nothing_due_says_what_is_next(stage: GoalsStage) -> None:
    for goal in stage.page.goals.shown.tree.quarter_goals():
        from organizer.areas.goals.actions import check_in

        stage.profile.run(check_in, goal, TODAY, {}, 7)
    stage.settle()
    QTest.mouseClick(stage.page.weekly, Qt.MouseButton.LeftButton)
    assert stage.page.checking.form is None
    assert stage.host.said.accessibleName().startswith("No check-in is due. Next: ") or stage.host.said.isVisible()


# The review of a quarter


def test_a_review_closes_the_quarter_as_one_step(stage: GoalsStage) -> None:
    stage.page.show_view("review")
    stage.settle()
    review = stage.page.views.review
    assert [card.goal.title for card in review.cards] == [
        SEARCH, AWS, "Emergency fund to six months", "Pass pharmacology at 85%", "Keep our Friday nights",
        "Recruit four volunteer drivers",
    ]  # fmt: skip
    assert {card.decision() for card in review.cards} == {Decision.CARRY}
    assert review.cards[0].choice.isAncestorOf(stage.focus())
    stage.press(Qt.Key.Key_Left)
    stage.press(Qt.Key.Key_Tab)
    stage.press("Ask for referrals first")
    review.cards[1].choice.choose(Decision.PARKED.value)
    stage.done_and_undone(lambda: stage.ctrl(Qt.Key.Key_S))
    goal = stage.goal(SEARCH)
    assert (goal.status, goal.closed_on, goal.learnings) == (Status.REACHED, TODAY, "Ask for referrals first")
    assert stage.goal(AWS).status is Status.PARKED
    carried = stage.goal("Keep our Friday nights")
    assert (carried.status, carried.due) == (Status.OPEN, date(2027, 3, 31))
    assert stage.page.views.key() == "lanes"


def test_a_review_keeps_what_was_decided_while_other_things_change(stage: GoalsStage) -> None:
    stage.page.show_view("review")
    stage.settle()
    review = stage.page.views.review
    review.cards[0].choice.choose(Decision.DROPPED.value)
    review.cards[0].learnt.set_value("Too wide")
    with stage.qtbot.waitSignal(stage.context.changed):
        stage.page.commands.add_win("A quiet evening")
    assert review.cards[0].decision() is Decision.DROPPED
    assert review.learnings() == {stage.goal(SEARCH).id: "Too wide"}
    stage.press(Qt.Key.Key_Escape)
    assert stage.page.views.key() == "lanes"
    assert stage.goal(SEARCH).status is Status.OPEN


def test_a_quarter_left_open_is_reviewed_first(stage: GoalsStage) -> None:
    late = stage.goal(AWS)
    stage.profile.run(change_record, late, {"due": date(2026, 9, 30), "start": date(2026, 7, 1)})
    stage.settle()
    stage.page.show_view("review")
    stage.settle()
    review = stage.page.views.review
    assert review.close_quarter.label == "Close Q3 2026"
    assert [card.goal.title for card in review.cards] == [AWS]
    review.quarters.choose("Q4 2026")
    assert review.close_quarter.label == "Close Q4 2026"
    assert len(review.cards) == 6


# Habits


def marks(stage: GoalsStage, habit: Habit) -> dict[date, Kept]:
    return {m.day: m.kept for m in stage.workspace.reads.every(HabitDay, [Where("habit", "=", habit.id)])}


def test_days_of_a_habit_are_marked_by_key(stage: GoalsStage) -> None:
    stage.page.show_view("habits")
    rows = stage.page.views.habits.rows
    habit = stage.habit("Read with Noa")
    while rows.habit() is None or rows.habit().habit.id != habit.id:  # type: ignore[union-attr]
        stage.press(Qt.Key.Key_Down)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Space))
    assert marks(stage, habit)[TODAY] is Kept.DONE
    assert "strength" in rows.accessibleName()
    stage.press(Qt.Key.Key_Left)
    stage.done_and_undone(lambda: stage.press("s"))
    assert marks(stage, habit)[TODAY - timedelta(days=1)] is Kept.SKIPPED
    stage.done_and_undone(lambda: stage.press("s"))
    assert TODAY - timedelta(days=1) not in marks(stage, habit)
    assert stage.page.views.habits.note.text() == "1 of 5 kept today"


def test_a_dot_is_clicked(stage: GoalsStage) -> None:
    stage.page.show_view("habits")
    rows = stage.page.views.habits.rows
    habit = rows._habits[2].habit
    dot = rows.dot(rows.days - 1, rows.rect_of(2))
    before = marks(stage, habit).get(TODAY)
    stage.done_and_undone(lambda: QTest.mouseClick(rows, Qt.MouseButton.LeftButton, pos=dot.center().toPoint()))
    assert before is None
    assert marks(stage, habit)[TODAY] is Kept.DONE


def test_a_day_before_a_habit_began_is_refused_in_words(stage: GoalsStage) -> None:
    stage.page.show_view("habits")
    habit = stage.habit("Run")
    before = stage.everything()
    stage.page.views.habits.rows.marked.emit(habit.id, habit.since - timedelta(days=1), Kept.DONE)
    stage.until(lambda: stage.host.complaint)
    assert "Only days from its first until today can be marked" in stage.host.complaint
    assert stage.everything() == before


# Wins


def test_wins_are_written_down_by_day(stage: GoalsStage) -> None:
    stage.page.show_view("wins")
    wins = stage.page.views.wins
    assert stage.focus() is wins.line.edit
    stage.press("Signed the offer")
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Return))
    win = next(w for w in stage.workspace.reads.every(Win) if w.title == "Signed the offer")
    assert win.day == TODAY
    assert wins.rows._rows[0] == TODAY
    wins.rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert wins.rows.win() == win
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Delete))
    assert wins.rows.is_heading(0)


def test_lists_of_check_ins_lead_back(stage: GoalsStage) -> None:
    stage.page.show_view("check_ins")
    listed = stage.page.views.list("check_ins")
    stage.until(lambda: listed.table.records.rowCount() > 30)
    stage.press(Qt.Key.Key_Escape)
    assert stage.page.views.key() == "lanes"
    assert isinstance(stage.goal(SEARCH), Goal)
