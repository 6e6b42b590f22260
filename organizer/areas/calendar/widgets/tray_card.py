"""How a thing that waits is painted: in the list, and under the pointer while it is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organizer.ui.painting import draw_text, fill_rounded, focus_inside
from organizer.ui.theme import theme

if TYPE_CHECKING:
    from .tray import Waiting, WaitingList

CARD_HEIGHT = 46
_GAP = 6
_SIDE = 16


class CardDelegate(QStyledItemDelegate):
    """A card for each thing, as wide as the list less its margins."""

    def __init__(self, of: WaitingList) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, theme().row_height(CARD_HEIGHT) + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        thing = self._list.waiting.things[index.row()]
        current = index.row() == self._list.currentIndex().row()
        paint_card(
            painter, option.rect.x() + _SIDE, option.rect.y(), self._list.width() - 2 * _SIDE, thing,
            height=theme().row_height(CARD_HEIGHT), placing=thing.item.key == self._list.placing,
            hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            chosen=current, focused=current and self._list.hasFocus(),
        )  # fmt: skip


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
