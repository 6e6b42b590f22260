"""Whom one knows at an organization: what stands over the list while it shows only those."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.people.model import Organization
from organizer.ui.buttons import Button, IconButton
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme


class OrganizationHead(QWidget):
    """'Who I know at Lumen Health', what kind of place it is, and how many people."""

    edit_asked = Signal()
    all_asked = Signal()
    """To see the list of organizations."""
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "section-lg")
        self._words = Label("", "label", "text-3")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        self.edit = Button("Edit", size="small")
        self.edit.clicked.connect(lambda: self.edit_asked.emit())
        self.all = Button("All organizations", "text", "small")
        self.all.clicked.connect(lambda: self.all_asked.emit())
        self.close_button = IconButton("x", "Show everybody", size="small")
        self.close_button.clicked.connect(lambda: self.closed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(72, 14, 24, 14)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.all, self.edit, self.close_button):
            row.addWidget(button)

    def show_organization(self, organization: Organization, people: int, over: int) -> None:
        self._title.setText(f"Who I know at {organization.name}")
        count = f"{people:,} {'person' if people == 1 else 'people'}" + (f", {over} overdue" if over else "")
        facts = [organization.industry, organization.city, count]
        self._words.setText(" · ".join(fact for fact in facts if fact))
        self.setAccessibleName(f"{self._title.text()}, {self._words.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        place = QRectF(24, self.height() / 2 - 18, 36, 36)
        fill_rounded(painter, place, 8, t["surface"], t["border-subtle"])
        current.icons.paint(painter, place.x() + 10, place.y() + 10, "building-2", 16, t["text-2"])
