"""Killed at any moment, for real: all of an action is there or nothing of it, and the file is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Contact
from organizer.store.actions import add_record
from organizer.store.check import check
from organizer.store.profile import create_profile, open_profile
from organizer.store.safe_write import sweep_leavings
from tests.faults.child import COUNT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
ROOT = Path(__file__).parents[2]


def start(do: str, path: Path) -> subprocess.Popen[bytes]:
    """Another process at work on the profile."""
    return subprocess.Popen([sys.executable, "-m", "tests.faults.child", do, path], cwd=ROOT, stdout=subprocess.PIPE)


def killed_after(do: str, path: Path, lines: int) -> list[bytes]:
    """Runs until so many lines were said and kills; all that was said until death."""
    with start(do, path) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        child.send_signal(signal.SIGKILL)
        return said + child.stdout.readlines()


def left_to_die(path: Path) -> bool:
    """Writes somebody, and dies with the profile open."""
    run = subprocess.run([sys.executable, "-m", "tests.faults.child", "leave", path], cwd=ROOT, check=False)
    return run.returncode == -signal.SIGKILL


def state(path: Path) -> tuple[int, str]:
    """How many people there are, and what could be undone, of a profile that is whole."""
    with open_profile(path, REGISTRY) as profile:
        assert check(profile, REGISTRY) == []
        reader = profile.reader()
        step = reader.next_undo()
        found = reader.count(Contact), step.title if step else ""
        assert found[0] == len(reader.search("person", limit=2 * COUNT, kinds=("contact",)))
        reader.close()
        return found


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A profile with the many in it, and how many steps were said for adding them and for taking that back."""
    path = tmp_path_factory.mktemp("kill") / "full.organizer"
    create_profile(path, REGISTRY).close()
    counted = {}
    for do in ("add", "undo"):
        run = subprocess.run(
            [sys.executable, "-m", "tests.faults.child", do, path], cwd=ROOT, stdout=subprocess.PIPE, check=True
        )
        counted[do] = run.stdout.count(b"step")
    with open_profile(path, REGISTRY) as profile:
        profile.redo()
    return path, counted


def test_killed_in_an_import_there_are_none_or_all(tmp_path: Path, steps: tuple[Path, dict[str, int]]) -> None:
    chance = random.Random(2026)
    _, counted = steps
    outcomes = []
    for n in range(10):
        path = tmp_path / f"{n}.organizer"
        create_profile(path, REGISTRY).close()
        # The last steps are drawn often: there the commit is.
        last = n >= 7
        said = killed_after("add", path, chance.randint(counted["add"] - 2 if last else 1, counted["add"]))
        outcomes.append(state(path))
        assert outcomes[-1] in ((0, ""), (COUNT, "Change"))
        if b"done\n" in said:
            assert outcomes[-1][0] == COUNT, "what was said to be saved is there"
    assert (0, "") in outcomes


def test_killed_in_an_undo_it_is_done_or_not(steps: tuple[Path, dict[str, int]]) -> None:
    path, counted = steps
    chance = random.Random(2027)
    for _ in range(2):
        killed_after("undo", path, chance.randint(1, counted["undo"]))
        people, _ = state(path)
        assert people in (0, COUNT)
        if people == 0:
            with open_profile(path, REGISTRY) as profile:
                profile.redo()
            assert state(path)[0] == COUNT


def test_killed_while_being_made_a_profile_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    for lines in (1, 2, 3):
        folder = tmp_path / str(lines)
        folder.mkdir()
        killed_after("create", folder / "p.organizer", lines)
        for path in folder.glob("*.organizer"):
            assert state(path) == (0, "")
        sweep_leavings(folder)
        assert not list(folder.glob(".*"))


def test_a_log_left_by_a_crash_is_read(tmp_path: Path) -> None:
    path = tmp_path / "p.organizer"
    create_profile(path, REGISTRY).close()
    assert left_to_die(path)
    with open_profile(path, REGISTRY) as profile:
        assert check(profile, REGISTRY) == []
        reader = profile.reader()
        assert [c.name for c in reader.every(Contact)] == ["in the log"]
        reader.close()


def test_a_log_that_is_lost_takes_the_last_actions_with_it_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "p.organizer"
    with create_profile(path, REGISTRY) as profile:
        profile.run(add_record, Contact(name="before"))
    assert left_to_die(path)
    path.with_name("p.organizer-wal").unlink()
    with open_profile(path, REGISTRY) as profile:
        assert check(profile, REGISTRY) == []
        reader = profile.reader()
        assert [c.name for c in reader.every(Contact)] == ["before"]
        reader.close()
