"""Finish a course: when, with how many credits, and what these count to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from organizer.areas.learning.actions import ClaimDraft
from organizer.areas.learning.model import Course, Credential
from organizer.kernel.dates import Conventions
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.text import TextField

from .claims import ClaimsEditor
from .entry import day_field, number_field


class Finished(NamedTuple):
    """What was filled in."""

    day: date
    credits: Decimal | None
    claims: tuple[ClaimDraft, ...]
    category: str


class FinishForm(InlineForm):
    """Credits are those that the course gives, unless others are entered; without any, nothing is earned."""

    def __init__(
        self, course: Course, credentials: Sequence[Credential], conventions: Conventions, *,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(f"Finish {course.title}", "Finish", framed=False, parent=parent)
        self._today, self._course = conventions.today, course
        self.day = day_field("Ended", conventions)
        self.credits = number_field(
            "Credits", conventions, least=Decimal(0), most=Decimal(100_000), unit=course.credit_unit, placeholder="none"
        )
        self.category = TextField("Category", placeholder="Education / Power skills")
        self.claims = ClaimsEditor(credentials, conventions)
        self.add_line(("ended", self.day, 1), ("amount", self.credits, 1))
        self.add_line(("category", self.category, 1))
        self.lines.addWidget(self.claims)
        self.day.set_value(min(conventions.today, course.due) if course.due else conventions.today)
        self.credits.set_value(course.credits)
        unit = course.credit_unit.strip().casefold()
        for credential in credentials:
            if unit and credential.unit.strip().casefold() == unit:
                self.claims.tick(credential.id)
        self.credits.changed.connect(self._show_claims)
        self._show_claims()

    def _show_claims(self) -> None:
        some = bool(self.credits.edit.text().strip())
        self.claims.setVisible(some and bool(self.claims.lines))
        self.category.setVisible(some)

    def start(self) -> None:
        """Puts the focus where one begins."""
        self.begin(self.day)

    def save(self) -> None:
        if self.claims.isVisible() and not self.claims.check():
            return
        super().save()

    def filled(self) -> Finished:
        """Only once all fields can be used."""
        credits = self.credits.value()
        claims = tuple(self.claims.drafts()) if credits else ()
        return Finished(self.day.value() or self._today, credits, claims, self.category.value().strip())
