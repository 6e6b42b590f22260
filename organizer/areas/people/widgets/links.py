"""A name that leads to its person."""

from __future__ import annotations

from math import ceil
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import draw_text
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

_FACE = 18
_GAP = 8


class PersonLink(PushArea):
    """A small avatar and a name."""

    ring_radius = 4.0
    opened = Signal(UUID)

    def __init__(self, id: UUID, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face.of(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_label(name)
        set_tooltip(self, name)
        self.clicked.connect(lambda: self.opened.emit(id))

    def sizeHint(self) -> QSize:
        return QSize(_FACE + _GAP + ceil(text_width("label-medium", self.label)) + 1, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(_FACE + _GAP + 30, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        paint_avatar(painter, 0, 1, _FACE, self._face)
        ink = t["accent-text"] if self.hovered() else t["text"]
        text = QRectF(_FACE + _GAP, 0, self.width() - _FACE - _GAP, self.height())
        draw_text(painter, text, self.label, "label-medium", ink)
