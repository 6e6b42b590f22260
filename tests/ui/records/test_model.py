"""The table model: Qt's own tester, pages instead of lists, rows found without reading, refresh in place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Circle, Contact, Organization
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record
from organizer.store.actions import change_record, delete_records
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.records.columns import columns_of
from organizer.ui.records.model import PAGE, RecordModel
from organizer.ui.records.names import Names

Add = Callable[[Record], Record]


def add_many(edit: Edit, records: list[Record]) -> int:
    return edit.add_all(records)


def model_of(context: PageContext, cls: type[Any] = Contact, **options: Any) -> RecordModel[Any]:
    names = Names(context)
    return RecordModel(cls, context.workspace.reads, columns_of(cls, names, context.today), names, **options)


def people(count: int) -> list[Record]:
    first = date(2026, 1, 1)
    return [
        Contact(
            name=f"Person {n:04d}",
            circle=[None, *Circle][n % 5],
            met_on=first + timedelta(days=n % 17) if n % 3 else None,
            last_touch=first + timedelta(days=n % 11) if n % 4 else None,
        )
        for n in range(count)
    ]


@pytest.fixture
def many(context: PageContext, profile: Profile) -> list[Record]:
    made = people(3 * PAGE + 7)
    profile.run(add_many, made)
    with_dates = context.workspace.reads.many(Contact, [record.id for record in made])
    return [with_dates[record.id] for record in made]


def test_the_model_keeps_qts_rules(context: PageContext, many: list[Record], profile: Profile) -> None:
    model = model_of(context)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_sort(Sort("next_touch", descending=True))
    model.set_query([Where("circle", "=", Circle.INNER)])
    profile.run(delete_records, [many[1]])
    model.refresh(Changes(profile.id, "Delete", {"contact": frozenset([many[1].id])}))
    model.set_query([])


def test_only_pages_that_are_looked_at_are_read(
    context: PageContext, many: list[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    page = context.workspace.reads.page
    monkeypatch.setattr(context.workspace.reads, "page", lambda *a, **k: asked.append(int(k["limit"])) or page(*a, **k))
    model = model_of(context)
    assert model.record(0) is not None
    assert model.record(PAGE - 1) is not None
    assert asked == [PAGE]
    assert model.record(model.rowCount() - 1) is not None
    assert asked == [PAGE, 7]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("field", ["name", "circle", "roles", "last_touch", "next_touch"])
def test_rows_are_those_of_the_reads_in_their_order(
    context: PageContext, many: list[Record], field: str, descending: bool
) -> None:
    sort = Sort(field, descending)
    model = model_of(context, sort=sort)
    shown = [model.record(row) for row in range(model.rowCount())]
    assert shown == list(context.workspace.reads.every(Contact, (), sort))
    for row in (0, 1, PAGE, 2 * PAGE + 3, len(many) - 1):
        fresh = model_of(context, sort=sort)
        record = shown[row]
        assert record is not None
        assert fresh.row_of(record.id) == row


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.integers(0, 3 * PAGE + 6), length=st.integers(1, 2 * PAGE))
def test_stretches_of_rows_are_what_single_rows_are(
    context: PageContext, many: list[Record], first: int, length: int
) -> None:
    model = model_of(context)
    last = min(first + length, model.rowCount()) - 1
    assert model.records(first, last) == [model_of(context).record(row) for row in range(first, last + 1)]


def test_a_record_outside_the_conditions_has_no_row(context: PageContext, add: Add) -> None:
    inner, wide = add(Contact(name="A", circle=Circle.INNER)), add(Contact(name="B", circle=Circle.WIDE))
    model = model_of(context)
    model.set_query([Where("circle", "=", Circle.INNER)])
    assert (model.rowCount(), model.row_of(inner.id), model.row_of(wide.id)) == (1, 0, None)


def test_a_change_that_moves_no_row_is_shown_in_place(
    context: PageContext, profile: Profile, add: Add, qtbot: QtBot
) -> None:
    dana = add(Contact(name="Dana"))
    add(Contact(name="Eve"))
    model = model_of(context)
    assert model.record(0) == dana
    changed = profile.run(change_record, dana, {"position": "Director"})
    with qtbot.waitSignal(model.dataChanged):
        assert model.refresh(Changes(profile.id, "Change", {"contact": frozenset([dana.id])}))
    assert model.record(0) == changed
    profile.run(change_record, changed, {"name": "Zoe"})
    assert not model.refresh(Changes(profile.id, "Change", {"contact": frozenset([dana.id])}))


def test_cells_say_what_they_show(context: PageContext, add: Add) -> None:
    harbor = add(Organization(name="Harbor Systems"))
    add(Contact(name="Dana Whitcombe", circle=Circle.INNER, employer=harbor.id, roles=("Mentor", "Peer")))
    model = model_of(context)

    def cell(name: str, role: Qt.ItemDataRole = Qt.ItemDataRole.AccessibleTextRole) -> Any:
        column = [c.name for c in model.columns].index(name)
        return model.data(model.index(0, column), role)

    assert cell("name") == "Dana Whitcombe"
    assert cell("circle") == "Circle: Inner"
    assert cell("roles") == "Roles: Mentor, Peer"
    assert cell("employer") == "Organization: Harbor Systems"
    assert cell("birthday") == "Birthday: none"
    assert cell("owner") == "Whose: Maya Rivera, Alex Rivera"
    assert cell("next_touch", Qt.ItemDataRole.DisplayRole) == "26 Nov"


def test_a_list_is_concerned_by_its_records_and_by_those_they_name(context: PageContext, profile: Profile) -> None:
    model = model_of(context)

    def touched(kind: str) -> Changes:
        return Changes(profile.id, "", {kind: frozenset([Ref("contact", profile.id).id])})

    assert model.concerned(touched("contact"))
    assert model.concerned(touched("organization"))
    assert not model.concerned(touched("event"))
    assert model.concerned(None)
