"""The cards beside the fan: what moves the plan, what it assumes, how a scenario differs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.areas.money.rules.plan.assumed import assumed
from organizer.areas.money.rules.plan.outlook import Course, Outlook
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.label import Label
from organizer.ui.theme import theme

from .facts import Fact, Facts
from .movers import Tornado


class MoversCard(Card):
    """What moves it most."""

    def __init__(self) -> None:
        super().__init__("What moves it most")
        self.tornado = Tornado()
        self.body.addWidget(self.tornado)

    def show_outlook(self, outlook: Outlook, of: str) -> None:
        """Shows what moves one course, or that it is being worked out."""
        known = outlook.of == of
        if known and outlook.moved:
            self.tornado.show_movers(outlook.movers)
        elif known and outlook.movers:
            self.tornado.show_movers(outlook.movers, waiting=True)
        elif not self.tornado.movers or not known:
            self.tornado.show_movers((), waiting=True)


class AssumptionsCard(Card):
    """What the plan takes for granted, and when it was worked out."""

    edit_asked = Signal()
    streams_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Assumptions")
        self.edit = Button("Edit", "text", "small")
        self.edit.setAccessibleName("Edit assumptions")
        self.edit.clicked.connect(lambda: self.edit_asked.emit())
        self.streams = Button("Income and spending", "text", "small")
        self.streams.clicked.connect(lambda: self.streams_asked.emit())
        if self.header is not None:
            self.header.add(self.streams)
            self.header.add(self.edit)
        self.body.setSpacing(6)
        self.facts = Facts()
        self.ran = Label("", "label", "text-3")
        self.warnings = Label("", "label", "warn-text", wrap=True)
        self.warnings.hide()
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(_Sign())
        foot.addWidget(self.ran, 1)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.warnings)
        self.body.addLayout(foot)

    def show_course(self, outlook: Outlook, course: Course, warnings: Sequence[str]) -> None:
        """Shows what one course assumes."""
        self.facts.show_facts([Fact(line.name, line.value) for line in assumed(course.plan)])
        day = outlook.ran.date()
        when = "today" if day == course.plan.start else f"{day.day} {day:%b}"
        self.ran.setText(f"A model, not advice. Last run {when} {outlook.ran:%H:%M}")
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))


class DifferenceCard(Card):
    """How a scenario differs from the plan."""

    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Compared with base")
        self.open = Button("Open", "text", "small", trailing="chevron-right")
        self.open.setAccessibleName("Open the comparison")
        self.open.clicked.connect(lambda: self.open_asked.emit())
        if self.header is not None:
            self.header.add(self.open)
        self.facts = Facts()
        self.body.addWidget(self.facts)

    def show_facts(self, title: str, facts: Sequence[Fact]) -> None:
        """Shows the differences of one scenario."""
        if self.header is not None:
            self.header.title.setText(f"{title}, compared with base")
        self.facts.show_facts(facts)


class _Sign(QWidget):
    """The small 'i' of a note."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(14, 14)

    def paintEvent(self, event: object) -> None:
        from PySide6.QtGui import QPainter

        theme().icons.paint(QPainter(self), 0, 0, "info", 14, theme().tokens["text-3"])
