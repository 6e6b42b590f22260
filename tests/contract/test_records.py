"""What holds for every kind of record: its description alone gives table, form, columns, CSV and search."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.app.areas import AREAS, REGISTRY
from organizer.kernel.area import Area
from organizer.kernel.csv_text import guard, unguard
from organizer.kernel.ids import uuid7
from organizer.kernel.kinds import ChoiceKind, RefKind
from organizer.kernel.query import Sort
from organizer.kernel.record import Record, describe
from organizer.store.edit import Edit
from organizer.store.layout import layout_of
from organizer.store.profile import Profile
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from organizer.ui.records.columns import columns_of, editable
from organizer.ui.records.csv_copy import csv_of
from organizer.ui.records.form import RecordForm
from organizer.ui.records.model import RecordModel
from organizer.ui.records.names import Names
from organizer.ui.theme import Mode, Theme
from tests.records import records

EVERY = pytest.mark.parametrize("cls", REGISTRY.all, ids=lambda cls: cls.__name__)
# Ids that references may have: what they point at need not be there.
REFS = {describe(cls).kind: [UUID(int=n) for n in range(1, 4)] for cls in REGISTRY.all} | {
    "any": [UUID(int=n) for n in range(1, 4)]
}
FEW = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


class _NoSettings:
    def text(self, key: str, default: str = "") -> str:
        return default

    def set(self, key: str, value: str) -> None:
        return None


@pytest.fixture
def context(profile: Profile, qtbot: QtBot, qapp: Any) -> Iterator[PageContext]:
    Theme(qapp, Mode.LIGHT, reduced_motion=True).install()
    window = QWidget()
    qtbot.addWidget(window)
    workspace = Workspace([profile])
    made = PageContext(workspace, WindowHost(window), _NoSettings())
    yield made
    made.close()
    workspace.reads.close()


@EVERY
def test_annotations_agree_with_kinds(cls: type[Record]) -> None:
    annotations = typing.get_type_hints(cls)
    for field in (f for f in describe(cls).fields if f.name != "id"):
        said = annotations[field.name]
        parts = typing.get_args(said) if isinstance(said, types.UnionType) else (said,)
        plain = {typing.get_origin(part) or part for part in parts} - {type(None)}
        assert plain == {field.kind.type}, field.name
        assert (type(None) in parts) == field.optional, field.name


@EVERY
def test_columns_that_need_a_value_say_so(cls: type[Record]) -> None:
    layout = layout_of(cls)
    by_name = {column.name: column for column in layout.columns}
    for field in describe(cls).fields:
        for suffix, _ in field.kind.columns:
            assert by_name[field.name + suffix].not_null == (not field.optional), field.name
    assert len(by_name) == len(layout.columns)


@EVERY
def test_everything_has_a_name_for_people(cls: type[Record]) -> None:
    description = describe(cls)
    assert description.title
    assert description.plural
    assert description.icon
    labels = [field.label for field in description.fields]
    assert all(labels)
    assert len(set(labels)) == len(labels)
    for field in description.fields:
        if isinstance(field.kind, ChoiceKind):
            assert all(member.label for member in field.kind.of), field.name


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.key)
def test_an_area_names_its_kinds(area: Area) -> None:
    kinds = tuple(describe(cls).kind for cls in area.records())
    assert area.kinds == kinds
    assert set(area.keepers) <= set(kinds)


@EVERY
def test_references_name_kinds_that_exist(cls: type[Record]) -> None:
    for field in describe(cls).fields:
        if isinstance(field.kind, RefKind) and field.kind.to not in ("any", "self"):
            assert field.kind.to in REGISTRY.by_kind, field.name


@EVERY
@settings(FEW, max_examples=25)
@given(data=st.data())
def test_every_field_goes_through_csv(cls: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(cls))
    for field in describe(cls).fields:
        value = getattr(record, field.name)
        if value == "" and field.default:
            continue  # An empty cell stands for the first value of such a field.
        assert field.from_csv(unguard(guard(field.to_csv(value)))) == value, field.name


@pytest.fixture
def form(context: PageContext, cls: type[Any]) -> Iterator[RecordForm[Any]]:
    made: RecordForm[Any] = RecordForm(context, cls)
    yield made
    made.close()
    made.deleteLater()


@EVERY
@FEW
@given(data=st.data())
def test_a_form_gives_back_what_it_was_given(form: RecordForm[Any], cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(records(cls, REFS))
    form.begin(record)
    assert {field.name for field in editable(describe(cls))} == set(form.editors)
    assert not form.is_changed()
    assert form.check(), [(n, e.widget.error()) for n, e in form.editors.items() if e.widget.error()]
    assert form.draft().fields == {}


@EVERY
def test_a_form_for_a_new_record_begins_with_its_first_values(context: PageContext, cls: type[Any]) -> None:
    form: RecordForm[Any] = RecordForm(context, cls, brief=True)
    form.begin(None)
    needed = {f.name for f in editable(describe(cls)) if f.required}
    assert needed <= set(form.editors)
    assert form.check() == (not needed)
    form.deleteLater()


def _fill(edit: Edit, made: list[Record]) -> None:
    edit.add_all(made)


@EVERY
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_table_shows_it_and_keeps_qts_rules(
    context: PageContext, profile: Profile, cls: type[Any], data: st.DataObject
) -> None:
    made = data.draw(st.lists(records(cls, REFS), max_size=5))
    profile.run(_fill, made)
    names = Names(context)
    columns = columns_of(cls, names, context.today)
    model: RecordModel[Any] = RecordModel(cls, context.workspace.reads, columns, names)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for field in describe(cls).table:
        model.set_sort(Sort(field, descending=True))
    assert model.rowCount() >= len(made)
    for column in range(model.columnCount()):
        assert model.headerData(column, Qt.Orientation.Horizontal)
    for row in range(model.rowCount()):
        assert model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
    text = "".join(csv_of(columns, context.workspace.reads.every(cls), names))
    assert text.startswith(columns[0].title)


@EVERY
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_searched_is_found_by_its_name(
    context: PageContext, profile: Profile, cls: type[Any], data: st.DataObject
) -> None:
    heading = describe(cls).heading
    if not heading.search:
        return
    drawn = data.draw(records(cls, REFS))
    stored = profile.run(_add, dataclasses.replace(drawn, id=uuid7(), **{heading.name: "Zanzibar expedition"}))
    assert stored.id in [hit.ref.id for hit in context.workspace.reads.search("zanz")]


def _add(edit: Edit, record: Record) -> Record:
    return edit.add(record)
