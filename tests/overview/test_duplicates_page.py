"""People noted twice: found, merged one pair at a time, told apart for good, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from organizer.areas.people.model import TOLD_APART, Contact
from organizer.kernel.changes import Ref
from organizer.kernel.kinds import Entry
from organizer.kernel.system import Link
from organizer.overview.duplicates.page import DuplicatesPage
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.ui.menu import Menu
from organizer.ui.records.names import Names
from organizer.ui.records.views import LinksView
from tests.program_stage import ProgramStage

CONTROL = Qt.KeyboardModifier.ControlModifier
MAIL = (Entry("", "dana@harbor.example"),)


@pytest.fixture
def page(stage: ProgramStage, new_profile: Callable[..., Profile]) -> DuplicatesPage:
    """Dana twice, and two who are both called Ruth Abel, as the page of People finds them."""
    profile = new_profile()
    for number, (name, emails) in enumerate((("Dana Whitcombe", MAIL), ("Whitcombe, Dana", MAIL), ("Ben Musa", ()))):
        profile.run(add_record, Contact(name=name, emails=emails, notes=f"note {number}"))
    for city in ("Oslo", "Bergen"):
        profile.run(add_record, Contact(name="Ruth Abel", position=f"Teacher in {city}"))
    profile.close()
    stage.begin(profile.path)
    people = stage.at_desk().open("people")
    menu = Menu()
    people._fill_page_menu(menu)  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == "Find duplicates").trigger()
    found = stage.desk.page()
    assert isinstance(found, DuplicatesPage)
    stage.until(lambda: found.list.records.rowCount() == 2)
    return found


def names(page: DuplicatesPage) -> list[tuple[str, str]]:
    return [(pair.first.name, pair.second.name) for pair in page.list.records.pairs]


def test_the_surest_come_first_and_say_why(page: DuplicatesPage) -> None:
    QAbstractItemModelTester(page.list.records, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert names(page) == [("Dana Whitcombe", "Whitcombe, Dana"), ("Ruth Abel", "Ruth Abel")]
    said = page.list.records.data(page.list.records.index(1, 0))
    assert said == "Ruth Abel, Teacher in Oslo. Ruth Abel, Teacher in Bergen. Same name. 85 % sure"
    assert page.summary.text() == "2 pairs may be one person each"


def test_one_pair_is_merged_and_can_be_taken_back(stage: ProgramStage, page: DuplicatesPage) -> None:
    reads = page.context.workspace.reads
    stage.press(Qt.Key.Key_Return, CONTROL)
    stage.until(lambda: names(page) == [("Ruth Abel", "Ruth Abel")])
    kept = next(c for c in reads.every(Contact) if c.emails == MAIL)
    assert (kept.name, kept.notes) == ("Dana Whitcombe", "note 0\n\nnote 1")
    assert reads.count(Contact) == 4
    stage.desk.undo()
    stage.until(lambda: reads.count(Contact) == 5)
    stage.desk.open("duplicates")
    stage.until(lambda: len(names(page)) == 2)


def test_who_was_told_apart_is_not_asked_about_again(stage: ProgramStage, page: DuplicatesPage) -> None:
    reads = page.context.workspace.reads
    stage.press(Qt.Key.Key_Down)
    ruth = page.list.current()
    assert ruth is not None
    stage.press(Qt.Key.Key_D, CONTROL)
    stage.until(lambda: names(page) == [("Dana Whitcombe", "Whitcombe, Dana")])
    stage.press(Qt.Key.Key_Return, CONTROL)
    stage.until(lambda: names(page) == [])
    assert not page.merge_button.isEnabled()
    page.again_button.click()
    stage.until(lambda: page.again_button.isEnabled())
    assert names(page) == []
    (link,) = reads.every(Link)
    view = LinksView(page.context, Names(page.context), Ref.to(ruth.first))
    stage.qtbot.addWidget(view)
    assert link.role == TOLD_APART
    view.unlink(link)
    stage.until(lambda: reads.count(Link) == 0)
    page.look()
    stage.until(lambda: names(page) == [("Ruth Abel", "Ruth Abel")])


def test_enter_offers_what_can_be_done(stage: ProgramStage, page: DuplicatesPage) -> None:
    stage.press(Qt.Key.Key_Return)
    stage.until(lambda: bool(page.list.findChildren(Menu)))
    (menu,) = page.list.findChildren(Menu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Same person: merge", "Different people", "Show the first", "Show the second"]
    menu.actions()[-1].trigger()
    menu.close()
    stage.until(lambda: stage.desk.page() is stage.desk.pages["people"])
