"""Rates all strengths at once, by oneself or as somebody else said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.mentoring.model import Strength
from organizer.ui.buttons import Button
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.label import Label
from organizer.ui.segmented import Segment, SegmentedControl

_SELF = ""
_LEVELS = ("1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5")


class RatingForm(QWidget):
    """A row of levels for each; what is left unchosen is not rated."""

    saved = Signal(object, object)
    """The levels by strength, and who rates: None for oneself."""

    def __init__(
        self, strengths: Sequence[Strength], raters: Sequence[tuple[UUID, str]], *, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.levels: dict[UUID, SegmentedControl] = {}
        self._strengths = {strength.id: strength for strength in strengths}
        others = [Choice(str(id), name) for id, name in raters]
        self.rater = SelectField("Who says so", [Choice(_SELF, "I do"), *others])
        self.rater.set_value(_SELF)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(12)
        if raters:
            column.addWidget(self.rater)
        for strength in strengths:
            control = SegmentedControl([Segment(level, level) for level in _LEVELS], name=strength.name, small=True)
            self.levels[strength.id] = control
            column.addWidget(Label(strength.name, "row-title"))
            column.addWidget(control)
        self.save_button = Button("Rate", "primary")
        self.save_button.clicked.connect(self._save)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        column.addStretch(1)

    def chosen(self) -> list[tuple[Strength, Decimal]]:
        """What was rated."""
        return [
            (self._strengths[id], Decimal(level))
            for id, control in self.levels.items()
            if (level := control.value()) is not None
        ]

    def _save(self) -> None:
        if self.chosen():
            rater = self.rater.value()
            self.saved.emit(self.chosen(), UUID(rater) if rater else None)
