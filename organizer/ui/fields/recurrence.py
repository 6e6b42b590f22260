"""How something repeats: from a list of the usual ways, or as it is written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.dates import MONTHS
from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.patterns import Frequency, Pattern, pattern_of
from organizer.kernel.recurrence.typed import parse_recurrence
from organizer.kernel.recurrence.words import UNITS, ordinal
from organizer.kernel.weekdays import WORKING_DAYS, Weekday
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.composed import ComposedField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.fields.lines import LinesField
from organizer.ui.fields.text import ParsedField
from organizer.ui.fields.weekdays import WeekdaysField
from organizer.ui.label import Label

Start = date | datetime
_WEEKDAYS, _WRITTEN = "weekdays", "written"
_FREQUENCIES = {
    "daily": Frequency.DAILY,
    "weekly": Frequency.WEEKLY,
    "monthly": Frequency.MONTHLY,
    "yearly": Frequency.YEARLY,
}
_WAYS = (
    Choice("daily", "Every day"), Choice(_WEEKDAYS, "On weekdays, Mon–Fri"), Choice("weekly", "Every week"),
    Choice("monthly", "Every month"), Choice("yearly", "Every year"), Choice(_WRITTEN, "As written"),
)  # fmt: skip
_NEVER = "Does not repeat"
_DAY, _NTH = "day", "nth"
_UNTIL, _COUNT = "until", "count"
_PLACES = (1, 2, 3, 4, 5, -1)
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
        self.by = SelectField(f"{label}: day or weekday", [Choice(_DAY, "On day"), Choice(_NTH, "On the")])
        self.month_day: ParsedField[int] = ParsedField(f"{label}: day of the month", _read_month_day, _show_month_day)
        places = [Choice(str(place), ordinal(place)) for place in _PLACES]
        self.place = SelectField(f"{label}: which of the month", places)
        self.weekday = SelectField(f"{label}: weekday", [Choice(day.name, day.word) for day in Weekday])
        months = [Choice(str(number), name) for number, name in enumerate(MONTHS, 1)]
        self.month = SelectField(f"{label}: month", months, placeholder="Month")
        self.ends = SelectField(
            f"{label}: ends", [Choice(_UNTIL, "Until"), Choice(_COUNT, "A number of times")], none="Without an end"
        )
        self.until = DateField(f"{label}: last day", parse_day, show_day, today, placeholder="30 jun, +60d")
        self.count: ParsedField[int] = ParsedField(f"{label}: how many times", _read_number, str, unit="times")
        self.written = LinesField(f"{label}: as written", placeholder=_EXAMPLE)
        self._unit = Label("", "body", "text-2")
        self._rows = {
            "way": self._row((self.way, 1), *((part, 0) for part in (Label("every", "body", "text-2"), self.interval, self._unit))),
            "days": self._row((self.days, 1)),
            "month": self._row((self.by, 3), (self.month_day, 2), (self.place, 2), (self.weekday, 3), (self.month, 2)),
            "ends": self._row((self.ends, 1), (self.until, 1), (self.count, 1)),
            "written": self._row((self.written, 1)),
        }  # fmt: skip
        self.interval.setFixedWidth(_FIGURE)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for row in self._rows.values():
            column.addWidget(row)
        self._join()
        for part in (self.way, self.by, self.ends):
            part.changed.disconnect(self._part_changed)
        self.way.changed.connect(self._way_chosen)
        self.by.changed.connect(self._shape_chosen)
        self.ends.changed.connect(self._shape_chosen)
        self._place(holder, self.way.box)
        self.set_value(None)

    def set_start(self, start: Start | None) -> None:
        """When what repeats begins. Days that were those of the last start become those of this one."""
        before, self._start = self._day, start
        day = self._day
        if day is not None and before is not None and day != before:
            if self.days.value() == (Weekday(before.weekday()),):
                self.days.set_value((Weekday(day.weekday()),))
            if self._month_part(before) == self._month_part(None):
                self._show_month_part(day, self.by.value() == _NTH)
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
        return (
            self.way, self.interval, self.days, self.by, self.month_day, self.place, self.weekday, self.month,
            self.ends, self.until, self.count, self.written,
        )  # fmt: skip

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
        if pattern.month is not None:
            self.month.set_value(str(pattern.month))
        if pattern.nth is not None:
            self.by.set_value(_NTH)
            self.place.set_value(str(pattern.nth[0]))
            self.weekday.set_value(pattern.nth[1].name)
        elif pattern.month_day is not None:
            self.month_day.set_value(pattern.month_day)
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
        self._show_month_part(day, False)
        self.ends.set_value(None)
        self.until.set_value(None)
        self.count.set_value(None)
        self.written.set_value("")

    def _show_month_part(self, day: date | None, nth: bool) -> None:
        self.by.set_value(_NTH if nth else _DAY)
        self.month_day.set_value(day.day if day is not None else None)
        place, weekday = _nth_of(day) if day is not None else (1, Weekday.MO)
        self.place.set_value(str(place))
        self.weekday.set_value(weekday.name)
        self.month.set_value(str(day.month) if day is not None else None)

    def _month_part(self, day: date | None) -> tuple[object, ...]:
        """What the line of the month would say of a day, or what it says."""
        nth = self.by.value() == _NTH
        if day is not None:
            return (str(day.month), *_nth_of(day)) if nth else (str(day.month), day.day)
        if nth:
            return self.month.value(), int(self.place.value() or 0), Weekday[self.weekday.value() or "MO"]
        return self.month.value(), self.month_day.value() if self.month_day.problem() is None else None

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
        nth = self.by.value() == _NTH
        plain = kept.month is None and kept.month_day is None and kept.nth is None
        if day is not None and plain and not nth and self.month_day.value() in (None, day.day):
            if frequency is Frequency.MONTHLY or self.month.value() in (None, str(day.month)):
                return pattern
        month = int(self.month.value() or 0) if frequency is Frequency.YEARLY else 0
        if nth:
            of_month = int(self.place.value() or 1), Weekday[self.weekday.value() or "MO"]
            return replace(pattern, month=month or None, nth=of_month)
        return replace(pattern, month=month or None, month_day=self.month_day.value())

    def _wrong(self) -> tuple[Field[Any], str] | None:
        way = self.way.value()
        if way is None:
            return None
        if way == _WRITTEN:
            try:
                self._standing()
            except FieldError as wrong:
                return self.written, str(wrong)
            return None
        for part in (self.interval, self.month_day, self.until, self.count):
            if not part.isHidden() and (problem := part.problem()) is not None:
                return part, problem
        if way == "weekly" and self._day is not None and not self.days.value():
            return self.days, "Choose at least one day"
        if way == "yearly" and self.month.value() is None and self.month_day.value() is not None:
            return self.month, "Choose a month"
        ends = self.ends.value()
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
        self._shape_chosen()

    def _shape_chosen(self) -> None:
        self._show_shape()
        self._part_changed()

    def _part_changed(self) -> None:
        if self._wrong() is None:
            self._last = self._standing()
        super()._part_changed()

    def _show_shape(self) -> None:
        """Shows the lines that the way needs."""
        way = self.way.value()
        usual = way is not None and way != _WRITTEN
        counted = way in _FREQUENCIES
        for part in self._rows["way"].children():
            if isinstance(part, QWidget) and part is not self.way:
                part.setVisible(counted)
        self._rows["days"].setVisible(way == "weekly")
        self._rows["month"].setVisible(way in ("monthly", "yearly"))
        nth = self.by.value() == _NTH
        self.month_day.setVisible(not nth)
        self.place.setVisible(nth)
        self.weekday.setVisible(nth)
        self.month.setVisible(way == "yearly")
        self._rows["ends"].setVisible(usual)
        self.until.setVisible(self.ends.value() == _UNTIL)
        self.count.setVisible(self.ends.value() == _COUNT)
        self._rows["written"].setVisible(way == _WRITTEN)

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

    @staticmethod
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


def _nth_of(day: date) -> tuple[int, Weekday]:
    """The second Tuesday of its month; of a fifth week the last."""
    place = (day.day - 1) // 7 + 1
    return (place if place < 5 else -1), Weekday(day.weekday())


def _read_number(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise ValueError("Enter a whole number, like 2") from None
    if not 1 <= number <= 9999:
        raise ValueError("Enter a number from 1 to 9999")
    return number


def _read_month_day(text: str) -> int:
    raw = text.strip().casefold().rstrip(".")
    if raw in ("last", "-1"):
        return -1
    try:
        number = int(raw)
    except ValueError:
        number = 0
    if not 1 <= number <= 31:
        raise ValueError("Enter a day of the month, 1 to 31, or last")
    return number


def _show_month_day(day: int) -> str:
    return "last" if day == -1 else str(day)
