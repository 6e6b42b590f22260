"""Calendar files in and out: every property finds its field or is kept, nothing twice, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.model import Category, TimeBlock
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.instances import Window
from organizer.exchange.draft import Format
from organizer.exchange.files import Asked, plan_file
from organizer.exchange.ical.bring import import_calendar
from organizer.exchange.ical.components import COMPONENT_LIMIT, LINE_LIMIT
from organizer.exchange.ical.out import export_calendar
from organizer.exchange.ical.plan import Fate, plan_calendar
from organizer.exchange.ical.read import read_calendar
from organizer.exchange.ical.values import length_of, written_length
from organizer.exchange.plan import Tick
from organizer.kernel.dates import Conventions
from organizer.kernel.kinds import tags_of
from organizer.kernel.record import describe
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.text import one_line
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from tests.profiles import everything, fresh_profile

BERLIN = ZoneInfo("Europe/Berlin")
_NOT_FROM_FILES = {"id", "created", "changed", "series", "owner", "category"}


def event(*lines: str, name: str = "VEVENT") -> str:
    return "\r\n".join((f"BEGIN:{name}", *lines, f"END:{name}"))


def calendar(*components: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *components, "END:VCALENDAR", "")).encode()


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes, name: str = "test.ics") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def only(path: Path) -> TimeBlock:
    reading = read_calendar(path)
    assert [each.reason for each in reading.rejected] == []
    assert len(reading.drafts) == 1
    return reading.drafts[0].block


def bring(profile: Profile, path: Path, ticks: dict[int, Tick] | None = None) -> Any:
    with closing(profile.reader()) as reader:
        plan = plan_calendar(reader, read_calendar(path))
    return profile.run(import_calendar, plan, ticks)


def as_told(profile: Profile) -> list[dict[str, Any]]:
    """All blocks by what files say of them, in an order of their own."""
    names = [field.name for field in describe(TimeBlock).fields if field.name not in _NOT_FROM_FILES]
    with closing(profile.reader()) as reader:
        return sorted(({name: getattr(b, name) for name in names} for b in reader.every(TimeBlock)), key=repr)


def test_an_event_becomes_a_block(file: Callable[[bytes], Path]) -> None:
    block = only(
        file(
            calendar(
                event(
                    "UID:a@example",
                    "DTSTAMP:20260101T000000Z",
                    "DTSTART;TZID=Europe/Berlin:20261119T073000",
                    "DTEND;TZID=Europe/Berlin:20261119T084500",
                    "SUMMARY:Run\\, slowly",
                    "LOCATION:The park",
                    "DESCRIPTION:One\\nTwo",
                    "RRULE:FREQ=WEEKLY;BYDAY=TH",
                    "STATUS:CONFIRMED",
                    "BEGIN:VALARM",
                    "TRIGGER:-PT15M",
                    "ACTION:DISPLAY",
                    "END:VALARM",
                ),
            )
        )
    )
    assert (block.title, block.place, block.notes) == ("Run, slowly", "The park", "One\nTwo")
    assert block.start == datetime(2026, 11, 19, 7, 30, tzinfo=BERLIN)
    assert block.length == timedelta(hours=1, minutes=15)
    assert block.recurrence == Recurrence("RRULE:FREQ=WEEKLY;BYDAY=TH")
    assert block.kept == "BEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nEND:VALARM\nSTATUS:CONFIRMED"


@pytest.mark.parametrize(
    ("lines", "day", "start", "floating", "length"),
    [
        (["DTSTART;VALUE=DATE:20261119"], date(2026, 11, 19), None, False, timedelta(days=1)),
        (["DTSTART:20261119", "DTEND:20261119"], date(2026, 11, 19), None, False, timedelta(days=1)),
        (["DTSTART;VALUE=DATE:20261119", "DTEND;VALUE=DATE:20261122"], date(2026, 11, 19), None, False,
         timedelta(days=3)),
        (["DTSTART:20261119T073000"], date(2026, 11, 19), datetime(2026, 11, 19, 7, 30, tzinfo=UTC), True,
         timedelta(0)),
        (["DTSTART:20261119T073000Z", "DURATION:PT45M"], date(2026, 11, 19),
         datetime(2026, 11, 19, 7, 30, tzinfo=UTC), False, timedelta(minutes=45)),
        (["DTSTART;TZID=W. Europe Standard Time:20261119T073000"], date(2026, 11, 19),
         datetime(2026, 11, 19, 7, 30, tzinfo=BERLIN), False, timedelta(0)),
        (["DTSTART;TZID=/freeassociation.example/Europe/Berlin:20261119T073000"], date(2026, 11, 19),
         datetime(2026, 11, 19, 7, 30, tzinfo=BERLIN), False, timedelta(0)),
    ],
)  # fmt: skip
def test_days_times_and_lengths(
    file: Callable[[bytes], Path],
    lines: list[str],
    day: date,
    start: datetime | None,
    floating: bool,
    length: timedelta,
) -> None:
    block = only(file(calendar(event("UID:a", *lines, "SUMMARY:x")))).settled()
    assert (block.day, block.start, block.floating, block.length) == (day, start, floating, length)


OWN_ZONE = "\r\n".join(
    (
        "BEGIN:VTIMEZONE", "TZID:Our office", "BEGIN:DAYLIGHT", "DTSTART:20070311T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0500", "END:STANDARD", "END:VTIMEZONE",
    )
)  # fmt: skip


def test_a_zone_that_describes_itself_is_found_by_its_offsets(file: Callable[[bytes], Path]) -> None:
    rule = "RRULE:FREQ=DAILY;COUNT=3"
    lines = ("UID:a", "SUMMARY:x", "DTSTART;TZID=Our office:20261119T073000", rule,
             "EXDATE;TZID=Our office:20261120T073000")  # fmt: skip
    path = file(calendar(event(*lines), OWN_ZONE))
    assert read_calendar(path).notes == []
    block = only(path)
    assert block.start == datetime(2026, 11, 19, 7, 30, tzinfo=ZoneInfo("America/New_York"))
    assert block.recurrence == Recurrence(f"{rule}\nEXDATE;TZID=America/New_York:20261120T073000")


def test_a_zone_that_nobody_knows_is_told_and_its_times_float(file: Callable[[bytes], Path]) -> None:
    path = file(calendar(event("UID:a", "SUMMARY:x", "DTSTART;TZID=Moon/Base:20261119T073000")))
    assert only(path).floating
    assert read_calendar(path).notes == [
        "there is no time zone 'Moon/Base'; its times are taken as times of day in any zone"
    ]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["DTSTART:20261119T073000Z", "DTEND:20261119T063000Z"], "line 6: it would end before it begins"),
        (["DTSTART:20261119T073000Z", "RRULE:FREQ=DAILY;INTERVAL=0"], "it takes place once"),
        (["DTSTART:20261119T073000Z", "RRULE:"], "line 6: an empty RRULE"),
        (["DTSTART;TZID=Europe/Berlin:20260329T023000"], "the clocks were put forward"),
        (["DTSTART;;VALUE=DATE-TIME:20140409T093000"], "a semicolon too many"),
        (["DTSTART:20261119T073000Z", "DURATION:-PT5M"], "it would end before it begins"),
        (["DTSTART:20261119T073000Z", "this is no line"], "line 6 is no property"),
    ],
)
def test_what_is_odd_is_taken_and_told_with_its_line(
    file: Callable[[bytes], Path], lines: list[str], words: str
) -> None:
    reading = read_calendar(file(calendar(event("UID:a", *lines))))
    assert reading.rejected == []
    assert words in " ".join(reading.drafts[0].warnings)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["SUMMARY:x"], "the event has no start"),
        (["DTSTART:2026-19-45"], "the start of the event cannot be read (line 4)"),
        (["DTSTART:20260230T000000Z"], "cannot be read"),
    ],
)
def test_what_cannot_be_is_rejected_and_the_others_go_on(
    file: Callable[[bytes], Path], lines: list[str], words: str
) -> None:
    reading = read_calendar(file(calendar(event(*lines), event("UID:b", "DTSTART:20261119"))))
    assert [words in each.reason for each in reading.rejected] == [True]
    assert reading.rejected[0].line == 3
    assert len(reading.drafts) == 1


def test_tasks_wait_to_be_planned(file: Callable[[bytes], Path]) -> None:
    task = event(
        "UID:t", "SUMMARY:Taxes", "DUE;VALUE=DATE:20270531", "COMPLETED:20261118T120000Z", "PRIORITY:1",
        "ESTIMATED-DURATION:PT2H", name="VTODO",
    )  # fmt: skip
    block = only(file(calendar(task)))
    assert (block.day, block.due, block.length) == (None, date(2027, 5, 31), timedelta(hours=2))
    assert block.done == datetime(2026, 11, 18, 12, tzinfo=UTC)
    assert block.kept == "PRIORITY:1"


SERIES = calendar(
    event("UID:s", "SUMMARY:Changed", "DTSTART:20261126T090000Z", "DTEND:20261126T100000Z",
          "RECURRENCE-ID:20261126T073000Z"),
    event("UID:s", "SUMMARY:Weekly", "DTSTART:20261119T073000Z", "DTEND:20261119T083000Z", "CATEGORIES:Sport,Fun",
          "RRULE:FREQ=WEEKLY;COUNT=4", "SEQUENCE:2"),
)  # fmt: skip


def test_a_changed_instance_finds_its_series_wherever_it_stands(
    profile: Profile, file: Callable[[bytes], Path]
) -> None:
    sport = profile.run(add_record, Category(name="sport"))
    counts = bring(profile, file(SERIES))
    assert (counts.added, counts.rejected) == (2, 0)
    with closing(profile.reader()) as reader:
        series = next(b for b in reader.every(TimeBlock) if b.recurrence)
        changed = next(b for b in reader.every(TimeBlock) if not b.recurrence)
        assert (changed.series, changed.instance) == (series.id, "2026-11-26T07:30:00")
        assert (series.category, series.tags) == (sport.id, ("Fun",))
        found = instances_between(reader, Window(date(2026, 11, 1), date(2026, 12, 31), ZoneInfo("UTC")))
        assert [i.start.hour for i in found] == [7, 9, 7, 7]


def test_a_second_run_adds_nothing_and_leaves_no_step_and_one_undo_takes_all_back(
    profile: Profile, file: Callable[[bytes], Path]
) -> None:
    with closing(profile.reader()) as reader:
        before = everything(reader)
        bring(profile, file(SERIES))
        after = everything(reader)
        step = reader.next_undo()
        counts = bring(profile, file(SERIES))
        assert (counts.added, counts.matched) == (0, 2)
        assert reader.next_undo() == step
        assert everything(reader) == after
        profile.undo()
        assert everything(reader) == before


def test_a_newer_version_changes_what_is_here_and_an_older_one_does_not(
    profile: Profile, file: Callable[[bytes], Path]
) -> None:
    bring(profile, file(SERIES))
    with closing(profile.reader()) as reader:
        newer = file(SERIES.replace(b"SUMMARY:Weekly", b"SUMMARY:Better").replace(b"SEQUENCE:2", b"SEQUENCE:3"))
        plan = plan_calendar(reader, read_calendar(newer))
        assert sorted(row.fate.value for row in plan.rows) == ["known", "newer"]
        bring(profile, newer)
        assert {b.title for b in reader.every(TimeBlock)} == {"Better", "Changed"}
        bring(profile, file(SERIES.replace(b"SUMMARY:Weekly", b"SUMMARY:Older").replace(b"SEQUENCE:2", b"SEQUENCE:1")))
        assert {b.title for b in reader.every(TimeBlock)} == {"Better", "Changed"}


def test_without_an_id_likeness_is_asked_about(profile: Profile, file: Callable[[bytes], Path]) -> None:
    one = calendar(event("SUMMARY:Lunch", "DTSTART:20261119T120000Z"))
    bring(profile, file(one))
    assert bring(profile, file(one)).matched == 1
    longer = file(calendar(event("SUMMARY:Lunch", "DTSTART:20261119T120000Z", "DURATION:PT1H")))
    with closing(profile.reader()) as reader:
        assert [row.fate for row in plan_calendar(reader, read_calendar(longer)).rows] == [Fate.DOUBTFUL]
    assert bring(profile, longer).doubtful == 1
    assert bring(profile, longer, {0: Tick.NEW}).added == 1


words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(one_line)
tags = st.lists(words, max_size=3).map(tags_of)
zones = st.sampled_from([UTC, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")])
starts = st.builds(
    lambda at, zone: at.replace(microsecond=0, tzinfo=UTC).astimezone(zone),
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), zones,
)  # fmt: skip
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda d: d.replace(microsecond=0, tzinfo=UTC))
rules = st.sampled_from(
    [None, Recurrence("RRULE:FREQ=WEEKLY"), Recurrence("RRULE:FREQ=DAILY;COUNT=5\nEXDATE;VALUE=DATE:20260101")]
)
lengths = st.integers(0, 60 * 24 * 9).map(lambda minutes: timedelta(minutes=minutes))
blocks = st.builds(
    lambda title, place, notes, tags, at, length, rule, due, done, floats: TimeBlock(
        title=title or "x", place=place, notes=notes, tags=tags, length=length,
        day=at if not isinstance(at, datetime) else None, due=due, done=done,
        start=(at.replace(tzinfo=UTC) if floats else at) if isinstance(at, datetime) else None,
        floating=floats and isinstance(at, datetime), recurrence=rule if at else None,
    ),
    words, words, words, tags, st.none() | st.dates(date(1971, 1, 1), date(2100, 1, 1)) | starts,
    lengths, rules, st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.none() | moments, st.booleans(),
)  # fmt: skip


@given(st.lists(blocks, min_size=1, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_out_and_in_again_is_the_same(tmp_path_factory: pytest.TempPathFactory, made: list[TimeBlock]) -> None:
    folder = tmp_path_factory.mktemp("ical")
    path = folder / "out.ics"
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    with fresh_profile(folder / "a") as one, fresh_profile(folder / "b") as other:
        for block in made:
            one.run(add_record, block)
        with closing(one.reader()) as reader:
            export_calendar(reader, path)
        assert bring(other, path).added == len(made)
        assert as_told(other) == as_told(one)
        with closing(one.reader()) as here, closing(other.reader()) as there:
            assert {b.id for b in here.every(TimeBlock)} == {b.id for b in there.every(TimeBlock)}


def test_the_category_goes_along(profile: Profile, tmp_path: Path, new_profile: Callable[..., Profile]) -> None:
    career = profile.run(add_record, Category(name="Career, mine"))
    profile.run(add_record, TimeBlock(title="x", day=date(2026, 11, 19), category=career.id, tags=("deep",)))
    with closing(profile.reader()) as reader:
        export_calendar(reader, tmp_path / "out.ics")
    other = new_profile("other.organizer")
    bring(other, tmp_path / "out.ics")
    with closing(other.reader()) as reader:
        block = next(iter(reader.every(TimeBlock)))
        assert block.category is not None
        assert (reader.get(Category, block.category).name, block.tags) == ("Career, mine", ("deep",))


def test_what_other_programs_read_of_it(profile: Profile, tmp_path: Path) -> None:
    import icalendar

    run = TimeBlock(
        title="Run", start=datetime(2026, 11, 19, 7, 30, tzinfo=BERLIN), recurrence=Recurrence("RRULE:FREQ=DAILY")
    )
    profile.run(add_record, run)
    with closing(profile.reader()) as reader:
        export_calendar(reader, tmp_path / "out.ics")
    read = icalendar.Calendar.from_ical((tmp_path / "out.ics").read_bytes())
    found = read.walk("VEVENT")[0]
    assert found.decoded("DTSTART") == run.start
    assert found["RRULE"].to_ical() == b"FREQ=DAILY"
    assert [zone["TZID"] for zone in read.walk("VTIMEZONE")] == ["Europe/Berlin"]


@given(st.integers(0, 10**9))
def test_lengths_are_written_as_they_are_read(seconds: int) -> None:
    length = timedelta(seconds=seconds)
    assert length_of(written_length(length)) == length


def test_the_plan_of_a_file_shows_what_each_event_becomes(profile: Profile, file: Callable[[bytes], Path]) -> None:
    bring(profile, file(SERIES))
    path = file(SERIES.replace(b"END:VCALENDAR", event("UID:n", "SUMMARY:New", "DTSTART:20261201").encode()))
    with closing(profile.reader()) as reader:
        plan = plan_file(reader, path, Asked(profile.registry.by_kind, Conventions()))
        rows = plan.preview(reader)
    assert plan.format is Format.CALENDAR
    assert [(row.title, row.fate) for row in rows] == [("Changed", "known"), ("Weekly", "known"), ("New", "new")]
    assert "END:VCALENDAR" in plan.notes[0]


def nested(depth: int) -> bytes:
    return b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261119\r\n" + b"BEGIN:X\r\n" * depth


@pytest.mark.parametrize(
    ("data", "rejected", "drafts"),
    [
        (nested(100_000), 1, 0),
        (calendar(event("UID:a", "DTSTART:20261119", "DESCRIPTION:" + "x" * (LINE_LIMIT + 1))), 1, 0),
        (calendar(event("UID:a", "DTSTART:20261119", *[f"X-A{n}:{'y' * 1000}" for n in range(COMPONENT_LIMIT // 900)])),
         1, 0),
        (calendar(event("UID:a", "DTSTART:20261119", "SUMMARY:a\x00b\ud800".replace("\ud800", "?"))), 0, 1),
        (calendar(event("UID:a", "DTSTART:20261119T000000Z", "RRULE:FREQ=DAILY;COUNT=1000000000")), 0, 1),
        (calendar(event("UID:a", "DTSTART:99991231T235959Z", "DURATION:P9999999D")), 1, 0),
        (b"\xff\xfe\x00BEGIN:VCALENDAR", 0, 0),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 5000, 5000, 0),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_or_cut_and_named(
    file: Callable[[bytes], Path], data: bytes, rejected: int, drafts: int
) -> None:
    reading = read_calendar(file(data))
    assert (len(reading.rejected), len(reading.drafts)) == (rejected, drafts)


@given(st.lists(st.sampled_from([
    b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VALARM", b"END:VALARM", b" folded",
    b"DTSTART:20261119T073000Z", b"DTSTART;VALUE=DATE:20261119", b"RRULE:FREQ=DAILY;INTERVAL=0", b"UID:a",
    b"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", b"RECURRENCE-ID:20261119T073000Z", b"SUMMARY:\xff\xfe", b"",
    b"DTEND:19700101T000000Z", b"DURATION:P1W", b"EXDATE:x", b"BEGIN:VTODO", b"END:VTODO", b"DUE:2026", b"\x00:",
]), max_size=30))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_order_of_lines_is_read_without_a_fall(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("any") / "any.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\n" + b"\r\n".join(lines))
    reading = read_calendar(path)
    for draft in reading.drafts:
        draft.block.settled().check()
