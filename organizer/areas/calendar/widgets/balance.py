"""Balance of the week: how the hours planned part into categories, and how far they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.buttons import Button
from organizer.ui.fonts import text_width
from organizer.ui.label import Label
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

from .donut import Donut

ROW_HEIGHT = 24
SCROLL_BAR = 12
_WIDTH = 284
_NAME, _FIGURE, _GAP = 82, 62, 8
_STEP = 4.0
"""The scale of the bars ends at a multiple of so many hours."""


@frozen
class BalanceLine:
    """One category. Amounts are hours; `figure` says 'tracked / planned', `words` all of it in a sentence."""

    name: str
    colour: str
    tracked: float
    by_now: float
    planned: float
    figure: str
    words: str


@frozen
class BalanceShown:
    """What the whole says. `unplanned` is '' where nothing was done beside the plan."""

    planned: str
    tracked: str
    unplanned: str
    unplanned_words: str
    lines: tuple[BalanceLine, ...]


class BalanceView(QWidget):
    """The ring, the figures beside it, a row for each category."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Balance of the week")
        self.title = Label("Balance of the week", "label-strong", "text-2")
        self.edit_targets = Button("Edit targets", "text", "small")
        self.donut = Donut()
        self.tracked = Label("", "page-title")
        self.unplanned = Label("", "page-title")
        self.unplanned_words = Label("", "label", "text-3", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.edit_targets)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(self.tracked)
        beside.addWidget(Label("tracked so far", "label", "text-3"))
        beside.addSpacing(6)
        beside.addWidget(self.unplanned)
        beside.addWidget(self.unplanned_words)
        beside.addStretch(1)
        ring = QHBoxLayout()
        ring.setContentsMargins(0, 8, 0, 10)
        ring.setSpacing(16)
        ring.addWidget(self.donut)
        ring.addLayout(beside, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.rows: list[BalanceRow] = []
        self.note = Label("Bar: tracked. Line: planned by now. Track: full week.", "caption", "text-3")
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        self.set_scrolled(False)
        column.addLayout(head)
        column.addLayout(ring)
        column.addLayout(self._rows)
        column.addSpacing(6)
        column.addWidget(self.note)

    def set_scrolled(self, scrolled: bool) -> None:
        """The bars stay where they are when a scroll bar comes beside them."""
        self._column.setContentsMargins(16, 12, 16 - (SCROLL_BAR if scrolled else 0), 14)

    def show_balance(self, shown: BalanceShown) -> None:
        """Shows these figures; rows that stay are used again."""
        self.donut.set_parts([(line.planned, line.colour) for line in shown.lines], shown.planned, "planned")
        self.tracked.setText(shown.tracked)
        self.unplanned.setText(shown.unplanned)
        self.unplanned_words.setText(shown.unplanned_words)
        for part in (self.unplanned, self.unplanned_words):
            part.setVisible(bool(shown.unplanned))
        self._set_rows(shown.lines)

    def _set_rows(self, lines: Sequence[BalanceLine]) -> None:
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(lines):
            self.rows.append(BalanceRow())
            self._rows.addWidget(self.rows[-1])
        most = max((max(line.planned, line.tracked) for line in lines), default=0.0)
        scale = max(_STEP, ceil(most / _STEP) * _STEP)
        figures = max((ceil(text_width("label", line.figure)) + 1 for line in lines), default=0)
        for row, line in zip(self.rows, lines, strict=True):
            row.set_line(line, scale, max(_FIGURE, figures))
        self.note.setVisible(bool(lines))


class BalanceRow(QWidget):
    """One category: its name, its bar on a track, its figures."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line: BalanceLine | None = None
        self._scale = _STEP
        self._figures = _FIGURE

    def set_line(self, line: BalanceLine, scale: float, figures: int) -> None:
        """`scale` is how many hours the whole width stands for, `figures` how wide the figures of all rows are."""
        self.line, self._scale, self._figures = line, scale, figures
        self.setAccessibleName(line.words)
        set_tooltip(self, line.words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = self.line
        if line is None:
            return
        painter, t = QPainter(self), theme().tokens
        colour = t.named(line.colour)
        fill_rounded(painter, QRectF(0, 8, 8, 8), 2, colour)
        names = _NAME + max(0, self.width() - _WIDTH) // 3
        draw_text(painter, QRectF(15, 0, names - 15, ROW_HEIGHT), line.name, "label", t["text"], LEFT)
        figure = QRectF(self.width() - self._figures, 0, self._figures, ROW_HEIGHT)
        draw_text(painter, figure, line.figure, "label", t["text-2"], RIGHT)
        left = names + _GAP
        room = self.width() - left - _GAP - self._figures
        for hours, ink in ((line.planned, t["track"]), (line.tracked, colour)):
            if hours > 0:
                width = max(2.0, room * hours / self._scale)
                fill_rounded(painter, QRectF(left, 8, width, 8), min(2.0, width / 2), ink)
        if line.by_now > 0:
            x = left + room * line.by_now / self._scale
            fill(painter, QRectF(round(x), 5, 2, 14), t["text"])
