"""The page of mentoring, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.app.areas import AREAS
from organizer.areas.calendar.model import TimeBlock
from organizer.areas.mentoring import offers, section
from organizer.areas.mentoring.model import ActionItem, Engagement, EngagementStatus, NotesForm, Session, StrengthRating
from organizer.areas.mentoring.page.due_verbs import due_verbs
from organizer.areas.mentoring.page.page import MentoringPage
from organizer.areas.mentoring.widgets.finder import MentorFinder
from organizer.areas.mentoring.widgets.rating_form import RatingForm
from organizer.kernel.changes import Ref
from organizer.kernel.query import Where
from organizer.kernel.section import Period, Scope
from organizer.kernel.system import Link
from tests.page_stage import PageStage

Stages = Callable[..., PageStage[MentoringPage]]


@pytest.fixture
def stage(stages: Stages) -> PageStage[MentoringPage]:
    return stages()


def grace(stage: PageStage[MentoringPage]) -> Engagement:
    return next(e for e in stage.workspace.reads.every(Engagement) if e.title == "Grace Bello")


def go(stage: PageStage[MentoringPage]) -> None:
    stage.page.show_record(Ref.to(grace(stage)))


def item(stage: PageStage[MentoringPage], title: str) -> ActionItem:
    return next(i for i in stage.workspace.reads.every(ActionItem) if i.title == title)


def test_an_engagement_shows_its_newest_session_its_actions_and_strengths(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    page = stage.page
    assert page.centre.name.text() == "Grace Bello"
    assert page.centre.notes.title.text() == "Session 5: panel prep"
    assert page.centre.notes.parts[0].text.markdown().startswith("Walk into the Lumen panel")
    assert [row.item.title for row in page.beside.items.rows][:2] == [
        "Send 90-second opening to Grace", "Two interruption drills with Tomás",
    ]  # fmt: skip
    chart = page.beside.radar.chart
    assert chart is not None
    assert {s.label: round(s.now - (s.then or 0), 2) for s in chart.spokes}["Presence"] == 1.25
    assert (chart.then, chart.now) == ("September", "November")


def test_what_is_written_is_kept_as_one_step_a_pause(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    before = stage.everything()
    text = stage.page.centre.notes.parts[1].text
    text.setFocus()
    QTest.keyClicks(text, "Slower. ")
    stage.page.centre.notes.keep()
    stage.qtbot.waitUntil(lambda: "Slower. " in stage.workspace.reads.get(Session, stage.page.session.id).second)
    stage.qtbot.waitUntil(lambda: stage.page.centre.notes.saved.text().startswith("Saved "))
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: stage.everything() == before)


def test_ctrl_enter_goes_through_the_headings_and_selected_words_become_an_action(
    stage: PageStage[MentoringPage],
) -> None:
    go(stage)
    parts = stage.page.centre.notes.parts
    parts[0].text.setFocus()
    QTest.keyClick(parts[0].text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.focus() is parts[1].text
    parts[3].text.selectAll()
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(parts[3].text, Qt.Key.Key_A, shift)
    words = " ".join(parts[3].text.markdown().split())
    stage.qtbot.waitUntil(lambda: any(i.title == words for i in stage.workspace.reads.every(ActionItem)))
    made = item(stage, words)
    assert stage.page.session is not None
    assert (made.session, made.engagement) == (stage.page.session.id, grace(stage).id)


def test_space_ticks_an_item_and_ticks_it_off_again(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    rows = stage.page.beside.items
    rows.setFocus()
    rows.go(0)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: item(stage, "Send 90-second opening to Grace").done is not None)
    stage.qtbot.waitUntil(lambda: rows.rows[0].item.done is not None)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: item(stage, "Send 90-second opening to Grace").done is None)


def test_a_new_session_begins_empty_and_open_items_go_along(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    open_before = [row.item.title for row in stage.page.beside.items.rows if row.item.done is None]
    QTest.mouseClick(stage.page.centre.new, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: stage.page.session is not None and stage.page.session.day == stage.context.today())
    assert all(not part.text.markdown() for part in stage.page.centre.notes.parts)
    stage.qtbot.waitUntil(
        lambda: [r.item.title for r in stage.page.beside.items.rows if r.item.done is None] == open_before
    )
    assert stage.page.beside.items.rows[0].carried == 1


def test_a_session_may_be_written_in_another_form(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    stage.page.centre.notes._keep_now(form=NotesForm.SBI)
    stage.qtbot.waitUntil(lambda: len(stage.page.centre.notes.parts) == 3)
    assert [part.text.accessibleName() for part in stage.page.centre.notes.parts] == [
        "Situation", "Behaviour", "Impact",
    ]  # fmt: skip
    assert stage.page.centre.notes.parts[0].text.markdown().startswith("Walk into the Lumen panel")


def test_strengths_are_rated_all_at_once_as_one_step(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    before = stage.everything()
    stage.page.verbs.rate(grace(stage))
    form = stage.shell.findChild(RatingForm)
    assert form is not None
    for control in form.levels.values():
        control.choose("4")
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    today = [Where("day", "=", stage.context.today())]
    stage.qtbot.waitUntil(lambda: stage.workspace.reads.count(StrengthRating, today) == 6)
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: stage.everything() == before)


def test_a_mentor_is_found_for_a_goal_and_asked(stage: PageStage[MentoringPage]) -> None:
    stage.page.verbs.find_mentor("program delivery")
    finder = stage.shell.findChild(MentorFinder)
    assert finder is not None
    assert finder.rows.count() > 0
    candidate = finder.chosen()
    assert candidate is not None
    assert candidate.reasons
    assert finder.words.value().startswith("Dear ")
    count = stage.workspace.reads.count(Engagement, [Where("status", "=", EngagementStatus.ASKED)])
    asked_of = candidate.person
    finder.ask.click()
    if asked_of.through is None or asked_of.near >= 2:
        stage.qtbot.waitUntil(
            lambda: stage.workspace.reads.count(Engagement, [Where("status", "=", EngagementStatus.ASKED)]) == count + 1
        )


def test_deleting_an_engagement_takes_its_sessions_and_items_along(stage: PageStage[MentoringPage]) -> None:
    before = stage.everything()
    of_grace = [Where("engagement", "=", grace(stage).id)]
    stage.page.verbs.delete_engagement(grace(stage).id)
    stage.qtbot.waitUntil(lambda: stage.workspace.reads.count(Session, of_grace) == 0)
    assert stage.workspace.reads.count(ActionItem, of_grace) == 0
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: stage.everything() == before)


def test_in_a_narrow_window_actions_and_strengths_have_a_view_of_their_own(stages: Stages) -> None:
    stage = stages(size=(1024, 700))
    go(stage)
    assert not stage.page.beside.isVisible()
    stage.page.show_view("beside")
    assert stage.page.beside.isVisible()
    assert not stage.page.centre.isVisible()


def test_giving_back_shows_only_those_one_helps(stage: PageStage[MentoringPage]) -> None:
    stage.page.show_view("giving")
    assert [row.engagement.title for row in stage.page.column.active.rows] == ["Tomás Rey"]


def test_items_and_sessions_are_due_and_done_where_they_are_shown(stage: PageStage[MentoringPage]) -> None:
    reads, today = stage.workspace.reads, stage.context.today()
    needs = {due.title: due for due in offers.needs(reads, today)}
    assert {"Send 90-second opening to Grace", "Session with Dana Whitcombe"} <= set(needs)
    assert "Grace: send pacing exercise" not in needs
    due_verbs(stage.context, needs["Send 90-second opening to Grace"])[0].run()
    stage.qtbot.waitUntil(lambda: item(stage, "Send 90-second opening to Grace").done is not None)
    held = due_verbs(stage.context, needs["Session with Dana Whitcombe"])[0]
    assert held.title == "Held"
    held.run()
    ref = needs["Session with Dana Whitcombe"].ref
    stage.qtbot.waitUntil(lambda: reads.get(Session, ref.id).held)


def test_the_report_says_nothing_of_what_was_said(stage: PageStage[MentoringPage]) -> None:
    scope = Scope(Period(date(2026, 9, 1), date(2026, 11, 30), "Autumn"))
    found = section.section(stage.workspace.reads, scope, stage.context.today())
    assert [block.title for block in found.blocks] == ["Sessions", "Themes", "Strengths"]
    assert "Lumen" not in repr(found)


def test_the_goal_that_is_linked_is_shown(stage: PageStage[MentoringPage]) -> None:
    assert stage.workspace.reads.count(Link, [Where("from_id", "=", grace(stage).id)]) == 1
    go(stage)
    goal = stage.page.reading.goal(grace(stage))
    assert goal is not None
    assert goal[1] == "Director of Programs in health tech"


def test_nothing_yet_says_how_to_begin(stages: Stages) -> None:
    stage = stages(sample=False)
    assert stage.page.views.currentWidget() is stage.page.empty


def test_p_plans_time_for_an_action_in_the_calendar(stages: Stages) -> None:
    stage = stages(areas=AREAS)
    go(stage)
    page, reads = stage.page, stage.workspace.reads
    wanted = page.beside.items.rows[0].item
    page.beside.items.setFocus()
    stage.press(Qt.Key.Key_Home)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_P))
    (link,) = [link for link in reads.links(Ref.to(wanted)) if link.role == offers.PLANS]
    block = reads.get(TimeBlock, link.from_id)
    assert (block.title, block.due, block.day, block.owner) == (wanted.title, wanted.due, None, wanted.owner)
    assert wanted.id not in {each.ref.id for each in offers.plannables(reads, stage.context.today())}


def test_in_a_wide_window_the_session_before_is_read_beside_the_one_in_hand(stages: Stages) -> None:
    stage = stages(size=(1920, 1080))
    go(stage)
    previous = stage.page.centre.previous
    assert previous.isVisible()
    assert previous.when.text() == "26 Oct 2026, Sponsors"
    assert previous.words[0].text() == "Two sponsors who speak of me when I am not in the room."
    first = min(
        stage.workspace.reads.every(Session, [Where("engagement", "=", grace(stage).id)]), key=lambda s: s.day
    )  # fmt: skip
    stage.page.show_record(Ref.to(first))
    assert not previous.isVisible(), "nothing comes before the first"
    narrower = stages(size=(1440, 900))
    go(narrower)
    assert not narrower.page.centre.previous.isVisible()


def test_a_low_confidence_is_questioned_where_it_is_said(stage: PageStage[MentoringPage]) -> None:
    go(stage)
    notes = stage.page.centre.notes
    assert not notes.question.isVisible()
    notes.sure.changed.emit("6")
    stage.until(notes.question.isVisible)
    assert notes.question.text().endswith("?")
