"""Older files: a backup first, all or nothing, and nothing lost."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as driver

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Contact
from organizer.kernel.changes import Ref
from organizer.kernel.errors import ProfileDamaged, UpgradeFailed
from organizer.kernel.record import describe
from organizer.store import connection as connection_module
from organizer.store import key as keys
from organizer.store import migrate, migrations, profile
from organizer.store.actions import add_record
from organizer.store.check import check
from organizer.store.connection import SCHEMA_VERSION, Connection, connect
from organizer.store.profile import Profile, create_profile, open_profile
from organizer.store.tables import metadata_of
from tests.faults.child_upgrade import NEXT, following
from tests.profiles import CLOCK, populate

SCHEMAS = Path(__file__).parents[1] / "fixtures" / "schemas"
ROOT = Path(__file__).parents[2]
BACKUP = f"p.schema-{SCHEMA_VERSION}.organizer"


def alembic_context(connection: object) -> MigrationContext:
    engine = sa.create_engine("sqlite://", creator=lambda: connection, module=driver, poolclass=StaticPool)

    def ours(thing: object, name: str | None, type_: str, *_: object) -> bool:
        return not (type_ == "table" and (name or "").startswith(("search", "sqlite_")) and name != "search_entry")

    return MigrationContext.configure(engine.connect(), opts={"include_object": ours, "compare_type": True})


def test_a_new_file_has_the_tables_that_the_descriptions_ask_for(profile: Profile) -> None:
    profile.close()
    with contextlib.closing(connect(profile.path, None)) as connection:
        assert compare_metadata(alembic_context(connection), metadata_of(REGISTRY)) == []
        connection.execute("ALTER TABLE contact ADD COLUMN extra TEXT")
        connection.execute("DROP INDEX contact_by_name_key")
        found = str(compare_metadata(alembic_context(connection), metadata_of(REGISTRY)))
        assert "extra" in found
        assert "contact_by_name_key" in found


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_file_of_every_schema_opens_with_equal_records(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.organizer"
    shutil.copy(SCHEMAS / f"{version}.organizer", path)
    known = json.loads((SCHEMAS / f"{version}.json").read_text())
    with open_profile(path, REGISTRY, clock=CLOCK) as opened:
        assert check(opened, REGISTRY) == []
        reader = opened.reader()
        for kind, records in known.items():
            cls = REGISTRY.cls(kind)
            found = {str(r.id): r for trash in (False, True) for r in reader.every(cls, trash=trash)}
            assert set(found) == set(records)
            for id, fields in records.items():
                for name, text in fields.items():
                    field = describe(cls).field(name)
                    assert field.to_csv(getattr(found[id], name)) == text, (kind, name)
        reader.close()
    if version == SCHEMA_VERSION:
        assert all(known.get(describe(cls).kind) for cls in REGISTRY.all), "every kind of record is in the fixture"


def parts(connection: Connection) -> dict[str, object]:
    """Tables with their columns, and indexes with their SQL, by name. Columns that came later stand at the end."""
    found: dict[str, object] = {}
    for type_, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall():
        columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
        found[f"{type_} {name}"] = sorted(row[1:] for row in columns) if type_ == "table" else sql
    return found


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_file_of_an_older_schema_becomes_as_a_new_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.organizer"
    shutil.copy(SCHEMAS / f"{version}.organizer", path)
    create_profile(tmp_path / "new.organizer", REGISTRY).close()
    with open_profile(path, REGISTRY, clock=CLOCK) as opened:
        with contextlib.closing(connect(tmp_path / "new.organizer", None)) as new:
            reader = opened.reader()
            assert parts(reader.connection) == parts(new), "python tests/fixtures/schemas/make.py writes the step"
            context = alembic_context(reader.connection)
            assert compare_metadata(context, metadata_of(REGISTRY)) == []
            assert context.connection is not None
            context.connection.close()
            reader.close()
        populate(opened)
        assert check(opened, REGISTRY) == []


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_every_step_has_a_fixture_and_leads_one_on(version: int) -> None:
    assert version + 1 in migrations.STEPS
    assert (SCHEMAS / f"{version}.organizer").exists()


def failing(op: Operations) -> None:
    following(op)
    raise ZeroDivisionError


def tearing(op: Operations) -> None:
    """Leaves changes behind without the step that they belong to."""
    following(op)
    op.execute("DELETE FROM journal WHERE sequence = 2")


@pytest.fixture(params=[None, "x"], ids=["plain", "encrypted"])
def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str | None]:
    """A file of the present schema, where the program is at the next."""
    monkeypatch.setattr(keys, "_MEMORY_KIB", 64)
    path = tmp_path / "p.organizer"
    with create_profile(path, REGISTRY, names=("Maya",), passphrase=request.param, clock=CLOCK) as made:
        populate(made)
        made.run(add_record, Contact(name="Last"))
        made.run(add_record, Contact(name="Undone"))
        made.undo()
    monkeypatch.setattr(connection_module, "SCHEMA_VERSION", NEXT)
    monkeypatch.setattr(profile, "SCHEMA_VERSION", NEXT)
    return path, request.param


def steps(monkeypatch: pytest.MonkeyPatch, step: migrations.Step) -> None:
    monkeypatch.setattr(migrate.upgrade, "__defaults__", ({**migrations.STEPS, NEXT: step},))


def version_and_tables(path: Path, passphrase: str | None) -> tuple[int, bool]:
    """The version of a file, and whether it has the tables of the next schema."""
    key = keys.derive(passphrase, keys.header(path)) if passphrase else None
    with contextlib.closing(connect(path, key)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        columns = {row[1] for row in connection.execute("PRAGMA table_info(journal)")}
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        assert ("place" in columns) == ("extra" in tables)
        return version, "extra" in tables


def test_an_older_file_is_brought_on_with_a_backup_beside_it(
    old: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = old
    steps(monkeypatch, following)
    with open_profile(path, REGISTRY, passphrase=passphrase, clock=CLOCK) as opened:
        reader = opened.reader()
        assert reader.connection.execute("SELECT count(*) FROM extra").fetchone()[0] == 5
        assert reader.connection.execute("SELECT DISTINCT place FROM journal").fetchall() == [("here",)]
        dana = next(c for c in reader.every(Contact) if c.name.startswith("Dana"))
        assert len(reader.history(Ref.to(dana))) == 1
        assert check(opened, REGISTRY) == []
        assert (reader.next_undo(), reader.next_redo()) == (None, None), "no step before the upgrade is taken back"
        opened.run(add_record, Contact(name="New"))
        assert opened.undo() is not None
        reader.close()
    assert version_and_tables(path, passphrase) == (NEXT, True)
    backup = path.with_name(BACKUP)
    assert version_and_tables(backup, passphrase) == (SCHEMA_VERSION, False)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert {entry.name for entry in path.parent.iterdir()} == {path.name, backup.name}
    assert (backup.read_bytes()[:6] == b"SQLite") == (passphrase is None)


@pytest.mark.parametrize("step", [failing, tearing])
def test_a_failure_leaves_the_old_file_and_offers_the_backup(
    old: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch, step: migrations.Step
) -> None:
    path, passphrase = old
    before = path.read_bytes()
    steps(monkeypatch, step)
    with pytest.raises(UpgradeFailed, match=re.escape(BACKUP)) as caught:
        open_profile(path, REGISTRY, passphrase=passphrase)
    assert path.read_bytes() == before
    assert version_and_tables(path, passphrase) == (SCHEMA_VERSION, False)
    assert version_and_tables(caught.value.backup, passphrase) == (SCHEMA_VERSION, False)
    steps(monkeypatch, following)
    open_profile(path, REGISTRY, passphrase=passphrase).close()
    assert version_and_tables(path, passphrase) == (NEXT, True)


def test_without_a_whole_backup_nothing_is_begun(old: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    path, passphrase = old
    if passphrase is None:
        with contextlib.closing(connect(path, None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            sql = "UPDATE sqlite_schema SET sql = replace(sql, 'name_key', 'city') WHERE name = ?"
            connection.execute(sql, ("organization_by_name_key",))
    else:
        damaged = bytearray(path.read_bytes())
        damaged[4096 * 9 + 99] ^= 0xFF
        path.write_bytes(damaged)
    before = path.read_bytes()
    steps(monkeypatch, following)
    with pytest.raises(ProfileDamaged):
        open_profile(path, REGISTRY, passphrase=passphrase)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def kill(path: Path, passphrase: str | None, at: int) -> None:
    """Kills an upgrade to the next schema before a statement; see tests/faults/child_upgrade.py."""
    with subprocess.Popen(
        command(path, passphrase, at), cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        for _ in range(at):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)


def statements(path: Path, passphrase: str | None) -> int:
    """How many statements an upgrade to the next schema takes, which is done."""
    done = subprocess.run(command(path, passphrase, 0), cwd=ROOT, capture_output=True, check=True)
    return done.stdout.count(b"\n")


def command(path: Path, passphrase: str | None, at: int) -> list[str]:
    return [sys.executable, "-m", "tests.faults.child_upgrade", str(path), passphrase or "", str(at)]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_killed_anywhere_in_an_upgrade_the_old_version_goes_with_the_old_tables(
    old: tuple[Path, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, passphrase = old
    whole = path.read_bytes()
    counted = statements(path, passphrase)
    assert counted > 10
    assert version_and_tables(path, passphrase) == (NEXT, True)
    for at in (*range(1, counted - 2, counted // 8), counted - 2, counted - 1, counted):
        path.write_bytes(whole)
        kill(path, passphrase, at)
        assert version_and_tables(path, passphrase) == (SCHEMA_VERSION, False), at
        backup = path.with_name(BACKUP)
        if backup.exists():
            assert version_and_tables(backup, passphrase) == (SCHEMA_VERSION, False)
            backup.unlink()
    steps(monkeypatch, following)
    open_profile(path, REGISTRY, passphrase=passphrase).close()
    assert version_and_tables(path, passphrase) == (NEXT, True)
    assert {entry.name for entry in path.parent.iterdir()} == {path.name, BACKUP}, "leavings are swept"


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_killed_in_the_steps_that_were_released_a_file_is_as_it_was(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.organizer"
    whole = (SCHEMAS / f"{version}.organizer").read_bytes()
    path.write_bytes(whole)
    with contextlib.closing(connect(path, None)) as connection:
        before = parts(connection)
    counted = statements(path, None)
    for at in range(counted // 3, counted, counted // 6):
        path.write_bytes(whole)
        kill(path, None, at)
        with contextlib.closing(connect(path, None)) as connection:
            assert parts(connection) == before, at
        assert version_and_tables(path, None) == (version, False)


def test_alembic_is_not_imported_for_a_file_of_the_present_version(profile: Profile) -> None:
    profile.close()
    code = (
        "import sys; from pathlib import Path; from organizer.app.areas import REGISTRY; "
        "from organizer.store.profile import open_profile; "
        "open_profile(Path(sys.argv[1]), REGISTRY).close(); "
        "print([m for m in ('alembic', 'sqlalchemy', 'argon2') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(profile.path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "alembic" not in run.stdout
