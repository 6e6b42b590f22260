"""Assess skills: where one is today, of five levels and the halves between them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organizer.areas.learning.model import LEVELS, Skill
from organizer.areas.learning.rules.counting import said
from organizer.kernel.dates import Conventions, format_day
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.notes import NotesField

_STEPS = tuple(Decimal(n) / 2 for n in range(2, 11))


def _label(level: Decimal) -> str:
    return f"{said(level)}  {LEVELS[int(level) - 1]}" if level == int(level) else said(level)


class AssessForm(InlineForm):
    """A line for each skill; what stays empty is not rated. Of a single skill the evidence is asked for too."""

    def __init__(self, skills: Sequence[Skill], conventions: Conventions, *, parent: QWidget | None = None) -> None:
        super().__init__("Assess skills", "Save ratings", framed=False, parent=parent)
        self.levels: dict[UUID, SelectField] = {}
        choices = [Choice(said(level), _label(level)) for level in _STEPS]
        for skill in skills:
            line = SelectField(skill.name, choices, none="Not now", help_text=_before(skill, conventions))
            self.levels[skill.id] = line
            self.add_line((str(skill.id), line, 1))
        self.evidence: NotesField | None = None
        if len(skills) == 1:
            self.evidence = NotesField("Evidence", height=112)
            self.evidence.setMaximumHeight(160)
            self.add_line(("evidence", self.evidence, 1))

    def start(self) -> None:
        """Puts the focus where one begins."""
        self.begin(next(iter(self.levels.values())))

    def save(self) -> None:
        if not self.filled():
            first = next(iter(self.levels.values()))
            first.set_error("Choose a level for at least one skill")
            first.setFocus()
            return
        super().save()

    def filled(self) -> dict[UUID, Decimal]:
        """The levels that were chosen."""
        return {id: Decimal(value) for id, field in self.levels.items() if (value := field.value())}

    def said(self) -> str:
        """The evidence, where it was asked for."""
        return self.evidence.value().strip() if self.evidence is not None else ""

    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return bool(self.filled() or self.said())


def _before(skill: Skill, conventions: Conventions) -> str:
    wanted = f"wanted {said(skill.wanted)}" if skill.wanted is not None else ""
    now = ""
    if skill.present is not None:
        when = f", {format_day(skill.rated_on, conventions.today)}" if skill.rated_on else ""
        now = f"Last {said(skill.present)}{when}"
    words = "; ".join(part for part in (now, wanted) if part)
    return words[:1].upper() + words[1:]
