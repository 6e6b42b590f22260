"""The page bar: which days are in view, how one goes on, what the marks mean, and what is done with whole weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.buttons import Button, IconButton
from organizer.ui.fields.filter import FoldedFilter
from organizer.ui.fonts import text_width
from organizer.ui.label import Label
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.painting import draw_text, fill_rounded
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme

from .period import Period

_SEGMENTS = (Segment("day", "Day"), Segment("week", "Week"), Segment("month", "Month"))


class Legend(QWidget):
    """How planned and tracked time are painted."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("A tint with an edge is planned, a rail at the right of the day is tracked")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(16 + 6 + self._words("planned") + 8 + 6 + 6 + self._words("tracked") + 8, 16)

    @staticmethod
    def _words(text: str) -> int:
        return round(text_width("label", text)) + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(0, 2, 16, 12), 2, t["c1-tint"])
        fill_rounded(painter, QRectF(0, 2, 3, 12), 1, t["c1"])
        planned = self._words("planned")
        draw_text(painter, QRectF(22, 0, planned, 16), "planned", "label", t["text-3"])
        x = 22 + planned + 8
        fill_rounded(painter, QRectF(x, 2, 6, 12), 2, t["c1"])
        draw_text(painter, QRectF(x + 12, 0, self._words("tracked"), 16), "tracked", "label", t["text-3"])


class CalendarBar(PageBar):
    """Tells what is asked for; the page shows what comes of it with `show_period`."""

    today_asked = Signal()
    stepped = Signal(int)
    view_asked = Signal(str)
    legend: Legend | None = None
    _narrow = False

    def __init__(
        self, fill_template: Callable[[Menu], None], fill_more: Callable[[Menu], None], *,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent=parent)
        self.today = Button("Today")
        self.back = IconButton("chevron-left", "Back")
        self.on = IconButton("chevron-right", "On")
        self.title = Label("", "strong")
        self.note = Label("", "body", "text-3")
        self.filter = FoldedFilter("Filter blocks")
        for part in (self.today, self.back, self.on, self.title, self.note, self.filter):
            self.add_filter(part)
        self.legend = legend = Legend()
        self.segments = SegmentedControl(_SEGMENTS, "View")
        self.template = Button("Week template", trailing="chevron-down")
        self.template.set_menu_maker(lambda: filled_when_opened(fill_template, self.template))
        self.more = IconButton("ellipsis", "More")
        self.more.set_menu_maker(lambda: filled_when_opened(fill_more, self.more))
        for action in (legend, self.segments, self.template, self.more):
            self.add_action(action)
        self.today.clicked.connect(lambda: self.today_asked.emit())
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.segments.changed.connect(self.view_asked)

    def show_period(self, period: Period, today: date) -> None:
        """What is in view."""
        self._set_days_shown(True)
        self.title.setText(period.title(today))
        self.note.setText(period.note())
        self.note.setVisible(bool(period.note()))
        self.segments.set_value(period.view)
        self.back.set_name(f"The {period.view} before")
        self.on.set_name(f"The next {period.view}")

    def show_list(self) -> None:
        """None of the views is in front; a list is, and days are out of sight."""
        self._set_days_shown(False)
        self.note.hide()
        self.segments.set_value(None)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._narrow = narrow
        if self.legend is not None:
            self.legend.setVisible(not narrow and not self.title.isHidden())

    def _set_days_shown(self, shown: bool) -> None:
        for part in (self.today, self.back, self.on, self.title, self.template):
            part.setVisible(shown)
        if self.legend is not None:
            self.legend.setVisible(shown and not self._narrow)
