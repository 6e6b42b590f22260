"""How something repeats: from a list of the usual ways, or as it is written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.patterns import Frequency, Pattern, pattern_of
from organizer.kernel.recurrence.typed import parse_recurrence
from organizer.kernel.recurrence.words import UNITS
from organizer.kernel.weekdays import WORKING_DAYS, Weekday
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.composed import ComposedField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.fields.lines import LinesField
from organizer.ui.fields.month_day import MonthDay, MonthDayField, month_day_of
from organizer.ui.fields.text import ParsedField
from organizer.ui.fields.weekdays import WeekdaysField
from organizer.ui.label import Label

Start = date | datetime
_WEEKDAYS, _WRITTEN = "weekdays", "written"
_FREQUENCIES = {
    "daily": Frequency.DAILY, "weekly": Frequency.WEEKLY, "monthly": Frequency.MONTHLY, "yearly": Frequency.YEARLY,
}  # fmt: skip
_WAYS = (
    Choice("daily", "Daily"), Choice(_WEEKDAYS, "Weekdays, Mon–Fri"), Choice("weekly", "Weekly"),
    Choice("monthly", "Monthly"), Choice("yearly", "Yearly"), Choice(_WRITTEN, "As written"),
)  # fmt: skip
_NEVER = "Does not repeat"
_UNTIL, _COUNT = "until", "count"
_ENDS = (Choice(_UNTIL, "Until"), Choice(_COUNT, "A number of times"))
_EXAMPLE = "RRULE:FREQ=WEEKLY;BYDAY=MO,WE"
_GAP = 8
_FIGURE = 64


class RecurrenceField(ComposedField[Recurrence | None]):
    """`set_start` tells when what repeats begins: from it follow the days that the user does not choose, and the form
    of an end. What is richer than the list can show is kept, said in words, and edited as it is written."""

    def __init__(
        self,
        label: str,
        parse_day: Callable[[str], date],
        show_day: Callable[[date], str],
        today: Callable[[], date],
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._start: Start | None = None
        self._kept: Recurrence | None = None
        self._kept_pattern: Pattern | None = None
        self._last: Recurrence | None = None
        self.way = SelectField(label, _WAYS, none=_NEVER)
        self.interval: ParsedField[int] = ParsedField(f"{label}: every", _read_number, str)
        self.days = WeekdaysField(f"{label}: days")
        self.month_day = MonthDayField(f"{label}: day")
        self.ends = SelectField(f"{label}: ends", _ENDS, none="Without an end")
        self.until = DateField(f"{label}: last day", parse_day, show_day, today, placeholder="30 jun, +60d")
        self.count: ParsedField[int] = ParsedField(f"{label}: how many times", _read_number, str, unit="times")
        self.written = LinesField(f"{label}: as written", placeholder=_EXAMPLE)
        self._unit = Label("", "body", "text-2")
        self._every = _row((Label("every", "body", "text-2"), 0), (self.interval, 0), (self._unit, 0))
        self._end = _row((self.ends, 1), (self.until, 1), (self.count, 1))
        self.interval.setFixedWidth(_FIGURE)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for row in (_row((self.way, 1), (self._every, 0)), self.days, self.month_day, self._end, self.written):
            column.addWidget(row)
        self.way.changed.connect(self._way_chosen)
        self._join()
        self._place(holder, self.way.box)
        self.set_value(None)

    def set_start(self, start: Start | None) -> None:
        """When what repeats begins. Days that were those of the last start become those of this one."""
        before, self._start = self._day, start
        day = self._day
        if day is not None and before is not None and day != before:
            if self.days.value() == (Weekday(before.weekday()),):
                self.days.set_value((Weekday(day.weekday()),))
            by_weekday = self.month_day.by_weekday
            if self.month_day.problem() is None and self.month_day.value() == month_day_of(before, by_weekday):
                self.month_day.begin_with(day)
                if by_weekday:
                    self.month_day.set_value(month_day_of(day, True))
        self._show_message()

    def set_value(self, value: Recurrence | None) -> None:
        self._kept = self._last = value
        pattern = _pattern_of(value, self._zone) if value is not None else None
        self._kept_pattern = pattern
        self._show_defaults()
        if value is None:
            self.way.set_value(None)
        elif pattern is None:
            self.way.set_value(_WRITTEN)
            self.written.set_value(value.text)
        else:
            self._show(pattern)
        self._show_shape()
        self._show_message()

    @property
    def _parts(self) -> tuple[Field[Any], ...]:
        return self.way, self.interval, self.days, self.month_day, self.ends, self.until, self.count, self.written

    @property
    def _day(self) -> date | None:
        return self._start.date() if isinstance(self._start, datetime) else self._start

    @property
    def _zone(self) -> tzinfo | None:
        return self._start.tzinfo if isinstance(self._start, datetime) else None

    def _show(self, pattern: Pattern) -> None:
        name = next(name for name, frequency in _FREQUENCIES.items() if frequency is pattern.frequency)
        self.way.set_value(_WEEKDAYS if pattern.working_days else name)
        self.interval.set_value(pattern.interval)
        if pattern.weekdays:
            self.days.set_value(pattern.weekdays)
        if (pattern.month, pattern.month_day, pattern.nth) != (None, None, None):
            self.month_day.set_value(MonthDay(pattern.month, pattern.month_day, pattern.nth))
        if pattern.until is not None:
            self.ends.set_value(_UNTIL)
            self.until.set_value(pattern.until)
        elif pattern.count is not None:
            self.ends.set_value(_COUNT)
            self.count.set_value(pattern.count)

    def _show_defaults(self) -> None:
        """What follows from the start."""
        day = self._day
        self.interval.set_value(1)
        self.days.set_value((Weekday(day.weekday()),) if day is not None else ())
        self.month_day.begin_with(day)
        self.ends.set_value(None)
        self.until.set_value(None)
        self.count.set_value(None)
        self.written.set_value("")

    def _standing(self) -> Recurrence | None:
        way = self.way.value()
        if way is None:
            return None
        if way == _WRITTEN:
            text = self.written.value().strip()
            return self._kept if self._kept is not None and text == self._kept.text.strip() else parse_recurrence(text)
        return self._pattern().recurrence(self._kept, self._start)

    def _pattern(self) -> Pattern:
        """What the parts say. What follows from the start is left out, unless it was written before."""
        way = self.way.value() or ""
        frequency = Frequency.WEEKLY if way == _WEEKDAYS else _FREQUENCIES[way]
        kept, day = self._kept_pattern, self._day
        if kept is None or kept.frequency is not frequency:
            kept = Pattern(frequency)
        pattern = Pattern(
            frequency,
            1 if way == _WEEKDAYS else self.interval.value() or 1,
            until=self.until.value() if self.ends.value() == _UNTIL else None,
            count=self.count.value() if self.ends.value() == _COUNT else None,
            week_start=kept.week_start,
        )
        if way == _WEEKDAYS:
            return replace(pattern, weekdays=WORKING_DAYS)
        if frequency is Frequency.WEEKLY:
            days = self.days.value()
            follows = day is not None and days == (Weekday(day.weekday()),) and not kept.weekdays
            return pattern if follows else replace(pattern, weekdays=days)
        if frequency is Frequency.DAILY:
            return pattern
        said = self.month_day.value()
        if frequency is Frequency.MONTHLY:
            said = said._replace(month=None)
        plain = (kept.month, kept.month_day, kept.nth) == (None, None, None)
        own = month_day_of(day)._replace(month=said.month and day.month) if day is not None else MonthDay()
        if plain and said == own:
            return pattern
        return replace(pattern, month=said.month, month_day=said.day, nth=said.nth)

    def _wrong(self) -> tuple[Field[Any], str] | None:
        way = self.way.value()
        if way is None:
            return None
        if way == _WRITTEN:
            try:
                if (standing := self._standing()) is not None:
                    standing.check()
            except FieldError as wrong:
                return self.written, str(wrong)
            return None
        parts = {"daily": (self.interval,), "weekly": (self.interval,)}.get(way, (self.interval, self.month_day))
        ends = self.ends.value()
        for part in (*parts, self.until) if ends == _UNTIL else (*parts, self.count) if ends == _COUNT else parts:
            if (problem := part.problem()) is not None:
                return part, problem
        if way == "weekly" and self._day is not None and not self.days.value():
            return self.days, "Choose at least one day"
        if ends == _UNTIL:
            until = self.until.value()
            if until is None:
                return self.until, "Enter the last day"
            if self._day is not None and until < self._day:
                return self.until, "Ends before it begins"
        if ends == _COUNT and self.count.value() is None:
            return self.count, "Enter how many times"
        return None

    def _way_chosen(self) -> None:
        if self.way.value() == _WRITTEN:
            self.written.set_value(self._last.text if self._last is not None else "")
        elif self.interval.problem() is not None or self.interval.value() is None:
            self.interval.set_value(1)

    def _part_changed(self) -> None:
        self._show_shape()
        if self._wrong() is None:
            self._last = self._standing()
        super()._part_changed()

    def _show_shape(self) -> None:
        """Shows the lines that the way needs."""
        way, ends = self.way.value(), self.ends.value()
        self._every.setVisible(way in _FREQUENCIES)
        self.days.setVisible(way == "weekly")
        self.month_day.setVisible(way in ("monthly", "yearly"))
        self.month_day.show_month(way == "yearly")
        self._end.setVisible(way is not None and way != _WRITTEN)
        self.until.setVisible(ends == _UNTIL)
        self.count.setVisible(ends == _COUNT)
        self.written.setVisible(way == _WRITTEN)

    def _note(self) -> str:
        """The sentence of what it means."""
        way = self.way.value()
        if way in _FREQUENCIES:
            many = self.interval.problem() is None and self.interval.value() != 1
            self._unit.setText(UNITS[_FREQUENCIES[way]] + "s" * many)
        if way is None or self._wrong() is not None:
            return self._help
        standing = self._standing()
        if standing is None:
            return self._help
        return ". ".join(part for part in (_words(standing, self._day, self._zone), self._help) if part)


def _row(*parts: tuple[QWidget, int]) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(_GAP)
    for part, share in parts:
        line.addWidget(part, share, Qt.AlignmentFlag.AlignVCenter)
    return row


def _pattern_of(recurrence: Recurrence, zone: tzinfo | None) -> Pattern | None:
    """None for what the list cannot show, and for what cannot be understood at all."""
    try:
        return pattern_of(recurrence, zone)
    except FieldError:
        return None


def _words(recurrence: Recurrence, day: date | None, zone: tzinfo | None) -> str:
    """The recurrence in words, with the days that follow from its start."""
    pattern = _pattern_of(recurrence, zone)
    if pattern is None or day is None:
        return recurrence.words
    if pattern.frequency is Frequency.WEEKLY and not pattern.weekdays:
        pattern = replace(pattern, weekdays=(Weekday(day.weekday()),))
    elif pattern.frequency is Frequency.MONTHLY and pattern.nth is None and pattern.month_day is None:
        pattern = replace(pattern, month_day=day.day)
    elif pattern.frequency is Frequency.YEARLY and pattern.nth is None and pattern.month_day is None:
        pattern = replace(pattern, month=pattern.month or day.month, month_day=day.day)
    return pattern.recurrence(recurrence).words


def _read_number(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise ValueError("Enter a whole number, like 2") from None
    if not 1 <= number <= 9999:
        raise ValueError("Enter a number from 1 to 9999")
    return number
