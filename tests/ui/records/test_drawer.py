"""The editor of a record: saved once and quietly, conflicts and errors in place, closing asks only if it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Circle, Contact, Introduction, Organization
from organizer.kernel.changes import Ref
from organizer.kernel.record import Record
from organizer.kernel.system import Attachment
from organizer.store.actions import change_record, link_records
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.fields.file import FileField
from organizer.ui.fields.text import TextField
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names
from organizer.ui.records.picker import RecordPicker
from organizer.ui.records.views import FilesView, HistoryView, LinksView

Add = Callable[[Record], Record]


@pytest.fixture(autouse=True)
def _shown(window: QWidget) -> Iterator[None]:
    window.show()
    yield
    window.hide()


def type_in(drawer: RecordDrawer[Any], field: str, text: str) -> None:
    widget = drawer.form.editors[field].widget
    assert isinstance(widget, TextField)
    widget.edit.setText(text)
    widget.changed.emit()


def people(context: PageContext) -> list[Contact]:
    return list(context.workspace.reads.every(Contact))


def test_saving_twice_makes_one_record(context: PageContext, qtbot: QtBot) -> None:
    drawer = RecordDrawer(context, Contact)
    type_in(drawer, "name", "Dana")
    with qtbot.waitSignal(drawer.saved) as saved:
        drawer.save()
        drawer.save()
    assert saved.args is not None
    assert [p.name for p in people(context)] == ["Dana"]
    assert saved.args[0].owner == context.workspace.home.member
    assert context.host.said.text() == "Added person"
    assert not drawer.drawer.is_open()


def test_the_toast_takes_it_back(context: PageContext, qtbot: QtBot) -> None:
    drawer = RecordDrawer(context, Contact)
    type_in(drawer, "name", "Dana")
    with qtbot.waitSignal(drawer.saved):
        drawer.save()
    with qtbot.waitSignal(context.changed):
        context.undo()
    assert people(context) == []
    qtbot.waitUntil(lambda: context.host.said.text() == "Undone: Add person")


def test_a_drawer_opens_at_its_first_field(context: PageContext, window: QWidget) -> None:
    drawer = RecordDrawer(context, Contact)
    name = drawer.form.editors["name"].widget
    assert isinstance(name, TextField)
    assert window.focusWidget() is name.edit
    drawer.drawer.close_now()


def test_keys_save_and_begin_another(context: PageContext, qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    drawer = RecordDrawer(context, Contact)
    type_in(drawer, "name", "Dana")
    with qtbot.waitSignal(drawer.saved):
        qtbot.keyClick(drawer.form.editors["name"].widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert drawer.drawer.is_open()
    assert drawer.form.editors["name"].value() is None
    type_in(drawer, "name", "Eve")
    with qtbot.waitSignal(drawer.saved):
        qtbot.keyClick(drawer.form.editors["name"].widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert [p.name for p in people(context)] == ["Dana", "Eve"]
    assert not drawer.drawer.is_open()


def test_what_is_wrong_is_said_at_the_fields_and_counted(context: PageContext) -> None:
    drawer = RecordDrawer(context, Contact)
    drawer.save()
    assert drawer.form.editors["name"].widget.error() == "This is needed"
    assert drawer.state.text() == "1 field needs a fix"
    assert drawer.drawer.is_open()
    drawer.drawer.close_now()


def test_what_the_rules_refuse_is_said_at_the_field(context: PageContext, add: Add, qtbot: QtBot) -> None:
    dana = add(Contact(name="Dana"))
    drawer = RecordDrawer(context, Introduction)
    drawer.form.show_all()
    for name in ("person", "other"):
        picker = drawer.form.editors[name].widget
        assert isinstance(picker, RecordPicker)
        picker.set_record_id(dana.id)
        picker.changed.emit()
    drawer.save()
    other = drawer.form.editors["other"].widget
    qtbot.waitUntil(lambda: other.error() == "Three different people take part in an introduction")
    assert drawer.drawer.is_open()
    drawer.drawer.close_now()


def test_a_change_in_the_meantime_is_shown_in_place(
    context: PageContext, profile: Profile, add: Add, qtbot: QtBot
) -> None:
    dana = add(Contact(name="Dana"))
    drawer = RecordDrawer(context, Contact, dana)
    profile.run(change_record, dana, {"position": "VP"})
    type_in(drawer, "name", "Dana W.")
    drawer.save()
    qtbot.waitUntil(lambda: drawer.form.banner is not None)
    assert drawer.form.banner is not None
    assert "Changed in the meantime" in drawer.form.banner.accessibleName()
    drawer.form.banner.acted.emit()
    assert drawer.form.editors["position"].value() == "VP"
    type_in(drawer, "name", "Dana W.")
    with qtbot.waitSignal(drawer.saved):
        drawer.save()
    assert [(p.name, p.position) for p in people(context)] == [("Dana W.", "VP")]


def test_closing_asks_only_if_something_would_be_lost(
    context: PageContext, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(context.host, "confirm", lambda title, text, verb: asked.append(verb) or len(asked) > 1)
    dana = add(Contact(name="Dana"))
    RecordDrawer(context, Contact, dana).ask_to_close()
    assert asked == []
    drawer = RecordDrawer(context, Contact, dana)
    type_in(drawer, "name", "Eve")
    drawer.drawer.ask_to_close()
    assert (asked, drawer.drawer.is_open()) == (["Discard"], True)
    drawer.drawer.ask_to_close()
    assert (asked, drawer.drawer.is_open()) == (["Discard", "Discard"], False)
    assert [p.name for p in people(context)] == ["Dana"]


def test_whose_it_is_is_chosen_beside_the_title(context: PageContext, add: Add, qtbot: QtBot) -> None:
    dana = add(Contact(name="Dana"))
    drawer = RecordDrawer(context, Contact, dana)
    assert drawer.owner is not None
    assert drawer.owner.value() == ""
    alex = context.workspace.reads.members()[1]
    drawer.owner.choose(str(alex.id))
    assert drawer.is_changed()
    with qtbot.waitSignal(drawer.saved):
        drawer.save()
    assert people(context)[0].owner == alex.id


def test_deleting_offers_undo(context: PageContext, add: Add, qtbot: QtBot) -> None:
    drawer = RecordDrawer(context, Contact, add(Contact(name="Dana")))
    with qtbot.waitSignal(drawer.deleted):
        drawer.delete()
    assert people(context) == []
    assert context.host.said.text() == "Deleted person"
    assert not drawer.drawer.is_open()


def test_what_is_made_on_the_way_is_stored_in_the_same_step(context: PageContext, qtbot: QtBot) -> None:
    drawer = RecordDrawer(context, Contact)
    drawer.form.show_all()
    type_in(drawer, "name", "Dana")
    picker = drawer.form.editors["employer"].widget
    assert isinstance(picker, RecordPicker)
    picker.suggestions.taken.emit(picker._create("Harbor"))
    picker.changed.emit()
    with qtbot.waitSignal(drawer.saved) as saved:
        drawer.save()
    assert saved.args is not None
    assert context.workspace.reads.get(Organization, saved.args[0].employer).name == "Harbor"
    with qtbot.waitSignal(context.changed):
        context.undo()
    assert context.workspace.reads.count(Organization) == 0


def test_a_file_chosen_in_a_field_is_kept(context: PageContext, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "dana.png"
    picture.write_bytes(b"picture")
    drawer = RecordDrawer(context, Contact)
    drawer.form.show_all()
    type_in(drawer, "name", "Dana")
    field = drawer.form.editors["photo"].widget
    assert isinstance(field, FileField)
    field.take(picture)
    with qtbot.waitSignal(drawer.saved) as saved:
        drawer.save()
    assert saved.args is not None
    kept = context.workspace.reads.get(Attachment, saved.args[0].photo)
    assert (kept.name, kept.media_type, context.workspace.reads.content(kept.content)) == (
        "dana.png",
        "image/png",
        b"picture",
    )


def test_a_file_that_is_gone_changes_nothing(context: PageContext, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "dana.png"
    picture.write_bytes(b"picture")
    drawer = RecordDrawer(context, Contact)
    drawer.form.show_all()
    type_in(drawer, "name", "Dana")
    field = drawer.form.editors["photo"].widget
    assert isinstance(field, FileField)
    field.take(picture)
    picture.unlink()
    drawer.save()
    qtbot.waitUntil(lambda: drawer.form.banner is not None)
    assert people(context) == []
    drawer.drawer.close_now()


def test_history_says_who_changed_what_from_what_to_what(
    context: PageContext, profile: Profile, add: Add, qtbot: QtBot
) -> None:
    harbor = add(Organization(name="Harbor"))
    dana = add(Contact(name="Dana"))
    dana = profile.run(change_record, dana, {"circle": Circle.INNER, "employer": harbor.id})
    view = HistoryView(context, Names(context), Ref.to(dana))
    qtbot.addWidget(view)
    newest, oldest = context.workspace.reads.history(Ref.to(dana))
    assert view.lines(newest) == ["Circle: none → Inner", "Organization: none → Harbor"]
    assert view.lines(oldest) == []
    assert view.note.text() == "2 changes"
    profile.run(change_record, dana, {"position": "VP"})
    qtbot.waitUntil(lambda: view.note.text() == "3 changes")


def test_links_are_shown_from_both_ends_made_and_taken_away(
    context: PageContext, profile: Profile, add: Add, qtbot: QtBot
) -> None:
    dana, harbor, eve = add(Contact(name="Dana")), add(Organization(name="Harbor")), add(Contact(name="Eve"))
    profile.run(link_records, harbor, dana, "met")
    view = LinksView(context, Names(context), Ref.to(dana))
    qtbot.addWidget(view)
    assert view.note.text() == "1"
    option = next(o for o in view._search("eve"))
    assert option.id == Ref.to(eve)
    view.picker.suggestions.taken.emit(option)
    qtbot.waitUntil(lambda: view.note.text() == "2")
    view.unlink(context.workspace.reads.links(Ref.to(dana))[0])
    qtbot.waitUntil(lambda: view.note.text() == "1")


def test_files_are_added_saved_and_removed(context: PageContext, add: Add, qtbot: QtBot, tmp_path: Path) -> None:
    source, copy = tmp_path / "letter.txt", tmp_path / "copy.txt"
    source.write_bytes(b"Dear Dana")
    view = FilesView(context, add(Contact(name="Dana")), ask=lambda _: source, ask_place=lambda _, name: copy)
    qtbot.addWidget(view)
    view.add_button.click()
    qtbot.waitUntil(lambda: view.note.text() == "1")
    file = next(iter(context.workspace.reads.every(Attachment)))
    view.save(file)
    qtbot.waitUntil(copy.exists)
    assert copy.read_bytes() == b"Dear Dana"
    view.remove(file)
    qtbot.waitUntil(lambda: view.note.text() == "drop them here")
