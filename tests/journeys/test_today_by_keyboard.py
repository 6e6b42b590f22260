"""The morning: everything that needs somebody is dealt with from the keyboard, in place, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from organizer.app.areas import REGISTRY
from organizer.kernel.clock import Clock
from organizer.overview.today.page import TodayPage
from organizer.overview.today.rows import NeedRow
from tests.begun import begin, rivera
from tests.program_stage import ProgramStage

Key = Qt.Key
_MOST = 60
_BY_KEY = {"Plan now": Key.Key_P, "Done": Key.Key_Space, "Thanked": Key.Key_Space, "Reached": Key.Key_Space}


@pytest.fixture
def morning(stages: Callable[[], ProgramStage], tmp_path: Path, clock: Clock) -> ProgramStage:
    file = tmp_path / "rivera.organizer"
    begin(file, clock, (), rivera)
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
    verbs = {verb.title for verb in row.verbs()}
    if "Log touch" in verbs:
        in_a_drawer(stage, row, Key.Key_L, "Talked", "What about")
    elif row.verbs()[0].title == "Check in":
        in_a_drawer(stage, row, Key.Key_Return, "1")
    else:
        stage.press(next(key for title, key in _BY_KEY.items() if title in verbs))


def test_every_row_is_dealt_with_by_keys_and_all_is_undone(morning: ProgramStage) -> None:
    page = today(morning)
    settle(morning)
    before, listed = everything(morning), [need.due.title for need in page.today.needs] if page.today else []
    assert len(listed) > 15
    done = []
    while page.today is not None and page.today.needs:
        assert len(done) < _MOST, done
        page.activate(None)
        row = morning.focused()
        assert isinstance(row, NeedRow)
        due = row.shown.need.due
        resolve(morning, row)
        morning.until(lambda due=due: page.today and all(need.due != due for need in page.today.needs))
        settle(morning)
        done.append(due.title)
    assert set(listed) <= set(done)
    assert page.needs._calm.text().startswith("Nothing needs you.")
    assert page.needs._calm.isVisible()
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
