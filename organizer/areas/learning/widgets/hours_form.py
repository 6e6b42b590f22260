"""Log hours: of which course, when, how many, on what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organizer.areas.learning.model import Course
from organizer.kernel.dates import Conventions
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.text import TextField

from .entry import day_field, number_field
from .marks import FORM_ICONS


class Hours(NamedTuple):
    """What was filled in."""

    course: UUID
    day: date
    hours: Decimal
    what: str


class HoursForm(InlineForm):
    """Begins with the course that is chosen, and today."""

    def __init__(
        self, courses: Sequence[Course], chosen: UUID | None, conventions: Conventions, *,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("Log hours", "Log hours", framed=False, parent=parent)
        self._today = conventions.today
        self.course = SelectField("Course", [Choice(str(c.id), c.title, FORM_ICONS[c.form]) for c in courses])
        self.hours = number_field("Hours", conventions, least=Decimal("0.01"), most=Decimal(24), unit="h")
        self.day = day_field("Day", conventions)
        self.what = TextField("What", placeholder="Module 5, chapter 3")
        self.add_line(("course", self.course, 1))
        self.add_line(("hours", self.hours, 1), ("day", self.day, 1))
        self.add_line(("what", self.what, 1))
        ids = [course.id for course in courses]
        self.course.set_value(str(chosen if chosen in ids else ids[0]))
        self.day.set_value(conventions.today)
        self._known = chosen in ids

    def start(self) -> None:
        """Puts the focus where one begins."""
        self.begin(self.hours if self._known else self.course)

    def save(self) -> None:
        if not self.hours.edit.text().strip():
            self.hours.set_error("How many hours?")
            self.begin_again()
            return
        super().save()

    def begin_again(self) -> None:
        """The focus goes to what is missing."""
        self.hours.edit.setFocus()

    def filled(self) -> Hours:
        """Only once all fields can be used."""
        hours = self.hours.value()
        assert hours is not None
        return Hours(
            UUID(self.course.value() or ""), self.day.value() or self._today, hours, self.what.value().strip()
        )  # fmt: skip

    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return bool(self.hours.edit.text().strip() or self.what.value().strip())
