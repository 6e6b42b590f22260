"""Today in a wide window: the next seven days, what others owe; the timer that runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.goals.model import Step
from organizer.areas.people.model import Contact, Introduction, IntroductionStage
from organizer.areas.standing.model import Feedback, FeedbackState
from organizer.kernel.recurrence import Recurrence
from organizer.overview.today.gather import awaited, coming
from organizer.overview.today.page import Room, TodayPage
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.ui.theme import Theme
from tests.overview.today_stage import at, day, page_stage
from tests.page_stage import PageStage

Stages = Callable[..., PageStage[TodayPage]]
HOUR = timedelta(hours=1)


def fill(profile: Profile) -> None:
    def write(edit: Edit) -> None:
        maya, alex = edit.members()
        hana, yuki = edit.add(Contact(name="Hana Kim")), edit.add(Contact(name="Yuki Tanaka"))
        weekly = Recurrence("RRULE:FREQ=WEEKLY")
        edit.add_all(
            [
                TimeBlock(title="Interview", start=at(1, 10), length=HOUR, owner=maya.id),
                TimeBlock(title="Dentist", start=at(7, 9), length=HOUR, owner=alex.id),
                TimeBlock(title="Too far", start=at(8, 9), length=HOUR),
                TimeBlock(title="This afternoon", start=at(0, 15), length=HOUR),
                TimeBlock(title="Run", start=at(-5, 7), length=HOUR, recurrence=weekly),
                TimeBlock(title="Book club", start=at(-26, 19), length=HOUR,
                          recurrence=Recurrence("RRULE:FREQ=WEEKLY;INTERVAL=4")),
                Introduction(introducer=hana.id, other=yuki.id, stage=IntroductionStage.ASKED, asked_on=day(-9),
                             owner=maya.id),
                Introduction(person=hana.id, other=yuki.id, stage=IntroductionStage.ASKED, asked_on=day(-9)),
                Feedback(about="The talk", person=yuki.id, state=FeedbackState.ASKED, day=day(-3)),
                Feedback(about="The memo", person=yuki.id, day=day(-3)),
                Step(title="Send the outline", due=day(-2)),
                TrackedTime(title="Deep work", start=at(0, 8), owner=maya.id),
            ]
        )  # fmt: skip
        edit.lasting = False

    profile.run(write)


def widen(stage: PageStage[TodayPage], width: int, room: Room) -> None:
    """Makes the window so wide."""
    stage.shell.resize(width, 1080)
    stage.qtbot.waitUntil(lambda: stage.page.room is room)


@pytest.fixture
def stages(qtbot: QtBot, theme: Theme, profile: Profile) -> Iterator[Stages]:
    made: list[PageStage[TodayPage]] = []

    def make(filled: bool = True) -> PageStage[TodayPage]:
        if filled:
            fill(profile)
        made.append(page_stage(qtbot, profile, TodayPage))
        widen(made[-1], 1920, Room.WIDE)
        return made[-1]

    yield make
    for stage in made:
        stage.close()


def test_the_next_days_leave_out_what_is_part_of_every_week(stages: Stages) -> None:
    stage = stages()
    reads, today = stage.workspace.reads, stage.context.today()
    found = coming(stage.context.areas, reads, today, None)
    assert [need.due.title for need in found] == ["Interview", "Book club", "Dentist"]
    alex = next(m for m in reads.members() if m.name.startswith("Alex"))
    assert [n.due.title for n in coming(stage.context.areas, reads, today, alex.id)] == ["Book club", "Dentist"]


def test_what_others_owe_is_told_with_who_owes_it(stages: Stages) -> None:
    stage = stages()
    found = awaited(stage.context.areas, stage.workspace.reads, stage.context.today(), None)
    assert [each.what for each in found] == ["Introduction to Yuki Tanaka", "Feedback: The talk"]
    rows = stage.page.awaited.rows
    assert [(row.who, row.what, row.when) for row in rows.rows] == [
        ("Hana Kim", "Introduction to Yuki Tanaka", "asked 10 Nov"),
        ("Yuki Tanaka", "Feedback: The talk", "asked 16 Nov"),
    ]
    assert rows.spoken(0) == "Hana Kim, Introduction to Yuki Tanaka, asked 10 Nov"


def test_only_a_wide_window_has_them_and_they_open_by_key(stages: Stages) -> None:
    stage = stages()
    page = stage.page
    assert page.room is Room.WIDE
    assert page.coming.isVisible()
    assert {row.height() for row in page.needs.rows} == {52}
    opened: list[object] = []
    stage.context.opened.connect(opened.append)
    rows = page.coming.rows
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Down, Qt.Key.Key_Return):
        stage.qtbot.keyClick(rows, key)
    assert opened == [rows.rows[1].need.due.ref]
    widen(stage, 1440, Room.USUAL)
    assert not page.coming.isVisible()
    assert not page.awaited.isVisible()
    assert {row.height() for row in page.needs.rows} == {45}
    widen(stage, 1024, Room.NARROW)
    assert not page.legend.isVisible()


def test_the_timer_that_runs_is_stopped_by_t_and_taken_back(stages: Stages) -> None:
    stage = stages()
    page = stage.page
    assert page.stop.isVisible()
    assert page.stop.accessibleName().startswith("Stop tracking Deep work, ")
    stage.qtbot.keyClick(page.strip, Qt.Key.Key_T)
    stage.qtbot.waitUntil(lambda: not page.stop.isVisible())
    assert [t.end is None for t in stage.workspace.reads.every(TrackedTime)] == [False]
    stage.context.undo()
    stage.qtbot.waitUntil(page.stop.isVisible)


def test_nothing_ahead_is_said_and_nothing_owed_is_hidden(stages: Stages) -> None:
    stage = stages(filled=False)
    assert stage.page.coming.calm.isVisible()
    assert not stage.page.coming.rows.isVisible()
    assert not stage.page.awaited.isVisible()
    assert not stage.page.stop.isVisible()
