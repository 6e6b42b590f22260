"""The grid by mouse: whatever is drawn, moved or dropped becomes one wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from organizer.areas.calendar.widgets.grid.values import TRAY_MIME, AllDayItem, TrayItem, tray_data, tray_item
from tests.areas.calendar.grid.conftest import GridStage
from tests.areas.calendar.grid.grid_week import MEMBERS, MONDAY, at, days, planned, tracked

INTERVIEW = "p31"  # Fri 10:00 to 11:30
VENDOR = "p25"  # Thu 13:00 to 14:30


def test_a_block_is_drawn_from_quarter_to_quarter(stage: GridStage) -> None:
    stage.drag(stage.point(5, "20:20"), stage.point(5, "21:35"))
    assert stage.wishes == [("created", at(5, "20:15"), at(5, "21:45"), 0)]


def test_a_block_is_drawn_upwards_too_and_stays_on_its_day(stage: GridStage) -> None:
    stage.drag(stage.point(4, "16:40"), stage.point(2, "15:50"))
    assert stage.wishes == [("created", at(4, "15:45"), at(4, "16:45"), 0)]


def test_a_click_makes_nothing(stage: GridStage) -> None:
    stage.press(stage.point(5, "20:20"))
    stage.let_go(stage.point(5, "20:20"))
    assert stage.wishes == []
    assert stage.grid.cursor_at() == (at(5, "20:15"), 0)


def test_a_double_click_makes_an_hour_or_opens(stage: GridStage) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mouseDClick(stage.grid, left, Qt.KeyboardModifier.NoModifier, stage.point(5, "20:50"))
    QTest.mouseDClick(stage.grid, left, Qt.KeyboardModifier.NoModifier, stage.point(4, "10:30"))
    assert stage.wishes == [("created", at(5, "20:45"), at(5, "21:45"), 0), ("opened", INTERVIEW)]


def test_a_block_is_moved_across_days(stage: GridStage) -> None:
    stage.drag(stage.point(3, "13:30"), stage.point(5, "16:10"))
    assert stage.wishes == [("moved", VENDOR, at(5, "15:45"), 0, False)]
    assert stage.selected == [VENDOR]


def test_a_block_keeps_its_odd_minute_when_only_its_day_changes(stage: GridStage) -> None:
    odd = replace(planned()[25], start=at(3, "13:05"), end=at(3, "14:25"))
    stage.grid.set_items([odd])
    stage.drag(stage.point(3, "13:30"), stage.point(5, "13:33"))
    assert stage.wishes == [("moved", VENDOR, at(5, "13:05"), 0, False)]


def test_what_is_put_back_was_not_moved(stage: GridStage) -> None:
    stage.press(stage.point(3, "13:30"))
    stage.go(stage.point(5, "16:10"))
    stage.go(stage.point(3, "13:32"))
    stage.let_go(stage.point(3, "13:32"))
    assert stage.wishes == []
    assert stage.grid._scene.landing is None


def test_with_ctrl_a_copy_lands_there(stage: GridStage) -> None:
    end = stage.point(5, "16:00")
    stage.press(stage.point(3, "13:30"))
    stage.go(end)
    assert stage.grid._scene.words == "15:30–17:00"
    assert stage.grid._scene.lifted == VENDOR
    QTest.keyPress(stage.grid, Qt.Key.Key_Control)
    assert stage.grid._scene.words == "Copy 15:30–17:00"
    assert stage.grid._scene.lifted is None
    stage.let_go(end)
    assert stage.wishes == [("moved", VENDOR, at(5, "15:30"), 0, True)]


def test_a_block_is_made_longer_and_shorter_at_both_ends(stage: GridStage) -> None:
    stage.drag(stage.point(3, "14:27"), stage.point(3, "15:44"))
    stage.drag(stage.point(3, "13:02"), stage.point(3, "12:31"))
    stage.drag(stage.point(3, "13:02"), stage.point(3, "18:00"))
    assert stage.wishes == [
        ("resized", VENDOR, at(3, "13:00"), at(3, "15:45")),
        ("resized", VENDOR, at(3, "12:30"), at(3, "14:30")),
        ("resized", VENDOR, at(3, "14:15"), at(3, "14:30")),
    ]


@pytest.mark.parametrize("start", [("13:30", 3), ("14:27", 3), ("20:20", 5)])
def test_esc_leaves_everything_as_it_was(stage: GridStage, start: tuple[str, int]) -> None:
    end = stage.point(6, "18:10")
    stage.press(stage.point(start[1], start[0]))
    stage.go(end)
    assert stage.grid._scene.landing is not None
    stage.key(Qt.Key.Key_Escape)
    assert stage.grid._scene.landing is None
    stage.let_go(end)
    assert stage.wishes == []


def test_the_preview_shows_where_it_lands_until_new_items_come(stage: GridStage) -> None:
    stage.drag(stage.point(3, "13:30"), stage.point(5, "16:10"))
    landing = stage.grid._scene.landing
    assert landing is not None
    assert (landing.start, landing.end) == (at(5, "15:45"), at(5, "17:15"))
    stage.grid.set_items(planned())
    assert stage.grid._scene.landing is None


def test_the_preview_goes_when_nothing_comes(stage: GridStage) -> None:
    stage.drag(stage.point(3, "13:30"), stage.point(5, "16:10"))
    stage.qtbot.waitUntil(lambda: stage.grid._scene.landing is None)


def test_a_drag_goes_on_when_the_same_days_are_shown_anew(stage: GridStage) -> None:
    stage.press(stage.point(3, "13:30"))
    stage.go(stage.point(5, "16:10"))
    stage.grid.set_days(days())
    stage.grid.set_items([*planned(), *tracked()])
    stage.let_go(stage.point(5, "16:10"))
    assert stage.wishes == [("moved", VENDOR, at(5, "15:45"), 0, False)]


def test_a_drag_ends_when_its_block_is_gone(stage: GridStage) -> None:
    stage.press(stage.point(3, "13:30"))
    stage.go(stage.point(5, "16:10"))
    stage.grid.set_items([])
    assert stage.grid._scene.landing is None
    stage.let_go(stage.point(5, "16:10"))
    assert stage.wishes == []


def test_blocks_go_to_other_lanes(stage: GridStage) -> None:
    stage.show(days(MONDAY + timedelta(days=3), 1), MEMBERS)
    stage.drag(stage.point(0, "13:30"), stage.point(0, "13:30", lane=1))
    stage.drag(stage.point(0, "20:30", lane=1), stage.point(0, "20:55", lane=1))
    assert stage.wishes == [("moved", VENDOR, at(3, "13:00"), 1, False), ("created", at(3, "20:30"), at(3, "21:00"), 1)]


def test_near_an_end_of_the_view_the_hours_scroll(stage: GridStage) -> None:
    bar, grid = stage.grid.hours.bar, stage.grid
    before = bar.value()
    stage.press(stage.point(3, "13:30"))
    stage.go(QPoint(stage.point(3, "13:30").x(), grid.height() - 3))
    stage.qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert bar.value() > before
    stage.go(QPoint(stage.point(3, "13:30").x(), grid.hours.y() + 2))
    stage.qtbot.waitUntil(lambda: bar.value() == 0)
    stage.key(Qt.Key.Key_Escape)
    assert stage.wishes == []


def test_tracked_and_fixed_time_stays_where_it_is(stage: GridStage) -> None:
    rail = stage.point(0, "14:00", across=0.96)
    stage.drag(rail, rail + QPoint(300, 60))
    assert stage.wishes == []
    assert stage.grid.current() == "t4"


def test_right_click_asks_for_a_menu(stage: GridStage) -> None:
    for point, id in ((stage.point(4, "10:30"), INTERVIEW), (stage.point(5, "20:20"), None)):
        QTest.mousePress(stage.grid, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, point)
        there = stage.grid.mapToGlobal(point)
        QApplication.sendEvent(stage.grid, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, there))
        assert stage.wishes.pop() == ("menu_asked", id, there)
    assert stage.grid.cursor_at() == (at(5, "20:15"), 0)


def test_a_head_opens_its_day(stage: GridStage) -> None:
    point = QPoint(stage.point(2, "07:00").x(), 20)
    QTest.mouseClick(stage.grid.heads, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert stage.wishes == [("day_opened", date(2026, 11, 18))]


def test_beside_and_above_the_days_nothing_is_drawn(stage: GridStage) -> None:
    band = QWidget()
    band.setFixedHeight(40)
    stage.grid.set_band(band)
    QApplication.processEvents()
    for start in (QPoint(20, 300), QPoint(400, 60), QPoint(1215, 300)):
        stage.drag(start, QPoint(500, 700))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(band, left, none, QPoint(300, 10))
    QTest.mouseRelease(band, left, none, QPoint(300, 10))
    stage.go(QPoint(500, 700))
    assert stage.wishes == []
    assert stage.grid._scene.landing is None


# Things from the tray

STORY = TrayItem("story", "Draft STAR story", timedelta(minutes=45), "c1", "45 min, before Friday")


def drag_in(stage: GridStage, point: QPoint, data: QMimeData) -> bool:
    """Whether the grid takes it."""
    actions, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point, actions, data, left, none)
    enter.setAccepted(False)
    QApplication.sendEvent(stage.grid, enter)
    if enter.isAccepted():
        QApplication.sendEvent(stage.grid, QDragMoveEvent(point, actions, data, left, none))
    return enter.isAccepted()


def test_a_thing_from_the_tray_is_dropped(stage: GridStage) -> None:
    point, data = stage.point(3, "16:05"), tray_data(STORY)
    assert drag_in(stage, point, data)
    assert stage.grid._scene.words == "16:00–16:45"
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(stage.grid, QDropEvent(QPointF(point), Qt.DropAction.MoveAction, data, left, none))
    assert stage.wishes == [("dropped", "story", at(3, "16:00"), 0)]


def test_a_thing_dragged_out_again_leaves_no_trace(stage: GridStage) -> None:
    assert drag_in(stage, stage.point(3, "16:05"), tray_data(STORY))
    QApplication.sendEvent(stage.grid, QDragLeaveEvent())
    assert stage.grid._scene.landing is None
    assert stage.wishes == []


def test_other_drags_are_not_taken(stage: GridStage) -> None:
    text = QMimeData()
    text.setText("Lunch")
    assert not drag_in(stage, stage.point(3, "16:05"), text)
    for spoilt in (
        b"",
        b"{}",
        b"[1]",
        b'{"key": 1, "title": "", "minutes": "many", "colour": "", "detail": ""}',
        b"\xff",
    ):
        data = QMimeData()
        data.setData(TRAY_MIME, spoilt)
        assert tray_item(data) is None


def test_a_drag_carries_the_whole_thing() -> None:
    assert tray_item(tray_data(STORY)) == STORY
    assert not tray_data(STORY).hasText()


# Whole days

TRIP = AllDayItem("trip", MONDAY, MONDAY + timedelta(days=2), "Berlin", "c1")


def in_row(stage: GridStage, day: int) -> QPoint:
    return QPoint(stage.point(day, "07:00").x(), stage.grid.whole_days.y() + 12)


def test_whole_days_are_moved_and_made_in_their_row(stage: GridStage) -> None:
    stage.give(planned(), [TRIP])
    stage.drag(in_row(stage, 1), in_row(stage, 3))
    stage.drag(in_row(stage, 5), in_row(stage, 6))
    assert stage.wishes == [
        ("moved", "trip", date(2026, 11, 18), 0, False),
        ("created", date(2026, 11, 21), date(2026, 11, 22), 0),
    ]


def test_between_hours_and_whole_days(stage: GridStage) -> None:
    stage.give(planned(), [TRIP])
    stage.drag(in_row(stage, 1), stage.point(4, "16:05"))
    stage.drag(stage.point(3, "13:30"), in_row(stage, 5))
    assert stage.wishes == [
        ("moved", "trip", at(4, "16:00"), 0, False),
        ("moved", VENDOR, date(2026, 11, 21), 0, False),
    ]
