"""How blocks, rails, counts and previews are painted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, fill, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

from .geometry import SNAP
from .layout import More, Placed, clock_times
from .scene import MINUTE, Cursor
from .text import broken
from .words import clock, hours

LINE = 14
"""Pixels of a line of text in a block."""
_EDGE = 3
_RADIUS = 4
_TWO_LINES = 34
_WRAPPED = 44
_TICK = 12
_LEAST_TEXT = 10
_TICK_FITS = 56


def paint_tinted(painter: QPainter, rect: QRectF, colour: str, mirrored: bool) -> None:
    """The ground of a block: a category's tint with an edge of its colour where it begins to be read."""
    t = theme().tokens
    mark, tint = t.named(colour), t.named(f"{colour}-tint")
    if mirrored:
        start = QRectF(rect.right() - 8, rect.y(), 8, rect.height())
        fill_rounded(painter, start, _RADIUS, mark)
        fill_rounded(painter, rect.adjusted(0, 0, -_EDGE, 0), _RADIUS, tint)
        fill(painter, QRectF(rect.right() - 8, rect.y(), 8 - _EDGE, rect.height()), tint)
        return
    fill_rounded(painter, QRectF(rect.x(), rect.y(), 8, rect.height()), _RADIUS, mark)
    fill_rounded(painter, rect.adjusted(_EDGE, 0, 0, 0), _RADIUS, tint)
    fill(painter, QRectF(rect.x() + _EDGE, rect.y(), 8 - _EDGE, rect.height()), tint)


def paint_block(painter: QPainter, placed: Placed, mirrored: bool, lifted: bool = False) -> None:
    """Planned time. One that is `lifted` is on its way elsewhere."""
    rect, item, t = placed.rect, placed.item, theme().tokens
    paint_tinted(painter, rect, item.colour, mirrored)
    if item.clash:
        fill_rounded(painter, rect, _RADIUS, None, t["danger"], 1.5)
    if lifted:
        pen = QPen(t["border-control"], 1)
        pen.setDashPattern([3, 3])
        _outline(painter, rect, pen)
    _paint_words(painter, placed, mirrored, "text-3" if lifted else "text")


def _paint_words(painter: QPainter, placed: Placed, mirrored: bool, ink: ColourName) -> None:
    rect, item, t = placed.rect, placed.item, theme().tokens
    room = rect.adjusted(4, 0, -8, 0) if mirrored else rect.adjusted(8, 0, -4, 0)
    if room.width() < _LEAST_TEXT:
        return
    align = RIGHT if mirrored else LEFT
    height = rect.height()
    two = height >= _TWO_LINES
    lines = 1 if height < _WRAPPED else max(1, int((height - 4 - LINE) // LINE))
    top = rect.y() + (2 if height >= 18 else (height - LINE) / 2)
    ticked = item.done and room.width() >= _TICK_FITS
    inset = _TICK + 2 if ticked else 0
    if ticked:
        x = room.right() - _TICK if mirrored else room.x()
        theme().icons.paint(painter, x, top + 1, "check", _TICK, t["text-2"])
    under = top
    for line in broken(item.title, "caption-medium", int(room.width() - inset), lines):
        place = QRectF(room.x(), under, room.width(), LINE)
        place = place.adjusted(0, 0, -inset, 0) if mirrored else place.adjusted(inset, 0, 0, 0)
        width = draw_text(painter, place, line, "caption-medium", t[ink], align)
        if item.done and not ticked:
            x = place.right() - width if mirrored else place.x()
            fill(painter, QRectF(x, under + LINE / 2, width, 1), t[ink])
        under += LINE
    if two and under + LINE <= rect.bottom():
        _paint_times(painter, QRectF(room.x(), under, room.width(), LINE), placed, align)


def _paint_times(painter: QPainter, room: QRectF, placed: Placed, align: Qt.AlignmentFlag) -> None:
    """Both times, or the first alone where there is no room; never a part of one."""
    start, end = clock_times(placed.item)
    for words in (hours(start, end), clock(start)):
        if text_width("caption", words) <= room.width():
            draw_text(painter, room, words, "caption", theme().tokens["text-2"], align)
            return


def paint_rail(painter: QPainter, placed: Placed) -> None:
    """Tracked time."""
    fill_rounded(painter, placed.rect, 2, theme().tokens.named(placed.item.colour))


def paint_more(painter: QPainter, more: More) -> None:
    """How many there are for which there is no room."""
    t, rect = theme().tokens, more.rect
    fill_rounded(painter, rect, _RADIUS, t["chip"], t["border"])
    draw_text(painter, QRectF(rect.x(), rect.y() + 2, rect.width(), LINE), f"+{len(more.ids):,}", "caption-medium",
              t["text-2"], CENTRE)  # fmt: skip
    if rect.height() >= _TWO_LINES and text_width("caption", "more") <= rect.width() - 4:
        below = QRectF(rect.x(), rect.y() + 2 + LINE, rect.width(), LINE)
        draw_text(painter, below, "more", "caption", t["text-2"], CENTRE)


def paint_ring(painter: QPainter, rect: QRectF) -> None:
    """The edge of what is current."""
    fill_rounded(painter, rect.adjusted(-2, -2, 2, 2), _RADIUS + 2, None, theme().tokens["focus"], 2.0)


def paint_preview(painter: QPainter, rect: QRectF, words: str, mirrored: bool) -> None:
    """Where something would land."""
    t = theme().tokens
    fill_rounded(painter, rect, _RADIUS, t["accent-tint"])
    pen = QPen(t["accent"], 1.5)
    pen.setDashPattern([2.5, 2])
    _outline(painter, rect, pen)
    room = rect.adjusted(6, 0, -4, 0)
    top = rect.y() + (3 if rect.height() >= 20 else (rect.height() - LINE) / 2)
    align = RIGHT if mirrored else LEFT
    if text_width("caption-medium", words) > room.width():
        words = words.partition("–")[0]
    draw_text(painter, QRectF(room.x(), top, room.width(), LINE), words, "caption-medium", t["accent-text"], align)


def paint_cursor(painter: QPainter, rect: QRectF, cursor: Cursor, on_item: bool, mirrored: bool) -> None:
    """The time that the keyboard points at: a frame, or a line where an item is current; the time where several
    quarters are marked."""
    t = theme().tokens
    marked = cursor.length > SNAP * MINUTE
    if on_item and not marked:
        fill(painter, QRectF(rect.x(), rect.y() - 2, rect.width(), 2), t["focus"])
        return
    fill_rounded(painter, rect, _RADIUS, t["accent-tint"] if marked else None, t["focus"], 2.0)
    if marked:
        room = QRectF(rect.x() + 8, rect.y() + 2, rect.width() - 12, LINE)
        words = hours(cursor.start, cursor.start + cursor.length)
        draw_text(painter, room, words, "caption-medium", t["accent-text"], RIGHT if mirrored else LEFT)


def _outline(painter: QPainter, rect: QRectF, pen: QPen) -> None:
    half = pen.widthF() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), _RADIUS - half, _RADIUS - half)
