"""Times of day, time zones, moments and days of the week, typed and chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.weekdays import WORKING_DAYS, Weekday
from organizer.ui.fields.moment import MomentField
from organizer.ui.fields.text import TextField
from organizer.ui.fields.time import TimeField
from organizer.ui.fields.weekdays import WeekdaysField
from organizer.ui.fields.zone import ZoneField

ShowAll = Callable[..., QWidget]
KEY = Qt.Key
TODAY = date(2026, 11, 19)
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
THREE = datetime(2026, 11, 19, 15, tzinfo=BERLIN)


def read_day(text: str) -> date:
    try:
        return parse_day(text, Conventions(today=TODAY))
    except FieldError as error:
        raise ValueError(str(error)) from None


def moment_field() -> MomentField:
    return MomentField("Starts", read_day, format_day, lambda: TODAY, BERLIN)


@pytest.mark.parametrize(("typed", "shown"), [("9", "09:00"), ("930", "09:30"), ("9 pm", "21:00"), ("9:30", "09:30")])
def test_a_time_is_shown_in_its_form_on_leaving(qtbot: QtBot, show_all: ShowAll, typed: str, shown: str) -> None:
    field, after = TimeField("From"), TextField("After")
    show_all(field, after)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, typed)
    after.edit.setFocus()
    assert field.edit.text() == shown


def test_arrows_go_by_quarters_of_an_hour(qtbot: QtBot, show_all: ShowAll) -> None:
    field = TimeField("From")
    show_all(field)
    field.set_value(time(9, 40))
    field.edit.setFocus()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, KEY.Key_Up)
    assert field.value() == time(9, 45)
    qtbot.keyClick(field.edit, KEY.Key_Down)
    qtbot.keyClick(field.edit, KEY.Key_Down)
    assert field.value() == time(9, 15)
    field.set_value(time(0))
    qtbot.keyClick(field.edit, KEY.Key_Down)
    assert field.value() == time(23, 45)


def test_a_zone_is_found_by_its_city(qtbot: QtBot, show_all: ShowAll) -> None:
    field = ZoneField("Time zone", BERLIN, lambda: THREE)
    show_all(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "new y")
    found = field.suggestions.marked()
    assert found is not None
    assert (found.title, found.subtitle) == ("America/New_York", "UTC−5")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, KEY.Key_Return)
    assert field.value() == NEW_YORK


def test_a_zone_that_does_not_exist_is_named(qtbot: QtBot, show_all: ShowAll) -> None:
    field = ZoneField("Time zone", BERLIN, lambda: THREE)
    show_all(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "Mars/Olympus")
    assert not field.check()
    assert field.error() == "There is no time zone “Mars/Olympus”"
    field.edit.clear()
    assert field.value() is None


def test_a_moment_is_a_day_and_a_time(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = moment_field(), TextField("After")
    show_all(field, after)
    field.setFocus()
    assert field.day.edit.hasFocus()
    qtbot.keyClicks(field.day.edit, "20 nov")
    with qtbot.assertNotEmitted(field.left):
        field.time.edit.setFocus()
    assert field.problem() == "Enter a time, like 9:30"
    qtbot.keyClicks(field.time.edit, "3 pm")
    with qtbot.waitSignal(field.left):
        after.edit.setFocus()
    assert field.check()
    assert field.value() == datetime(2026, 11, 20, 15, tzinfo=BERLIN)
    assert not field.zone.isVisible()


def test_a_time_alone_is_todays(show_all: ShowAll, qtbot: QtBot) -> None:
    field, after = moment_field(), TextField("After")
    show_all(field, after)
    field.time.edit.setFocus()
    qtbot.keyClicks(field.time.edit, "9")
    after.edit.setFocus()
    assert field.value() == datetime(2026, 11, 19, 9, tzinfo=BERLIN)


def test_a_zone_is_shown_only_where_it_is_another(show_all: ShowAll) -> None:
    field = moment_field()
    show_all(field)
    field.set_value(THREE)
    assert not field.zone.isVisible()
    field.set_value(datetime(2026, 11, 19, 9, tzinfo=NEW_YORK))
    assert field.zone.isVisible()
    assert field.time.edit.text() == "09:00"
    assert field._message.text() == "15:00 here"
    field.set_value(datetime(2026, 11, 19, 20, tzinfo=NEW_YORK))
    assert field._message.text() == "20 Nov 2026 02:00 here"
    field.set_value(THREE.astimezone(UTC))
    assert not field.zone.isVisible()
    assert field.time.edit.text() == "15:00"


def test_another_zone_is_chosen_and_left_again(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = moment_field(), TextField("After")
    show_all(field, after)
    field.set_value(THREE)
    qtbot.mouseClick(field.globe, Qt.MouseButton.LeftButton)
    assert field.zone.edit.hasFocus()
    qtbot.keyClicks(field.zone.edit, "Mars")
    assert not field.check()
    assert field.error() == "There is no time zone “Mars”"
    field.zone.edit.clear()
    qtbot.keyClicks(field.zone.edit, "America/New_York")
    assert field.value() == datetime(2026, 11, 19, 15, tzinfo=NEW_YORK)
    field.zone.edit.selectAll()
    qtbot.keyClick(field.zone.edit, KEY.Key_Delete)
    after.edit.setFocus()
    assert not field.zone.isVisible()
    assert field.value() == THREE


def test_a_time_that_the_clocks_skip_is_named_and_one_that_returns_keeps_its_turn(show_all: ShowAll) -> None:
    field = moment_field()
    show_all(field)
    field.day.set_value(date(2026, 3, 29))
    field.time.set_value(time(2, 30))
    assert field.problem() == "The clocks were put forward over that time; it did not take place"
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    field.set_value(second)
    value = field.value()
    assert value is not None
    assert value.utcoffset() == timedelta(hours=1)


def test_a_moment_that_cannot_be_changed_takes_no_keys(qtbot: QtBot, show_all: ShowAll) -> None:
    field = moment_field()
    show_all(field)
    field.set_value(THREE)
    field.set_read_only(True)
    qtbot.keyClicks(field.time.edit, "1")
    qtbot.keyClick(field.time.edit, KEY.Key_Up)
    assert field.value() == THREE
    assert not field.globe.isVisible()


def test_days_of_the_week_by_keyboard(qtbot: QtBot, show_all: ShowAll) -> None:
    field = WeekdaysField("On")
    show_all(field)
    field.set_value(WORKING_DAYS)
    chips = field.chips
    field.setFocus()
    assert chips[0].hasFocus()
    assert [chip.day for chip in chips] == sorted(Weekday, key=lambda day: (day - chips[0].day) % 7)
    qtbot.keyClick(chips[0], KEY.Key_Right)
    assert chips[1].hasFocus()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(chips[1], KEY.Key_Space)
    assert chips[1].day not in field.value()
    qtbot.keyClick(chips[1], KEY.Key_End)
    assert chips[6].hasFocus()
    qtbot.keyClick(chips[6], KEY.Key_Right)
    assert chips[0].hasFocus()
    stops = [chip for chip in chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [chips[0]]


def test_days_of_the_week_by_mouse_and_by_name(qtbot: QtBot, show_all: ShowAll) -> None:
    field = WeekdaysField("On")
    show_all(field)
    saturday = next(chip for chip in field.chips if chip.day is Weekday.SA)
    qtbot.mouseClick(saturday, Qt.MouseButton.LeftButton)
    assert field.value() == (Weekday.SA,)
    assert saturday.accessibleName() == "Saturday"
    assert saturday.isCheckable()
    field.set_read_only(True)
    qtbot.mouseClick(saturday, Qt.MouseButton.LeftButton)
    assert field.value() == (Weekday.SA,)
