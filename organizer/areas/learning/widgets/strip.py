"""The key figures of learning: each with a bar, and a tick where it should be by now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organizer.ui.bars import paint_bar
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painting import draw_text, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.tooltips import plain

_HEIGHT = 84
_SIDE, _LEAST = 16, 160


class PacedFigure(NamedTuple):
    """`share` of the way and `tick` are 0 to 1. `amount`: the figure is one of money, and so is what `of` begins
    with."""

    label: str
    figure: str
    note: str = ""
    share: float | None = None
    tick: float | None = None
    colour: ColourName = "accent"
    amount: bool = False
    of: str = ""

    def shown(self) -> tuple[str, str]:
        """Figure and note, hidden where that is wanted."""
        if not self.amount:
            return self.figure, self.note
        return shown_amount(self.figure), f"of {shown_amount(self.of)} {self.note}" if self.of else self.note

    def spoken(self) -> str:
        return f"{self.label}: {' '.join(self.shown()).strip()}"


def _words_width(figure: PacedFigure) -> float:
    number, note = figure.shown()
    return text_width("figure-sm", number) + 8 + text_width("label", note)


class PacedStrip(QWidget):
    """Figures side by side on one card."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: tuple[PacedFigure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._describe)

    def _describe(self) -> None:
        self.setAccessibleName("; ".join(figure.spoken() for figure in self.figures))

    def set_figures(self, figures: Sequence[PacedFigure]) -> None:
        self.figures = tuple(figures)
        self._describe()
        self.setVisible(bool(figures))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160 * max(1, len(self.figures)), _HEIGHT)

    def _across(self) -> int:
        """How many stand side by side: all, or half of them where the words have no room."""
        count = len(self.figures)
        needed = max((_words_width(figure) for figure in self.figures), default=0.0) + 2 * _SIDE + 2
        return count if count < 3 or self.width() / count >= max(needed, _LEAST) else (count + 1) // 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.figures:
            self.setFixedHeight(-(-len(self.figures) // self._across()) * _HEIGHT)

    def _place(self, number: int) -> QRectF:
        across = self._across()
        width = self.width() / across
        return QRectF(number % across * width, number // across * _HEIGHT, width, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = next((f for n, f in enumerate(self.figures) if self._place(n).contains(QPointF(event.pos()))), None)
            if found is not None:
                QToolTip.showText(event.globalPos(), plain(found.spoken()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["surface"], t["border-subtle"])
        for number, each in enumerate(self.figures):
            place = self._place(number)
            if number % self._across():
                hairline(painter, round(place.x()), place.y() + 13, _HEIGHT - 26, t["border-subtle"], vertical=True)
            elif number:
                hairline(painter, 17, place.y(), self.width() - 34, t["border-subtle"])
            text = place.adjusted(_SIDE + 1, 0, -_SIDE, 0)
            draw_text(painter, QRectF(text.x(), place.y() + 12, text.width(), 16), each.label, "label", t["text-3"])
            figure, note = each.shown()
            line = QRectF(text.x(), place.y() + 29, text.width(), 28)
            draw_text(painter, line, figure, "figure-sm", t["text"])
            used = text_width("figure-sm", figure) + 8
            draw_text(painter, line.adjusted(used, 3, 0, 3), note, "label", t["text-2"])
            if each.share is not None:
                bar = QRectF(text.x(), place.y() + 60, text.width(), 12)
                paint_bar(painter, bar, each.share, each.colour, each.tick)
