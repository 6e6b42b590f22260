"""A first run by keyboard alone: from the welcome to a person, there and back; and what it leaves on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from organizer.areas.people.model import Contact
from organizer.kernel.query import Where
from organizer.ui.drawer import Drawer
from tests.program_stage import ProgramStage

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CANARY = "Zebulon Canary"
PASSPHRASE = "zebulon lantern river"


def welcomed(stage: ProgramStage, name: str) -> None:
    """Through the welcome, never touching the mouse."""
    stage.begin()
    stage.write(name)
    stage.press(Qt.Key.Key_Tab, times=3)  # colour, just me or a partner, passphrase
    stage.write(PASSPHRASE)
    stage.press(Qt.Key.Key_Tab, times=2)  # past the eye
    stage.write(PASSPHRASE)
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Space)  # I wrote it down
    stage.press(Qt.Key.Key_Return)
    stage.at_desk()
    stage.press(Qt.Key.Key_3, CONTROL)  # People


def person_named(stage: ProgramStage, name: str) -> Contact | None:
    return next(iter(stage.desk.workspace.reads.every(Contact, [Where("name", "=", name)])), None)


def add_person(stage: ProgramStage, name: str) -> None:
    stage.press(Qt.Key.Key_N, CONTROL)
    stage.write(name)
    stage.press(Qt.Key.Key_S, CONTROL)
    stage.until(lambda: person_named(stage, name) is not None)
    stage.until(lambda: not any(drawer.is_open() for drawer in stage.window.findChildren(Drawer)))


def test_from_the_welcome_to_a_person_and_back_by_keyboard(stage: ProgramStage) -> None:
    welcomed(stage, "Maya Rivera")
    desk = stage.desk
    assert desk.workspace.home.encrypted
    assert stage.places.new_profile().name == "My organizer 2.organizer"
    assert stage.window.shell.current_page() == "people"
    assert stage.window.shell.sidebar.profile.accessibleName() == "Maya Rivera, Personal profile"
    assert not stage.window.shell.topbar.who.isVisible()

    add_person(stage, "Dana Whitcombe")
    stage.press(Qt.Key.Key_Z, CONTROL)
    stage.until(lambda: person_named(stage, "Dana Whitcombe") is None)
    stage.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    stage.until(lambda: person_named(stage, "Dana Whitcombe") is not None)


def test_the_next_day_it_asks_for_the_passphrase_and_all_is_there(
    stage: ProgramStage, stages: Callable[[], ProgramStage]
) -> None:
    welcomed(stage, "Maya Rivera")
    add_person(stage, "Dana Whitcombe")
    stage.close()
    again = stages()
    again.begin()
    again.write(PASSPHRASE)
    again.press(Qt.Key.Key_Return)
    again.at_desk()
    assert person_named(again, "Dana Whitcombe") is not None


def test_the_sample_is_one_choice_away_and_cleared_by_one(stage: ProgramStage) -> None:
    stage.begin()
    stage.press(Qt.Key.Key_Backtab, SHIFT)  # from the name back to the ways to start
    stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Return)
    desk = stage.at_desk()
    assert desk.workspace.reads.count(Contact) > 10
    desk.clear_asked.emit()
    assert stage.welcome.isVisible()
    assert not stage.places.sample.exists()


def test_nothing_of_the_users_is_left_in_the_clear(stage: ProgramStage, tmp_path: Path) -> None:
    welcomed(stage, CANARY)
    add_person(stage, f"{CANARY} the Second")
    stage.press(Qt.Key.Key_K, CONTROL)
    stage.write("zebulon")
    stage.press(Qt.Key.Key_Return)
    for page in ("reports", "settings", "people"):
        stage.desk.open(page)
    stage.close()
    found = []
    for file in tmp_path.rglob("*"):
        if file.is_file():
            held = file.read_bytes().lower()
            if any(word.encode() in held for word in ("zebulon", "canary")):
                found.append(file.name)
    assert found == []
