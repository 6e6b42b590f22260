"""Beginning and ending a life event, from Today and from the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer.kernel.system import Pause
from organizer.overview.settings_parts.profile import ProfileSettings
from organizer.overview.today.page import TodayPage
from organizer.store.profile import Profile
from organizer.ui.fields.text import TextField
from organizer.ui.menu import Menu
from organizer.ui.theme import Theme
from tests.overview.today_stage import TODAY, add, day, fill, page_stage
from tests.page_stage import PageStage
from tests.program_stage import ProgramStage

Key = Qt.Key


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme, profile: Profile) -> Iterator[PageStage[TodayPage]]:
    fill(profile)
    made = page_stage(qtbot, profile, TodayPage)
    yield made
    made.close()


def titles(stage: PageStage[TodayPage]) -> list[str]:
    return [row.shown.need.due.title for row in stage.page.needs.rows]


def said(stage: PageStage[TodayPage]) -> list[str]:
    return [banner.accessibleName() for banner in stage.page.pauses.banners]


def menu_of(stage: PageStage[TodayPage]) -> list[str]:
    menu = Menu(parent=stage.page)
    stage.page._fill_more(menu)
    return [action.text() for action in menu.actions()]


def test_a_pause_is_begun_in_a_drawer_and_nothing_is_red_any_more(stage: PageStage[TodayPage]) -> None:
    assert menu_of(stage) == ["Pause for a life event…"]
    menu = Menu(parent=stage.page)
    stage.page._fill_more(menu)
    menu.actions()[0].trigger()
    stage.settle()
    stage.tab_to(lambda widget: widget.accessibleName().startswith("What for"))
    stage.press("A move")
    with stage.qtbot.waitSignal(stage.context.changed):
        stage.ctrl(Key.Key_S)
    stage.settle()
    pause = next(iter(stage.workspace.reads.every(Pause)))
    assert (pause.name, pause.since, pause.until) == ("A move", TODAY, None)
    assert said(stage)[0].endswith("A move, until you end it: nothing is overdue")
    assert menu_of(stage) == ["Pause for a life event…", "Change A move…"]


def test_while_it_holds_touches_wait_and_the_rest_is_quiet(stage: PageStage[TodayPage]) -> None:
    add(stage.profile, Pause(name="A move", since=day(-1), until=day(14)))
    stage.until(lambda: said(stage) == ["A move, until 3 Dec: nothing is overdue"])
    assert titles(stage) == ["Send the outline", "Book the room", "Call the bank"]
    assert all(row.shown.need.due.urgency.name == "LATER" for row in stage.page.needs.rows)
    assert [row.shown.tone for row in stage.page.needs.rows] == ["neutral"] * 3
    assert [row.shown.words for row in stage.page.needs.rows] == ["17 Nov", "Today", "Sun 22 Nov"]


def test_it_is_ended_by_keyboard_and_undone(stage: PageStage[TodayPage]) -> None:
    add(stage.profile, Pause(name="A move", since=day(-3)))
    stage.until(lambda: stage.page.pauses.isVisible())
    stage.tab_to(lambda widget: getattr(widget, "label", "") == "End it", back=True)
    stage.done_and_undone(lambda: stage.press(Key.Key_Space))
    assert next(iter(stage.workspace.reads.every(Pause))).until == day(-1)
    assert not stage.page.pauses.isVisible()
    assert titles(stage)[0].startswith("Be in touch")


def test_one_that_began_today_was_none(stage: PageStage[TodayPage]) -> None:
    add(stage.profile, Pause(since=TODAY))
    stage.until(lambda: stage.page.pauses.banners)
    stage.done_and_undone(stage.page.pauses.banners[0].acted.emit)
    assert list(stage.workspace.reads.every(Pause)) == []


def test_a_members_own_is_said_with_their_name_and_not_to_the_other(stage: PageStage[TodayPage]) -> None:
    maya, alex = (member.id for member in stage.workspace.reads.members())
    add(stage.profile, Pause(name="An illness", since=TODAY, owner=maya))
    stage.until(lambda: said(stage) == ["Maya: An illness, until you end it: nothing is overdue"])
    stage.context.set_who(alex)
    assert said(stage) == []
    assert "Book the room" in titles(stage)


def test_life_events_are_listed_in_the_settings(stage: PageStage[TodayPage]) -> None:
    add(stage.profile, Pause(name="A move", since=day(-9), until=day(-2)), Pause(since=TODAY))
    stage.until(lambda: len(stage.context.pauses.known) == 2)
    part = ProfileSettings(stage.context)
    stage.qtbot.addWidget(part)
    assert len(part.pause_rows) == 2
    part.pause.click()
    stage.settle()
    assert any(isinstance(each, TextField) and each.isVisible() for each in stage.shell.findChildren(TextField))


def test_the_settings_hear_of_what_changes(stages: Callable[[], ProgramStage]) -> None:
    program = stages()
    program.begin()
    program.welcome.options.choose("sample")
    program.welcome.submit()
    desk = program.at_desk()
    page = desk.open("settings")
    assert page.profile.pause_rows == []  # type: ignore[attr-defined]
    desk.workspace.run(lambda edit: edit.add(Pause(since=TODAY, until=TODAY + timedelta(days=1))))
    program.until(lambda: len(page.profile.pause_rows) == 1)  # type: ignore[attr-defined]
