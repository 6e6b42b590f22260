"""Habits: how strong each is, and its last days to mark."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.goals.model import Kept
from organizer.areas.goals.queries import HabitStanding
from organizer.areas.goals.rules.words import often, percent
from organizer.kernel.dates import format_day
from organizer.ui.bars import paint_bar
from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import CENTRE, RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

from .marks import LIFE_ICONS

DAYS = 30
_DAY = timedelta(days=1)
_STEP, _DOT = 15, 11
_STRENGTH = 130
_SIDE = 24


class HabitsView(QWidget):
    """The list under a head with the days, and a way to add one."""

    add_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = Habits()
        self.note = Label("", "label", "text-3")
        self.add = Button("Add habit", size="small", icon="plus")
        self.add.clicked.connect(lambda: self.add_asked.emit())
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 8, _SIDE, 8)
        head.setSpacing(8)
        head.addWidget(Label("Habits", "section"))
        head.addWidget(self.note, 1)
        head.addWidget(self.add)
        self._days = _Days(self.rows)
        self.nothing = Label(
            "Nothing here yet. A habit is something you do daily, or so many times a week; its strength grows with "
            "each day you keep it and fades slowly when you do not.", "body", "text-3", wrap=True,
        )  # fmt: skip
        self.nothing.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        around = QHBoxLayout()
        around.setContentsMargins(_SIDE, 0, _SIDE, 0)
        around.addWidget(self.nothing)
        column.addLayout(around)
        column.addWidget(self._days)
        column.addWidget(ScrollArea(self.rows), 1)

    def set_habits(self, habits: Sequence[HabitStanding], today: date) -> None:
        self.rows.set_habits(habits, today)
        kept = sum(h.marks.get(today) is Kept.DONE for h in habits)
        self.note.setText(f"{kept} of {len(habits)} kept today" if habits else "")
        self.nothing.setVisible(not habits)
        self._days.setVisible(bool(habits))
        self._days.update()


class _Days(QWidget):
    """Which day is which."""

    def __init__(self, rows: Habits) -> None:
        super().__init__()
        self._rows = rows
        self.setFixedHeight(26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        hairline(painter, 0, 25, self.width(), t["border-subtle"])
        draw_text(painter, QRectF(_SIDE, 0, 200, 25), "Habit", "caption-medium", t["text-3"])
        strength = self._rows.strength_place(QRectF(0, 0, self.width(), 25))
        draw_text(painter, strength, "Strength", "caption-medium", t["text-3"])
        for place in range(self._rows.days):
            day = self._rows.day_at(place)
            if day is not None and (day.weekday() == 0 or place == self._rows.days - 1):
                spot = self._rows.dot(place, QRectF(0, 0, self.width(), 25)).center()
                words = "Today" if place == self._rows.days - 1 else f"{day.day} {day:%b}"
                if place == self._rows.days - 1 or self._rows.days - 1 - place >= 4:
                    draw_text(painter, QRectF(spot.x() - 30, 0, 60, 25), words, "caption", t["text-3"], CENTRE)


class Habits(PaintedRows):
    """Up and Down choose a habit, Left and Right a day, Space keeps it or not, S skips it."""

    marked = Signal(UUID, date, object)
    """A habit, a day, and what is noted of it: a `Kept`, or None."""
    opened = Signal(UUID)
    deleted = Signal(UUID)

    def __init__(self) -> None:
        super().__init__("Habits", 44)
        self._habits: list[HabitStanding] = []
        self._today: date | None = None
        self._back = 0
        self.days = DAYS

    def set_habits(self, habits: Sequence[HabitStanding], today: date) -> None:
        at = self.habit()
        self._habits, self._today = list(habits), today
        found = next((row for row, h in enumerate(habits) if at is not None and h.habit.id == at.habit.id), None)
        if found is not None:
            self.current = found
        self.rows_changed()

    def habit(self) -> HabitStanding | None:
        """The one that is chosen."""
        return self._habits[self.current] if 0 <= self.current < len(self._habits) else None

    def day(self) -> date | None:
        """The day under the cursor."""
        return self._today - self._back * _DAY if self._today is not None else None

    def day_at(self, place: int) -> date | None:
        """The day of a place in the row of dots; the last place is today."""
        return self._today - (self.days - 1 - place) * _DAY if self._today is not None else None

    def count(self) -> int:
        return len(self._habits)

    def spoken(self, row: int) -> str:
        standing, day = self._habits[row], self.day()
        mark = standing.marks.get(day) if day is not None else None
        words = mark.label.lower() if mark is not None else "not kept"
        when = format_day(day, self._today).lower() if day is not None else ""
        strong = percent(standing.strength.strength)
        return f"{standing.habit.title}, {often(standing.habit)}, strength {strong}, {when}: {words}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Fewer days where there is little room.
        self.days = min(DAYS, max(7, int((self.width() - 2 * _SIDE - _STRENGTH - 260) // _STEP)))
        self._back = min(self._back, self.days - 1)

    def dot(self, place: int, rect: QRectF) -> QRectF:
        """Where a day is in a row."""
        x = rect.right() - _SIDE - (self.days - place) * _STEP
        return QRectF(x + (_STEP - _DOT) / 2, rect.center().y() - _DOT / 2, _DOT, _DOT)

    def strength_place(self, rect: QRectF) -> QRectF:
        """Where the bar of a row is."""
        x = rect.right() - _SIDE - self.days * _STEP - 24 - _STRENGTH
        return QRectF(x, rect.y(), _STRENGTH, rect.height())

    def answer_key(self, event: QKeyEvent) -> bool:
        standing, day, key = self.habit(), self.day(), event.key()
        if standing is None or day is None or event.modifiers():
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Left else -1
            self._back = min(max(self._back + step, 0), self.days - 1)
            self.announce()
        elif key == Qt.Key.Key_Space:
            self._toggle(standing, day, Kept.DONE)
        elif key == Qt.Key.Key_S:
            self._toggle(standing, day, Kept.SKIPPED)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E):
            self.opened.emit(standing.habit.id)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(standing.habit.id)
        else:
            return False
        return True

    def _toggle(self, standing: HabitStanding, day: date, kept: Kept) -> None:
        now = standing.marks.get(day)
        self.marked.emit(standing.habit.id, day, None if now is kept else kept)

    def answer_click(self, row: int, at: QPointF) -> None:
        for place in range(self.days):
            if self.dot(place, self.rect_of(row)).adjusted(-2, -9, 2, 9).contains(at):
                self._back = self.days - 1 - place
                day = self.day()
                if day is not None:
                    self._toggle(self._habits[row], day, Kept.DONE)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        standing = self.habit()
        if standing is not None and event.position().x() < self.strength_place(self.rect_of(self.current)).x():
            self.opened.emit(standing.habit.id)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        current, standing = theme(), self._habits[row]
        t, habit = current.tokens, standing.habit
        current.icons.paint(painter, _SIDE, rect.center().y() - 8, LIFE_ICONS[habit.life], 16, t["text-3"])
        bar = self.strength_place(rect)
        words = QRectF(_SIDE + 28, rect.center().y() - 17, bar.x() - _SIDE - 44, 18)
        draw_text(painter, words, habit.title, "row-title", t["text"])
        streak = standing.strength.streak
        more = f", {streak} days in a row" if streak > 1 else ""
        draw_text(painter, words.translated(0, 17), f"{often(habit)}{more}", "caption", t["text-3"])
        paint_bar(painter, bar.adjusted(0, 0, -42, 0), standing.strength.strength, "accent")
        draw_text(painter, bar, percent(standing.strength.strength), "label", t["text-2"], RIGHT)
        for place in range(self.days):
            self._paint_day(painter, rect, row, place)

    def _paint_day(self, painter: QPainter, rect: QRectF, row: int, place: int) -> None:
        t, dot, day = theme().tokens, self.dot(place, rect), self.day_at(place)
        standing = self._habits[row]
        mark = standing.marks.get(day) if day is not None else None
        if mark is Kept.DONE:
            fill_rounded(painter, dot, _DOT / 2, t["accent"])
        elif mark is Kept.SKIPPED:
            fill_rounded(painter, dot, _DOT / 2, t["chip"])
            fill_rounded(painter, QRectF(dot.x() + 2.5, dot.center().y() - 1, _DOT - 5, 2), 1, t["text-2"])
        elif day is not None and day >= standing.habit.since:
            fill_rounded(painter, dot, _DOT / 2, t["surface"], t["border-control"])
        if row == self.current and self.hasFocus() and place == self.days - 1 - self._back:
            fill_rounded(painter, dot.adjusted(-3, -3, 3, 3), _DOT / 2 + 3, None, t["focus"], 2)
