"""How something repeats, chosen from the usual ways or as it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.weekdays import Weekday
from organizer.ui.fields.choice import SelectField
from organizer.ui.fields.recurrence import RecurrenceField

ShowAll = Callable[..., QWidget]
KEY = Qt.Key
TODAY = date(2026, 11, 19)
START = datetime(2026, 11, 19, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))


def read_day(text: str) -> date:
    try:
        return parse_day(text, Conventions(today=TODAY))
    except FieldError as error:
        raise ValueError(str(error)) from None


@pytest.fixture
def field(show_all: ShowAll) -> RecurrenceField:
    made = RecurrenceField("Repeats", read_day, format_day, lambda: TODAY)
    show_all(made)
    made.set_start(START)
    made.set_value(None)
    return made


def choose(qtbot: QtBot, select: SelectField, words: str) -> None:
    """By keyboard, from the first entry on."""
    select.box.setFocus()
    qtbot.keyClick(select.box, KEY.Key_Home)
    for _ in range(select.box.count()):
        if select.box.currentText() == words:
            return
        qtbot.keyClick(select.box, KEY.Key_Down)
    raise AssertionError(f"no {words}")


def text(field: RecurrenceField) -> str:
    value = field.value()
    return value.text if value is not None else ""


def sentence(field: RecurrenceField) -> str:
    return field._message.text()


def test_what_does_not_repeat_asks_for_nothing_more(field: RecurrenceField) -> None:
    assert field.value() is None
    assert not any(part.isVisible() for part in (field.interval, field.days, field.ends, field.written))


@pytest.mark.parametrize(
    ("way", "rule", "words"),
    [
        ("Daily", "RRULE:FREQ=DAILY", "Every day"),
        ("Weekdays, Mon–Fri", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every week on Mon–Fri"),
        ("Weekly", "RRULE:FREQ=WEEKLY", "Every week on Thu"),
        ("Monthly", "RRULE:FREQ=MONTHLY", "Every month on day 19"),
        ("Yearly", "RRULE:FREQ=YEARLY", "Every year on 19 Nov"),
    ],
)
def test_the_usual_ways_begin_with_the_day_it_is_on(
    qtbot: QtBot, field: RecurrenceField, way: str, rule: str, words: str
) -> None:
    choose(qtbot, field.way, way)
    assert text(field) == rule
    assert sentence(field) == words


def test_every_second_week_on_two_days_until_a_day(qtbot: QtBot, field: RecurrenceField) -> None:
    choose(qtbot, field.way, "Weekly")
    field.interval.edit.selectAll()
    qtbot.keyClicks(field.interval.edit, "2")
    monday = next(chip for chip in field.days.chips if chip.day is Weekday.MO)
    qtbot.mouseClick(monday, Qt.MouseButton.LeftButton)
    choose(qtbot, field.ends, "Until")
    assert field.problem() == "Enter the last day"
    qtbot.keyClicks(field.until.edit, "31 dec")
    assert text(field) == "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20261231T225959Z"
    assert sentence(field) == "Every 2 weeks on Mon, Thu until 31 Dec 2026"


def test_a_number_of_times(qtbot: QtBot, field: RecurrenceField) -> None:
    choose(qtbot, field.way, "Daily")
    choose(qtbot, field.ends, "A number of times")
    assert field.problem() == "Enter how many times"
    qtbot.keyClicks(field.count.edit, "10")
    assert text(field) == "RRULE:FREQ=DAILY;COUNT=10"
    field.count.edit.setText("0")
    assert field.problem() == "Enter a number from 1 to 9999"


def test_a_weekday_of_the_month_and_its_last_day(qtbot: QtBot, field: RecurrenceField) -> None:
    choose(qtbot, field.way, "Monthly")
    choose(qtbot, field.month_day.by, "On the")
    assert text(field) == "RRULE:FREQ=MONTHLY;BYDAY=3TH"
    choose(qtbot, field.month_day.place, "last")
    choose(qtbot, field.month_day.weekday, "Friday")
    assert sentence(field) == "Every month on the last Fri"
    choose(qtbot, field.month_day.by, "On day")
    field.month_day.day.edit.setText("last")
    field.month_day.day.changed.emit()
    assert text(field) == "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1"
    field.month_day.day.edit.setText("32")
    assert field.problem() == "Enter a day of the month, 1 to 31, or last"


def test_weeks_need_a_day_and_an_end_comes_after_the_beginning(qtbot: QtBot, field: RecurrenceField) -> None:
    choose(qtbot, field.way, "Weekly")
    thursday = next(chip for chip in field.days.chips if chip.day is Weekday.TH)
    qtbot.mouseClick(thursday, Qt.MouseButton.LeftButton)
    assert field.problem() == "Choose at least one day"
    qtbot.mouseClick(thursday, Qt.MouseButton.LeftButton)
    choose(qtbot, field.ends, "Until")
    qtbot.keyClicks(field.until.edit, "1 nov 2026")
    assert not field.check()
    assert field.error() == "Ends before it begins"


def test_days_that_follow_from_the_start_move_with_it(qtbot: QtBot, field: RecurrenceField) -> None:
    choose(qtbot, field.way, "Weekly")
    field.set_start(date(2026, 11, 20))
    assert sentence(field) == "Every week on Fri"
    choose(qtbot, field.way, "Yearly")
    assert sentence(field) == "Every year on 20 Nov"
    field.set_start(date(2027, 1, 5))
    assert sentence(field) == "Every year on 5 Jan"


@pytest.mark.parametrize(
    "written",
    [
        "RRULE:FREQ=DAILY",
        "RRULE:INTERVAL=2;FREQ=WEEKLY;WKST=SU;BYDAY=MO,WE;UNTIL=20270101T000000Z",
        "RRULE:FREQ=WEEKLY;BYDAY=TH",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=19",
        "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nEXDATE;VALUE=DATE:20271125",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "rrule:freq=daily;count=3",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "RRULE:FREQ=YEARLY;BYWEEKNO=20",
        "RDATE:20261224T073000,20261225T073000",
        "RRULE:FREQ=HOURLY;INTERVAL=6",
        "RRULE:FREQ=NEVER",
    ],
)
def test_what_is_not_touched_stays_as_it_was_written(field: RecurrenceField, written: str) -> None:
    value = Recurrence(written)
    field.set_value(value)
    if field.problem() is None:
        assert field.value() == value
        assert sentence(field)
    else:
        assert (
            field.problem() == "FREQ is one of YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY, SECONDLY, not 'NEVER'"
        )


def test_what_is_richer_is_shown_in_words_and_as_written(field: RecurrenceField) -> None:
    field.set_value(Recurrence("RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"))
    assert field.way.box.currentText() == "As written"
    assert field.written.isVisible()
    assert not field.ends.isVisible()
    assert sentence(field) == "Every month on Mon–Fri, the last of these"


def test_lines_are_checked_where_they_are_typed(qtbot: QtBot, field: RecurrenceField) -> None:
    choose(qtbot, field.way, "Yearly")
    qtbot.keyClick(field.way.box, KEY.Key_Down)
    assert field.written.value() == "RRULE:FREQ=YEARLY"
    field.written.edit.selectAll()
    qtbot.keyClicks(field.written.edit, "RRULE:FREQ=DAILY;INTERVAL=0")
    assert not field.check()
    assert field.error() == "INTERVAL is 1 or more, not 0"
    field.written.edit.selectAll()
    qtbot.keyClicks(field.written.edit, "every 3 days")
    assert field.check()
    assert text(field) == "RRULE:FREQ=DAILY;INTERVAL=3"


def test_exceptions_stay_when_the_rule_changes(qtbot: QtBot, field: RecurrenceField) -> None:
    field.set_value(Recurrence("RRULE:FREQ=DAILY\nEXDATE:20261121T073000"))
    field.interval.edit.selectAll()
    qtbot.keyClicks(field.interval.edit, "2")
    assert text(field) == "RRULE:FREQ=DAILY;INTERVAL=2\nEXDATE:20261121T073000"


def test_only_the_user_changes_it(qtbot: QtBot, field: RecurrenceField) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO"))
        field.set_start(date(2026, 11, 20))
    with qtbot.waitSignal(field.changed):
        choose(qtbot, field.way, "Daily")


def test_every_part_has_a_name(field: RecurrenceField) -> None:
    names = [part.focusProxy().accessibleName() for part in field._parts if part.focusProxy() is not None]
    assert all(names)
    assert len(set(names)) == len(names)
