"""The grid by keys alone: each drag has one, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from organizer.areas.calendar.widgets.grid.values import AllDayItem, GridDay, GridItem, TrayItem
from tests.areas.calendar.grid.conftest import GridStage
from tests.areas.calendar.grid.grid_week import MEMBERS, MONDAY, at, days, planned, tracked

Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
VENDOR = "p25"  # Thu 13:00 to 14:30


@pytest.fixture
def keys(stage: GridStage) -> GridStage:
    """A stage whose grid was reached with Tab: the cursor is at the next quarter of an hour, Thu 10:45."""
    stage.before.setFocus()
    stage.key(Key.Key_Tab)
    stage.wishes.clear()
    stage.selected.clear()
    return stage


def test_the_cursor_begins_at_now(keys: GridStage) -> None:
    assert keys.grid.hasFocus()
    assert keys.grid.cursor_at() == (at(3, "10:45"), 0)


def test_arrows_go_by_quarters_and_days(keys: GridStage) -> None:
    keys.key(Key.Key_Down, times=3)
    keys.key(Key.Key_Up)
    keys.key(Key.Key_Right)
    keys.key(Key.Key_Left, times=3)
    assert keys.grid.cursor_at() == (at(1, "11:15"), 0)
    keys.key(Key.Key_PageDown)
    assert keys.grid.cursor_at() == (at(1, "14:15"), 0)


def test_the_cursor_stays_within_its_day(keys: GridStage) -> None:
    keys.key(Key.Key_PageDown, times=9)
    assert keys.grid.cursor_at() == (at(3, "23:45"), 0)
    keys.key(Key.Key_PageUp, times=9)
    assert keys.grid.cursor_at() == (at(3, "00:00"), 0)
    assert keys.grid.hours.top == 0


def test_the_cursor_makes_current_what_it_comes_to(keys: GridStage) -> None:
    keys.key(Key.Key_Down, times=6)
    assert keys.grid.current() is None
    keys.key(Key.Key_Down, times=3)
    assert keys.grid.current() == VENDOR
    assert keys.selected == ["p23", "p24", None, VENDOR]


def test_past_the_edge_other_days_are_wanted(keys: GridStage) -> None:
    def turn(day: date) -> None:
        keys.grid.set_days(days(day - timedelta(days=day.weekday())))

    keys.grid.turned.connect(turn)
    keys.key(Key.Key_Right, times=5)
    assert keys.grid.cursor_at() == (at(8, "10:45"), 0)
    keys.key(Key.Key_Left, SHIFT)
    assert keys.grid.cursor_at() == (at(1, "10:45"), 0)
    assert keys.wishes == [("turned", date(2026, 11, 23)), ("turned", date(2026, 11, 17))]


def test_home_asks_for_today(keys: GridStage) -> None:
    keys.key(Key.Key_Left, times=2)
    keys.key(Key.Key_Home)
    assert keys.wishes == [("today_asked",)]
    assert keys.grid.cursor_at() == (at(3, "10:30"), 0)


def test_a_new_block_at_the_cursor(keys: GridStage) -> None:
    keys.key(Key.Key_Right)
    keys.key(Key.Key_Down, times=6)
    keys.key(Key.Key_N)
    keys.key(Key.Key_Down, SHIFT, times=5)
    assert keys.grid.accessibleName() == "Fri 20 Nov, 12:15 to 13:45"
    keys.key(Key.Key_Up, SHIFT)
    keys.key(Key.Key_Return)
    assert keys.wishes == [
        ("created", at(4, "12:15"), at(4, "13:15"), 0),
        ("created", at(4, "12:15"), at(4, "13:30"), 0),
    ]


def test_esc_unmarks_and_then_is_the_window_s(keys: GridStage) -> None:
    keys.key(Key.Key_Down, SHIFT, times=5)
    keys.key(Key.Key_Escape)
    keys.key(Key.Key_J)
    keys.key(Key.Key_Escape)
    assert keys.grid.current() is None
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(keys.grid, override)
    assert not override.isAccepted()


def test_from_block_to_block_and_on_to_the_next_widget(keys: GridStage) -> None:
    keys.grid.set_items([replace(item, detail="Career") for item in planned()[23:26]])
    keys.key(Key.Key_K)
    assert keys.grid.current() == "p23"
    keys.key(Key.Key_Tab)
    keys.key(Key.Key_J)
    assert keys.selected == ["p23", "p24", VENDOR]
    assert keys.grid.accessibleName() == "Thu 19 Nov, 13:00 to 14:30, Vendor review, Career"
    keys.key(Key.Key_Tab, SHIFT)
    assert keys.grid.current() == "p24"
    keys.key(Key.Key_Tab, times=2)
    assert keys.after.hasFocus()


def test_whole_days_and_rails_are_reached_too(keys: GridStage) -> None:
    trip = AllDayItem("trip", MONDAY, MONDAY + timedelta(days=2), "Berlin", clash="Clashes with Leave")
    keys.give([*planned()[:1], *tracked()[:1]], [trip])
    keys.key(Key.Key_K)
    names = []
    for _ in range(3):
        names.append(keys.grid.accessibleName())
        keys.key(Key.Key_K)
    assert names == [
        "Mon 16 Nov, 06:30 to 07:12, tracked, No title",
        "Mon 16 Nov, 06:30 to 07:15, Run",
        "Mon 16 Nov to Wed 18 Nov, all day, Berlin, Clashes with Leave",
    ]
    keys.key(Key.Key_Right, ALT)
    assert keys.wishes == [("moved", "trip", date(2026, 11, 17), 0, False)]


def test_what_is_current_is_moved_and_made_longer(keys: GridStage) -> None:
    keys.grid.select(VENDOR)
    keys.key(Key.Key_Down, ALT, times=2)
    keys.key(Key.Key_Right, ALT)
    assert keys.wishes == [
        ("moved", VENDOR, at(3, "13:15"), 0, False),
        ("moved", VENDOR, at(3, "13:30"), 0, False),
        ("moved", VENDOR, at(4, "13:30"), 0, False),
    ]
    keys.wishes.clear()
    keys.grid.set_items(planned())
    keys.key(Key.Key_Down, ALT | SHIFT, times=2)
    keys.key(Key.Key_Up, ALT | SHIFT)
    assert keys.wishes == [
        ("resized", VENDOR, at(3, "13:00"), at(3, "14:45")),
        ("resized", VENDOR, at(3, "13:00"), at(3, "15:00")),
        ("resized", VENDOR, at(3, "13:00"), at(3, "14:45")),
    ]


def test_a_block_does_not_leave_its_day_by_quarters_nor_gets_shorter_than_one(keys: GridStage) -> None:
    late = GridItem("late", at(3, "23:30"), at(3, "23:45"), "Journal")
    keys.grid.set_items([late])
    keys.grid.select("late")
    keys.key(Key.Key_Down, ALT, times=3)
    keys.key(Key.Key_Up, ALT | SHIFT)
    assert keys.wishes == [("moved", "late", at(3, "23:45"), 0, False)]


def test_a_block_moved_out_of_the_days_shown_is_followed(keys: GridStage) -> None:
    keys.grid.select("p43")
    keys.key(Key.Key_Right, ALT)
    assert keys.wishes == [("moved", "p43", at(7, "19:00"), 0, False), ("turned", date(2026, 11, 23))]


def test_fixed_and_tracked_time_does_not_move(keys: GridStage) -> None:
    keys.grid.set_items([replace(planned()[25], fixed=True), *tracked()])
    for id in (VENDOR, "t3"):
        keys.grid.select(id)
        keys.key(Key.Key_Down, ALT)
        keys.key(Key.Key_Down, ALT | SHIFT)
    assert keys.wishes == []


def test_to_another_lane(keys: GridStage) -> None:
    keys.grid.set_days(days(MONDAY + timedelta(days=3), 1), MEMBERS)
    keys.grid.select(VENDOR)
    keys.key(Key.Key_PageDown, ALT, times=2)
    assert keys.wishes == [("moved", VENDOR, at(3, "13:00"), 1, False)]
    keys.key(Key.Key_Right)
    assert keys.grid.cursor_at() == (at(3, "13:00"), 1)
    assert keys.grid.accessibleName() == "Thu 19 Nov, 13:00, Alex"


def test_keys_of_what_is_current(keys: GridStage) -> None:
    keys.key(Key.Key_Escape)
    for key in (Key.Key_D, Key.Key_Delete, Key.Key_Space):
        keys.key(key)
    assert keys.wishes == []
    keys.key(Key.Key_T)
    keys.grid.select(VENDOR)
    for key in (Key.Key_Return, Key.Key_D, Key.Key_Delete, Key.Key_Space, Key.Key_T, Key.Key_P):
        keys.key(key)
    assert keys.wishes == [
        ("track_asked", None), ("opened", VENDOR), ("duplicated", VENDOR), ("deleted", VENDOR), ("ticked", VENDOR),
        ("track_asked", VENDOR), ("place_asked",),
    ]  # fmt: skip


def test_a_key_held_down_makes_one_block_and_moves_on_and_on(keys: GridStage) -> None:
    keys.grid.set_items([])
    for key in (Key.Key_N, Key.Key_Down):
        for repeated in (False, True, True):
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", repeated)
            QApplication.sendEvent(keys.grid, event)
    assert keys.wishes == [("created", at(3, "10:45"), at(3, "11:45"), 0)]
    assert keys.grid.cursor_at() == (at(3, "11:30"), 0)


def test_the_menu_key_asks_at_what_is_current(keys: GridStage) -> None:
    keys.grid.select(VENDOR)
    QApplication.sendEvent(keys.grid, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    (wish,) = keys.wishes
    assert wish[:2] == ("menu_asked", VENDOR)
    assert keys.grid.item_rect(VENDOR).contains(keys.grid.mapFromGlobal(wish[2]).toPointF())


# Placing what waits

STORY = TrayItem("story", "Draft STAR story", timedelta(minutes=45))


def test_a_waiting_thing_is_placed(stage: GridStage) -> None:
    stage.before.setFocus()
    stage.grid.place(STORY)
    stage.key(Key.Key_Down, times=2)
    stage.key(Key.Key_Right)
    assert stage.grid._scene.words == "11:15–12:00"
    assert stage.grid.accessibleName() == "Draft STAR story: Fri 20 Nov, 11:15 to 12:00"
    stage.key(Key.Key_Return)
    assert stage.wishes == [("dropped", "story", at(4, "11:15"), 0), ("placing_ended", True)]
    assert stage.grid._scene.landing is None


def test_esc_or_leaving_ends_placing(stage: GridStage) -> None:
    stage.grid.place(STORY)
    stage.key(Key.Key_Escape)
    stage.grid.place(STORY)
    stage.before.setFocus()
    assert stage.wishes == [("placing_ended", False), ("placing_ended", False)]
    assert stage.grid._scene.landing is None


def test_placing_goes_on_in_another_week(stage: GridStage) -> None:
    stage.grid.turned.connect(lambda day: stage.grid.set_days(days(day - timedelta(days=day.weekday()))))
    stage.grid.place(STORY)
    stage.key(Key.Key_Right, SHIFT)
    stage.grid.set_items([])
    stage.key(Key.Key_Return)
    assert stage.wishes[1:] == [("dropped", "story", at(10, "10:45"), 0), ("placing_ended", True)]


# The day on which the clocks go on

SPRING = GridDay(date(2026, 3, 29), weekend=True, skipped=(120, 180))


def test_what_the_clocks_leave_out_is_stepped_over(keys: GridStage) -> None:
    keys.grid.set_days([SPRING])
    keys.point_at(at(-232, "01:45"))
    assert at(-232, "00:00").date() == SPRING.day
    keys.key(Key.Key_Down)
    assert keys.grid.cursor_at()[0] == at(-232, "03:00")
    keys.key(Key.Key_Up)
    assert keys.grid.cursor_at()[0] == at(-232, "01:45")
    keys.key(Key.Key_Down, SHIFT)
    keys.key(Key.Key_Return)
    keys.grid.set_items([GridItem("early", at(-232, "01:30"), at(-232, "01:45"), "Early")])
    keys.grid.select("early")
    keys.key(Key.Key_Down, ALT, times=2)
    assert keys.wishes == [
        ("created", at(-232, "01:45"), at(-232, "03:00"), 0),
        ("moved", "early", at(-232, "01:45"), 0, False),
        ("moved", "early", at(-232, "03:00"), 0, False),
    ]
