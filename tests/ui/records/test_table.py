"""The table as people use it: keys, clicks, order, selection, empty states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Circle, Contact
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record
from organizer.store.actions import change_record, change_records, delete_records
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.records.table import RecordTable
from organizer.ui.theme import theme

Add = Callable[[Record], Record]


@pytest.fixture
def table(context: PageContext, add: Add, qtbot: QtBot, window: QWidget) -> RecordTable[Contact]:
    for name, circle in (("Ada", Circle.WIDE), ("Ben", Circle.INNER), ("Cleo", Circle.ACTIVE), ("Dana", Circle.INNER)):
        add(Contact(name=name, circle=circle))
    made = RecordTable(context, Contact, parent=window)
    made.resize(900, 500)
    context.changed.connect(made.reload)
    window.show()
    made.setFocus()
    return made


def names(table: RecordTable[Contact]) -> list[str]:
    return [table.records.data(table.records.index(row, 0)) for row in range(table.records.rowCount())]


def test_keys_move_select_and_open(table: RecordTable[Contact], qtbot: QtBot) -> None:
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_J)
    assert [r.name for r in table.selected_records()] == ["Ben"]
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [r.name for r in table.selected_records()] == ["Ben", "Cleo"]
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_K)
    assert [r.name for r in table.selected_records()] == ["Cleo"]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_E):
        with qtbot.waitSignal(table.opened) as opened:
            qtbot.keyClick(table, key)
        assert opened.args is not None
        assert opened.args[0].name == "Cleo"
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_count() == 4


def test_home_and_end_select_where_they_go(table: RecordTable[Contact], qtbot: QtBot) -> None:
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert [r.name for r in table.selected_records()] == ["Dana"]
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_count() == 4


def test_rows_are_selected_alone_while_ctrl_is_held(table: RecordTable[Contact], qtbot: QtBot) -> None:
    qtbot.keyPress(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    table.selectRow(1)
    table.selectRow(1)
    assert [r.name for r in table.selected_records()] == ["Ben"]
    table.selectRow(2)
    assert [r.name for r in table.selected_records()] == ["Cleo"]
    qtbot.keyRelease(table, Qt.Key.Key_Z)


def test_single_letters_can_be_turned_off(context: PageContext, table: RecordTable[Contact], qtbot: QtBot) -> None:
    context.settings.set("single_keys", "off")
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_J)
    assert table.currentIndex().row() == 0


def test_a_double_click_opens(table: RecordTable[Contact], qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.opened) as opened:
        at = QPoint(60, table.rowViewportPosition(2) + 10)
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args is not None
    assert opened.args[0].name == "Cleo"


def test_a_click_on_a_head_sorts_and_again_turns_round(table: RecordTable[Contact], qtbot: QtBot) -> None:
    head = table.horizontalHeader()
    circle = [c.name for c in table.records.columns].index("circle")
    at = QPoint(head.sectionViewportPosition(circle) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(table) == ["Ben", "Dana", "Cleo", "Ada"]
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(table) == ["Ada", "Cleo", "Dana", "Ben"]
    spoken = table.records.headerData(circle, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Circle, sorted descending"


def test_columns_without_an_index_are_not_sorted_by(table: RecordTable[Contact]) -> None:
    before = table.records.sort_order
    table.sort_by([c.name for c in table.records.columns].index("position"))
    assert table.records.sort_order == before


def test_selection_cursor_and_order_outlive_a_change(
    table: RecordTable[Contact], profile: Profile, qtbot: QtBot
) -> None:
    dana = table.records.record(3)
    assert dana is not None
    table.select_record(dana.id)
    profile.run(change_record, table.records.record(1), {"name": "Zora"})
    qtbot.waitUntil(lambda: names(table) == ["Ada", "Cleo", "Dana", "Zora"])
    assert [r.name for r in table.selected_records()] == ["Dana"]
    assert table.currentIndex().row() == 2


def test_everything_selected_stays_selected(table: RecordTable[Contact], add: Add, qtbot: QtBot) -> None:
    table.selectAll()
    add(Contact(name="Eve"))
    qtbot.waitUntil(lambda: table.records.rowCount() == 5)
    assert table.selected_count() == 5


def test_a_deleted_record_takes_its_selection_with_it(
    table: RecordTable[Contact], profile: Profile, qtbot: QtBot
) -> None:
    table.selectRow(1)
    profile.run(delete_records, table.selected_records())
    qtbot.waitUntil(lambda: names(table) == ["Ada", "Cleo", "Dana"])
    assert table.selected_count() == 0


def test_nothing_found_says_for_whom_and_how_to_see_all(
    context: PageContext, table: RecordTable[Contact], qtbot: QtBot
) -> None:
    maya, alex = context.workspace.reads.members()
    context.workspace.run(change_records, list(context.workspace.reads.every(Contact)), {"owner": maya.id})
    context.set_who(alex.id)
    table.set_where(context.mine(), clear=lambda: table.set_where([]))
    assert table.note.isVisible()
    assert table.note.title == "Nothing for Alex in this view"
    qtbot.mouseClick(table.note.button, Qt.MouseButton.LeftButton)
    assert not table.note.isVisible()
    assert table.records.rowCount() == 4


def test_an_empty_kind_offers_to_begin(context: PageContext, qtbot: QtBot) -> None:
    begun: list[bool] = []
    table = RecordTable(context, Contact)
    qtbot.addWidget(table)
    table.set_first_words("No people yet", "Who matters to you?", "Add a person", lambda: begun.append(True))
    table.show()
    assert table.note.title == "No people yet"
    table.note.button.click()
    assert begun == [True]


def test_columns_widths_and_order_come_back(context: PageContext, table: RecordTable[Contact], qtbot: QtBot) -> None:
    table.choose_column("position", True)
    table.choose_column("roles", False)
    columns = [c.name for c in table.records.columns]
    table.horizontalHeader().resizeSection(columns.index("circle"), 133)
    table.sort_by(columns.index("last_touch"))
    again = RecordTable(context, Contact)
    qtbot.addWidget(again)
    assert not again.isColumnHidden(columns.index("position"))
    assert again.isColumnHidden(columns.index("roles"))
    assert again.columnWidth(columns.index("circle")) == 133
    assert again.records.sort_order == Sort("last_touch")


@pytest.mark.parametrize("kept", ["not json", "[]", '{"widths": 3, "shown": {}, "order": [1], "sort": ["nope", 1]}'])
def test_what_was_remembered_wrongly_does_no_harm(context: PageContext, qtbot: QtBot, kept: str) -> None:
    context.settings.set("table.contact", kept)
    table = RecordTable(context, Contact)
    qtbot.addWidget(table)
    assert table.records.sort_order == Sort("name")
    assert not table.isColumnHidden(0)


def test_the_name_gives_way_and_takes_what_is_left(table: RecordTable[Contact]) -> None:
    head = table.horizontalHeader()
    shown = [n for n in range(head.count()) if not head.isSectionHidden(n)]
    assert sum(head.sectionSize(n) for n in shown) == table.viewport().width()


def test_rows_are_painted(table: RecordTable[Contact]) -> None:
    table.selectRow(1)
    picture = table.grab().toImage()
    top = table.horizontalHeader().height() + table.rowViewportPosition(1)
    assert picture.pixelColor(5, top + 20) == theme().tokens["selected"]
    assert picture.pixelColor(5, top + 60) != theme().tokens["selected"]


def test_filters_keep_the_cursor_where_it_can_stay(table: RecordTable[Contact]) -> None:
    table.selectRow(3)
    table.set_where([Where("circle", "=", Circle.INNER)], clear=lambda: None)
    current = table.current_record()
    assert current is not None
    assert (current.name, table.currentIndex().row()) == ("Dana", 1)


@pytest.fixture
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("organizer.ui.records.listing.LONG", 0)


@pytest.mark.usefixtures("_long")
def test_a_long_list_is_searched_beside_the_window(
    table: RecordTable[Contact], profile: Profile, add: Add, qtbot: QtBot
) -> None:
    inner = [Where("circle", "=", Circle.INNER)]
    table.selectRow(3)
    table.set_where(inner, clear=lambda: None)
    assert names(table) == ["Ada", "Ben", "Cleo", "Dana"]
    qtbot.waitUntil(lambda: names(table) == ["Ben", "Dana"])
    assert [r.name for r in table.selected_records()] == ["Dana"]
    add(Contact(name="Abel", circle=Circle.INNER))
    qtbot.waitUntil(lambda: names(table) == ["Abel", "Ben", "Dana"])
    assert table.currentIndex().row() == 2
    table.sort_by(0)
    qtbot.waitUntil(lambda: names(table) == ["Dana", "Ben", "Abel"])
    dana = table.records.record(0)
    assert dana is not None
    profile.run(change_record, dana, {"position": "VP"})
    qtbot.waitUntil(lambda: (found := table.records.record(0)) is not None and found.position == "VP")
    assert table.select_record(dana.id)


@pytest.mark.usefixtures("_long")
def test_of_several_searches_the_last_is_shown(table: RecordTable[Contact], add: Add, qtbot: QtBot) -> None:
    table.set_where([Where("circle", "=", Circle.INNER)], clear=lambda: None)
    table.set_where([Where("circle", "=", Circle.ACTIVE)], clear=lambda: None)
    add(Contact(name="Abel", circle=Circle.ACTIVE))
    qtbot.waitUntil(lambda: names(table) == ["Abel", "Cleo"])
    table.set_where([Where("circle", "=", Circle.INNER)], clear=lambda: None)
    table.set_where([])
    assert len(names(table)) == 5
    qtbot.waitUntil(lambda: table.context.tasks.running() == 0)
    assert len(names(table)) == 5
