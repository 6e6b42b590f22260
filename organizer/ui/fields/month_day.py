"""A day of each month or year: by its number, or as the second Tuesday."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.kernel.dates import MONTHS
from organizer.kernel.recurrence.words import ordinal
from organizer.kernel.weekdays import Weekday
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.composed import ComposedField
from organizer.ui.fields.field import Field
from organizer.ui.fields.text import ParsedField

_DAY, _NTH = "day", "nth"
_PLACES = (1, 2, 3, 4, 5, -1)
_GAP = 8


class MonthDay(NamedTuple):
    """None for what is not said."""

    month: int | None = None
    day: int | None = None
    """1 to 31, or -1, the last."""
    nth: tuple[int, Weekday] | None = None
    """(2, TU), the second Tuesday; (-1, FR), the last Friday."""


def month_day_of(day: date, by_weekday: bool = False) -> MonthDay:
    """What is said of a day; a weekday that comes a fifth time is the last."""
    place = (day.day - 1) // 7 + 1
    nth = (place if place < 5 else -1, Weekday(day.weekday()))
    return MonthDay(day.month, None, nth) if by_weekday else MonthDay(day.month, day.day)


class MonthDayField(ComposedField[MonthDay]):
    """Three or four parts on a line; the month only where `show_month` asks for it."""

    def __init__(self, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.by = SelectField(f"{label}: day or weekday", [Choice(_DAY, "On day"), Choice(_NTH, "On the")])
        self.day: ParsedField[int] = ParsedField(f"{label}: day of the month", _read_day, _show_day)
        self.place = SelectField(f"{label}: which of them", [Choice(str(n), ordinal(n)) for n in _PLACES])
        self.weekday = SelectField(f"{label}: weekday", [Choice(day.name, day.word) for day in Weekday])
        months = [Choice(str(number), name) for number, name in enumerate(MONTHS, 1)]
        self.month = SelectField(f"{label}: month", months, placeholder="Month")
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for part, share in zip(self._parts, (3, 2, 2, 3, 2), strict=True):
            row.addWidget(part, share)
        self._join()
        self._place(holder, self.by.box)
        self.hide_label()
        self.set_value(MonthDay())
        self.show_month(False)

    def set_value(self, value: MonthDay) -> None:
        place, weekday = value.nth or (1, Weekday.MO)
        self.by.set_value(_NTH if value.nth is not None else _DAY)
        self.day.set_value(value.day)
        self.place.set_value(str(place))
        self.weekday.set_value(weekday.name)
        self.month.set_value(str(value.month) if value.month is not None else None)
        self._show_shape()

    def begin_with(self, day: date | None) -> None:
        """Shows a day of the calendar, by its number; whoever goes on to weekdays finds its own."""
        self.set_value(month_day_of(day, True) if day is not None else MonthDay())
        self.by.set_value(_DAY)
        self.day.set_value(day.day if day is not None else None)
        self._show_shape()

    def show_month(self, shown: bool) -> None:
        """Whether it is a day of the year."""
        self.month.setVisible(shown)

    @property
    def by_weekday(self) -> bool:
        """Whether it is said by the weekday."""
        return self.by.value() == _NTH

    @property
    def _parts(self) -> tuple[Field[Any], ...]:
        return self.by, self.day, self.place, self.weekday, self.month

    def _standing(self) -> MonthDay:
        month = int(self.month.value() or 0) or None
        if not self.by_weekday:
            return MonthDay(month, self.day.value())
        return MonthDay(month, None, (int(self.place.value() or 1), Weekday[self.weekday.value() or "MO"]))

    def _wrong(self) -> tuple[Field[Any], str] | None:
        if not self.by_weekday and (problem := self.day.problem()) is not None:
            return self.day, problem
        if not self.month.isHidden() and self.month.value() is None and self._standing()[1:] != (None, None):
            return self.month, "Choose a month"
        return None

    def _part_changed(self) -> None:
        self._show_shape()
        super()._part_changed()

    def _show_shape(self) -> None:
        self.day.setVisible(not self.by_weekday)
        self.place.setVisible(self.by_weekday)
        self.weekday.setVisible(self.by_weekday)


def _read_day(text: str) -> int:
    raw = text.strip().casefold().rstrip(".")
    if raw in ("last", "-1"):
        return -1
    if raw.isdecimal() and 1 <= int(raw) <= 31:
        return int(raw)
    raise ValueError("Enter a day of the month, 1 to 31, or last")


def _show_day(day: int) -> str:
    return "last" if day == -1 else str(day)
