"""History of a record, the undo stack, and what purging leaves of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizer.areas.people.actions import log_touch
from organizer.areas.people.model import (
    RECORDS,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    Organization,
    Tie,
    TieNature,
)
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.errors import NotFound
from organizer.kernel.kinds import Entry
from organizer.kernel.money import Money
from organizer.kernel.system import Attachment, Link
from organizer.store.actions import (
    add_record,
    attach_file,
    change_record,
    delete_records,
    link_records,
    purge_records,
    restore_records,
    unlink_records,
)
from organizer.store.check import check
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.profiles import everything, populate

CANARY = "kanarienvogel"


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    reader = profile.reader()
    yield reader
    reader.close()


def test_history_tells_who_did_what_and_when(profile: Profile, reader: Reader) -> None:
    event = profile.run(add_record, Event(name="Ball", day=date(2026, 1, 1), cost=Money(500, "USD")))
    event = profile.run(change_record, event, {"cost": Money(700, "EUR"), "tags": ("a",)})
    event = profile.run(change_record, event, {"cost": None})
    profile.undo()
    profile.run(delete_records, [reader.get(Event, event.id)])
    told = reader.history(Ref.to(event))
    assert [(e.way, e.operation, e.title) for e in told] == [
        ("do", "change", "Delete event"),
        ("undo", "change", "Change cost"),
        ("do", "change", "Change cost"),
        ("do", "change", "Change event"),
        ("do", "add", "Add event"),
    ]
    assert {e.member for e in told} == {profile.member}
    assert {e.moment for e in told} == {profile.clock.now()}
    changes = {f.field: (f.old, f.new) for f in told[3].fields}
    assert changes["cost"] == (Money(500, "USD"), Money(700, "EUR"))
    assert changes["tags"] == ((), ("a",))
    assert {f.field: f.new for f in told[2].fields}["cost"] is None
    assert [e.sequence for e in told] == sorted((e.sequence for e in told), reverse=True)


def test_undo_and_redo_are_named_and_a_new_action_ends_redo(profile: Profile, reader: Reader) -> None:
    assert (reader.next_undo(), reader.next_redo()) == (None, None)
    dana = profile.run(add_record, Contact(name="Dana"))
    profile.run(change_record, dana, {"circle": Circle.WIDE})
    step = reader.next_undo()
    assert step is not None
    assert step.title == "Change circle"
    told = profile.undo()
    assert isinstance(told, Changes)
    assert (told.title, told.records) == ("Change circle", {"contact": {dana.id}})
    redo = reader.next_redo()
    assert redo is not None
    assert redo.sequence == step.sequence
    profile.undo()
    assert profile.undo() is None, "there is no going back behind the beginning"
    profile.redo()
    profile.run(change_record, reader.get(Contact, dana.id), {"name": "Dana W."})
    assert reader.next_redo() is None
    assert profile.redo() is None


def test_undo_outlives_the_session(profile: Profile) -> None:
    from organizer.store.profile import open_profile

    dana = profile.run(add_record, Contact(name="Dana"))
    profile.run(delete_records, [dana])
    profile.close()
    with open_profile(profile.path, profile.registry) as again:
        again.undo()
        reader = again.reader()
        assert reader.get(Contact, dana.id) == dana
        again.redo()
        assert reader.get(Contact, dana.id).deleted is not None
        reader.close()


def test_an_attachment_that_was_undone_comes_back_with_its_content(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    file = profile.run(attach_file, dana, "a", b"abc", "text/plain")
    profile.undo()
    assert reader.attachments(Ref.to(dana)) == []
    profile.redo()
    assert reader.attachments(Ref.to(dana)) == [file]
    assert reader.content(file.content) == b"abc"


def bytes_of(profile: Profile) -> bytes:
    """All that is on disk of a profile."""
    beside = [profile.path.with_name(profile.path.name + suffix) for suffix in ("-wal", "-shm")]
    return b"".join(path.read_bytes() for path in (profile.path, *beside) if path.exists())


def test_a_purged_record_is_nowhere(profile: Profile, reader: Reader) -> None:
    populate(profile)
    assert CANARY.encode() not in bytes_of(profile)
    gone = profile.run(
        add_record,
        Contact(
            name=f"{CANARY} name", notes=f"{CANARY} " * 3000, tags=(CANARY,), emails=(Entry(CANARY, f"{CANARY}@x.y"),)
        ),
    )
    other = next(c for c in reader.every(Contact) if c.name.startswith("Priya"))
    touch = profile.run(log_touch, gone, day=date(2026, 11, 1), summary=f"About {CANARY}")
    profile.run(change_record, touch, {"summary": f"More about {CANARY}"})
    profile.run(add_record, Tie(nature=TieNature.FRIEND, person=other.id, other=gone.id, notes=CANARY))
    profile.run(add_record, Introduction(introducer=gone.id, other=other.id, reason=CANARY))
    link = profile.run(link_records, other, gone, CANARY)
    profile.run(unlink_records, link)
    file = profile.run(attach_file, gone, f"{CANARY}.txt", CANARY.encode() * 2000, "text/plain")
    profile.run(delete_records, [file])
    gone = profile.run(change_record, reader.get(Contact, gone.id), {"position": CANARY})
    [gone] = profile.run(delete_records, [gone])
    profile.undo()
    profile.redo()
    profile.run(lambda edit: edit.name(f"Nothing with {CANARY}"))
    assert CANARY.encode() in bytes_of(profile)
    told: list[Changes] = []
    profile.subscribe(told.append)

    profile.run(purge_records, [gone])

    assert CANARY.encode() not in bytes_of(profile)
    assert CANARY.encode() not in profile.path.read_bytes()
    assert gone.id.bytes not in bytes_of(profile)
    assert reader.search(CANARY) == []
    assert reader.history(Ref.to(gone)) == []
    assert set(told[0].records) == {"contact", "interaction", "tie", "introduction", "link", "attachment"}
    with pytest.raises(NotFound):
        reader.get(Contact, gone.id)
    assert check(profile, profile.registry) == []
    assert profile.undo() is None, "nothing that went before a purge is undone"
    profile.run(add_record, Contact(name="Ruth"))
    assert profile.undo() is not None
    assert check(profile, profile.registry) == []


def test_purging_empties_what_only_mentions_and_takes_what_depends(profile: Profile, reader: Reader) -> None:
    populate(profile)
    harbor = next(iter(reader.every(Organization)))
    profile.run(purge_records, [harbor])
    assert {c.employer for c in reader.every(Contact)} == {None}
    assert {e.host for e in reader.every(Event)} == {None}
    for contact in [*reader.every(Contact), *reader.every(Contact, trash=True)]:
        profile.run(purge_records, [contact])
    left = {cls.__name__: reader.count(cls) + reader.count(cls, trash=True) for cls in (*RECORDS, Link, Attachment)}
    assert {name for name, count in left.items() if count} == {"Event"}
    assert reader.connection.execute("SELECT count(*) FROM content").fetchone() == (0,)
    assert check(profile, profile.registry) == []


def test_purging_an_interaction_sets_the_clock_back(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    profile.run(log_touch, dana, day=date(2026, 11, 1))
    newest = profile.run(log_touch, reader.get(Contact, dana.id), day=date(2026, 11, 8))
    profile.run(purge_records, [newest])
    assert reader.get(Contact, dana.id).last_touch == date(2026, 11, 1)
    assert [i.day for i in reader.every(Interaction)] == [date(2026, 11, 1)]


def test_purging_a_record_and_its_link_together(profile: Profile, reader: Reader) -> None:
    one, other = profile.run(lambda edit: [edit.add(Contact(name=n)) for n in "ab"])
    link = profile.run(link_records, one, other)
    profile.run(purge_records, [one, link, other])
    assert everything(reader)["entries"] == set()
    with pytest.raises(NotFound):
        profile.run(purge_records, [one])


def test_what_is_restored_is_found_again(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    [gone] = profile.run(delete_records, [dana])
    profile.run(restore_records, [gone])
    assert [h.ref.id for h in reader.search("dan")] == [dana.id]


def test_settings_are_no_part_of_undo(profile: Profile, reader: Reader) -> None:
    profile.run(lambda edit: edit.set_setting("theme", "dark"))
    assert reader.setting("theme") == "dark"
    assert reader.next_undo() is None


def test_the_journal_is_in_order_of_sequence_on_disk(profile: Profile, tmp_path: Path) -> None:
    for n in range(3):
        profile.run(add_record, Contact(name=str(n)))
    profile.undo()
    reader = profile.reader()
    rows = reader.connection.execute("SELECT way, target, state FROM journal ORDER BY sequence").fetchall()
    assert rows == [
        ("do", None, "final"),
        ("do", None, "done"),
        ("do", None, "done"),
        ("do", None, "undone"),
        ("undo", 4, "mirror"),
    ]
    reader.close()
