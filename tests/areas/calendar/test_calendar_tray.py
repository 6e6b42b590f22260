"""The tray: what waits for a time, the calendar's own and other areas', dragged into the grid or placed by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from organizer.areas.calendar.page.waiting import due_words, length_words
from organizer.areas.calendar.widgets.grid.values import tray_data
from organizer.areas.people.model import Contact
from organizer.kernel.area import Area, Plannable, Reads
from organizer.kernel.changes import Ref
from organizer.kernel.system import Link
from organizer.store.actions import add_record
from tests.areas.calendar.calendar_stage import MONDAY, TODAY, CalendarStage, at

Calendars = Callable[..., CalendarStage]
Key = Qt.Key
DANA = UUID(int=7)


def _plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    for contact in reads.every(Contact):
        yield Plannable(
            Ref("contact", contact.id), f"Be in touch with {contact.name}", timedelta(minutes=15), today, "Overdue",
            owner=contact.owner,
        )  # fmt: skip


OTHER = Area(
    key="people", title="People", icon="users", group="", kinds=("contact",), records=lambda: (Contact,),
    page=lambda: CalendarStage, plannables=_plannables,
)  # fmt: skip


def waiting(calendar: CalendarStage) -> list[str]:
    return [thing.words for thing in calendar.page.panel.tray.list.waiting.things]


def drop(calendar: CalendarStage, day: int, clock: str) -> None:
    """Lets go of the first thing of the tray over a time."""
    thing = calendar.page.panel.tray.list.waiting.things[0]
    data, point = tray_data(thing.item), calendar.point(day, clock)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(calendar.grid, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(calendar.grid, QDropEvent(QPointF(point), Qt.DropAction.CopyAction, data, left, none))


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "2 days over"), (-1, "1 day over"), (0, "by today"), (1, "by Friday"), (4, "by Monday"), (8, "by 27 Nov")],
)
def test_a_due_day_in_words(days: int, words: str) -> None:
    assert due_words(TODAY + timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(10, "10 min"), (90, "90 min"), (120, "2 h"), (150, "2 h 30"), (1440, "1 day")]
)
def test_a_length_in_words(minutes: int, words: str) -> None:
    assert length_words(timedelta(minutes=minutes)) == words


def test_what_waits_is_listed_with_its_sum(calendar: CalendarStage) -> None:
    calendar.add("Book the dentist", length=timedelta(minutes=10))
    calendar.add("Reply to Kestrel", length=timedelta(minutes=15), due=TODAY - timedelta(days=2))
    calendar.add("Compare insurance", length=timedelta(minutes=30), due=TODAY + timedelta(days=8))
    assert waiting(calendar) == [
        "Reply to Kestrel, 15 min, 2 days over", "Compare insurance, 30 min, by 27 Nov", "Book the dentist, 10 min",
    ]  # fmt: skip
    assert calendar.page.panel.tray.sum.text() == "3, about 1 h"


def test_a_block_that_waits_is_dragged_to_its_time(calendar: CalendarStage) -> None:
    calendar.add("Draft the story", length=timedelta(minutes=45))
    calendar.done_and_undone(lambda: drop(calendar, 3, "16:00"))
    assert calendar.times("Draft the story") == ["Thu 16:00–16:45"]
    assert not waiting(calendar)


def test_a_block_that_waits_is_placed_by_keyboard(calendar: CalendarStage) -> None:
    calendar.add("Draft the story", length=timedelta(minutes=45))
    calendar.add("Book the dentist", length=timedelta(minutes=10))
    tray = calendar.page.panel.tray.list
    tray.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press(Key.Key_Down)
    current = tray.current()
    assert current is not None
    title = current.item.title

    def place() -> None:
        tray.setFocus(Qt.FocusReason.ShortcutFocusReason)
        tray.select(next(t.item.key for t in tray.waiting.things if t.item.title == title))
        calendar.press(Key.Key_P)
        assert calendar.focus() is calendar.grid
        assert tray.placing
        calendar.press(Key.Key_Right, Key.Key_Down, Key.Key_Return)

    calendar.done_and_undone(place)
    block = calendar.block(title)
    assert block.day == TODAY + timedelta(days=1)
    assert not tray.placing


def test_placing_is_given_up_with_esc(calendar: CalendarStage) -> None:
    calendar.add("Draft the story", length=timedelta(minutes=45))
    before = calendar.everything()
    calendar.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press(Key.Key_P, Key.Key_Right)
    assert calendar.page.panel.tray.list.placing
    calendar.press(Key.Key_Escape)
    assert not calendar.page.panel.tray.list.placing
    assert calendar.everything() == before


def test_what_another_area_offers_is_planned_and_linked(calendars: Calendars) -> None:
    calendar = calendars(areas=(OTHER,), who="Maya")
    calendar.profile.run(add_record, Contact(name="Dana", owner=calendar.member("Maya")))
    calendar.profile.run(add_record, Contact(name="Ben", owner=calendar.member("Alex")))
    calendar.until(lambda: waiting(calendar) == ["Be in touch with Dana, 15 min, Overdue, by today"])
    calendar.done_and_undone(lambda: drop(calendar, 4, "09:00"))
    block = calendar.block("Be in touch with Dana")
    assert (block.start, block.length) == (at(4, "09:00"), timedelta(minutes=15))
    (link,) = calendar.workspace.reads.every(Link)
    assert (link.role, link.from_id, link.to_kind) == ("plans", block.id, "contact")


def test_what_another_area_offers_is_opened_there(calendars: Calendars) -> None:
    calendar = calendars(areas=(OTHER,), who="Maya")
    calendar.profile.run(add_record, Contact(name="Dana"))
    calendar.until(lambda: waiting(calendar))
    calendar.page.panel.tray.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
    with calendar.qtbot.waitSignal(calendar.context.opened) as opened:
        calendar.press(Key.Key_Return)
    assert opened.args[0].kind == "contact"


def test_a_block_that_waits_is_edited_and_deleted(calendar: CalendarStage) -> None:
    calendar.add("Draft the story", length=timedelta(minutes=45))
    tray = calendar.page.panel.tray.list

    def rename() -> None:
        tray.setFocus(Qt.FocusReason.ShortcutFocusReason)
        calendar.press(Key.Key_Return)
        calendar.ctrl(Key.Key_A)
        calendar.press("Write the story")
        calendar.ctrl(Key.Key_S)

    calendar.done_and_undone(rename)
    assert waiting(calendar) == ["Write the story, 45 min"]

    def delete() -> None:
        tray.setFocus(Qt.FocusReason.ShortcutFocusReason)
        calendar.press(Key.Key_Delete)

    calendar.done_and_undone(delete)
    assert not waiting(calendar)


def test_a_new_block_without_a_time_waits(calendar: CalendarStage) -> None:
    def add() -> None:
        calendar.page.panel.tray.new.click()
        calendar.press("Paint the fence")
        calendar.ctrl(Key.Key_S)

    calendar.done_and_undone(add)
    assert waiting(calendar) == ["Paint the fence, 60 min"]


def test_in_a_narrow_window_the_drawer_makes_way_for_placing(calendars: Calendars) -> None:
    calendar = calendars(size=(1024, 700), who="Maya")
    calendar.add("Draft the story", length=timedelta(minutes=45))
    side, tray = calendar.page.side, calendar.page.panel.tray.list
    side.open()
    tray.setFocus(Qt.FocusReason.ShortcutFocusReason)
    calendar.press(Key.Key_P)
    assert not side.is_open()
    calendar.press(Key.Key_Return)
    calendar.until(lambda: calendar.seen("Draft the story"))


# Whole weeks


def test_last_week_is_copied_here_and_this_week_on(calendar: CalendarStage) -> None:
    calendar.add("Board", at(-5, "19:00"), at(-5, "20:30"))
    calendar.add("Run", at(-7, "07:00"), at(-7, "07:45"), recurrence="FREQ=WEEKLY")
    calendar.add("Alex's board", at(-5, "19:00"), at(-5, "20:30"), owner=calendar.member("Alex"))
    calendar.done_and_undone(lambda: calendar.page.template.copy_last())
    assert calendar.times("Board") == ["Wed 19:00–20:30"]
    assert calendar.times("Run") == ["Mon 07:00–07:45"]
    assert len(calendar.blocks("Alex's board")) == 1
    calendar.done_and_undone(lambda: calendar.page.template.copy_on())
    assert [b.day for b in calendar.blocks("Board")] == [MONDAY + timedelta(days=n) for n in (-5, 2, 9)]


def test_a_week_is_cleared_and_comes_back(calendar: CalendarStage) -> None:
    calendar.add("Board", at(2, "19:00"), at(2, "20:30"))
    calendar.add("Run", at(0, "07:00"), at(0, "07:45"), recurrence="FREQ=DAILY;COUNT=10")
    calendar.done_and_undone(lambda: calendar.page.template.clear())
    assert not calendar.page.week.visible()
    calendar.page.going.step(1)
    assert len(calendar.seen("Run")) == 3


def test_nothing_to_copy_is_said(calendar: CalendarStage) -> None:
    before = calendar.workspace.next_undo()
    calendar.page.template.copy_last()
    calendar.until(lambda: calendar.host.said.text().startswith("Nothing to copy"))
    assert calendar.workspace.next_undo() == before


def test_the_menu_of_the_bar_offers_it(calendar: CalendarStage) -> None:
    calendar.add("Board", at(-5, "19:00"), at(-5, "20:30"))

    def choose() -> None:
        calendar.page.bar.template.setFocus(Qt.FocusReason.TabFocusReason)
        calendar.press(Key.Key_Return)
        calendar.choose("Copy last week here")

    calendar.done_and_undone(choose)
    assert calendar.times("Board") == ["Wed 19:00–20:30"]
