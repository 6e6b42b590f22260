"""Words that lead somewhere."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.buttons import PushArea
from organizer.ui.fonts import FontName, line_height, text_width
from organizer.ui.painting import draw_text, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName


class TextLink(PushArea):
    """A word or two in the middle of others; underlined while pointed at. Gives way where there is no room."""

    ring_radius = 4.0

    def __init__(
        self, text: str = "", name: FontName = "body", colour: ColourName = "text-2", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name: FontName = name
        self._colour: ColourName = colour
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_label(text)

    def sizeHint(self) -> QSize:
        return QSize(ceil(text_width(self._name, self.label)) + 1, line_height(self._name))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(40, self.sizeHint().width()), line_height(self._name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        over = self.hovered()
        ink = t["accent-text"] if over else t[self._colour]
        width = draw_text(painter, QRectF(self.rect()), self.label, self._name, ink)
        if over:
            hairline(painter, 0, self.height() - 3, width, ink)
