"""Which arrangement rules on a day, how days join in the band, what they give back."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.calendar.model import Arrangement, WorkArrangement
from organizer.areas.calendar.rules.arrangements import given_back, on, ruling, runs
from organizer.kernel.weekdays import EVERY_DAY, Weekday
from tests.areas.calendar.week import ALEX, MAYA, MONDAY

SUNDAY = MONDAY + timedelta(days=6)
MO, TU, WE, TH, FR = EVERY_DAY[:5]


def arrangement(nature: Arrangement, *days: Weekday, **fields: Any) -> WorkArrangement:
    return WorkArrangement(nature=nature, weekdays=days, owner=fields.pop("owner", MAYA), **fields)


def test_the_newest_of_a_day_rules() -> None:
    leave = arrangement(Arrangement.LEAVE, *EVERY_DAY, since=MONDAY, until=MONDAY)
    before = arrangement(Arrangement.REMOTE, *EVERY_DAY)
    usual = arrangement(Arrangement.OFFICE, *EVERY_DAY)
    assert on([leave, before, usual], MAYA, MONDAY) == leave
    assert on([usual, before, leave], MAYA, MONDAY + timedelta(days=1)) == usual
    assert on([leave, usual], ALEX, MONDAY) is None


def test_what_is_nobodys_holds_for_everybody() -> None:
    holiday = arrangement(Arrangement.OFF, MO, owner=None)
    assert on([holiday], MAYA, MONDAY) == on([holiday], ALEX, MONDAY) == holiday
    assert on([holiday], ALEX, MONDAY + timedelta(days=1)) is None


def test_days_of_one_kind_join_in_the_band() -> None:
    week = [
        arrangement(Arrangement.REMOTE, MO, WE, TH),
        arrangement(Arrangement.OFFICE, TU),
        arrangement(Arrangement.LEAVE, FR, share=Decimal("0.5")),
        arrangement(Arrangement.SHIFT, TH, FR, owner=ALEX),
    ]
    told = [(r.member, r.arrangement.nature, r.first.day, r.last.day) for r in runs(week, [MAYA, ALEX], MONDAY, SUNDAY)]
    assert told == [
        (MAYA, Arrangement.REMOTE, 16, 16), (MAYA, Arrangement.OFFICE, 17, 17), (MAYA, Arrangement.REMOTE, 18, 19),
        (MAYA, Arrangement.LEAVE, 20, 20), (ALEX, Arrangement.SHIFT, 19, 20),
    ]  # fmt: skip


def test_half_a_day_is_not_joined_to_a_whole_one() -> None:
    week = [arrangement(Arrangement.LEAVE, MO, share=Decimal("0.5")), arrangement(Arrangement.LEAVE, TU)]
    assert len(runs(week, [MAYA], MONDAY, SUNDAY)) == 2


def test_each_way_of_working_gives_back_its_hours() -> None:
    week = [
        arrangement(Arrangement.REMOTE, MO, WE, gives_back=timedelta(hours=2)),
        arrangement(Arrangement.LEAVE, FR, share=Decimal("0.5"), gives_back=timedelta(hours=5)),
        arrangement(Arrangement.OFFICE, TU),
    ]
    back = given_back(week, MAYA, MONDAY, SUNDAY + timedelta(days=7))
    assert back == {Arrangement.REMOTE: timedelta(hours=8), Arrangement.LEAVE: timedelta(hours=10)}
    assert given_back(week, ALEX, MONDAY, SUNDAY) == {}


arrangements = st.lists(
    st.builds(
        WorkArrangement,
        nature=st.sampled_from(list(Arrangement)),
        weekdays=st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: tuple(sorted(days))),
        owner=st.sampled_from((MAYA, ALEX, None)),
        since=st.none() | st.dates(MONDAY - timedelta(days=3), SUNDAY),
        until=st.none() | st.dates(MONDAY, SUNDAY),
        share=st.sampled_from((Decimal(1), Decimal("0.5"))),
        gives_back=st.integers(0, 5).map(lambda hours: timedelta(hours=hours)),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(arrangements, st.integers(0, 20))
def test_runs_are_the_days_joined_and_nothing_else(drawn: list[WorkArrangement], length: int) -> None:
    last = MONDAY + timedelta(days=length)
    found = runs(drawn, [MAYA, ALEX], MONDAY, last)
    for member in (MAYA, ALEX):
        of_days = ruling(drawn, member, MONDAY, last)
        own = [run for run in found if run.member == member]
        told: dict[date, Arrangement] = {}
        for run in own:
            for n in range((run.last - run.first).days + 1):
                day = run.first + timedelta(days=n)
                assert day not in told
                told[day] = run.arrangement.nature
        assert told == {day: each.nature for day, each in of_days.items()}
        for one, following in itertools.pairwise(own):
            joined = one.last + timedelta(days=1) == following.first
            same = (one.arrangement.nature, one.arrangement.share) == (
                following.arrangement.nature, following.arrangement.share,
            )  # fmt: skip
            assert one.last < following.first
            assert not (joined and same)
        whole = sum(given_back(drawn, member, MONDAY, last).values(), timedelta())
        assert whole == sum((each.gives_back for each in of_days.values()), timedelta())
