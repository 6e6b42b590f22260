"""A new scenario: a copy of another, or one of the shapes that lives take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.actions.plan import add_scenario, copy_scenario
from organizer.areas.money.model import PlanEffect, Scenario, Stream
from organizer.areas.money.rules.plan.templates import about, sabbatical, support
from organizer.kernel.errors import OrganizerError
from organizer.kernel.money import Money
from organizer.kernel.record import describe
from organizer.kernel.system import Member
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.money import MoneyField
from organizer.ui.fields.text import ParsedField, TextField
from organizer.ui.records.editor import FormContext
from organizer.ui.records.editors import editor_for
from organizer.ui.records.names import Names
from organizer.ui.tab_order import set_tab_order, stops_in

EMPTY, SABBATICAL, SUPPORT, COPY = "empty", "sabbatical", "support", "copy:"
_EVERYONE = "Everyone"
_USUAL_MONTHS = Decimal(9)


class ScenarioForm(InlineForm):
    """Which fields there are depends on what the scenario starts from."""

    made = Signal(object)
    """The scenario as stored."""

    def __init__(self, context: PageContext, scenarios: Sequence[Scenario], streams: Sequence[Stream]) -> None:
        super().__init__("New scenario", "Add scenario", framed=False)
        self._context, self._streams = context, tuple(streams)
        self._scenarios = {str(each.id): each for each in scenarios}
        self._members: tuple[Member, ...] = context.workspace.reads.members()
        copies = [Choice(COPY + key, f"A copy of {each.title}") for key, each in self._scenarios.items()]
        shapes = [Choice(EMPTY, "The plan as it is"), Choice(SABBATICAL, "A sabbatical, without pay"),
                  Choice(SUPPORT, "Support by a partner")]  # fmt: skip
        self.start = SelectField("Starts from", [*shapes, *copies])
        self.start.set_value(EMPTY)
        self.title = _Needed("Title")
        self.about = TextField("In a line", placeholder="9 months in 2028")
        self.first = _day(context)
        self.months = _number(context)
        self.whose = SelectField("Whose pay", [Choice(str(m.id), m.name) for m in self._members], none=_EVERYONE)
        self.amount = _money(context)
        self.add_line(("start", self.start, 1))
        self.add_line(("title", self.title, 1))
        self.add_line(("about", self.about, 1))
        self.add_line(("first", self.first, 1), ("months", self.months, 1))
        self.add_line(("whose", self.whose, 1), ("amount", self.amount, 1))
        # The buttons are made before the fields that they follow.
        last = stops_in(self.amount)[-1]
        set_tab_order([last, self.cancel_button, self.save_button])
        # A list keeps the key to itself.
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        self.start.changed.connect(self._shape)
        self.saved.connect(self._save)
        self._shape()

    def choose(self, start: str) -> None:
        """Starts from something."""
        self.start.set_value(start)
        self._shape()

    def _shape(self) -> None:
        start = self.start.value() or EMPTY
        lives = start in (SABBATICAL, SUPPORT)
        for field in (self.first, self.months, self.amount):
            field.setVisible(lives)
        self.whose.setVisible(lives and len(self._members) > 1)
        self.amount.setVisible(lives)
        if lives and not self.title.value():
            self.title.set_value("Sabbatical" if start == SABBATICAL else "Support by a partner")
        elif start.startswith(COPY):
            source = self._scenarios[start.removeprefix(COPY)]
            self.title.set_value(f"{source.title}, another way")
            self.about.set_value(source.about)
        if lives and self.first.value() is None:
            today = self._context.today()
            self.first.set_value(date(today.year + 1, 1, 1))
            self.months.set_value(_USUAL_MONTHS)

    def _save(self) -> None:
        start, title = self.start.value() or EMPTY, self.title.value().strip()
        line = self.about.value().strip()
        context = self._context
        if start.startswith(COPY):
            source = self._scenarios[start.removeprefix(COPY)]
            context.perform(copy_scenario, source, title, line, said="Added the scenario", then=self._done,
                            failed=self._failed)  # fmt: skip
            return
        effects: list[PlanEffect] = []
        if start != EMPTY:
            first, months = self.first.value(), int(self.months.value() or 1)
            assert first is not None
            whose = UUID(value) if (value := self.whose.value()) else None
            make = sabbatical if start == SABBATICAL else support
            effects = make(self._streams, whose, first, months, self.amount.value())
            line = line or about(first, months)
        scenario = Scenario(title=title, about=line, owner=context.who)
        context.perform(add_scenario, scenario, effects, said="Added the scenario", then=self._done,
                        failed=self._failed)  # fmt: skip

    def _done(self, scenario: Scenario) -> None:
        self.settle()
        self.made.emit(scenario)

    def _failed(self, error: OrganizerError) -> None:
        self.refuse(error)


class _Needed(TextField):
    """A line that must not stay empty."""

    def problem(self) -> str | None:
        return super().problem() or (None if self.value().strip() else "A scenario has a title")


class _Shown(QWidget):
    """Holds the form with the drawer's margins."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(form)
        column.addStretch(1)


def in_drawer(form: QWidget) -> QWidget:
    """A form with the margins of a drawer."""
    return _Shown(form)


def _about(context: PageContext) -> FormContext:
    registry = context.workspace.home.registry.by_kind
    return FormContext(Names(context), lambda: context.conventions, registry, lambda *_: (), lambda: context.zone)


def _day(context: PageContext) -> DateField:
    widget = editor_for(describe(PlanEffect).field("first"), _about(context)).widget
    assert isinstance(widget, DateField)
    return widget


def _number(context: PageContext) -> ParsedField[Decimal]:
    widget = editor_for(describe(PlanEffect).field("lasts"), _about(context)).widget
    assert isinstance(widget, ParsedField)
    return widget


def _money(context: PageContext) -> MoneyField[Money]:
    field = replace(describe(PlanEffect).field("amount"), label="Money a month", help="What it costs, or brings in")
    widget = editor_for(field, _about(context)).widget
    assert isinstance(widget, MoneyField)
    return widget
