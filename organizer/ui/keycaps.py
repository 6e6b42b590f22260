"""The small frame that names a key: 'Ctrl K'."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QKeySequence, QPainter

from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, draw_text, fill_rounded

HEIGHT = 18


def key_text(shortcut: str) -> str:
    """'Ctrl+K' as the platform writes it, keys set apart by spaces."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("+", " ").strip() or native


def keycap_width(text: str) -> int:
    return round(text_width("caption-medium", text)) + 12


def paint_keycap(
    painter: QPainter, x: float, centre: float, text: str, colour: QColor, edge: QColor, fill: QColor | None
) -> None:
    rect = QRectF(x, round(centre - HEIGHT / 2), keycap_width(text), HEIGHT)
    fill_rounded(painter, rect, 4, fill, edge)
    draw_text(painter, rect, text, "caption-medium", colour, CENTRE)
