"""Editors and forms: every kind of value comes back as it was, errors stand at their fields, brief forms are brief."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Circle, Contact, Event, Interaction, Introduction, Organization
from organizer.kernel import kinds
from organizer.kernel.dates import Conventions, YearlyDay
from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice, Entry, Kind
from organizer.kernel.money import Money
from organizer.kernel.record import Field, Record
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import ChoiceField, SelectField
from organizer.ui.fields.money import MoneyField
from organizer.ui.fields.text import ParsedField, TextField
from organizer.ui.records.editor import Editor, FormContext
from organizer.ui.records.editors import EDITORS, editor_for
from organizer.ui.records.form import RecordForm
from organizer.ui.records.names import Names
from organizer.ui.records.picker import RecordPicker

Add = Callable[[Record], Record]


class Size(Choice):
    S = "s"
    M = "m"
    L = "l"


class Shade(Choice):
    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"


def field_of(kind: Kind[Any], *, required: bool = False, default: Any = None) -> Field:
    return Field("x", "Thing", kind, required, default, False, False, "What it is")


@pytest.fixture
def about(context: PageContext) -> FormContext:
    registry = context.workspace.home.registry
    return FormContext(
        Names(context), lambda: context.conventions, registry.by_kind, lambda field, typed: (), lambda: context.zone
    )


@pytest.fixture
def editor(about: FormContext, qtbot: QtBot) -> Callable[..., Editor]:
    def make(kind: Kind[Any], **options: Any) -> Editor:
        made = editor_for(field_of(kind, **options), about)
        qtbot.addWidget(made.widget)
        return made

    return make


VALUES: list[tuple[Kind[Any], Any]] = [
    (kinds.Text(), "Harbor Food Bank"),
    (kinds.Text(lines=True), "one\ntwo"),
    (kinds.Notes(), "# Title\n\n- [ ] task"),
    (kinds.Url(), "https://harbor.example"),
    (kinds.CurrencyKind(), "CHF"),
    (kinds.MoneyKind(), Money(120000, "USD")),
    (kinds.MoneyKind(), Money(-1250, "CHF")),
    (kinds.Day(), date(2027, 6, 30)),
    (kinds.Yearly(), YearlyDay(1, 31, 1972)),
    (kinds.Yearly(), YearlyDay(2, 29)),
    (kinds.Moment(), datetime(2026, 11, 19, 15, 0, 1, 5, tzinfo=ZoneInfo("Asia/Tokyo"))),
    (kinds.Duration(), timedelta(hours=1, minutes=30)),
    (kinds.Duration(), timedelta(weeks=4)),
    (kinds.Number(), Decimal("6.5")),
    (kinds.Percent(), Decimal("0.255")),
    (kinds.Rating(), 3),
    (kinds.ChoiceKind(Size), Size.M),
    (kinds.ChoiceKind(Shade), Shade.E),
    (kinds.Flag(), True),
    (kinds.Tags(), ("board", "finance")),
    (kinds.Entries("email"), (Entry("work", "dana@harbor.example"), Entry("her sister's", "d@x.example"))),
    (kinds.Entries("address"), (Entry("home", "1 Elm St\nBoston"),)),
]


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=lambda v: getattr(v, "name", ""))
def test_what_is_shown_and_not_touched_comes_back(editor: Callable[..., Editor], kind: Kind[Any], value: Any) -> None:
    made = editor(kind)
    made.begin(value)
    assert (made.problem(), made.value(), made.is_changed()) == (None, value, False)


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=lambda v: getattr(v, "name", ""))
def test_what_is_touched_reads_what_is_shown(editor: Callable[..., Editor], kind: Kind[Any], value: Any) -> None:
    made = editor(kind)
    made.begin(value)
    made.widget.changed.emit()
    assert made.value() == value
    assert made.problem() is None


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=lambda v: getattr(v, "name", ""))
def test_nothing_is_a_value_of_an_optional_field(editor: Callable[..., Editor], kind: Kind[Any], value: Any) -> None:
    made = editor(kind)
    made.begin(value)
    made.begin(None)
    assert made.value() is None
    assert made.problem() is None


def test_every_kind_of_field_has_an_editor() -> None:
    def leaves(cls: type[Kind[Any]]) -> set[type[Kind[Any]]]:
        return {cls} | {leaf for sub in cls.__subclasses__() for leaf in leaves(sub)}

    for kind in leaves(kinds.Kind) - {kinds.Kind}:
        assert any(base in EDITORS for base in kind.__mro__), kind.__name__


def test_few_choices_stand_side_by_side_and_many_drop_down(editor: Callable[..., Editor]) -> None:
    assert isinstance(editor(kinds.ChoiceKind(Size)).widget, ChoiceField)
    assert isinstance(editor(kinds.ChoiceKind(Shade)).widget, SelectField)
    needed = editor(kinds.ChoiceKind(Size), required=True)
    needed.begin(None)
    assert needed.problem() == "This is needed"


@pytest.mark.parametrize(
    ("kind", "typed", "problem"),
    [
        (kinds.Number(), "about 6", "Enter a number, like 6 or 6.5"),
        (kinds.Day(), "someday", "Enter a day, like 30 Jun 2027 or +60d"),
        (kinds.Duration(), "long", "Enter a length of time, like 45m, 1:30 or 4 weeks"),
        (kinds.Number(least=Decimal(1)), "0", "At least 1"),
        (kinds.Url(), "javascript:alert(1)", "Only http, https, mailto and tel addresses are kept here"),
    ],
    ids=str,
)
def test_errors_stand_at_the_field_when_it_is_left(
    editor: Callable[..., Editor], kind: Kind[Any], typed: str, problem: str
) -> None:
    made = editor(kind)
    made.begin(None)
    assert isinstance(made.widget, ParsedField | TextField)
    made.widget.edit.setText(typed)
    made.widget.changed.emit()
    assert made.widget.error() is None
    made.widget.left.emit()
    assert made.widget.error() == problem
    made.widget.edit.setText("")
    made.widget.changed.emit()
    assert made.widget.error() is None


def test_decimal_marks_follow_the_conventions(about: FormContext, qtbot: QtBot) -> None:
    comma = dataclasses.replace(about, conventions=lambda: Conventions(decimal_mark=","))
    number = editor_for(field_of(kinds.Number()), comma)
    money = editor_for(field_of(kinds.MoneyKind()), comma)
    assert isinstance(number.widget, ParsedField)
    assert isinstance(money.widget, MoneyField)
    number.begin(Decimal("6.5"))
    money.begin(Money(120050, "EUR"))
    assert (number.widget.edit.text(), money.widget.edit.text()) == ("6,5", "1200,50")
    for each in (number, money):
        each.widget.changed.emit()
    assert (number.value(), money.value()) == (Decimal("6.5"), Money(120050, "EUR"))


def test_an_emptied_field_that_always_has_a_value_goes_back_to_its_first(editor: Callable[..., Editor]) -> None:
    made = editor(kinds.Number(), default=Decimal(1))
    made.begin(Decimal(5))
    assert isinstance(made.widget, ParsedField)
    made.widget.edit.clear()
    made.widget.changed.emit()
    assert made.value() == Decimal(1)


def test_a_picker_finds_and_makes_records(context: PageContext, add: Add, qtbot: QtBot, window: QWidget) -> None:
    harbor = add(Organization(name="Harbor Systems"))
    picker = RecordPicker(Names(context), Organization, "Organization", parent=window)
    window.show()
    qtbot.keyClicks(picker.edit, "harb")
    assert [o.title for o in _offered(picker)] == ["Harbor Systems", "Create “harb”"]
    picker.suggestions.taken.emit(_offered(picker)[0])
    assert (picker.record_id(), picker.companion()) == (harbor.id, None)
    picker.edit.clear()
    qtbot.keyClicks(picker.edit, "Tally")
    picker.suggestions.taken.emit(_offered(picker)[-1])
    made = picker.companion()
    assert isinstance(made, Organization)
    assert (made.name, picker.record_id()) == ("Tally", made.id)


def test_a_kind_that_needs_more_than_a_name_is_not_made_on_the_way(
    context: PageContext, qtbot: QtBot, window: QWidget
) -> None:
    picker = RecordPicker(Names(context), Event, "Event", parent=window)
    window.show()
    qtbot.keyClicks(picker.edit, "Summit")
    assert _offered(picker) == []


def _offered(picker: RecordPicker) -> list[Any]:
    from PySide6.QtCore import Qt

    shown = picker.suggestions.list
    return [shown.item(row).data(Qt.ItemDataRole.UserRole) for row in range(shown.count())]


def test_a_brief_form_asks_for_what_is_needed_and_what_lists_show(context: PageContext, qtbot: QtBot) -> None:
    form = RecordForm(context, Interaction, brief=True)
    qtbot.addWidget(form)
    form.begin(None)
    assert list(form.editors) == ["summary", "contact", "day", "channel"]
    form.show_all()
    assert list(form.editors) == ["summary", "contact", "day", "channel", "length", "next_time", "notes", "tags"]


def test_what_rules_keep_is_not_asked(context: PageContext, qtbot: QtBot) -> None:
    form = RecordForm(context, Contact)
    qtbot.addWidget(form)
    assert not {"last_touch", "next_touch", "uid", "card", "created", "id", "owner"} & set(form.editors)


def test_a_new_record_is_the_same_however_often_it_is_asked_for(context: PageContext, qtbot: QtBot) -> None:
    form = RecordForm(context, Contact, brief=True)
    qtbot.addWidget(form)
    form.begin(None, name="Dana", circle=Circle.INNER)
    assert form.check()
    first, second = form.draft().new, form.draft(owner=None).new
    assert first is not None
    assert second is not None
    assert (first.id, first.name, first.circle) == (second.id, "Dana", Circle.INNER)


def test_only_what_differs_is_saved(context: PageContext, add: Add, qtbot: QtBot) -> None:
    dana = add(Contact(name="Dana", position="Director"))
    assert isinstance(dana, Contact)
    form = RecordForm(context, Contact)
    qtbot.addWidget(form)
    form.begin(dana)
    widget = form.editors["position"].widget
    assert isinstance(widget, TextField)
    widget.edit.setText("VP")
    widget.changed.emit()
    assert form.draft().fields == {"position": "VP"}
    widget.edit.setText("Director")
    widget.changed.emit()
    assert not form.is_changed()


def test_a_form_goes_to_its_first_problem(context: PageContext, qtbot: QtBot, window: QWidget) -> None:
    form = RecordForm(context, Event, brief=True, parent=window)
    window.show()
    form.begin(None)
    assert not form.check()
    assert form.problem_count() == 2
    name = form.editors["name"].widget
    assert isinstance(name, TextField)
    assert window.focusWidget() is name.edit


def test_what_the_record_as_a_whole_breaks_stands_at_its_fields(context: PageContext, qtbot: QtBot) -> None:
    form = RecordForm(context, Introduction, brief=True)
    qtbot.addWidget(form)
    form.begin(None)
    form.show_problems([Problem("person", "Either somebody introduces you, or you introduce somebody")])
    assert form.editors["person"].widget.error() == "Either somebody introduces you, or you introduce somebody"
    form.show_problems([Problem("", "Everything is wrong")])
    assert form.banner is not None


def test_labels_and_help_are_there(context: PageContext, qtbot: QtBot) -> None:
    form = RecordForm(context, Contact)
    qtbot.addWidget(form)
    form.begin(None)
    for name, editor in form.editors.items():
        assert editor.widget.label, name
    ideal = form.editors["ideal"].widget
    assert ideal.focusProxy().accessibleDescription() == "Left empty, the circle's usual one"


def test_choices_are_enums_with_labels() -> None:
    assert issubclass(Choice, Enum)
    assert [member.label for member in Size] == ["S", "M", "L"]
