"""Where the cards of the lanes stand, and what joins them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from organizer.areas.goals.model import Goal, Horizon
from organizer.kernel.frozen import frozen
from organizer.ui.fonts import FontName, metrics
from organizer.ui.shell import SizeClass

from .marks import Shown

HEAD, GAP = 32, 10
_ABOVE, _UNDER_HEAD, _BETWEEN, _INDENT = 10, 36, 16, 20
_MOST_MEASURES = 5
COLUMN: dict[Horizon, int] = {Horizon.DIRECTION: 1, Horizon.YEARS: 1, Horizon.YEAR: 2, Horizon.QUARTER: 3}


class Span(NamedTuple):
    """Where a column begins, and how wide it is."""

    x: float
    width: float


class Columns(NamedTuple):
    """The columns by number; `folded`, that of three years is left out."""

    side: float
    spans: tuple[Span, Span, Span]
    folded: bool

    def span(self, column: int) -> Span:
        return self.spans[column - 1]


def columns_for(width: float, size: SizeClass) -> Columns:
    """For a page of this width in a window of this size."""
    side, gap = (20, 20) if size == "narrow" else (24, 24)
    first, second = (240, 260) if size == "wide" else (178, 188)
    if size == "narrow":
        second = 232
        rest = width - 2 * side - second - gap
        return Columns(side, (Span(side, 0), Span(side, second), Span(side + second + gap, rest)), True)
    start = side + first + gap
    quarter = max(start + second + gap, 0)
    rest = min(width - quarter - side, 420 if size == "wide" else 480)
    return Columns(side, (Span(side, first), Span(start, second), Span(quarter, rest)), False)


@frozen
class Card:
    """A goal in its place. `crumb` is what it leads to, where that is folded away."""

    goal: Goal
    rect: QRectF
    column: int
    title: tuple[str, ...]
    crumb: str = ""


@frozen
class Band:
    """A life direction, with what leads to it; without a goal, those that lead to none."""

    goal: Goal | None
    rect: QRectF
    """Its head."""
    open: bool
    end: float
    """Where it ends."""
    empty: QRectF | None = None
    """Where its first goal is to be, while there is none."""


@frozen
class Link:
    """Joins the card of a goal with that of one that leads to it."""

    parent: UUID
    child: UUID
    start: tuple[float, float]
    end: tuple[float, float]
    nested: bool = False
    """Both stand in one column."""


@dataclass
class LaneLayout:
    """All of it, made in one go."""

    shown: Shown
    columns: Columns
    collapsed: Collection[UUID]
    cards: list[Card] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    height: float = 0.0

    def __post_init__(self) -> None:
        self._extents: dict[UUID, float] = {}
        self._crumbs: dict[UUID, str] = {}
        self._begins: list[float] = []
        """Where each band begins, and its first card and link."""
        self._firsts: list[tuple[int, int]] = []
        roots = self.shown.children(None)
        directions = [goal for goal in roots if goal.horizon is Horizon.DIRECTION]
        others = [goal for goal in roots if goal.horizon is not Horizon.DIRECTION]
        y = 0.0
        for goal in directions:
            y = self._band(goal, self._unfolded(self.shown.children(goal.id)), y)
        if others:
            y = self._band(None, self._unfolded(others), y)
        self.height = y + 24

    def near(self, top: float, bottom: float) -> tuple[Sequence[Card], Sequence[Link]]:
        """The cards and links of the bands that reach into a stretch of the way down."""
        if not self.bands:
            return (), ()
        first = max(bisect_right(self._begins, top) - 1, 0)
        last = max(bisect_left(self._begins, bottom), first + 1)
        begin = self._firsts[first]
        end = self._firsts[last] if last < len(self._firsts) else (len(self.cards), len(self.links))
        return self.cards[begin[0] : end[0]], self.links[begin[1] : end[1]]

    def card(self, id: UUID | None) -> Card | None:
        return next((card for card in self.cards if card.goal.id == id), None)

    def band(self, id: UUID | None) -> Band | None:
        """The band of a direction."""
        return next((band for band in self.bands if band.goal is not None and band.goal.id == id), None)

    def rect_of(self, id: UUID | None) -> QRectF | None:
        """Where a goal stands: its card, or the head of its band."""
        card, band = self.card(id), self.band(id)
        return card.rect if card else band.rect if band else None

    def under(self, at: QPointF) -> Card | Band | None:
        """What is at a place; a card reaches as far as its button."""
        card = next((c for c in reversed(self.cards) if c.rect.adjusted(0, 0, 11, 0).contains(at)), None)
        return card or next((b for b in self.bands if b.rect.adjusted(-8, 0, 8, 0).contains(at)), None)

    def empty_under(self, at: QPointF) -> Band | None:
        """The band whose place for a first goal is there."""
        return next((b for b in self.bands if b.empty is not None and b.empty.contains(at)), None)

    def stops(self, column: int, current: UUID | None) -> list[UUID]:
        """What Up and Down go along: the heads of bands, and the cards of a column; and what is current."""
        places = [(band.rect.y(), band.goal.id) for band in self.bands if band.goal is not None]
        places += [(card.rect.y(), card.goal.id) for card in self.cards if card.column == column]
        rect = self.rect_of(current)
        if current is not None and rect is not None and current not in {id for _, id in places}:
            places.append((rect.y(), current))
        return [id for _, id in sorted(places)]

    def _band(self, goal: Goal | None, children: list[Goal], y: float) -> float:
        is_open = goal is None or goal.id not in self.collapsed
        first = len(self.cards)
        self._begins.append(y)
        self._firsts.append((first, len(self.links)))
        side = self.columns.side
        last = self.columns.spans[2]
        head = QRectF(side, y + _ABOVE, last.x + last.width - side, HEAD)
        end, empty = head.bottom(), None
        if is_open and children:
            at = head.y() + _UNDER_HEAD
            for child in children:
                at = self._place(child, at, 0) + GAP
            end = at - GAP
        elif is_open:
            span = self.columns.span(2 if self.columns.folded else 1)
            empty = QRectF(span.x, head.y() + _UNDER_HEAD, span.width, 46)
            end = empty.bottom()
        self.bands.append(Band(goal, head, is_open, end, empty))
        by_id = {card.goal.id: card for card in self.cards[first:]}
        for card in self.cards[first:]:
            parent = by_id.get(card.goal.parent) if card.goal.parent else None
            if parent is not None:
                self.links.append(_link(parent, card))
        return end + (_BETWEEN - _ABOVE)

    def _unfolded(self, goals: list[Goal], crumb: str = "") -> list[Goal]:
        """In the folded lanes goals of three years give way to what leads to them."""
        if not self.columns.folded:
            return goals
        found: list[Goal] = []
        for goal in goals:
            children = self.shown.children(goal.id)
            if COLUMN[goal.horizon] == 1 and children:
                found += self._unfolded(children, goal.title)
            else:
                if crumb:
                    self._crumbs[goal.id] = crumb
                found.append(goal)
        return found

    def _column(self, goal: Goal) -> int:
        column = COLUMN[goal.horizon]
        return max(column, 2) if self.columns.folded else column

    def _children(self, goal: Goal) -> tuple[list[Goal], list[Goal]]:
        """Those to the right of a goal, and those that must stand below it."""
        column = self._column(goal)
        right: list[Goal] = []
        below: list[Goal] = []
        for child in self.shown.children(goal.id):
            (right if self._column(child) > column else below).append(child)
        return right, below

    def _height(self, goal: Goal) -> float:
        crumb = 16 if goal.id in self._crumbs else 0
        if self._column(goal) == 3:
            return 48 + 22 * max(1, min(len(self.shown.tree.results(goal.id)), _MOST_MEASURES)) + crumb
        return 64 + 18 * len(self._title(goal)) + crumb

    def _title(self, goal: Goal) -> tuple[str, ...]:
        column = self._column(goal)
        return (goal.title,) if column == 3 else wrapped(goal.title, "row-title", self.columns.span(column).width - 26)

    def _extent(self, goal: Goal) -> float:
        known = self._extents.get(goal.id)
        if known is None:
            right, below = self._children(goal)
            beside = sum(self._extent(child) + GAP for child in right) - GAP if right else 0.0
            under = sum(self._extent(child) + GAP for child in below)
            known = self._extents[goal.id] = max(self._height(goal), beside) + under
        return known

    def _place(self, goal: Goal, y: float, indent: float) -> float:
        """Puts a goal and what leads to it under `y`; gives where that ends."""
        right, below = self._children(goal)
        height = self._height(goal)
        beside = sum(self._extent(child) + GAP for child in right) - GAP if right else 0.0
        room = max(height, beside)
        column = self._column(goal)
        span = self.columns.span(column)
        rect = QRectF(span.x + indent, y + round((room - height) / 2), span.width - indent, height)
        title = (goal.title,) if column == 3 else wrapped(goal.title, "row-title", rect.width() - 26)
        self.cards.append(Card(goal, rect, column, title[:2], self._crumbs.get(goal.id, "")))
        at = y + round((room - beside) / 2)
        for child in right:
            at = self._place(child, at, 0) + GAP
        at = y + room
        for child in below:
            at = self._place(child, at + GAP, min(indent + _INDENT, 3 * _INDENT))
        return at


def _link(parent: Card, child: Card) -> Link:
    one, other = parent.rect, child.rect
    if child.column <= parent.column:
        start, end = (one.x() + 10, one.bottom()), (other.x(), other.center().y())
        return Link(parent.goal.id, child.goal.id, start, end, nested=True)
    start, end = (one.right(), one.center().y()), (other.x(), other.center().y())
    return Link(parent.goal.id, child.goal.id, start, end)


def wrapped(text: str, name: FontName, width: float) -> tuple[str, ...]:
    """A title on one line or two, the second shortened where it must be."""
    measure = metrics(name)
    if measure.horizontalAdvance(text) <= width:
        return (text,)
    words = text.split()
    first = ""
    while words and measure.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return (text,)  # One long word: it is shortened where it is painted.
    return (first, " ".join(words)) if words else (first,)
