"""Milestones of a plan, each with how likely it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from organizer.charts.amounts import Told
from organizer.ui.buttons import PushArea
from organizer.ui.money_mask import money_mask
from organizer.ui.painting import CENTRE, draw_text, fill, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.told import shown
from organizer.ui.tooltips import set_tooltip

HEIGHT = 170
MOST = 4
_RADIUS, _THICK = 38.5, 9.0
_LEAST_ACROSS = 180


class GaugeValue(NamedTuple):
    """A milestone: its likelihood in the course in view, and in the others by their colours."""

    key: str
    title: str
    when: str
    probability: float
    error: float
    others: tuple[tuple[str, str, float], ...]
    """Colour, title, probability."""
    need: Told
    lever: Told


class GaugeCard(PushArea):
    """An arc for the course in view, ticks for the others, all with their values printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring_radius = 8.0
        self.value: GaugeValue | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._describe)

    def show_value(self, value: GaugeValue) -> None:
        """Shows another milestone."""
        self.value = value
        self._describe()
        self.update()

    def _describe(self) -> None:
        value = self.value
        if value is None:
            return
        others = ", ".join(f"{title} {round(p * 100)}%" for _, title, p in value.others)
        name = f"{value.title}, {value.when}: {round(value.probability * 100)}% likely"
        self.setAccessibleName(f"{name}; {others}" if others else name)
        said = ". ".join(filter(None, (shown(value.need), shown(value.lever))))
        self.setAccessibleDescription(said)
        error = f", give or take {value.error * 100:.1f} points" if value.error else ""
        set_tooltip(self, f"{name}{error}\n{said}")

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        value = self.value
        if value is None:
            return
        painter, t = QPainter(self), theme().tokens
        ground = t["hover"] if self.hovered() else t["surface"]
        fill_rounded(painter, QRectF(self.rect()), 8, ground, t["border-subtle"])
        words = QRectF(16, 12, self.width() - 30, 20)
        draw_text(painter, words, value.title, "strong", t["text"])
        draw_text(painter, words.translated(0, 18), value.when, "label", t["text-3"])
        self._paint_arc(painter, value, QPointF(62, 104))
        y = 78.0 if len(value.others) <= 2 else 60.0
        for colour, _, probability in value.others:
            fill(painter, QRectF(124, y, 3, 12), t.named(colour))
            draw_text(painter, QRectF(133, y - 2, 60, 16), f"{round(probability * 100)}%", "caption", t["text-2"])
            y += 19
        hairline(painter, 16, 116, self.width() - 30, t["border-subtle"])
        words = QRectF(16, 122, self.width() - 30, 18)
        draw_text(painter, words, shown(value.need), "label", t["text-2"])
        draw_text(painter, words.translated(0, 19), shown(value.lever), "label-medium", t["accent-text"])

    def _paint_arc(self, painter: QPainter, value: GaugeValue, centre: QPointF) -> None:
        t = theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(centre.x() - _RADIUS, centre.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        for colour, share in ((t["pressed"], 1.0), (t["accent"], min(1.0, max(0.0, value.probability)))):
            pen = QPen(colour, _THICK)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 180 * 16, -round(share * 180 * 16))
        for name, _, probability in value.others:
            angle = math.pi * (1 - probability)
            along = QPointF(math.cos(angle), -math.sin(angle))
            pen = QPen(t.named(name), 2.5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(centre + along * 32.5, centre + along * 45.5)
        label = QRectF(centre.x() - 30, centre.y() - 17, 60, 20)
        draw_text(painter, label, f"{round(value.probability * 100)}%", "page-title", t["text"], CENTRE)


class Gauges(QWidget):
    """Up to four cards side by side, in two rows where there is little room."""

    chosen = Signal(str)
    """The key of a milestone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[GaugeCard] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def show_values(self, values: Sequence[GaugeValue]) -> None:
        """Shows these milestones."""
        values = values[:MOST]
        while len(self.cards) > len(values):
            card = self.cards.pop()
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for number, value in enumerate(values):
            if number == len(self.cards):
                card = GaugeCard(self)
                card.clicked.connect(partial(self._clicked, number))
                self.cards.append(card)
            self.cards[number].show_value(value)
        self.setVisible(bool(values))
        self._across = 0
        self._arrange()

    def card(self, key: str) -> GaugeCard | None:
        """The card of a milestone, where it is shown."""
        return next((card for card in self.cards if card.value is not None and card.value.key == key), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        count = max(1, len(self.cards))
        across = min(count, max(1, (self.width() + 12) // (_LEAST_ACROSS + 12)))
        across = 2 if across == 3 and count == MOST else across
        if across == self._across:
            return
        self._across = across
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // across, number % across)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _clicked(self, number: int, *_: object) -> None:
        value = self.cards[number].value
        if value is not None:
            self.chosen.emit(value.key)
