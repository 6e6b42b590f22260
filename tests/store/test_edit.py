"""Writes: what is refused leaves nothing behind, what changes nothing writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organizer.areas.people.actions import log_touch
from organizer.areas.people.model import Circle, Contact, Event, Interaction, Organization
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.clock import Clock
from organizer.kernel.errors import Cancelled, FieldError, Invalid, NotFound, Stale
from organizer.kernel.query import text_contains
from organizer.kernel.record import describe
from organizer.kernel.system import Attachment
from organizer.store import edit as edit_module
from organizer.store.actions import add_record, attach_file, change_record, delete_records, link_records, tag_records
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from organizer.store.registry import Registry
from tests.profiles import everything


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    reader = profile.reader()
    yield reader
    reader.close()


@pytest.fixture
def dana(profile: Profile) -> Contact:
    return profile.run(add_record, Contact(name="Dana", circle=Circle.INNER))


@pytest.fixture
def unchanged(reader: Reader, dana: Contact) -> Iterator[None]:
    """Nothing is written in the test, no step to undo is left, and nobody is told."""
    before, step = everything(reader), reader.next_undo()
    rows = reader.connection.execute("SELECT count(*), max(sequence) FROM journal").fetchone()
    yield
    assert everything(reader) == before
    assert reader.next_undo() == step
    assert reader.connection.execute("SELECT count(*), max(sequence) FROM journal").fetchone() == rows


@pytest.mark.usefixtures("unchanged")
class TestNothingIsWritten:
    def test_by_a_change_to_what_it_is_already(self, profile: Profile, dana: Contact) -> None:
        told: list[Changes] = []
        profile.subscribe(told.append)
        assert profile.run(change_record, dana, {"circle": Circle.INNER, "name": "Dana"}) == dana
        profile.run(tag_records, [dana], "tags", [], ["x"])
        assert told == []

    def test_by_an_invalid_record(self, profile: Profile, dana: Contact) -> None:
        for wrong in (
            {"name": ""},
            {"name": "a\x00"},
            {"ideal": timedelta(0)},
            {"notes": "\ud800"},
            {"circle": "inner"},
        ):
            with pytest.raises(Invalid):
                profile.run(change_record, dana, wrong)
            with pytest.raises(Invalid):
                profile.run(add_record, Contact(**{"name": "x"} | wrong))  # type: ignore[arg-type]

    def test_by_an_action_that_fails_halfway(self, profile: Profile, dana: Contact) -> None:
        def work(edit: Edit) -> None:
            edit.add_all(Contact(name=f"P{n}") for n in range(3000))
            edit.change(dana, name="X")
            edit.search("P1")
            raise FieldError("no")

        with pytest.raises(FieldError):
            profile.run(work)

    def test_by_a_task_that_was_stopped(self, profile: Profile) -> None:
        seen: list[tuple[int, int]] = []

        def work(edit: Edit) -> None:
            edit.add(Contact(name="P"))
            edit.progress(1, 2)
            edit.progress(2, 2)

        future = profile.submit_task(work, "Work", lambda *at: seen.append(at), lambda: bool(seen))
        with pytest.raises(Cancelled):
            future.result()
        assert seen == [(1, 2)]
        with pytest.raises(Cancelled):
            profile.submit_task(
                lambda edit: edit.add_all(Contact(name="P") for _ in range(5000)), "Add", cancelled=lambda: True
            ).result()

    def test_by_a_change_of_what_only_the_store_sets(self, profile: Profile, dana: Contact) -> None:
        for name in ("id", "created", "changed"):
            with pytest.raises(ValueError, match="store"):
                profile.run(change_record, dana, {name: getattr(dana, name)})
        with pytest.raises(NotFound):
            profile.run(change_record, dana, {"nmae": "x"})

    def test_by_a_record_that_is_not_there(self, profile: Profile) -> None:
        with pytest.raises(NotFound):
            profile.run(change_record, Contact(name="nobody"), {"name": "x"})

    def test_by_adding_and_removing_in_one_action(self, profile: Profile) -> None:
        profile.run(lambda edit: edit.take_away(Contact, edit.add(Contact(name="P")).id))

    def test_by_changing_there_and_back(self, profile: Profile, dana: Contact) -> None:
        def work(edit: Edit) -> None:
            edit.put_back(Contact, edit.change(dana, name="X").id, {"name": dana.name, "changed": dana.changed})

        profile.run(work)

    def test_by_a_file_that_is_too_large(
        self, profile: Profile, dana: Contact, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(edit_module, "ATTACHMENT_LIMIT", 10)
        with pytest.raises(FieldError, match="MB"):
            profile.run(attach_file, dana, "x", b"x" * 11, "text/plain")


def test_a_stale_record_is_refused(profile: Profile, reader: Reader, dana: Contact) -> None:
    newer = profile.run(change_record, dana, {"circle": Circle.WIDE})
    with pytest.raises(Stale):
        profile.run(change_record, dana, {"name": "Dana W."})
    with pytest.raises(Stale):
        profile.run(delete_records, [dana])
    assert newer.changed > dana.changed
    assert reader.get(Contact, dana.id) == newer
    profile.undo()
    with pytest.raises(Stale):
        profile.run(change_record, newer, {"name": "Dana W."})
    assert profile.run(change_record, dana, {"name": "Dana W."}).name == "Dana W."


def test_an_action_sees_what_it_wrote(profile: Profile, dana: Contact) -> None:
    def work(edit: Edit) -> None:
        ruth = edit.add(Contact(name="Ruth Okafor", notes="pier"))
        assert edit.get(Contact, ruth.id) == ruth
        assert edit.count(Contact) == 2
        assert [h.ref.id for h in edit.search("okaf")] == [ruth.id]
        assert edit.count(Contact, [text_contains("pier")]) == 1
        edit.delete(edit.change(ruth, name="Ruth X"))
        assert edit.search("okaf") == edit.search("ruth") == []
        again = edit.restore(edit.get(Contact, ruth.id))
        assert [h.title for h in edit.search("rut")] == ["Ruth X"]
        edit.change(again, name="Ruth Y")

    profile.run(work)
    reader = profile.reader()
    assert [h.title for h in reader.search("ruth")] == ["Ruth Y"]
    assert reader.search("x") == []
    reader.close()


def test_what_is_stored_is_settled_and_stamped(profile: Profile) -> None:
    past = datetime(2001, 1, 1, tzinfo=UTC)
    made = profile.run(add_record, Contact(name="Dana", circle=Circle.INNER, created=past, changed=past))
    assert made.created == made.changed == profile.clock.now()
    assert made.next_touch == profile.clock.today() + timedelta(days=7)


def test_the_trash(profile: Profile, reader: Reader, dana: Contact) -> None:
    [gone] = profile.run(delete_records, [dana])
    assert gone.deleted == profile.clock.now()
    assert (reader.count(Contact), reader.count(Contact, trash=True)) == (0, 1)
    assert reader.search("dana") == []
    assert profile.run(delete_records, [gone]) == [gone]
    assert reader.get(Contact, dana.id) == gone


def test_links(profile: Profile, reader: Reader, dana: Contact) -> None:
    event = profile.run(add_record, Event(name="Meetup", day=date(2026, 1, 1)))
    link = profile.run(link_records, event, dana, "met")
    assert profile.run(link_records, event, dana, "met") == link
    assert profile.run(link_records, event, dana, "hosted").id != link.id
    assert len(reader.links(Ref.to(dana))) == len(reader.links(Ref.to(event))) == 2
    with pytest.raises(Invalid):
        profile.run(link_records, dana, dana)


def test_attachments_of_equal_content_are_kept_once(profile: Profile, reader: Reader, dana: Contact) -> None:
    one = profile.run(attach_file, dana, "a.txt", b"abc", "text/plain")
    other = profile.run(attach_file, dana, "../b.txt", b"abc", "text/plain")
    assert {a.id for a in reader.attachments(Ref.to(dana))} == {one.id, other.id}
    assert reader.content(one.content) == b"abc"
    assert reader.connection.execute("SELECT count(*) FROM content").fetchone() == (1,)
    with pytest.raises(NotFound):
        reader.content("0" * 64)
    assert reader.count(Attachment) == 2


def test_changes_tell_what_was_touched(profile: Profile, dana: Contact) -> None:
    told: list[Changes] = []
    stop = profile.subscribe(told.append)
    touch = profile.run(log_touch, dana, day=date(2026, 11, 1))
    assert told[0].records == {"interaction": {touch.id}, "contact": {dana.id}}
    assert (told[0].profile, told[0].title) == (profile.id, "Log touch with Dana")
    assert told[0].touches("contact", "event")
    assert not told[0].touches("event")
    profile.undo()
    assert told[1].records == told[0].records
    stop()
    profile.redo()
    assert len(told) == 2


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_fails_does_not_make_the_action_fail(profile: Profile) -> None:
    def fails(_: Changes) -> None:
        raise ZeroDivisionError

    told: list[Changes] = []
    profile.subscribe(fails)
    profile.subscribe(told.append)
    profile.run(add_record, Contact(name="Dana"))
    assert len(told) == 1


def test_changed_grows_when_the_clock_goes_back(new_profile: Callable[..., Profile]) -> None:
    now = [datetime(2036, 1, 1, tzinfo=UTC)]
    profile = new_profile("clock.organizer")
    profile._clock = Clock(lambda: now[0])
    dana = profile.run(add_record, Contact(name="Dana"))
    for name, moment in (("b", datetime(2026, 1, 1, tzinfo=UTC)), ("c", datetime(1999, 1, 1, tzinfo=UTC))):
        now[0] = moment
        newer = profile.run(change_record, dana, {"name": name})
        assert newer.changed > dana.changed
        dana = newer
    reader = profile.reader()
    history = reader.history(Ref.to(dana))
    assert [e.fields[0].new for e in history[:-1]] == ["c", "b"]
    assert [e.sequence for e in history] == sorted((e.sequence for e in history), reverse=True)
    assert reader.next_undo() is not None
    profile.undo()
    assert reader.get(Contact, dana.id).name == "b"
    reader.close()


def test_keepers_run_until_nothing_changes_and_see_all_that_was_touched(tmp_path: Path) -> None:
    from organizer.areas.people.model import RECORDS
    from organizer.store.profile import create_profile

    seen: list[list[tuple[object, object]]] = []

    def count_people(edit: Edit, versions: list[tuple[Contact | None, Contact | None]]) -> None:
        seen.append(list(versions))
        for id in {v.employer for pair in versions for v in pair if v is not None and v.employer is not None}:
            firm = edit.get(Organization, id)
            people = [c for c in edit.every(Contact) if c.employer == id]
            edit.change(firm, industry=str(len(people)))

    def shout(edit: Edit, versions: list[tuple[Organization | None, Organization | None]]) -> None:
        for _, new in versions:
            if new is not None:
                edit.change(edit.get(Organization, new.id), city=f"{new.industry}!")

    sources = {describe(cls).kind: lambda: RECORDS for cls in RECORDS}
    registry = Registry(sources, {"contact": count_people, "organization": shout})
    with create_profile(tmp_path / "k.organizer", registry) as profile:
        firm = profile.run(add_record, Organization(name="Harbor"))
        people = profile.run(lambda edit: [edit.add(Contact(name=f"P{n}", employer=firm.id)) for n in range(3)])
        reader = profile.reader()
        assert reader.get(Organization, firm.id).city == "3!"
        profile.run(delete_records, people[:2])
        assert reader.get(Organization, firm.id).city == "1!"
        profile.undo()
        assert reader.get(Organization, firm.id).city == "3!"
        assert len(seen) == 2, "an undo puts back what the keepers did; they do not run again"
        assert [len(pairs) for pairs in seen] == [3, 2]
        reader.close()


def test_the_last_touch_follows_the_interactions(profile: Profile, reader: Reader, dana: Contact) -> None:
    other = profile.run(add_record, Contact(name="Priya"))
    touch = profile.run(log_touch, dana, day=date(2026, 11, 2))
    profile.run(change_record, touch, {"contact": other.id, "day": date(2026, 11, 1)})
    assert reader.get(Contact, dana.id).last_touch is None
    assert reader.get(Contact, other.id).last_touch == date(2026, 11, 1)
    profile.run(add_record, Interaction(contact=other.id, day=date(2026, 12, 24)))
    assert reader.get(Contact, other.id).last_touch == date(2026, 11, 1), "a day that lies ahead is no touch yet"
