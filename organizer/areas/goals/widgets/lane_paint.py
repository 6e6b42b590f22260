"""How the lanes are painted: heads of bands, cards, what joins them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from organizer.areas.goals.model import Goal
from organizer.areas.goals.rules.words import due_words, percent, short_measured
from organizer.kernel.glance import Tone
from organizer.ui.avatars import paint_stack, stack_width
from organizer.ui.bars import paint_bar
from organizer.ui.chips import chip_width, paint_chip
from organizer.ui.fonts import text_width
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme

from .lane_drag import Drag, Landing
from .lane_layout import Band, Card, Link
from .marks import BARS, LIFE_ICONS, Shown, amount, status_chip

_FACE = 16
_MOST_MEASURES = 5
_FIGURES, _BAR = 104, 84


class Looks(NamedTuple):
    """What is special about a card now."""

    selected: bool = False
    hovered: bool = False
    ringed: bool = False
    faint: bool = False
    """It is being dragged elsewhere."""


def paint_links(painter: QPainter, links: Sequence[Link], path: frozenset[UUID]) -> None:
    """Elbow lines; those between goals of `path` stand out."""
    t = theme().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for chosen in (False, True):
        painter.setPen(QPen(t["accent"], 2) if chosen else QPen(t["chart-axis"], 1.25))
        for link in links:
            if (link.parent in path and link.child in path) is chosen:
                painter.drawPath(_elbow(link))


def _elbow(link: Link) -> QPainterPath:
    (x, y), (to_x, to_y) = link.start, link.end
    path = QPainterPath(QPointF(x, y))
    if link.nested:
        path.lineTo(x, to_y - 6)
        path.quadTo(x, to_y, x + 6, to_y)
    elif abs(to_y - y) < 1:
        pass
    else:
        bend = to_x - 12
        radius = min(6.0, abs(to_y - y) / 2) * (1 if to_y > y else -1)
        path.lineTo(bend - 6, y)
        path.quadTo(bend, y, bend, y + radius)
        path.lineTo(bend, to_y - radius)
        path.quadTo(bend, to_y, bend + 6, to_y)
    path.lineTo(to_x, to_y)
    return path


def paint_band(painter: QPainter, band: Band, shown: Shown, looks: Looks) -> None:
    """The head: an icon, the direction, what it is about, a rule, and whether it is open."""
    current = theme()
    t, rect = current.tokens, band.rect
    if looks.selected or looks.hovered:
        wash = rect.adjusted(-8, 0, 8, 0)
        fill_rounded(painter, wash, 6, t["selected"] if looks.selected else t["hover"])
        if looks.ringed:
            fill_rounded(painter, wash, 6, None, t["focus"], 2)
    middle = rect.center().y()
    icon = LIFE_ICONS[band.goal.life] if band.goal is not None else "circle-dashed"
    current.icons.paint(painter, rect.x(), middle - 7.5, icon, 15, t["text-2"])
    room = rect.adjusted(23, 0, -60, 0)
    title = band.goal.title if band.goal is not None else "Without a life direction"
    note = band_note(band, shown)
    kept = min(text_width("label", note) + 16, room.width() / 2)
    words = QRectF(room.x(), room.y(), room.width() - kept, room.height())
    x = room.x() + draw_text(painter, words, title, "section", t["text"]) + 8
    x += draw_text(painter, QRectF(x, room.y(), room.right() - x, room.height()), note, "label", t["text-3"]) + 8
    hairline(painter, x, round(middle), max(rect.right() - 24 - x, 0), t["border-subtle"])
    if band.goal is not None:
        arrow = "chevron-down" if band.open else "chevron-right"
        current.icons.paint(painter, rect.right() - 14, middle - 7, arrow, 14, t["text-3"])
    if looks.hovered and band.goal is not None:
        place = plus_of_band(band)
        fill_rounded(painter, place, 4, t["surface"], t["border"])
        current.icons.paint(painter, place.x() + 4, place.y() + 4, "plus", 14, t["text-2"])


def plus_of_band(band: Band) -> QRectF:
    """Where one adds to a direction with the mouse."""
    return QRectF(band.rect.right() - 48, band.rect.center().y() - 11, 22, 22)


def plus_of_card(card: Card) -> QRectF:
    """Where one adds to a goal with the mouse."""
    return QRectF(card.rect.right() - 11, card.rect.center().y() - 11, 22, 22)


def band_note(band: Band, shown: Shown) -> str:
    """'Career, life direction', or while it is closed '2 goals, both on pace'."""
    if band.goal is None:
        return "Goals that lead to none"
    if band.open:
        return f"{band.goal.life.label}, life direction"
    below = [g for g in shown.tree.below(band.goal.id) if g.id in shown.ids]
    tones = [shown.tree.progress(g.id).tone for g in below]
    late = sum(tone in (Tone.BEHIND, Tone.SLIGHTLY_BEHIND) for tone in tones)
    good = sum(tone in (Tone.ON_PACE, Tone.AHEAD) for tone in tones)
    count = f"{len(below)} goal{'s' * (len(below) != 1)}"
    if good and good == len(below):
        return f"{count}, {'both ' if good == 2 else 'all ' if good > 2 else ''}on pace"
    return f"{count}, {late} behind" if late else count


def paint_empty(painter: QPainter, rect: QRectF, hovered: bool) -> None:
    """Where the first goal of a direction is to be."""
    current = theme()
    t = current.tokens
    pen = QPen(t["border-control"], 1, Qt.PenStyle.DashLine)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(t["hover"] if hovered else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    current.icons.paint(painter, rect.x() + 13, rect.center().y() - 7, "plus", 14, t["text-2"])
    draw_text(painter, rect.adjusted(34, 0, -10, 0), "Add a goal", "row-title", t["text-2"])


def paint_card(painter: QPainter, card: Card, shown: Shown, looks: Looks) -> None:
    t = theme().tokens
    painter.setOpacity(0.45 if looks.faint else 1.0)
    if looks.ringed:
        fill_rounded(painter, card.rect.adjusted(-4, -4, 4, 4), 11, None, t["focus"], 2)
    edge = t["accent"] if looks.selected else t["border"] if looks.hovered else t["border-subtle"]
    fill_rounded(painter, card.rect, 8, t["surface"], edge, 2 if looks.selected else 1)
    inner = card.rect.adjusted(13, 10, -13, -10)
    if card.crumb:
        draw_text(painter, QRectF(inner.x(), inner.y() - 2, inner.width(), 16), card.crumb, "caption", t["text-3"])
        inner.setTop(inner.y() + 16)
    if card.column == 3:
        _paint_quarter(painter, card.goal, inner, shown)
    else:
        _paint_far(painter, card, inner, shown)
    if looks.hovered and not looks.faint:
        place = plus_of_card(card)
        fill_rounded(painter, place, 11, t["surface"], t["border"])
        theme().icons.paint(painter, place.x() + 4, place.y() + 4, "plus", 14, t["text-2"])
    painter.setOpacity(1.0)


def _paint_faces(painter: QPainter, goal: Goal, right: float, middle: float, shown: Shown) -> float:
    """The owners, up to `right`; gives the room they take."""
    faces = shown.faces(goal.owner)[:4]
    if not faces:
        return 0.0
    width = stack_width(_FACE, len(faces))
    paint_stack(painter, right - width + 2, middle - _FACE / 2 - 2, _FACE, faces, theme().tokens["surface"])
    return width + 4


def _paint_far(painter: QPainter, card: Card, inner: QRectF, shown: Shown) -> None:
    """A goal of a year or more: title, one bar, when it is due."""
    t, goal, y = theme().tokens, card.goal, inner.y()
    for line in card.title:
        draw_text(painter, QRectF(inner.x(), y, inner.width(), 18), line, "row-title", t["text"])
        y += 18
    _paint_progress(painter, goal, QRectF(inner.x(), y + 7, inner.width(), 16), shown)
    foot = QRectF(inner.x(), y + 28, inner.width(), 16)
    foot.setRight(foot.right() - _paint_faces(painter, goal, inner.right(), foot.center().y(), shown))
    words = due_words(goal).removeprefix("due ")
    chip = status_chip(goal, Tone.QUIET)
    draw_text(painter, foot, f"{chip.text}, {words}" if chip else words, "caption", t["text-3"])


def _paint_progress(painter: QPainter, goal: Goal, rect: QRectF, shown: Shown) -> None:
    t, progress = theme().tokens, shown.tree.progress(goal.id)
    if progress.score is None:
        waits = bool(shown.tree.children(goal.id))
        words = "Nothing measured below yet" if waits else "Add a measure"
        draw_text(painter, rect, words, "label", t["text-3" if waits else "accent-text"])
        return
    bar = rect.adjusted(0, 0, -38, 0)
    paint_bar(painter, bar, progress.score, BARS[progress.tone], thick=4)
    draw_text(painter, rect, percent(progress.score), "label", t["text-2"], RIGHT)


def _paint_quarter(painter: QPainter, goal: Goal, inner: QRectF, shown: Shown) -> None:
    """A goal of the quarter: its standing, and each key result."""
    t, tree = theme().tokens, shown.tree
    progress = tree.progress(goal.id)
    head = QRectF(inner.x(), inner.y(), inner.width(), 22)
    right = head.right() - _paint_faces(painter, goal, head.right(), head.center().y(), shown)
    chip = status_chip(goal, progress.tone)
    if chip is not None:
        right -= chip_width(chip.text, chip.icon) + (4 if shown.faces(goal.owner) else 0)
        paint_chip(painter, right, head.center().y(), *chip)
        right -= 8
    title = QRectF(head.x(), head.y(), right - head.x(), 22)
    draw_text(painter, title, goal.title, "row-title", t["text"])
    y = head.bottom() + 4
    results = tree.results(goal.id)
    if not results:
        _paint_progress(painter, goal, QRectF(inner.x(), y + 2, inner.width(), 18), shown)
        return
    more = len(results) - _MOST_MEASURES
    rows = results[: _MOST_MEASURES - (more > 0)]
    words = {r.id: amount(r, short_measured(r, tree.value(r))) for r in rows}
    figures = max(_FIGURES, *(text_width("label", each) + 1 for each in words.values()))
    for result in rows:
        row = QRectF(inner.x(), y, inner.width(), 22)
        place = QRectF(row.right() - figures, y, figures, 22)
        draw_text(painter, place, words[result.id], "label", t["text-2"], RIGHT)
        tick = progress.needed if goal.status.value == "open" and tree.share(result) < 1.0 else None
        bar = QRectF(place.x() - 8 - _BAR, y, _BAR, 22)
        paint_bar(painter, bar, tree.share(result), BARS[tree.tone(result)], tick)
        draw_text(painter, QRectF(row.x(), y, bar.x() - 8 - row.x(), 22), result.title, "label", t["text-2"])
        y += 22
    if more > 0:
        draw_text(painter, QRectF(inner.x(), y, inner.width(), 22), f"{more + 1} more", "label", t["text-3"])


def paint_drag(painter: QPainter, drag: Drag, landing: Landing | None, shown: Shown) -> None:
    """A card on its way, and where it would land: on a goal, or as a line between two."""
    accent = theme().tokens["accent"]
    if landing is not None and landing.onto:
        fill_rounded(painter, landing.rect.adjusted(-3, -3, 3, 3), 10, None, accent, 2)
    elif landing is not None:
        fill_rounded(painter, landing.rect, 1.5, accent)
    card = drag.card
    moved = Card(card.goal, card.rect.translated(drag.at - drag.began), card.column, card.title)
    paint_card(painter, moved, shown, Looks(selected=True))
