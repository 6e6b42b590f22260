"""What the grid puts where: pixels, columns, counts, days with other hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRectF

from organizer.areas.calendar.widgets.grid.clocks import skipped_minutes
from organizer.areas.calendar.widgets.grid.drags import Creating, Dropping, Moving, Resizing
from organizer.areas.calendar.widgets.grid.geometry import Geometry
from organizer.areas.calendar.widgets.grid.layout import NARROWEST, Layout, clock_times, parts
from organizer.areas.calendar.widgets.grid.scene import Scene, Spot
from organizer.areas.calendar.widgets.grid.text import broken
from organizer.areas.calendar.widgets.grid.values import AllDayItem, GridDay, GridItem, Lane, TrayItem
from organizer.areas.calendar.widgets.grid.words import item_tip, item_words
from organizer.ui.fonts import text_width
from tests.areas.calendar.grid.grid_week import MONDAY, at

WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
GEOMETRY = Geometry(896, 7, 1, 43.5)
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)


def block(start: datetime, end: datetime, id: object = "b", **fields: object) -> GridItem:
    return GridItem(id, start, end, "Block", **fields)  # type: ignore[arg-type]


# Pixels


def test_the_distances_are_those_of_the_design() -> None:
    assert [GEOMETRY.day_edge(n) for n in range(3)] == [48, 167, 287]
    wide = Geometry(900, 7, 1, 43.5)
    assert wide.span_rect(0, 0, 360, 420) == QRectF(51, wide.y(360) + 1, 106, 41)
    assert wide.rail_rect(0, 0, 360, 420).x() == 159
    assert wide.rail_rect(0, 0, 360, 420).width() == 6


@pytest.mark.parametrize("mirrored", [False, True])
def test_every_column_is_found_where_it_is(mirrored: bool) -> None:
    geometry = Geometry(1220, 7, 3, 42, mirrored)
    for day in range(7):
        for lane in range(3):
            place = geometry.span_rect(day, lane, 0, 60)
            assert geometry.column_at(place.center().x()) == (day, lane)


@given(minute=st.integers(0, 1440))
def test_a_minute_is_found_at_its_height(minute: int) -> None:
    assert GEOMETRY.minute(GEOMETRY.y(minute)) == pytest.approx(minute)


# Items cut at midnight and put into columns


def test_what_goes_over_midnight_is_on_both_days() -> None:
    index = {day: n for n, day in enumerate(WEEK)}
    assert list(parts(at(1, "22:00"), at(2, "06:00"), index)) == [
        (1, at(1, "22:00"), at(2, "00:00")),
        (2, at(2, "00:00"), at(2, "06:00")),
    ]
    assert [part[0] for part in parts(at(-3, "22:00"), at(2, "00:00"), index)] == [0, 1]
    assert [part[0] for part in parts(at(6, "22:00"), at(9, "00:00"), index)] == [6]
    last = datetime(9999, 12, 31, 23)
    assert list(parts(last, last + timedelta(minutes=30), {last.date(): 0})) == [
        (0, last, last + timedelta(minutes=30))
    ]


times = st.builds(
    lambda day, start, length: (at(day, "00:00") + start * MINUTE, at(day, "00:00") + (start + length) * MINUTE),
    st.integers(0, 1), st.integers(0, 1425), st.integers(0, 400),
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(times, max_size=30))
def test_no_block_lies_over_another_and_none_is_lost(spans: list[tuple[datetime, datetime]]) -> None:
    items = [block(start, end, n) for n, (start, end) in enumerate(spans)]
    arranged = Layout(WEEK, 1, items).arrange(GEOMETRY)
    assert set(arranged.rects) == set(range(len(items)))
    rects = [placed.rect for placed in arranged.blocks] + [more.rect for more in arranged.more]
    for n, rect in enumerate(rects):
        assert not any(rect.adjusted(0.1, 0.1, -0.1, -0.1).intersects(other) for other in rects[n + 1 :])
    counted = sum(len(more.ids) for more in arranged.more)
    assert len(arranged.blocks) + counted == len(items) + sum(start.date() != _last(end, start) for start, end in spans)


def _last(end: datetime, start: datetime) -> date:
    return max(start, end - timedelta(microseconds=1)).date()


def test_what_has_no_room_is_counted() -> None:
    items = [block(at(2, "09:00"), at(2, "12:00"), n) for n in range(10_000)]
    arranged = Layout(WEEK, 1, items).arrange(GEOMETRY)
    (more,) = arranged.more
    assert len(arranged.blocks) + len(more.ids) == 10_000
    assert len(arranged.blocks) <= 3
    assert min(placed.rect.width() for placed in arranged.blocks) >= NARROWEST - 2
    assert arranged.rects[9_999] == (more.rect,)


def test_a_block_is_as_wide_as_its_time_is_free() -> None:
    items = [
        block(at(0, "08:45"), at(0, "11:00"), "long"),
        block(at(0, "09:00"), at(0, "10:00"), "second"),
        block(at(0, "09:30"), at(0, "09:45"), "third"),
        block(at(0, "10:15"), at(0, "10:45"), "beside the first"),
    ]
    rects = Layout(WEEK, 1, items).arrange(GEOMETRY).rects
    widths = [rects[item.id][0].width() for item in items]
    assert widths[0] == pytest.approx(widths[1], abs=1)
    assert widths[1] == pytest.approx(widths[2], abs=1)
    assert widths[3] > 1.9 * widths[0]


# Clocks


@pytest.mark.parametrize(
    ("zone", "day", "skipped"),
    [
        ("Europe/Berlin", date(2026, 3, 29), (120, 180)),
        ("Europe/Berlin", date(2026, 3, 28), None),
        ("Europe/Berlin", date(2026, 10, 25), None),
        ("Australia/Lord_Howe", date(2026, 10, 4), (120, 150)),
        ("America/Santiago", date(2026, 9, 6), (0, 60)),
        ("Pacific/Apia", date(2011, 12, 30), (0, 1440)),
        ("UTC", date.min, None),
        ("UTC", date.max, None),
    ],
)
def test_what_the_clocks_leave_out(zone: str, day: date, skipped: tuple[int, int] | None) -> None:
    assert skipped_minutes(day, ZoneInfo(zone)) == skipped


def test_in_the_hour_that_comes_twice_a_block_is_as_long_as_it_is() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    second = first.replace(minute=15, fold=1)
    start, end = clock_times(block(first, second))
    assert (start, end) == (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 3, 15))


def test_a_block_stands_at_its_clock_time_in_any_zone() -> None:
    far = timezone(timedelta(hours=13))
    assert clock_times(block(at(0, "09:00").replace(tzinfo=far), at(0, "10:00").replace(tzinfo=far)))[0] == at(
        0, "09:00"
    )
    assert clock_times(block(at(0, "09:00"), at(0, "08:00"))) == (at(0, "09:00"), at(0, "09:00"))


# Where drags land


@pytest.fixture
def scene(qapp: object) -> Scene:
    made = Scene(QObject())
    made.set_days([GridDay(day) for day in WEEK], [Lane("Maya"), Lane("Alex")])
    return made


minutes = st.floats(0, 1440, allow_nan=False)
spots = st.builds(Spot, st.sampled_from(WEEK), st.integers(0, 1), minutes)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 95), length=st.integers(1, 40), taken=minutes, spot=spots)
def test_a_moved_block_keeps_its_length_and_begins_on_a_quarter(
    scene: Scene, start: int, length: int, taken: float, spot: Spot
) -> None:
    begins = at(2, "00:00") + 15 * start * MINUTE
    item = block(begins, begins + 15 * length * MINUTE)
    landing = Moving(item, Spot(WEEK[2], 0, taken)).landing(spot, scene)
    assert isinstance(landing.start, datetime)
    assert isinstance(landing.end, datetime)
    assert landing.end - landing.start == 15 * length * MINUTE
    assert landing.start.minute % 15 == 0
    assert landing.start.date() == spot.day
    assert landing.lane == spot.lane


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 94), length=st.integers(1, 30), spot=spots, top=st.booleans())
def test_a_resized_block_keeps_its_other_end(scene: Scene, start: int, length: int, spot: Spot, top: bool) -> None:
    begins = at(2, "00:00") + 15 * start * MINUTE
    item = block(begins, begins + 15 * length * MINUTE)
    landing = Resizing(item, "top" if top else "bottom", Spot(WEEK[2], 0, 0)).landing(spot, scene)
    assert (landing.end == item.end) if top else (landing.start == item.start)
    assert landing.start + 15 * MINUTE <= landing.end


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anchor=spots, spot=spots)
def test_a_drawn_block_takes_in_both_ends(scene: Scene, anchor: Spot, spot: Spot) -> None:
    landing = Creating(anchor).landing(spot, scene)
    assert isinstance(landing.start, datetime)
    assert isinstance(landing.end, datetime)
    other = Spot(anchor.day, anchor.lane, spot.minute).at
    slack = timedelta(microseconds=1)
    assert landing.start <= min(anchor.at, other) + slack
    assert max(anchor.at, other) <= landing.end + slack
    assert landing.start.minute % 15 == landing.end.minute % 15 == 0


def test_nothing_lands_in_a_time_that_the_clocks_leave_out(scene: Scene) -> None:
    day = date(2026, 3, 29)
    scene.set_days([GridDay(day, skipped=(120, 180))], [Lane("")])
    spot = Spot(day, 0, 140.0)
    three = datetime(2026, 3, 29, 3)
    story = TrayItem("story", "Story", timedelta(minutes=45))
    item = block(datetime(2026, 3, 29, 1), datetime(2026, 3, 29, 2))
    assert Dropping(story).landing(spot, scene).start == three
    assert Moving(item, Spot(day, 0, 70)).landing(Spot(day, 0, 150), scene).start == three
    assert Resizing(item, "bottom", Spot(day, 0, 118)).landing(spot, scene).end == three
    assert Creating(spot).landing(Spot(day, 0, 170.0), scene).start == three


# Words


def test_a_title_is_broken_into_the_lines_that_fit() -> None:
    lines = broken("Deep work: Q4 delivery roadmap", "caption-medium", 90, 2)
    assert lines[0] == "Deep work: Q4"
    assert all(text_width("caption-medium", line) <= 90 for line in lines)
    assert broken("Deep work: Q4 delivery roadmap", "caption-medium", 90, 1)[0].endswith("…")
    assert broken("Deep work", "caption-medium", 26, 2) == ("Dee", "wor")
    assert broken("", "caption-medium", 90, 2) == ()


def test_items_in_words() -> None:
    item = block(at(3, "09:00"), at(3, "11:30"), detail="Career", clash="Clashes with Run, 09:00–10:00", done=True)
    assert item_words(item, "Maya") == (
        "Thu 19 Nov, 09:00 to 11:30, Block, Career, Maya, done, Clashes with Run, 09:00–10:00"
    )
    assert item_tip(item) == "Block\n09:00–11:30, done\nCareer\nClashes with Run, 09:00–10:00"
    night = block(at(3, "22:00"), at(4, "06:00"))
    assert item_words(night) == "Thu 19 Nov, 22:00 to Fri 20 Nov 06:00, Block"
    assert item_words(replace(night, end=at(4, "00:00"))) == "Thu 19 Nov, 22:00 to 24:00, Block"
    assert item_tip(AllDayItem("d", WEEK[0], WEEK[0], "Off")) == "Off\nMon 16 Nov, all day"
