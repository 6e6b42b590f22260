"""Opening a locked profile by its passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from organizer.app.unlock import wait_after
from organizer.store.profile import Profile
from tests.program_stage import ProgramStage

PASSPHRASE = "lantern 'purple' \"river\" 🔑"


@pytest.fixture
def locked(new_profile: Callable[..., Profile]) -> Path:
    profile = new_profile("locked.organizer", passphrase=PASSPHRASE)
    profile.close()
    return profile.path


def test_the_right_passphrase_opens_the_profile(stage: ProgramStage, locked: Path) -> None:
    stage.begin(locked)
    assert stage.window.windowTitle() == "Organizer"
    stage.write(PASSPHRASE.replace("🔑", ""))
    stage.unlock.passphrase.edit.insert("🔑")
    stage.press(Qt.Key.Key_Return)
    desk = stage.at_desk()
    assert desk.workspace.home.encrypted


def test_a_wrong_passphrase_is_refused_in_neutral_words_and_the_file_stays_as_it_is(
    stage: ProgramStage, locked: Path
) -> None:
    before = locked.read_bytes()
    stage.begin(locked)
    stage.write("not this")
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: stage.unlock.passphrase.error() is not None)
    said = stage.unlock.passphrase.error()
    assert said is not None
    assert "Maya" not in said
    assert stage.unlock.passphrase.value() == ""
    assert stage.program.desk is None
    assert locked.read_bytes() == before


def test_an_empty_passphrase_is_asked_for(stage: ProgramStage, locked: Path) -> None:
    stage.begin(locked)
    stage.press(Qt.Key.Key_Return)
    assert stage.unlock.passphrase.error() == "Type the passphrase"


def test_the_wait_grows_after_three_misses() -> None:
    waits = [wait_after(misses) for misses in range(12)]
    assert waits[:3] == [0, 0, 0]
    assert waits[3:6] == sorted(waits[3:6])
    assert waits[3] > 0
    assert max(waits) <= 60


def test_while_waiting_nothing_can_be_tried(stage: ProgramStage, locked: Path) -> None:
    stage.begin(locked)
    tried: list[str] = []
    stage.unlock.entered.disconnect()
    stage.unlock.entered.connect(tried.append)
    for _ in range(3):
        stage.unlock.refuse()
    stage.write("again")
    stage.press(Qt.Key.Key_Return)
    assert tried == []
    assert "Unlock in" in stage.unlock.unlock.label
