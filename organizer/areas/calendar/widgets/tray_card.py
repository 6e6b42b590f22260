"""How a thing that waits is painted: in the list, and under the pointer while it is dragged."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from organizer.ui.painting import draw_text, fill_rounded, focus_inside
from organizer.ui.theme import theme

from .waiting import Waiting

CARD_HEIGHT = 46
CARD_GAP = 6
CARD_SIDE = 16


def paint_card(
    painter: QPainter, x: float, y: float, width: float, thing: Waiting, *, height: float = CARD_HEIGHT,
    lifted: bool = False, placing: bool = False, hovered: bool = False, chosen: bool = False, focused: bool = False,
) -> None:  # fmt: skip
    """`lifted` is under the pointer, `placing` is what stays behind of it in the list."""
    current = theme()
    t = current.tokens
    box = QRectF(x, y, width, height)
    ground, edge = t["surface"], t["border-subtle"]
    if lifted:
        ground, edge = t["raised"], t["accent"]
    elif placing:
        ground, edge = t["accent-tint"], t["accent"]
    elif chosen:
        ground, edge = t["selected"], t["border"]
    elif hovered:
        ground = t["hover"]
    fill_rounded(painter, box, 6, ground, None if placing else edge)
    if placing:
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
    middle = box.center().y()
    current.icons.paint(painter, x + 5, middle - 7, "grip-vertical", 14, t["text-3"])
    fill_rounded(painter, QRectF(x + 27, middle - 4, 8, 8), 2, t.named(thing.item.colour))
    left, room = x + 43, width - 43 - 10
    draw_text(painter, QRectF(left, middle - 17, room, 17), thing.item.title, "row-title", t["text"])
    line = QRectF(left, middle + 1, room, 15)
    length = f"{thing.length}, " if thing.reason else thing.length
    drawn = draw_text(painter, line, length, "caption", t["text-3"])
    if thing.reason:
        line.setLeft(line.x() + drawn)
        draw_text(painter, line, thing.reason, "caption", t["danger-text"] if thing.over else t["text-3"])
    if focused:
        focus_inside(painter, box, 6, t["focus"])
