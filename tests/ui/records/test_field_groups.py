"""Parts of a form that edit several fields at once, and editors that a page brings along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.model import Category
from organizer.kernel.errors import Problem
from organizer.kernel.record import Field
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.fields.text import TextField
from organizer.ui.records.editor import Editor, FormContext
from organizer.ui.records.editors import editor_for
from organizer.ui.records.form import RecordForm
from organizer.ui.records.groups import FieldGroup


class Hours(FieldGroup):
    """Least and most as '2 to 5'."""

    fields = ("least", "most")

    def __init__(self) -> None:
        super().__init__()
        self.text = TextField("Hours a week")
        self.text.changed.connect(self.changed)
        QVBoxLayout(self).addWidget(self.text)
        self._begun: dict[str, Any] = {}

    def begin(self, values: Mapping[str, Any]) -> None:
        self._begun = dict(values)
        self.text.set_value("as it was")
        self.text.set_error(None)

    def values(self) -> dict[str, Any]:
        return self._begun if self.text.value() == "as it was" else {"least": None, "most": None}

    def is_changed(self) -> bool:
        return self.text.value() != "as it was"

    def check(self) -> bool:
        self.text.set_error("No hours" if self.text.value() == "" else None)
        return self.text.error() is None

    def refuse(self, field: str, message: str) -> None:
        self.text.set_error(f"{field}: {message}")

    def problem_count(self) -> int:
        return int(self.text.error() is not None)

    def go_to_problem(self) -> None:
        self.text.setFocus()


@pytest.fixture(autouse=True)
def _shown(window: QWidget) -> Iterator[None]:
    window.show()
    yield
    window.hide()


@pytest.fixture
def form(context: PageContext, window: QWidget, qtbot: QtBot) -> RecordForm[Category]:
    made = RecordForm(
        context, Category, brief=True, fields=("name", "least", "most", "colour"), first=("most",),
        groups=(Hours(),), makers={"name": shouted}, parent=window,
    )  # fmt: skip
    made.resize(480, 600)
    made.show()
    return made


def shouted(field: Field, about: FormContext) -> Editor:
    made = editor_for(field, about)
    return Editor(field, made.widget, lambda: str(made.widget.value()).upper())


def hours(form: RecordForm[Category]) -> TextField:
    group = form.groups[0]
    assert isinstance(group, Hours)
    return group.text


def type_in(field: TextField, text: str) -> None:
    field.edit.setText(text)
    field.changed.emit()


def test_a_group_stands_for_its_fields(form: RecordForm[Category], profile: Profile) -> None:
    stored = profile.run(add_record, Category(name="Career"))
    form.begin(stored)
    assert set(form.editors) == {"name"}
    assert not form.is_changed()
    assert form.draft().fields == {}
    assert form.changes() == {}
    type_in(hours(form), "")
    assert form.is_changed()
    assert not form.check()
    assert form.problem_count() == 1
    assert hours(form).edit.hasFocus()


def test_what_the_record_breaks_is_said_in_its_group(form: RecordForm[Category]) -> None:
    form.begin(None)
    form.show_problems([Problem("most", "Less than the least")])
    assert hours(form).error() == "most: Less than the least"
    assert form.banner is None


def test_a_brief_form_begins_with_the_fields_it_is_told(form: RecordForm[Category]) -> None:
    form.begin(None)
    form.show_all()
    assert set(form.editors) == {"name", "colour"}


def test_a_page_brings_an_editor_of_its_own(form: RecordForm[Category]) -> None:
    form.begin(None)
    widget = form.editors["name"].widget
    assert isinstance(widget, TextField)
    type_in(widget, "garden")
    assert form.values()["name"] == "GARDEN"


def test_changes_are_what_differs_from_what_was_shown(form: RecordForm[Category], profile: Profile) -> None:
    stored = profile.run(add_record, Category(name="Career"))
    form.begin(stored, name="Work")
    assert form.changes() == {}
    widget = form.editors["name"].widget
    assert isinstance(widget, TextField)
    type_in(widget, "garden")
    assert form.changes() == {"name": "GARDEN"}
