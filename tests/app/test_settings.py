"""What the program remembers of a user on this computer."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from organizer.app.settings import UserSettings


def test_what_was_set_is_there_at_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    first = UserSettings(file)
    first.set("theme", "dark")
    first.save()
    assert UserSettings(file).text("theme", "light") == "dark"
    assert UserSettings(file).text("density", "default") == "default"


def test_file_and_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "config" / "settings.json"
    settings = UserSettings(file)
    settings.set("theme", "dark")
    settings.save()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b'{"theme": 3}', b"\xff\xfe\x00"])
def test_a_file_that_makes_no_sense_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert UserSettings(file).text("theme", "light") == "light"


def test_a_folder_that_cannot_be_written_to_costs_the_changes_alone(tmp_path: Path) -> None:
    blocked = tmp_path / "config"
    blocked.write_text("a file where the folder should be")
    settings = UserSettings(blocked / "settings.json")
    settings.set("theme", "dark")
    settings.save()
    assert settings.text("theme") == "dark"


def test_only_a_real_change_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    settings = UserSettings(tmp_path / "settings.json", lambda: told.append(1))
    settings.set("theme", "dark")
    settings.set("theme", "dark")
    assert told == [1]
