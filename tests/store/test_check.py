"""Each damage, planted, is named; a whole profile has nothing to say."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Contact
from organizer.kernel.errors import Cancelled
from organizer.store import check as check_module
from organizer.store import key as keys
from organizer.store.actions import add_record, change_record
from organizer.store.check import check
from organizer.store.connection import Connection, connect
from organizer.store.profile import Profile, create_profile
from organizer.store.tables import SEARCH_TABLE
from tests.profiles import populate


@pytest.fixture
def damaged(profile: Profile) -> Iterator[Connection]:
    """A connection to a populated profile, free to do what the store never would."""
    populate(profile)
    dana = profile.run(add_record, Contact(name="Canary", notes="tweet tweet"))
    profile.run(change_record, dana, {"notes": "tweet"})
    profile.run(lambda edit: edit.change(edit.get(Contact, dana.id), position="singer"))
    profile.undo()
    profile.close()
    connection = connect(profile.path, None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    assert check(connection, REGISTRY) == []
    yield connection
    connection.close()


ONE = '(SELECT "id" FROM "contact" WHERE "name" = \'Canary\')'
STEP = "(SELECT max(sequence) FROM journal WHERE state = 'done')"
NUMBER = f"(SELECT number FROM search_entry WHERE record = {ONE})"
DAMAGES: list[tuple[str, str, str]] = [
    # What is done to the file, which sort of finding it gives, and words of it.
    (f'UPDATE "contact" SET "name" = \'\' WHERE "id" = {ONE}', "record", "name: This is needed"),
    (f'UPDATE "contact" SET "name" = x\'00ff\' WHERE "id" = {ONE}', "record", ""),
    (f'UPDATE "contact" SET "circle" = \'outer\' WHERE "id" = {ONE}', "record", "cannot be read (KeyError)"),
    (f'UPDATE "contact" SET "met_on" = \'2026-02-30\' WHERE "id" = {ONE}', "record", "cannot be read (ValueError)"),
    (f'UPDATE "contact" SET "owner" = x\'01\' WHERE "id" = {ONE}', "record", "cannot be read"),
    (f'UPDATE "contact" SET "created" = \'soon\' WHERE "id" = {ONE}', "record", "cannot be read"),
    (f'UPDATE "contact" SET "tags" = \'a\' WHERE "id" = {ONE}', "record", ""),
    (f'UPDATE "contact" SET "longest" = 1, "ideal" = 864000 WHERE "id" = {ONE}', "record", "longest: Shorter"),
    (f'UPDATE "contact" SET "name_key" = \'zzz\' WHERE "id" = {ONE}', "record", "sorts wrongly: name_key"),
    (f'UPDATE "contact" SET "circle_key" = 3 WHERE "id" = {ONE}', "record", "circle_key"),
    (
        f'UPDATE "contact" SET "employer" = x\'{"ab" * 16}\' WHERE "id" = {ONE}',
        "reference",
        "'Organization' points at nothing",
    ),
    (f'UPDATE "contact" SET "owner" = x\'{"ab" * 16}\' WHERE "id" = {ONE}', "reference", "'Whose' points at nothing"),
    (f'UPDATE "interaction" SET "contact" = x\'{"ab" * 16}\'', "reference", "'With' points at nothing"),
    (f'UPDATE "link" SET "from_id" = x\'{"ab" * 16}\', "to_id" = x\'{"cd" * 16}\'', "reference", "both ends"),
    (f'UPDATE "attachment" SET "of_id" = x\'{"ab" * 16}\'', "reference", "belongs to nothing"),
    ('UPDATE "attachment" SET "of_kind" = \'dragon\'', "reference", "belongs to nothing"),
    (f'DELETE FROM "contact" WHERE "id" = {ONE}', "journal", "Person is missing, says the journal"),
    (f"DELETE FROM journal_change WHERE record = {ONE}", "journal", "not in the journal"),
    (
        f"UPDATE journal_change SET operation = 'remove', fields = '{{}}' WHERE record = {ONE}",
        "journal",
        "removed, yet is there",
    ),
    (
        f"UPDATE journal_change SET fields = '{{nonsense' WHERE record = {ONE} AND operation = 'change'",
        "journal",
        "cannot be read",
    ),
    (f"UPDATE journal_change SET operation = 'wish' WHERE record = {ONE}", "journal", "cannot be read"),
    (f"UPDATE journal_change SET kind = 'dragon' WHERE record = {ONE}", "journal", "kind of record that there is not"),
    (f"UPDATE journal_change SET sequence = 9999 WHERE record = {ONE} AND operation = 'add'", "page", "missing"),
    (f"UPDATE journal SET state = 'mirror' WHERE sequence = {STEP}", "journal", "neither an action"),
    (
        f"UPDATE journal SET state = 'undone' WHERE sequence = {STEP}",
        "journal",
        "'undone', which the steps after it deny",
    ),
    ("UPDATE journal SET target = 9999 WHERE way = 'undo'", "journal", "takes back what is not there"),
    ("UPDATE journal SET way = 'redo' WHERE way = 'undo'", "journal", "had been taken back"),
    (f"UPDATE journal SET target = 1 WHERE sequence = {STEP}", "journal", "yet takes back another"),
    ("UPDATE journal SET state = 'undone' WHERE sequence = 3", "journal", "before a newer one"),
    ("UPDATE sqlite_sequence SET seq = 0 WHERE name = 'journal'", "journal", "from the start"),
    (f"DELETE FROM search_entry WHERE number = {NUMBER}", "search", "Person: not found by search"),
    (f"UPDATE search_entry SET title = 'Other' WHERE number = {NUMBER}", "search", "under another name"),
    (f"UPDATE search_entry SET key = 'other' WHERE number = {NUMBER}", "search", "under another name"),
    (f"UPDATE search_entry SET kind = 'tie' WHERE number = {NUMBER}", "search", "under another name"),
    (
        f"INSERT INTO search_entry VALUES (9999, 'contact', x'{'ab' * 16}', 'x', 'x')",
        "search",
        "a record that is not there",
    ),
    (f'UPDATE "contact" SET "deleted" = 1 WHERE "id" = {ONE}', "search", "found by search, though"),
    (f"DELETE FROM search WHERE rowid = {NUMBER}", "search", "other words"),
    ("INSERT INTO search (rowid, title, body) VALUES (9999, 'ghost', '')", "search", "other words"),
    (
        f"INSERT OR REPLACE INTO search (rowid, title, body) VALUES ({NUMBER}, 'canary', 'chirp')",
        "search",
        "other words",
    ),
    (
        f"INSERT OR REPLACE INTO search (rowid, title, body) VALUES ({NUMBER}, 'canary', 'tweet tweet')",
        "search",
        "other words",
    ),
    ("UPDATE content SET data = x'00'", "attachment", "not what was put in"),
    ("DELETE FROM content", "attachment", "is missing"),
    ('UPDATE "attachment" SET "size" = 5000000', "attachment", "another size"),
    ("DROP INDEX contact_by_name_key", "table", "'contact_by_name_key' is missing"),
    ('ALTER TABLE "event" ADD COLUMN extra TEXT', "table", "events has not the columns"),
    ("DELETE FROM setting WHERE name = 'profile'", "setting", "no id of its profile"),
    ("UPDATE setting SET value = 'x' WHERE name = 'device'", "setting", "no id of its device"),
    ('DROP TABLE "event"', "page", "no such table"),
]


@pytest.mark.parametrize(("sql", "sort", "words"), DAMAGES, ids=lambda text: str(text)[:60])
def test_planted_damage_is_named(damaged: Connection, sql: str, sort: str, words: str) -> None:
    damaged.execute(sql)
    found = check(damaged, REGISTRY)
    assert any(f.sort == sort and words in f.message for f in found), found
    assert not any("canary" in f.message.lower() or "tweet" in f.message for f in found), (
        "findings show nothing private"
    )
    assert not damaged.in_transaction


def test_a_whole_profile_has_nothing_to_say(profile: Profile) -> None:
    populate(profile)
    told: list[tuple[int, int]] = []
    before = profile.path.read_bytes()
    assert check(profile, REGISTRY, lambda done, total: told.append((done, total))) == []
    assert told[-1][0] == told[-1][1] > 10
    assert profile.path.read_bytes() == before


def test_a_flipped_byte_in_an_index_or_table_is_found(profile: Profile) -> None:
    profile.run(lambda edit: edit.add_all(Contact(name=f"Person {n}", notes="x" * 200) for n in range(300)))
    profile.close()
    whole = profile.path.read_bytes()
    at = whole.rindex(b"Person 250")
    damaged = bytearray(whole)
    damaged[at] ^= 0x20
    profile.path.write_bytes(damaged)
    with contextlib.closing(connect(profile.path, None)) as connection:
        assert check(connection, REGISTRY) != []


def test_a_damaged_page_of_an_encrypted_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_MEMORY_KIB", 64)
    path = tmp_path / "p.organizer"
    with create_profile(path, REGISTRY, passphrase="x") as profile:
        profile.run(lambda edit: edit.add_all(Contact(name=f"Person {n}") for n in range(300)))
        assert check(profile, REGISTRY) == []
    damaged = bytearray(path.read_bytes())
    damaged[4096 * 9 + 1000] ^= 1
    path.write_bytes(damaged)
    with contextlib.closing(connect(path, keys.derive("x", keys.header(path)))) as connection:
        found = check(connection, REGISTRY)
    assert any("page 10" in f.message for f in found), found
    assert path.read_bytes() == damaged


def test_a_missing_search_table_is_one_finding_and_the_rest_is_looked_at(damaged: Connection) -> None:
    damaged.execute("DROP TABLE search")
    damaged.execute("DELETE FROM content")
    sorts = {f.sort for f in check(damaged, REGISTRY)}
    assert "attachment" in sorts
    damaged.execute(SEARCH_TABLE)
    assert {f.sort for f in check(damaged, REGISTRY)} == {"attachment", "search"}


def test_many_findings_are_counted_not_listed(damaged: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_module, "MOST", 2)
    damaged.execute("DELETE FROM search_entry")
    found = [f for f in check(damaged, REGISTRY) if f.sort == "search"]
    assert len(found) == 3
    assert found[-1].message.startswith("and ")


def test_it_can_be_stopped(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    populate(profile)
    with pytest.raises(Cancelled):
        check(profile, REGISTRY, stop)
    assert profile.run(add_record, Contact(name="still works")).name


def test_it_looks_at_one_moment_while_others_write(profile: Profile) -> None:
    populate(profile)

    def write(done: int, total: int) -> None:
        profile.run(add_record, Contact(name="meanwhile"))

    assert check(profile, REGISTRY, write) == []
