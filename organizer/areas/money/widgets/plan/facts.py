"""Names and values in lines: what a plan assumes, how a scenario differs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.charts.amounts import Told
from organizer.ui.fonts import text_width
from organizer.ui.money_mask import money_mask
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.told import shown

_ROW = 28


class Fact(NamedTuple):
    """A line; a `tone` of its own for what is worth a second look."""

    name: str
    value: Told
    tone: ColourName = "text"


class Facts(QWidget):
    """Lines of 28; the value keeps its place, the name gives way."""

    def __init__(self, facts: Sequence[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: tuple[Fact, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._describe)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Shows these."""
        self.facts = tuple(facts)
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(". ".join(f"{fact.name}: {shown(fact.value)}" for fact in self.facts))

    def sizeHint(self) -> QSize:
        return QSize(240, len(self.facts) * _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        for number, fact in enumerate(self.facts):
            line = QRectF(0, number * _ROW, self.width(), _ROW)
            words = shown(fact.value)
            width = min(text_width("row-title", words) + 1, self.width() * 0.7)
            draw_text(
                painter, QRectF(line.right() - width, line.y(), width, _ROW), words, "row-title", t[fact.tone], RIGHT
            )
            draw_text(painter, line.adjusted(0, 0, -width - 10, 0), fact.name, "body", t["text-2"])
