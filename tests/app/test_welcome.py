"""The first screen: what it asks for, what it makes of the answers."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from organizer.app.areas import REGISTRY
from organizer.app.welcome.brand import NARROW_WIDTH, WIDTH
from organizer.app.welcome.request import Person, Request, make_profile
from organizer.app.welcome.screen import WelcomeScreen
from organizer.kernel.clock import Clock
from organizer.kernel.errors import EnvironmentFailure
from organizer.kernel.system import MEMBER_COLOURS
from organizer.store.key import is_encrypted
from organizer.store.profile import open_profile
from tests.program_stage import ProgramStage

PASSPHRASE = "lantern purple river"


@pytest.fixture
def screen(stage: ProgramStage) -> WelcomeScreen:
    stage.begin()
    return stage.welcome


@pytest.fixture
def asked(screen: WelcomeScreen) -> list[Request]:
    """What the screen asks for, which nobody makes."""
    found: list[Request] = []
    screen.requested.disconnect()
    screen.requested.connect(found.append)
    return found


def type_passphrase(stage: ProgramStage, again: str = PASSPHRASE) -> None:
    protection = stage.welcome.protection
    protection.first.setFocus()
    stage.write(PASSPHRASE)
    protection.second.setFocus()
    stage.write(again)


def test_the_name_has_the_focus_and_enter_says_what_is_missing(
    stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]
) -> None:
    stage.write("Maya Rivera")
    stage.press(Qt.Key.Key_Return)
    assert asked == []
    assert screen.protection.first.error() == "Choose a passphrase, or skip it"
    assert QApplication.focusWidget() is screen.protection.first.edit


def test_enter_asks_for_a_profile_once_all_is_there(
    stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]
) -> None:
    stage.write("Maya Rivera")
    type_passphrase(stage)
    screen.protection.notice.box.click()
    screen.people.name.setFocus()
    stage.press(Qt.Key.Key_Return)
    person = Person("Maya Rivera", MEMBER_COLOURS[0])
    assert asked == [Request("fresh", screen.place.path, (person,), PASSPHRASE)]
    assert PASSPHRASE not in repr(asked)


def test_two_passphrases_that_differ_block(stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]) -> None:
    type_passphrase(stage, "lantern purple rover")
    screen.protection.notice.box.click()
    screen.submit()
    assert asked == []
    assert screen.protection.second.error() == "This is not the same"


def test_that_it_was_written_down_must_be_said(
    stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]
) -> None:
    type_passphrase(stage)
    screen.submit()
    assert asked == []
    assert QApplication.focusWidget() is screen.protection.notice.box


def test_a_weak_passphrase_is_advised_against_and_allowed(
    stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]
) -> None:
    for field in (screen.protection.first, screen.protection.second):
        field.setFocus()
        stage.write("abc")
    assert "easy to guess" in screen.protection.meter.accessibleName()
    screen.protection.notice.box.click()
    screen.submit()
    assert [request.passphrase for request in asked] == ["abc"]


def test_the_passphrase_can_be_skipped_and_used_after_all(screen: WelcomeScreen, asked: list[Request]) -> None:
    screen.skip.click()
    screen.submit()
    assert [request.passphrase for request in asked] == [None]
    screen.skip.click()
    screen.submit()
    assert len(asked) == 1


def test_a_couple_are_two_people_with_colours_of_their_own(
    stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]
) -> None:
    screen.skip.click()
    stage.write("Maya")
    screen.people.members.choose("two")
    screen.people.partner.setFocus()
    stage.write("maya")
    screen.submit()
    assert asked == []
    assert screen.people.partner.error() == "Both have the same name"
    stage.write("x")
    screen.submit()
    assert [person.name for person in asked[0].people] == ["Maya", "mayax"]
    assert len({person.colour for person in asked[0].people}) == 2


def test_names_need_not_be_told(screen: WelcomeScreen, asked: list[Request]) -> None:
    screen.skip.click()
    screen.submit()
    assert [person.name for person in asked[0].people] == ["Me"]


def test_the_file_can_go_elsewhere_but_never_over_another(
    tmp_path: Path, screen: WelcomeScreen, asked: list[Request]
) -> None:
    screen.skip.click()
    taken = tmp_path / "taken.organizer"
    taken.write_bytes(b"mine")
    screen.choose_place(taken)
    screen.submit()
    assert asked == []
    screen.choose_place(tmp_path / "free")
    screen.submit()
    assert [request.path for request in asked] == [tmp_path / "free.organizer"]
    assert taken.read_bytes() == b"mine"


def test_the_suggested_name_says_nothing_of_the_user(stage: ProgramStage, screen: WelcomeScreen) -> None:
    stage.write("Maya Rivera")
    assert "Maya" not in str(screen.place.path)


def test_looking_around_asks_nothing(stage: ProgramStage, screen: WelcomeScreen, asked: list[Request]) -> None:
    screen.options.choose("sample")
    assert not screen.people.isVisible()
    stage.press(Qt.Key.Key_Return)
    assert asked == [Request("sample", stage.places.sample)]


def test_the_ways_to_start_are_chosen_with_arrows(stage: ProgramStage, screen: WelcomeScreen) -> None:
    screen.options.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Right)
    assert screen.options.value() == "sample"
    stage.press(Qt.Key.Key_Right)
    assert screen.options.value() == "bring"


def test_a_small_window_shows_the_words_alone(stage: ProgramStage, screen: WelcomeScreen) -> None:
    stage.window.resize(1440, 900)
    assert screen.brand.width() == WIDTH
    stage.window.resize(1024, 700)
    assert screen.brand.width() == NARROW_WIDTH


def test_a_profile_is_made_with_its_members(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "new" / "my.organizer"
    people = (Person("Maya", MEMBER_COLOURS[3]), Person("Alex", MEMBER_COLOURS[1]))
    with make_profile(Request("fresh", path, people, PASSPHRASE), REGISTRY, clock) as profile:
        reader = profile.reader()
        assert [(m.name, m.colour) for m in reader.members()] == [(p.name, p.colour) for p in people]
        assert reader.next_undo() is None
        reader.close()
    assert is_encrypted(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    open_profile(path, REGISTRY, passphrase=PASSPHRASE).close()


def test_where_no_file_can_be_made_none_is_left(tmp_path: Path, clock: Clock) -> None:
    blocked = tmp_path / "no folder"
    blocked.write_text("")
    with pytest.raises(EnvironmentFailure):
        make_profile(Request("fresh", blocked / "my.organizer"), REGISTRY, clock)


def test_the_sample_is_made_anew_each_time(tmp_path: Path, clock: Clock) -> None:
    request = Request("sample", tmp_path / "sample.organizer")
    for _ in range(2):
        with make_profile(request, REGISTRY, clock) as profile:
            reader = profile.reader()
            assert [m.name for m in reader.members()] == ["Maya Rivera", "Alex Rivera"]
            reader.close()
