"""The left part of the welcome: what the program is, over a painted fan of what may come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from organizer.app.logo import PETROL, paint_logo
from organizer.ui.fonts import FontName, font
from organizer.ui.painting import baseline, fill
from organizer.ui.theme import theme

WIDTH = 500
NARROW_WIDTH = 300
_Headline = tuple[tuple[str, ...], FontName, int]
_HEADLINE: _Headline = (("Your career, money and", "home, in one private place."), "hero", 38)
_HEADLINE_NARROW: _Headline = (
    ("Your career,", "money and home,", "in one private", "place."), "title", 30,
)  # fmt: skip
_PROMISES = (
    ("hard-drive", "Everything stays on this computer"),
    ("wifi-off", "No account, and it never goes online"),
    ("download", "Take your data out at any time"),
)
_OUTER, _INNER, _LINE, _WORDS = QColor("#1C6876"), QColor("#2A7A88"), QColor("#E4EFF0"), QColor("#D9E8EA")

# Heights of the fan on a panel of 500 × 900, at 31 places from left to right; drawn once for this picture.
_MIDDLE = (
    760, 750, 743, 733, 722, 711, 700, 688, 675, 662, 648, 638, 627, 616, 604, 587, 570, 552, 532, 513, 492, 491, 488,
    484, 482, 480, 478, 476, 475, 468, 459,
)  # fmt: skip
_BANDS = (
    (
        _OUTER,
        (760, 745, 734, 722, 708, 694, 679, 662, 646, 628, 608, 592, 576, 557, 540, 515, 491, 465, 438, 407, 379, 366,
         350, 337, 326, 313, 300, 286, 269, 251, 227),
        (760, 755, 750, 743, 735, 726, 718, 708, 700, 689, 680, 673, 666, 659, 651, 639, 627, 613, 600, 587, 574, 579,
         583, 590, 592, 597, 602, 607, 610, 610, 610),
    ),
    (
        _INNER,
        (760, 748, 738, 727, 715, 703, 689, 675, 660, 645, 629, 615, 603, 588, 573, 554, 533, 510, 487, 462, 437, 431,
         424, 415, 409, 402, 394, 387, 377, 366, 353),
        (760, 753, 747, 738, 729, 720, 710, 699, 688, 677, 665, 658, 650, 640, 630, 616, 601, 586, 571, 555, 537, 540,
         542, 543, 545, 547, 549, 549, 552, 549, 546),
    ),
)  # fmt: skip
_MARKED = (11, 20)


class BrandPanel(QWidget):
    """500 pixels with the fan, or 300 with the words alone."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.setAccessibleName(" ".join(_HEADLINE[0]))
        self.setAccessibleDescription(". ".join(words for _, words in _PROMISES))
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), PETROL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._narrow:
            self._paint_fan(painter)
        left = 32 if self._narrow else 56
        paint_logo(painter, left, 56, 30)
        _write(painter, left + 42, 61, 20, "Organizer", "page-title", QColor("white"))
        top = 150
        lines, name, step = _HEADLINE_NARROW if self._narrow else _HEADLINE
        for line in lines:
            _write(painter, left, top, step, line, name, QColor("white"))
            top += step
        top += 24
        for icon, words in _PROMISES:
            theme().icons.paint(painter, left, top + 8, icon, 17, _WORDS)
            _write(painter, left + 29, top, 34, words, "label" if self._narrow else "lead", _WORDS)
            top += 34

    def _paint_fan(self, painter: QPainter) -> None:
        for colour, upper, lower in _BANDS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF(self._points(upper) + self._points(lower)[::-1]))
        line = self._points(_MIDDLE)
        painter.setPen(QPen(_LINE, 2.5))
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(PETROL)
        for place in _MARKED:
            painter.drawEllipse(line[place], 5.5, 5.5)

    def _points(self, heights: tuple[int, ...]) -> list[QPointF]:
        across, down = self.width() / (len(heights) - 1), self.height() / 900
        return [QPointF(place * across, height * down) for place, height in enumerate(heights)]


def _write(painter: QPainter, x: float, y: float, height: float, text: str, name: FontName, colour: QColor) -> None:
    painter.setFont(font(name))
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline(QRectF(x, y, 1, height), name)), text)
