"""Parts of the detail pane: a small head, and what belongs to it."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.theme import theme

SIDE = 20


class Section(QWidget):
    """A rule, then a title with a note beside it and room for something at its end, then the content in `column`."""

    def __init__(self, title: str, *, before: int = 14, gap: int = 8, parent: QWidget | None = None) -> None:
        """`before` is the space above the rule, `gap` the one under the title."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self._before = before
        self._note = Label("", "label", "text-3")
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(Label(title, "label-strong", "text-2"))
        self.head.addWidget(self._note, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, before + 1 + 12, SIDE, 0)
        self.column.setSpacing(0)
        self.column.addLayout(self.head)
        self.column.addSpacing(gap)

    def set_note(self, note: str) -> None:
        self._note.setText(note)

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, self._before, self.width(), theme().tokens["border-subtle"])
