"""Life events: which days wait, for whom, and that nothing turns red for them."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.area import Due, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.pauses import NO_PAUSES, Pauses, later, paused_words
from organizer.kernel.system import Pause

START = date(2026, 1, 1)
MAYA, ALEX = uuid4(), uuid4()

days = st.integers(0, 60).map(lambda n: START + timedelta(days=n))


@st.composite
def pauses(draw: st.DrawFn) -> Pauses:
    made = []
    for _ in range(draw(st.integers(0, 4))):
        since = draw(days)
        until = draw(st.none() | st.integers(0, 30).map(lambda n, since=since: since + timedelta(days=n)))  # type: ignore[misc]
        made.append(Pause(since=since, until=until, owner=draw(st.sampled_from((None, MAYA, ALEX)))))
    return Pauses(tuple(made))


@given(pauses(), days, days, st.sampled_from((None, MAYA, ALEX)))
def test_days_are_those_on_which_a_pause_holds_each_once(
    found: Pauses, first: date, last: date, owner: UUID | None
) -> None:
    counted = sum(found.holds(first + timedelta(days=n), owner) for n in range((last - first).days + 1))
    assert found.days(first, last, owner) == counted


@given(pauses(), days)
def test_nobody_waits_longer_than_all_pauses_together(found: Pauses, today: date) -> None:
    longest = found.longest_wait(today)
    assert all(timedelta(days=found.days(START, today, owner)) <= longest for owner in (None, MAYA, ALEX))


def test_a_pause_of_one_leaves_the_other_and_what_is_shared() -> None:
    found = Pauses((Pause(since=START, owner=MAYA),))
    on = START + timedelta(days=3)
    assert [found.holds(on, owner) for owner in (MAYA, ALEX, None)] == [True, False, False]
    assert len(found.holding(on, None)) == 1
    assert found.holding(on, ALEX) == ()
    assert Pauses((Pause(since=START),)).holds(on, ALEX)


def test_pauses_without_an_end_and_days_at_the_end_of_time_can_be_counted() -> None:
    found = Pauses((Pause(since=date.min), Pause(since=START, until=date.max)))
    assert found.days(date.min, date.max, None) == (date.max - date.min).days + 1
    assert later(date.max, timedelta(days=3)) == date.max
    assert not NO_PAUSES


def test_red_and_amber_become_quiet_while_a_pause_holds() -> None:
    found = Pauses((Pause(since=START, until=START + timedelta(days=9), owner=MAYA),))
    due = Due(Ref("thing", uuid4()), START, "Pay", "", Urgency.OVERDUE, MAYA)
    assert found.calmed(due, START + timedelta(days=9)).urgency is Urgency.LATER
    assert found.calmed(due, START + timedelta(days=10)) is due


def test_it_is_said_what_holds_and_how_long() -> None:
    until = START + timedelta(days=12)
    said = paused_words([Pause(name="A move", since=START, until=until), Pause(since=START)], START)
    assert said == ["A move, until 13 Jan: nothing is overdue", "A life event, until you end it: nothing is overdue"]
