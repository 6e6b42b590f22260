"""What pages read of the calendar: all of a window, nothing else, found through indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime, WorkArrangement
from organizer.areas.calendar.queries import (
    arrangements,
    categories,
    instances_between,
    running,
    tracked_between,
    waiting_blocks,
)
from organizer.areas.calendar.rules.instances import Window, instances
from organizer.kernel.record import Record, evolve
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from organizer.store.workspace import Workspace
from tests.areas.calendar.blocks import BERLIN, ZONES, at, begins, block, changed, lengths, series
from tests.profiles import fresh_profile

WEEK = Window(date(2026, 11, 16), date(2026, 11, 22), BERLIN)


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    with closing(profile.reader()) as made:
        yield made


def add(profile: Profile, *records: Record) -> None:
    profile.run(lambda edit: edit.add_all(records))


def titles(reader: Reader, window: Window = WEEK, owner: UUID | None = None) -> list[str]:
    return [i.block.title for i in instances_between(reader, window, owner)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("calendar")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_window_is_read_as_if_everything_had_been_read(folder: Path, data: st.DataObject) -> None:
    singles = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(begins())
        singles.append(block(start, length=data.draw(lengths(start))))
    found = [data.draw(series(following=True)) for _ in range(data.draw(st.integers(0, 2)))]
    made = [*singles, *(one.series for one in found)]
    others = [one for several in found for one in several.changed]
    with fresh_profile(folder) as profile:
        add(profile, *made, *others)
        with closing(profile.reader()) as reader:
            stored = reader.many(TimeBlock, [each.id for each in (*made, *others)])
            for _ in range(6):
                zone = data.draw(st.sampled_from(ZONES))
                first = data.draw(
                    st.dates(date(2026, 3, 20), date(2026, 4, 12)) | st.dates(date(2026, 10, 20), date(2026, 12, 1))
                )
                window = Window(first, first + timedelta(days=data.draw(st.integers(0, 9))), zone)
                expected = instances([stored[b.id] for b in made], window, [stored[b.id] for b in others])
                assert instances_between(reader, window) == expected


def test_an_instance_moved_far_away_is_where_it_was_moved_to_and_nowhere_else(profile: Profile, reader: Reader) -> None:
    ended = block(at("2026-01-05", "09:00"), recurrence="RRULE:FREQ=WEEKLY;COUNT=10")
    late = changed(ended, at("2026-01-12", "09:00"), at("2026-11-18", "10:00"), title="Late")
    weekly = block(at("2026-11-02", "09:00"), recurrence="RRULE:FREQ=WEEKLY")
    gone = changed(weekly, at("2026-11-16", "09:00"), at("2027-05-01", "10:00"), title="Gone")
    add(profile, ended, late, weekly, gone)
    (shown,) = instances_between(reader, WEEK)
    assert (shown.block.title, shown.series) == ("Late", reader.get(TimeBlock, ended.id))
    assert titles(reader, Window(date(2027, 5, 1), date(2027, 5, 1), BERLIN)) == ["Gone"]


def test_what_follows_a_changed_instance_is_found_beyond_the_end_of_its_series(
    profile: Profile, reader: Reader
) -> None:
    ended = block(at("2026-09-07", "09:00"), recurrence="RRULE:FREQ=WEEKLY;COUNT=3")
    later = changed(ended, at("2026-09-14", "09:00"), at("2026-11-10", "09:00"), following=True)
    add(profile, ended, later)
    (shown,) = instances_between(reader, WEEK)
    assert (f"{shown.start:%a %d}", shown.key) == ("Tue 17", "2026-09-21T09:00:00")


def test_a_member_sees_their_own_and_what_is_shared(profile: Profile, reader: Reader) -> None:
    maya, alex = (member.id for member in reader.members())
    weekly = block(at("2026-11-02", "09:00"), "Shared", recurrence="RRULE:FREQ=WEEKLY")
    hers = changed(weekly, at("2026-11-16", "09:00"), at("2026-11-17", "09:00"), title="Hers", owner=maya)
    his = evolve(block(at("2026-11-19", "09:00"), "His"), owner=alex)
    add(profile, weekly, hers, his)
    assert titles(reader) == ["Hers", "His"]
    assert titles(reader, owner=maya) == ["Hers"]
    assert titles(reader, owner=alex) == ["His"]


def test_what_lies_in_the_trash_is_not_there(profile: Profile, reader: Reader) -> None:
    weekly = block(at("2026-11-02", "09:00"), "Series", recurrence="RRULE:FREQ=WEEKLY")
    moved = changed(weekly, at("2026-11-16", "09:00"), at("2026-11-17", "09:00"), title="Moved")
    add(profile, weekly, moved)
    profile.run(lambda edit: edit.delete(edit.get(TimeBlock, moved.id)))
    assert titles(reader) == ["Series"]


def test_an_instance_whose_series_was_deleted_elsewhere_stays_as_it_is(profile: Profile, reader: Reader) -> None:
    gone = evolve(
        block(at("2026-11-02", "09:00"), recurrence="RRULE:FREQ=WEEKLY"), deleted=datetime(2026, 11, 1, tzinfo=UTC)
    )
    left = changed(gone, at("2026-11-16", "09:00"), at("2026-11-17", "09:00"), title="Left")
    add(profile, gone, left, changed(block(None), at("2026-11-16"), at("2026-11-18", "08:00"), title="Never had one"))
    shown = instances_between(reader, WEEK)
    assert [(i.block.title, i.series, i.key) for i in shown] == [("Left", None, ""), ("Never had one", None, "")]


def test_two_profiles_are_read_as_one(new_profile: Callable[..., Profile]) -> None:
    one, other = new_profile("one.organizer"), new_profile("other.organizer")
    add(one, block(at("2026-11-02", "09:00"), "Mine", recurrence="RRULE:FREQ=WEEKLY"))
    add(other, block(at("2026-11-17", "09:00"), "Ours"), block(at("2026-11-01"), "Trip", length=timedelta(days=20)))
    workspace = Workspace([one, other])
    try:
        assert [i.block.title for i in instances_between(workspace.reads, WEEK)] == ["Trip", "Mine", "Ours"]
    finally:
        workspace.reads.close()


def test_no_read_goes_through_the_whole_table(profile: Profile, reader: Reader) -> None:
    weekly = block(at("2026-11-02", "09:00"), recurrence="RRULE:FREQ=WEEKLY")
    add(profile, weekly, changed(weekly, at("2026-11-16", "09:00"), at("2026-11-17", "09:00"), following=True))
    said: list[str] = []
    reader.connection.set_trace_callback(said.append)
    instances_between(reader, WEEK, uuid4())
    waiting_blocks(reader)
    tracked_between(reader, WEEK)
    reader.connection.set_trace_callback(None)
    assert len(said) > 6
    for statement in said:
        plan = [row[3] for row in reader.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not any(step.startswith("SCAN") for step in plan), (statement, plan)
        # What has no last day are nearly all: they are never gone through.
        assert '"last_day" IS NULL' not in statement


def test_what_waits_comes_by_its_due_day(profile: Profile, reader: Reader) -> None:
    someday, soon = TimeBlock(title="Someday"), TimeBlock(title="Soon", due=date(2026, 11, 20))
    late = TimeBlock(title="Late", due=date(2026, 11, 1))
    done = TimeBlock(title="Done", done=datetime(2026, 11, 1, tzinfo=UTC))
    add(profile, someday, soon, late, done, block(at("2026-11-17")))
    assert [each.title for each in waiting_blocks(reader)] == ["Late", "Soon", "Someday"]


def test_tracked_time_is_what_was_spent_in_the_window_and_what_runs(profile: Profile, reader: Reader) -> None:
    def spent(title: str, start: str, end: str | None) -> TrackedTime:
        begin = datetime.fromisoformat(start).replace(tzinfo=BERLIN)
        return TrackedTime(
            title=title, start=begin, end=None if end is None else datetime.fromisoformat(end).replace(tzinfo=BERLIN)
        )

    add(
        profile, spent("Before", "2026-11-15T22:00", "2026-11-16T00:00"),
        spent("Into", "2026-11-15T23:00", "2026-11-16T01:00"), spent("In", "2026-11-18T09:00", "2026-11-18T10:00"),
        spent("After", "2026-11-23T00:00", "2026-11-23T01:00"), spent("Forgotten", "2026-11-10T09:00", None),
        spent("Runs", "2026-11-19T11:00", None),
    )  # fmt: skip
    assert [each.title for each in tracked_between(reader, WEEK)] == ["Forgotten", "Into", "In", "Runs"]
    assert [each.title for each in running(reader)] == ["Forgotten", "Runs"]
    earlier = Window(date(2026, 11, 1), date(2026, 11, 7), BERLIN)
    assert tracked_between(reader, earlier) == []


def test_categories_by_name_and_arrangements_newest_first(profile: Profile, reader: Reader) -> None:
    maya = reader.members()[0].id
    add(profile, Category(name="Money"), Category(name="career"))
    old, new = WorkArrangement(since=date(2026, 1, 1)), WorkArrangement(since=date(2026, 9, 1), owner=maya)
    always = WorkArrangement(owner=uuid4())
    add(profile, old, new, always)
    assert [each.name for each in categories(reader).values()] == ["career", "Money"]
    assert [each.id for each in arrangements(reader)] == [new.id, old.id, always.id]
    assert [each.id for each in arrangements(reader, maya)] == [new.id, old.id]
