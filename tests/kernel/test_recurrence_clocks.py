"""What repeats keeps its wall time, whatever the clocks of its zone do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.changes import without
from organizer.kernel.recurrence.occurrences import includes, last_start, occurrences
from organizer.kernel.recurrence.rule import Rule, write_rule
from tests.recurrences import SPANS, matching_rules

BERLIN = ZoneInfo("Europe/Berlin")
DAILY = Recurrence("RRULE:FREQ=DAILY")
# Zone and a year with its changes: an hour, half an hour, a midnight that is none, a day that is none.
YEARS = [
    ("America/New_York", 2026), ("Europe/Berlin", 2026), ("Australia/Lord_Howe", 2026), ("America/Sao_Paulo", 2018),
    ("Asia/Tehran", 2021), ("Pacific/Apia", 2011),
]  # fmt: skip
AT = (time(7, 30), time(2, 15), time(0, 0), time(23, 45))


def another_opinion(start: datetime, rule: str, first: date, last: date) -> list[datetime]:
    """In UTC, in order, each once."""
    event = Event()
    event.add("uid", "1")
    event.add("dtstart", start)
    event.add("dtend", start)
    event.add("rrule", {part.split("=")[0]: part.split("=")[1].split(",") for part in rule.split(";")})
    calendar = Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(first, last)
    return sorted({event.start.astimezone(UTC) for event in found})


@pytest.mark.parametrize("at", AT, ids=str)
@pytest.mark.parametrize(("name", "year"), YEARS, ids=[f"{name}-{year}" for name, year in YEARS])
def test_a_daily_block_over_a_year_as_another_library_has_it(name: str, year: int, at: time) -> None:
    zone = ZoneInfo(name)
    start = datetime.combine(date(year - 1, 12, 1), at, zone)
    first, until = datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)
    found = occurrences(DAILY, start, first, until).starts
    assert [moment.astimezone(UTC) for moment in found if isinstance(moment, datetime)] == [
        moment for moment in another_opinion(start, "FREQ=DAILY", first.date(), until.date())
        if first <= moment < until
    ]  # fmt: skip
    assert len({moment.date() for moment in found if isinstance(moment, datetime)}) == len(found)
    assert len(found) == (364 if name == "Pacific/Apia" else 365)
    assert all(moment.tzinfo is zone for moment in found if isinstance(moment, datetime))


def test_a_skipped_time_is_moved_on_and_a_doubled_one_is_the_first() -> None:
    start = datetime(2026, 1, 1, 2, 30, tzinfo=BERLIN)
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    for day, shown, offset in ((spring, "03:30", 2), (autumn, "02:30", 2), (autumn + timedelta(days=1), "02:30", 1)):
        first = datetime.combine(day, time(), BERLIN)
        (moment,) = occurrences(DAILY, start, first, first + timedelta(days=1)).starts
        assert isinstance(moment, datetime)
        assert (f"{moment:%H:%M}", moment.utcoffset(), moment.fold) == (shown, timedelta(hours=offset), 0)
        assert includes(DAILY, start, moment)
        left = without(DAILY, start, moment)
        assert left is not None
        assert not includes(left, start, moment)
        named = Recurrence(f"RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/Berlin:{day:%Y%m%d}T023000")
        assert occurrences(named, start, first, first + timedelta(days=1)).starts == ()


def test_a_start_in_the_second_of_two_hours_stays_there() -> None:
    start = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    found = occurrences(DAILY, start, start - timedelta(days=2), start + timedelta(days=2)).starts
    assert [(str(moment), moment.fold) for moment in found if isinstance(moment, datetime)] == [
        ("2026-10-25 02:30:00+01:00", 1), ("2026-10-26 02:30:00+01:00", 0),
    ]  # fmt: skip


def test_a_window_may_begin_within_a_change_and_in_any_zone() -> None:
    start = datetime(2026, 10, 20, 2, 30, tzinfo=BERLIN)
    first_pass = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = timedelta(seconds=1)
    for zone in (UTC, BERLIN, ZoneInfo("Asia/Kathmandu")):
        at = first_pass.astimezone(zone)
        after = (first_pass + second).astimezone(zone)
        assert len(occurrences(DAILY, start, at, after).starts) == 1
        assert occurrences(DAILY, start, after, (first_pass + timedelta(hours=2)).astimezone(zone)).starts == ()
        assert occurrences(DAILY, start, (first_pass - timedelta(hours=2)).astimezone(zone), at).starts == ()


def test_a_window_may_begin_and_end_at_times_that_are_none() -> None:
    zone = ZoneInfo("America/Sao_Paulo")
    start = datetime(2018, 11, 1, 0, 0, tzinfo=zone)
    skipped = datetime(2018, 11, 4, 0, 0, tzinfo=zone)  # the day began at 1:00
    found = occurrences(DAILY, start, skipped, skipped + timedelta(days=1)).starts
    assert [f"{at:%d %H:%M}" for at in found] == ["04 01:00"]
    assert [at.day for at in occurrences(DAILY, start, start, skipped).starts] == [1, 2, 3]


def test_every_second_of_a_day_with_a_change_is_found_wherever_the_window_lies() -> None:
    every_second = Recurrence("RRULE:FREQ=SECONDLY")
    start = datetime(2026, 10, 1, tzinfo=BERLIN)
    for first in (datetime(2026, 10, 25, 20, tzinfo=BERLIN), datetime(2026, 10, 26, 3, tzinfo=BERLIN)):
        found = occurrences(every_second, start, first, first + timedelta(minutes=2))
        assert (len(found.starts), found.starts[0], found.cut) == (120, first, False)
    # The hour that comes twice is followed once.
    first = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    assert len(occurrences(every_second, start, first, first + timedelta(hours=2, minutes=1)).starts) == 3660


def test_an_end_in_utc_is_exact_about_the_doubled_hour() -> None:
    start = datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN)
    for until, days in (("20261025T002959Z", 1), ("20261025T003000Z", 2), ("20261025T012959Z", 2)):
        rule = Recurrence(f"RRULE:FREQ=DAILY;UNTIL={until}")
        assert len(occurrences(rule, start, start, start + timedelta(days=9)).starts) == days
        last = last_start(rule, start)
        assert last is not None
        assert last.day == 23 + days


def test_whole_days_and_floating_times_know_no_clocks() -> None:
    assert len(occurrences(DAILY, date(2011, 12, 1), date(2011, 12, 1), date(2012, 1, 1)).starts) == 31
    spring = datetime(2026, 3, 29, 2, 30)
    assert occurrences(DAILY, spring, spring, spring + timedelta(hours=1)).starts == (spring,)


def test_seconds_fractions_stay_with_the_start() -> None:
    start = datetime(2026, 11, 19, 7, 30, 0, 250_000, tzinfo=UTC)
    day = timedelta(days=1)
    assert occurrences(DAILY, start, start, start + day).starts == (start,)
    assert occurrences(DAILY, start, start + timedelta(microseconds=1), start + day).starts == ()
    assert not includes(Recurrence("RRULE:FREQ=DAILY\nEXDATE:20261120T073000Z"), start, start + day)


def _changes_in(zone: ZoneInfo, first: datetime, length: timedelta) -> list[datetime]:
    """The hours around each change of the clocks."""
    hours = [first + timedelta(hours=hour) for hour in range(int(length / timedelta(hours=1)))][:3000]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    return [hour for hour, (one, other) in zip(hours[1:], pairwise(offsets), strict=True) if one != other]


@settings(max_examples=60, deadline=None)
@given(
    matching_rules(),
    st.sampled_from([(name, year) for name, year in YEARS]),
    st.datetimes(datetime(2000, 1, 1), datetime(2000, 12, 31)),
    st.lists(st.floats(0, 1), max_size=4),
)
def test_parts_of_a_window_are_the_whole(
    rule: Rule, where: tuple[str, int], begin: datetime, cuts: list[float]
) -> None:
    zone = ZoneInfo(where[0])
    begin = begin.replace(year=where[1], day=min(begin.day, 28), microsecond=0, tzinfo=zone)
    start = begin.astimezone(UTC).astimezone(zone)
    recurrence = Recurrence(f"RRULE:{write_rule(rule)}")
    length = timedelta(days=SPANS[rule.frequency])
    first = start.astimezone(UTC)
    places = [first, *(first + length * cut for cut in sorted(cuts)), first + length]
    places += _changes_in(zone, first, length)
    places.sort()
    whole = occurrences(recurrence, start, first, first + length)
    parts = [occurrences(recurrence, start, one, other) for one, other in pairwise(places)]
    if not whole.cut:
        assert whole.starts == tuple(at for part in parts for at in part.starts)
    keys = [at.astimezone(UTC) for at in whole.starts if isinstance(at, datetime)]
    assert keys == sorted(set(keys))
    assert all(at.astimezone(UTC).astimezone(zone) == at for at in whole.starts if isinstance(at, datetime))
