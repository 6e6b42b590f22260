"""The shape of a group of settings: a title, and lines of a name with a control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.cards import Card
from organizer.ui.label import Label


class SettingsGroup(QWidget):
    """Cards under a title."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.column.addWidget(Label(title, "heading"))

    def add_card(self, title: str) -> QVBoxLayout:
        """A card, and the column to put lines into."""
        card = Card(title)
        self.column.addWidget(card)
        return card.body


def line(title: str, words: str, control: QWidget) -> QWidget:
    """A name with what it means at the left, the control at the right."""
    made = QWidget()
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(Label(title, "row-title"))
    if words:
        text.addWidget(Label(words, "label", "text-3", wrap=True))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(16)
    row.addLayout(text, 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return made
