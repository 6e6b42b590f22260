"""What stands beside a session: action items, strengths, what it has cost and given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.mentoring.figures import strengths_radar
from organizer.areas.mentoring.rules.actions import OnTime
from organizer.areas.mentoring.rules.sessions import Cost
from organizer.areas.mentoring.rules.strengths import Course
from organizer.kernel.changes import Ref
from organizer.kernel.money import format_money
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.label import Label
from organizer.ui.links import TextLink
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painting import fill, hairline
from organizer.ui.radar import RadarView
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

from .items import ItemRow, ItemRows

WIDTH = 372
_RADAR = 268


class Beside(QWidget):
    """The right column."""

    goal_opened = Signal(Ref)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Actions and strengths")
        self.items = ItemRows()
        self.add = IconButton("plus", "New action item", "A", "small")
        self.add.setShortcut("")
        self.to_do = PaneSection("Action items", rule=False)
        self.to_do.add_action(self.add)
        self.strengths = PaneSection("Strengths")
        self.radar = RadarView(_RADAR)
        self.rate = Button("Rate", "text", "small")
        self.words = Label("", "label", "text-3", wrap=True)
        for part in (self.radar.as_table, self.rate):
            self.strengths.add_action(part)
        self.strengths.body.addWidget(self.radar)
        self.strengths.body.addWidget(self.words)
        self.given = PaneSection("What it has cost and given")
        self._cost: Cost | None = None
        self._time: OnTime | None = None
        self._goal: tuple[Ref, str] | None = None
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 14, 0, 16)
        column.setSpacing(0)
        column.addWidget(self.to_do)
        column.addWidget(self.items)
        column.addWidget(self.strengths)
        column.addWidget(self.given)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollArea(content))
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._show_given)

    def set_items(self, rows: Sequence[ItemRow], open_: int) -> None:
        self.to_do.note.setText(f"{open_} open" if rows else "none yet")
        self.items.set_rows(rows)

    def set_strengths(self, courses: Sequence[Course], raters: str) -> None:
        """A radar wants three spokes; with one rating each, it says when to rate again."""
        enough = len(courses) >= 3
        self.radar.setVisible(enough)
        self.radar.as_table.setVisible(enough)
        self.strengths.note.setText(raters if courses else "")
        if enough:
            self.radar.set_chart(strengths_radar(courses))
        once = bool(courses) and all(course.times < 2 for course in courses)
        words = "Rate again after three sessions" if once and enough else ""
        if not enough:
            words = "Rate three strengths or more to see their shape, and again later to see how it changes."
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def set_given(self, cost: Cost, time: OnTime, goal: tuple[Ref, str] | None) -> None:
        self._cost, self._time, self._goal = cost, time, goal
        self._show_given()

    def _show_given(self, _: bool = False) -> None:
        while (item := self.given.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        cost, time = self._cost, self._time
        if cost is not None and cost.paid is not None:
            paid = shown_amount(format_money(cost.paid, cents=False))
            agreed = f" of {shown_amount(format_money(cost.agreed, cents=False))}" if cost.agreed else ""
            self._line("Paid so far", Label(paid + agreed, "row-title"))
        if time is not None:
            self._line("Actions done on time", Label(f"{time.done} of {time.of}" if time.of else "–", "row-title"))
        if self._goal is not None:
            ref, title = self._goal
            link = TextLink(title, "body", "accent-text")
            link.clicked.connect(lambda: self.goal_opened.emit(ref))
            self._line("Linked goal", link)

    def _line(self, words: str, value: QWidget) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(words, "body", "text-2"))
        row.addStretch(1)
        row.addWidget(value)
        self.given.body.addWidget(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["surface"])
        hairline(painter, 0, 0, self.height(), t["border-subtle"], vertical=True)
