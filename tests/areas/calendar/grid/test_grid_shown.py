"""What the grid shows: the picture's week, marks, both directions, and much more than there is room for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from organizer.areas.calendar.widgets.grid.geometry import GUTTER
from organizer.areas.calendar.widgets.grid.layout import Placed
from organizer.areas.calendar.widgets.grid.values import AllDayItem, GridItem
from organizer.ui.theme import Mode, Theme
from tests.areas.calendar.grid.conftest import GridStage
from tests.areas.calendar.grid.grid_week import MEMBERS, MONDAY, NOW, at, days, planned

Tip = Callable[[QPoint], str]
INTERVIEW = "p31"  # Fri 10:00 to 11:30


@pytest.fixture
def tip(stage: GridStage, monkeypatch: pytest.MonkeyPatch) -> Tip:
    """What is shown as the tooltip of a point."""
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text, widget: shown.append(text))

    def ask(point: QPoint) -> str:
        QApplication.sendEvent(stage.grid, QHelpEvent(QEvent.Type.ToolTip, point, stage.grid.mapToGlobal(point)))
        return shown.pop()

    return ask


def colours(stage: GridStage, area: QRect | None = None) -> set[str]:
    """The colours painted within an area of the grid."""
    image: QImage = stage.grid.grab(area or stage.grid.rect()).toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def around(stage: GridStage, point: QPoint, reach: int = 1) -> QRect:
    return QRect(point - QPoint(reach, reach), point + QPoint(reach, reach))


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_days_blocks_and_rails_have_the_colours_of_the_theme(stage: GridStage, theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    t = theme.tokens

    def only(day: int, clock: str, across: float = 0.4) -> QColor:
        found = colours(stage, around(stage, stage.point(day, clock, across=across), 0))
        return QColor(found.pop())

    assert only(0, "21:20") == t["window"]
    assert only(3, "21:20") == t["surface"]
    assert only(5, "21:20") == t["sunken"]
    assert only(4, "14:40") == t["c1-tint"]
    assert only(0, "14:00", across=0.955) == t["c1"]
    assert only(3, "10:42", across=0.5) == t["danger"]
    assert only(4, "10:42", across=0.5) != t["danger"]


def test_the_now_line_goes_on_and_is_not_in_other_weeks(stage: GridStage, theme: Theme) -> None:
    chip = QRect(0, stage.grid.hours.y(), 48, stage.grid.hours.height())
    danger = theme.tokens["danger"].name()
    assert danger in colours(stage, chip)
    stage.show(days(MONDAY + timedelta(days=7)))
    assert danger not in colours(stage, chip)
    stage.show(days())
    stage.grid.set_now(NOW + timedelta(hours=2))
    assert danger in colours(stage, around(stage, stage.point(3, "12:42")))
    assert danger not in colours(stage, around(stage, stage.point(3, "10:42")))


def test_what_is_current_has_an_edge_and_a_clash_another(stage: GridStage, theme: Theme) -> None:
    focus, danger = theme.tokens["focus"].name(), theme.tokens["danger"].name()
    rect = stage.grid.item_rect(INTERVIEW).toAlignedRect()
    right = QRect(rect.right() - 2, rect.y() + 8, 5, 12)
    assert focus not in colours(stage, right)
    stage.grid.select(INTERVIEW)
    assert focus in colours(stage, right)
    stage.grid.select(None)
    clashing = [replace(item, clash="Clashes with Lunch") if item.id == INTERVIEW else item for item in planned()]
    stage.give(clashing)
    assert focus not in colours(stage, right)
    assert danger in colours(stage, right)


def test_the_tooltip_names_the_clash(stage: GridStage, tip: Tip) -> None:
    stage.give([replace(item, clash="Clashes with <Lunch>") for item in planned() if item.id == INTERVIEW])
    assert tip(stage.point(4, "10:30")) == (
        "<span>Interview: Lumen panel\n10:00–11:30\nCareer\nClashes with &lt;Lunch&gt;</span>"
    )
    assert tip(stage.point(4, "15:30")) == ""


def test_skipped_hours_are_hatched_and_explained(stage: GridStage, theme: Theme, tip: Tip) -> None:
    gap = replace(days()[4], skipped=(15 * 60, 16 * 60))
    stage.show([*days()[:4], gap, *days()[5:]])
    assert tip(stage.point(4, "15:30")) == "The clocks go on from 15:00 to 16:00"
    hatched = colours(stage, around(stage, stage.point(4, "15:30"), 6))
    assert {theme.tokens["sunken"].name(), theme.tokens["border"].name()} <= hatched


def test_it_opens_at_six_and_fills_its_height_with_the_day(stage: GridStage) -> None:
    scene, hours = stage.grid._scene, stage.grid.hours
    assert hours.top == round(scene.geometry.y(6 * 60)) - 4
    assert scene.geometry.y(22 * 60) - hours.top <= hours.height()
    assert scene.geometry.hour >= 42
    stage.grid.set_hours(6, 22, 60)
    assert scene.geometry.hour == 60


def test_the_time_in_view_stays_when_the_hours_grow(stage: GridStage) -> None:
    scene, hours = stage.grid._scene, stage.grid.hours
    stage.grid.show_from(time(7))
    before = scene.geometry.hour
    stage.window.resize(1220, 900)
    QApplication.processEvents()
    assert scene.geometry.hour > before
    assert scene.geometry.minute(hours.top + 4) == pytest.approx(7 * 60, abs=3)


def test_bands_align_by_the_columns(stage: GridStage) -> None:
    told: list[int] = []
    stage.grid.columns_changed.connect(lambda: told.append(1))
    before = stage.grid.columns()
    assert len(before) == 7
    assert before[0][0] == GUTTER
    stage.window.resize(900, 700)
    QApplication.processEvents()
    assert told
    assert stage.grid.columns() != before
    band = QWidget()
    band.setFixedHeight(46)
    stage.grid.set_band(band)
    QApplication.processEvents()
    assert stage.grid.heads.geometry().bottom() + 1 == band.y()
    assert band.geometry().bottom() + 1 == stage.grid.hours.y()


def test_read_from_right_to_left_everything_is_mirrored(stage: GridStage) -> None:
    left = stage.grid.columns()
    edge = stage.grid.item_rect(INTERVIEW)
    stage.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    width = stage.grid.width()
    assert stage.grid.columns() == [(width - x - w, w) for x, w in left]
    assert stage.grid.item_rect(INTERVIEW).right() == pytest.approx(width - edge.x(), abs=1)
    stage.drag(stage.point(3, "13:30"), stage.point(5, "16:10"))
    assert stage.wishes == [("moved", "p25", at(5, "15:45"), 0, False)]
    stage.grid.setFocus()
    stage.point_at(at(3, "12:15"))
    stage.key(Qt.Key.Key_Left)
    assert stage.grid.cursor_at() == (at(4, "12:15"), 0)


# Whole days and lanes


def test_the_row_of_whole_days_is_there_when_something_takes_them(stage: GridStage) -> None:
    assert not stage.grid.whole_days.isVisible()
    trip = AllDayItem("trip", MONDAY - timedelta(days=3), MONDAY + timedelta(days=1), "Berlin")
    stage.give(planned(), [trip])
    assert stage.grid.whole_days.isVisible()
    columns = stage.grid.columns()
    rect = stage.grid.item_rect("trip")
    assert rect.x() == columns[0][0] + 2
    assert rect.right() == columns[1][0] + columns[1][1] - 2
    stage.show(days(MONDAY + timedelta(days=7)))
    assert not stage.grid.whole_days.isVisible()


def test_whole_days_without_room_are_counted(stage: GridStage, tip: Tip) -> None:
    stage.give([], [AllDayItem(n, MONDAY, MONDAY + timedelta(days=n % 2), f"Thing {n}") for n in range(5)])
    point = stage.grid.item_rect(4).center().toPoint()
    QTest.mouseClick(stage.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    ((name, ids, there),) = stage.wishes
    assert (name, set(ids)) == ("more_asked", {0, 2, 4})
    assert there == stage.grid.mapToGlobal(point)
    assert tip(point).splitlines() == ["Thing 0", "Thing 2", "Thing 4"]


def test_each_member_has_a_lane(stage: GridStage) -> None:
    high = stage.grid.heads.height()
    stage.show(days(), MEMBERS)
    assert stage.grid.heads.height() > high
    stage.give([replace(item, lane=n % 2) for n, item in enumerate(planned())])
    column = stage.grid.columns()[0]
    first, second = stage.grid.item_rect("p0"), stage.grid.item_rect("p1")
    middle = column[0] + column[1] / 2
    assert first.right() < middle < second.x()


# Much of it


def test_ten_thousand_blocks_of_one_time_are_a_few_and_a_count(stage: GridStage, tip: Tip) -> None:
    many = [GridItem(n, at(2, "09:00"), at(2, "12:00"), f"Block {n}") for n in range(10_000)]
    stage.give(many)
    (more,) = stage.grid._scene.arranged.more
    assert len(more.ids) > 9_990
    stage.press(stage.grid.item_rect(9_999).center().toPoint())
    assert stage.wishes[0][:2] == ("more_asked", more.ids)
    stage.grid.select(9_999)
    assert stage.grid.accessibleName() == "Wed 18 Nov, 09:00 to 12:00, Block 9999"
    assert tip(stage.grid.item_rect(9_999).center().toPoint()).splitlines()[-1] == f"and {len(more.ids) - 10:,} more"


def test_a_drag_paints_only_what_changes(stage: GridStage, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[object] = []

    def note(painter: QPainter, placed: Placed, mirrored: bool, lifted: bool = False) -> None:
        painted.append(placed.item.id)

    stage.grid.grab()
    monkeypatch.setattr("organizer.areas.calendar.widgets.grid.hours.paint_block", note)
    stage.press(stage.point(3, "13:30"))
    for clock in ("15:00", "16:00", "17:00"):
        stage.go(stage.point(5, clock))
        QApplication.processEvents()
    stage.grid.hours.bar.setValue(stage.grid.hours.bar.value() + 40)
    QApplication.processEvents()
    assert set(painted) == {"p25"}
    stage.key(Qt.Key.Key_Escape)


def test_an_empty_grid_answers(stage: GridStage) -> None:
    stage.show([])
    stage.drag(QPoint(300, 300), QPoint(500, 400))
    stage.grid.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_N, Qt.Key.Key_J):
        stage.key(key)
    stage.grid.grab()
    with pytest.raises(LookupError):
        stage.grid.cursor_at()
    assert stage.wishes == []


def test_items_of_other_days_stay_out_of_sight(stage: GridStage) -> None:
    stage.show(days(date(2027, 3, 1)))
    assert stage.grid._scene.arranged.blocks == ()
    assert stage.grid.item_rect(INTERVIEW).isEmpty()
    stage.grid.select(INTERVIEW)
    assert stage.grid.current() == INTERVIEW
    stage.show(days())
    assert not stage.grid.item_rect(INTERVIEW).isEmpty()
