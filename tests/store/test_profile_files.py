"""The file of a profile: who may read it, what opens it, and what is never written over."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2 as driver

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Contact
from organizer.kernel.errors import (
    EnvironmentFailure,
    FieldError,
    NewerProfile,
    OrganizerError,
    ProfileDamaged,
    WrongPassphrase,
)
from organizer.store import connection as connection_module
from organizer.store import key as keys
from organizer.store.actions import add_record
from organizer.store.check import check
from organizer.store.connection import APPLICATION_ID, SCHEMA_VERSION, connect
from organizer.store.edit import Edit
from organizer.store.profile import Profile, create_profile, open_profile

posix = pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")


@pytest.fixture
def quick_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheaper key derivation; the strength is the subject of one test only."""
    monkeypatch.setattr(keys, "_MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "_PASSES", 1)


@pytest.fixture(params=[None, "passphrase"])
def file(request: pytest.FixtureRequest, quick_key: None, tmp_path: Path) -> Iterator[tuple[Path, str | None]]:
    """A closed profile with somebody in it, plain and encrypted."""
    path = tmp_path / "folder" / "p.organizer"
    path.parent.mkdir()
    with create_profile(path, REGISTRY, names=("Maya",), passphrase=request.param) as profile:
        profile.run(add_record, Contact(name="kanarienvogel", notes="kanarienvogel " * 500))
    yield path, request.param
    left = {entry.name for entry in path.parent.iterdir()} - {path.name}
    assert left <= {path.name + "-wal", path.name + "-shm"}


def names_in(path: Path) -> list[str]:
    with open_profile(path, REGISTRY, passphrase=None if not keys.is_encrypted(path) else "passphrase") as profile:
        reader = profile.reader()
        found = [c.name for c in reader.every(Contact)]
        reader.close()
        return found


def refused(path: Path, error: type[OrganizerError], passphrase: str | None) -> str:
    """Opening fails with this error and leaves the file unchanged to the byte; gives the words."""
    before = path.read_bytes()
    with pytest.raises(error) as caught:
        open_profile(path, REGISTRY, passphrase=passphrase)
    assert path.read_bytes() == before
    return str(caught.value)


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o177])
def test_files_are_their_owner_s_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        with create_profile(tmp_path / "p.organizer", REGISTRY) as profile:
            profile.run(add_record, Contact(name="Dana"))
            modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir()}
    finally:
        os.umask(old)
    assert modes == dict.fromkeys(("p.organizer", "p.organizer-wal", "p.organizer-shm"), 0o600)


def test_every_profile_has_an_id_of_its_own_that_stays(new_profile: Callable[..., Profile]) -> None:
    one, other = new_profile("a.organizer"), new_profile("b.organizer")
    assert isinstance(one.id, UUID)
    assert one.id != other.id
    one.close()
    with open_profile(one.path, REGISTRY) as again:
        assert again.id == one.id


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "p.organizer"
    path.write_bytes(b"mine")
    with pytest.raises(EnvironmentFailure, match="already"):
        create_profile(path, REGISTRY)
    assert path.read_bytes() == b"mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["p.organizer"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure):
        create_profile(tmp_path / "gone" / "p.organizer", REGISTRY)
    with pytest.raises(EnvironmentFailure, match="no file"):
        open_profile(tmp_path / "gone.organizer", REGISTRY)


def test_a_failure_while_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from organizer.store import tables

    monkeypatch.setattr(tables, "statements", lambda registry: ["CREATE TABLE x (y)", "nonsense"])
    with pytest.raises(driver.OperationalError):
        create_profile(tmp_path / "p.organizer", REGISTRY)
    assert list(tmp_path.iterdir()) == []


def test_names_with_signs_that_mean_something_in_an_address(tmp_path: Path) -> None:
    for name in ("a b?c#d%20.organizer", "ünal.organizer", "'quoted\".organizer"):
        with create_profile(tmp_path / name, REGISTRY) as profile:
            profile.run(add_record, Contact(name=name))
        assert names_in(tmp_path / name) == [name]


def test_an_encrypted_file_shows_nothing(file: tuple[Path, str | None]) -> None:
    path, passphrase = file
    data = path.read_bytes()
    assert (data[:16] == b"SQLite format 3\x00") == (passphrase is None) == (b"kanarienvogel" in data)
    assert keys.is_encrypted(path) == (passphrase is not None)
    assert names_in(path) == ["kanarienvogel"]


def test_a_wrong_passphrase_says_nothing_and_changes_nothing(file: tuple[Path, str | None]) -> None:
    path, passphrase = file
    if passphrase is None:
        return
    words = {refused(path, WrongPassphrase, wrong) for wrong in ("Passphrase", "passphrase ", "x", "\U0001f511")}
    assert words == {"The profile did not open with this passphrase"}
    assert "empty" in refused(path, FieldError, "")
    assert "locked" in refused(path, FieldError, None)
    assert names_in(path) == ["kanarienvogel"]


@pytest.mark.parametrize(
    "passphrase",
    ["it's \"quoted\"", "x'00'", "\U0001f511\U0001f1e9\U0001f1ea", " blank-padded ", "\t", "-- ;", "名前", "a" * 5000,
     "null\x00byte", "\udcff"],
    ids=ascii,
)  # fmt: skip
def test_passphrases_round_trip(tmp_path: Path, quick_key: None, passphrase: str) -> None:
    path = tmp_path / "p.organizer"
    create_profile(path, REGISTRY, passphrase=passphrase).close()
    open_profile(path, REGISTRY, passphrase=passphrase).close()
    for other in (passphrase + " ", passphrase.strip() + "x"):
        refused(path, WrongPassphrase, other)


def test_an_accent_may_be_a_character_of_its_own(tmp_path: Path, quick_key: None) -> None:
    create_profile(tmp_path / "p.organizer", REGISTRY, passphrase="caf\u00e9").close()
    open_profile(tmp_path / "p.organizer", REGISTRY, passphrase="cafe\u0301").close()


def test_an_empty_passphrase_is_refused_and_no_file_made(tmp_path: Path) -> None:
    with pytest.raises(FieldError, match="empty"):
        create_profile(tmp_path / "p.organizer", REGISTRY, passphrase="")
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_slow_salted_and_never_shown() -> None:
    one, other = keys.new_key("x"), keys.new_key("x")
    assert (len(one.secret), len(one.salt)) == (32, 16)
    assert one.secret != other.secret
    assert one.secret.hex() not in repr(one)
    assert keys.derive("x", one.salt) == one
    assert keys._MEMORY_KIB >= 64 * 1024


def test_two_profiles_of_one_passphrase_have_different_keys(tmp_path: Path, quick_key: None) -> None:
    for name in "ab":
        create_profile(tmp_path / name, REGISTRY, passphrase="x").close()
    assert (tmp_path / "a").read_bytes()[:16] != (tmp_path / "b").read_bytes()[:16]


class TestForeignAndDamagedFiles:
    def test_an_empty_file(self, tmp_path: Path) -> None:
        (tmp_path / "p").touch()
        assert "empty" in refused(tmp_path / "p", ProfileDamaged, None)

    def test_a_short_file(self, tmp_path: Path) -> None:
        (tmp_path / "p").write_bytes(b"SQLite format 3\x00" + bytes(100))
        refused(tmp_path / "p", ProfileDamaged, None)

    def test_a_text_file(self, tmp_path: Path, quick_key: None) -> None:
        (tmp_path / "p").write_bytes(b"Dear diary, " * 500)
        refused(tmp_path / "p", FieldError, None)
        refused(tmp_path / "p", WrongPassphrase, "x")

    def test_another_program_s_database(self, tmp_path: Path) -> None:
        for name, statements in (
            ("a", ["CREATE TABLE t (x)"]),
            ("b", ["CREATE TABLE t (x)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"]),
            ("c", ["CREATE TABLE t (x)", f"PRAGMA application_id = {APPLICATION_ID}"]),
            ("d", ["PRAGMA journal_mode = WAL", "CREATE TABLE t (x)"]),
        ):
            connection = driver.connect(str(tmp_path / name))
            for statement in statements:
                connection.execute(statement)
            connection.commit()
            connection.close()
            assert "not a profile" in refused(tmp_path / name, ProfileDamaged, None)

    def test_a_database_that_only_claims_to_be_a_profile(self, tmp_path: Path) -> None:
        connection = driver.connect(str(tmp_path / "p"))
        for statement in (
            "CREATE TABLE t (x)", "PRAGMA journal_mode = WAL", f"PRAGMA application_id = {APPLICATION_ID}",
            f"PRAGMA user_version = {SCHEMA_VERSION}",
        ):  # fmt: skip
            connection.execute(statement)
        connection.close()
        refused(tmp_path / "p", ProfileDamaged, None)

    def test_cut_off_anywhere(self, file: tuple[Path, str | None]) -> None:
        path, passphrase = file
        whole = path.read_bytes()
        for size in (17, 600, 4096, 4097, 8192, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
            path.write_bytes(whole[:size])
            before = path.read_bytes()
            try:
                profile = open_profile(path, REGISTRY, passphrase=passphrase)
            except (ProfileDamaged, WrongPassphrase):
                assert path.read_bytes() == before
            else:
                with profile:
                    assert check(profile, REGISTRY) != [], size
        path.write_bytes(whole)
        assert names_in(path) == ["kanarienvogel"]

    def test_a_flipped_byte_is_named(self, file: tuple[Path, str | None]) -> None:
        path, passphrase = file
        whole = path.read_bytes()
        for at in range(4096 + 200, len(whole), 4096 * (len(whole) // 4096 // 45)):  # Some 45 pages of it.
            damaged = bytearray(whole)
            damaged[at] ^= 0xFF
            path.write_bytes(damaged)
            try:
                profile = open_profile(path, REGISTRY, passphrase=passphrase)
            except (ProfileDamaged, WrongPassphrase):
                assert path.read_bytes() == damaged
                continue
            with profile:
                findings = check(profile, REGISTRY)
            if passphrase is not None:
                assert any("page" in finding.message for finding in findings), at
        path.write_bytes(whole)

    def test_a_newer_schema_is_left_as_it_is(self, file: tuple[Path, str | None]) -> None:
        path, passphrase = file
        key = keys.derive(passphrase, keys.header(path)) if passphrase else None
        connection = connect(path, key)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.close()
        refused(path, NewerProfile, passphrase)

    def test_a_newer_schema_with_a_log_that_was_left_behind(self, file: tuple[Path, str | None]) -> None:
        path, passphrase = file
        key = keys.derive(passphrase, keys.header(path)) if passphrase else None
        connection = connect(path, key)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        log = path.with_name(path.name + "-wal")
        aside = path.parent.parent
        shutil.copy(path, aside / "main")
        shutil.copy(log, aside / "log")
        connection.close()
        shutil.copy(aside / "main", path)
        shutil.copy(aside / "log", log)
        refused(path, NewerProfile, passphrase)
        assert log.read_bytes() == (aside / "log").read_bytes()


def test_an_sqlite_that_can_corrupt_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert driver.sqlite_version_info >= (3, 51, 3)
    monkeypatch.setattr(connection_module, "LEAST_SQLITE", (99, 0, 0))
    with pytest.raises(EnvironmentFailure, match="too old"):
        create_profile(tmp_path / "p", REGISTRY)
    assert list(tmp_path.iterdir()) == []


def test_what_every_connection_is_set_to(profile: Profile) -> None:
    reader = profile.reader()
    found = {
        name: reader.connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store", "secure_delete")
    }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2, "secure_delete": 1}
    reader.close()


class TestThreads:
    def test_actions_run_in_the_order_they_were_sent(self, profile: Profile) -> None:
        order: list[int] = []
        futures = [profile.submit(lambda edit, n=n: order.append(n)) for n in range(200)]
        assert [f.result() for f in futures] == [None] * 200
        assert order == list(range(200))

    def test_many_threads_write_and_read(self, profile: Profile) -> None:
        def work(number: int) -> None:
            reader = profile.reader()
            for n in range(20):
                made = profile.run(add_record, Contact(name=f"{number}-{n}"))
                assert reader.get(Contact, made.id) == made
                assert reader.count(Contact) >= n
            reader.close()

        failures: list[BaseException] = []

        def guarded(number: int) -> None:
            try:
                work(number)
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=guarded, args=(n,)) for n in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        reader = profile.reader()
        assert reader.count(Contact) == 100
        reader.close()
        assert check(profile, REGISTRY) == []

    def test_a_reader_sees_all_of_an_action_or_nothing(self, profile: Profile) -> None:
        inside, seen = threading.Event(), threading.Event()

        def work(edit: Edit) -> None:
            edit.add_all(Contact(name=f"P{n}") for n in range(10))
            edit.flush()
            inside.set()
            assert seen.wait(60)
            edit.add(Contact(name="last"))

        reader = profile.reader()
        future = profile.submit(work)
        assert inside.wait(60)
        assert reader.count(Contact) == 0
        seen.set()
        future.result()
        assert reader.count(Contact) == 11
        reader.close()

    def test_closing_finishes_what_was_sent_and_refuses_what_comes_after(self, profile: Profile) -> None:
        futures = [profile.submit(add_record, Contact(name=str(n))) for n in range(50)]
        profile.close()
        assert all(isinstance(f, Future) and f.done() for f in futures)
        with pytest.raises(EnvironmentFailure, match="closed"):
            profile.run(add_record, Contact(name="late"))
        profile.close()
        with open_profile(profile.path, REGISTRY) as again:
            reader = again.reader()
            assert reader.count(Contact) == 50
            reader.close()
