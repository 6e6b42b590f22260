"""Whom somebody brought together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.flow import FlowLayout
from organizer.ui.label import Label
from organizer.ui.theme import theme

from .links import PersonLink


class Person(NamedTuple):
    """Somebody by id and name."""

    id: UUID
    name: str


class PeopleLine(QWidget):
    """'Introduced you to Priya Osei and Carla Pinto', each name leading to its person."""

    opened = Signal(UUID)

    def __init__(self, words: str, people: Sequence[Person], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=8, line_gap=4)
        flow.setContentsMargins(22, 0, 0, 0)
        flow.addWidget(Label(words, "label", "text-2"))
        for number, person in enumerate(people):
            if number:
                flow.addWidget(Label("and" if number == len(people) - 1 else ",", "label", "text-3"))
            link = PersonLink(person.id, person.name)
            link.opened.connect(self.opened)
            flow.addWidget(link)

    def paintEvent(self, event: QPaintEvent) -> None:
        current = theme()
        current.icons.paint(QPainter(self), 0, 3, "git-merge", 14, current.tokens["text-3"])


def emptied(layout: QLayout) -> None:
    """Takes all widgets out of a layout and lets them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class PeopleLines(QWidget):
    """Several such lines."""

    opened = Signal(UUID)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.lines: list[PeopleLine] = []

    def set_lines(self, lines: Sequence[tuple[str, Sequence[Person]]]) -> None:
        emptied(self._column)
        self.lines = [PeopleLine(words, people) for words, people in lines]
        for line in self.lines:
            line.opened.connect(self.opened)
            self._column.addWidget(line)
