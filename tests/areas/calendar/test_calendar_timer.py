"""Timers that were left running."""

from __future__ import annotations

from datetime import datetime

import pytest

from organizer.areas.calendar.model import TrackedTime
from organizer.areas.calendar.rules.timer import forgotten, planned_for, trusted_end
from tests.areas.calendar.week import BERLIN, at, planned, tracked

DEEP = planned(0, 9, 11)
NIGHT = planned(0, 19, 31)


@pytest.mark.parametrize(("until", "asked"), [(11, False), (13, False), (13.1, True), (18, True)])
def test_a_short_plan_is_asked_about_after_four_hours(until: float, asked: bool) -> None:
    timer = tracked(0, 9, None, block=DEEP.block.id)
    assert bool(forgotten(timer, DEEP, at(0, until))) is asked
    assert bool(forgotten(timer, None, at(0, until))) is asked


@pytest.mark.parametrize(("hours", "asked"), [(24, False), (31, False), (42.9, False), (43.1, True)])
def test_a_night_shift_is_asked_about_after_twice_its_length(hours: float, asked: bool) -> None:
    assert bool(forgotten(tracked(0, 19, None), NIGHT, at(0, hours))) is asked


def test_midnight_is_asked_about_where_the_plan_ends_before() -> None:
    timer = tracked(0, 23, None)
    late = planned(0, 22.5, 24)
    assert forgotten(timer, None, at(0, 23.9)) is None
    assert forgotten(timer, None, at(1, 0.1)) is not None
    assert forgotten(timer, planned(0, 23, 25), at(1, 0.1)) is None
    assert forgotten(timer, planned(0, 22, 23.5), at(1, 0.1)) is not None
    assert forgotten(timer, late, at(1, 0.1)) is None


def test_what_has_ended_is_never_asked_about() -> None:
    assert forgotten(tracked(0, 1, 23), None, at(3, 0)) is None


def test_the_ends_that_are_offered() -> None:
    late_start = tracked(0, 9.5, None, block=DEEP.block.id)
    asked = forgotten(late_start, DEEP, at(0, 19))
    assert asked is not None
    assert asked.reason == "Running for 9 h 30 min"
    assert [(each.words, each.end) for each in asked.ends] == [
        ("As planned, 11:00", at(0, 11)), ("After 2 h, 11:30", at(0, 11.5)), ("Now, 19:00", at(0, 19)),
    ]  # fmt: skip


def test_no_end_is_offered_that_could_not_be_kept() -> None:
    asked = forgotten(tracked(0, 12, None), DEEP, at(2, 8))
    assert asked is not None
    assert asked.reason == "Running since 16 Nov, 12:00"
    # The plan was over when it began, and now is more than a day later.
    assert [each.words for each in asked.ends] == ["After 2 h, 16 Nov, 14:00"]
    assert forgotten(tracked(0, 12, None), None, at(2, 8)).ends == ()  # type: ignore[union-attr]


def test_yesterday_is_called_so() -> None:
    asked = forgotten(tracked(0, 22, None), None, at(1, 7))
    assert asked is not None
    assert asked.reason == "Running since yesterday, 22:00"


def test_a_forgotten_timer_counts_as_far_as_it_was_planned() -> None:
    timer = tracked(0, 9, None)
    assert trusted_end(timer, DEEP, at(0, 10)) == at(0, 10)
    assert trusted_end(timer, DEEP, at(0, 20)) == at(0, 11)
    assert trusted_end(timer, None, at(0, 20)) == at(0, 9)
    assert trusted_end(timer, None, at(0, 8)) == at(0, 9)


def test_a_timer_belongs_to_the_nearest_instance_of_its_block() -> None:
    first, second = planned(0, 9, 10), planned(0, 15, 16)
    again = type(first)(first.block, at(1, 9), at(1, 10), "key", first.block)
    timer = tracked(1, 9.2, None, block=first.block.id)
    assert planned_for(timer, [first, second, again]) == again
    assert planned_for(tracked(0, 15, None), [first, second]) is None
    assert planned_for(tracked(0, 15, None, block=DEEP.block.id), [first, second]) is None


def test_time_tracked_through_the_hour_that_comes_twice_is_sound() -> None:
    start = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    again = start.replace(minute=5, fold=1)
    assert list(TrackedTime(start=start, end=again).problems()) == []
    assert [problem.field for problem in TrackedTime(start=again, end=start).problems()] == ["end"]
    day_later = datetime(2026, 10, 26, 2, 50, tzinfo=BERLIN)
    assert [problem.field for problem in TrackedTime(start=start, end=day_later).problems()] == ["end"]
