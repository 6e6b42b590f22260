"""Acting on rows: CSV as shown, one change to many in one step, deleting, the generic page, the Trash."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Circle, Contact, Event, Organization
from organizer.kernel.changes import Ref
from organizer.kernel.query import Where
from organizer.kernel.record import Record
from organizer.store.actions import delete_records
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import ChoiceField
from organizer.ui.fields.tags import TagField
from organizer.ui.records.bulk import BulkDialog
from organizer.ui.records.columns import Column, heading_column
from organizer.ui.records.commands import TableCommands
from organizer.ui.records.names import Names
from organizer.ui.records.page import RecordPage
from organizer.ui.records.rows import Rows, change_rows
from organizer.ui.records.table import RecordTable
from organizer.ui.records.trash import TrashView

Add = Callable[[Record], Record]


@pytest.fixture
def table(context: PageContext, add: Add, window: QWidget) -> RecordTable[Contact]:
    harbor = add(Organization(name="+Harbor"))
    for name, circle in (("=Ada", Circle.WIDE), ("Ben, the 2nd", None), ("Cleo", Circle.ACTIVE)):
        add(Contact(name=name, circle=circle, employer=harbor.id, roles=("Peer",)))
    made = RecordTable(context, Contact, parent=window)
    made.resize(900, 500)
    context.changed.connect(made.reload)
    window.show()
    return made


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_rows_are_copied_as_csv_as_shown(table: RecordTable[Contact], qtbot: QtBot) -> None:
    commands = TableCommands(table)
    for name in ("last_touch", "next_touch", "owner"):
        table.choose_column(name, False)
    table.choose_column("employer", True)
    head = table.horizontalHeader()
    head.moveSection(head.visualIndex([c.name for c in table.records.columns].index("employer")), 1)
    commands.copy()
    assert rows_of(QGuiApplication.clipboard().text()) == [
        ["Name", "Organization", "Circle", "Roles"],
        ["'=Ada", "'+Harbor", "Wide", "Peer"],
        ["Ben, the 2nd", "'+Harbor", "", "Peer"],
        ["Cleo", "'+Harbor", "Active", "Peer"],
    ]
    table.selectRow(2)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    commands.copy()
    assert [row[0] for row in rows_of(QGuiApplication.clipboard().text())] == ["Name", "Cleo"]
    assert table.context.host.said.text() == "Copied 1 person as CSV"


def test_all_rows_are_saved_as_csv(table: RecordTable[Contact], qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    TableCommands(table, ask_place=lambda _, name: path).save()
    qtbot.waitUntil(path.exists)
    text = path.read_bytes().decode("utf-8-sig")
    assert [row[0] for row in rows_of(text)] == ["Name", "'=Ada", "Ben, the 2nd", "Cleo"]
    qtbot.waitUntil(lambda: table.context.host.said.text() == "Saved people.csv")


def test_deleting_many_is_one_step(table: RecordTable[Contact], qtbot: QtBot) -> None:
    table.selectAll()
    TableCommands(table).delete()
    qtbot.waitUntil(lambda: table.records.rowCount() == 0)
    qtbot.waitUntil(lambda: table.context.host.said.text() == "Deleted 3 people")
    table.context.undo()
    qtbot.waitUntil(lambda: table.records.rowCount() == 3)


def bulk(table: RecordTable[Any], qtbot: QtBot, field: str) -> BulkDialog:
    dialog = BulkDialog(table.context, table.names, table.selected_rows(), table.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.field.set_value(field)
    dialog.field.changed.emit()
    return dialog


def test_one_change_to_many_says_how_many_and_is_one_step(table: RecordTable[Contact], qtbot: QtBot) -> None:
    table.selectAll()
    dialog = bulk(table, qtbot, "circle")
    assert dialog.button.label == "Change 3 people"
    assert dialog.editor is not None
    widget = dialog.editor.widget
    assert isinstance(widget, ChoiceField)
    widget.control.choose("inner")
    dialog.apply()
    reads = table.context.workspace.reads
    qtbot.waitUntil(lambda: reads.count(Contact, [Where("circle", "=", Circle.INNER)]) == 3)
    qtbot.waitUntil(lambda: table.context.host.said.text() == "Changed 3 people")
    table.context.undo()
    qtbot.waitUntil(lambda: reads.count(Contact, [Where("circle", "=", Circle.INNER)]) == 0)


def test_words_are_added_to_tags_and_taken_from_them(table: RecordTable[Contact], qtbot: QtBot) -> None:
    def roles() -> set[tuple[str, ...]]:
        return {contact.roles for contact in table.context.workspace.reads.every(Contact)}

    table.selectAll()
    for way, words, expected in (("add", ("Mentor",), ("Peer", "Mentor")), ("remove", ("peer",), ("Mentor",))):
        dialog = bulk(table, qtbot, "roles")
        dialog.way.set_value(way)
        assert dialog.editor is not None
        widget = dialog.editor.widget
        assert isinstance(widget, TagField)
        widget.set_value(words)
        dialog.apply()
        qtbot.waitUntil(lambda wanted=expected: roles() == {wanted})


def test_what_cannot_be_changes_nothing_and_is_said(table: RecordTable[Contact], qtbot: QtBot) -> None:
    table.selectAll()
    dialog = bulk(table, qtbot, "ideal")
    assert dialog.editor is not None
    dialog.editor.widget.set_value(None)
    dialog.editor.widget.edit.setText("2 h")
    dialog.apply()
    qtbot.waitUntil(dialog.button.isEnabled)
    assert dialog._error.text() == "At least a day. Nothing was changed."
    assert all(contact.ideal is None for contact in table.context.workspace.reads.every(Contact))


def test_everything_under_a_condition_is_changed_without_reading_it_first(
    context: PageContext, add: Add, qtbot: QtBot
) -> None:
    for n in range(3):
        add(Contact(name=f"P{n}", circle=Circle.WIDE if n else Circle.INNER))
    rows = Rows(Contact, 2, None, (Where("circle", "=", Circle.WIDE),))
    change_rows(context, rows, "Change 2 people", lambda edit, r: edit.change(r, position="VP"), said="Changed")
    qtbot.waitUntil(lambda: context.host.said.text() == "Changed")
    assert [c.position for c in context.workspace.reads.every(Contact)] == ["", "VP", "VP"]


def test_a_stopped_change_changes_nothing(context: PageContext, add: Add, qtbot: QtBot) -> None:
    add(Contact(name="Dana"))
    rows = Rows(Contact, 1, None, ())
    task = change_rows(context, rows, "Change", lambda edit, r: edit.change(r, position="VP"), said="Changed")
    task.cancel()
    qtbot.waitUntil(lambda: context.host.said.text() == "Stopped. Nothing was changed.")
    assert [c.position for c in context.workspace.reads.every(Contact)] == [""]


def test_the_menu_says_what_can_be_done(table: RecordTable[Contact]) -> None:
    commands = TableCommands(table, more=lambda menu: menu.add("Log touch") and None)
    table.clearSelection()
    titles = [action.text() for action in commands.menu().actions() if action.text()]
    assert titles == ["Copy as CSV", "Save as CSV", "Sort by", "Columns"]
    table.selectAll()
    titles = [action.text() for action in commands.menu().actions() if action.text()]
    assert titles == ["Log touch", "Edit 3 people", "Copy as CSV", "Save as CSV", "Sort by", "Columns", "Delete"]
    assert [a.text() for a in commands.sort_menu().actions()] == [
        "Name", "Circle", "Roles", "Last touch", "Next touch", "Birthday", "Anniversary",
    ]  # fmt: skip


def test_columns_are_chosen_in_a_menu_and_order_by_key(table: RecordTable[Contact], qtbot: QtBot) -> None:
    commands = TableCommands(table)
    entry = next(a for a in commands.columns_menu().actions() if a.text() == "Position")
    entry.trigger()
    position = [c.name for c in table.records.columns].index("position")
    assert not table.isColumnHidden(position)
    table.setFocus()
    table.setCurrentIndex(table.records.index(0, 1))
    commands.sort_by_current()
    assert table.records.sort_order.field == "circle"


def test_a_page_may_add_painted_columns(context: PageContext, add: Add, qtbot: QtBot) -> None:
    painted: list[str] = []

    def paint(painter: object, rect: object, record: Contact, text: str) -> None:
        painted.append(f"{record.name}: {text}")

    add(Contact(name="Dana", circle=Circle.INNER))
    bar = Column("bar", "Since last touch", 120, paint, "next_touch", lambda record: "0 of 7 d")
    table = RecordTable(context, Contact, [heading_column(Contact.__description__, "Person"), bar])
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.grab()
    assert "Dana: 0 of 7 d" in painted
    assert table.records.data(table.records.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == (
        "Since last touch: 0 of 7 d"
    )


class EventsPage(RecordPage):
    record = Event
    first_words = ("No events yet", "Where do you meet people?")


class OrganizationsPage(RecordPage):
    record = Organization


def test_a_page_for_any_kind_lists_filters_and_goes_to_records(context: PageContext, add: Add, qtbot: QtBot) -> None:
    harbor, tally = add(Organization(name="Harbor")), add(Organization(name="Tally", city="Boston"))
    page = OrganizationsPage(context)
    qtbot.addWidget(page)
    page.show()
    assert page.title == "Organizations"
    assert page.table.records.rowCount() == 2
    field = page.filter_field()
    assert field is page.search
    qtbot.keyClicks(page.search.edit, "bost")
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 1)
    page.show_record(Ref.to(harbor))
    current = page.table.current_record()
    assert current is not None
    assert current.id == harbor.id
    assert page.table.select_record(tally.id)
    add(Organization(name="Lumen"))
    qtbot.waitUntil(lambda: page.table.records.rowCount() == 3)
    page.close_page()


def test_a_hidden_page_catches_up_when_it_is_shown(context: PageContext, add: Add, qtbot: QtBot) -> None:
    page = OrganizationsPage(context)
    qtbot.addWidget(page)
    with qtbot.waitSignal(context.changed):
        add(Organization(name="Harbor"))
    context.set_who(context.workspace.reads.members()[1].id)
    context.set_who(None)
    page.show()
    assert page.table.records.rowCount() == 1


def test_an_empty_page_offers_to_begin(context: PageContext, qtbot: QtBot, window: QWidget) -> None:
    window.show()
    page = EventsPage(context, window)
    assert page.table.note.title == "No events yet"
    entry = page.new_menu()[0]
    assert (entry.title, entry.icon) == ("Event", "calendar-days")
    page.table.note.button.click()
    drawer = context.host.drawer
    assert drawer is not None


def test_the_trash_restores_and_removes_for_good(
    context: PageContext, profile: Profile, add: Add, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, eve, harbor = add(Contact(name="Dana")), add(Contact(name="Eve")), add(Organization(name="Harbor"))
    for record in (dana, eve, harbor):
        profile.run(delete_records, [record])
    view = TrashView(context)
    qtbot.addWidget(view)
    assert view.kinds.value() == "contact"
    table = view.table
    assert table is not None
    assert table.records.rowCount() == 2
    assert not view.restore_button.isEnabled()
    table.selectRow(0)
    view.restore()
    qtbot.waitUntil(lambda: table.records.rowCount() == 1)
    assert [c.name for c in context.workspace.reads.every(Contact)] == ["Dana"]
    monkeypatch.setattr(context.host, "confirm", lambda *_: False)
    table.selectRow(0)
    view.purge()
    assert table.records.rowCount() == 1
    monkeypatch.setattr(context.host, "confirm", lambda *_: True)
    view.purge()
    qtbot.waitUntil(lambda: table.records.rowCount() == 0)
    assert context.workspace.reads.find(Contact, eve.id) is None
    view.kinds.set_value("organization")
    view.kinds.changed.emit()
    assert view.table is not None
    assert view.table.records.rowCount() == 1


def test_the_trash_is_filtered_by_name(
    context: PageContext, profile: Profile, add: Add, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for record in (Contact(name="Zoë Łukasz"), Contact(name="Dana"), Organization(name="Lukas & Sons")):
        profile.run(delete_records, [add(record)])
    view = TrashView(context)
    qtbot.addWidget(view)
    view.show()
    assert view.table is not None
    view.table.selectAll()
    view.search.setFocus()
    qtbot.keyClicks(view.search.edit, "lukas")
    assert [record.name for record in view.table.records.records(0, 9)] == ["Zoë Łukasz"]
    box = view.kinds.box
    assert [box.itemText(n) for n in range(box.count())] == ["People (1)", "Organizations (1)"]
    asked: list[str] = []
    monkeypatch.setattr(context.host, "confirm", lambda title, *_: asked.append(title))
    qtbot.keyClick(view.search.edit, Qt.Key.Key_Delete)
    assert asked == []
    view.purge()
    assert asked in ([], ["Delete 1 person for good?"]), "nobody out of view is removed"
    qtbot.keyClicks(view.search.edit, "x")
    assert view.table.records.rowCount() == 0
    view.table.note.button.click()
    assert view.search.value() == ""
    assert view.table.records.rowCount() == 2


def test_names_are_read_once_and_again_after_a_change(context: PageContext, add: Add) -> None:
    harbor = add(Organization(name="Harbor"))
    names = Names(context)
    assert names.of(Ref.to(harbor)) == "Harbor"
    names.forget(None)
    assert names.of(Ref.to(harbor)) == "Harbor"
    assert names.of(Ref("unknown", harbor.id)) == ""
