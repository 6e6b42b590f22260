"""What a line makes, in one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.goals.model import Goal, Step
from organizer.areas.people.model import Contact
from organizer.kernel.changes import Ref
from organizer.kernel.dates import Conventions
from organizer.overview.quick_add.add import Makes, add_line, outcome, usual
from organizer.overview.quick_add.parse import Named, Understood, understand
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.store.reader import Reader

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 19, 10, 0)
DANA, COURSE = Contact(name="Dana Whitcombe"), Goal(title="Architect course")


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    for record in (DANA, COURSE):
        profile.run(add_record, record)
    made = profile.reader()
    yield made
    made.close()


def read(line: str) -> Understood:
    return understand(
        line, NOW, Conventions(today=NOW.date()), people=lambda _: [Named(DANA.id, DANA.name)],
        goals=lambda _: [Named(COURSE.id, COURSE.title)],
    )  # fmt: skip


def add(profile: Profile, line: str, makes: Makes | None = None) -> Ref:
    said = read(line)
    return profile.run(add_line, said, makes or usual(said), ZONE, None)


def linked(reader: Reader, ref: Ref) -> set[tuple[str, str]]:
    return {(link.role, link.to_kind) for link in reader.links(ref)}


def test_with_a_time_it_is_planned(profile: Profile, reader: Reader) -> None:
    made = add(profile, "Call @Dana about the seat fri 15:00 45m #networking !Arch")
    block = reader.get(TimeBlock, made.id)
    assert block.title == "Call Dana about the seat"
    assert block.start == datetime(2026, 11, 20, 15, tzinfo=ZONE)
    assert (block.length, block.tags) == (timedelta(minutes=45), ("networking",))
    assert linked(reader, made) == {("with", "contact"), ("plans", "goal")}


def test_all_of_it_is_one_step_to_undo(profile: Profile, reader: Reader) -> None:
    made = add(profile, "Call @Dana fri 15:00")
    step = reader.next_undo()
    assert step is not None
    assert step.title == "Add Call Dana"
    profile.undo()
    assert reader.find(TimeBlock, made.id) is None
    assert linked(reader, made) == set()


def test_without_a_time_it_is_a_step(profile: Profile, reader: Reader) -> None:
    made = add(profile, "Read two chapters !Arch by 30 Nov 90 min #study")
    step = reader.get(Step, made.id)
    assert (step.title, step.goal, step.due) == ("Read two chapters", COURSE.id, date(2026, 11, 30))
    assert (step.length, step.tags) == (timedelta(minutes=90), ("study",))


def test_a_call_without_a_time_waits_to_be_scheduled(profile: Profile, reader: Reader) -> None:
    block = reader.get(TimeBlock, add(profile, "Call @Dana tomorrow").id)
    assert (block.day, block.due) == (None, date(2026, 11, 20))


def test_what_repeats_is_a_series(profile: Profile, reader: Reader) -> None:
    block = reader.get(TimeBlock, add(profile, "Müll rausbringen jeden Montag").id)
    assert block.repeats
    assert block.all_day
    assert block.day == date(2026, 11, 23)


def test_a_time_that_the_clocks_skip_is_moved_on(profile: Profile, reader: Reader) -> None:
    start = reader.get(TimeBlock, add(profile, "Night train 2027-03-28 02:30").id).start
    assert start is not None
    assert (start.hour, start.minute) == (3, 30)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Write", "A step"),
        ("Write tomorrow !Arch", "A step for Architect course, due tomorrow"),
        ("Write tomorrow 15:00", "A block tomorrow, 15:00 to 16:00"),
        ("Write 2026-12-01 23:30", "A block on 1 Dec, 23:30 to 00:30"),
        ("Write every week 9:00", "A block from tomorrow, 09:00 to 10:00, every week"),
        ("Write every week", "A whole day, every week, from today"),
        ("Call @Dana 30 min", "A block of 30 min that waits for a time"),
        ("Call @Dana tomorrow", "A block without a time, due tomorrow"),
    ],
)
def test_the_outcome_is_said_before_it_is_saved(line: str, words: str) -> None:
    said = read(line)
    assert outcome(said, usual(said), NOW) == words
