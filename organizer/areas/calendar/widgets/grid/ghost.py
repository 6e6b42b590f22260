"""The card that follows the mouse while something is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.fonts import text_width
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill_rounded
from organizer.ui.theme import theme

_HEIGHT = 44
_WIDEST = 236
_AWAY = QPoint(12, 10)


def _size(title: str, detail: str) -> QSize:
    words = max(text_width("row-title", title), text_width("caption", detail))
    return QSize(min(_WIDEST, round(words) + 40), _HEIGHT)


class Ghost(QWidget):
    """A card with a dot of the category's colour."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._words = ("", "", "c1")
        self.hide()

    def follow(self, point: QPoint, title: str, detail: str, colour: str) -> None:
        """Shows what is dragged beside a point of the parent."""
        words = (title, detail, colour)
        if words != self._words:
            self._words = words
            self.update()
        self.resize(_size(title, detail))
        away = QPoint(-_AWAY.x() - self.width(), _AWAY.y()) if self.isRightToLeft() else _AWAY
        self.move(point + away)
        if not self.isVisible():
            self.show()
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t, rect = QPainter(self), theme().tokens, QRectF(self.rect())
        title, detail, colour = self._words
        mirrored = self.isRightToLeft()
        fill_rounded(painter, rect, 6, t["surface"], t["accent"])
        dot = QRectF(rect.right() - 18 if mirrored else 10, rect.center().y() - 4, 8, 8)
        fill_rounded(painter, dot, 2, t.named(colour))
        room = rect.adjusted(10, 0, -26, 0) if mirrored else rect.adjusted(26, 0, -10, 0)
        align = RIGHT if mirrored else LEFT
        top = 5 if detail else rect.center().y() - 9
        draw_text(painter, QRectF(room.x(), top, room.width(), 18), title, "row-title", t["text"], align)
        draw_text(painter, QRectF(room.x(), 23, room.width(), 15), detail, "caption", t["text-3"], align)
