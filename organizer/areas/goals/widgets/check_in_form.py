"""Checking in: a value for each key result, how sure one is, and a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.areas.goals.model import CheckIn, Goal, KeyResult, Measure
from organizer.areas.goals.rules.words import figure, measured
from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.record import describe
from organizer.ui.fields.choice import ChoiceField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.notes import NotesField
from organizer.ui.fields.text import ParsedField
from organizer.ui.label import Label
from organizer.ui.segmented import Segment

from .marks import amount

_NONE = ""
_TALLEST = 160


@frozen
class Filled:
    """What was filled in."""

    day: date
    values: dict[UUID, Decimal] = field(default_factory=dict)
    confidence: int | None = None
    said: str = ""


class CheckInForm(InlineForm):
    """Made for one goal. What stays empty is not written; something has to be filled in. Enter in a line saves, in the
    words Ctrl+Enter does."""

    def __init__(
        self, goal: Goal, results: Sequence[tuple[KeyResult, Decimal | None]], conventions: Conventions, *,
        verb: str = "Check in", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"Check in on {goal.title}", verb, framed=False, parent=parent)
        self._goal, self._conventions = goal, conventions
        kind = describe(CheckIn).field("value").kind
        self.values: dict[UUID, ParsedField[Decimal]] = {}

        def read(text: str) -> Decimal:
            try:
                value = kind.parse(text, conventions)
            except FieldError as error:
                raise ValueError(str(error)) from None
            assert isinstance(value, Decimal)
            return value

        def show(value: Decimal) -> str:
            return figure(value).replace(".", conventions.decimal_mark)

        for result, value in results:
            if result.measure is Measure.COUNTER:
                self.lines.addWidget(
                    Label(f"{result.title}: {amount(result, measured(result, value))}, counted", "label", "text-2")
                )
                continue
            line = ParsedField(
                result.title, read, show, unit=result.unit, help_text=_last(result, conventions.today),
                placeholder=amount(result, figure(value)) if value is not None else "",
            )  # fmt: skip
            self.values[result.id] = line
            self.add_line((str(result.id), line, 1))
        steps = [Segment(_NONE, "–"), *(Segment(str(n), str(n)) for n in range(1, 11))]
        self.confidence = ChoiceField("How sure that it will be reached, 1 to 10", steps)
        self.confidence.set_value(_NONE)
        self.add_line(("confidence", self.confidence, 1))
        self.said = NotesField("What to say about it", height=112)
        self.said.setMaximumHeight(_TALLEST)
        self.add_line(("said", self.said, 1))
        self.day = DateField("Day", self._read_day, self._show_day, lambda: conventions.today, none="Cancel")
        self.day.set_value(conventions.today)
        self.add_line(("day", self.day, 1))
        for part in self.fields:
            part.changed.connect(self._touched)

    def start(self) -> None:
        """Puts the focus where one begins."""
        self.begin(next(iter(self.values.values()), self.said))

    def save(self) -> None:
        """Asks for at least one thing to note."""
        if not any(part.problem() for part in self.fields) and self._nothing():
            first: Field[Any] = next(iter(self.values.values()), self.said)
            first.set_error("Fill in a value, how sure you are, or some words")
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().save()

    def filled(self) -> Filled:
        """Only once all fields can be used."""
        values = {id: value for id, line in self.values.items() if (value := line.value()) is not None}
        sure = self.confidence.value()
        day = self.day.value() or self._conventions.today
        return Filled(day, values, int(sure) if sure else None, self.said.value().strip())

    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return not self._nothing() or any(line.edit.text().strip() for line in self.values.values())

    def _nothing(self) -> bool:
        empty = not any(line.edit.text().strip() for line in self.values.values())
        return empty and not self.confidence.value() and not self.said.value().strip()

    def _touched(self) -> None:
        for part in self.fields:
            if part.error() is not None and part.problem() is None:
                part.set_error(None)

    def _read_day(self, text: str) -> date:
        try:
            day = parse_day(text, self._conventions)
        except FieldError as error:
            raise ValueError(str(error)) from None
        if day > self._conventions.today:
            raise ValueError("That day is still to come")
        if self._goal.start is not None and day < self._goal.start:
            raise ValueError(f"The goal starts on {format_day(self._goal.start)}")
        return day

    def _show_day(self, day: date) -> str:
        return format_day(day, self._conventions.today) if day == self._conventions.today else format_day(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # The drawer asks before something would be lost.
        else:
            super().keyPressEvent(event)


def _last(result: KeyResult, today: date) -> str:
    start, target = (amount(result, figure(value)) for value in (result.start, result.target))
    if result.now is None or result.checked_on is None:
        return f"From {start} to {target}, not measured yet"
    return f"Last {amount(result, figure(result.now))}, {format_day(result.checked_on, today)}; target {target}"
