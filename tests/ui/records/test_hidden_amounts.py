"""While amounts are hidden no part of the record kit shows one, and what is open hides it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.people.model import Event
from organizer.kernel.changes import Ref
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.store.actions import change_record
from organizer.store.profile import Profile
from organizer.ui.context import PageContext
from organizer.ui.fields.money import MoneyField
from organizer.ui.label import Label
from organizer.ui.money_mask import HIDDEN, MoneyMask
from organizer.ui.records.commands import TableCommands
from organizer.ui.records.form import RecordForm
from organizer.ui.records.names import Names
from organizer.ui.records.table import RecordTable
from organizer.ui.records.views import HistoryView

Add = Callable[[Record], Record]


@pytest.fixture
def mask(qapp: QApplication) -> Iterator[MoneyMask]:
    before = qapp.property("organizer_money_mask")
    made = MoneyMask(qapp)
    yield made
    qapp.setProperty("organizer_money_mask", before)
    made.deleteLater()


@pytest.fixture
def dinner(add: Add) -> Record:
    return add(Event(name="Dinner", day=date(2026, 9, 4), cost=Money(123_456, "EUR")))


@pytest.fixture
def table(context: PageContext, dinner: Record, window: QWidget, mask: MoneyMask) -> RecordTable[Event]:
    made = RecordTable(context, Event, parent=window)
    made.choose_column("cost", True)
    made.resize(900, 500)
    window.show()
    return made


def cell(table: RecordTable[Event], role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> str:
    column = [c.name for c in table.records.columns].index("cost")
    return str(table.records.data(table.records.index(0, column), role))


def test_a_table_hides_amounts_as_soon_as_it_is_asked(table: RecordTable[Event], mask: MoneyMask) -> None:
    assert "1,235" in cell(table)
    before = table.grab().toImage()
    mask.set_hidden(True)
    assert cell(table) == HIDDEN
    assert cell(table, Qt.ItemDataRole.AccessibleTextRole) == f"Cost: {HIDDEN}"
    assert table.grab().toImage() != before
    mask.set_hidden(False)
    assert table.grab().toImage() == before


def test_what_is_copied_stays_hidden_and_what_is_saved_does_not(
    table: RecordTable[Event], mask: MoneyMask, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "events.csv"
    commands = TableCommands(table, ask_place=lambda *_: path)
    commands.copy()
    assert "1,235" in QGuiApplication.clipboard().text()
    mask.set_hidden(True)
    commands.copy()
    assert HIDDEN in QGuiApplication.clipboard().text()
    assert "235" not in QGuiApplication.clipboard().text()
    commands.save()
    qtbot.waitUntil(path.exists)
    assert "1,235" in path.read_text(encoding="utf-8-sig")


def test_history_hides_both_amounts_while_it_is_open(
    context: PageContext, dinner: Record, profile: Profile, mask: MoneyMask, qtbot: QtBot
) -> None:
    profile.run(change_record, dinner, {"cost": Money(99_900, "EUR")})
    view = HistoryView(context, Names(context), Ref.to(dinner))
    qtbot.addWidget(view)

    def said() -> str:
        return " ".join(label.text() for label in view.findChildren(Label) if not label.isHidden())

    assert "1,235" in said()
    assert "€999" in said()
    mask.set_hidden(True)
    assert f"Cost: {HIDDEN} → {HIDDEN}" in said()
    assert "235" not in said()
    mask.set_hidden(False)
    assert "€999" in said()


def test_a_form_shows_an_amount_only_where_it_is_edited(
    context: PageContext, dinner: Record, mask: MoneyMask, window: QWidget, qtbot: QtBot
) -> None:
    form: RecordForm[Event] = RecordForm(context, Event, parent=window)
    assert isinstance(dinner, Event)
    form.begin(dinner)
    window.show()
    qtbot.waitExposed(window)
    field = form.editors["cost"].widget
    assert isinstance(field, MoneyField)
    mask.set_hidden(True)
    assert field.edit.displayText() == ""
    assert field.edit.echoMode() is QLineEdit.EchoMode.NoEcho
    assert HIDDEN in [label.text().split(" ")[-1] for label in field.findChildren(Label)]
    window.activateWindow()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    assert field.edit.displayText() == "1234.56"
    form.editors["name"].widget.setFocus()
    qtbot.waitUntil(lambda: not field.edit.hasFocus())
    assert field.edit.displayText() == ""
    assert form.draft().fields == {}
    mask.set_hidden(False)
    assert field.edit.displayText() == "1234.56"
