"""The line at the foot of the palette that names its keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.fonts import text_width
from organizer.ui.keycaps import keycap_width, paint_keycap
from organizer.ui.painting import draw_text, hairline
from organizer.ui.theme import theme

HEIGHT = 38
_LEFT = ((("↑", "↓"), "move"), (("Enter",), "open"), (("Tab",), "actions"), (("Esc",), "close"))
_RIGHT = (((">",), "commands"), (("@",), "people"), (("$",), "money"))
_Hint = tuple[tuple[str, ...], str]


def _width(hint: _Hint) -> float:
    return sum(keycap_width(key) + 4 for key in hint[0]) + 2 + text_width("caption", hint[1])


class Foot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        # Its lower corners are those of the panel.
        ground.addRoundedRect(QRectF(0, -12, self.width(), self.height() + 12), 9, 9)
        painter.setClipRect(self.rect())
        painter.fillPath(ground, t["sunken"])
        hairline(painter, 0, 0, self.width(), t["border-subtle"])
        x = 19.0
        for hint in _LEFT:
            self._paint(painter, x, hint)
            x += _width(hint) + 16
        x = self.width() - 19.0
        for hint in reversed(_RIGHT):
            x -= _width(hint)
            self._paint(painter, x, hint)
            x -= 16

    def _paint(self, painter: QPainter, x: float, hint: _Hint) -> None:
        t, middle = theme().tokens, self.height() / 2
        for key in hint[0]:
            paint_keycap(painter, x, middle, key, t["text-3"], t["border"], t["raised"])
            x += keycap_width(key) + 4
        place = QRectF(x + 2, 0, text_width("caption", hint[1]) + 1, self.height())
        draw_text(painter, place, hint[1], "caption", t["text-3"])
