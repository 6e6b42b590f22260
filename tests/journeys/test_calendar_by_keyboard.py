"""A week planned, moved, tracked and looked at in the whole program, by keyboard alone; every change is taken back to
equality with Ctrl+Z, shown where it happened, and done again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.page.page import CalendarPage
from organizer.areas.calendar.rules.instances import Instance
from organizer.store.profile import Profile
from organizer.ui.dialogs import WaysDialog
from organizer.ui.drawer import Drawer
from tests.begun import rivera
from tests.program_stage import ProgramStage

Key = Qt.Key
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


class Journey:
    """The calendar of the sample household, with Maya's week in view."""

    def __init__(self, stage: ProgramStage) -> None:
        self.stage = stage
        stage.press(Qt.Key(Key.Key_1 + stage.window.shell.sidebar.keys().index("calendar")), CONTROL)
        stage.press(Key.Key_2, ALT)
        page = stage.desk.page()
        assert isinstance(page, CalendarPage)
        self.page = page
        self.until(lambda: page.panel.tray.list.waiting.things)

    def until(self, ready: Callable[[], object]) -> None:
        self.stage.until(lambda: bool(ready()))

    def everything(self) -> dict[object, object]:
        """All records, in the Trash or not, by id."""
        reads, registry = self.stage.desk.workspace.reads, self.stage.desk.workspace.home.registry
        return {r.id: r for cls in registry.all for trash in (False, True) for r in reads.every(cls, trash=trash)}

    def seen(self, title: str) -> list[Instance]:
        return [each for each in self.page.week.visible() if each.block.title == title]

    def times(self, title: str) -> list[str]:
        return [f"{i.start:%a %H:%M}–{i.end:%H:%M}" for i in self.seen(title)]

    def current(self) -> str:
        instance = self.page.verbs.instance(self.page.views.grid.current())
        return instance.block.title if instance else ""

    def go(self, title: str) -> None:
        """From block to block, on with J and back with K, until it is current."""
        self.page.views.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        for key in (Key.Key_J, Key.Key_K):
            for _ in range(100):
                if self.current() == title:
                    return
                self.stage.press(key)
        raise AssertionError(f"the keys do not come to {title!r}")

    def filled(self, title: str) -> None:
        """Types into the form that is open, and saves it."""
        self.stage.write(title)
        self.stage.press(Key.Key_S, CONTROL)
        self.until(lambda: not any(d.is_open() for d in self.stage.window.findChildren(Drawer)))

    def answered(self, figure: Qt.Key) -> None:
        """Chooses a way by its figure."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), WaysDialog))
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self.until(dialog.isActiveWindow)
        self.stage.press(figure)
        self.back_in_the_window()
        assert self.stage.focused() is self.page.views.grid

    def back_in_the_window(self) -> None:
        """Without a window manager nobody else sees to that when a dialog or a menu closes."""
        self.stage.window.activateWindow()
        self.until(self.stage.window.isActiveWindow)

    def done_and_undone(self, act: Callable[[], object], shown: Callable[[], object]) -> None:
        """Does something, seen by `shown`; takes it back with Ctrl+Z, and does it again."""
        before = self.everything()
        act()
        self.until(shown)
        after = self.everything()
        assert after != before
        self.stage.press(Key.Key_Z, CONTROL)
        self.until(lambda: self.everything() == before)
        self.stage.press(Key.Key_Z, CONTROL | SHIFT)
        self.until(lambda: self.everything() == after)
        self.until(shown)
        QApplication.processEvents()  # The page goes where it happened.


@pytest.fixture
def journey(stage: ProgramStage, new_profile: Callable[..., Profile]) -> Journey:
    profile = new_profile("sample.organizer", names=(), fill=rivera)
    profile.close()
    stage.begin(profile.path)
    stage.at_desk()
    return Journey(stage)


def test_a_week_by_keyboard(journey: Journey) -> None:
    stage, page = journey.stage, journey.page
    grid = page.views.grid
    assert page.bar.title.text() == "16 – 22 November"
    assert stage.focused() is grid

    # A block of one's own, moved and made longer.
    def plan() -> None:
        stage.press(Key.Key_N, CONTROL)
        journey.filled("Write to the bank")

    journey.done_and_undone(plan, lambda: journey.times("Write to the bank"))
    journey.go("Write to the bank")
    journey.done_and_undone(
        lambda: stage.press(Key.Key_Down, ALT | SHIFT),
        lambda: journey.seen("Write to the bank")[0].length.total_seconds() == 75 * 60,
    )
    journey.go("Write to the bank")
    journey.done_and_undone(
        lambda: stage.press(Key.Key_Right, ALT), lambda: journey.times("Write to the bank")[0].startswith("Fri")
    )

    # One of a series, and all of it.
    journey.go("Run")
    runs = journey.times("Run")

    def move_one() -> None:
        stage.press(Key.Key_Down, ALT)
        journey.answered(Key.Key_1)

    journey.done_and_undone(move_one, lambda: journey.times("Run") != runs)
    assert len(set(journey.times("Run")) & set(runs)) == len(runs) - 1

    def delete_all() -> None:
        journey.go("Commute")
        stage.press(Key.Key_Delete)
        journey.answered(Key.Key_2)

    count = len(journey.seen("Commute"))
    journey.done_and_undone(delete_all, lambda: len(journey.seen("Commute")) < count)

    # Something that waits, placed.
    def place() -> None:
        grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        stage.press(Key.Key_P)
        stage.press(Key.Key_Left)
        stage.press(Key.Key_Return)

    waits = page.panel.tray.list.waiting.things[0].item.title
    journey.done_and_undone(place, lambda: journey.seen(waits))

    # The timer, and what is done.
    def track() -> None:
        journey.go("Quarter planning")
        stage.press(Key.Key_T)

    def tracked() -> list[TrackedTime]:
        return [t for t in stage.desk.workspace.reads.every(TrackedTime) if t.end is None and t.owner == maya]

    maya = stage.desk.workspace.reads.members()[0].id
    journey.done_and_undone(track, lambda: [t.title for t in tracked()] == ["Quarter planning"])
    journey.done_and_undone(lambda: (journey.go("Quarter planning"), stage.press(Key.Key_T)), lambda: not tracked())
    journey.go("Garden")
    journey.done_and_undone(lambda: stage.press(Key.Key_Space), lambda: journey.seen("Garden")[0].block.done)

    # Other views and back, and the last week copied on.
    stage.press(Key.Key_3)
    stage.press(Key.Key_Down)
    stage.press(Key.Key_Return)
    assert page.bar.title.text() == "Thursday 26 November"
    stage.press(Key.Key_2)
    stage.press(Key.Key_Home)
    assert page.bar.title.text() == "16 – 22 November"
    stage.press(Key.Key_Right, SHIFT)
    before = len(page.week.visible())

    def copy() -> None:
        page.bar.template.setFocus(Qt.FocusReason.TabFocusReason)
        stage.press(Key.Key_Return)
        for key in (Key.Key_Down, Key.Key_Return):  # The first entry copies last week here.
            menu = QApplication.activePopupWidget()
            assert menu is not None
            QTest.keyClick(menu, key)
        journey.back_in_the_window()

    journey.done_and_undone(copy, lambda: len(page.week.visible()) > before)


def test_undo_goes_to_the_week_where_it_happened(journey: Journey) -> None:
    stage, page = journey.stage, journey.page
    journey.go("Advisory proposal")
    stage.press(Key.Key_Delete)
    journey.until(lambda: not journey.seen("Advisory proposal"))
    stage.press(Key.Key_Right, SHIFT, times=5)
    stage.press(Key.Key_Comma, CONTROL)
    assert stage.window.shell.current_page() == "settings"
    stage.press(Key.Key_Z, CONTROL)
    journey.until(lambda: journey.seen("Advisory proposal"))
    assert page.bar.title.text() == "16 – 22 November"
    assert journey.current() == "Advisory proposal"
    assert stage.window.shell.current_page() == "calendar"


def test_search_goes_to_a_block_and_f1_lists_the_keys(journey: Journey) -> None:
    stage, page = journey.stage, journey.page
    stage.press(Key.Key_K, CONTROL)
    stage.write("advisory prop")
    stage.press(Key.Key_Return)
    assert journey.current() == "Advisory proposal"
    assert page.key_words()
    blocks = stage.desk.workspace.reads.count(TimeBlock)
    assert blocks > 40
