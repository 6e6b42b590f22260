"""While a life event holds, nobody of its owner is due; afterwards the clocks go on where they stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.people.area import AREA
from organizer.areas.people.model import Circle, Contact, Interaction
from organizer.areas.people.page.filters import health_conditions
from organizer.areas.people.queries import figures, standing_so
from organizer.areas.people.rules import IN_TOUCH, OVERDUE, WEEK, Health, cadence, next_touch_words
from organizer.kernel.area import Urgency
from organizer.kernel.pauses import Pauses, pauses_of
from organizer.kernel.record import evolve
from organizer.kernel.system import Pause
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.profiles import fresh_profile

TODAY = date(2026, 11, 19)
MAYA = uuid4()
assert AREA.attention is not None
assert AREA.needs is not None
assert AREA.dues is not None
assert AREA.plannables is not None
attention, needs, dues, plannables = AREA.attention, AREA.needs, AREA.dues, AREA.plannables


def day(ahead: int) -> date:
    return TODAY + timedelta(days=ahead)


def known(touched: int, interval: int = 10, **fields: object) -> Contact:
    """Touched so many days from today."""
    created = datetime.combine(day(touched), time(12), UTC)
    contact = Contact(name="Dana", ideal=timedelta(days=interval), created=created, **fields)  # type: ignore[arg-type]
    return evolve(contact, last_touch=day(touched)).settled()


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    found = profile.reader()
    yield found
    found.close()


@given(st.integers(0, 40), st.integers(1, 30), st.integers(0, 40), st.integers(1, 30))
def test_a_pause_stops_the_clock_and_no_more(before: int, length: int, after: int, interval: int) -> None:
    contact = known(0, interval)
    pause = Pauses((Pause(since=day(before + 1), until=day(before + length)),))
    plain = cadence(contact, day(before + after))
    paused = cadence(contact, day(before + length + after), pause)
    if after:
        assert (paused.since, paused.over, paused.health) == (plain.since, plain.over, plain.health)
    else:
        assert (paused.since, paused.over, paused.paused) == (plain.since, 0, True)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(0, 50))
def test_nobody_is_red_while_a_pause_holds(touched: int, since: int, length: int) -> None:
    standing = cadence(known(touched), TODAY, Pauses((Pause(since=day(since), until=day(since + length)),)))
    if since <= 0 <= since + length:
        assert standing.health is Health.GOOD
        assert standing.over == 0
        assert next_touch_words(standing, TODAY) == "Paused"


def test_a_day_that_was_chosen_moves_only_by_the_pause_that_covers_it() -> None:
    contact = known(-30, planned_on=day(-2))
    earlier = Pauses((Pause(since=day(-20), until=day(-10)),))
    covering = Pauses((Pause(since=day(-5), until=day(-1)),))
    assert cadence(contact, TODAY, earlier).over == 2
    assert cadence(contact, TODAY, covering).next_touch == TODAY
    snoozed = known(-30, snoozed_until=day(5))
    assert cadence(snoozed, TODAY, earlier).next_touch == day(5)


def test_another_members_pause_changes_nothing() -> None:
    contact = known(-30, owner=MAYA)
    other = Pauses((Pause(since=day(-9), owner=uuid4()),))
    assert cadence(contact, TODAY, other) == cadence(contact, TODAY)


def test_nothing_is_asked_of_whoever_pauses(profile: Profile, reader: Reader) -> None:
    maya, alex = (member.id for member in reader.members())

    def write(edit: object) -> None:
        for name, owner in (("Dana", maya), ("Priya", maya), ("Ben", alex), ("Noor", None)):
            edit.add(Contact(name=name, planned_on=day(-6), owner=owner))  # type: ignore[attr-defined]

    profile.run(write)
    assert attention(reader, TODAY) == 4
    hers = profile.run(lambda edit: edit.add(Pause(name="A birth", since=TODAY, owner=maya)))
    assert attention(reader, TODAY) == 2
    assert {due.title for due in needs(reader, TODAY)} == {"Be in touch with Ben", "Be in touch with Noor"}
    assert len(list(plannables(reader, TODAY))) == 2
    assert figures(reader, TODAY).overdue == 2
    assert figures(reader, TODAY).in_touch == 2
    assert figures(reader, TODAY, alex).overdue == 2
    shared = profile.run(lambda edit: edit.add(Pause(name="A move", since=TODAY)))
    assert attention(reader, TODAY) == 0
    assert list(needs(reader, TODAY)) == []
    assert all(due.urgency is Urgency.LATER for due in dues(reader, day(-30), day(30), TODAY))
    profile.run(lambda edit: [edit.delete(pause) for pause in (hers, shared)])
    assert attention(reader, TODAY) == 4


def test_dues_move_with_the_clock_and_come_back_after_the_pause(profile: Profile, reader: Reader) -> None:
    profile.run(lambda edit: edit.add(Contact(name="Dana", circle=Circle.INNER)))
    profile.run(lambda edit: edit.add(Pause(since=day(2), until=day(4))))

    def due_on(today: date) -> list[date]:
        return [due.day for due in dues(reader, day(-5), day(40), today)]

    assert due_on(TODAY) == [day(7)]
    assert due_on(day(5)) == [day(10)]
    assert attention(reader, day(10)) == 0
    assert attention(reader, day(11)) == 1


@pytest.mark.parametrize("years", [10, -10])
def test_a_clock_ten_years_off_finds_the_same_rules(profile: Profile, reader: Reader, years: int) -> None:
    profile.run(lambda edit: edit.add(Contact(name="Dana", circle=Circle.INNER)))
    profile.run(lambda edit: edit.add(Pause(since=day(1))))
    then = TODAY.replace(year=TODAY.year + years)
    assert attention(reader, then) == 0
    assert list(needs(reader, then)) == []
    assert figures(reader, then).overdue == 0


SPANS = st.lists(st.tuples(st.integers(-60, 20), st.integers(0, 40), st.booleans()), max_size=3)


@settings(max_examples=30, deadline=None)
@given(SPANS, st.lists(st.tuples(st.integers(-90, 9), st.integers(1, 60), st.booleans()), min_size=1, max_size=12))
def test_lists_of_who_stands_how_say_what_the_rows_say(
    tmp_path_factory: pytest.TempPathFactory, spans: list[tuple[int, int, bool]], people: list[tuple[int, int, bool]]
) -> None:
    with fresh_profile(tmp_path_factory.mktemp("pauses")) as profile:
        reader = profile.reader()
        maya = reader.members()[0].id

        def write(edit: Edit) -> None:
            for touched, interval, hers in people:
                contact = Contact(name="x", ideal=timedelta(days=interval), owner=maya if hers else None)
                made = edit.add(contact)
                if touched <= 0:
                    edit.add(Interaction(contact=made.id, day=day(touched), owner=made.owner))
            edit.add(Contact(name="Nobody"))
            for since, length, hers in spans:
                edit.add(Pause(since=day(since), until=day(since + length), owner=maya if hers else None))

        profile.run(write)
        pauses = pauses_of(reader)
        found = {key: set(standing_so(reader, key, TODAY, pauses)) for key in (OVERDUE, WEEK, IN_TOUCH)}
        if not pauses:
            for key, ids in found.items():
                assert ids == {contact.id for contact in reader.every(Contact, health_conditions(key, TODAY))}
        rows = {contact.id: cadence(contact, TODAY, pauses) for contact in reader.every(Contact)}
        assert found[OVERDUE] == {id for id, standing in rows.items() if standing.over}
        assert found[OVERDUE].isdisjoint(found[IN_TOUCH])
        assert found[WEEK] <= found[IN_TOUCH]
        counted = figures(reader, TODAY)
        assert (len(found[OVERDUE]), len(found[IN_TOUCH])) == (counted.overdue, counted.in_touch)
        reader.close()
