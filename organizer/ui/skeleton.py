"""Rows that stand for what is still being read."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

_LENGTHS = (0.52, 0.38, 0.61, 0.45)
_ROW = 34


class Skeleton(QWidget):
    """Show it only when reading takes longer than 150 ms."""

    def __init__(self, rows: int = 3, name: str = "Loading", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, 40 + self._rows * _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        width = self.width() - 32
        fill_rounded(painter, QRectF(16, 14, width * 0.38, 10), 3, t["pressed"])
        for row in range(self._rows):
            middle = 24 + row * _ROW + _ROW / 2
            fill_rounded(painter, QRectF(16, middle - 10, 20, 20), 10, t["pressed"])
            length = _LENGTHS[row % len(_LENGTHS)]
            fill_rounded(painter, QRectF(48, middle - 4.5, width * length, 9), 3, t["pressed"])
            fill_rounded(painter, QRectF(self.width() - 56, middle - 4.5, 40, 9), 3, t["sunken"])
