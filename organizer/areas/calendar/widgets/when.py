"""When a block is: at a time from and to, on whole days, or not yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.calendar.model import DAY, TimeBlock
from organizer.areas.calendar.rules.span import last_day
from organizer.kernel.dates import format_day, format_duration, parse_duration
from organizer.kernel.errors import FieldError
from organizer.kernel.record import describe
from organizer.ui.fields.choice import ChoiceField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.field import Field
from organizer.ui.fields.text import ParsedField
from organizer.ui.label import Label
from organizer.ui.records.groups import FieldGroup
from organizer.ui.segmented import Segment

from .times import HOUR, Times

TIMED, WHOLE, WAITING = "timed", "whole", "waiting"
_STATES = (Segment(TIMED, "At a time"), Segment(WHOLE, "Whole day"), Segment(WAITING, "Unscheduled"))
_GAP = 8
_MORNING = time(9)
_HALF_AN_HOUR = timedelta(minutes=30)


class WhenGroup(FieldGroup):
    """Day, start, length and whether it floats. What ends before it begins is said at its end. `now` is asked, in the
    zone here, when a day or a time is to be suggested."""

    fields = ("day", "start", "length", "floating")

    def __init__(
        self, parse_day: Callable[[str], date], now: Callable[[], datetime], here: tzinfo,
        *, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._now = now
        self._original: dict[str, Any] = {}
        self._touched = self._in_utc = False
        self._more_days = timedelta(0)
        self.state = ChoiceField("When", _STATES)
        self.day = self._day_field("Day", parse_day)
        self.times = Times(self._typed_day, here)
        self.last = self._day_field("Last day", parse_day)
        self.length: ParsedField[timedelta] = ParsedField(
            "Takes", _read_length, format_duration, placeholder="45m, 1:30, 4 weeks"
        )
        self._note = Label("", "caption", "text-3", wrap=True)
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        first.addWidget(self.day, 5, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.times, 10, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.last, 5, Qt.AlignmentFlag.AlignTop)
        second = QHBoxLayout()
        second.addWidget(self.length, 1)
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.state)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.times.zone)
        column.addWidget(self._note)
        self.state.changed.connect(self._state_chosen)
        self.day.changed.connect(self._moved)
        self.times.changed.connect(self._touch)
        self.last.changed.connect(self._lengthened)
        self.length.changed.connect(self._touch)
        for field in self._fields:
            field.left.connect(lambda field=field: self._left(field))

    def keep_utc(self, keeps: bool) -> None:
        """Whether a time in UTC is shown in UTC, as it must be where it repeats; else as the clocks here say."""
        self._in_utc = keeps

    def begin(self, values: Mapping[str, Any]) -> None:
        self._original = {name: values[name] for name in self.fields}
        self._touched = False
        start, day, length = values["start"], values["day"], values["length"]
        whole = start is None and day is not None
        self.day.set_value(day)
        shown = self.times.show_times(start, HOUR if whole else length, bool(values["floating"]), self._in_utc)
        if shown is not None:
            self.day.set_value(shown)
        self.last.set_value(last_day(day, length) if whole else None)
        self._more_days = (last_day(day, length) - day) if whole else timedelta(0)
        self.length.set_value(HOUR if whole else length)
        self.state.set_value(TIMED if start is not None else WHOLE if whole else WAITING)
        self._show_state()
        self._clear()

    def values(self) -> dict[str, Any]:
        if not self._touched:
            return dict(self._original)
        if self.waits:
            return {"day": None, "start": None, "length": self.length.value(), "floating": False}
        day = self.day.value()
        assert day is not None
        if self.state.value() == WHOLE:
            last = self.last.value() or day
            return {"day": day, "start": None, "length": last - day + DAY, "floating": False}
        start = self.times.begins()
        assert start is not None
        length = self.times.lasts(start)
        return {"day": start.date(), "start": start, "length": length, "floating": self.times.floating}

    def is_changed(self) -> bool:
        if not self._touched:
            return False
        fields = map(describe(TimeBlock).field, self.fields)
        values, original = self.values() if not self._problems() else {}, self._original
        return not values or any(not field.same(values[field.name], original[field.name]) for field in fields)

    def check(self) -> bool:
        wrong = self._problems()
        for field in self._fields:
            field.set_error(wrong.get(field))
        return not wrong

    def refuse(self, field: str, message: str) -> None:
        timed: dict[str, Field[Any]] = {"start": self.times.start, "length": self.times.end}
        whole: dict[str, Field[Any]] = {"length": self.last}
        waiting: dict[str, Field[Any]] = dict.fromkeys(self.fields, self.length)
        at = {TIMED: timed, WHOLE: whole, WAITING: waiting}[self.state.value() or TIMED]
        at.get(field, self.day).set_error(message)

    def problem_count(self) -> int:
        return sum(field.error() is not None for field in self._fields)

    def go_to_problem(self) -> None:
        wrong = next((field for field in self._fields if field.error() is not None), self.day)
        wrong.setFocus(Qt.FocusReason.TabFocusReason)

    def first(self) -> date | datetime | None:
        """When it begins, as it stands now: a day, a naive time where it floats, else a moment; None while that cannot
        be said."""
        if self.state.value() != TIMED:
            return None if self.waits else self._typed_day()
        try:
            start = self.times.begins()
        except FieldError:
            return None
        return start.replace(tzinfo=None) if start is not None and self.times.floating else start

    @property
    def waits(self) -> bool:
        """Whether it has no day yet."""
        return self.state.value() == WAITING

    @property
    def _fields(self) -> tuple[Field[Any], ...]:
        return self.day, *self.times.fields, self.last, self.length

    def _day_field(self, label: str, parse: Callable[[str], date]) -> DateField:
        return DateField(label, parse, format_day, lambda: self._now().date(), placeholder="30 jun, +60d")

    def _typed_day(self) -> date | None:
        return self.day.value() if self.day.problem() is None else None

    def _problems(self) -> dict[Field[Any], str]:
        """What is wrong, by the field it is said at."""
        if self.waits:
            missing = "Enter a length of time" if self.length.problem() is None and not self.length.value() else None
            problem = self.length.problem() or missing
            return {self.length: problem} if problem else {}
        wrong: dict[Field[Any], str] = {}
        day, timed = self._typed_day(), self.state.value() == TIMED
        if day is None:
            wrong[self.day] = self.day.problem() or "Enter a day"
        if timed:
            return wrong | self.times.problems()
        if (problem := self.last.problem()) is not None:
            wrong[self.last] = problem
        elif day is not None and (self.last.value() or day) < day:
            wrong[self.last] = "Ends before it begins"
        return wrong

    def _state_chosen(self) -> None:
        state, now = self.state.value(), self._now()
        if state != WAITING and not self.day.edit.text().strip():
            self.day.set_value(now.date())
        day = self._typed_day()
        if state == TIMED and not self.times.start.edit.text().strip():
            length = self.length.value() if self.length.problem() is None else None
            self.times.suggest(_soon(now) if day == now.date() else _MORNING, length or HOUR)
        elif state == WHOLE and day is not None:
            if not self.last.edit.text().strip():
                self._more_days = timedelta(days=self.times.end.days())
            self.last.set_value(last_day(day, self._more_days + DAY))
        elif state == WAITING:
            self.length.set_value(self.times.length)
        self._show_state()
        self._clear()
        self._touch()

    def _moved(self) -> None:
        self.times.follow()
        day = self._typed_day()
        if day is not None and self.state.value() == WHOLE:
            self.last.set_value(last_day(day, self._more_days + DAY))
        self._touch()

    def _lengthened(self) -> None:
        day, last = self._typed_day(), self.last.value() if self.last.problem() is None else None
        if day is not None and last is not None and last >= day:
            self._more_days = last - day
        self._touch()

    def _show_state(self) -> None:
        state = self.state.value()
        self.day.setVisible(state != WAITING)
        self.times.setVisible(state == TIMED)
        self.times.show_zone()
        self.last.setVisible(state == WHOLE)
        self.length.setVisible(state == WAITING)
        self._show_note()

    def _show_note(self) -> None:
        words = ""
        if not self._problems():
            day, last = self._typed_day(), self.last.value() if self.last.problem() is None else None
            if self.state.value() == TIMED:
                words = self.times.words()
            elif self.state.value() == WHOLE and day is not None and last is not None and last > day:
                words = format_duration(last - day + DAY)
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _left(self, field: Field[Any]) -> None:
        if field is self.times.zone:
            self.times.show_zone()
        if self._touched or field.error() is not None:
            field.set_error(self._problems().get(field))

    def _touch(self) -> None:
        self._touched = True
        if self.problem_count():
            wrong = self._problems()
            for field in self._fields:
                if field.error() is not None:
                    field.set_error(wrong.get(field))
        self._show_note()
        self.changed.emit()

    def _clear(self) -> None:
        for field in self._fields:
            field.set_error(None)


def _soon(now: datetime) -> time:
    """The next half hour; before midnight."""
    steps = (timedelta(hours=now.hour, minutes=now.minute) // _HALF_AN_HOUR) + 1
    return time(*divmod(min(steps * 30, 23 * 60 + 30), 60))


def _read_length(text: str) -> timedelta:
    try:
        return parse_duration(text)
    except FieldError as error:
        raise ValueError(str(error)) from None
