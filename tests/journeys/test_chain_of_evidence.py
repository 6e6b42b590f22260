"""Hours given become a win, and the win a credit, through the whole program: by menu, by keyboard, shown on each of the
three, and taken back to equality."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from organizer.app.areas import REGISTRY
from organizer.areas.goals.model import Win
from organizer.areas.learning.model import Credit
from organizer.areas.standing.model import ServiceHours, Volunteering
from organizer.kernel.changes import Ref
from organizer.kernel.record import Record
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile
from organizer.ui.buttons import Button
from organizer.ui.drawer import Drawer
from organizer.ui.records.chain import ChainView
from organizer.ui.records.titled_list import RecordList
from tests.program_stage import ProgramStage

Key = Qt.Key
DAY = date(2026, 11, 14)


@action("Begin")
def begin(edit: Edit) -> None:
    maya = edit.members()[0]
    place = edit.add(Volunteering(body="Food bank", role="Driver", owner=maya.id))
    edit.add(
        ServiceHours(what="Winter drive", given_to=place.id, day=DAY, hours=timedelta(hours=3.5), owner=maya.id)
    )  # fmt: skip
    edit.add(
        ServiceHours(what="Spring drive", given_to=place.id, day=date(2027, 4, 1), hours=timedelta(hours=1))
    )  # fmt: skip


class Journey:
    def __init__(self, stage: ProgramStage) -> None:
        self.stage = stage
        page = stage.desk.open("standing", "service_hours")
        self.list = next(view for view in page.findChildren(RecordList) if view.cls is ServiceHours)
        self.until(lambda: self.list.table.records.rowCount() == 2)

    def until(self, ready: Callable[[], object]) -> None:
        self.stage.until(lambda: bool(ready()))

    def everything(self) -> dict[object, object]:
        reads = self.stage.desk.workspace.reads
        return {r.id: r for cls in REGISTRY.all for trash in (False, True) for r in reads.every(cls, trash=trash)}

    def one(self, cls: type[Record]) -> Any:
        (found,) = self.stage.desk.workspace.reads.every(cls)
        return found

    def count(self, cls: type[Record]) -> int:
        return self.stage.desk.workspace.reads.count(cls)

    def hours(self, what: str) -> ServiceHours:
        return next(h for h in self.stage.desk.workspace.reads.every(ServiceHours) if h.what == what)

    def menu_of(self, what: str) -> list[str]:
        """Opens the menu of a row; its words."""
        table = self.list.table
        table.select_record(self.hours(what).id)
        table.customContextMenuRequested.emit(QPoint(10, 10))
        menu = QApplication.activePopupWidget()
        assert menu is not None
        return [each.text().split("\t")[0] for each in menu.actions()]

    def close_menu(self) -> None:
        menu = QApplication.activePopupWidget()
        assert menu is not None
        menu.close()

    def choose(self, words: str) -> None:
        """Down the open menu, by keyboard."""
        menu: Any = QApplication.activePopupWidget()
        for _ in range(20):
            if menu.activeAction() is not None and menu.activeAction().text().startswith(words):
                break
            self.press(Key.Key_Down, menu)
        self.press(Key.Key_Return, menu)

    def press(self, key: Qt.Key, where: QWidget) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClick(where, key)

    def chain(self) -> ChainView:
        """That of the drawer that is open."""
        self.until(lambda: [d for d in self.stage.window.findChildren(Drawer) if d.is_open()])
        return next(v for v in self.stage.window.findChildren(ChainView) if v.isVisible())

    def shown_on(self, record: Record) -> list[str]:
        """What the chain in the drawer of a record says, after opening it."""
        self.close_drawers()
        self.stage.desk.go_to(Ref.to(record))
        view = self.chain()
        self.until(lambda: view.rows)
        words = [label.text() for label in view.findChildren(QWidget) if hasattr(label, "text") and ": " in str(
            label.text())]  # fmt: skip
        return [f"{words[number]}: {row.label}" for number, row in enumerate(view.rows)]

    def tab_to(self, words: str) -> None:
        """Tab until a button that says so has the focus."""
        self.stage.window.activateWindow()
        self.until(QApplication.focusWidget)
        for _ in range(60):
            focused = self.stage.focused()
            if isinstance(focused, Button) and focused.label == words:
                return
            self.stage.press(Key.Key_Tab)
            QApplication.processEvents()
        raise AssertionError("cannot be reached by Tab")

    def close_drawers(self) -> None:
        for drawer in self.stage.window.findChildren(Drawer):
            if drawer.is_open():
                drawer.close_now()
        QApplication.processEvents()


@pytest.fixture
def journey(stage: ProgramStage, new_profile: Callable[..., Profile]) -> Journey:
    profile = new_profile("chain.organizer")
    profile.run(begin)
    profile.close()
    stage.begin(profile.path)
    stage.at_desk()
    return Journey(stage)


def test_hours_given_become_a_win_and_the_win_a_credit(journey: Journey) -> None:
    before = journey.everything()

    assert {"Make a win of it", "Count as a credit"} <= set(journey.menu_of("Winter drive"))
    journey.choose("Make a win of it")
    journey.until(lambda: journey.count(Win) == 1)
    win = journey.one(Win)
    hours = journey.hours("Winter drive")
    assert (win.title, win.day, win.story, win.owner) == ("Winter drive", DAY, "Food bank", hours.owner)

    # From the win to the credit by the button in its drawer, which is reached by Tab.
    journey.stage.desk.go_to(Ref.to(win))
    assert [button.label for button in journey.chain().makers] == ["Count as a credit"]
    journey.tab_to("Count as a credit")
    journey.stage.press(Key.Key_Space)
    journey.until(lambda: journey.count(Credit) == 1)
    credit = journey.one(Credit)
    assert (credit.title, credit.day, credit.amount, credit.owner) == ("Winter drive", DAY, Decimal("3.5"), hours.owner)
    # What it counts to is still to be said.
    journey.until(lambda: (page := journey.stage.desk.page()) is not None and page.title == "Learning")

    assert journey.shown_on(hours) == ["Led to: win: Winter drive", "Led to: credit: Winter drive"]
    assert journey.shown_on(win) == ["Comes from: hours given: Winter drive", "Led to: credit: Winter drive"]
    assert journey.shown_on(credit) == ["Comes from: hours given: Winter drive", "Comes from: win: Winter drive"]

    # The win in the chain of the credit opens the win.
    journey.chain().rows[1].click()
    journey.until(lambda: page_title(journey) == "Goals")
    journey.close_drawers()

    for left in (1, 0):
        journey.stage.desk.undo()
        journey.until(lambda left=left: journey.count(Credit) + journey.count(Win) == left)
    assert journey.everything() == before


def test_what_is_still_to_come_is_no_evidence(journey: Journey) -> None:
    assert "Make a win of it" not in journey.menu_of("Spring drive")
    journey.close_menu()


def test_nothing_is_made_of_a_record_twice(journey: Journey) -> None:
    journey.menu_of("Winter drive")
    journey.choose("Make a win of it")
    journey.until(lambda: journey.count(Win) == 1)
    words = journey.menu_of("Winter drive")
    journey.close_menu()
    assert "Make a win of it" not in words
    assert "Count as a credit" in words


def test_volunteering_counts_with_all_its_hours_to_this_day(journey: Journey) -> None:
    from organizer.ui.records.making import evidence_of

    seen = evidence_of(journey.stage.desk.context, journey.one(Volunteering))
    assert seen is not None
    assert (seen.title, seen.length) == ("Driver at Food bank", timedelta(hours=3.5))


def page_title(journey: Journey) -> str:
    page = journey.stage.desk.page()
    return page.title if page is not None else ""
