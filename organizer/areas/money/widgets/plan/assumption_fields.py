"""The fields of the editor of assumptions, each with a way to read it into the premises."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.money.model import AssetClass, Assumptions, Correlation, SpendingRule
from organizer.areas.money.rules.plan.premises import Premises
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Kind
from organizer.kernel.record import Record, describe, evolve
from organizer.kernel.system import Member
from organizer.ui.fields.choice import ChoiceField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.fields.slider import SliderField
from organizer.ui.fields.text import ParsedField
from organizer.ui.label import Label
from organizer.ui.records.form import SCROLL_BAR, SIDE
from organizer.ui.segmented import Segment

_TENTH, _HUNDREDTH = Decimal("0.001"), Decimal("0.01")


class _Kept:
    """A field, the record that it belongs to, and the name of the record's field."""

    def __init__(self, record: Record, name: str, widget: Field[Any], read: Callable[[], Any]) -> None:
        self.record, self.name, self.widget, self.read = record, name, widget, read


class AssumptionFields(QObject):
    """Sections under one another in `body`. `premises()` gives what they hold now."""

    tried = Signal(bool)
    """Something was changed that can be used; whether it is on its way, as while a slider is held."""

    changed = Signal()

    def __init__(self, premises: Premises, conventions: Conventions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.begun = premises
        self._conventions = conventions
        self._kept: list[_Kept] = []
        self.fields: dict[str, Field[Any]] = {}
        """By the name of the assumption, the id of the member, '<id of class>.mean' and '.volatility', '<id>.<id>'."""
        self._help = {"until": "Left empty, when the youngest of you is 95"}
        self._pairs: dict[tuple[AssetClass, AssetClass], ParsedField[Decimal]] = {}
        self.body = QWidget()
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(SIDE, 16, SIDE - SCROLL_BAR, 24)
        self._column.setSpacing(14)
        self._build(premises)
        self._column.addStretch(1)

    def premises(self) -> Premises:
        """What stands in the fields; only while `problems` is 0."""
        now: dict[Any, Record] = {}
        for kept in self._kept:
            record = now.get(kept.record.id, kept.record)
            now[kept.record.id] = evolve(record, **{kept.name: kept.read()})
        begun = self.begun
        assumptions = now.get(begun.assumptions.id, begun.assumptions)
        assert isinstance(assumptions, Assumptions)
        members = tuple(now.get(m.id, m) for m in begun.members)
        classes = tuple(now.get(c.id, c) for c in begun.classes)
        return Premises(assumptions, members, classes, tuple(self._correlations()))  # type: ignore[arg-type]

    def problems(self) -> int:
        """How many fields hold what is no value."""
        return sum(field.problem() is not None for field in self.fields.values())

    def check(self) -> bool:
        """Shows what is wrong at each field, and goes to the first."""
        wrong = [field for field in self.fields.values() if not field.check()]
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def doubt(self, doubts: dict[str, str]) -> None:
        """Says beside the fields what is unusual."""
        for name, field in self.fields.items():
            if field.error() is None:
                field.set_help(doubts.get(name) or doubts.get(name.removesuffix(".mean")) or self._help.get(name, ""))

    # How they are made

    def _build(self, premises: Premises) -> None:
        given = premises.assumptions
        self._title("Who and until when")
        for member in premises.members:
            self._born(member)
        self._until(given)
        self._title("Prices")
        self._slider(given, "inflation", "inflation", Decimal(0), Decimal("0.1"))
        self._slider(given, "inflation_volatility", "inflation_volatility", Decimal(0), Decimal("0.05"))
        if premises.classes:
            self._title("Returns before inflation, and how much they swing")
        for each in premises.classes:
            self._column.addWidget(Label(each.name, "strong"))
            self._slider(each, "mean", f"{each.id}.mean", Decimal("-0.02"), Decimal("0.15"))
            self._slider(each, "volatility", f"{each.id}.volatility", Decimal(0), Decimal("0.4"))
        if len(premises.classes) > 1:
            self._title("How they go together, from \u22121 to 1")
        for one, other in itertools.combinations(premises.classes, 2):
            self._pair(one, other)
        self._title("Taxes")
        self._slider(given, "tax_income", "tax_income", Decimal(0), Decimal("0.6"), _HUNDREDTH)
        self._slider(given, "tax_gains", "tax_gains", Decimal(0), Decimal("0.6"), _HUNDREDTH)
        self._title("Spending")
        self._rule(given)
        self._slider(given, "guard", "guard", Decimal(0), Decimal("0.5"), _HUNDREDTH)
        self._slider(given, "step", "step", Decimal(0), Decimal("0.5"), _HUNDREDTH)
        self._title("Runs")
        self._number(given, "runs")
        self._number(given, "seed")

    def _title(self, words: str) -> None:
        label = Label(words, "section")
        self._column.addSpacing(6)
        self._column.addWidget(label)

    def _add(self, key: str, field: Field[Any], kept: _Kept | None, into: QHBoxLayout | None = None) -> None:
        self.fields[key] = field
        if kept is not None:
            self._kept.append(kept)
        field.changed.connect(self._heard)
        if isinstance(field, SliderField):
            field.settled.connect(self._settled)
        else:
            field.left.connect(self._settled)
        if into is not None:
            into.addWidget(field)
        else:
            self._column.addWidget(field)

    def _reading(self, kind: Kind[Any]) -> Callable[[str], Any]:
        def parse(text: str) -> Any:
            try:
                return kind.parse(text, self._conventions)
            except FieldError as error:
                raise ValueError(str(error)) from None

        return parse

    def _shown(self, kind: Kind[Any]) -> Callable[[Any], str]:
        mark = self._conventions.decimal_mark
        return lambda value: kind.format(value).removesuffix("%").replace(".", mark)

    def _slider(
        self, record: Record, name: str, key: str, least: Decimal, most: Decimal, step: Decimal = _TENTH
    ) -> None:
        described = describe(type(record)).field(name)
        kind = described.kind
        field = SliderField(
            described.label, self._reading(kind), self._shown(kind), least=least, most=most, step=step, unit="%"
        )
        value = getattr(record, name)
        field.set_value(value)
        self._add(key, field, _Kept(record, name, field, lambda: _or(field.value(), described.default)))

    def _number(self, record: Record, name: str) -> None:
        described = describe(type(record)).field(name)
        field: ParsedField[Decimal] = ParsedField(
            described.label, self._reading(described.kind), self._shown(described.kind)
        )
        field.set_value(getattr(record, name))
        self._add(name, field, _Kept(record, name, field, lambda: _or(field.value(), described.default)))

    def _day(self, record: Record, name: str, label: str) -> DateField:
        kind = describe(type(record)).field(name).kind
        field = DateField(
            label,
            self._reading(kind),
            kind.format,
            lambda: self._conventions.today,
            placeholder="31 dec 2080" if name == "until" else "30 jun 1988",
        )
        field.set_value(getattr(record, name))
        return field

    def _born(self, member: Member) -> None:
        field = self._day(member, "born", f"{member.name.split(' ')[0]} was born on")
        self._add(str(member.id), field, _Kept(member, "born", field, field.value))

    def _until(self, given: Assumptions) -> None:
        field = self._day(given, "until", "The plan ends on")
        self._add("until", field, _Kept(given, "until", field, field.value))

    def _rule(self, given: Assumptions) -> None:
        segments = [Segment(choice.value, choice.label) for choice in SpendingRule]
        field = ChoiceField("Spending", segments)
        field.set_value(given.rule.value)
        self._add("rule", field, _Kept(given, "rule", field, lambda: SpendingRule(field.value() or given.rule.value)))

    def _pair(self, one: AssetClass, other: AssetClass) -> None:
        kind = describe(Correlation).field("value").kind
        field: ParsedField[Decimal] = ParsedField(
            f"{one.name} and {other.name}", self._reading(kind), self._shown(kind), placeholder="0"
        )
        known = self.begun.between(one.id, other.id)
        field.set_value(known.value if known else None)
        self._pairs[one, other] = field
        self._add(f"{one.id}.{other.id}", field, None)

    def _correlations(self) -> list[Correlation]:
        found = []
        for (one, other), field in self._pairs.items():
            known, value = self.begun.between(one.id, other.id), field.value()
            if known is not None:
                if value is not None:
                    found.append(evolve(known, value=value))
            elif value is not None:
                found.append(Correlation(one=one.id, other=other.id, value=value))
        return found

    def _heard(self) -> None:
        self.changed.emit()
        if not self.problems():
            held = any(isinstance(f, SliderField) and f.dragged for f in self.fields.values())
            self.tried.emit(held)

    def _settled(self) -> None:
        if not self.problems():
            self.tried.emit(False)


def _or(value: Any, default: Any) -> Any:
    return default if value is None else value
