"""The palette in the window: groups, commands, people, the actions of a row, making something new."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.areas.people.model import Contact
from organizer.kernel.query import Where
from organizer.ui.theme import Mode, theme
from tests.program_stage import ProgramStage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sample(stage: ProgramStage) -> ProgramStage:
    """The window with the sample household, and the palette open."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    stage.at_desk()
    stage.press(Qt.Key.Key_K, CONTROL)
    return stage


def titles(stage: ProgramStage) -> list[str]:
    return stage.desk.search.titles()


def test_the_best_sort_comes_first_then_all_others_then_something_new(sample: ProgramStage) -> None:
    sample.write("dana")
    headings = [heading for heading in sample.desk.search.headings() if heading != "Actions"]
    assert headings == ["People", "Everywhere", "Create"]
    assert titles(sample)[0] == "Dana Whitcombe"
    assert "New person named “Dana”" in titles(sample)


def test_tab_shows_what_can_be_done_and_escape_goes_back_one_step(sample: ProgramStage) -> None:
    sample.write("dana whit")
    sample.press(Qt.Key.Key_Tab)
    assert sample.desk.search.headings() == ["Dana Whitcombe"]
    assert titles(sample)[0] == "Open"
    assert "Log touch" in titles(sample)
    sample.press(Qt.Key.Key_Escape)
    assert titles(sample)[0] == "Dana Whitcombe"
    sample.press(Qt.Key.Key_Escape)
    assert not sample.desk.search.isVisible()


def test_a_call_is_planned_from_there_with_quick_add(sample: ProgramStage) -> None:
    sample.write("dana whit")
    sample.press(Qt.Key.Key_Tab)
    sample.press(Qt.Key.Key_Up)
    sample.press(Qt.Key.Key_Return)
    assert sample.desk.finding.box.edit.text() == "Call @Dana Whitcombe "


def test_commands_are_all_there_and_do_what_they_say(sample: ProgramStage) -> None:
    sample.write(">")
    wanted = {"Quick add", "New goal", "New block", "New person", "Go to Calendar", "Settings", "Theme: dark",
              "Import: bring data in", "Keyboard shortcuts", "Close this file"}  # fmt: skip
    assert wanted <= set(titles(sample))
    sample.write("drak")
    assert titles(sample) == ["Theme: dark"]
    sample.press(Qt.Key.Key_Return)
    assert theme().mode is Mode.DARK


def test_undo_is_a_command_where_there_is_something_to_undo(sample: ProgramStage) -> None:
    sample.write(">undo")
    assert titles(sample) == []
    sample.press(Qt.Key.Key_Escape)
    sample.desk.finding.quick_add("Write the plan")
    sample.press(Qt.Key.Key_Return)
    sample.until(lambda: not sample.desk.finding.box.isVisible())
    sample.press(Qt.Key.Key_K, CONTROL)
    assert titles(sample)[0] == "Write the plan"  # what was seen last
    sample.write(">undo")
    assert titles(sample) == ["Undo add Write the plan"]


def test_an_at_sign_asks_for_people_alone(sample: ProgramStage) -> None:
    sample.write("@dana")
    assert sample.desk.search.headings() == ["People", "Create"]


def test_where_to_look_is_chosen_with_the_mouse_too(sample: ProgramStage) -> None:
    sample.write("dana")
    scopes = sample.desk.search._scopes.scopes
    assert [scope.isChecked() for scope in scopes] == [True, False, False, False]
    QTest.mouseClick(scopes[1], Qt.MouseButton.LeftButton)
    assert sample.desk.search.edit.text() == "@dana"
    assert sample.desk.search.headings() == ["People", "Create"]
    assert [scope.isChecked() for scope in scopes] == [False, True, False, False]


def test_a_dollar_looks_in_money_alone(sample: ProgramStage) -> None:
    sample.write("$savings")
    assert sample.desk.search.headings() == ["Money"]
    assert "Emergency savings" in titles(sample)
    sample.write("$dana")
    assert not any("Dana" in title for title in titles(sample))


def test_without_a_hit_making_one_is_chosen(sample: ProgramStage) -> None:
    sample.write("zora quill")
    assert titles(sample) == ["New person named “Zora Quill”", "Add “zora quill”"]
    sample.press(Qt.Key.Key_Return)
    reads = sample.desk.workspace.reads
    sample.until(lambda: reads.count(Contact, [Where("name", "=", "Zora Quill")]) == 1)
    sample.until(lambda: sample.window.shell.current_page() == "people")


def test_a_whole_line_is_rather_for_quick_add(sample: ProgramStage) -> None:
    sample.write("zora quill fri 15:00")
    sample.press(Qt.Key.Key_Return, CONTROL)
    assert [chip.label for chip in sample.desk.finding.box.chips] == ["Tomorrow", "15:00"]


def test_rows_say_more_by_the_columns_of_their_table(sample: ProgramStage) -> None:
    sample.write("dana whit")
    index = sample.desk.search.view.currentIndex()
    assert "Mentor" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
