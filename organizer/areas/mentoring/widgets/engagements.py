"""The column of engagements: who one meets, how far it is, when next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.mentoring.model import Engagement, EngagementForm
from organizer.kernel.dates import format_day
from organizer.ui.avatars import Face, paint_avatar, paint_stack
from organizer.ui.buttons import IconButton
from organizer.ui.fonts import text_width
from organizer.ui.label import Label
from organizer.ui.painted_rows import PaintedRows
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

WIDTH = 276
_SIDE, _FACE, _SMALL = 24, 28, 20
_ABOUT: dict[EngagementForm, str] = {
    EngagementForm.MENTOR: "Mentor, you are mentee", EngagementForm.MENTEE: "Mentee", EngagementForm.COACH: "Coach",
    EngagementForm.COACHEE: "Coached", EngagementForm.PEERS: "Peers",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EngagementRow:
    """An engagement as the column shows it."""

    engagement: Engagement
    progress: str
    next: date | None
    owners: tuple[Face, ...]
    today: date

    @property
    def about(self) -> str:
        """'Coach, executive presence'"""
        engagement = self.engagement
        if not engagement.about:
            return _ABOUT[engagement.form]
        if engagement.form is EngagementForm.PEERS:
            return engagement.about
        return f"{_ABOUT[engagement.form].split(',')[0]}, {engagement.about}"

    @property
    def when(self) -> str:
        return format_day(self.next, self.today) if self.next else ""

    def spoken(self) -> str:
        parts = (self.engagement.title, self.about, self.progress, self.when and f"next {self.when}")
        return ", ".join(part for part in parts if part)


class _Rows(PaintedRows):
    opened = Signal(UUID)
    deleted = Signal(UUID)
    left = Signal()

    def __init__(self, name: str, height: int) -> None:
        super().__init__(name, height)
        self.rows: tuple[EngagementRow, ...] = ()

    def set_rows(self, rows: Sequence[EngagementRow], chosen: UUID | None) -> None:
        self.rows = tuple(rows)
        ids = [row.engagement.id for row in rows]
        self.current = ids.index(chosen) if chosen in ids else -1
        self.rows_changed()
        self.setVisible(bool(rows))

    def id(self) -> UUID | None:
        """The one that is chosen."""
        return self.rows[self.current].engagement.id if 0 <= self.current < len(self.rows) else None

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        return self.rows[row].spoken()

    def answer_key(self, event: QKeyEvent) -> bool:
        id = self.id()
        if id is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(id)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(id)
        else:
            return False
        return True

    def answer_click(self, row: int, at: QPointF) -> None:
        """The choice is all a click does."""


class ActiveRows(_Rows):
    """Three lines each: the person, what it is about, how far it is."""

    def __init__(self) -> None:
        super().__init__("Active engagements", 75)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, found = theme().tokens, self.rows[row]
        inner = rect.adjusted(_SIDE, 0, -14, 0)
        top = rect.center().y() - 31
        paint_avatar(painter, inner.x(), top + 4, _FACE, Face.of(found.engagement.title))
        left = inner.x() + _FACE + 8
        room = inner.right() - left - _SMALL - 6
        draw_text(painter, QRectF(left, top, room, 20), found.engagement.title, "row-title", t["text"])
        draw_text(painter, QRectF(left, top + 20, room, 16), found.about, "caption", t["text-2"])
        if found.owners:
            wide = _SMALL + (len(found.owners) - 1) * (_SMALL - 6)
            paint_stack(painter, inner.right() - wide, top + 8, _SMALL, found.owners, t["window"])
        near = found.next is not None and found.next <= found.today
        when = found.when
        ahead = inner.right() - left - text_width("label-medium", when) - 8
        draw_text(painter, QRectF(left, top + 42, ahead, 18), found.progress, "label", t["text-2"], LEFT)
        box = QRectF(left, top + 42, inner.right() - left, 18)
        draw_text(painter, box, when, "label-medium" if near else "label", t["warn-text" if near else "text-2"], RIGHT)


class FinishedRows(_Rows):
    """One line each: the person and the years."""

    def __init__(self) -> None:
        super().__init__("Finished engagements", 34)
        self.ruled = False

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, found = theme().tokens, self.rows[row]
        inner = rect.adjusted(_SIDE, 0, -14, 0)
        paint_avatar(painter, inner.x(), inner.center().y() - 10, _SMALL, Face.of(found.engagement.title))
        room = inner.adjusted(_SMALL + 8, 0, -60, 0)
        draw_text(painter, room, found.engagement.title, "body", t["text-2"])
        draw_text(painter, inner, years(found.engagement), "label", t["text-3"], RIGHT)


def years(engagement: Engagement) -> str:
    """'2023–25', '2024'"""
    first, last = engagement.since or engagement.until, engagement.until or engagement.since
    if first is None or last is None:
        return ""
    if first.year == last.year:
        return str(first.year)
    same_century = first.year // 100 == last.year // 100
    return f"{first.year}–{last.year % 100:02d}" if same_century else f"{first.year}–{last.year}"


class EngagementColumn(QWidget):
    """Active ones, and under them those that are finished."""

    chosen = Signal(UUID)
    add_asked = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Engagements")
        self.setFixedWidth(WIDTH)
        self.active, self.finished = ActiveRows(), FinishedRows()
        self.add = IconButton("plus", "New engagement", size="small")
        self.add.clicked.connect(lambda: self.add_asked.emit())
        self._count = Label("", "label", "text-3")
        self._done, self._done_count = Label("Finished", "label-strong", "text-2"), Label("", "label", "text-3")
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addLayout(self._head(Label("Active", "label-strong", "text-2"), self._count, self.add))
        column.addWidget(self.active)
        column.addLayout(self._head(self._done, self._done_count))
        column.addWidget(self.finished)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(ScrollArea(content))
        for rows, other in ((self.active, self.finished), (self.finished, self.active)):
            rows.chosen.connect(lambda row, rows=rows, other=other: self._choose(rows, other))

    def _head(self, *parts: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(_SIDE, 8, 14, 8)
        line.setSpacing(6)
        for number, part in enumerate(parts):
            if number == 2:
                line.addStretch(1)
            line.addWidget(part)
        if len(parts) < 3:
            line.addStretch(1)
        return line

    def set_rows(self, active: Sequence[EngagementRow], finished: Sequence[EngagementRow], chosen: UUID | None) -> None:
        self._count.setText(str(len(active)))
        self._done_count.setText(str(len(finished)))
        for part in (self._done, self._done_count):
            part.setVisible(bool(finished))
        self.active.set_rows(active, chosen)
        self.finished.set_rows(finished, chosen)

    def _choose(self, rows: _Rows, other: _Rows) -> None:
        other.current = -1
        other.update()
        if (id := rows.id()) is not None:
            self.chosen.emit(id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["window"])
        hairline(painter, self.width() - 1, 0, self.height(), t["border-subtle"], vertical=True)
