"""What Today gathers from areas, in which order, for whom."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.people.model import Contact
from organizer.kernel.area import Area, Due, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.glance import Glances, Praise
from organizer.overview.today.gather import gather, needs
from organizer.overview.today.words import near_words, tone_of
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from organizer.ui.area_page import AreaPage
from tests.overview.today_stage import HERE, TODAY, at, day

NOW = datetime(2026, 11, 19, 12, tzinfo=HERE)
MAYA, ALEX = uuid4(), uuid4()


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    found = profile.reader()
    yield found
    found.close()


def due(title: str, on: date, owner: UUID | None = None, start: datetime | None = None) -> Due:
    urgency = Urgency.OVERDUE if on < TODAY else Urgency.SOON if on == TODAY else Urgency.LATER
    return Due(Ref("thing", uuid4()), on, title, "", urgency, owner, start)


def area(key: str, *dues: Due, glances: Glances | None = None) -> Area:
    return Area(
        key=key, title=key, icon="sun", group="", kinds=(), records=tuple, page=lambda: AreaPage,
        needs=lambda reads, today: dues,
        glances=(lambda reads, now, owner: glances) if glances else None,
    )  # fmt: skip


def titles(found: object) -> list[str]:
    return [need.due.title for need in found]  # type: ignore[attr-defined]


def test_fixed_times_come_first_then_the_longest_over_then_what_comes(reader: Reader) -> None:
    one = area("one", due("soon", day(4)), due("over a day", day(-1)), due("at ten", day(1), start=at(1, 10)))
    other = area("other", due("over a week", day(-7)), due("today", TODAY), due("at three", TODAY, start=at(0, 15)))
    found = needs([one, other], reader, TODAY, None)
    assert titles(found) == ["at three", "at ten", "over a week", "over a day", "today", "soon"]
    assert [need.area.key for need in found[:3]] == ["other", "one", "other"]


def test_a_member_sees_their_own_and_what_is_shared(reader: Reader) -> None:
    one = area("one", due("Maya's", TODAY, MAYA), due("Alex's", TODAY, ALEX), due("shared", day(1)))
    assert titles(needs([one], reader, TODAY, MAYA)) == ["Maya's", "shared"]
    assert titles(needs([one], reader, TODAY, ALEX)) == ["Alex's", "shared"]
    assert len(needs([one], reader, TODAY, None)) == 3


@given(st.lists(st.tuples(st.integers(-30, 30), st.text("abc", min_size=1, max_size=3))), st.randoms())
def test_the_order_does_not_depend_on_who_offered_first(made: list[tuple[int, str]], random: object) -> None:
    dues = [due(title, day(ahead)) for ahead, title in made]
    mixed = list(dues)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    key = lambda found: [(need.due.day, need.due.title) for need in found]  # noqa: E731 - said twice in one line
    assert key(needs([area("one", *dues)], None, TODAY, None)) == key(needs([area("one", *mixed)], None, TODAY, None))  # type: ignore[arg-type]


def test_the_newest_praise_is_shown_and_the_first_words(reader: Reader) -> None:
    old, new = (Praise(Ref("win", uuid4()), words, at(ago, 9)) for words, ago in (("old", -9), ("new", -1)))
    areas = [area("a", glances=Glances(praise=(old, new))), area("b", glances=Glances(day_words="8 h planned"))]
    found = gather(areas, reader, NOW, None)
    assert found.praise == new
    assert found.day_words == "8 h planned"
    assert found.needs == ()


def test_areas_that_offer_nothing_give_an_empty_day(reader: Reader) -> None:
    bare = Area(key="bare", title="Bare", icon="sun", group="", kinds=(), records=tuple, page=lambda: AreaPage)
    found = gather([bare], reader, NOW, None)
    assert (found.needs, found.day, found.balance, found.goals, found.praise) == ((), (), (), (), None)


def test_an_area_without_records_is_not_asked_what_needs_somebody(profile: Profile, reader: Reader) -> None:
    people = dataclasses.replace(area("people", due("Call", TODAY)), kinds=("contact",))
    assert titles(needs([people, area("one", due("Go", TODAY))], reader, TODAY, None)) == ["Go"]
    profile.run(add_record, Contact(name="Dana"))
    assert titles(needs([people], reader, TODAY, None)) == ["Call"]


def test_days_are_said_in_a_word_or_two() -> None:
    said = [near_words(day(ahead), TODAY) for ahead in (-6, -1, 0, 1, 8, 20, 60)]
    assert said == ["6 days over", "1 day over", "Today", "Tomorrow", "Fri 27 Nov", "9 Dec", "18 Jan 2027"]
    assert [tone_of(due("", day(n)), TODAY) for n in (-1, 0, 9, 10)] == ["danger", "warn", "warn", "neutral"]
