"""What is under way: hours against the plan, the pace, cost, credits, and by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from organizer.areas.learning.model import Course
from organizer.areas.learning.rules.counting import said
from organizer.areas.learning.rules.pace import Pace
from organizer.kernel.dates import format_day
from organizer.kernel.money import format_money
from organizer.ui.avatars import Face, paint_stack
from organizer.ui.bars import paint_bar
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.chips import paint_chip
from organizer.ui.fonts import text_width
from organizer.ui.label import Label
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painted_table import SIDE, Head, TableRows, columns, draw_whole
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.theme import theme

from .marks import BARS, names_of, pace_chip

_SHARES = (0.25, 0.065, 0.215, 0.175, 0.09, 0.085, 0.12)
_TITLES = ("Course", "Who", "Hours", "Pace", "Cost", "Credits", "Finish")
_BAR = 0.47


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course as the list shows it."""

    course: Course
    pace: Pace
    faces: tuple[Face, ...]
    today: date

    @property
    def subtitle(self) -> str:
        course = self.course
        if course.provider:
            return course.provider
        return ", ".join(part for part in (course.form.label, course.details) if part)

    @property
    def hours(self) -> str:
        planned = f" of {said(self.pace.planned)}" if self.pace.planned else ""
        return f"{said(self.pace.spent)}{planned} h"

    @property
    def cost(self) -> str:
        return shown_amount(format_money(self.course.cost, cents=self.course.cost.minor % 100 != 0)) if (
            self.course.cost is not None
        ) else "–"  # fmt: skip

    @property
    def credits(self) -> str:
        credits = self.course.credits
        return f"{said(credits)} {self.course.credit_unit}".strip() if credits else "0"

    @property
    def finish(self) -> str:
        return format_day(self.course.due, self.today) if self.course.due else "No date"

    def spoken(self) -> str:
        parts = (
            self.course.title, self.subtitle, names_of(self.faces), self.hours, self.pace.words, f"cost {self.cost}",
            f"{self.credits} credits", f"finish by {self.finish}",
        )  # fmt: skip
        return ", ".join(part for part in parts if part)


class CourseRows(TableRows):
    """Enter opens, H logs hours, F finishes, Delete deletes; M is the menu."""

    opened = Signal(UUID)
    hours_asked = Signal(UUID)
    finish_asked = Signal(UUID)
    deleted = Signal(UUID)

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__("Courses in progress", 46)
        self._letters = letters
        self.rows: tuple[CourseRow, ...] = ()
        if (mask := money_mask()) is not None:
            mask.changed.connect(self.announce)

    def set_rows(self, rows: Sequence[CourseRow]) -> None:
        chosen = self.chosen_row()
        self.rows = tuple(rows)
        ids = [row.course.id for row in rows]
        if chosen is not None and chosen.course.id in ids:
            self.current = ids.index(chosen.course.id)
        self.rows_changed()

    def chosen_row(self) -> CourseRow | None:
        """The one under the cursor."""
        return self.rows[self.current] if 0 <= self.current < len(self.rows) else None

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        return self.rows[row].spoken()

    def answer_key(self, event: QKeyEvent) -> bool:
        chosen = self.chosen_row()
        if chosen is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, id = event.key(), chosen.course.id
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) or (key == Qt.Key.Key_E and self._letters()):
            self.opened.emit(id)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(id)
        elif key == Qt.Key.Key_H and self._letters():
            self.hours_asked.emit(id)
        elif key == Qt.Key.Key_F and self._letters():
            self.finish_asked.emit(id)
        elif key == Qt.Key.Key_M and self._letters():
            at = self.rect_of(self.current).center().toPoint()
            self.menu_asked.emit(self.current, self.mapToGlobal(at))
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chosen = self.chosen_row()
        if chosen is not None and self.row_at(event.position().y()) >= 0:
            self.opened.emit(chosen.course.id)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, each = theme().tokens, self.rows[row]
        title, who, hours, pace, cost, credits, finish = columns(rect, _SHARES)
        middle = rect.center().y()
        draw_text(painter, QRectF(title.x(), middle - 17, title.width(), 18), each.course.title, "row-title", t["text"])
        draw_text(painter, QRectF(title.x(), middle + 1, title.width(), 15), each.subtitle, "caption", t["text-3"])
        paint_stack(painter, who.x(), middle - 11, 18, each.faces, t["surface"])
        room = hours.width() * (1 - _BAR) - 8
        if each.pace.planned and text_width("label", each.hours) <= room:
            bar = QRectF(hours.x(), middle - 6, hours.width() * _BAR, 12)
            paint_bar(painter, bar, each.pace.share, BARS[each.pace.tone])
            words = hours.adjusted(hours.width() * _BAR + 8, 0, 0, 0)
        else:
            words = hours
        draw_text(painter, words, each.hours, "label", t["text-2"])
        chip = pace_chip(each.pace)
        paint_chip(painter, pace.x(), middle, chip.text, chip.tone, chip.icon, pace.width())
        draw_whole(painter, cost, each.cost, t["text"])
        short = text_width("body", each.credits) > credits.width()
        draw_whole(painter, credits, each.credits.split(" ", 1)[0] if short else each.credits, t["text-2"])
        draw_text(painter, finish, each.finish, "body", t["text-2"], RIGHT)


class CoursesCard(Card):
    """The list on a card, with Log hours."""

    add_asked = Signal()
    log_asked = Signal()

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__("In progress", parent=parent)
        self.rows = CourseRows(letters)
        self.log = Button("Log hours", size="small", icon="timer")
        self.log.clicked.connect(lambda: self.log_asked.emit())
        assert self.header is not None
        self.header.add(self.log)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._head = Head(_TITLES, _SHARES, 4)
        self.nothing = Label("", "body", "text-3", wrap=True)
        self.nothing.setContentsMargins(SIDE, 4, SIDE, 16)
        self.nothing.setMargin(SIDE)
        self.body.addWidget(self._head)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.nothing)

    def set_rows(self, rows: Sequence[CourseRow], nothing: str = "") -> None:
        """`nothing` stands in place of rows where there are none."""
        assert self.header is not None
        self.header.note.setText(str(len(rows)) if rows else "")
        self.rows.set_rows(rows)
        self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        self._head.setVisible(bool(rows))
        self.rows.setVisible(bool(rows))
        self.rows.setFixedHeight(max(1, len(rows) * self.rows.row_height()))
        self.log.setEnabled(bool(rows))
