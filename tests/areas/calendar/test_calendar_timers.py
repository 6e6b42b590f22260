"""Timers on the page: started for a block, shown while they run, asked about when they were forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.areas.calendar.model import TrackedTime
from organizer.areas.calendar.widgets.forgotten import ForgottenBanner
from organizer.store.actions import add_record
from tests.areas.calendar.calendar_stage import CalendarStage, at

Calendars = Callable[..., CalendarStage]
Key = Qt.Key


def strip(calendar: CalendarStage) -> list[str]:
    return [f"{line.timer.title} {line.timer.since}" for line in calendar.page.strip.lines]


def asked(calendar: CalendarStage) -> ForgottenBanner:
    """The question about the one timer that was forgotten."""
    (found,) = [n for n in calendar.page.notices.shown.values() if isinstance(n, ForgottenBanner)]
    return found


def begun(calendar: CalendarStage, start: datetime, **fields: object) -> None:
    """A timer that has been running since then."""
    fields.setdefault("owner", calendar.member("Maya"))
    calendar.profile.run(add_record, TrackedTime(start=start, **fields))  # type: ignore[arg-type]
    calendar.settle()


def test_t_tracks_the_block_that_is_current_and_stops_it(calendar: CalendarStage) -> None:
    calendar.add("Deep work", at(3, "09:00"), at(3, "11:30"), category=calendar.category("Career").id)
    calendar.go("Deep work")
    assert not calendar.page.strip.isVisible()
    calendar.done_and_undone(lambda: calendar.press(Key.Key_T))
    (timer,) = calendar.tracked()
    assert (timer.title, timer.start, timer.end) == ("Deep work", at(3, "10:42"), None)
    assert (timer.block, timer.category) == (calendar.block("Deep work").id, calendar.category("Career").id)
    assert strip(calendar) == ["Deep work since 10:42, 0 min"]
    calendar.hands.now = at(3, "11:20")
    calendar.go("Deep work")
    calendar.done_and_undone(lambda: calendar.press(Key.Key_T))
    assert calendar.tracked()[0].end == at(3, "11:20")
    assert not calendar.page.strip.isVisible()


def test_starting_another_block_stops_the_one_that_runs(calendar: CalendarStage) -> None:
    calendar.add("Deep work", at(3, "09:00"), at(3, "10:30"))
    calendar.add("Staff meeting", at(3, "10:30"), at(3, "11:30"))
    begun(calendar, at(3, "09:05"), title="Deep work", block=calendar.block("Deep work").id)
    calendar.go("Staff meeting")
    calendar.done_and_undone(lambda: calendar.press(Key.Key_T))
    first, second = calendar.tracked()
    assert (first.end, second.start, second.end) == (at(3, "10:42"), at(3, "10:42"), None)
    assert strip(calendar) == ["Staff meeting since 10:42, 0 min"]


def test_the_strip_says_how_long_and_stops(calendar: CalendarStage) -> None:
    begun(calendar, at(3, "09:05"), title="Deep work")
    assert strip(calendar) == ["Deep work since 09:05, 1 h 37 min"]
    calendar.hands.now = at(3, "10:50")
    calendar.page._tick()
    assert strip(calendar) == ["Deep work since 09:05, 1 h 45 min"]
    stop = calendar.page.strip.lines[0].stop
    calendar.done_and_undone(lambda: QTest.mouseClick(stop, Qt.MouseButton.LeftButton))
    assert calendar.tracked()[0].end == at(3, "10:50")


def test_timers_of_everyone_are_shown_side_by_side(calendars: Calendars) -> None:
    calendar = calendars()
    begun(calendar, at(3, "09:05"), title="Deep work")
    begun(calendar, at(3, "07:00"), title="Shift", owner=calendar.member("Alex"))
    assert [line.timer.title for line in calendar.page.strip.lines] == ["Shift", "Deep work"]
    assert len({line.y() for line in calendar.page.strip.lines}) == 1
    calendar.context.set_who(calendar.member("Alex"))
    assert [line.timer.title for line in calendar.page.strip.lines] == ["Shift"]


def test_a_forgotten_timer_is_asked_about_and_ends_as_it_was_planned(calendar: CalendarStage) -> None:
    calendar.add("Deep work", at(2, "09:00"), at(2, "11:30"))
    begun(calendar, at(2, "09:05"), title="Deep work", block=calendar.block("Deep work").id)
    banner = asked(calendar)
    assert banner.accessibleName().startswith("Was Deep work forgotten? Running since")
    assert banner.choices[0].label == "As planned, yesterday, 11:30"
    assert not strip(calendar)
    calendar.done_and_undone(lambda: QTest.mouseClick(asked(calendar).choices[0], Qt.MouseButton.LeftButton))
    assert calendar.tracked()[0].end == at(2, "11:30")
    assert not calendar.page.notices.shown.keys() - {"empty"}


def test_a_forgotten_timer_can_end_at_another_time_or_be_discarded(calendar: CalendarStage) -> None:
    begun(calendar, at(2, "09:05"), title="Deep work")
    banner = asked(calendar)
    QTest.mouseClick(banner.other, Qt.MouseButton.LeftButton)
    assert banner.time.isAncestorOf(calendar.focus())
    calendar.press("nonsense", Key.Key_Return)
    assert banner.time.error()
    calendar.ctrl(Key.Key_A)

    def say() -> None:
        asked(calendar).time.setFocus(Qt.FocusReason.TabFocusReason)
        calendar.ctrl(Key.Key_A)
        calendar.press("12:15", Key.Key_Return)

    calendar.done_and_undone(say)
    assert calendar.tracked()[0].end == at(2, "12:15")
    calendar.context.undo()
    calendar.until(lambda: calendar.tracked()[0].end is None)
    calendar.done_and_undone(lambda: QTest.mouseClick(asked(calendar).discard, Qt.MouseButton.LeftButton))
    assert not calendar.tracked()


def test_a_time_that_lies_ahead_is_refused_at_its_field(calendar: CalendarStage) -> None:
    begun(calendar, at(3, "02:00"), title="Night work")
    calendar.hands.now = at(3, "10:42")
    banner = asked(calendar)
    QTest.mouseClick(banner.other, Qt.MouseButton.LeftButton)
    calendar.press("18:00", Key.Key_Return)
    calendar.until(lambda: asked(calendar).time.error())
    assert "ahead" in str(asked(calendar).time.error())
    assert calendar.tracked()[0].end is None


def test_what_was_tracked_stands_beside_the_plan_and_is_deleted_from_it(calendar: CalendarStage) -> None:
    maya = calendar.member("Maya")
    calendar.profile.run(add_record, TrackedTime(title="Chores", start=at(3, "08:00"), end=at(3, "09:00"), owner=maya))
    calendar.settle()
    (rail,) = [i for i in calendar.grid._scene.items if i.kind == "tracked"]
    calendar.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.grid.select(rail.id)
    calendar.done_and_undone(lambda: calendar.page.verbs.delete(rail.id))
    assert not calendar.tracked()


def test_a_block_is_tracked_as_it_was_planned(calendar: CalendarStage) -> None:
    calendar.add("Run", at(3, "07:00"), at(3, "07:45"))
    calendar.go("Run")

    def choose() -> None:
        calendar.grid.menu_asked.emit(calendar.item("Run"), calendar.grid.mapToGlobal(calendar.point(3, "07:15")))
        calendar.choose("Track as planned")

    calendar.done_and_undone(choose)
    assert [(t.start, t.end) for t in calendar.tracked()] == [(at(3, "07:00"), at(3, "07:45"))]
