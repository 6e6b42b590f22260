"""Skills against what a role asks for, and what closes the gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.learning.rules.skills import Closing, Gap
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.label import Label
from organizer.ui.painted_table import SIDE
from organizer.ui.painting import LEFT

from .closing import ClosingRows
from .dumbbells import Dumbbells, Legend, Scale


class SkillsCard(Card):
    """The gaps of one role, the largest first."""

    assess_asked = Signal()
    add_asked = Signal()
    role_asked = Signal()

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__("Skills", parent=parent)
        assert self.header is not None
        self.other = Button("Other role", "text", "small")
        self.other.clicked.connect(lambda: self.role_asked.emit())
        self.assess = Button("Assess", "text", "small")
        self.assess.clicked.connect(lambda: self.assess_asked.emit())
        self.header.add(self.other)
        self.header.add(self.assess)
        self.body.setContentsMargins(0, 0, 0, 12)
        self.body.setSpacing(0)
        self.scale, self.dumbbells, self.legend = Scale(), Dumbbells(letters), Legend()
        self.closing = ClosingRows()
        self._closing_title = Label("Closes the biggest gaps", "label-strong", "text-2")
        self._closing_title.setContentsMargins(SIDE, 0, SIDE, 0)
        self._closing_title.setIndent(SIDE)
        self.nothing = Label("", "body", "text-3", wrap=True)
        self.add = Button("Add skill", icon="plus")
        self.add.clicked.connect(lambda: self.add_asked.emit())
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(SIDE, 4, SIDE, 8)
        column.setSpacing(10)
        column.addWidget(self.nothing)
        column.addWidget(self.add, 0, LEFT)
        title = QWidget()
        around = QVBoxLayout(title)
        around.setContentsMargins(SIDE, 10, SIDE, 4)
        around.addWidget(self._closing_title)
        self._closing_part = QWidget()
        below = QVBoxLayout(self._closing_part)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(title)
        below.addWidget(self.closing)
        for part in (self.scale, self.dumbbells, self.legend, self._closing_part, self._empty):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def set_gaps(self, role: str, gaps: Sequence[Gap], closings: Sequence[Closing], *, roles: int, skills: int) -> None:
        """`roles`: among how many one can choose; `skills`: how many there are in all, compared or not."""
        assert self.header is not None
        self.header.title.setText(f"Skills for {role}" if role else "Skills")
        self.other.setVisible(roles > 1)
        self.assess.setVisible(skills > 0)
        self.dumbbells.set_gaps(gaps)
        self.closing.set_closings(closings)
        for part in (self.scale, self.dumbbells, self.legend):
            part.setVisible(bool(gaps))
        self._closing_part.setVisible(bool(closings))
        self._empty.setVisible(not gaps)
        self.nothing.setText(
            "Say which level each skill should have, and assess where you are: the gaps stand here then." if skills
            else "Note the skills that a role asks for, how good you want to be, and where you are now."
        )  # fmt: skip
