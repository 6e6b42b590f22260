"""Planned against tracked, by interval."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.model import TrackedTime
from organizer.areas.calendar.rules.balance import (
    Balance,
    WeekBalance,
    balance,
    in_hours,
    overload,
    surprise_words,
)
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.intervals import common, total, union, within
from organizer.areas.calendar.rules.usual import USUAL
from tests.areas.calendar.week import (
    ALEX,
    BERLIN,
    MAYA,
    MONDAY,
    WEEK,
    at,
    by_id,
    category,
    instance_of,
    planned,
    tracked,
)  # fmt: skip

CAREER, FAMILY = category("Career", 20, 40), category("Family", 10)
BOTH = by_id(CAREER, FAMILY)
NOW = at(3, 10.7)


def hours(length: timedelta) -> float:
    return length / timedelta(hours=1)


def of(
    instances: list[Instance], times: list[TrackedTime], *members: UUID, now: object = NOW, window: Window = WEEK
) -> WeekBalance:
    return balance(instances, times, BOTH, window, now, members)  # type: ignore[arg-type]


def row(week: WeekBalance, name: str) -> Balance:
    return next(each for each in week.rows if each.name == name)


def test_kept_is_what_lies_in_the_plan_of_its_category() -> None:
    work = planned(0, 9, 11, category=CAREER.id)
    week = of([work, planned(0, 13, 14, category=FAMILY.id)],
              [tracked(0, 10, 12, category=CAREER.id), tracked(0, 13, 13.5, category=CAREER.id)])  # fmt: skip
    found = row(week, "Career")
    assert [hours(x) for x in (found.planned, found.tracked, found.kept, found.unplanned)] == [2, 2.5, 1, 1.5]
    assert hours(row(week, "Family").kept) == 0
    assert hours(week.kept) == 1


def test_planned_by_now_is_cut_at_now() -> None:
    week = of([planned(3, 9, 11.5, category=CAREER.id), planned(4, 9, 10, category=CAREER.id)], [])
    assert hours(row(week, "Career").planned_by_now) == pytest.approx(1.7)
    assert hours(row(week, "Career").planned) == 3.5
    assert of([planned(0, 9, 10)], [], now=at(-1, 12)).planned_by_now == timedelta()


def test_a_dinner_of_two_is_time_of_both() -> None:
    dinner = planned(1, 18, 20, category=FAMILY.id)
    own = planned(1, 9, 10, category=FAMILY.id, owner=MAYA)
    assert hours(of([dinner, own], [], MAYA).planned) == 3
    assert hours(of([dinner, own], [], ALEX).planned) == 2
    together = of([dinner, own], [], MAYA, ALEX)
    assert hours(together.planned) == 5
    assert together.planned_on[MONDAY + timedelta(days=1)] == timedelta(hours=5)
    assert row(together, "Family").least == timedelta(hours=20)
    assert hours(of([dinner, own], []).planned) == 3


def test_who_did_not_track_it_did_not_keep_it() -> None:
    dinner = planned(1, 18, 20, category=FAMILY.id)
    times = [tracked(1, 18, 20, category=FAMILY.id, owner=MAYA)]
    assert hours(of([dinner], times, MAYA).kept) == 2
    assert hours(of([dinner], times, ALEX).kept) == 0
    assert hours(of([dinner], times, MAYA, ALEX).kept) == 2


def test_time_without_a_category_is_of_that_of_its_block() -> None:
    work = planned(0, 9, 11, category=CAREER.id)
    week = of([work], [tracked(0, 9, 12, block=work.block.id), tracked(1, 9, 10)])
    assert hours(row(week, "Career").kept) == 2
    assert hours(row(week, "No category").tracked) == 1


def test_what_was_planned_by_its_block_is_no_surprise_in_another_category() -> None:
    work = planned(0, 9, 11, category=CAREER.id)
    week = of([work], [tracked(0, 9, 12, block=work.block.id, category=FAMILY.id)])
    found = row(week, "Family")
    assert (hours(found.kept), hours(found.unplanned)) == (0, 1)


def test_an_instance_of_a_series_is_its_blocks_own() -> None:
    run = planned(0, 7, 8, category=CAREER.id)
    again = Instance(run.block, at(1, 7), at(1, 8), "key", run.block)
    changed = planned(2, 9, 10, category=FAMILY.id, series=run.block.id)
    moved = Instance(changed.block, changed.start, changed.end, "other", run.block)
    times = [tracked(1, 7, 8, block=run.block.id), tracked(2, 9, 10, block=changed.block.id)]
    week = of([run, again, moved], times)
    assert hours(row(week, "Career").kept) == 1
    assert hours(row(week, "Family").kept) == 1


def test_whole_days_and_categories_that_are_gone() -> None:
    day = Instance(planned(0, 9, 10).block.__class__(title="Fair", day=MONDAY).settled(), at(0, 0), at(1, 0))
    unknown = planned(0, 9, 10, category=MAYA)
    week = of([day, unknown, planned(0, 12, 13)], [])
    assert hours(row(week, "No category").planned) == 2
    assert [each.name for each in week.rows] == ["No category", "Career", "Family"]


def test_only_what_lies_in_the_window_counts() -> None:
    night = instance_of(at(-1, 22), at(0, 6), category=CAREER.id)
    week = of([night], [tracked(6, 22, 30, category=CAREER.id)])
    assert hours(week.planned) == 6
    assert hours(week.tracked) == 2
    assert hours(week.planned_on[MONDAY]) == 6


def test_the_night_of_the_clock_change_has_its_real_length() -> None:
    sunday = date(2026, 10, 25)
    window = Window(sunday - timedelta(days=6), sunday, BERLIN)
    begins = at(0, 0).replace(month=10, day=25)
    night = instance_of(begins, begins.replace(hour=6), category=CAREER.id)
    assert hours(of([night], [], window=window).planned_on[sunday]) == 7


def test_a_running_timer_counts_until_now() -> None:
    week = of([planned(3, 9, 11.5, category=CAREER.id)], [tracked(3, 9, None, category=CAREER.id)])
    assert hours(week.kept) == pytest.approx(1.7)


def test_the_greatest_surprise_is_said() -> None:
    week = of([], [tracked(0, 20, 21, category=CAREER.id), tracked(1, 12, 15.9, category=FAMILY.id)])
    assert surprise_words(week) == ("+4 h", "Family work you had not planned")
    assert surprise_words(week, yours=False) == ("+4 h", "Family work that was not planned")
    assert surprise_words(of([], [tracked(0, 20, 20.4)])) is None
    assert surprise_words(of([], [tracked(0, 20, 21)])) == ("+1 h", "Time without a category you had not planned")
    assert surprise_words(of([], [])) is None


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0"), (7, "0"), (8, "0.25"), (234, "4"), (1635, "27.25"), (90_030, "1,500.5")]
)
def test_hours_are_told_to_the_quarter(minutes: int, words: str) -> None:
    assert in_hours(timedelta(minutes=minutes)) == words


def busy(*lengths: tuple[UUID | None, float]) -> WeekBalance:
    return of([planned(n, 8, 8 + length, category=id) for n, (id, length) in enumerate(lengths)], [], MAYA)


def test_a_week_is_looked_over_before_it_begins() -> None:
    week = busy((CAREER.id, 15), (CAREER.id, 15), (CAREER.id, 15), (None, 16))
    said = (
        "61 h are planned; more than 60 h is a lot.",
        "Career: 45 h planned, at most 40 h wanted.",
        "Family: 0 h planned, at least 10 h wanted.",
    )
    assert overload(week, MONDAY - timedelta(days=3)) == overload(week, MONDAY - timedelta(days=1)) == said
    assert overload(week, MONDAY - timedelta(days=4)) == overload(week, MONDAY) == ()


def test_an_empty_or_a_good_week_is_left_alone() -> None:
    friday = MONDAY - timedelta(days=3)
    assert overload(busy(), friday) == ()
    assert overload(busy((CAREER.id, 15), (CAREER.id, 15), (FAMILY.id, 10)), friday) == ()


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


@given(spans, spans)
def test_a_union_covers_the_same_once(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    def points(of: list[tuple[int, int]]) -> set[int]:
        return {point for start, end in of for point in range(start, end)}

    joined = union(one)
    assert points(joined) == points(one)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(joined))
    assert total(joined) <= total((start, end) for start, end in one if start < end)
    assert points(common(joined, union(other))) == points(one) & points(other)
    for limits in other:
        cut = within(joined, limits)
        assert points(cut) == points(one) & points([limits])
        assert all(start < end for start, end in cut)


quarters = st.integers(0, 7 * 24 * 4).map(lambda n: n / 4)
kinds = st.sampled_from((CAREER.id, FAMILY.id, None))
stretches = st.lists(st.tuples(quarters, st.integers(0, 40), kinds, st.sampled_from((MAYA, ALEX, None))), max_size=12)


@settings(max_examples=80)
@given(stretches, stretches, st.integers(-10, 180))
def test_nothing_is_kept_that_was_not_both_planned_and_done(plan: list, did: list, now: int) -> None:  # type: ignore[type-arg]
    instances = [planned(0, at, at + length / 4, category=kind, owner=owner) for at, length, kind, owner in plan]
    times = [tracked(0, at, at + length / 4, category=kind, owner=owner) for at, length, kind, owner in did]
    weeks = [of(instances, times, *who, now=at(0, now)) for who in ((MAYA,), (ALEX,), (MAYA, ALEX))]
    for week in weeks:
        for each in week.rows:
            assert each.kept <= min(each.planned, each.tracked)
            assert each.planned_by_now <= each.planned
            assert each.kept + each.unplanned == each.tracked
        assert sum(week.planned_on.values(), timedelta()) == week.planned
        assert week.planned <= sum((i.length for i in instances), timedelta()) * week.people
    for name in ("planned", "planned_by_now", "tracked", "kept"):
        maya, alex, all_ = (getattr(week, name) for week in weeks)
        assert maya + alex == all_


def test_the_usual_categories_are_eight_in_all_colours() -> None:
    records = [each.record() for each in USUAL]
    assert len({each.colour for each in records}) == len(records) == 8
    for each in records:
        each.check()
        assert each.owner is None
    assert records[0].id != USUAL[0].record().id
