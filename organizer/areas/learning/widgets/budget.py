"""What learning costs this year, who pays it, and what is left of the budget."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.learning.model import Course
from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.records.table import RecordTable

from .strip import PacedStrip


class BudgetView(QWidget):
    """Key figures over the courses that cost something."""

    aims_asked = Signal()

    def __init__(self, table: RecordTable[Course], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.strip = PacedStrip()
        self.aims = Button("Set hours and budget", size="small", icon="target")
        self.aims.clicked.connect(lambda: self.aims_asked.emit())
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 8)
        head.addWidget(Label("What courses cost", "section"), 1)
        head.addWidget(self.aims)
        around = QHBoxLayout()
        around.setContentsMargins(24, 16, 24, 0)
        around.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addLayout(head)
        column.addWidget(table, 1)
