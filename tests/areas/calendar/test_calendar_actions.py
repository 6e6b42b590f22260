"""Writes of the calendar one by one: what they do, what they refuse, and that each is taken back whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from organizer.areas.calendar.actions import (
    change_instance,
    clear_week,
    copy_week,
    discard_timer,
    duplicate,
    mark_done,
    move,
    plan,
    plan_for,
    remove,
    resize,
    start_timer,
    stop_timer,
    track_as_planned,
    unschedule,
)
from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.queries import instances_between, running, waiting_blocks
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.scope import Scope
from organizer.areas.people.model import Contact
from organizer.kernel.area import Plannable
from organizer.kernel.changes import Ref
from organizer.kernel.clock import Clock, fixed
from organizer.kernel.errors import FieldError, Invalid, Stale
from organizer.kernel.kinds import zone_of
from organizer.kernel.record import Record, evolve
from organizer.kernel.recurrence import Recurrence
from organizer.store.actions import delete_records, purge_records, restore_records
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.areas.calendar.blocks import BERLIN, MANY_YEARS, at, block, changed, length_of, starts
from tests.profiles import everything

NEW_YORK = ZoneInfo("America/New_York")
NOVEMBER = Window(date(2026, 11, 1), date(2026, 11, 30), BERLIN)


@pytest.fixture
def clock() -> Clock:
    """Thursday 19 November 2026, noon in Berlin."""
    return fixed(date(2026, 11, 19), zone=BERLIN)


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    with closing(profile.reader()) as made:
        yield made


@pytest.fixture
def do(profile: Profile, reader: Reader) -> Iterator[Callable[..., Any]]:
    """Runs actions; at the end each is undone to what was before it, and done again."""
    states = [everything(reader)]

    def run(action: Any, *args: Any, **fields: Any) -> Any:
        result = profile.run(action, *args, **fields)
        states.append(everything(reader))
        return result

    yield run
    for state in reversed(states[:-1]):
        assert profile.undo() is not None
        assert everything(reader) == state
    for state in states[1:]:
        profile.redo()
        assert everything(reader) == state


def weekly(**fields: Any) -> TimeBlock:
    return block(at("2026-11-02", "09:00"), **{"recurrence": "RRULE:FREQ=WEEKLY;COUNT=4"} | fields)


def shown(reader: Reader, window: Window = NOVEMBER) -> list[Instance]:
    return instances_between(reader, window)


# Planning


def test_a_block_is_planned_moved_resized_and_removed(do: Callable[..., Any], reader: Reader) -> None:
    made = do(plan, block(at("2026-11-17", "09:00")))
    moved = do(move, made, "", at("2026-11-18", "10:30"), length=timedelta(hours=2))
    assert starts(shown(reader)) == ["2026-11-18 10:30"]
    assert moved.length == timedelta(hours=2)
    do(resize, moved, "", timedelta(minutes=30))
    assert [length_of(i) for i in shown(reader)] == [timedelta(minutes=30)]
    do(remove, reader.get(TimeBlock, made.id))
    assert shown(reader) == []
    step = reader.next_undo()
    assert step is not None
    assert step.title == "Delete Run"


def test_a_move_keeps_the_zone_of_the_block_and_an_edit_gives_a_new_one(do: Callable[..., Any], reader: Reader) -> None:
    made = do(plan, block(datetime(2026, 11, 17, 9, tzinfo=NEW_YORK)))
    moved = do(move, made, "", at("2026-11-18", "16:00"))
    assert str(moved.start) == "2026-11-18 10:00:00-05:00"
    edited = do(change_instance, moved, start=at("2026-11-18", "16:00"))
    assert edited.start.tzinfo is BERLIN


def test_a_floating_block_is_at_the_time_of_day_where_it_was_put(do: Callable[..., Any], reader: Reader) -> None:
    made = do(plan, block(at("2026-11-17", "09:00", None)))
    do(move, made, "", at("2026-11-18", "16:00", NEW_YORK))
    assert starts(shown(reader)) == ["2026-11-18 16:00"]


def test_a_floating_time_that_its_own_zone_skips_is_kept(do: Callable[..., Any], reader: Reader) -> None:
    made = do(plan, block(at("2026-03-29", "02:30", None)))
    assert str(made.first) == "2026-03-29 02:30:00"
    there = instances_between(reader, Window(date(2026, 3, 29), date(2026, 3, 29), NEW_YORK))
    assert starts(there) == ["2026-03-29 02:30"]


def test_whole_days_become_an_hour_at_a_time_and_a_time_whole_days(do: Callable[..., Any], reader: Reader) -> None:
    made = do(plan, block(at("2026-11-17"), length=timedelta(days=3)))
    timed = do(move, made, "", at("2026-11-18", "10:00"))
    assert timed.length == timedelta(hours=1)
    whole = do(move, timed, "", date(2026, 11, 20))
    assert (whole.start, whole.day, whole.length, whole.all_day) == (None, date(2026, 11, 20), timedelta(days=1), True)


def test_something_offered_by_another_area_is_planned_and_linked(
    do: Callable[..., Any], profile: Profile, reader: Reader
) -> None:
    dana = do(lambda edit: edit.add(Contact(name="Dana")))
    offered = Plannable(Ref.to(dana), "Be in touch with Dana", timedelta(minutes=15), date(2026, 11, 20))
    made = do(plan_for, offered, at("2026-11-19", "15:00"))
    assert (made.title, made.length, made.due) == ("Be in touch with Dana", timedelta(minutes=15), date(2026, 11, 20))
    (link,) = reader.links(Ref.to(dana))
    assert (link.role, link.from_id) == ("plans", made.id)
    waiting = do(plan_for, offered, None, timedelta(hours=1), profile.member)
    assert [b.id for b in waiting_blocks(reader)] == [waiting.id]
    assert waiting.owner == profile.member


def test_a_duplicate_stands_by_itself(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly(uid="one@example", place="Park"))
    copy = do(duplicate, series, "2026-11-09T09:00:00", at("2026-11-10", "11:00"))
    assert (copy.recurrence, copy.series, copy.uid, copy.place, copy.day) == (
        None,
        None,
        "",
        "Park",
        date(2026, 11, 10),
    )
    assert len(shown(reader)) == 5
    walk = do(change_instance, series, "2026-11-09T09:00:00", Scope.THIS, title="Walk")
    assert do(duplicate, series, walk.instance, at("2026-11-12", "11:00")).title == "Walk"


def test_done_is_said_of_one_instance_alone(do: Callable[..., Any], reader: Reader, clock: Clock) -> None:
    series = do(plan, weekly())
    do(mark_done, series, True, "2026-11-09T09:00:00")
    assert [i.block.done for i in shown(reader)] == [None, clock.now(), None, None]
    done = shown(reader)[1]
    do(mark_done, done.series, False, done.key)
    assert [i.block.done for i in shown(reader)] == [None] * 4


def test_an_unscheduled_block_waits_and_is_scheduled_again(do: Callable[..., Any], reader: Reader) -> None:
    made = do(plan, block(at("2026-11-17", "09:00"), length=timedelta(hours=2)))
    waiting = do(unschedule, made)
    assert shown(reader) == []
    assert waiting_blocks(reader) == [waiting]
    do(move, waiting, "", at("2026-11-20", "14:00"))
    assert starts(shown(reader)) == ["2026-11-20 14:00"]
    assert length_of(shown(reader)[0]) == timedelta(hours=2)


# Series


def test_a_series_takes_its_changed_instances_into_the_trash_and_back(
    do: Callable[..., Any], profile: Profile, reader: Reader
) -> None:
    series = do(plan, weekly())
    walk = do(change_instance, series, "2026-11-09T09:00:00", Scope.THIS, title="Walk")
    gone = do(change_instance, series, "2026-11-16T09:00:00", Scope.THIS, title="Gone")
    do(delete_records, [gone])
    later(profile, 1)
    for way in (lambda one: do(remove, one, "2026-11-09T09:00:00", Scope.ALL), lambda one: do(delete_records, [one])):
        way(reader.get(TimeBlock, series.id))
        assert shown(reader) == []
        assert len(list(reader.every(TimeBlock, trash=True))) == 3
        do(restore_records, [reader.get(TimeBlock, series.id)])
        assert [i.block.title for i in shown(reader)] == ["Run", "Walk", "Run", "Run"]
        assert reader.get(TimeBlock, walk.id).deleted is None
        assert reader.get(TimeBlock, gone.id).deleted is not None


def test_a_series_purged_leaves_no_instance_that_points_at_it(profile: Profile, reader: Reader) -> None:
    series = profile.run(plan, weekly())
    walk = profile.run(change_instance, series, "2026-11-09T09:00:00", Scope.THIS, title="Walk")
    profile.run(remove, series)
    profile.run(purge_records, [reader.get(TimeBlock, series.id)])
    profile.run(restore_records, [reader.get(TimeBlock, walk.id)])
    assert [(i.block.title, i.series) for i in shown(reader)] == [("Walk", None)]


def test_those_that_follow_become_a_series_of_their_own(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly(uid="one@example"))
    do(change_instance, series, "2026-11-23T09:00:00", Scope.THIS, place="Lake")
    new = do(
        change_instance, series, "2026-11-16T09:00:00", Scope.FOLLOWING, title="Walk", start=at("2026-11-17", "10:00")
    )
    assert starts(shown(reader)) == ["2026-11-02 09:00", "2026-11-09 09:00", "2026-11-17 10:00", "2026-11-24 10:00"]
    assert [i.block.title for i in shown(reader)] == ["Run", "Run", "Walk", "Walk"]
    assert [i.block.place for i in shown(reader)] == ["", "", "", "Lake"]
    assert {i.series.id for i in shown(reader) if i.series} == {series.id, new.id}
    assert (new.uid, reader.get(TimeBlock, series.id).uid) == ("", "one@example")


def test_the_first_and_those_that_follow_are_all(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly())
    new = do(move, series, "2026-11-02T09:00:00", at("2026-11-02", "08:00"), Scope.FOLLOWING)
    assert new.id == series.id
    assert {f"{i.start:%H:%M}" for i in shown(reader)} == {"08:00"}


def test_a_field_that_was_changed_of_one_stays_when_all_get_another(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly())
    do(change_instance, series, "2026-11-09T09:00:00", Scope.THIS, title="Walk")
    do(change_instance, series, "2026-11-16T09:00:00", Scope.ALL, title="Swim", place="Lake")
    assert [i.block.title for i in shown(reader)] == ["Swim", "Walk", "Swim", "Swim"]
    assert {i.block.place for i in shown(reader)} == {"Lake"}
    one = shown(reader)[1]
    do(change_instance, one.series, one.key, Scope.ALL, title="Hike")
    assert {i.block.title for i in shown(reader)} == {"Hike"}


def test_a_new_rule_keeps_exceptions_and_drops_what_it_does_not_make(do: Callable[..., Any], reader: Reader) -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20261123T090000"
    series = do(plan, weekly(recurrence=rule))
    do(change_instance, series, "2026-11-09T09:00:00", Scope.THIS, title="Walk")
    new = Recurrence(rule.replace("FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=8"))
    one = shown(reader)[0]
    do(change_instance, one.series, one.key, Scope.ALL, recurrence=new, start=at("2026-11-02", "10:00"))
    found = shown(reader)
    assert [i.block.title for i in found] == ["Run", "Run", "Walk", "Run", "Run", "Run", "Run"]
    assert "2026-11-23 10:00" not in starts(found)
    other = Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=4")
    do(change_instance, found[0].series, "", Scope.ALL, recurrence=other, start=at("2026-11-03", "10:00"))
    assert [(i.block.title, i.first_day.day) for i in shown(reader)] == [
        ("Run", 3),
        ("Run", 9),
        ("Walk", 10),
        ("Run", 16),
    ]
    weekends = Recurrence("RRULE:FREQ=WEEKLY;BYDAY=SA;COUNT=2")
    do(change_instance, reader.get(TimeBlock, series.id), "", Scope.ALL, recurrence=weekends)
    assert starts(shown(reader)) == ["2026-11-03 10:00", "2026-11-07 10:00"]
    assert [b.title for b in reader.every(TimeBlock, trash=True)] == ["Walk"]


def test_a_rule_given_for_those_that_follow_counts_what_is_left(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly())
    new = Recurrence("RRULE:FREQ=DAILY;COUNT=4")
    do(change_instance, series, "2026-11-16T09:00:00", Scope.FOLLOWING, recurrence=new)
    assert starts(shown(reader)) == ["2026-11-02 09:00", "2026-11-09 09:00", "2026-11-16 09:00", "2026-11-17 09:00"]


def test_what_no_longer_repeats_is_one_block(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly())
    do(change_instance, series, "2026-11-16T09:00:00", Scope.THIS, title="Walk", start=at("2026-11-17", "09:00"))
    one = shown(reader)[2]
    do(change_instance, one.series, one.key, Scope.FOLLOWING, recurrence=None)
    found = shown(reader)
    assert starts(found) == ["2026-11-02 09:00", "2026-11-09 09:00", "2026-11-17 09:00"]
    assert (found[2].block.title, found[2].series) == ("Walk", None)
    do(change_instance, found[0].series, "", Scope.ALL, recurrence=None)
    assert starts(shown(reader)) == ["2026-11-02 09:00", "2026-11-17 09:00"]


def test_the_last_instance_removed_takes_the_series_along(do: Callable[..., Any], reader: Reader) -> None:
    do(plan, weekly(recurrence="RRULE:FREQ=WEEKLY;COUNT=2"))
    for left in (1, 0):
        one = shown(reader)[0]
        do(remove, one.series, one.key)
        assert len(shown(reader)) == left
    assert list(reader.every(TimeBlock)) == []


def test_the_first_monday_of_each_month_may_become_the_first_tuesday(do: Callable[..., Any], reader: Reader) -> None:
    series = do(plan, weekly(recurrence="RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=6"))
    lunch = do(change_instance, series, "2027-02-01T09:00:00", Scope.THIS, title="Lunch")
    skipped = shown(reader, MANY_YEARS)[4]
    do(remove, skipped.series, skipped.key)
    do(move, reader.get(TimeBlock, series.id), "2026-11-02T09:00:00", at("2026-11-03", "09:00"), Scope.ALL)
    found = shown(reader, MANY_YEARS)
    assert [f"{i.start:%d %b}" for i in found] == ["03 Nov", "01 Dec", "05 Jan", "02 Feb", "06 Apr"]
    assert (found[3].block.id, found[3].series) == (lunch.id, reader.get(TimeBlock, series.id))


# What is refused


def refused(do: Callable[..., Any], error: type[Exception], *args: Any, **fields: Any) -> str:
    with pytest.raises(error) as raised:
        do(*args, **fields)
    return str(raised.value)


def test_what_cannot_be_is_refused_in_clear_words(do: Callable[..., Any], reader: Reader) -> None:
    single, series = do(plan, block(at("2026-11-17", "09:00"))), do(plan, weekly())
    key = "2026-11-09T09:00:00"
    assert "before it begins" in refused(do, FieldError, resize, single, "", timedelta(minutes=-1))
    assert "length" in refused(do, Invalid, plan, evolve(single, length=timedelta(minutes=-5)))
    assert "zone" in refused(do, FieldError, move, single, "", datetime(2026, 11, 18, 9))
    with pytest.raises(FieldError, match="no such time zone"):
        zone_of("Europe/Atlantis")
    repeats = {"recurrence": Recurrence("RRULE:FREQ=DAILY")}
    assert "by itself" in refused(do, FieldError, change_instance, series, key, Scope.THIS, **repeats)
    assert "needs a day" in refused(do, FieldError, change_instance, series, key, Scope.ALL, day=None, start=None)
    assert "no such instance" in refused(do, FieldError, move, series, "2026-11-10T09:00:00", at("2026-11-11", "09:00"))
    assert "no such instance" in refused(do, FieldError, remove, series, "the third")
    assert "INTERVAL" in refused(
        do, Invalid, change_instance, series, "", recurrence=Recurrence("RRULE:FREQ=DAILY;INTERVAL=0")
    )
    moved = do(move, single, "", at("2026-11-18", "09:00"))
    refused(do, Stale, move, single, "", at("2026-11-19", "09:00"))
    assert reader.get(TimeBlock, single.id) == moved


@pytest.mark.parametrize("scope", Scope)
def test_nothing_is_moved_out_of_the_calendar(do: Callable[..., Any], scope: Scope) -> None:
    whole = do(plan, block(at("2026-11-17"), recurrence="RRULE:FREQ=DAILY;COUNT=3"))
    timed = do(plan, weekly())
    last = datetime(9999, 12, 31, 23, 30, tzinfo=NEW_YORK)
    assert refused(do, (FieldError, Invalid), move, timed, "2026-11-09T09:00:00", last, scope)  # type: ignore[arg-type]
    if scope is Scope.ALL:
        refused(do, FieldError, move, whole, "2026-11-19", date.min, scope)


# Timer


def later(profile: Profile, hours: float) -> None:
    """Lets time pass."""
    now = profile.clock.now() + timedelta(hours=hours)
    profile._clock = Clock(lambda: now, BERLIN)


def test_one_timer_runs_for_each_member(profile: Profile, reader: Reader) -> None:
    maya, alex = (member.id for member in reader.members())
    run = profile.run(start_timer, "Run")
    assert (run.owner, run.end) == (profile.member, None) == (maya, None)
    his = profile.run(start_timer, "Piano", owner=alex)
    later(profile, 2)
    read = profile.run(start_timer, "Read")
    assert {t.id for t in running(reader)} == {his.id, read.id}
    stopped = reader.get(TrackedTime, run.id)
    assert stopped.end == read.start == run.start + timedelta(hours=2)
    profile.undo()
    assert {t.id for t in running(reader)} == {his.id, run.id}


def test_a_timer_stops_now_or_when_it_really_ended(profile: Profile, reader: Reader) -> None:
    run = profile.run(start_timer, "Run")
    later(profile, 3)
    half = run.start + timedelta(minutes=30)
    for moment in (run.start - timedelta(seconds=1), run.start + timedelta(hours=4)):
        with pytest.raises(FieldError):
            profile.run(stop_timer, run, moment)
    assert profile.run(stop_timer, run, half).end == half
    profile.undo()
    assert profile.run(stop_timer, run).end == run.start + timedelta(hours=3)
    profile.run(discard_timer, reader.get(TrackedTime, run.id))
    assert list(reader.every(TrackedTime)) == []


def test_a_forgotten_timer_is_asked_about(profile: Profile, reader: Reader) -> None:
    run = profile.run(start_timer, "Run")
    later(profile, 25)
    with pytest.raises(FieldError, match="probably forgotten"):
        profile.run(stop_timer, run)
    with pytest.raises(FieldError, match="probably forgotten"):
        profile.run(start_timer, "Read")
    assert [t.id for t in running(reader)] == [run.id]
    profile.run(stop_timer, run, run.start + timedelta(hours=1))
    profile.run(start_timer, "Read")


def test_a_clock_put_back_ends_no_timer_before_its_start(profile: Profile, reader: Reader) -> None:
    run = profile.run(start_timer, "Run")
    later(profile, -5)
    with pytest.raises(FieldError, match="before the timer was started"):
        profile.run(stop_timer, run)
    profile.run(start_timer, "Read")
    assert reader.get(TrackedTime, run.id).end == run.start


def test_a_block_is_tracked_as_it_was_planned(do: Callable[..., Any], reader: Reader, profile: Profile) -> None:
    series = do(plan, weekly(length=timedelta(hours=2)))
    spent = do(track_as_planned, series, "2026-11-09T09:00:00")
    assert (spent.start, spent.end) == (at("2026-11-09", "09:00"), at("2026-11-09", "11:00"))
    assert (spent.block, spent.owner, spent.title) == (series.id, profile.member, "Run")
    tea = do(plan, block(at("2026-11-16", "16:00", None)))
    assert do(track_as_planned, tea, zone=NEW_YORK).start == at("2026-11-16", "16:00", NEW_YORK)
    assert "not over yet" in refused(do, FieldError, track_as_planned, series, "2026-11-23T09:00:00")
    day = do(plan, block(at("2026-11-16")))
    assert "time of day" in refused(do, FieldError, track_as_planned, day)


# Weeks


def add(do: Callable[..., Any], *records: Record) -> None:
    do(lambda edit: edit.add_all(records))


def test_a_week_is_copied_without_what_repeats_or_is_there(do: Callable[..., Any], reader: Reader) -> None:
    maya, alex = (member.id for member in reader.members())
    target = date(2026, 10, 19)
    add(
        do, weekly(),
        block(at("2026-10-12", "09:00"), "Hers", owner=maya, done=datetime(2026, 10, 13, tzinfo=UTC)),
        block(at("2026-10-18", "23:00"), "His", owner=alex), block(at("2026-10-13"), "Trip", length=timedelta(days=3)),
        block(at("2026-10-19", "09:00"), "Not in it"), block(at("2026-10-14", "00:00"), "Shared"),
    )  # fmt: skip
    assert do(copy_week, date(2026, 10, 12), target, maya, BERLIN) == 3
    assert do(copy_week, date(2026, 10, 12), target, None, BERLIN) == 1
    found = shown(reader, Window(target, target + timedelta(days=6), BERLIN))
    assert [(i.block.title, f"{i.start:%a %H:%M}") for i in found] == [
        ("Hers", "Mon 09:00"), ("Not in it", "Mon 09:00"), ("Trip", "Tue 00:00"), ("Shared", "Wed 00:00"),
        ("His", "Sun 23:00"),
    ]  # fmt: skip
    assert found[0].block.done is None
    # A week with a change of the clocks has the same times of day.
    do(copy_week, target, date(2026, 10, 26), None, BERLIN)
    again = shown(reader, Window(date(2026, 10, 26), date(2026, 11, 1), BERLIN))
    assert [f"{i.start:%a %H:%M}" for i in again] == [f"{i.start:%a %H:%M}" for i in found]


def test_a_week_is_cleared_of_single_blocks_and_instances(do: Callable[..., Any], reader: Reader) -> None:
    maya, alex = (member.id for member in reader.members())
    daily = block(at("2026-11-06", "09:00"), recurrence="RRULE:FREQ=DAILY;COUNT=10")
    add(do, daily, changed(daily, at("2026-11-10", "09:00"), at("2026-11-12", "20:00")),
        block(at("2026-11-11", "12:00"), "Lunch", owner=maya), block(at("2026-11-11", "12:00"), "His", owner=alex),
        block(at("2026-11-07"), "Trip", length=timedelta(days=4)))  # fmt: skip
    assert do(clear_week, date(2026, 11, 9), maya, BERLIN) == 8
    left = [(i.block.title, i.first_day.day) for i in shown(reader)]
    assert left == [("Run", 6), ("Trip", 7), ("Run", 7), ("Run", 8), ("His", 11)]
