"""The key results of a goal in its pane; the chosen one is what the chart shows."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.goals.model import Goal, KeyResult, Status
from organizer.areas.goals.rules.words import measured, with_unit
from organizer.ui.bars import paint_bar
from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import RIGHT, draw_text, fill_rounded
from organizer.ui.theme import theme

from .marks import BARS, Shown, amount


class MeasureList(QWidget):
    """One row for each; pressing one chooses it."""

    chosen = Signal(UUID)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[MeasureRow] = []

    def set_results(self, goal: Goal, results: Sequence[KeyResult], shown: Shown, chosen: UUID | None) -> None:
        if [row.result.id for row in self.rows] != [result.id for result in results]:
            for row in self.rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [MeasureRow() for _ in results]
            for row in self.rows:
                row.clicked.connect(lambda _=False, row=row: self.chosen.emit(row.result.id))
                self._column.addWidget(row)
        for row, result in zip(self.rows, results, strict=True):
            row.set_result(goal, result, shown, result.id == chosen and len(results) > 1)


class MeasureRow(PushArea):
    """Title, figures, and the bar with the mark of where it should be."""

    ring_radius = 4.0
    result: KeyResult
    _shown: Shown

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_result(self, goal: Goal, result: KeyResult, shown: Shown, chosen: bool) -> None:
        self.result, self._shown, self._chosen = result, shown, chosen
        self._open = goal.status is Status.OPEN
        self.set_label(result.title)
        words = amount(result, measured(result, shown.tree.value(result)))
        self.setAccessibleName(f"{result.title}: {words}")
        self.setAccessibleDescription("Shown in the chart" if chosen else "Show in the chart")

    def sizeHint(self) -> QSize:
        return QSize(200, 39)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, tree = QPainter(self), theme().tokens, self._shown.tree
        result, value = self.result, tree.value(self.result)
        if self.hovered():
            fill_rounded(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), 4, t["hover"])
        line = QRectF(0, 5, self.width(), 16)
        rest = f" of {amount(result, with_unit(result, result.target))}"
        now = "–" if value is None else amount(result, with_unit(result, value, alone=False))
        width = min(text_width("label", rest), self.width() * 0.5)
        draw_text(painter, QRectF(line.right() - width, 5, width, 16), rest, "label", t["text-2"], RIGHT)
        strong = text_width("label-strong", now)
        place = QRectF(line.right() - width - strong - 1, 5, strong + 1, 16)
        draw_text(painter, place, now, "label-strong", t["text"], RIGHT)
        room = QRectF(0, 5, place.x() - 10, 16)
        draw_text(painter, room, result.title, "label-strong" if self._chosen else "label", t["text"])
        needed = tree.progress(result.goal).needed if self._open else None
        paint_bar(painter, QRectF(0, 24, self.width(), 14), tree.share(result), BARS[tree.tone(result)], needed)
