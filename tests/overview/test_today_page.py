"""Today by keyboard: what needs somebody is dealt with where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.goals.model import Step
from organizer.areas.people.model import Contact, Interaction, Introduction, IntroductionStage
from organizer.kernel.changes import Ref
from organizer.overview.today.page import TodayPage
from organizer.overview.today.rows import NeedRow
from organizer.store.profile import Profile
from organizer.ui.menu import Menu
from organizer.ui.theme import Theme
from tests.overview.today_stage import TODAY, add, at, day, fill, page_stage
from tests.page_stage import PageStage

Key = Qt.Key


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme, profile: Profile) -> Iterator[PageStage[TodayPage]]:
    fill(profile)
    made = page_stage(qtbot, profile, TodayPage)
    yield made
    made.close()


@pytest.fixture
def empty(qtbot: QtBot, theme: Theme, profile: Profile) -> Iterator[PageStage[TodayPage]]:
    made = page_stage(qtbot, profile, TodayPage)
    yield made
    made.close()


def titles(stage: PageStage[TodayPage]) -> list[str]:
    return [row.shown.need.due.title for row in stage.page.needs.rows]


def go_to(stage: PageStage[TodayPage], title: str) -> NeedRow:
    """Down the list from its first row."""
    stage.page.activate(None)
    for _ in stage.page.needs.rows:
        row = stage.focus()
        assert isinstance(row, NeedRow)
        if row.shown.need.due.title.startswith(title):
            return row
        stage.press(Key.Key_Down)
    raise AssertionError(title)


def test_everything_that_needs_somebody_is_listed_the_longest_over_first(stage: PageStage[TodayPage]) -> None:
    assert titles(stage) == [
        "Be in touch with Dana Whitcombe", "Send the outline", "Thank Priya Raman for an introduction",
        "Book the room", "Call the bank",
    ]  # fmt: skip
    assert stage.page.needs.rows[0].accessibleName() == "Be in touch with Dana Whitcombe, you planned it, 6 days over"
    assert stage.page.praise.accessibleName() == "A win, yesterday: The pilot was signed"


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("Send the outline", (Key.Key_Return,)),
        ("Send the outline", (Key.Key_Space,)),
        ("Book the room", (Key.Key_S,)),
        ("Call the bank", (Key.Key_Return,)),
        ("Call the bank", (Key.Key_Space,)),
        ("Thank Priya", (Key.Key_Return,)),
        ("Be in touch", (Key.Key_S,)),
        ("Be in touch", (Key.Key_P,)),
    ],
)
def test_a_row_is_resolved_by_a_key_and_undone_to_equality(
    stage: PageStage[TodayPage], title: str, keys: tuple[Qt.Key, ...]
) -> None:
    listed = titles(stage)
    row = go_to(stage, title)
    before = row.shown.need.due
    stage.done_and_undone(lambda: stage.press(*keys))
    assert all(each.shown.need.due != before for each in stage.page.needs.rows)
    with stage.qtbot.waitSignal(stage.context.changed):
        stage.context.undo()
    stage.settle()
    assert titles(stage) == listed


def test_a_touch_is_logged_in_a_drawer_with_enter_twice(stage: PageStage[TodayPage]) -> None:
    go_to(stage, "Be in touch")
    stage.press(Key.Key_Return)
    stage.settle()
    stage.tab_to(lambda widget: widget.accessibleName().startswith("What about"))
    stage.press("The offer")
    stage.done_and_undone(lambda: stage.press(Key.Key_Return))
    touch = next(iter(stage.workspace.reads.every(Interaction)))
    assert (touch.summary, touch.day) == ("The offer", TODAY)
    assert not any(title.startswith("Be in touch") for title in titles(stage))


def test_what_was_done_is_in_the_store(stage: PageStage[TodayPage]) -> None:
    reads = stage.workspace.reads
    for title in ("Send the outline", "Thank Priya", "Call the bank"):
        go_to(stage, title)
        with stage.qtbot.waitSignal(stage.context.changed):
            stage.press(Key.Key_Return)
        stage.settle()
    steps = {step.title: step.done is not None for step in reads.every(Step)}
    assert steps == {"Send the outline": True, "Book the room": False}
    assert next(iter(reads.every(Introduction))).stage is IntroductionStage.THANKED
    bank = next(block for block in reads.every(TimeBlock) if block.title == "Call the bank")
    assert bank.start is not None
    assert bank.start.date() == TODAY
    assert bank.start.hour >= 12


def test_the_focus_goes_to_the_row_that_took_the_place(stage: PageStage[TodayPage]) -> None:
    go_to(stage, "Send the outline")
    with stage.qtbot.waitSignal(stage.context.changed):
        stage.press(Key.Key_Space)
    stage.until(lambda: len(stage.page.needs.rows) == 4)
    row = stage.focus()
    assert isinstance(row, NeedRow)
    assert row.shown.need.due.title.startswith("Thank Priya")


def test_the_menu_lists_every_verb_with_its_key(stage: PageStage[TodayPage]) -> None:
    row = go_to(stage, "Be in touch")
    menu = Menu(parent=row)
    row._fill(menu)
    said = [(action.text(), action.property("keys")) for action in menu.actions()]
    assert said == [
        ("Log touch", "L"), ("Plan for tomorrow", "P"), ("Snooze until Monday", "S"), ("Snooze for a month", ""),
        ("Open", ""),
    ]  # fmt: skip


def test_the_choice_of_a_member_filters_all_of_it(stage: PageStage[TodayPage]) -> None:
    maya, alex = (member.id for member in stage.workspace.reads.members())
    stage.context.set_who(alex)
    assert titles(stage) == ["Thank Priya Raman for an introduction", "Book the room", "Call the bank"]
    assert "Interview" not in stage.page.strip.accessibleName()
    stage.context.set_who(maya)
    assert "Book the room" not in titles(stage)
    assert "Interview" in stage.page.strip.accessibleName()


def test_an_empty_day_is_calm_and_says_what_comes(empty: PageStage[TodayPage]) -> None:
    page = empty.page
    assert titles(empty) == []
    assert page.needs._calm.text() == "Nothing needs you."
    assert page.strip.accessibleName() == "Your day: nothing planned"
    assert page.strip.hasFocus()
    assert not page.praise.isVisible()
    assert not page.goals.isVisible()
    add(empty.profile, TimeBlock(title="Interview", start=at(0, 15)))
    empty.until(lambda: page.needs._calm.text() == "Nothing needs you. Next: Interview, 15:00.")
    assert page.strip.accessibleName() == "Your day: 15:00 to 16:00 Interview"


def test_what_is_written_elsewhere_is_shown_at_once(stage: PageStage[TodayPage]) -> None:
    add(stage.profile, Step(title="A new one", due=day(-30)))
    stage.until(lambda: titles(stage)[0] == "A new one")


def test_more_than_seven_are_shown_when_asked_for(empty: PageStage[TodayPage]) -> None:
    add(empty.profile, *(Step(title=f"Step {n:02}", due=day(-n)) for n in range(1, 13)))
    empty.until(lambda: len(empty.page.needs.rows) == 7)
    assert empty.page.needs.more.label == "Show all 12"
    empty.page.needs.more.click()
    assert len(empty.page.needs.rows) == 12


def test_a_block_of_the_day_is_opened_from_its_line(stage: PageStage[TodayPage]) -> None:
    opened: list[Ref] = []
    stage.context.opened.connect(opened.append)
    stage.page.strip.setFocus()
    stage.press(Key.Key_Right, Key.Key_Return)
    block = next(block for block in stage.workspace.reads.every(TimeBlock) if block.title == "Interview")
    assert opened == [Ref.to(block)]


def test_a_double_click_does_what_enter_does(stage: PageStage[TodayPage]) -> None:
    row = go_to(stage, "Send the outline")
    with stage.qtbot.waitSignal(stage.context.changed):
        QTest.mouseDClick(row, Qt.MouseButton.LeftButton)
    stage.until(lambda: "Send the outline" not in titles(stage))
    assert next(iter(stage.workspace.reads.every(Contact))).name


def test_the_sheet_of_keys_names_what_a_row_takes(stage: PageStage[TodayPage]) -> None:
    assert ("Return", "Do the usual thing about it") in stage.page.key_words()
