"""What stands on Today where there is room for it: the next seven days, and what others owe."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_time
from organizer.kernel.weekdays import Weekday
from organizer.ui.avatars import Face, paint_stack, stack_width
from organizer.ui.fonts import text_width
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme

from .gather import Need
from .words import day_words

_SIDE, _DAY, _TIME = 16, 48, 46


class Coming(NamedTuple):
    """Something with its hour in the next days, and whose it is."""

    need: Need
    faces: tuple[Face, ...]


class Owed(NamedTuple):
    """Something that somebody owes."""

    ref: Ref
    who: str
    what: str
    when: str
    """'asked 17 Nov', 'due 23 Nov'"""
    late: bool = False


def owed_when(day: date, today: date, asked: bool) -> str:
    """'asked 17 Nov', 'due 23 Nov'"""
    return f"{'asked' if asked else 'due'} {day_words(day, today)}"


class OpeningRows(PaintedRows):
    """Rows that open what they show; J and K go through them too."""

    opened = Signal(object)
    """A `Ref`."""

    quiet = True

    def __init__(self, name: str, height: int, *, parent: QWidget | None = None) -> None:
        super().__init__(name, height, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ref(self, row: int) -> Ref:
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        hairline(QPainter(self), 0, 0, self.width(), theme().tokens["border-subtle"])

    def answer_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.go(self.current + step)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.ref(self.current))
            return True
        return False

    def answer_click(self, row: int, at: QPointF) -> None:
        self.opened.emit(self.ref(row))


class ComingRows(OpeningRows):
    """A row for each: its colour, the day, the hour, the title, whose it is."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Next seven days", 36, parent=parent)
        self.rows: tuple[Coming, ...] = ()

    def show_rows(self, rows: Sequence[Coming]) -> None:
        """Shows these."""
        self.rows = tuple(rows)
        self.rows_changed()

    def count(self) -> int:
        return len(self.rows)

    def ref(self, row: int) -> Ref:
        return self.rows[row].need.due.ref

    def spoken(self, row: int) -> str:
        due = self.rows[row].need.due
        return f"{_day(due.day)} {_time(self.rows[row])}, {due.title}"

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, each = theme().tokens, self.rows[row]
        due = each.need.due
        dot = t.named(due.colour) if due.colour else t["text-3"]
        fill_rounded(painter, QRectF(_SIDE, rect.center().y() - 4, 8, 8), 2, dot)
        day = QRectF(_SIDE + 20, rect.y(), _DAY, rect.height())
        draw_text(painter, day, _day(due.day), "body", t["text-2"])
        time = QRectF(day.right() + 16, rect.y(), _TIME, rect.height())
        draw_text(painter, time, _time(each), "body", t["text-2"])
        faces = stack_width(20, len(each.faces)) if each.faces else 0.0
        title = QRectF(time.right() + 8, rect.y(), rect.width() - time.right() - 16 - _SIDE - faces, rect.height())
        draw_text(painter, title, due.title, "body", t["text"])
        if each.faces:
            place = rect.width() - _SIDE - faces
            paint_stack(painter, place, rect.center().y() - 12, 20, each.faces, t["surface"])


class OwedRows(OpeningRows):
    """A row for each: who owes it, what, and since or until when."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Waiting on others", 40, parent=parent)
        self.rows: tuple[Owed, ...] = ()

    def show_rows(self, rows: Sequence[Owed]) -> None:
        """Shows these."""
        self.rows = tuple(rows)
        self.rows_changed()

    def count(self) -> int:
        return len(self.rows)

    def ref(self, row: int) -> Ref:
        return self.rows[row].ref

    def spoken(self, row: int) -> str:
        each = self.rows[row]
        return ", ".join(part for part in (each.who, each.what, each.when) if part)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        current, each = theme(), self.rows[row]
        t = current.tokens
        current.icons.paint(painter, _SIDE, round(rect.center().y()) - 8, "hourglass", 16, t["text-2"])
        when = text_width("label", each.when) + 1
        draw_text(
            painter, QRectF(rect.width() - _SIDE - when, rect.y(), when, rect.height()), each.when, "label",
            t["danger-text" if each.late else "text-3"], RIGHT,
        )  # fmt: skip
        room = QRectF(_SIDE + 28, rect.y(), rect.width() - 2 * _SIDE - 28 - when - 12, rect.height())
        if each.who:
            who = min(text_width("row-title", each.who) + 6, room.width() / 2)
            draw_text(painter, QRectF(room.x(), room.y(), who, room.height()), each.who, "row-title", t["text"])
            room.setLeft(room.x() + who)
        draw_text(painter, room, each.what, "body", t["text-2"])


def _day(day: date) -> str:
    return f"{Weekday(day.weekday()).short} {day.day}"


def _time(each: Coming) -> str:
    start = each.need.due.start
    return "" if start is None else format_time(start.time())
