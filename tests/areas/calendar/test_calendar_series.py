"""Laws of changing one instance of a series, it and those that follow, or all: nothing is lost, nothing else moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.actions import change_instance, move, remove, resize, unschedule
from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.queries import instances_between, waiting_blocks
from organizer.areas.calendar.rules.clock_time import At, existing
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.rules.scope import Scope
from organizer.kernel.errors import FieldError, Invalid
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.areas.calendar.blocks import MANY_YEARS, begins, block, length_of, series
from tests.profiles import everything, fields_of, fresh_profile

QUIET = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
View = tuple[Any, ...]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Profile, Reader]]:
    with fresh_profile(tmp_path_factory.mktemp("series")) as profile, closing(profile.reader()) as reader:
        yield profile, reader


class Stage:
    """A profile with a series and its changed instances, one of which is taken in hand."""

    def __init__(self, opened: tuple[Profile, Reader], data: st.DataObject) -> None:
        profile, self.reader = opened
        self.profile = profile
        while profile.undo():
            """What the example before has left."""
        drawn = data.draw(series(following=data.draw(st.booleans())), "series")
        profile.run(lambda edit: edit.add_all([drawn.series, *drawn.changed]))
        self.before = everything(self.reader)
        self.shown = [i for i in self.all() if i.series is not None]
        assume(self.shown)
        self.one = self.shown[data.draw(st.integers(0, len(self.shown) - 1), "which")]
        self.scope = data.draw(st.sampled_from(Scope), "scope")
        event(str(self.scope))

    def all(self) -> list[Instance]:
        return instances_between(self.reader, MANY_YEARS)

    def run(self, action: Any, *args: Any, **fields: Any) -> bool:
        """Runs an action on the one in hand; whether it was done. One that is refused changes nothing."""
        assert self.one.series is not None
        try:
            self.profile.run(action, self.one.series, self.one.key, *args, **fields)
        except (FieldError, Invalid) as error:
            event(f"refused: {str(error)[:30]}")
            assert everything(self.reader) == self.before
            return False
        return True

    def undone_and_redone(self) -> None:
        after = everything(self.reader)
        if after == self.before:
            return
        self.profile.undo()
        assert everything(self.reader) == self.before
        assert fields_of(everything(self.reader)) == fields_of(self.before)
        self.profile.redo()
        assert everything(self.reader) == after


def view(instance: Instance) -> View:
    """What one sees of an instance."""
    return instance.start, instance.end, instance.all_day, instance.block.title, instance.key


def sight(instance: Instance) -> View:
    """The same, without by which key its series knows it."""
    return view(instance)[:-1]


def before(one: Instance, other: Instance) -> bool:
    """Whether the rule makes one before the other."""
    return one.key < other.key


@st.composite
def places(draw: st.DrawFn, one: Instance) -> At:
    """Where an instance may be put: a little later or earlier, on another day, at a time, on whole days, elsewhere."""
    where = draw(st.sampled_from(("time", "day", "both", "sort", "anywhere")))
    if where == "anywhere":
        return _aware(draw(begins()), one)
    step = timedelta(minutes=30 * draw(st.integers(-5, 5)))
    days = timedelta(days=draw(st.integers(-3, 3)))
    if one.all_day:
        if where in ("sort", "time"):
            return datetime.combine(
                one.first_day + days, time(9), draw(st.sampled_from((UTC, ZoneInfo("Asia/Kathmandu"))))
            )
        return one.first_day + days
    if where == "sort":
        return one.first_day + days
    start = (
        one.start.replace(tzinfo=None) + (step if where != "day" else days) + (days if where == "both" else 0 * days)
    )
    return existing(start.replace(tzinfo=one.start.tzinfo))


def _aware(start: At, one: Instance) -> At:
    if isinstance(start, datetime) and (one.block.floating or start.tzinfo is None):
        return existing(start.replace(tzinfo=one.start.tzinfo))
    return start


@QUIET
@given(data=st.data())
def test_a_move_moves_what_it_says_and_loses_nothing(opened: tuple[Profile, Reader], data: st.DataObject) -> None:
    stage = Stage(opened, data)
    one, to = stage.one, data.draw(places(stage.one), "to")
    if not stage.run(move, to, stage.scope):
        return
    now = stage.all()
    assert len(now) == len(stage.shown)
    if isinstance(to, datetime):
        assert [i for i in now if i.start == to and not i.all_day]
    else:
        assert [i for i in now if i.first_day == to and i.all_day]
    if stage.scope is Scope.THIS:
        others = [view(i) for i in now if i.key != one.key]
        assert others == [view(i) for i in stage.shown if i.key != one.key]
    elif stage.scope is Scope.FOLLOWING:
        kept = Counter(sight(i) for i in stage.shown if before(i, one))
        assert kept <= Counter(sight(i) for i in now)
    stage.undone_and_redone()


@QUIET
@given(data=st.data())
def test_a_change_changes_those_it_says_and_moves_none(opened: tuple[Profile, Reader], data: st.DataObject) -> None:
    stage = Stage(opened, data)
    if data.draw(st.booleans()):
        length = timedelta(days=3)
        assert stage.run(resize, length, stage.scope)
    else:
        assert stage.run(change_instance, stage.scope, title="New", place="Park")
    now = stage.all()
    assert [(i.start, i.all_day) for i in now] == [(i.start, i.all_day) for i in stage.shown]
    was = {i.start: i for i in stage.shown}
    touched = [i for i in now if sight(i) != sight(was[i.start])] if len(was) == len(now) else []
    if stage.scope is Scope.THIS:
        assert all(i.start == stage.one.start for i in touched)
    elif stage.scope is Scope.FOLLOWING:
        assert not any(before(was[i.start], stage.one) for i in touched)
    stage.undone_and_redone()


@QUIET
@given(data=st.data())
def test_a_removal_removes_what_it_says(opened: tuple[Profile, Reader], data: st.DataObject) -> None:
    stage = Stage(opened, data)
    assert stage.run(remove, stage.scope)
    left = {
        Scope.THIS: [i for i in stage.shown if i.key != stage.one.key],
        Scope.FOLLOWING: [i for i in stage.shown if before(i, stage.one)],
        Scope.ALL: [],
    }[stage.scope]
    assert [view(i) for i in stage.all()] == [view(i) for i in left]
    stage.undone_and_redone()


@QUIET
@given(data=st.data())
def test_an_instance_unscheduled_waits_and_can_be_put_back(opened: tuple[Profile, Reader], data: st.DataObject) -> None:
    stage = Stage(opened, data)
    waited = len(waiting_blocks(stage.reader))
    assert stage.run(unschedule)
    assert len(waiting_blocks(stage.reader)) == waited + 1
    others = [view(i) for i in stage.shown if i.key != stage.one.key]
    assert [view(i) for i in stage.all()] == others
    waiting = next(b for b in stage.reader.every(TimeBlock) if b.instance == stage.one.key)
    to = stage.one.first_day if stage.one.all_day else stage.one.start
    stage.profile.run(move, waiting, "", to)
    assert sorted((i.start, i.end) for i in stage.all()) == sorted((i.start, i.end) for i in stage.shown)


RULES = st.sampled_from(
    ("FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=4", "FREQ=MONTHLY;COUNT=3")
)


@QUIET
@given(rule=RULES, minutes=st.integers(-90, 300), place=st.integers(0, 2), scope=st.sampled_from(Scope))
def test_those_that_go_along_move_as_far_by_the_clock(
    opened: tuple[Profile, Reader], rule: str, minutes: int, place: int, scope: Scope
) -> None:
    profile, reader = opened
    while profile.undo():
        """What the example before has left."""
    # The clocks change in the middle of it.
    start = datetime(2026, 10, 21, 7, 30, tzinfo=MANY_YEARS.zone)
    profile.run(lambda edit: edit.add(block(start, recurrence=f"RRULE:{rule}")))
    was = instances_between(reader, MANY_YEARS)
    one, step = was[place], timedelta(minutes=minutes)
    assert one.series is not None
    profile.run(move, one.series, one.key, one.start + step, scope)
    along = {Scope.THIS: [place], Scope.FOLLOWING: range(place, len(was)), Scope.ALL: range(len(was))}[scope]
    walls = [each.start.replace(tzinfo=None) + (step if at in along else timedelta(0)) for at, each in enumerate(was)]
    now = instances_between(reader, MANY_YEARS)
    assert [each.start.replace(tzinfo=None) for each in now] == sorted(walls)
    assert {length_of(each) for each in now} == {timedelta(hours=1)}
