"""The morning: everything that needs somebody is dealt with from the keyboard, in place, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from organizer.app.areas import REGISTRY
from organizer.kernel.clock import Clock
from organizer.overview.today.page import TodayPage
from organizer.overview.today.rows import NeedRow
from tests.begun import begin, rivera
from tests.program_stage import ProgramStage

Key = Qt.Key
_MOST = 60
_ENDING = (
    "Plan now", "Done", "Thanked", "Reached", "Looked at", "Paid in full", "Came in full", "Asked again", "Log gift",
    "Held", "Plan session",
)  # fmt: skip
"""What ends a matter at once."""


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
    stage.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier) if line == "Signed" else stage.press(Key.Key_Return)


def through_balances(stage: ProgramStage, row: NeedRow) -> None:
    """Takes every balance as it stands."""
    stage.press(Key.Key_Return)
    stage.until(lambda: not row.hasFocus())
    before: QWidget | None = None
    while (line := stage.focused()) is not before:
        before = line
        stage.press(Key.Key_Return)


def resolve(stage: ProgramStage, row: NeedRow) -> None:
    """Does about it what the row offers."""
    verbs = {verb.title: verb for verb in row.verbs()}
    area, usual = row.shown.need.area.key, row.verbs()[0].title
    if "Log touch" in verbs:
        in_a_drawer(stage, row, Key.Key_L, "Talked", "What about")
    elif usual == "Check in":
        in_a_drawer(stage, row, Key.Key_Return, "1")
    elif usual == "Update":
        through_balances(stage, row)
    elif usual == "Edit":
        in_a_drawer(stage, row, Key.Key_E, "19 Nov 2026", "Signed")
    elif area == "learning" and "Finish" in verbs:
        in_a_drawer(stage, row, Key.Key_Space, "")
    elif area == "learning" and usual == "Renew":
        in_a_drawer(stage, row, Key.Key_R, "")
    else:
        ending = verbs[usual] if usual == "Renew" else next(verbs[title] for title in _ENDING if title in verbs)
        stage.press(Key.Key_Space if ending.key == "Space" else Key(ord(ending.key)))


def test_every_row_is_dealt_with_by_keys_and_all_is_undone(morning: ProgramStage) -> None:
    page = today(morning)
    settle(morning)
    before, listed = everything(morning), [need.due.title for need in page.today.needs] if page.today else []
    assert len(listed) > 15
    assert page.today is not None
    areas = {need.area.key for need in page.today.needs}
    assert {"people", "goals", "calendar", "money", "library", "learning", "standing", "mentoring"} <= areas
    done: list[str] = []
    page.activate(None)
    while page.today.needs:
        assert len(done) < _MOST, done
        row = morning.focused()
        assert isinstance(row, NeedRow)
        due = row.shown.need.due
        resolve(morning, row)
        morning.until(lambda due=due: page.today and all(need.due != due for need in page.today.needs))
        settle(morning)
        morning.until(lambda: not page.needs.rows or isinstance(QApplication.focusWidget(), NeedRow))
        done.append(due.title)
    assert set(listed) <= set(done)
    assert page.needs._calm.text().startswith("Nothing needs you.")
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
