"""Full and read-only disks: plain words, nothing half saved, and on it goes once there is room."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Contact
from organizer.kernel.errors import EnvironmentFailure
from organizer.store.actions import add_record
from organizer.store.check import check
from organizer.store.edit import Edit
from organizer.store.profile import create_profile, open_profile
from tests.faults.child import add_many
from tests.profiles import everything

pytestmark = pytest.mark.skipif(os.name != "posix", reason="disks of POSIX")
ROOT = Path(__file__).parents[2]


def mount(*options: str) -> bool:
    """Whether it could be mounted; needs the rights of an administrator."""
    return subprocess.run(["mount", *options], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 8 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or not mount("-t", "tmpfs", "-o", "size=8m,mode=0700", "tmpfs", str(folder)):
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk(disk: Path) -> None:
    with create_profile(disk / "p.organizer", REGISTRY, names=("Maya",)) as profile:
        profile.run(add_record, Contact(name="before"))
        reader = profile.reader()
        before = everything(reader)
        with pytest.raises(EnvironmentFailure, match=r"disk is full. Nothing was changed"):
            profile.run(add_many)
        assert everything(reader) == before
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb") as file:  # noqa: PT012  # until it is full
            while True:
                file.write(b"x" * 4096)
                file.flush()
        with pytest.raises(EnvironmentFailure, match="disk is full"):
            profile.run(add_many)
        with pytest.raises(EnvironmentFailure):
            create_profile(disk / "other.organizer", REGISTRY)
        assert {entry.name for entry in disk.iterdir()} == {
            "p.organizer",
            "p.organizer-wal",
            "p.organizer-shm",
            "filler",
        }
        assert everything(reader) == before
        filler.unlink()
        profile.run(add_record, Contact(name="after"))
        assert reader.count(Contact) == 2
        reader.close()
        assert check(profile, REGISTRY) == []


def test_an_action_that_swallows_the_failure_saves_nothing_either(disk: Path) -> None:
    def stubborn(edit: Edit) -> None:
        try:
            add_many(edit)
            edit.flush()
        except Exception:
            edit.add(Contact(name="half"))
            edit.flush()

    with create_profile(disk / "p.organizer", REGISTRY) as profile:
        with pytest.raises(EnvironmentFailure):
            profile.run(stubborn)
        reader = profile.reader()
        assert reader.count(Contact) == 0
        reader.close()


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "p.organizer"
    create_profile(path, REGISTRY).close()
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.child", "starve", path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert "Nothing was changed" in said[0]
    assert said[1] == "done"
    with open_profile(path, REGISTRY) as profile:
        reader = profile.reader()
        assert [c.name for c in reader.every(Contact)] == ["after"]
        reader.close()
        assert check(profile, REGISTRY) == []


def test_a_disk_that_turns_read_only_and_back(disk: Path) -> None:
    path = disk / "p.organizer"
    profile = create_profile(path, REGISTRY)
    profile.run(add_record, Contact(name="before"))
    profile.close()
    assert mount("-o", "remount,ro", str(disk))
    with pytest.raises(EnvironmentFailure, match="read-only"):
        open_profile(path, REGISTRY)
    with pytest.raises(EnvironmentFailure, match=r"cannot be made here|read-only"):
        create_profile(disk / "other.organizer", REGISTRY)
    assert mount("-o", "remount,rw", str(disk))
    with open_profile(path, REGISTRY) as again:
        assert check(again, REGISTRY) == []
        assert again.run(add_record, Contact(name="after")).name == "after"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "p.organizer"
    path.parent.mkdir()
    create_profile(path, REGISTRY).close()
    path.parent.chmod(0o500)
    try:
        with pytest.raises(EnvironmentFailure, match="read-only"):
            open_profile(path, REGISTRY)
        with pytest.raises(EnvironmentFailure):
            create_profile(path.with_name("other"), REGISTRY)
    finally:
        path.parent.chmod(0o700)
