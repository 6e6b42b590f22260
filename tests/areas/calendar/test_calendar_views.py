"""What the page shows: the week, a day, the month, lists, several members, the panel beside it, and how it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.areas.calendar.model import Arrangement, TrackedTime, WorkArrangement
from organizer.areas.calendar.page.period import Period
from organizer.areas.calendar.widgets.block_drawer import BlockDrawer
from organizer.areas.calendar.widgets.category_editor import CategoryEditor
from organizer.areas.calendar.widgets.given_back import GivenBackTable
from organizer.kernel.changes import Ref
from organizer.kernel.weekdays import Weekday
from organizer.store.actions import add_record
from organizer.ui.banner import Banner
from organizer.ui.records.drawer import RecordDrawer
from tests.areas.calendar.calendar_stage import MONDAY, TODAY, CalendarStage, at

Calendars = Callable[..., CalendarStage]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("view", "day", "first", "title", "note"),
    [
        ("week", date(2026, 11, 19), 0, "16 – 22 November", "Week 47"),
        ("week", date(2026, 11, 30), 0, "30 November – 6 December", "Week 49"),
        ("week", date(2026, 12, 31), 0, "28 December 2026 – 3 January 2027", "Week 53"),
        ("week", date(2026, 11, 19), 6, "15 – 21 November", "Week 47"),
        ("week", date(2027, 2, 3), 0, "1 – 7 February 2027", "Week 5"),
        ("day", date(2026, 11, 19), 0, "Thursday 19 November", "Week 47"),
        ("month", date(2026, 11, 19), 0, "November 2026", ""),
    ],
)
def test_a_period_says_what_it_is(view: str, day: date, first: int, title: str, note: str) -> None:
    period = Period(view, day, first)  # type: ignore[arg-type]
    assert (period.title(TODAY), period.note()) == (title, note)


def test_periods_go_on_and_back_and_stop_where_dates_end() -> None:
    month = Period("month", date(2026, 1, 31))
    assert month.stepped(1).day == date(2026, 2, 28)
    assert month.stepped(-1).day == date(2025, 12, 31)
    assert len(month.days) == 42
    assert Period("day", date.max).stepped(1).day == date.max
    assert Period("week", date.min).stepped(-1).days[0] == date.min
    assert Period("month", date.max).stepped(1).day == date.max


# Going about


def test_keys_go_by_day_and_week_and_home_is_today(calendar: CalendarStage) -> None:
    calendar.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press(Key.Key_Right, modifier=SHIFT)
    assert calendar.page.bar.title.text() == "23 – 29 November"
    calendar.press(Key.Key_Left, Key.Key_Left, modifier=SHIFT)
    assert calendar.page.bar.title.text() == "9 – 15 November"
    calendar.press(Key.Key_Home)
    assert calendar.page.bar.title.text() == "16 – 22 November"
    calendar.press("1")
    assert calendar.page.bar.title.text() == "Thursday 19 November"
    calendar.press(Key.Key_Right)
    assert calendar.page.bar.title.text() == "Friday 20 November"
    calendar.press("3")
    assert calendar.page.bar.title.text() == "November 2026"
    calendar.press("2")
    assert calendar.page.bar.title.text() == "16 – 22 November"


def test_the_bar_goes_by_what_is_in_view(calendar: CalendarStage) -> None:
    bar = calendar.page.bar
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(bar.on, left)
    QTest.mouseClick(bar.on, left)
    assert (bar.title.text(), bar.note.text()) == ("30 November – 6 December", "Week 49")
    QTest.mouseClick(bar.today, left)
    assert bar.title.text() == "16 – 22 November"
    calendar.page.going.show_view("month")
    QTest.mouseClick(bar.back, left)
    assert (bar.title.text(), bar.note.isVisible()) == ("October 2026", False)
    assert bar.back.accessibleName() == "The month before"


def test_the_view_is_as_it_was_left(calendars: Calendars) -> None:
    calendar = calendars(who="Maya")
    calendar.press("3")
    assert calendar.settings.kept["calendar.view"] == "month"


# The month


def test_the_month_shows_its_blocks_and_opens_a_day(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY;COUNT=3")
    calendar.add("Book fair", MONDAY + timedelta(days=1), length=timedelta(days=2))
    calendar.press("3")
    month = calendar.page.views.month
    days = month._days
    assert {day.day: [chip.words for chip in held.chips] for day, held in days.items()} == {
        16: ["07:00 Run"], 17: ["Book fair", "07:00 Run"], 18: ["Book fair", "07:00 Run"],
    }  # fmt: skip
    assert days[MONDAY].figure == "0.75 h"
    calendar.press(Key.Key_Up, Key.Key_Right)
    assert month.day == date(2026, 11, 13)
    calendar.press(Key.Key_Return)
    assert calendar.page.bar.title.text() == "Friday 13 November"
    assert calendar.page.views.key() == "grid"


def test_a_click_on_a_chip_shows_the_block_in_its_day(calendar: CalendarStage) -> None:
    calendar.add("Run", at(1, "07:00"), at(1, "07:45"))
    calendar.press("3")
    month = calendar.page.views.month
    number = month.shown().index(MONDAY + timedelta(days=1))
    ((_, box),) = month._boxes(number, month._days[MONDAY + timedelta(days=1)].chips)
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert calendar.page.bar.title.text() == "Tuesday 17 November"
    assert calendar.current() == "Run"


def test_the_cursor_of_the_month_goes_into_the_next(calendar: CalendarStage) -> None:
    calendar.press("3")
    calendar.press(Key.Key_PageDown)
    assert calendar.page.bar.title.text() == "December 2026"
    calendar.press(Key.Key_Home)
    assert calendar.page.bar.title.text() == "November 2026"
    calendar.press(Key.Key_N)
    drawer = calendar.context.findChild(BlockDrawer)
    assert drawer is not None
    calendar.press("Lunch")
    drawer.save()
    calendar.until(lambda: calendar.blocks("Lunch"))
    assert calendar.block("Lunch").start == at(3, "09:00")


# Several members


def test_everyone_has_a_lane_and_what_is_shared_is_in_each(calendars: Calendars) -> None:
    calendar = calendars()
    calendar.add("Mine", at(3, "09:00"), at(3, "10:00"))
    calendar.add("Theirs", at(3, "09:00"), at(3, "10:00"), owner=calendar.member("Alex"))
    calendar.add("Ours", at(3, "11:00"), at(3, "12:00"), owner=None)
    items = calendar.grid._scene.items
    assert sorted((i.title, i.lane) for i in items) == [("Mine", 0), ("Ours", 0), ("Ours", 1), ("Theirs", 1)]
    calendar.context.set_who(calendar.member("Alex"))
    assert sorted(i.title for i in calendar.grid._scene.items) == ["Ours", "Theirs"]


def test_a_block_dragged_into_another_lane_is_handed_over(calendars: Calendars) -> None:
    calendar = calendars()
    calendar.add("School run", at(3, "08:00"), at(3, "09:00"))
    left, width = calendar.grid.columns()[3]
    start, end = calendar.point(3, "08:15"), calendar.point(3, "08:15")
    start.setX(round(left + width * 0.25))
    end.setX(round(left + width * 0.75))
    calendar.done_and_undone(lambda: calendar.drag(start, end))
    assert calendar.block("School run").owner == calendar.member("Alex")
    assert calendar.times("School run") == ["Thu 08:00–09:00"]


def test_two_blocks_at_once_of_one_person_are_said_to_clash(calendars: Calendars) -> None:
    calendar = calendars()
    calendar.add("Dentist", at(3, "09:00"), at(3, "10:00"))
    calendar.add("Interview", at(3, "09:30"), at(3, "11:00"))
    calendar.add("Shift", at(3, "09:00"), at(3, "17:00"), owner=calendar.member("Alex"))
    clashes = {i.title: i.clash for i in calendar.grid._scene.items}
    assert clashes == {
        "Dentist": "Clashes with Interview, 09:30–11:00", "Interview": "Clashes with Dentist, 09:00–10:00", "Shift": "",
    }  # fmt: skip


def test_the_band_joins_days_and_shows_both_members(calendar: CalendarStage) -> None:
    maya, alex = calendar.member("Maya"), calendar.member("Alex")
    calendar.profile.run(add_record, WorkArrangement(nature=Arrangement.REMOTE, owner=maya))
    calendar.profile.run(
        add_record,
        WorkArrangement(
            nature=Arrangement.LEAVE, weekdays=(Weekday.FR,), share=Decimal("0.5"), owner=maya, since=TODAY,
            until=TODAY + timedelta(days=1),
        ),
    )  # fmt: skip
    calendar.profile.run(add_record, WorkArrangement(nature=Arrangement.SHIFT, weekdays=(Weekday.SU,), owner=alex))
    calendar.settle()
    band = calendar.page.week.band
    assert [(run.first, run.last, run.text, run.icon) for run, _ in band.boxes()] == [
        (0, 3, "Remote", "house"), (4, 4, "Leave ½", "palmtree"), (6, 6, "Shift", "ambulance"),
    ]  # fmt: skip
    assert "Maya, Mon to Thu: remote" in band.accessibleName()
    assert band.height() == 3 + 2 * 23 + 2
    (left, width), (_, box) = calendar.grid.columns()[4], band.boxes()[1]
    assert left <= box.left()
    assert box.right() <= left + width


# The balance


def test_the_balance_says_what_is_planned_and_tracked(calendar: CalendarStage) -> None:
    career, household = calendar.category("Career").id, calendar.category("Household").id
    calendar.add("Deep work", at(0, "09:00"), at(0, "11:30"), category=career)
    calendar.add("Review", at(4, "09:00"), at(4, "11:00"), category=career)
    maya = calendar.member("Maya")
    calendar.profile.run(add_record, TrackedTime(start=at(0, "09:00"), end=at(0, "11:00"), category=career, owner=maya))
    calendar.profile.run(
        add_record, TrackedTime(start=at(1, "20:00"), end=at(1, "22:00"), category=household, owner=maya)
    )
    calendar.settle()
    balance = calendar.page.panel.balance
    assert (balance.donut.accessibleName(), balance.tracked.text()) == ("4.5 h planned", "4 h")
    assert (balance.unplanned.text(), balance.unplanned_words.text()) == ("+2 h", "Household work you had not planned")
    rows = {row.line.name: row.line for row in balance.rows if row.line}
    assert (rows["Career"].figure, rows["Career"].by_now, rows["Career"].planned) == ("2 / 4.5", 2.5, 4.5)
    assert rows["Career"].words == (
        "Career: 2 h tracked, 2.5 h planned by now, 4.5 h planned this week, 20 to 45 h wanted"
    )


def test_edit_targets_opens_all_categories_in_one_form(calendar: CalendarStage) -> None:
    edit = calendar.page.panel.balance.edit_targets
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    calendar.press(Key.Key_Return)
    editor = calendar.context.findChild(CategoryEditor)
    assert editor is not None
    assert [row.category.name for row in editor.rows][:2] == ["Career", "Learning"]
    calendar.press(Key.Key_Escape)
    assert calendar.focus() is edit


def test_what_each_way_of_working_gives_back_is_in_the_menu(calendar: CalendarStage) -> None:
    remote = WorkArrangement(owner=calendar.member("Maya"), gives_back=timedelta(hours=1))
    calendar.profile.run(add_record, remote)
    calendar.page.bar.more.setFocus(Qt.FocusReason.TabFocusReason)
    calendar.press(Key.Key_Return)
    calendar.choose("What each way")
    (table,) = calendar.shell.findChildren(GivenBackTable)
    assert "Remote: Week 5 h" in table.accessibleDescription()


def test_categories_are_a_list_that_leads_back(calendar: CalendarStage) -> None:
    calendar.page.activate("categories")
    table = calendar.page.views.list("categories").table
    assert table.records.rowCount() == 8
    table.select_record(calendar.category("Career").id)
    calendar.press(Key.Key_Return)
    assert calendar.context.findChild(RecordDrawer) is not None
    calendar.press(Key.Key_Escape)
    calendar.press(Key.Key_Escape)
    assert calendar.page.views.key() == "grid"


# Lists and filter


def test_all_blocks_are_a_list_that_leads_back_to_the_week(calendar: CalendarStage) -> None:
    calendar.add("Choir", at(14, "19:00"), at(14, "21:00"))
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"))
    calendar.page.activate("blocks")
    table = calendar.page.views.list("blocks").table
    assert [r.title for r in table.records.records(0, 1)] == ["Choir", "Run"]
    table.select_record(calendar.block("Choir").id)
    calendar.press(Key.Key_Return)
    assert calendar.page.bar.title.text() == "30 November – 6 December"
    assert calendar.current() == "Choir"


def test_the_filter_narrows_the_week_and_esc_takes_it_away(calendar: CalendarStage) -> None:
    calendar.add("Deep work", at(3, "09:00"), at(3, "10:00"), category=calendar.category("Career").id)
    calendar.add("Run", at(3, "07:00"), at(3, "07:45"), category=calendar.category("Wellbeing").id)
    field = calendar.page.filter_field()
    assert field is not None
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press("well")
    calendar.until(lambda: [i.block.title for i in calendar.page.week.visible()] == ["Run"])
    calendar.press(Key.Key_Return)
    assert calendar.focus() is calendar.grid
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press(Key.Key_Escape)
    assert len(calendar.page.week.visible()) == 2


def test_the_filter_narrows_a_list_too(calendar: CalendarStage) -> None:
    calendar.add("Deep work", at(3, "09:00"), at(3, "10:00"))
    calendar.add("Run", at(3, "07:00"), at(3, "07:45"))
    calendar.page.activate("blocks")
    field = calendar.page.filter_field()
    assert field is not None
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press("run")
    table = calendar.page.views.list("blocks").table
    calendar.until(lambda: table.records.rowCount() == 1)
    calendar.press(Key.Key_Escape)
    calendar.until(lambda: table.records.rowCount() == 2)


# Sizes


def test_a_narrow_window_has_a_strip_that_opens_the_panel(calendars: Calendars) -> None:
    calendar = calendars(size=(1024, 700), who="Maya")
    calendar.add("Write")
    side = calendar.page.side
    assert (side.place.width(), side.panel.isVisible()) == (40, False)
    assert side.strip.accessibleName() == (
        "Balance of the week and unscheduled: 0 h tracked of 0 h planned, 1 unscheduled"
    )
    side.strip.setFocus(Qt.FocusReason.TabFocusReason)
    calendar.press(Key.Key_Return)
    assert side.panel.isVisible()
    assert side.panel.isAncestorOf(calendar.focus())
    calendar.press(Key.Key_Escape)
    assert not side.panel.isVisible()
    assert calendar.focus() is side.strip


def test_a_wide_window_has_a_month_over_the_panel(calendars: Calendars) -> None:
    calendar = calendars(size=(1920, 1080), who="Maya")
    side = calendar.page.side
    assert side.place.width() == 380
    assert side.month is not None
    side.month.grid.chosen.emit(date(2026, 12, 24))
    assert calendar.page.bar.title.text() == "21 – 27 December"


# Beginning


def test_an_empty_calendar_begins_with_the_usual_categories(calendars: Calendars) -> None:
    calendar = calendars(empty=True)
    assert calendar.page.views.key() == "empty"
    assert not calendar.page.bar.isVisible()
    create = calendar.page.views.beginning.create_button
    calendar.done_and_undone(lambda: QTest.mouseClick(create, Qt.MouseButton.LeftButton))
    assert calendar.page.views.key() == "grid"
    assert calendar.page.bar.isVisible()
    assert calendar.focus() is calendar.grid


def test_a_shape_fills_in_the_first_form(calendars: Calendars) -> None:
    calendar = calendars(empty=True)
    calendar.page.views.beginning.shape_chosen.emit("work")
    drawer = calendar.context.findChild(BlockDrawer)
    assert drawer is not None
    assert drawer.form.editors["title"].value() == "Work"
    calendar.done_and_undone(lambda: drawer.save())
    assert calendar.times("Work") == [f"{d} 09:00–17:00" for d in ("Mon", "Tue", "Wed", "Thu", "Fri")]


def test_files_can_be_brought_in_from_the_empty_page(calendars: Calendars) -> None:
    calendar = calendars(empty=True)
    with calendar.qtbot.waitSignal(calendar.page.import_requested):
        QTest.mouseClick(calendar.page.views.beginning.other_button, Qt.MouseButton.LeftButton)


def banner(calendar: CalendarStage, key: str) -> str:
    """What a notice says; '' where it is not shown."""
    notice = calendar.page.notices.shown.get(key)
    return notice.accessibleName() if isinstance(notice, Banner) else ""


def test_an_empty_week_offers_the_last_one(calendar: CalendarStage) -> None:
    calendar.add("Run", at(-7, "07:00"), at(-7, "07:45"))
    assert banner(calendar, "empty").startswith("Nothing is planned in this week")
    offered = calendar.page.notices.shown["empty"]
    assert isinstance(offered, Banner)
    calendar.done_and_undone(lambda: offered.acted.emit())
    assert calendar.times("Run") == ["Mon 07:00–07:45"]
    assert not banner(calendar, "empty")


def test_an_overfull_week_is_said_before_it_begins(calendars: Calendars) -> None:
    calendar = calendars(now=at(4, "10:00"), who="Maya")
    calendar.add("Deep work", at(7, "06:00"), at(7, "22:00"), category=calendar.category("Career").id,
                 recurrence="FREQ=DAILY;COUNT=5")  # fmt: skip
    assert banner(calendar, "overload").startswith("Next week will be full. 80 h are planned")
    look = calendar.page.notices.shown["overload"]
    assert isinstance(look, Banner)
    look.acted.emit()
    assert calendar.page.bar.title.text() == "23 – 29 November"
    assert banner(calendar, "overload").startswith("This week will be full")
    here = calendar.page.notices.shown["overload"]
    assert isinstance(here, Banner)
    here.acted.emit()
    calendar.page.week.reload()
    assert not banner(calendar, "overload")


def test_the_page_goes_to_what_search_finds(calendar: CalendarStage) -> None:
    calendar.page.show_record(Ref.to(calendar.category("Learning")))
    assert calendar.page.views.key() == "categories"
    current = calendar.page.views.list("categories").table.current_record()
    assert current is not None
    assert current.name == "Learning"


def test_the_marks_of_the_days_change_at_midnight(calendar: CalendarStage) -> None:
    calendar.hands.now = at(4, "00:01")
    calendar.page._tick()
    assert [day.day for day in calendar.grid._scene.days if day.today] == [date(2026, 11, 20)]
