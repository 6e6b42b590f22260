"""A file written safely is the old one or the complete new one, and nobody else's to read."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.errors import Cancelled, EnvironmentFailure
from organizer.store.safe_write import sweep_leavings, write_safely

posix = pytest.mark.skipif(os.name != "posix", reason="modes, limits and signals of POSIX")


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """A real limit of the system: the write that reaches it is short, the next one fails."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@given(chunks=st.lists(st.binary(max_size=200)), old=st.none() | st.binary(max_size=50))
def test_the_file_holds_the_chunks_in_order(
    tmp_path_factory: pytest.TempPathFactory, chunks: list[bytes], old: bytes | None
) -> None:
    target = tmp_path_factory.mktemp("out") / "x.pdf"
    if old is not None:
        target.write_bytes(old)
    write_safely(target, iter(chunks))
    assert target.read_bytes() == b"".join(chunks)
    assert names_in(target.parent) == ["x.pdf"]


def test_large_content_arrives_whole(tmp_path: Path) -> None:
    content = os.urandom(3_000_001)
    write_safely(tmp_path / "x", (content[i : i + 70_001] for i in range(0, len(content), 70_001)))
    assert (tmp_path / "x").read_bytes() == content


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_only_the_owner_can_read_it_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    target.chmod(0o644)
    before = os.umask(umask)
    try:
        write_safely(target, [b"new"])
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("size", [0, 1, 100_000, 262_144, 599_999])
def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path, size: int) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    with files_no_larger_than(size), pytest.raises(EnvironmentFailure, match="too large for this disk"):
        write_safely(target, [b"x" * 200_000] * 3)
    assert target.read_bytes() == b"old"
    assert names_in(tmp_path) == ["x.pdf"]


def test_a_full_disk_is_said_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device", str(tmp_path))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFailure) as failure:
        write_safely(tmp_path / "x.pdf", [b"new"])
    assert str(failure.value) == "The file could not be saved: the disk is full. Nothing was changed."
    assert names_in(tmp_path) == []


def test_a_write_that_says_nothing_of_its_loss_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda descriptor, data: len(data))
    (tmp_path / "x.pdf").write_bytes(b"old")
    with pytest.raises(EnvironmentFailure):
        write_safely(tmp_path / "x.pdf", [b"new"])
    assert (tmp_path / "x.pdf").read_bytes() == b"old"


def test_a_maker_that_gives_up_leaves_the_old_file(tmp_path: Path) -> None:
    def cancelled() -> Iterator[bytes]:
        yield b"x" * 500_000
        raise Cancelled("Stopped")

    (tmp_path / "x.csv").write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_safely(tmp_path / "x.csv", cancelled())
    assert (tmp_path / "x.csv").read_bytes() == b"old"
    assert names_in(tmp_path) == ["x.csv"]


def test_places_that_cannot_be_written_are_named_for_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(EnvironmentFailure, match="a folder has that name"):
        write_safely(tmp_path / "folder.pdf", [b"new"])
    with pytest.raises(EnvironmentFailure, match="the folder is not there any more"):
        write_safely(tmp_path / "gone" / "x.pdf", [b"new"])
    assert names_in(tmp_path) == ["folder.pdf"]


@posix
def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"theirs")
    (tmp_path / "x.pdf").symlink_to(tmp_path / "elsewhere")
    write_safely(tmp_path / "x.pdf", [b"new"])
    assert (tmp_path / "elsewhere").read_bytes() == b"theirs"
    assert not (tmp_path / "x.pdf").is_symlink()


KILLED = """
import os, signal, sys
from pathlib import Path
from organizer.store.safe_write import write_safely

def chunks():
    yield b"x" * 400_000
    os.kill(os.getpid(), signal.SIGKILL)

write_safely(Path(sys.argv[1]), chunks())
"""


@posix
def test_killed_in_the_middle_the_old_file_stands_and_the_leavings_are_swept(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    assert len(names_in(tmp_path)) == 2
    assert sweep_leavings(tmp_path) == 1
    assert names_in(tmp_path) == ["x.pdf"]


def test_what_another_writer_still_fills_is_not_swept(tmp_path: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"a" * 300_000
        write_safely(tmp_path / "other", [b"b"])
        assert sweep_leavings(tmp_path) == 0
        yield b"c"

    write_safely(tmp_path / "x", chunks())
    assert (tmp_path / "x").stat().st_size == 300_001
    assert names_in(tmp_path) == ["other", "x"]


def test_files_of_the_user_are_never_swept(tmp_path: Path) -> None:
    names = {"report.part", ".organizer-notes.part", f".organizer-{'g' * 32}.part"}
    for name in names:
        (tmp_path / name).write_bytes(b"mine")
    assert sweep_leavings(tmp_path) == 0
    assert set(names_in(tmp_path)) == names
    assert sweep_leavings(tmp_path / "gone") == 0
