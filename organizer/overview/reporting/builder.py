"""The left side of the reports page: period, whose, sections, amounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.dates import Conventions, format_day, parse_day
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.section import Period
from organizer.kernel.system import Member
from organizer.reports.redact import Amounts
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.fields.day import DateField
from organizer.ui.fields.frame import FieldFrame
from organizer.ui.label import Label
from organizer.ui.members import face_of, first_name
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.toggles import Checkbox
from organizer.ui.who import EVERYONE, Who, WhoFilter

from .periods import Unit, period_around, period_between, stepped

WIDTH, NARROW_WIDTH = 352, 300
_UNITS: tuple[tuple[Unit, str], ...] = (
    ("month", "Month"), ("quarter", "Quarter"), ("year", "Year"), ("custom", "Custom"),
)  # fmt: skip
_AMOUNTS: tuple[tuple[Amounts, str], ...] = (("shown", "Shown"), ("rounded", "Rounded"), ("hidden", "Hidden"))


@frozen
class ReportWish:
    """What a report is to be: about which days and whom, from which areas, with amounts how."""

    period: Period
    unit: Unit
    owner: UUID | None
    areas: frozenset[str]
    amounts: Amounts


class ReportBuilder(QWidget):
    changed = Signal()

    def __init__(self, context: PageContext, sections: Sequence[tuple[str, str]]) -> None:
        """`sections` are the areas that have one: key and title."""
        super().__init__()
        self.setAccessibleName("Report")
        self._context = context
        self._unit: Unit = "month"
        self._day = stepped("month", context.today(), -1)
        self._titles = dict(sections)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 25, 16)
        self._column.setSpacing(0)
        self._add_period()
        self._add_who()
        self._add_sections(sections)
        self._column.addSpacing(18)
        self._column.addWidget(Label("Amounts", "label-medium", "text-2"))
        self._column.addSpacing(5)
        self.amounts = SegmentedControl([Segment(key, label) for key, label in _AMOUNTS], "Amounts")
        self.amounts.changed.connect(lambda _: self.changed.emit())
        self._column.addWidget(self.amounts)
        self._column.addStretch(1)
        self._show_period()

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)

    def wish(self) -> ReportWish | None:
        """None while the days of a custom period make none; why stands at the fields."""
        period = self._period()
        if period is None:
            return None
        key = self.who.value()
        chosen = frozenset(key for key, box in self.boxes.items() if box.isChecked())
        amounts = cast(Amounts, self.amounts.value())
        return ReportWish(period, self._unit, None if key == EVERYONE else UUID(key), chosen, amounts)

    def choose_unit(self, unit: Unit) -> None:
        """Month, quarter, year, or days of one's own."""
        period = self._period()
        if unit == "custom" and period is not None:
            self.first.set_value(period.first)
            self.last.set_value(period.last)
        self._unit = unit
        self._show_period()
        self.changed.emit()

    def step(self, by: int) -> None:
        """The period before or after."""
        if self._unit != "custom":
            self._day = stepped(self._unit, self._day, by)
            self._show_period()
            self.changed.emit()

    def show_omitted(self, titles: Sequence[str]) -> None:
        """Says at the sections which of them have nothing to show in this period."""
        for key, note in self._notes.items():
            note.setText("nothing recorded" if self._titles[key] in titles else "")

    def show_members(self) -> None:
        """Brings the choice of a member up to date."""
        members: tuple[Member, ...] = self._context.workspace.reads.members()
        self.who.set_members([Who(str(m.id), first_name(m), face_of(m)) for m in members])
        self._about.setVisible(len(members) > 1)

    def _period(self) -> Period | None:
        if self._unit != "custom":
            return period_around(self._unit, self._day)
        first, last = _day_in(self.first), _day_in(self.last)
        if first is None or last is None:
            return None
        try:
            period = period_between(first, last)
        except FieldError as error:
            self.last.set_error(str(error))
            return None
        self.last.set_error(None)
        return period

    def _add_period(self) -> None:
        self._column.addWidget(Label("Period", "label-medium", "text-2"))
        self._column.addSpacing(5)
        before, after = IconButton("chevron-left", "Period before"), IconButton("chevron-right", "Period after")
        before.clicked.connect(lambda: self.step(-1))
        after.clicked.connect(lambda: self.step(1))
        frame = FieldFrame()
        self.period_name = Label("", "body")
        frame.row.addWidget(self.period_name, 1)
        self._steps = QWidget()
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(8)
        for part, stretch in ((before, 0), (frame, 1), (after, 0)):
            steps.addWidget(part, stretch)
        self._column.addWidget(self._steps)
        conventions = self._context.conventions
        self.first, self.last = (
            DateField(label, partial(_typed_day, conventions), format_day, self._context.today)
            for label in ("From", "To")
        )
        self._days = QWidget()
        days = QHBoxLayout(self._days)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(8)
        for field in (self.first, self.last):
            field.changed.connect(self.changed)
            field.left.connect(partial(_check, field))
            days.addWidget(field, 1)
        self._column.addWidget(self._days)
        self._column.addSpacing(8)
        units = QHBoxLayout()
        units.setSpacing(6)
        group = QButtonGroup(self)
        self.units: dict[Unit, Button] = {}
        for unit, label in _UNITS:
            button = Button(label, size="small")
            button.setCheckable(True)
            button.clicked.connect(partial(self.choose_unit, unit))
            group.addButton(button)
            self.units[unit] = button
            units.addWidget(button)
        units.addStretch(1)
        self._column.addLayout(units)

    def _add_who(self) -> None:
        self._about = QWidget()
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 18, 0, 0)
        column.setSpacing(5)
        self.who = WhoFilter(name="About")
        self.who.changed.connect(lambda _: self.changed.emit())
        row = QHBoxLayout()
        row.addWidget(self.who)
        row.addStretch(1)
        column.addWidget(Label("About", "label-medium", "text-2"))
        column.addLayout(row)
        self._column.addWidget(self._about)
        self.show_members()

    def _add_sections(self, sections: Sequence[tuple[str, str]]) -> None:
        self._column.addSpacing(18)
        self._column.addWidget(Label("Sections", "label-medium", "text-2"))
        self._column.addSpacing(2)
        self.boxes: dict[str, Checkbox] = {}
        self._notes: dict[str, Label] = {}
        for key, title in sections:
            box, note = Checkbox(title), Label("", "label", "text-3")
            box.setChecked(True)
            box.toggled.connect(lambda _: self.changed.emit())
            self.boxes[key], self._notes[key] = box, note
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 0, 4)
            row.addWidget(box)
            row.addStretch(1)
            row.addWidget(note)
            self._column.addLayout(row)

    def _show_period(self) -> None:
        custom = self._unit == "custom"
        self._steps.setVisible(not custom)
        self._days.setVisible(custom)
        self.units[self._unit].setChecked(True)
        period = self._period()
        if period is not None:
            self.period_name.setText(period.title)


def _typed_day(conventions: Conventions, text: str) -> date:
    """What was typed as a day. ValueError, as fields want it, with a sentence."""
    try:
        return parse_day(text, conventions)
    except FieldError as error:
        raise ValueError(str(error)) from None


def _day_in(field: DateField) -> date | None:
    return field.value() if field.problem() is None else None


def _check(field: DateField) -> None:
    field.set_error("Enter a day" if not field.edit.text().strip() else field.problem())
