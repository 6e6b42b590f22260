"""A small month over the panel of a wide window, to go to a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.buttons import IconButton
from organizer.ui.calendar import MonthGrid
from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.theme import theme


class MonthStrip(QWidget):
    """The month's name, a way back and on, its days."""

    chosen = Signal(object)
    """A `date`."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Month")
        self._title = Label("", "label-strong", "text-2")
        back = IconButton("chevron-left", "Month before", size="small")
        on = IconButton("chevron-right", "Next month", size="small")
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        head.addWidget(on)
        self.grid = MonthGrid(date.today(), date.today())
        self.grid.moved.connect(self._show_title)
        self.grid.chosen.connect(self.chosen)
        back.clicked.connect(lambda: self.grid.go_months(-1))
        on.clicked.connect(lambda: self.grid.go_months(1))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.grid)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(middle)

    def show_day(self, day: date, today: date) -> None:
        """Marks the day that is in view."""
        self.grid.set_today(today)
        self.grid.set_chosen(day)

    def _show_title(self) -> None:
        day = self.grid.cursor_day
        month = QLocale().standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
        self._title.setText(f"{month} {day.year}")

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, self.height() - 1, self.width(), theme().tokens["border-subtle"])
