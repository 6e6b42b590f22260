"""Where a dragged goal would land."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from .lane_layout import Card, LaneLayout
from .marks import Shown

_EDGE = 14
_LINE = 3


class Drag(NamedTuple):
    """A card on its way."""

    card: Card
    began: QPointF
    at: QPointF


class Landing(NamedTuple):
    """What a drop would do: lead to `parent`, before one of its children or after all. `rect` shows it."""

    parent: UUID | None
    before: UUID | None
    rect: QRectF
    onto: bool


def landing_at(layout: LaneLayout, shown: Shown, drag: Drag) -> Landing | None:
    """Near the upper or lower edge of a card: beside it; further in: it leads to that goal. On the head of a band: it
    leads to that direction. None where nothing would change, or a goal would lead to itself."""
    moved = drag.card.goal
    forbidden = {moved.id, *(goal.id for goal in shown.tree.below(moved.id))}
    for band in layout.bands:
        if band.goal is not None and band.goal.id not in forbidden and band.rect.contains(drag.at):
            return Landing(band.goal.id, None, band.rect, True)
    for card in layout.cards:
        goal, rect = card.goal, card.rect
        if goal.id in forbidden or not rect.adjusted(0, -5, 0, 5).contains(drag.at):
            continue
        if drag.at.y() < rect.y() + _EDGE:
            line = QRectF(rect.x(), rect.y() - 5 - _LINE / 2, rect.width(), _LINE)
            return Landing(goal.parent, goal.id, line, False)
        if drag.at.y() > rect.bottom() - _EDGE:
            line = QRectF(rect.x(), rect.bottom() + 5 - _LINE / 2, rect.width(), _LINE)
            return Landing(goal.parent, following(shown, goal.id, moved.id), line, False)
        return Landing(goal.id, None, rect, True) if moved.parent != goal.id else None
    return None


def following(shown: Shown, id: UUID, moved: UUID) -> UUID | None:
    """The sibling after a goal, the moved one left out; None for the last."""
    goal = shown.tree.goals[id]
    siblings = [g.id for g in shown.tree.children(goal.parent if goal.parent in shown.tree.goals else None)]
    rest = [each for each in siblings if each != moved]
    at = rest.index(id) + 1
    return rest[at] if at < len(rest) else None
