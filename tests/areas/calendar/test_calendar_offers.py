"""What the calendar offers above it: dues, what needs somebody, counters, its part of a report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from organizer.areas.calendar.area import AREA
from organizer.areas.calendar.model import Arrangement, Category, TimeBlock, TrackedTime, WorkArrangement
from organizer.areas.calendar.queries import planned_of
from organizer.kernel.area import Urgency
from organizer.kernel.clock import zone_here
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.section import Bars, Period, Scope, Section, Table
from organizer.kernel.weekdays import WORKING_DAYS
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader

TODAY = date(2026, 11, 19)
HERE = zone_here()
HOUR = timedelta(hours=1)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30), "November 2026")
assert AREA.dues is not None
assert AREA.attention is not None
assert AREA.section is not None
dues, attention, section = AREA.dues, AREA.attention, AREA.section


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    found = profile.reader()
    yield found
    found.close()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HERE)


def add(profile: Profile, *records: object) -> None:
    profile.run(lambda edit: edit.add_all(records))  # type: ignore[arg-type]


def test_the_agenda_has_what_is_planned_and_what_is_due(profile: Profile, reader: Reader) -> None:
    run = TimeBlock(title="Run", start=at(2, 7), recurrence=Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TH"))
    add(
        profile, run,
        TimeBlock(title="Panel", start=at(20, 10), length=HOUR * 1.5, place="Video call"),
        TimeBlock(title="Over", start=at(20, 12), done=at(18, 9)),
        TimeBlock(title="Fair", day=date(2026, 11, 18), length=timedelta(days=3)),
        TimeBlock(title="Call back", length=timedelta(minutes=15), due=TODAY),
        TimeBlock(title="Late", due=TODAY - timedelta(days=1)),
        TimeBlock(title="Some day"),
        TimeBlock(title="Next month", due=date(2026, 12, 24)),
    )  # fmt: skip
    found = list(dues(reader, TODAY - timedelta(days=1), TODAY + timedelta(days=2), TODAY))
    told = [(due.title, due.day.day, due.reason, due.urgency, due.start) for due in found]
    assert told == [
        ("Fair", 18, "3 days", Urgency.LATER, None),
        ("Run", 19, "07:00–08:00", Urgency.LATER, at(19, 7)),
        ("Panel", 20, "10:00–11:30, Video call", Urgency.LATER, at(20, 10)),
        ("Late", 18, "1 h, not planned yet", Urgency.OVERDUE, None),
        ("Call back", 19, "15 min, not planned yet", Urgency.SOON, None),
    ]
    assert found[1].ref.id == run.id


def test_clashes_of_today_and_forgotten_timers_need_somebody(profile: Profile, reader: Reader) -> None:
    assert attention(reader, TODAY) == 0
    maya, alex = (member.id for member in reader.members())
    night = TimeBlock(title="Night shift", start=at(18, 22), length=HOUR * 8, owner=alex)
    add(
        profile, night,
        TimeBlock(title="Panel", start=at(19, 10), owner=maya),
        TimeBlock(title="Lunch", start=at(19, 10, 30), owner=maya),
        TimeBlock(title="Class", start=at(19, 10, 30), owner=alex),
        TimeBlock(title="Done", start=at(19, 10), owner=alex, done=at(19, 8)),
        TimeBlock(title="Tomorrow", start=at(20, 10), owner=maya),
        TimeBlock(title="Tomorrow too", start=at(20, 10), owner=maya),
    )  # fmt: skip
    assert attention(reader, TODAY) == 1
    add(profile, TrackedTime(start=at(18, 22), block=night.id, owner=alex))
    assert attention(reader, TODAY) == 1
    add(profile, TrackedTime(start=at(18, 17), owner=maya), TrackedTime(start=at(18, 9), end=at(18, 10)))
    assert attention(reader, TODAY) == 2


def test_a_timer_knows_the_instance_it_is_for(profile: Profile, reader: Reader) -> None:
    run = TimeBlock(title="Run", start=at(2, 7), recurrence=Recurrence("RRULE:FREQ=DAILY"))
    timer = TrackedTime(start=at(19, 7, 20), block=run.id)
    add(profile, run, timer)
    planned = planned_of(reader, timer, HERE)
    assert planned is not None
    assert planned.start == at(19, 7)
    assert planned_of(reader, TrackedTime(start=at(19, 7)), HERE) is None


def test_hours_are_counted_for_goals(profile: Profile, reader: Reader) -> None:
    counter = next(each for each in AREA.counters if each.key == "calendar.tracked")
    career = Category(name="Career")
    add(
        profile, career,
        TrackedTime(start=at(18, 23), end=at(19, 1), category=career.id),
        TrackedTime(start=at(19, 0), end=at(19, 1), category=career.id),
        TrackedTime(start=at(19, 10), end=at(19, 10, 30)),
    )  # fmt: skip
    assert counter.of == "category"
    assert counter.count(reader, career.id, TODAY, TODAY, None) == Decimal(1)
    assert counter.count(reader, None, date(2026, 11, 1), TODAY, None) == Decimal("2.5")
    assert counter.count(reader, career.id, date(2026, 11, 1), date(2026, 11, 18), None) == Decimal(1)


def told(part: Section) -> dict[str, str]:
    return {figure.label: f"{figure.value} {figure.note}".strip() for figure in part.figures}


def fill(edit: Edit) -> UUID:
    maya, alex = (member.id for member in edit.members())
    career = edit.add(Category(name="Career", least=7 * HOUR, most=14 * HOUR))
    family = edit.add(Category(name="Family", least=7 * HOUR))
    work = TimeBlock(title="Work", start=at(2, 9), length=4 * HOUR, category=career.id, owner=maya,
                     recurrence=Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TU"))  # fmt: skip
    edit.add_all([
        work,
        TimeBlock(title="Dinner", start=at(17, 18), length=2 * HOUR, category=family.id),
        TimeBlock(title="Fair", day=TODAY, category=family.id),
        TrackedTime(start=at(17, 10), end=at(17, 14), category=career.id, owner=maya),
        TrackedTime(start=at(17, 19), end=at(17, 20), category=family.id, owner=alex),
        TrackedTime(start=at(19, 9), category=career.id, owner=maya),
        WorkArrangement(nature=Arrangement.REMOTE, weekdays=WORKING_DAYS, owner=maya, gives_back=HOUR * 1.5),
        WorkArrangement(nature=Arrangement.LEAVE, weekdays=WORKING_DAYS, since=date(2026, 11, 20), owner=maya,
                        until=date(2026, 11, 20), gives_back=8 * HOUR),
        WorkArrangement(nature=Arrangement.OFFICE, weekdays=WORKING_DAYS[:1], owner=alex),
    ])  # fmt: skip
    return maya


def test_a_report_says_what_was_planned_tracked_and_kept(profile: Profile, reader: Reader) -> None:
    maya = profile.run(fill)
    part = section(reader, Scope(NOVEMBER, maya), TODAY)
    # Nine times four hours of work, three of them ahead, and a dinner.
    assert told(part) == {
        "Planned": "38 h 12 h of it ahead",
        "Tracked": "4 h 1 h outside the plan",
        "Kept to the plan": "12% 3 h of 26 h",
    }
    table, bars, ways = part.blocks
    assert isinstance(table, Table)
    assert table.rows == (
        ("Career", "36 h", "4 h", "3 h", "30 to 60 h", "15 h under"),
        ("Family", "2 h", "0 h", "0 h", "at least 30 h", "19 h under"),
    )
    assert isinstance(bars, Bars)
    assert [(bar.label, bar.value, bar.tick, bar.text) for bar in bars.bars] == [
        ("Career", 4.0, 36.0, "4 of 36 h"), ("Family", 0.0, 2.0, "0 of 2 h"),
    ]  # fmt: skip
    assert isinstance(ways, Table)
    assert ways.head == ("Arrangement", "Days", "Gave back")
    assert ways.rows == (("Remote", "20", "30 h"), ("Leave", "1", "8 h"))


def test_a_report_of_all_members_adds_them_up(profile: Profile, reader: Reader) -> None:
    profile.run(fill)
    part = section(reader, Scope(NOVEMBER), TODAY)
    assert told(part)["Planned"] == "40 h 12 h of it ahead"
    assert told(part)["Kept to the plan"] == "14% 4 h of 28 h"
    ways = part.blocks[-1]
    assert isinstance(ways, Table)
    assert ways.rows[0] == ("Alex Rivera", "Office", "5", "")
    assert ways.numeric == {2, 3}


def test_a_year_ahead_is_measured_against_nothing(profile: Profile, reader: Reader) -> None:
    maya = profile.run(fill)
    part = section(reader, Scope(Period(date(2027, 1, 1), date(2027, 12, 31), "2027"), maya), TODAY)
    assert "Kept to the plan" not in told(part)
    table = part.blocks[0]
    assert isinstance(table, Table)
    assert [row[5] for row in table.rows] == ["", ""]


def test_without_plans_there_is_nothing_to_report(profile: Profile, reader: Reader) -> None:
    add(profile, Category(name="Career", least=HOUR))
    assert section(reader, Scope(NOVEMBER), TODAY).empty
