"""Blocks side by side, and blocks in one another's way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.beside import Place, clash_count, clashes, columns, in_the_way
from organizer.areas.calendar.rules.instances import Instance
from tests.areas.calendar.week import ALEX, MAYA, MONDAY, at, instance_of, planned

BERLIN = ZoneInfo("Europe/Berlin")


def overlapping(one: Instance, other: Instance) -> bool:
    return max(one.start, other.start) < min(one.end, other.end)


def same_person(one: Instance, other: Instance) -> bool:
    return one.block.owner == other.block.owner or None in (one.block.owner, other.block.owner)


def most_at_once(instances: Sequence[Instance]) -> int:
    return max((sum(i.start <= at.start < i.end for i in instances) for at in instances), default=0)


hours = st.integers(0, 40).map(lambda quarters: quarters / 4)
days = st.lists(st.tuples(hours, hours).filter(lambda pair: pair[0] < pair[1]), max_size=25).map(
    lambda pairs: [planned(0, start, end) for start, end in pairs]
)
owners = st.sampled_from((MAYA, ALEX, None))


@settings(max_examples=60)
@given(days)
def test_what_overlaps_stands_side_by_side_and_no_narrower_than_it_must(instances: list[Instance]) -> None:
    places = columns(instances)
    for n, one in enumerate(instances):
        assert 0 <= places[n].column < places[n].columns <= len(instances)
        for m in range(n):
            if overlapping(one, instances[m]):
                assert places[n].column != places[m].column
                assert places[n].columns == places[m].columns
    assert max((place.columns for place in places), default=0) == most_at_once(instances)
    alone = [
        p
        for n, p in enumerate(places)
        if not any(overlapping(instances[n], o) for o in instances if o is not instances[n])
    ]
    assert all(place == Place(0, 1) for place in alone)


def test_the_first_to_begin_stands_first() -> None:
    late, early, after = planned(0, 10, 12), planned(0, 9, 11), planned(0, 11, 12)
    assert columns([late, early, after]) == [Place(1, 2), Place(0, 2), Place(0, 2)]


def test_what_is_over_in_a_moment_does_not_lie_under_its_neighbour() -> None:
    assert columns([planned(0, 9, 9), planned(0, 9, 10), planned(0, 9.2, 9.3)]) == [
        Place(0, 3),
        Place(1, 3),
        Place(2, 3),
    ]


def test_the_hour_that_comes_twice_is_drawn_once() -> None:
    once = datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN)
    again = once.replace(fold=1)
    half = timedelta(minutes=30)
    instances = [instance_of(once, once + half), instance_of(again, again + half)]
    assert columns(instances) == [Place(0, 2), Place(1, 2)]
    assert clashes(instances) == set()


def test_ten_thousand_at_once_have_a_place_each() -> None:
    block = TimeBlock(title="Work", day=MONDAY)
    many = [Instance(block, at(0, 9) + timedelta(seconds=n), at(0, 20)) for n in range(10_000)]
    assert [place.column for place in columns(many)] == list(range(10_000))


@settings(max_examples=60)
@given(st.lists(st.tuples(hours, hours, owners), max_size=15))
def test_a_clash_is_two_at_once_for_one_person(drawn: list[tuple[float, float, UUID | None]]) -> None:
    instances = [planned(0, min(a, b), max(a, b), owner=owner) for a, b, owner in drawn]
    found = clashes(instances)
    for n, one in enumerate(instances):
        others = in_the_way(one, instances)
        expected = [o for o in instances if o is not one and overlapping(one, o) and same_person(one, o)]
        assert {o.block.id for o in others} == {o.block.id for o in expected}
        assert (n in found) is bool(expected)


def test_whole_days_are_in_nobodys_way() -> None:
    day = Instance(TimeBlock(title="Leave", day=MONDAY).settled(), at(0, 0), at(1, 0))
    meeting = planned(0, 9, 10)
    assert clashes([day, meeting]) == set()
    assert in_the_way(day, [meeting]) == in_the_way(meeting, [day]) == []


def test_each_is_one_clash_that_begins_in_another() -> None:
    long, inside, after, later = planned(0, 9, 12), planned(0, 10, 11), planned(0, 11, 12), planned(0, 12, 13)
    assert clash_count([later, after, inside, long]) == 2
    assert clash_count([long, later]) == clash_count([]) == 0
    apart = [planned(0, 9, 12, owner=MAYA), planned(0, 10, 11, owner=ALEX)]
    assert clash_count(apart) == 0
    assert clash_count([*apart, planned(0, 10.5, 10.75)]) == 1


def test_ten_thousand_clashes_are_found() -> None:
    block = TimeBlock(title="Work", start=at(0, 9)).settled()
    start, end = at(0, 9).astimezone(UTC), at(0, 20).astimezone(UTC)
    assert len(clashes([Instance(block, start + timedelta(seconds=n), end) for n in range(10_000)])) == 10_000
