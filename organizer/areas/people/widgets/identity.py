"""Who somebody is, and the three things one does most with them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.people.model import Contact
from organizer.ui.avatars import Avatar, Face
from organizer.ui.buttons import Button, IconButton
from organizer.ui.chips import ChipRow, ChipText
from organizer.ui.label import Label
from organizer.ui.links import TextLink

from .days import DayButton

SIDE = 20


class Identity(QWidget):
    """The head of the detail pane. Where the person works leads to who else is known there."""

    log_asked = Signal()
    planned = Signal(object)
    """The day, or None to take the plan away."""
    introduce_asked = Signal()
    organization_asked = Signal()

    def __init__(self, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar(Face.of(""), 44)
        self._name = Label("", "heading")
        self._position = Label("", "body", "text-2")
        self.organization = TextLink()
        self.organization.clicked.connect(lambda: self.organization_asked.emit())
        self.more = IconButton("ellipsis", "More about this person")
        self._chips = ChipRow()
        self.log = Button("Log touch", "primary", icon="check")
        self.log.clicked.connect(lambda: self.log_asked.emit())
        self.plan = DayButton("Plan touch", today, "Plan touch", icon="calendar-plus")
        self.plan.chosen.connect(lambda day: self.planned.emit(day))
        self.plan.cleared.connect(lambda: self.planned.emit(None))
        self.introduce = Button("Introduce", icon="git-merge")
        self.introduce.clicked.connect(lambda: self.introduce_asked.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        work = QHBoxLayout()
        work.setSpacing(0)
        work.addWidget(self._position)
        work.addWidget(self.organization)
        work.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addLayout(work)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self.more)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for button in (self.log, self.plan, self.introduce):
            verbs.addWidget(button)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 18, SIDE, 14)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(10)
        column.addWidget(self._chips)
        column.addSpacing(12)
        column.addLayout(verbs)

    def set_person(self, contact: Contact, organization: str, today: date) -> None:
        self._avatar.set_face(Face.of(contact.name))
        self._name.setText(contact.name)
        self._position.setText(f"{contact.position}, " if contact.position and organization else contact.position)
        self._position.setVisible(bool(contact.position) or not organization)
        self.organization.set_label(organization)
        self.organization.setAccessibleName(f"Who I know at {organization}")
        self.organization.setVisible(bool(organization))
        chips = [ChipText(f"{contact.circle.label} circle", "accent")] if contact.circle else []
        chips += [ChipText(role) for role in contact.roles]
        self._chips.set_chips(chips)
        self._chips.setVisible(bool(chips))
        self.plan.set_today(today)
        self.plan.set_current(contact.planned_on, "Take the plan away")
