"""How the grid itself is painted: days, hours, and what time it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, fill, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

from .geometry import GUTTER, Geometry
from .scene import Scene
from .words import clock

_RULE = 42
"""Where the lines of the hours begin."""
_LABEL = 36
_TALL = 16
_NEAR = 12


def paint_grounds(painter: QPainter, scene: Scene, dirty: QRectF) -> None:
    """Today, weekends, what the clocks leave out, and the lines between hours and days."""
    t, geometry = theme().tokens, scene.geometry
    for n, day in enumerate(scene.days):
        rect = geometry.day_rect(n)
        if n == len(scene.days) - 1 and day.weekend:
            rect = geometry.on_screen(QRectF(geometry.day_edge(n), 0, geometry.width, geometry.height))
        if (day.today or day.weekend) and rect.intersects(dirty):
            fill(painter, rect, t["surface" if day.today else "sunken"])
        if day.skipped is not None:
            top, bottom = (round(geometry.y(minute)) for minute in day.skipped)
            hatched = QRectF(rect.x(), top, geometry.day_rect(n).width(), bottom - top)
            if hatched.intersects(dirty):
                fill(painter, hatched, t["sunken"])
                painter.setBrush(QBrush(t["border"], Qt.BrushStyle.BDiagPattern))
                painter.drawRect(hatched)
    _paint_lines(painter, geometry, dirty)


def _paint_lines(painter: QPainter, geometry: Geometry, dirty: QRectF) -> None:
    t = theme().tokens
    for hour in range(25):
        y = round(geometry.y(hour * 60))
        if dirty.top() - 1 <= y <= dirty.bottom():
            line = geometry.on_screen(QRectF(_RULE, y, geometry.width - _RULE, 1))
            hairline(painter, line.x(), y, line.width(), t["border-subtle"])
    for day in range(geometry.days + 1):
        several = geometry.lanes > 1 and 0 < day < geometry.days
        _upright(painter, geometry, geometry.day_edge(day), dirty, "border" if several else "border-subtle")
        if day < geometry.days:
            for lane in range(1, geometry.lanes):
                _upright(painter, geometry, geometry.lane_edge(day, lane), dirty, "border-subtle")


def _upright(painter: QPainter, geometry: Geometry, x: float, dirty: QRectF, colour: ColourName) -> None:
    rect = geometry.on_screen(QRectF(x, dirty.y(), 1, dirty.height()))
    hairline(painter, rect.x(), rect.y(), rect.height(), theme().tokens[colour], vertical=True)


def paint_hours(painter: QPainter, scene: Scene, dirty: QRectF, top: float) -> None:
    """The hours beside the grid; one that is cut at the `top` or stands where the time is, is left out."""
    geometry, t = scene.geometry, theme().tokens
    label = geometry.on_screen(QRectF(0, 0, _LABEL, _TALL))
    now = now_height(scene)
    for hour in range(1, 24):
        y = round(geometry.y(hour * 60)) - _TALL / 2
        near = now is not None and abs(y + _TALL / 2 - now) < _NEAR
        if y >= top and dirty.top() - _TALL <= y <= dirty.bottom() and not near:
            align = LEFT if geometry.mirrored else RIGHT
            draw_text(painter, label.translated(0, y), f"{hour:02d}", "caption", t["text-3"], align)


def now_height(scene: Scene) -> float | None:
    """Where the now-line is; None where today is not shown."""
    if scene.now is None or scene.index(scene.now.date()) is None:
        return None
    return scene.geometry.y(scene.now.hour * 60 + scene.now.minute)


def paint_now(painter: QPainter, scene: Scene) -> None:
    """A line over today, and the time beside it."""
    y, now = now_height(scene), scene.now
    if y is None or now is None:
        return
    index = scene.index(now.date())
    assert index is not None
    day = scene.geometry.day_rect(index)
    fill(painter, QRectF(day.x(), round(y) - 1, day.width(), 2), theme().tokens["danger"])
    paint_time(painter, scene.geometry, y, clock(now), "danger", "on-danger")


def paint_time(
    painter: QPainter, geometry: Geometry, y: float, words: str, ground: ColourName, ink: ColourName
) -> None:
    """A time beside the grid, at its height."""
    t = theme().tokens
    width = min(text_width("caption-strong", words) + 8, GUTTER - 4)
    rect = geometry.on_screen(QRectF(2, round(y - _TALL / 2), width, _TALL))
    fill_rounded(painter, rect, 4, t[ground])
    draw_text(painter, rect, words, "caption-strong", t[ink], CENTRE)
