"""The editor of a block: when it is, how it repeats, and how far a change to a series reaches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.model import Category, CategoryColour, TimeBlock
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.scope import Scope
from organizer.areas.calendar.widgets.block_drawer import BlockDrawer
from organizer.areas.calendar.widgets.category_picker import CategoryPicker
from organizer.areas.calendar.widgets.scope import ask_scope
from organizer.kernel.recurrence import Recurrence
from organizer.store.actions import change_record
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.dialogs import WaysDialog
from organizer.ui.fields.text import TextField

KEY = Qt.Key
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
THREE = datetime(2026, 11, 19, 15, tzinfo=BERLIN)
Add = Callable[..., TimeBlock]


def blocks(context: PageContext) -> list[TimeBlock]:
    return list(context.workspace.reads.every(TimeBlock))


def shown(context: PageContext, first: date = date(2026, 11, 16), days: int = 7) -> list[Instance]:
    window = Window(first, first + timedelta(days=days - 1), BERLIN)
    return instances_between(context.workspace.reads, window)


def type_in(drawer: BlockDrawer, field: str, text: str) -> None:
    widget = drawer.form.editors[field].widget
    assert isinstance(widget, TextField)
    widget.edit.setText(text)
    widget.changed.emit()


def retype(qtbot: QtBot, field: TextField | QWidget, text: str) -> None:
    edit = field.edit  # type: ignore[union-attr]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, KEY.Key_Delete)
    qtbot.keyClicks(edit, text)


def dialog(window: QWidget) -> WaysDialog:
    (found,) = [each for each in window.findChildren(WaysDialog) if each.isVisible()]
    return found


def save(qtbot: QtBot, drawer: BlockDrawer) -> TimeBlock:
    with qtbot.waitSignal(drawer.saved) as saved:
        drawer.save()
    assert saved.args is not None
    block = saved.args[0]
    assert isinstance(block, TimeBlock)
    return block


def save_for(qtbot: QtBot, drawer: BlockDrawer, window: QWidget, key: KEY) -> TimeBlock:
    """Saves, and says how far it reaches by its figure."""
    drawer.save()
    with qtbot.waitSignal(drawer.saved) as saved:
        qtbot.keyClick(dialog(window).focusWidget(), key)
    assert saved.args is not None
    block = saved.args[0]
    assert isinstance(block, TimeBlock)
    return block


@pytest.fixture
def run(add: Add) -> TimeBlock:
    """Mondays and Thursdays at 07:30 since 2 November."""
    return add(
        TimeBlock(
            title="Run", start=datetime(2026, 11, 2, 7, 30, tzinfo=BERLIN), length=timedelta(minutes=45),
            recurrence=Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TH"),
        )
    )  # fmt: skip


def test_a_new_block_by_keyboard(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, start=THREE, length=timedelta(hours=1))
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "Interview")
    assert drawer.when.day.edit.text() == "19 Nov 2026"
    retype(qtbot, drawer.when.times.start, "9:15")
    assert drawer.when.times.end.edit.text() == "10:15"
    retype(qtbot, drawer.when.times.end, "11")
    block = save(qtbot, drawer)
    assert (block.title, block.day) == ("Interview", date(2026, 11, 19))
    assert block.start == datetime(2026, 11, 19, 9, 15, tzinfo=BERLIN)
    assert block.start.tzinfo == BERLIN
    assert block.length == timedelta(hours=1, minutes=45)
    assert block.owner == context.workspace.home.member
    assert context.host.said.text() == "Added block"


def test_an_end_before_the_beginning_is_named_at_its_field(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, title="Night shift", start=THREE.replace(hour=22), length=timedelta(hours=1))
    retype(qtbot, drawer.when.times.end, "6")
    drawer.save()
    assert drawer.when.times.end.error() == "Ends before it begins"
    assert drawer.when.times.end.edit.hasFocus()
    assert drawer.state.text() == "1 field needs a fix"
    drawer.when.times.end.choose_days(1)
    assert drawer.when.times.end.error() is None
    assert save(qtbot, drawer).length == timedelta(hours=8)


def test_crossing_midnight_is_shown_as_it_is(context: PageContext, window: QWidget, add: Add) -> None:
    add(TimeBlock(title="Night", start=THREE.replace(hour=22), length=timedelta(hours=8)))
    drawer = BlockDrawer(context, shown(context)[0])
    assert drawer.when.times.end.edit.text() == "06:00"
    assert drawer.when.times.end.choice.label == "+1 day"
    assert not drawer.is_changed()
    drawer.drawer.close_now()


def test_whole_days_from_a_day_to_a_day(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, title="Leave", start=THREE, length=timedelta(hours=1))
    drawer.when.state.control.choose("whole")
    assert not drawer.when.times.isVisible()
    retype(qtbot, drawer.when.last, "18 nov 2026")
    drawer.save()
    assert drawer.when.last.error() == "Ends before it begins"
    retype(qtbot, drawer.when.last, "21 nov 2026")
    retype(qtbot, drawer.when.day, "23 nov 2026")
    assert drawer.when.last.value() == date(2026, 11, 25)
    block = save(qtbot, drawer)
    assert block.all_day
    assert (block.day, block.length) == (date(2026, 11, 23), timedelta(days=3))


def test_unscheduled_it_has_a_length_and_a_day_it_is_due(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, title="Book dentist", length=timedelta(minutes=10))
    assert drawer.when.waits
    assert not drawer.repeats.isVisible()
    retype(qtbot, drawer.when.length, "")
    drawer.save()
    assert drawer.when.length.error() == "Enter a length of time"
    retype(qtbot, drawer.when.length, "20 min")
    due = drawer.form.editors["due"].widget
    retype(qtbot, due, "27 nov 2026")
    block = save(qtbot, drawer)
    assert (block.day, block.start, block.length) == (None, None, timedelta(minutes=20))
    assert block.due == date(2026, 11, 27)


def test_what_waits_gets_a_day_and_a_time(context: PageContext, window: QWidget, qtbot: QtBot, add: Add) -> None:
    drawer = BlockDrawer(context, title="Book dentist", length=timedelta(minutes=10))
    drawer.when.state.control.choose("timed")
    assert drawer.when.day.value() == date(2026, 11, 19)
    assert drawer.when.times.start.edit.text() == "11:00"
    block = save(qtbot, drawer)
    assert block.start == datetime(2026, 11, 19, 11, tzinfo=BERLIN)
    assert block.length == timedelta(minutes=10)


def test_another_zone_is_chosen_and_one_that_is_none_named(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, title="Call", start=THREE, length=timedelta(hours=1))
    assert not drawer.when.times.zone.isVisible()
    drawer.when.times.open_zone()
    qtbot.keyClicks(drawer.when.times.zone.edit, "Mars/Olympus")
    drawer.save()
    assert drawer.when.times.zone.error() == "There is no time zone “Mars/Olympus”"
    retype(qtbot, drawer.when.times.zone, "America/New_York")
    assert drawer.when._note.text() == "1 h, 21:00–22:00 here"
    block = save(qtbot, drawer)
    assert block.start is not None
    assert block.start.tzinfo == NEW_YORK
    assert block.start == datetime(2026, 11, 19, 15, tzinfo=NEW_YORK)


def test_the_same_time_of_day_everywhere(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, title="Breakfast", start=THREE.replace(hour=8), length=timedelta(hours=1))
    drawer.when.times.use_everywhere()
    assert drawer.when._note.text() == "1 h, the same time of day in every time zone"
    block = save(qtbot, drawer)
    assert block.floating
    assert block.first == datetime(2026, 11, 19, 8)


def test_a_length_is_what_really_passes(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    start = datetime(2026, 3, 29, 0, 30, tzinfo=BERLIN)
    drawer = BlockDrawer(context, title="Night", start=start, length=timedelta(hours=1))
    retype(qtbot, drawer.when.times.end, "4")
    assert drawer.when._note.text() == "2 h 30 min"
    retype(qtbot, drawer.when.times.start, "2:15")
    assert not drawer.when.check()
    assert drawer.when.times.start.error() == "The clocks were put forward over that time; it did not take place"
    drawer.drawer.close_now()


def test_a_time_in_utc_is_shown_as_here_and_unchanged(context: PageContext, window: QWidget, add: Add) -> None:
    add(TimeBlock(title="Call", start=THREE.astimezone(UTC), length=timedelta(hours=1)))
    drawer = BlockDrawer(context, shown(context)[0])
    assert drawer.when.times.start.edit.text() == "15:00"
    assert not drawer.when.times.zone.isVisible()
    assert not drawer.is_changed()
    drawer.drawer.close_now()


def test_a_category_is_made_on_the_way(context: PageContext, window: QWidget, qtbot: QtBot, add: Add) -> None:
    add(Category(name="Career", colour=CategoryColour.PETROL))
    drawer = BlockDrawer(context, title="Weed the beds", start=THREE, length=timedelta(hours=1))
    picker = drawer.form.editors["category"].widget
    assert isinstance(picker, CategoryPicker)
    picker.edit.setFocus()
    qtbot.keyClicks(picker.edit, "Garden")
    qtbot.keyClick(picker.edit, KEY.Key_Return)
    block = save(qtbot, drawer)
    made = context.workspace.reads.find(Category, block.category)
    assert made is not None
    assert (made.name, made.colour) == ("Garden", CategoryColour.INDIGO)


def test_a_single_block_begins_to_repeat(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    drawer = BlockDrawer(context, title="Run", start=THREE, length=timedelta(hours=1))
    drawer.repeats.way.box.setFocus()
    qtbot.keyClick(drawer.repeats.way.box, KEY.Key_Down)
    retype(qtbot, drawer.when.day, "20 nov 2026")
    block = save(qtbot, drawer)
    assert block.recurrence == Recurrence("RRULE:FREQ=DAILY")
    assert len(shown(context)) == 3


def test_an_instance_is_shown_when_it_is(context: PageContext, window: QWidget, run: TimeBlock) -> None:
    drawer = BlockDrawer(context, shown(context)[1])
    assert drawer.when.day.value() == date(2026, 11, 19)
    assert drawer.when.times.start.edit.text() == "07:30"
    assert drawer.repeats.value() == run.recurrence
    assert not drawer.is_changed()
    drawer.drawer.close_now()


def test_nothing_changed_asks_nothing(context: PageContext, window: QWidget, run: TimeBlock) -> None:
    drawer = BlockDrawer(context, shown(context)[1])
    drawer.save()
    assert not drawer.drawer.is_open()
    assert not window.findChildren(WaysDialog)


@pytest.mark.parametrize(
    ("key", "titles"),
    [
        (KEY.Key_1, ["Run", "Run", "Swim", "Run"]),
        (KEY.Key_2, ["Run", "Run", "Swim", "Swim"]),
        (KEY.Key_3, ["Swim", "Swim", "Swim", "Swim"]),
    ],
)
def test_a_change_reaches_as_far_as_it_is_said(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock, profile: Profile, key: KEY, titles: list[str]
) -> None:
    before = blocks(context)
    drawer = BlockDrawer(context, shown(context, date(2026, 11, 9), 14)[2])
    assert drawer.when.day.value() == date(2026, 11, 16)
    type_in(drawer, "title", "Swim")
    save_for(qtbot, drawer, window, key)
    assert [i.block.title for i in shown(context, date(2026, 11, 9), 14)] == titles
    profile.undo()
    assert blocks(context) == before


def test_one_instance_is_moved_to_another_day(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock
) -> None:
    drawer = BlockDrawer(context, shown(context)[1])
    retype(qtbot, drawer.when.day, "20 nov 2026")
    retype(qtbot, drawer.when.times.start, "8")
    block = save_for(qtbot, drawer, window, KEY.Key_Return)
    assert block.start == datetime(2026, 11, 20, 8, tzinfo=BERLIN)
    assert [i.start.date().day for i in shown(context)] == [16, 20]


def test_another_rule_is_for_those_that_follow_or_all(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock
) -> None:
    drawer = BlockDrawer(context, shown(context)[1])
    monday = drawer.repeats.days.chips[0]
    qtbot.mouseClick(monday, Qt.MouseButton.LeftButton)
    drawer.save()
    ways = dialog(window)
    assert [way.label for way in ways.ways] == ["This and those that follow", "All"]
    with qtbot.waitSignal(drawer.saved):
        qtbot.mouseClick(ways.ways[0], Qt.MouseButton.LeftButton)
    assert [i.first_day.day for i in shown(context, date(2026, 11, 16), 14)] == [16, 19, 26]


def test_given_up_nothing_is_saved_and_the_drawer_stays(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock
) -> None:
    before = blocks(context)
    drawer = BlockDrawer(context, shown(context)[1])
    type_in(drawer, "title", "Swim")
    drawer.save()
    qtbot.keyClick(dialog(window), KEY.Key_Escape)
    assert drawer.drawer.is_open()
    assert blocks(context) == before
    drawer.drawer.close_now()


@pytest.mark.parametrize(("key", "left"), [(KEY.Key_1, [9, 12, 19]), (KEY.Key_2, [9, 12]), (KEY.Key_3, [])])
def test_deleting_reaches_as_far_as_it_is_said(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock, profile: Profile, key: KEY, left: list[int]
) -> None:
    before = blocks(context)
    drawer = BlockDrawer(context, shown(context)[0])
    drawer.delete()
    with qtbot.waitSignal(drawer.deleted):
        qtbot.keyClick(dialog(window), key)
    assert [i.first_day.day for i in shown(context, date(2026, 11, 9), 14)] == left
    profile.undo()
    assert blocks(context) == before


def test_a_series_that_changed_meanwhile_is_shown_anew(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock, profile: Profile
) -> None:
    drawer = BlockDrawer(context, shown(context)[1])
    type_in(drawer, "title", "Swim")
    profile.run(change_record, run, {"place": "Park"})
    drawer.save()
    qtbot.keyClick(dialog(window), KEY.Key_1)
    qtbot.waitUntil(lambda: drawer.form.banner is not None)
    banner = drawer.form.banner
    assert banner is not None
    banner.acted.emit()
    assert drawer.form.values()["place"] == "Park"
    assert not drawer.is_changed()
    type_in(drawer, "title", "Swim")
    assert save_for(qtbot, drawer, window, KEY.Key_1).title == "Swim"


def test_the_answer_given_last_comes_first(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    said: list[Scope] = []
    ask_scope(context, "Move", said.append)
    qtbot.keyClick(dialog(window), KEY.Key_2)
    again = ask_scope(context, "Move", said.append)
    qtbot.keyClick(again.focusWidget(), KEY.Key_Return)
    other = ask_scope(context, "Delete", said.append)
    qtbot.keyClick(other.focusWidget(), KEY.Key_Return)
    assert said == [Scope.FOLLOWING, Scope.FOLLOWING, Scope.THIS]


def test_giving_up_is_told(context: PageContext, window: QWidget, qtbot: QtBot) -> None:
    told: list[str] = []
    asked = ask_scope(context, "Move", lambda scope: told.append("done"), given_up=lambda: told.append("given up"))
    qtbot.keyClick(asked, KEY.Key_Escape)
    assert told == ["given up"]


def test_saved_and_another_begun_is_a_new_block(
    context: PageContext, window: QWidget, qtbot: QtBot, run: TimeBlock
) -> None:
    drawer = BlockDrawer(context, shown(context)[1])
    type_in(drawer, "title", "Swim")
    drawer.save_and_new()
    with qtbot.waitSignal(drawer.saved):
        qtbot.keyClick(dialog(window), KEY.Key_1)
    assert drawer.drawer.is_open()
    assert drawer.when.waits
    type_in(drawer, "title", "Something else")
    assert save(qtbot, drawer).series is None
