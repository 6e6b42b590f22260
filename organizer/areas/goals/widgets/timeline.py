"""Goals over time: a bar each, from its start to the day it is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.goals.model import Goal
from organizer.areas.goals.rules.words import percent
from organizer.kernel.dates import format_day
from organizer.ui.fonts import text_width
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import CENTRE, draw_text, fill, fill_rounded, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme

from .keys import Ask, asked
from .marks import BARS, LIFE_ICONS, Shown

_TITLES = 300
_SPANS = {"quarter": (30, 76), "year": (91, 274), "years": (183, 3 * 365)}
"""Days before and after today."""


class Window(NamedTuple):
    """The days in view."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """A day as a share of the width; may lie outside 0 to 1."""
        return (day - self.first).days / (self.last - self.first).days

    def months(self) -> list[date]:
        """The first days of months, or of quarters or years where there are many."""
        days = (self.last - self.first).days
        step = 1 if days <= 200 else 2 if days <= 400 else 6
        found, month = [], date(self.first.year, self.first.month, 1)
        while month <= self.last:
            if month >= self.first and (month.month - 1) % step == 0:
                found.append(month)
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        return found


class TimelineView(QWidget):
    """How far the view reaches is chosen above; the rows scroll."""

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Timeline(letters)
        self.reach = SegmentedControl(
            [Segment("quarter", "Quarter"), Segment("year", "Year"), Segment("years", "Three years")], "Reach",
            small=True,
        )  # fmt: skip
        self.reach.set_value("year")
        self.reach.changed.connect(self.rows.set_reach)
        top = QHBoxLayout()
        top.setContentsMargins(24, 5, 0, 5)
        top.addWidget(self.reach)
        top.addStretch(1)
        head = _Axis(self.rows)
        head.setLayout(top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(ScrollArea(self.rows), 1)
        self.rows.window_changed.connect(head.update)
        self.setFocusProxy(self.rows)


class _Axis(QWidget):
    """The months above the bars."""

    def __init__(self, rows: Timeline) -> None:
        super().__init__()
        self._rows = rows
        self.setFixedHeight(36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        hairline(painter, 0, 35, self.width(), t["border-subtle"])
        window, place = self._rows.window_, self._rows.plot()
        if window is None:
            return
        today = place.x() + self._rows.today() * place.width()
        for month in window.months():
            x = place.x() + window.at(month) * place.width()
            words = f"{month:%b}" if month.month != 1 else str(month.year)
            if abs(x - today) > 26:
                draw_text(painter, QRectF(x + 4, 10, 60, 16), words, "caption", t["chart-label"])
        draw_text(painter, QRectF(today - 30, 10, 60, 16), "Today", "caption-medium", t["danger-text"], CENTRE)


class Timeline(PaintedRows):
    """Rows in the order of the tree."""

    asked = Signal(object, UUID)
    current_changed = Signal(UUID)
    goal_menu_asked = Signal(UUID, QPoint)
    window_changed = Signal()

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__("Goals over time", 32)
        self._letters = letters
        self._shown: Shown | None = None
        self._goals: list[tuple[Goal, int]] = []
        self._reach = "year"
        self.window_: Window | None = None
        self.chosen.connect(lambda row: self.current_changed.emit(self._goals[row][0].id))
        self.menu_asked.connect(lambda row, at: self.goal_menu_asked.emit(self._goals[row][0].id, at))

    def set_shown(self, shown: Shown) -> None:
        current = self.goal()
        self._shown = shown
        self._goals = []
        self._add(None, 0)
        self.set_reach(self._reach)
        self.rows_changed()
        self.set_current(current)

    def _add(self, of: UUID | None, depth: int) -> None:
        assert self._shown is not None
        for goal in self._shown.children(of):
            self._goals.append((goal, depth))
            self._add(goal.id, depth + 1)

    def set_reach(self, reach: str) -> None:
        """How much is in view: 'quarter', 'year' or 'years'."""
        self._reach = reach
        if self._shown is not None:
            before, after = _SPANS[reach]
            today = self._shown.today
            self.window_ = Window(today - timedelta(days=before), today + timedelta(days=after))
        self.window_changed.emit()
        self.update()

    def today(self) -> float:
        """Today as a share of the width."""
        return self.window_.at(self._shown.today) if self.window_ is not None and self._shown is not None else 0.0

    def goal(self) -> UUID | None:
        """The goal that is chosen."""
        return self._goals[self.current][0].id if 0 <= self.current < len(self._goals) else None

    def set_current(self, id: UUID | None) -> None:
        """Chooses without saying so."""
        self.current = next((row for row, (goal, _) in enumerate(self._goals) if goal.id == id), self.current)
        self.announce()
        self.update()

    def plot(self) -> QRectF:
        """Where the bars are."""
        left = min(_TITLES, self.width() * 0.4)
        return QRectF(left, 0, self.width() - left - 24, self.height())

    def count(self) -> int:
        return len(self._goals)

    def spoken(self, row: int) -> str:
        goal = self._goals[row][0]
        dates = " to ".join(format_day(day) for day in (goal.start, goal.due) if day is not None)
        words = self._shown.spoken(goal) if self._shown is not None else goal.title
        return f"{words}, {dates}" if dates else words

    def answer_key(self, event: QKeyEvent) -> bool:
        goal, ask = self.goal(), asked(event, self._letters())
        if goal is None or ask is None:
            return False
        if ask is Ask.MENU:
            rect = self.rect_of(self.current)
            self.goal_menu_asked.emit(goal, self.mapToGlobal(QPoint(40, round(rect.center().y()))))
        else:
            self.asked.emit(ask, goal)
        return True

    def answer_click(self, row: int, at: QPointF) -> None:
        self.asked.emit(Ask.SHOW, self._goals[row][0].id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        goal = self.goal()
        if goal is not None and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(Ask.EDIT, goal)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        current, (goal, depth) = theme(), self._goals[row]
        t, place, window = current.tokens, self.plot(), self.window_
        left = 24 + 16 * min(depth, 5)
        current.icons.paint(painter, left, rect.center().y() - 7, LIFE_ICONS[goal.life], 14, t["text-3"])
        words = QRectF(left + 22, rect.y(), place.x() - left - 34, rect.height())
        draw_text(painter, words, goal.title, "section" if depth == 0 else "row-title", t["text"])
        if window is None or self._shown is None:
            return
        for month in window.months():
            hairline(painter, round(place.x() + window.at(month) * place.width()), rect.y(), rect.height(),
                     t["border-subtle"], vertical=True)  # fmt: skip
        self._paint_bar(painter, rect, goal, window, place)
        today = round(place.x() + window.at(self._shown.today) * place.width())
        fill(painter, QRectF(today, rect.y(), 1, rect.height()), t["danger"])

    def _paint_bar(self, painter: QPainter, rect: QRectF, goal: Goal, window: Window, place: QRectF) -> None:
        assert self._shown is not None
        t, progress = theme().tokens, self._shown.tree.progress(goal.id)
        middle = rect.center().y()
        if goal.due is None:
            return
        end = window.at(goal.due)
        start = window.at(goal.start) if goal.start is not None else end
        shown_from, shown_to = max(start, 0.0), min(end, 1.0)
        if shown_to < 0 or shown_from > 1:
            before = end < 0
            spot = QRectF(place.x() if before else place.right() - 90, rect.y(), 90, rect.height())
            words = f"‹ {format_day(goal.due)}" if before else f"{format_day(goal.start or goal.due)} ›"
            draw_text(painter, spot, words, "caption", t["text-3"], CENTRE)
            return
        x, right = place.x() + shown_from * place.width(), place.x() + shown_to * place.width()
        bar = QRectF(x, middle - 7, max(right - x, 6), 14)
        fill_rounded(painter, bar, 4, t["pressed"])
        if progress.score:
            reached = start + (end - start) * progress.score
            done = place.x() + min(max(reached, shown_from), shown_to) * place.width()
            if done - x >= 2:
                fill_rounded(painter, QRectF(x, bar.y(), done - x, 14), 4, t[BARS[progress.tone]])
        words = percent(progress.score) if progress.score is not None else ""
        width = text_width("caption", words) + 8
        if words and bar.right() + width < place.right():
            draw_text(painter, QRectF(bar.right() + 6, rect.y(), width, rect.height()), words, "caption", t["text-2"])
