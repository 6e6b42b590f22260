"""The morning: everything that needs somebody is dealt with from the keyboard, in place, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from organizer.app.areas import REGISTRY
from organizer.app.sample import add_sample
from organizer.kernel.clock import Clock
from organizer.overview.today.page import TodayPage
from organizer.overview.today.rows import NeedRow
from organizer.store.profile import create_profile
from tests.program_stage import ProgramStage

Key = Qt.Key
_MOST = 60
_DAILY = ("people", "goals", "calendar")
"""Whose rows are gone through; those of the other areas are their own tests' affair."""
_ENDING = ("Plan now", "Done", "Thanked", "Reached")
"""What ends a matter at once."""


@pytest.fixture
def morning(stages: Callable[[], ProgramStage], tmp_path: Path, clock: Clock) -> ProgramStage:
    file = tmp_path / "rivera.organizer"
    with create_profile(file, REGISTRY, names=(), clock=clock) as profile:
        profile.run(add_sample, "rivera")
    stage = stages()
    stage.begin(file)
    stage.at_desk()
    return stage


def today(stage: ProgramStage) -> TodayPage:
    page = stage.desk.open("today", None)
    assert isinstance(page, TodayPage)
    return page


def everything(stage: ProgramStage) -> dict[object, object]:
    reads = stage.desk.workspace.reads
    return {r.id: r for cls in REGISTRY.all for trash in (False, True) for r in reads.every(cls, trash=trash)}


def settle(stage: ProgramStage) -> None:
    stage.until(lambda: stage.desk.context.tasks.running() == 0)
    QApplication.processEvents()


def in_a_drawer(stage: ProgramStage, row: NeedRow, key: Qt.Key, words: str, line: str = "") -> None:
    """Opens the form that belongs to a row, types into a line of it, and saves."""
    stage.press(key)
    stage.until(lambda: not row.hasFocus())
    while not (isinstance(stage.focused(), QLineEdit) and stage.focused().accessibleName().startswith(line)):
        stage.press(Key.Key_Tab)
    stage.write(words)
    stage.press(Key.Key_Return)


def resolve(stage: ProgramStage, row: NeedRow) -> None:
    """Does about it what the row offers."""
    verbs = {verb.title: verb for verb in row.verbs()}
    if "Log touch" in verbs:
        in_a_drawer(stage, row, Key.Key_L, "Talked", "What about")
    elif row.verbs()[0].title == "Check in":
        in_a_drawer(stage, row, Key.Key_Return, "1")
    else:
        ending = next(verbs[title] for title in _ENDING if title in verbs)
        stage.press(Key.Key_Space if ending.key == "Space" else Key(ord(ending.key)))


def focused_row(stage: ProgramStage) -> NeedRow:
    row = stage.focused()
    assert isinstance(row, NeedRow)
    return row


def is_daily(row: NeedRow) -> bool:
    return row.shown.need.area.key in _DAILY


def test_every_row_is_dealt_with_by_keys_and_all_is_undone(morning: ProgramStage) -> None:
    page = today(morning)
    settle(morning)
    before, listed = everything(morning), [need.due.title for need in page.today.needs] if page.today else []
    assert len(listed) > 15
    page.needs.more.click()
    done: list[str] = []
    while any(is_daily(row) for row in page.needs.rows):
        assert len(done) < _MOST, done
        page.activate(None)
        while not is_daily(row := focused_row(morning)):
            morning.press(Key.Key_Down)
        due = row.shown.need.due
        resolve(morning, row)
        morning.until(lambda due=due: page.today and all(need.due != due for need in page.today.needs))
        settle(morning)
        done.append(due.title)
    left = {row.shown.need.due.title for row in page.needs.rows}
    assert set(listed) <= set(done) | left
    assert len(done) > 12
    for _ in done:
        with morning.qtbot.waitSignal(morning.desk.context.changed):
            morning.desk.context.undo()
        settle(morning)
    assert everything(morning) == before
    assert [need.due.title for need in page.today.needs] == listed


def test_the_focus_stays_in_the_list_as_rows_go(morning: ProgramStage) -> None:
    page = today(morning)
    page.activate(None)
    morning.press(Key.Key_Down, times=2)
    row = morning.focused()
    assert isinstance(row, NeedRow)
    gone = row.shown.need.due
    morning.press(Key.Key_S)
    morning.until(lambda: page.today and all(need.due.ref != gone.ref for need in page.today.needs))
    assert isinstance(morning.focused(), NeedRow)
