"""Quick add in the window: what was understood, dismissing it, saving once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.goals.model import Step
from organizer.overview.quick_add.box import QuickAddBox
from tests.program_stage import ProgramStage

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip


@pytest.fixture
def sample(stage: ProgramStage) -> ProgramStage:
    """The window with the sample household, and the line of quick add open."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    stage.at_desk()
    stage.press(Qt.Key.Key_N, CONTROL | SHIFT)
    return stage


def box_of(stage: ProgramStage) -> QuickAddBox:
    return stage.desk.finding.box


def chips(stage: ProgramStage) -> list[str]:
    return [chip.label for chip in box_of(stage).chips]


def count(stage: ProgramStage) -> tuple[int, int]:
    reads = stage.desk.workspace.reads
    return reads.count(TimeBlock), reads.count(Step)


def test_enter_saves_once_however_often_it_is_pressed(sample: ProgramStage) -> None:
    blocks, steps = count(sample)
    sample.write("Call @dana about the seat fri 15:00 #networking")
    assert chips(sample) == ["Dana Whitcombe", "Tomorrow", "15:00", "networking"]
    assert box_of(sample).makes.value() == "block"
    sample.press(Qt.Key.Key_Return, times=2)
    sample.until(lambda: not box_of(sample).isVisible())
    assert count(sample) == (blocks + 1, steps)
    sample.desk.undo()
    sample.until(lambda: count(sample) == (blocks, steps))


def test_what_was_not_meant_is_dismissed_by_key_and_mouse(sample: ProgramStage) -> None:
    who = sample.desk.context.who
    sample.write("Watch fri 15:00 45m")
    sample.press(Qt.Key.Key_1, ALT)
    assert chips(sample) == ["15:00", "45 min"]
    assert sample.desk.context.who == who
    QTest.mouseClick(box_of(sample).chips[1], Qt.MouseButton.LeftButton)
    assert chips(sample) == ["15:00"]
    box_of(sample).chips[0].setFocus()
    sample.press(Qt.Key.Key_Backspace)
    assert chips(sample) == []
    assert box_of(sample)._said.title == "Watch fri 15:00 45m"
    assert QApplication.focusWidget() is box_of(sample).edit


def test_the_kind_can_be_chosen_and_what_it_cannot_keep_is_said(sample: ProgramStage) -> None:
    blocks, steps = count(sample)
    sample.write("Write tomorrow 9:00")
    box_of(sample).makes.choose("step")
    assert "not kept in a step" in box_of(sample).chips[1].accessibleName()
    sample.press(Qt.Key.Key_Return)
    sample.until(lambda: count(sample) == (blocks, steps + 1))


def test_without_a_title_nothing_is_saved(sample: ProgramStage) -> None:
    before = count(sample)
    sample.write("tomorrow 9:00")
    assert not box_of(sample).save.isEnabled()
    sample.press(Qt.Key.Key_Return)
    assert box_of(sample).isVisible()
    assert count(sample) == before


def test_escape_closes_and_gives_the_focus_back(sample: ProgramStage) -> None:
    sample.press(Qt.Key.Key_Escape)
    focused = sample.focused()
    sample.press(Qt.Key.Key_N, CONTROL | SHIFT)
    assert QApplication.focusWidget() is box_of(sample).edit
    sample.press(Qt.Key.Key_Escape)
    assert not box_of(sample).isVisible()
    assert QApplication.focusWidget() is focused
