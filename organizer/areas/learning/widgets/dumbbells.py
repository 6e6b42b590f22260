"""How good one is at something, and how good one wants to be: two dots on a line of five levels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from organizer.areas.learning.model import LEVELS
from organizer.areas.learning.rules.counting import said
from organizer.areas.learning.rules.skills import Gap
from organizer.ui.painted_table import SIDE, TableRows
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, fill, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

_DOT = 5.0
_ENDS = 14.0


def level_words(level: Decimal) -> str:
    """'Able', 'between Basic and Able'."""
    whole = int(level)
    if level == whole:
        return LEVELS[whole - 1]
    return f"between {LEVELS[whole - 1]} and {LEVELS[whole]}"


def _x(rect: QRectF, level: float) -> float:
    left, width = rect.x() + SIDE + _ENDS, rect.width() - 2 * SIDE - 2 * _ENDS
    return left + (level - 1) / (len(LEVELS) - 1) * width


class Scale(QWidget):
    """The names of the levels."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        rect = QRectF(self.rect())
        for number, name in enumerate(LEVELS):
            x = _x(rect, number + 1)
            align, left = (
                (LEFT, x - _ENDS) if number == 0 else (RIGHT, x + _ENDS - 80) if number == 4 else (CENTRE, x - 40)
            )
            draw_text(painter, QRectF(left, 0, 80, 18), name, "caption", t["chart-label"], align)


class Dumbbells(TableRows):
    """Enter opens a skill, A assesses it, Delete deletes it."""

    opened = Signal(UUID)
    assess_asked = Signal(UUID)
    deleted = Signal(UUID)

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__("Skills, the largest gap first", 42)
        self._letters = letters
        self.gaps: tuple[Gap, ...] = ()

    def set_gaps(self, gaps: Sequence[Gap]) -> None:
        chosen = self.chosen_gap()
        self.gaps = tuple(gaps)
        ids = [gap.skill.id for gap in gaps]
        if chosen is not None and chosen.skill.id in ids:
            self.current = ids.index(chosen.skill.id)
        self.rows_changed()
        self.setFixedHeight(max(1, len(gaps) * self.row_height()))

    def chosen_gap(self) -> Gap | None:
        """The one under the cursor."""
        return self.gaps[self.current] if 0 <= self.current < len(self.gaps) else None

    def count(self) -> int:
        return len(self.gaps)

    def spoken(self, row: int) -> str:
        gap = self.gaps[row]
        to_go = f"{said(gap.size)} to go" if gap.size else "reached"
        return (
            f"{gap.skill.name}: {said(gap.present)}, {level_words(gap.present).lower()}; "
            f"wanted {said(gap.wanted)}, {level_words(gap.wanted).lower()}; {to_go}"
        )

    def answer_key(self, event: QKeyEvent) -> bool:
        gap = self.chosen_gap()
        if gap is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) or (key == Qt.Key.Key_E and self._letters()):
            self.opened.emit(gap.skill.id)
        elif key == Qt.Key.Key_A and self._letters():
            self.assess_asked.emit(gap.skill.id)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(gap.skill.id)
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        gap = self.chosen_gap()
        if gap is not None and self.row_at(event.position().y()) >= 0:
            self.opened.emit(gap.skill.id)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, gap = theme().tokens, self.gaps[row]
        # The hairline that parts rows elsewhere would cross the scale.
        if row != self.current:
            fill(painter, QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), t["surface"])
        for number in range(len(LEVELS)):
            hairline(painter, round(_x(rect, number + 1)), rect.y(), rect.height(), t["chart-grid"], vertical=True)
        colour: ColourName = "warn" if gap.large else "accent"
        words = rect.adjusted(SIDE, 3, -SIDE, -rect.height() + 21)
        to_go = f"{said(gap.size)} to go" if gap.size else "there"
        taken = 70.0
        draw_text(painter, words, to_go, "caption", t["warn-text" if gap.large else "chart-label"], RIGHT)
        draw_text(painter, words.adjusted(0, 0, -taken, 0), gap.skill.name, "label-medium", t["text"])
        y = rect.y() + 29.5
        low, high = _x(rect, float(min(gap.present, gap.wanted))), _x(rect, float(max(gap.present, gap.wanted)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t[colour], 3))
        painter.drawLine(QPointF(low, y), QPointF(high, y))
        painter.setPen(QPen(t[colour], 2))
        painter.setBrush(t["surface"])
        painter.drawEllipse(QPointF(_x(rect, float(gap.wanted)), y), _DOT, _DOT)
        painter.setPen(QPen(t["surface"], 1.5))
        painter.setBrush(t[colour])
        painter.drawEllipse(QPointF(_x(rect, float(gap.present)), y), _DOT, _DOT)


class Legend(QWidget):
    """What the dots mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(24)
        self.setAccessibleName("Filled dot: current. Ring: target. Amber: a gap of 1.5 or more")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        y, x = self.height() / 2, float(SIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t["accent"])
        painter.drawEllipse(QPointF(x + _DOT, y), _DOT, _DOT)
        x += 16 + draw_text(painter, QRectF(x + 16, 0, 80, self.height()), "current", "caption", t["text-3"]) + 16
        painter.setPen(QPen(t["accent"], 2))
        painter.setBrush(t["surface"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(x + _DOT, y), _DOT - 1, _DOT - 1)
        x += 16 + draw_text(painter, QRectF(x + 16, 0, 80, self.height()), "target", "caption", t["text-3"]) + 16
        fill(painter, QRectF(x, round(y - 1.5), 14, 3), t["warn"])
        draw_text(painter, QRectF(x + 20, 0, 160, self.height()), "gap of 1.5 or more", "caption", t["text-3"])
