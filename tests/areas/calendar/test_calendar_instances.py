"""What lies in a window: exact over changes of the clocks and between zones, whatever is asked for at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.instances import MOST, Instance, Window, instances, key_of, start_of
from tests.areas.calendar.blocks import (
    BERLIN,
    MANY_YEARS,
    ZONES,
    at,
    begins,
    block,
    changed,
    length_of,
    lengths,
    series,
    starts,
)

WEEK = Window(date(2026, 11, 16), date(2026, 11, 22), BERLIN)
MONTH = Window(date(2026, 11, 1), date(2026, 11, 30), BERLIN)
WEEKLY = block(at("2026-11-02", "09:00"), recurrence="RRULE:FREQ=WEEKLY")


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_a_year_of_a_daily_block_is_at_half_past_seven_and_an_hour_long(zone: ZoneInfo) -> None:
    daily = block(datetime(2026, 1, 1, 7, 30, tzinfo=zone), recurrence="RRULE:FREQ=DAILY")
    found = instances([daily], Window(date(2026, 1, 1), date(2026, 12, 31), zone))
    expected = rrule(DAILY, dtstart=datetime(2026, 1, 1, 7, 30), until=datetime(2026, 12, 31, 23))
    assert [i.start for i in found] == [wall.replace(tzinfo=zone) for wall in expected]
    assert {length_of(i) for i in found} == {timedelta(hours=1)}
    elsewhere = instances([daily], Window(date(2025, 12, 31), date(2027, 1, 1), UTC))
    assert [i.start for i in elsewhere if i.start.astimezone(zone).year == 2026] == [i.start for i in found]


def test_what_runs_over_a_change_of_the_clocks_is_as_long_as_it_says() -> None:
    night = block(at("2026-03-28", "23:00"), length=timedelta(hours=8))
    autumn = block(at("2026-10-24", "23:00"), length=timedelta(hours=8))
    spring, fall = instances([night, autumn], MANY_YEARS)
    assert (f"{spring.end:%H:%M}", f"{fall.end:%H:%M}") == ("08:00", "06:00")
    assert length_of(spring) == length_of(fall) == timedelta(hours=8)


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_whole_days_stay_on_their_dates_and_floating_times_on_the_clock(zone: ZoneInfo) -> None:
    holiday = block(at("2026-03-28"), "Holiday", length=timedelta(days=2))
    tea = block(at("2026-03-28", "16:00", None), "Tea", recurrence="RRULE:FREQ=DAILY;COUNT=3")
    found = instances([holiday, tea], Window(date(2026, 3, 1), date(2026, 4, 30), zone))
    first = found[0]
    assert (first.all_day, first.first_day, first.last_day) == (True, date(2026, 3, 28), date(2026, 3, 29))
    assert starts(found[1:]) == ["2026-03-28 16:00", "2026-03-29 16:00", "2026-03-30 16:00"]
    assert {i.start.tzinfo for i in found} == {zone}


def test_what_only_touches_a_window_is_not_in_it() -> None:
    before = block(at("2026-11-15", "23:00"))
    across = block(at("2026-11-15", "23:00"), length=timedelta(hours=1, seconds=1))
    moment = block(at("2026-11-16", "00:00"), length=timedelta(0))
    after = block(at("2026-11-23", "00:00"))
    trip = block(at("2026-11-14"), length=timedelta(days=2))
    longer = block(at("2026-11-14"), length=timedelta(days=3))
    waiting = TimeBlock(title="Someday")
    found = instances([before, across, moment, after, trip, longer, waiting], WEEK)
    assert [i.block for i in found] == [longer, across, moment]
    assert found[-1].last_day == found[-1].first_day == date(2026, 11, 16)


def test_a_changed_instance_takes_the_place_of_its_own_wherever_it_was_moved() -> None:
    away = changed(WEEKLY, at("2026-11-09", "09:00"), at("2026-12-24", "18:00"))
    nearer = changed(WEEKLY, at("2026-12-07", "09:00"), at("2026-11-20", "10:00"), title="Walk")
    waits = changed(WEEKLY, at("2026-11-23", "09:00"), None)
    found = instances([WEEKLY], MONTH, [away, nearer, waits])
    assert starts(found) == ["2026-11-02 09:00", "2026-11-16 09:00", "2026-11-20 10:00", "2026-11-30 09:00"]
    walk = found[2]
    assert (walk.block, walk.series, walk.key) == (nearer, WEEKLY, "2026-12-07T09:00:00")
    assert {i.series for i in found} == {WEEKLY}


def test_a_changed_instance_that_its_series_does_not_make_stands_by_itself() -> None:
    never = changed(WEEKLY, at("2026-11-17", "09:00"), at("2026-11-18", "10:00"))
    lost = changed(block(at("2026-11-02", "09:00")), at("2026-11-02", "09:00"), at("2026-11-19", "10:00"))
    odd = changed(WEEKLY, at("2026-11-02"), at("2026-11-20", "10:00"), instance="the third")
    found = instances([WEEKLY], WEEK, [never, lost, odd])
    assert [(i.series, i.key) for i in found if i.block is not WEEKLY] == [(None, "")] * 3
    assert len(found) == 4


def test_of_two_that_stand_for_the_same_instance_both_are_shown() -> None:
    one = changed(WEEKLY, at("2026-11-16", "09:00"), at("2026-11-17", "10:00"), title="One")
    other = changed(WEEKLY, at("2026-11-16", "09:00"), at("2026-11-18", "10:00"), title="Other")
    found = instances([WEEKLY], WEEK, [other, one])
    assert [(i.block.title, i.series) for i in found] == [("One", WEEKLY), ("Other", None)]


def test_a_changed_instance_may_stand_for_those_that_follow() -> None:
    moved = changed(
        WEEKLY, at("2026-11-09", "09:00"), at("2026-11-10", "14:00"), title="Walk", following=True,
        length=timedelta(hours=2),
    )  # fmt: skip
    alone = changed(WEEKLY, at("2026-11-23", "09:00"), at("2026-11-23", "08:00"))
    found = instances([WEEKLY], MONTH, [moved, alone])
    assert starts(found) == ["2026-11-02 09:00", "2026-11-10 14:00", "2026-11-17 14:00", "2026-11-23 08:00"]
    assert [i.block.title for i in found] == ["Run", "Walk", "Walk", "Run"]
    assert found[2].key == "2026-11-16T09:00:00"
    assert length_of(found[2]) == timedelta(hours=2)
    later = instances([WEEKLY], Window(date(2026, 12, 1), date(2026, 12, 8), BERLIN), [moved, alone])
    assert starts(later) == ["2026-12-01 14:00", "2026-12-08 14:00"]


def test_no_rule_makes_more_than_the_bound() -> None:
    second = block(at("2026-11-16", "00:00"), recurrence="RRULE:FREQ=SECONDLY", length=timedelta(seconds=1))
    found = instances([second], WEEK)
    assert len(found) == 10_000
    many = [block(at("2026-11-16", "00:00"), recurrence="RRULE:FREQ=MINUTELY") for _ in range(8)]
    found = instances([*many, WEEKLY], WEEK)
    assert MOST <= len(found) <= MOST + 100 * len(many)
    assert any(i.block is WEEKLY for i in found)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_can_be_looked_at(day: date) -> None:
    whole = block(day, length=timedelta(days=3))
    late = block(datetime(day.year, day.month, day.day, 23, 30, tzinfo=UTC), length=timedelta(days=2))
    daily = block(day, recurrence="RRULE:FREQ=DAILY")
    for zone in (*ZONES, UTC):
        found = instances([whole, late, daily], Window(day, day, zone))
        assert whole in [i.block for i in found]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_keys_say_which_instance_and_give_its_start_again(data: st.DataObject) -> None:
    start = data.draw(begins())
    made = block(start, recurrence="RRULE:FREQ=DAILY")
    assert made.first == start
    assert start_of(made, key_of(made, start)) == start
    if isinstance(start, datetime) and start.tzinfo is not None:
        assert key_of(made, start.astimezone(UTC)) == key_of(made, start)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_window_shows_of_a_longer_one_what_lies_in_it(data: st.DataObject) -> None:
    single = data.draw(begins())
    found = [data.draw(series(following=True)) for _ in range(data.draw(st.integers(1, 2)))]
    blocks = [block(single, length=data.draw(lengths(single))), *(one.series for one in found)]
    others = [one for several in found for one in several.changed]
    zone = data.draw(st.sampled_from(ZONES))
    first = data.draw(st.sampled_from((date(2026, 3, 25), date(2026, 10, 24), date(2026, 11, 15), date(2027, 4, 1))))
    window = Window(first, first + timedelta(days=data.draw(st.integers(0, 9))), zone)
    everything = instances(blocks, Window(date(2025, 1, 1), date(2033, 1, 1), zone), others)
    assert instances(blocks, window, others) == [i for i in everything if _lies_in(i, window)]


def _lies_in(instance: Instance, window: Window) -> bool:
    start, end = instance.start.astimezone(UTC), instance.end.astimezone(UTC)
    return start < window.end and (end > window.begin or start >= window.begin)
