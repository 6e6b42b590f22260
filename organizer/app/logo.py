"""The sign of the program: a ring that is nearly closed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

PETROL = QColor("#175E6B")
"""The ground of the sign, the same in both themes."""
_LIGHT = QColor("#8FC4CC")
_GRID = 32
# Degrees against the clock from three o'clock: where each arc begins, and how far it goes.
_LONG, _SHORT = (126.0, -297.9), (168.0, -22.9)


def paint_logo(painter: QPainter, x: float, y: float, size: float) -> None:
    """The ring in white, for a ground of petrol."""
    painter.save()
    painter.translate(x, y)
    painter.scale(size / _GRID, size / _GRID)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, (start, span) in ((QColor("white"), _LONG), (_LIGHT, _SHORT)):
        painter.setPen(QPen(colour, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(QRectF(5, 5, 22, 22), round(start * 16), round(span * 16))
    painter.restore()


def program_icon() -> QIcon:
    """The icon of windows and of the task bar."""
    icon = QIcon()
    for size in (16, 32, 64, 128):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PETROL)
        painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
        paint_logo(painter, size * 0.17, size * 0.17, size * 0.66)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
