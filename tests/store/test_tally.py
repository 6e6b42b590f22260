"""Kept totals: read by day and by moment, told apart by choice and owner, and gone with what was counted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.areas.people.model import Channel, Contact, Interaction, Introduction
from organizer.kernel.query import Where
from organizer.store import tally
from organizer.store.actions import add_record, delete_records, purge_records
from organizer.store.check import check
from organizer.store.connection import connect
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    reader = profile.reader()
    yield reader
    reader.close()


def test_both_ends_of_a_period_are_counted_and_what_has_no_day_is_not(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    for day, channel in ((1, Channel.CALL), (5, Channel.COFFEE), (9, Channel.CALL)):
        profile.run(add_record, Interaction(contact=dana.id, day=date(2026, 11, day), channel=channel))
    assert reader.tally(Interaction, "day", date(2026, 11, 1), date(2026, 11, 9)) == {
        Channel.CALL: 2,
        Channel.COFFEE: 1,
    }
    assert reader.tally(Interaction, "day", date(2026, 11, 2), date(2026, 11, 8)) == {Channel.COFFEE: 1}
    assert reader.tally(Contact, "last_touch") == {None: 1}
    profile.run(add_record, Introduction(other=dana.id, person=profile.run(add_record, Contact(name="Ruth")).id))
    assert reader.tally(Introduction, "made_on") == {}


def test_whether_there_is_any_of_some_kinds(profile: Profile, reader: Reader) -> None:
    assert not reader.any_of(["contact", "interaction"])
    dana = profile.run(add_record, Contact(name="Dana"))
    assert reader.any_of(["contact", "interaction"])
    assert not reader.any_of(["interaction"])
    profile.run(delete_records, [dana])
    assert not reader.any_of(["contact"]), "what is in the Trash needs nobody"
    profile.undo()
    assert reader.any_of(["contact"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(data=st.data())
def test_a_count_is_that_of_the_records(profile: Profile, data: st.DataObject) -> None:
    """Whatever the conditions, whether kept totals answer them or not, and inside an action too."""
    maya, alex = UUID(int=1), UUID(int=2)
    days = st.dates(date(2026, 11, 1), date(2026, 11, 4))
    touches = st.builds(
        Contact, name=st.just("x"), planned_on=st.none() | days, owner=st.sampled_from((maya, alex, None))
    )
    owners = st.sampled_from(((maya, None), (alex,), (None,)))
    compared = st.builds(Where, st.just("next_touch"), st.sampled_from(("<", "<=", ">", ">=", "=")), days)
    mine = st.builds(Where, st.just("owner"), st.just("in"), owners)
    where = data.draw(st.lists(compared | mine, max_size=3))
    fresh, gone = data.draw(st.lists(touches, max_size=4)), data.draw(st.integers(0, 2))

    def agreed(reads: Reader) -> None:
        assert reads.count(Contact, where) == len(list(reads.every(Contact, where)))

    def work(edit: Edit) -> None:
        for person in list(edit.every(Contact))[:gone]:
            edit.delete(person)
        edit.add_all(fresh)
        agreed(edit)

    profile.run(work)
    with closing(profile.reader()) as reader:
        agreed(reader)


def test_what_is_not_counted_is_no_zero(reader: Reader) -> None:
    with pytest.raises(ValueError, match="not counted by birthday"):
        reader.tally(Contact, "birthday")


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Asia/Kolkata"])
@pytest.mark.parametrize("month", [1, 7])
def test_a_moment_just_before_midnight_is_of_the_day_before(zone: str, month: int) -> None:
    midnight = datetime.combine(date(2026, month, 3), time.min, ZoneInfo(zone))
    before = (midnight.astimezone(UTC) - timedelta(microseconds=1)).astimezone(ZoneInfo(zone))
    assert tally.at(before) < tally.at(midnight)


def test_no_trace_stays_of_what_was_purged(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    profile.run(delete_records, [dana])
    profile.run(purge_records, [reader.get(Contact, dana.id)])
    assert reader.connection.execute("SELECT count(*) FROM tally").fetchone() == (0,)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE tally SET number = number + 1 WHERE field = 'created'", "people by 'Created' are not what is there"),
        ("DELETE FROM tally", "people by 'Created'"),
        ("INSERT INTO tally VALUES ('dragon', 'day', '', '', x'', 1)", "what is not counted"),
    ],
)
def test_totals_that_went_wrong_are_found(profile: Profile, damage: str, words: str) -> None:
    profile.run(add_record, Contact(name="Dana"))
    profile.close()
    with closing(connect(profile.path, None)) as connection:
        assert check(connection, profile.registry) == []
        connection.execute(damage)
        assert [f.sort for f in check(connection, profile.registry) if words in f.message] == ["total"]
