"""The page of the calendar by keyboard and by mouse: planned, moved, made longer, copied, and taken back each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.widgets.block_drawer import BlockDrawer
from tests.areas.calendar.calendar_stage import BERLIN, MONDAY, TODAY, CalendarStage, at

Calendars = Callable[..., CalendarStage]
Key = Qt.Key
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def drawer(calendar: CalendarStage) -> BlockDrawer:
    """The form that is open."""
    return next(each for each in calendar.context.findChildren(BlockDrawer))


def fill_in(calendar: CalendarStage, title: str) -> None:
    """Gives the form that is open a title and saves it."""
    calendar.press(title)
    calendar.ctrl(Key.Key_S)


# Creating


def test_a_new_block_is_planned_by_keyboard_where_the_cursor_is(calendar: CalendarStage) -> None:
    def plan() -> None:
        QTest.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=calendar.point(4, "13:45"))
        calendar.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        calendar.press(Key.Key_Down, Key.Key_N)
        fill_in(calendar, "Write the brief")
        calendar.until(lambda: calendar.current() == "Write the brief")

    calendar.done_and_undone(plan)
    assert calendar.times("Write the brief") == ["Fri 14:00–15:00"]
    block = calendar.block("Write the brief")
    assert (block.start, block.length, block.owner) == (at(4, "14:00"), timedelta(hours=1), calendar.member("Maya"))
    assert block.start is not None
    assert block.start.tzinfo is BERLIN


def test_a_new_block_is_planned_by_dragging_over_its_time(calendar: CalendarStage) -> None:
    def plan() -> None:
        calendar.drag(calendar.point(1, "13:00"), calendar.point(1, "14:30"))
        fill_in(calendar, "Lunch with Priya")

    calendar.done_and_undone(plan)
    assert calendar.times("Lunch with Priya") == ["Tue 13:00–14:45"]


def test_a_block_of_whole_days_stands_over_the_hours(calendar: CalendarStage) -> None:
    calendar.add("Book fair", MONDAY + timedelta(days=2), length=timedelta(days=2))
    assert [(i.first_day, i.last_day) for i in calendar.seen("Book fair")] == [(date(2026, 11, 18), TODAY)]
    calendar.go("Book fair")
    calendar.done_and_undone(lambda: calendar.press(Key.Key_D))
    assert [b.day for b in calendar.blocks("Book fair")] == [date(2026, 11, 18), date(2026, 11, 20)]


# Moving


def test_a_block_is_moved_by_keyboard(calendar: CalendarStage) -> None:
    calendar.add("Interview", at(3, "13:00"), at(3, "14:00"))
    calendar.go("Interview")

    def move() -> None:
        calendar.press(Key.Key_Right, modifier=ALT)
        calendar.until(lambda: calendar.times("Interview") == ["Fri 13:00–14:00"])

    calendar.done_and_undone(move)
    assert calendar.current() == "Interview"


def test_a_block_is_moved_with_the_mouse_to_another_day_and_time(calendar: CalendarStage) -> None:
    calendar.add("Interview", at(3, "13:00"), at(3, "14:00"))
    calendar.done_and_undone(lambda: calendar.drag(calendar.point(3, "13:15"), calendar.point(4, "15:15")))
    assert calendar.times("Interview") == ["Fri 15:00–16:00"]
    assert calendar.host.said.text() == "Redone: Move Interview to Fri 15:00"


def test_a_drag_that_is_given_up_changes_nothing(calendar: CalendarStage) -> None:
    calendar.add("Interview", at(3, "13:00"), at(3, "14:00"))
    before = calendar.everything()
    start = calendar.point(3, "13:15")
    QTest.mousePress(calendar.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(calendar.grid, calendar.point(4, "15:15"))
    QTest.keyClick(calendar.grid, Key.Key_Escape)
    QTest.mouseRelease(calendar.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    calendar.settle()
    assert calendar.everything() == before
    assert calendar.workspace.next_undo() is not None


def test_a_copy_is_dragged_with_ctrl_held(calendar: CalendarStage) -> None:
    calendar.add("Run", at(3, "07:00"), at(3, "07:45"))
    calendar.done_and_undone(lambda: calendar.drag(calendar.point(3, "07:15"), calendar.point(5, "09:15"), copy=True))
    assert calendar.times("Run") == ["Thu 07:00–07:45", "Sat 09:00–09:45"]


def test_a_block_is_made_longer_by_keyboard_and_by_its_edge(calendar: CalendarStage) -> None:
    calendar.add("Vendor review", at(3, "13:00"), at(3, "14:00"))
    calendar.go("Vendor review")

    def longer() -> None:
        calendar.press(Key.Key_Down, modifier=ALT | SHIFT)
        calendar.until(lambda: calendar.times("Vendor review") == ["Thu 13:00–14:15"])

    calendar.done_and_undone(longer)
    rect = calendar.grid.item_rect(calendar.item("Vendor review")).toRect()
    edge = rect.center()
    edge.setY(rect.bottom() - 1)
    calendar.done_and_undone(lambda: calendar.drag(edge, calendar.point(3, "15:15")))
    assert calendar.times("Vendor review") == ["Thu 13:00–15:15"]


def test_the_upper_edge_moves_the_start_and_keeps_the_end(calendar: CalendarStage) -> None:
    calendar.add("Vendor review", at(3, "13:00"), at(3, "14:00"))
    rect = calendar.grid.item_rect(calendar.item("Vendor review")).toRect()
    edge = rect.center()
    edge.setY(rect.top() + 1)
    calendar.done_and_undone(lambda: calendar.drag(edge, calendar.point(3, "12:00")))
    assert calendar.times("Vendor review") == ["Thu 12:00–14:00"]


def test_the_length_over_a_change_of_the_clocks_is_the_time_that_passes(calendars: Calendars) -> None:
    sunday = at(-22, "12:00")  # 25 October, when the clocks are put back at three
    calendar = calendars(now=sunday, who="Maya")
    calendar.page.verbs.create(sunday.replace(hour=1, tzinfo=None), sunday.replace(hour=4, tzinfo=None), 0)
    fill_in(calendar, "Night train")
    calendar.until(lambda: calendar.times("Night train") == ["Sun 01:00–04:00"])
    assert calendar.block("Night train").length == timedelta(hours=4)


def test_keys_held_down_are_faster_than_the_disk_and_all_count(calendar: CalendarStage) -> None:
    calendar.add("Interview", at(3, "13:00"), at(3, "14:00"))
    calendar.go("Interview")
    for _ in range(6):
        QTest.keyClick(calendar.grid, Key.Key_Down, ALT)
    for _ in range(3):
        QTest.keyClick(calendar.grid, Key.Key_Down, ALT | SHIFT)
    QTest.keyClick(calendar.grid, Key.Key_Space)
    calendar.until(lambda: calendar.times("Interview") == ["Thu 14:30–16:15"])
    calendar.until(lambda: calendar.block("Interview").done)
    assert not calendar.host.complaint


# Series


def test_one_instance_is_moved_and_the_others_stay(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY")
    calendar.go("Run", 3)

    def move() -> None:
        calendar.press(Key.Key_Down, modifier=ALT)
        calendar.until(lambda: calendar.asked() == "Move which of them?")
        calendar.answer(1)
        calendar.until(lambda: "Thu 07:15–08:00" in calendar.times("Run"))

    calendar.done_and_undone(move)
    assert [t for t in calendar.times("Run") if t.endswith("07:45")] == [
        f"{day} 07:00–07:45" for day in ("Mon", "Tue", "Wed", "Fri", "Sat", "Sun")
    ]


def test_this_one_and_those_that_follow_are_moved(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY;COUNT=10")

    def move() -> None:
        calendar.drag(calendar.point(3, "07:15"), calendar.point(3, "08:15"))
        calendar.answer(2)
        calendar.until(lambda: "Thu 08:00–08:45" in calendar.times("Run"))

    calendar.done_and_undone(move)
    assert [t[4:9] for t in calendar.times("Run")] == ["07:00"] * 3 + ["08:00"] * 4


def test_all_instances_are_moved(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=WEEKLY;BYDAY=MO,WE")

    def move() -> None:
        calendar.drag(calendar.point(2, "07:15"), calendar.point(2, "06:15"))
        calendar.answer(3)
        calendar.until(lambda: calendar.times("Run") == ["Mon 06:00–06:45", "Wed 06:00–06:45"])

    calendar.done_and_undone(move)


def test_one_instance_is_deleted_by_keyboard(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY")
    calendar.go("Run", 1)

    def delete() -> None:
        calendar.press(Key.Key_Delete)
        calendar.until(lambda: calendar.asked() == "Delete which of them?")
        calendar.press("1")
        calendar.until(lambda: len(calendar.seen("Run")) == 6)

    calendar.done_and_undone(delete)
    assert "Tue 07:00–07:45" not in calendar.times("Run")


def test_a_question_that_is_given_up_leaves_all_as_it_was(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY")
    before = calendar.everything()
    calendar.drag(calendar.point(3, "07:15"), calendar.point(3, "09:15"))
    QTest.keyClick(QApplication.activeModalWidget(), Key.Key_Escape)
    calendar.settle()
    assert calendar.everything() == before
    assert calendar.times("Run")[3] == "Thu 07:00–07:45"


def test_the_form_of_an_instance_asks_how_far_a_change_reaches(calendar: CalendarStage) -> None:
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY")
    calendar.go("Run", 2)

    def rename() -> None:
        calendar.press(Key.Key_Return)
        calendar.ctrl(Key.Key_A)
        fill_in(calendar, "Swim")
        calendar.until(lambda: calendar.asked())
        calendar.answer(1)
        calendar.until(lambda: calendar.seen("Swim"))

    calendar.done_and_undone(rename)
    assert (calendar.times("Swim"), len(calendar.seen("Run"))) == (["Wed 07:00–07:45"], 6)


# Other things done with a block


def test_space_says_that_a_block_is_done_and_delete_puts_it_into_the_trash(calendar: CalendarStage) -> None:
    calendar.add("Call the bank", at(3, "09:00"), at(3, "09:30"))
    calendar.go("Call the bank")
    calendar.done_and_undone(lambda: calendar.press(Key.Key_Space))
    assert calendar.block("Call the bank").done is not None
    calendar.done_and_undone(lambda: calendar.press(Key.Key_Delete))
    assert not calendar.seen("Call the bank")


def test_a_copy_is_made_right_after_the_block(calendar: CalendarStage) -> None:
    calendar.add("Deep work", at(3, "09:00"), at(3, "11:00"), category=calendar.category("Career").id)
    calendar.go("Deep work")
    calendar.done_and_undone(lambda: calendar.press(Key.Key_D))
    assert calendar.times("Deep work") == ["Thu 09:00–11:00", "Thu 11:00–13:00"]
    assert {b.category for b in calendar.blocks("Deep work")} == {calendar.category("Career").id}


def test_the_menu_of_a_block_gives_it_a_category(calendar: CalendarStage) -> None:
    calendar.add("Bake bread", at(3, "09:00"), at(3, "11:00"))
    calendar.go("Bake bread")

    def choose() -> None:
        calendar.grid.menu_asked.emit(
            calendar.item("Bake bread"), calendar.grid.mapToGlobal(calendar.point(3, "10:00"))
        )
        calendar.choose("Category > Household")

    calendar.done_and_undone(choose)
    assert calendar.block("Bake bread").category == calendar.category("Household").id


def test_a_block_goes_back_to_what_waits(calendar: CalendarStage) -> None:
    calendar.add("Tax return", at(3, "09:00"), at(3, "11:00"))

    def choose() -> None:
        calendar.grid.menu_asked.emit(
            calendar.item("Tax return"), calendar.grid.mapToGlobal(calendar.point(3, "10:00"))
        )
        calendar.choose("Back to unscheduled")

    calendar.done_and_undone(choose)
    assert calendar.block("Tax return").day is None
    assert [thing.item.title for thing in calendar.page.panel.tray.list.waiting.things] == ["Tax return"]


# Undo shows where


def test_after_an_undo_the_page_is_where_it_happened(calendar: CalendarStage) -> None:
    calendar.add("Interview", at(3, "13:00"), at(3, "14:00"))
    calendar.go("Interview")
    calendar.press(Key.Key_Delete)
    calendar.until(lambda: not calendar.seen("Interview"))
    calendar.page.going.step(3)
    assert calendar.page.week.period.day == TODAY + timedelta(days=21)
    with calendar.qtbot.waitSignal(calendar.context.changed) as heard:
        calendar.context.undo()
    (ids,) = heard.args[0].records.values()
    from organizer.kernel.changes import Ref

    calendar.page.show_changed([Ref("time_block", id) for id in ids])
    assert calendar.page.week.period.week[0] == MONDAY
    assert calendar.current() == "Interview"


def test_after_an_undo_of_something_new_the_page_is_where_it_was(calendar: CalendarStage) -> None:
    calendar.add("Interview", at(3, "13:00"), at(3, "14:00"))
    made = calendar.block("Interview")
    calendar.page.going.step(1)
    from organizer.kernel.changes import Ref

    with calendar.qtbot.waitSignal(calendar.context.changed):
        calendar.context.undo()
    calendar.page.show_changed([Ref.to(made)])
    assert calendar.page.week.period.week[0] == MONDAY


def test_a_record_is_shown_in_its_week_free_of_the_filter_that_hides_it(calendar: CalendarStage) -> None:
    from organizer.kernel.changes import Ref

    calendar.add("Alex's shift", at(10, "07:00"), at(10, "15:00"), owner=calendar.member("Alex"))
    calendar.page.show_record(Ref.to(calendar.block("Alex's shift")))
    assert calendar.page.week.period.week[0] == MONDAY + timedelta(days=7)
    assert calendar.context.who is None
    assert calendar.current() == "Alex's shift"


def test_a_series_is_shown_at_its_next_instance(calendar: CalendarStage) -> None:
    from organizer.kernel.changes import Ref

    calendar.add("Choir", at(-365 - 6, "19:00"), at(-365 - 6, "21:00"), recurrence="FREQ=WEEKLY")
    calendar.page.going.to_day(MONDAY - timedelta(days=800))
    calendar.page.show_record(Ref.to(calendar.block("Choir")))
    shown = calendar.page.verbs.instance(calendar.grid.current())
    assert shown is not None
    assert shown.start == at(7, "19:00")


def test_changes_of_other_kinds_leave_the_week_as_it_was_read(calendar: CalendarStage) -> None:
    from organizer.areas.people.model import Contact
    from organizer.store.actions import add_record

    loaded = calendar.page.week.loaded
    with calendar.qtbot.waitSignal(calendar.context.changed):
        calendar.workspace.submit(add_record, Contact(name="Dana"))
    assert calendar.page.week.loaded is loaded
    calendar.add("Run", at(3, "07:00"), at(3, "08:00"))
    assert calendar.page.week.loaded is not loaded


def test_ten_thousand_blocks_at_once_are_shown_and_answer(calendars: Calendars) -> None:
    def begin(profile: object) -> None:
        start, length = at(3, "09:00"), timedelta(hours=2)
        blocks = [TimeBlock(title=f"Overlap {n}", start=start, length=length) for n in range(10_000)]
        profile.run(lambda edit: edit.add_all(blocks))  # type: ignore[attr-defined]

    calendar = calendars(begin=begin, names=("Maya Rivera",))
    assert len(calendar.page.week.visible()) == 10_000
    calendar.press(Key.Key_Right, modifier=SHIFT)
    assert not calendar.page.week.visible()
    calendar.press(Key.Key_Left, modifier=SHIFT)
    calendar.press(Key.Key_J)
    assert calendar.current().startswith("Overlap")
