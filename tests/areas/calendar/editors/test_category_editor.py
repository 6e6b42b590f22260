"""All categories in one list: hours, colours, names and order, saved in one step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.actions import add_usual_categories
from organizer.areas.calendar.model import Category, CategoryColour
from organizer.areas.calendar.queries import categories
from organizer.areas.calendar.widgets.category_editor import CategoryEditor
from organizer.areas.calendar.widgets.category_row import CategoryRow
from organizer.store.actions import change_record
from organizer.store.profile import Profile
from organizer.ui.context import PageContext

KEY = Qt.Key
USUAL = ["Career", "Learning", "Ventures", "Community", "Family", "Household", "Wellbeing", "Money"]


def stored(context: PageContext) -> list[Category]:
    return list(categories(context.workspace.reads).values())


def names(context: PageContext) -> list[str]:
    return [category.name for category in stored(context)]


def save(qtbot: QtBot, editor: CategoryEditor) -> None:
    with qtbot.waitSignal(editor.drawer.closed):
        editor.save()


def type_in(qtbot: QtBot, row: CategoryRow, field: str, text: str) -> None:
    edit = row.fields[field].edit  # type: ignore[attr-defined]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, KEY.Key_Delete)
    qtbot.keyClicks(edit, text)


@pytest.fixture
def usual(profile: Profile) -> None:
    profile.run(add_usual_categories)


def test_it_begins_with_the_usual_eight(context: PageContext, qtbot: QtBot) -> None:
    editor = CategoryEditor(context)
    assert editor.usual.label == "Start with the usual eight"
    qtbot.mouseClick(editor.usual, Qt.MouseButton.LeftButton)
    assert not editor.usual.isVisible()
    save(qtbot, editor)
    assert names(context) == USUAL
    assert stored(context)[0].least == timedelta(hours=20)


@pytest.mark.usefixtures("usual")
def test_hours_names_and_colours_are_one_step_to_undo(context: PageContext, qtbot: QtBot, profile: Profile) -> None:
    before = stored(context)
    editor = CategoryEditor(context)
    type_in(qtbot, editor.rows[0], "least", "27.25")
    type_in(qtbot, editor.rows[1], "most", "7:20")
    type_in(qtbot, editor.rows[2], "name", "Side  projects")
    editor.rows[3].colour.choose(CategoryColour.OLIVE)
    assert editor._sum.text() == "Together at least 47.25 h of the 168 h of a week."
    save(qtbot, editor)
    after = stored(context)
    assert after[0].least == timedelta(hours=27, minutes=15)
    assert after[1].most == timedelta(hours=7, minutes=20)
    assert after[2].name == "Side projects"
    assert after[3].colour is CategoryColour.OLIVE
    profile.undo()
    assert stored(context) == before


@pytest.mark.usefixtures("usual")
def test_what_is_wrong_stands_at_its_field(context: PageContext, qtbot: QtBot) -> None:
    editor = CategoryEditor(context)
    first, second, third = editor.rows[:3]
    type_in(qtbot, first, "name", "")
    type_in(qtbot, second, "most", "1")
    type_in(qtbot, third, "name", "learning")
    editor.save()
    assert first.name.error() == "This is needed"
    assert second.most.error() == "Less than the least"
    assert third.name.error() == "There is another of this name"
    assert first.name.edit.hasFocus()
    assert editor.drawer.is_open()
    type_in(qtbot, second, "most", "a lot")
    third.name.edit.setFocus()
    assert second.most.error() == "Enter hours, like 20 or 7:30"
    editor.drawer.close_now()


@pytest.mark.usefixtures("usual")
def test_rows_are_put_in_order_by_keyboard(context: PageContext, qtbot: QtBot) -> None:
    editor = CategoryEditor(context)
    family = editor.rows[4]
    family.name.edit.setFocus()
    for _ in range(3):
        qtbot.keyClick(family.name.edit, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert family.name.edit.hasFocus()
    assert editor.is_changed()
    save(qtbot, editor)
    assert names(context) == [
        "Career",
        "Family",
        "Learning",
        "Ventures",
        "Community",
        "Household",
        "Wellbeing",
        "Money",
    ]


@pytest.mark.usefixtures("usual")
def test_one_is_added_and_one_taken_out(context: PageContext, qtbot: QtBot, profile: Profile) -> None:
    before = stored(context)
    editor = CategoryEditor(context)
    qtbot.mouseClick(editor.new, Qt.MouseButton.LeftButton)
    row = editor.rows[-1]
    assert row.name.edit.hasFocus()
    qtbot.keyClicks(row.name.edit, "Garden")
    editor.remove(editor.rows[0])
    assert editor.rows[0].name.edit.hasFocus()
    save(qtbot, editor)
    assert names(context) == [*USUAL[1:], "Garden"]
    profile.undo()
    assert stored(context) == before


@pytest.mark.usefixtures("usual")
def test_nothing_changed_is_nothing_to_undo(context: PageContext, qtbot: QtBot, profile: Profile) -> None:
    editor = CategoryEditor(context)
    assert not editor.is_changed()
    save(qtbot, editor)
    undone = profile.undo()
    assert undone is not None
    assert undone.title == "Add the usual categories"


@pytest.mark.usefixtures("usual")
def test_what_changed_in_the_meantime_is_said(context: PageContext, qtbot: QtBot, profile: Profile) -> None:
    editor = CategoryEditor(context)
    profile.run(change_record, editor.rows[0].category, {"name": "Work"})
    type_in(qtbot, editor.rows[0], "least", "30")
    editor.save()
    qtbot.waitUntil(lambda: editor._banner is not None)
    assert editor._banner is not None
    editor._banner.acted.emit()
    assert editor.rows[0].name.value() == "Work"
    assert not editor.is_changed()
    editor.drawer.close_now()


@pytest.mark.usefixtures("usual")
def test_every_part_has_a_name_and_tab_goes_row_by_row(context: PageContext, qtbot: QtBot, window: QWidget) -> None:
    editor = CategoryEditor(context)
    first, second = editor.rows[:2]
    assert first.colour.accessibleName() == "Career: colour, Petrol"
    assert first.least.edit.accessibleName() == "Career: at least, hours a week"
    editor.move(first, 1)
    stops = second.stops() + first.stops()
    stops[0].setFocus()
    seen = []
    for _ in stops:
        seen.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), KEY.Key_Tab)
    assert seen == stops
    editor.drawer.close_now()
