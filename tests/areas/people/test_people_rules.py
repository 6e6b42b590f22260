"""Words and orders of People: pure functions."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.people import rules
from organizer.areas.people.model import (
    Channel,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    IntroductionStage,
)

TODAY = date(2026, 11, 19)
DANA, PRIYA, BEN = uuid4(), uuid4(), uuid4()
NAMES = {DANA: "Dana", PRIYA: "Priya", BEN: "Ben"}
Stage = IntroductionStage


def touch(**fields: object) -> Interaction:
    return Interaction(contact=DANA, day=TODAY, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("newest", "words"),
    [
        (touch(next_time="Thank her", summary="Lunch"), "Thank her"),
        (touch(summary="Lunch"), "Lunch"),
        (touch(notes="About\nthe move"), "About the move"),
        (touch(channel=Channel.COFFEE), "Coffee on 19 Nov 2026"),
        (None, "Nothing noted yet"),
    ],
)
def test_what_to_ask_is_the_next_that_is_known(newest: Interaction | None, words: str) -> None:
    assert rules.to_ask(newest) == words


@pytest.mark.parametrize(
    ("waiting", "shown", "words"),
    [
        (5, 5, "5 this week, about 40 minutes"),
        (1, 1, "1 this week, about 8 minutes"),
        (3412, 50, "50 of 3,412, about 7 hours"),
    ],
)
def test_the_queue_says_how_long_it_will_take(waiting: int, shown: int, words: str) -> None:
    assert rules.queue_words(waiting, shown) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(28, "every 4 weeks"), (7, "every week"), (1, "every day"), (30, "every 30 days"), (None, "")],
)
def test_intervals_in_words(days: int | None, words: str) -> None:
    assert rules.interval_words(timedelta(days=days) if days else None) == words


@pytest.mark.parametrize(
    ("ahead", "words"),
    [(0, "today"), (1, "tomorrow"), (4, "Monday"), (6, "Wednesday"), (7, "26 Nov"), (400, "24 Dec 2027")],
)
def test_who_comes_next_is_said_with_a_day(ahead: int, words: str) -> None:
    said = rules.soonest_words("Grace Bello", TODAY + timedelta(days=ahead), TODAY)
    assert said == f"Everyone is in touch. Next: Grace, {words}"


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_days_to_put_off_to_lie_ahead_and_differ(today: date) -> None:
    choices = rules.day_choices(today)
    days = [day for _, day in choices]
    assert all(day > today for day in days)
    assert len(set(days)) == len(days)
    assert any(day.weekday() == 0 for day in days)


@pytest.mark.parametrize(
    ("introduction", "everywhere", "from_dana"),
    [
        (Introduction(introducer=DANA, other=PRIYA, stage=Stage.MADE), "Dana introduced you to Priya",
         "Introduced you to Priya"),
        (Introduction(introducer=DANA, other=PRIYA), "Dana was asked to introduce you to Priya",
         "Was asked to introduce you to Priya"),
        (Introduction(person=DANA, other=PRIYA), "You were asked to introduce Dana to Priya",
         "You were asked to introduce Dana to Priya"),
        (Introduction(introducer=BEN, person=DANA, other=PRIYA, stage=Stage.OFFERED),
         "Ben offered to introduce Dana to Priya", "Ben offered to introduce Dana to Priya"),
        (Introduction(introducer=DANA, other=PRIYA, stage=Stage.DECLINED), "Dana declined to introduce you to Priya",
         "Declined to introduce you to Priya"),
    ],
)  # fmt: skip
def test_introductions_in_words(introduction: Introduction, everywhere: str, from_dana: str) -> None:
    assert rules.introduction_words(introduction, NAMES.__getitem__) == everywhere
    assert rules.introduction_words(introduction, NAMES.__getitem__, DANA) == from_dana


def test_both_sides_of_introductions_that_took_place_stand_together() -> None:
    made = [
        Introduction(introducer=DANA, other=PRIYA, stage=Stage.MADE),
        Introduction(introducer=DANA, other=BEN, stage=Stage.THANKED),
        Introduction(introducer=DANA, other=BEN, stage=Stage.ASKED),
        Introduction(person=DANA, other=BEN, stage=Stage.MADE),
    ]
    assert rules.introduction_lines(made, DANA) == (
        rules.IntroductionLine("Introduced you to", (PRIYA, BEN)),
        rules.IntroductionLine("You introduced them to", (BEN,)),
    )
    assert rules.introduction_lines(made[:1], PRIYA) == (rules.IntroductionLine("Introduced by", (DANA,)),)


@pytest.mark.parametrize(
    ("introduction", "column"),
    [
        (Introduction(introducer=DANA, other=PRIYA), rules.Column.ASKED),
        (Introduction(person=DANA, other=PRIYA, stage=Stage.OFFERED), rules.Column.OFFERED),
        (Introduction(introducer=DANA, other=PRIYA, stage=Stage.MADE), rules.Column.OWED),
        (Introduction(person=DANA, other=PRIYA, stage=Stage.MADE), rules.Column.MADE),
        (Introduction(introducer=DANA, other=PRIYA, stage=Stage.THANKED), rules.Column.MADE),
        (Introduction(introducer=DANA, other=PRIYA, stage=Stage.DECLINED), rules.Column.MADE),
    ],
)
def test_thanks_owed_stand_in_a_column_of_their_own(introduction: Introduction, column: rules.Column) -> None:
    assert rules.column_of(introduction) is column


def test_a_touch_says_what_it_was_about_and_how() -> None:
    call = rules.touched(touch(summary="Staying or moving", length=timedelta(minutes=25)))
    assert (call.title, call.text, call.how, call.icon) == (
        "Staying or moving",
        "Call, 25 min",
        "Call, 25 min",
        "phone",
    )
    coffee = rules.touched(touch(summary="Coffee at Ardent", notes="Lead with\nthe turnaround", channel=Channel.COFFEE))
    assert (coffee.title, coffee.text) == ("Coffee at Ardent", "Lead with the turnaround")
    bare = rules.touched(touch(channel=Channel.MESSAGE))
    assert (bare.title, bare.text) == ("Message", "")


def test_history_is_newest_first_and_can_be_narrowed() -> None:
    earlier = TODAY - timedelta(days=9)
    entries = [
        rules.met(Event(name="Meetup", day=earlier)),
        rules.touched(touch(channel=Channel.COFFEE)),
        rules.introduced(
            Introduction(introducer=DANA, other=PRIYA, stage=Stage.MADE, made_on=TODAY - timedelta(days=3)), DANA,
            NAMES.__getitem__,
        ),
    ]  # fmt: skip
    assert [h.sort for h in rules.in_order(entries)] == ["coffee", "introduction", "met"]
    assert [h.sort for h in rules.in_order(entries, frozenset({"met", "coffee"}))] == ["coffee", "met"]
    assert entries[2].text == "You owe a thank-you"


@given(
    since=st.integers(0, 2000), ideal=st.integers(1, 400), longest=st.none() | st.integers(1, 800),
    circle=st.none() | st.sampled_from(Circle),
)  # fmt: skip
def test_red_means_over_and_over_means_past_the_next_touch(
    since: int, ideal: int, longest: int | None, circle: Circle | None
) -> None:
    contact = Contact(
        name="A", circle=circle, last_touch=TODAY - timedelta(days=since), ideal=timedelta(days=ideal),
        longest=timedelta(days=longest) if longest else None,
    ).settled()  # fmt: skip
    standing = rules.cadence(contact, TODAY)
    assert standing.over == max(since - ideal, 0)
    if standing.health is rules.Health.OVER:
        assert standing.over
    if standing.over and longest is None:
        assert standing.health is rules.Health.OVER
