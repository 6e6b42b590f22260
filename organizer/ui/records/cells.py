"""How cells of a table are painted, one function per sort of content. Drawn with QPainter alone: a screen has hundreds.

Each takes the painter, the place inside the cell's padding, the record and the column's text for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from organizer.kernel.record import Record
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.chips import ChipText, paint_chips
from organizer.ui.painting import RIGHT, draw_text
from organizer.ui.theme import theme

R = TypeVar("R", bound=Record)
Paint = Callable[[QPainter, QRectF, R, str], None]

_AVATAR = 24
_SMALL_AVATAR = 16


def plain(painter: QPainter, rect: QRectF, record: Any, text: str) -> None:
    """Text that says more about a record, quieter than its name."""
    if text:
        draw_text(painter, rect, text, "body", theme().tokens["text-2"])


def strong(painter: QPainter, rect: QRectF, record: Any, text: str) -> None:
    """The name of a record in a list of one line a row."""
    draw_text(painter, rect, text, "row-title", theme().tokens["text"])


def small(painter: QPainter, rect: QRectF, record: Any, text: str) -> None:
    """Days and other meta."""
    if text:
        draw_text(painter, rect, text, "label", theme().tokens["text-2"])


def figure(painter: QPainter, rect: QRectF, record: Any, text: str) -> None:
    """Numbers and amounts, flush right; the font's figures are all of one width."""
    if text:
        draw_text(painter, rect, text, "body", theme().tokens["text"], RIGHT)


def tick(painter: QPainter, rect: QRectF, record: Any, text: str) -> None:
    """Yes as a tick, no as nothing."""
    if text == "yes":
        current = theme()
        current.icons.paint(painter, rect.x(), rect.center().y() - 8, "check", 16, current.tokens["text-2"])


def chips_of(field: str) -> Paint[Any]:
    """The words of a field of tags as chips, those without room as '+2'."""

    def paint(painter: QPainter, rect: QRectF, record: Any, text: str) -> None:
        paint_chips(painter, rect, [ChipText(word) for word in getattr(record, field)])

    return paint


def heading(
    face: Callable[[R], Face | None] | None = None, subtitle: Callable[[R], str] | None = None
) -> Callable[[QPainter, QRectF, R, str], None]:
    """Avatar, name, and a second line under it."""

    def paint(painter: QPainter, rect: QRectF, record: R, text: str) -> None:
        tokens = theme().tokens
        shown = face(record) if face else None
        if shown is not None:
            draw_avatar(painter, rect.x(), rect.center().y() - _AVATAR / 2, _AVATAR, shown)
            rect = rect.adjusted(_AVATAR + 8, 0, 0, 0)
        second = subtitle(record) if subtitle else ""
        if not second:
            draw_text(painter, rect, text, "row-title", tokens["text"])
            return
        middle = rect.center().y()
        draw_text(painter, QRectF(rect.x(), middle - 15, rect.width(), 16), text, "row-title", tokens["text"])
        draw_text(painter, QRectF(rect.x(), middle + 1, rect.width(), 14), second, "caption", tokens["text-3"])

    return paint


def faces_of(owners: Callable[[R], tuple[Face, ...]]) -> Callable[[QPainter, QRectF, R, str], None]:
    """Small avatars flush right: whose a record is."""

    def paint(painter: QPainter, rect: QRectF, record: R, text: str) -> None:
        shown = owners(record)
        x = rect.right() - _SMALL_AVATAR - (len(shown) - 1) * (_SMALL_AVATAR - 3)
        for each in shown:
            draw_avatar(painter, x, rect.center().y() - _SMALL_AVATAR / 2, _SMALL_AVATAR, each)
            x += _SMALL_AVATAR - 3

    return paint


def draw_avatar(painter: QPainter, x: float, y: float, size: int, face: Face) -> None:
    """An avatar from a picture of it that is kept: letters on a disc take longer than all else in a row."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    painter.drawPixmap(QPoint(round(x), round(y)), _avatar(face, size, ratio, theme().tokens.scheme))


@lru_cache(maxsize=2000)
def _avatar(face: Face, size: int, ratio: float, scheme: str) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_avatar(painter, 0, 0, size, face)
    painter.end()
    return pixmap
