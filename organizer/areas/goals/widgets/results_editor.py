"""The key results of a goal in its editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.goals.model import KeyResult, Measure
from organizer.areas.goals.queries import Counters
from organizer.areas.goals.rules.words import figure
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Number
from organizer.kernel.record import Record, describe
from organizer.ui.buttons import Button, IconButton
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.field import Field
from organizer.ui.fields.text import ParsedField, TextField
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.records.names import Names
from organizer.ui.records.picker import RecordPicker
from organizer.ui.theme import theme

_HAND = "hand"
_NUMBER = Number()


class ResultsEditor(QWidget):
    """Cards of key results, and a button for one more. Cards without a word in them count for nothing."""

    changed = Signal()

    def __init__(
        self, names: Names, counters: Counters, classes: Mapping[str, type[Record]],
        conventions: Callable[[], Conventions], *, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._names, self._counters, self._classes, self._conventions = names, counters, classes, conventions
        self.rows: list[ResultRow] = []
        self.gone: list[KeyResult] = []
        self._begun: list[UUID] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add = Button("Add a key result", "text", "small", icon="plus")
        self.add.clicked.connect(lambda: self.add_row().title.setFocus(Qt.FocusReason.TabFocusReason))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 12, 16)
        column.setSpacing(6)
        column.addWidget(Label("Key results", "label-medium", "text-2"))
        column.addLayout(self._lines)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self, results: Sequence[KeyResult]) -> None:
        """Shows stored key results."""
        for row in list(self.rows):
            self._drop(row)
        self.gone = []
        for result in results:
            self.add_row(result)
        self._begun = [result.id for result in results]

    def add_row(self, result: KeyResult | None = None) -> ResultRow:
        row = ResultRow(self._names, self._counters, self._classes, self._conventions, result)
        row.changed.connect(self.changed)
        row.remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._lines.addWidget(row)
        return row

    def is_changed(self) -> bool:
        return bool(self.gone) or any(row.is_changed() for row in self.rows)

    def check(self) -> bool:
        """Shows what is wrong at each field and goes to the first; True where nothing is."""
        for row in self.rows:
            wrong = row.first_wrong()
            if wrong is not None:
                wrong.setFocus(Qt.FocusReason.TabFocusReason)
                return False
        return True

    def drafts(self) -> list[tuple[KeyResult | None, dict[str, Any]]]:
        """Each with the version it began with. Only after `check`."""
        return [(row.stored, row.values()) for row in self.rows if not row.is_empty()]

    def _remove(self, row: ResultRow) -> None:
        at = self.rows.index(row)
        if row.stored is not None:
            self.gone.append(row.stored)
        self._drop(row)
        after = self.rows[min(at, len(self.rows) - 1)].title if self.rows else self.add
        after.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _drop(self, row: ResultRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()


class ResultRow(QWidget):
    """One key result: what is measured, from where to where, and by what."""

    changed = Signal()

    def __init__(
        self, names: Names, counters: Counters, classes: Mapping[str, type[Record]],
        conventions: Callable[[], Conventions], stored: KeyResult | None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.stored = stored
        self._names, self._counters, self._classes = names, counters, classes

        def read(text: str) -> Decimal:
            try:
                return _NUMBER.parse(text, conventions())
            except FieldError as error:
                raise ValueError(str(error)) from None

        def show(value: Decimal) -> str:
            return figure(value).replace(".", conventions().decimal_mark)

        self.title = TextField("What is measured", placeholder="Applications sent")
        self.start: ParsedField[Decimal] = ParsedField("From", read, show, placeholder="0")
        self.target: ParsedField[Decimal] = ParsedField("To", read, show)
        self.unit = TextField("Unit", placeholder="%, kg, $")
        self.measure = SelectField("Measured", self._choices(stored))
        self.measure.set_value(_HAND)
        self.counted: RecordPicker | None = None
        self.remove = IconButton("x", "Remove this key result", size="small")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part, share in zip(self._parts()[1:], (2, 2, 2, 4), strict=True):
            line.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addLayout(line)
        self._begin(stored)
        self.measure.changed.connect(self._choose_measure)
        for part in self._parts():
            part.changed.connect(self.changed)
        self._begun = self._standing()

    def _choices(self, stored: KeyResult | None) -> list[Choice]:
        found = [Choice(_HAND, "By check-ins"), *(Choice(c.key, c.title) for c in self._counters.values())]
        if stored is not None and stored.counter and stored.counter not in self._counters:
            found.append(Choice(stored.counter, "A counter that is not there"))
        return found

    def _begin(self, stored: KeyResult | None) -> None:
        if stored is not None:
            self.title.set_value(stored.title)
            self.start.set_value(stored.start)
            self.target.set_value(stored.target)
            self.unit.set_value(stored.unit)
            self.measure.set_value(stored.counter if stored.measure is Measure.COUNTER else _HAND)
        self._show_counted()
        if stored is not None and self.counted is not None:
            self.counted.set_record_id(stored.counted)

    def _choose_measure(self) -> None:
        self._show_counted()
        counter = self._counters.get(self.measure.value() or "")
        if counter is not None and not self.unit.value():
            self.unit.set_value(counter.unit)

    def _show_counted(self) -> None:
        """A counter may be for one record of a kind, such as the hours of one category."""
        if self.counted is not None:
            self._column.removeWidget(self.counted)
            self.counted.hide()
            self.counted.deleteLater()
            self.counted = None
        counter = self._counters.get(self.measure.value() or "")
        cls = self._classes.get(counter.of) if counter is not None else None
        if cls is not None:
            kind = describe(cls).title.lower()
            self.counted = RecordPicker(
                self._names, cls, "Counted for", creates=False, placeholder=f"Any {kind}, or type to find one"
            )
            self.counted.changed.connect(self.changed)
            self._column.addWidget(self.counted)

    def _parts(self) -> tuple[Field[Any], ...]:
        return (self.title, self.start, self.target, self.unit, self.measure)

    def _standing(self) -> tuple[object, ...]:
        counted = self.counted.record_id() if self.counted is not None else None
        lines = (self.title.value(), self.start.edit.text(), self.target.edit.text(), self.unit.value())
        return (*lines, self.measure.value(), counted)

    def is_changed(self) -> bool:
        return self._standing() != self._begun

    def is_empty(self) -> bool:
        """A new card in which nothing was written."""
        return self.stored is None and not self.title.value().strip() and not self.target.edit.text().strip()

    def first_wrong(self) -> Field[Any] | None:
        """Shows what is wrong; gives the first field that is."""
        for part in self._parts():
            part.set_error(None)
        if self.is_empty():
            return None
        wrong: dict[Field[Any], str] = {p: found for p in self._parts() if (found := p.problem())}
        if not self.title.value().strip():
            wrong[self.title] = "Say what is measured"
        if self.target not in wrong and self.target.value() is None:
            wrong[self.target] = "Say how far"
        if not wrong:
            made = KeyResult(goal=UUID(int=0), **self.values())
            by_name: dict[str, Field[Any]] = {"target": self.target, "start": self.start, "counter": self.measure}
            wrong = {by_name.get(p.field, self.title): p.message for p in made.problems()}
        for part, message in wrong.items():
            part.set_error(message)
        return next((part for part in self._parts() if part in wrong), None)

    def values(self) -> dict[str, Any]:
        """The fields of a key result. Only after `first_wrong` found none."""
        counter = self.measure.value() or _HAND
        by_hand = counter == _HAND
        return {
            "title": " ".join(self.title.value().split()),
            "start": self.start.value() or Decimal(0),
            "target": self.target.value() or Decimal(0),
            "unit": self.unit.value().strip(),
            "measure": Measure.HAND if by_hand else Measure.COUNTER,
            "counter": "" if by_hand else counter,
            "counted": self.counted.record_id() if self.counted is not None else None,
        }

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), self.rect().toRectF(), 8, t["sunken"], t["border-subtle"])
