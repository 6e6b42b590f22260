from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.ui.fields.markdown import continuation, prefix_lines, toggled_task, wrap
from organizer.ui.fields.notes import NotesField

ShowAll = Callable[..., QWidget]


def test_marks_go_around_and_come_off() -> None:
    once = wrap("say hello now", 4, 9, "**", "**")
    assert once.text == "say **hello** now"
    assert once.text[once.start : once.end] == "hello"
    assert wrap(*once, "**", "**") == ("say hello now", 4, 9)
    assert wrap("say **hello** now", 4, 13, "**", "**") == ("say hello now", 4, 9)


@given(st.text(alphabet="ab *\n", max_size=20), st.data())
def test_marking_twice_changes_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = wrap(text, start, end, "<u>", "</u>")
    assert wrap(*once, "<u>", "</u>") == (text, start, end)


def test_lists_replace_one_another() -> None:
    text = "one\ntwo"
    listed = prefix_lines(text, 0, len(text), "- ")
    assert listed.text == "- one\n- two"
    tasks = prefix_lines(listed.text, 0, len(listed.text), "- [ ] ")
    assert tasks.text == "- [ ] one\n- [ ] two"
    assert prefix_lines(tasks.text, 0, len(tasks.text), "- [ ] ").text == text
    assert prefix_lines("a\nb\nc", 2, 2, "> ").text == "a\n> b\nc"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- milk", "- "),
        ("  * milk", "  * "),
        ("- [x] milk", "- [ ] "),
        ("9. milk", "10. "),
        ("> said", "> "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("plain", None),
        ("-no space", None),
    ],
)
def test_a_list_goes_on(line: str, following: str | None) -> None:
    assert continuation(line) == following


def test_a_task_is_ticked_in_its_line() -> None:
    assert toggled_task("- [ ] milk [ ]") == "- [x] milk [ ]"
    assert toggled_task("  * [X] milk") == "  * [ ] milk"
    assert toggled_task("milk [ ]") is None


@pytest.fixture
def notes(show_all: ShowAll) -> NotesField:
    field = NotesField("Notes")
    show_all(field)
    field.edit.setFocus()
    return field


TEXTS = [
    "",
    "Elected **March 2024** & <b>not bold</b>\n\n- [x] done\n- [ ] open",
    "tabs\tand  spaces   stay\n\n\n\nand empty lines",
    "emoji 👩‍👩‍👧 and \u00a0 hard spaces",
    "1. one\n2. two\n\n> quoted *text*\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_notes_come_back_as_they_were(notes: NotesField, text: str) -> None:
    notes.set_value(text)
    notes.edit.highlighter.rehighlight()
    assert notes.value() == text


def test_setting_notes_is_no_change(qtbot: QtBot, notes: NotesField) -> None:
    with qtbot.assertNotEmitted(notes.changed):
        notes.set_value("some **text**")
        notes.edit.highlighter.rehighlight()
    with qtbot.waitSignal(notes.changed):
        qtbot.keyClicks(notes.edit, "x")


def test_bold_by_key_is_one_step_of_undo(qtbot: QtBot, notes: NotesField) -> None:
    notes.set_value("a 👩 hello b")
    notes.edit.moveCursor(QTextCursor.MoveOperation.End)
    notes.edit.find("hello", notes.edit.document().FindFlag.FindBackward)
    qtbot.keyClick(notes.edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert notes.value() == "a 👩 **hello** b"
    assert notes.edit.textCursor().selectedText() == "hello"
    notes.edit.undo()
    assert notes.value() == "a 👩 hello b"


def test_enter_continues_a_list_and_ends_an_empty_one(qtbot: QtBot, notes: NotesField) -> None:
    qtbot.keyClicks(notes.edit, "- [ ] milk")
    qtbot.keyClick(notes.edit, Qt.Key.Key_Return)
    assert notes.value() == "- [ ] milk\n- [ ] "
    qtbot.keyClick(notes.edit, Qt.Key.Key_Return)
    assert notes.value() == "- [ ] milk\n"


def test_backspace_takes_a_mark_whole(qtbot: QtBot, notes: NotesField) -> None:
    notes.set_value("- [x] milk")
    cursor = notes.edit.textCursor()
    cursor.setPosition(6)
    notes.edit.setTextCursor(cursor)
    qtbot.keyClick(notes.edit, Qt.Key.Key_Backspace)
    assert notes.value() == "milk"


def test_a_task_is_ticked_by_key_and_by_its_box(qtbot: QtBot, notes: NotesField) -> None:
    notes.set_value("first\n- [ ] milk")
    notes.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(notes.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert notes.value() == "first\n- [x] milk"
    box = notes.edit._box(notes.edit.document().findBlockByNumber(1)).center().toPoint()
    qtbot.mouseClick(notes.edit.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert notes.value() == "first\n- [ ] milk"
    notes.set_read_only(True)
    qtbot.mouseClick(notes.edit.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert notes.value() == "first\n- [ ] milk"


def test_tab_leaves_the_notes(qtbot: QtBot, show_all: ShowAll) -> None:
    field, after = NotesField("Notes"), NotesField("After")
    show_all(field, after)
    field.edit.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert after.edit.hasFocus()
