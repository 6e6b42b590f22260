"""Where people sit in the four rings. A place depends on who somebody is, so nobody moves when somebody else comes."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, hypot, pi, sin
from uuid import UUID

from PySide6.QtCore import QPointF

from organizer.areas.people.model import USUAL_SIZE, Circle
from organizer.areas.people.rules import Health
from organizer.kernel.frozen import frozen

CIRCLES = tuple(Circle)

_EDGES = {Circle.INNER: 0.31, Circle.ACTIVE: 0.56, Circle.WIDE: 0.79, Circle.DORMANT: 1.0}
"""Where each ring ends, as a share of the whole radius."""

_ROWS = {
    Circle.INNER: (0.205,),
    Circle.ACTIVE: (0.44,),
    Circle.WIDE: (0.63, 0.72),
    Circle.DORMANT: (0.84, 0.895, 0.95),
}
AVATAR = {Circle.INNER: 34, Circle.ACTIVE: 30, Circle.WIDE: 24, Circle.DORMANT: 18}
_AIR = 4
_NAMED = 52
_LABEL = 52
"""Half the width that the words on a ring keep free at its top."""


@frozen
class Seated:
    """Somebody in a ring, and how they stand against their cadence."""

    id: UUID
    name: str
    circle: Circle
    health: Health
    words: str


@frozen
class Seat:
    """A place on the page: its centre, its angle (from the top, clockwise) and the size of the avatar there."""

    person: Seated
    centre: QPointF
    angle: float
    size: int

    def holds(self, point: QPointF) -> bool:
        return hypot(point.x() - self.centre.x(), point.y() - self.centre.y()) <= self.size / 2 + 2


@frozen
class Rings:
    """The four rings in a widget of some size."""

    centre: QPointF
    radius: float

    @classmethod
    def within(cls, width: float, height: float) -> Rings:
        return cls(QPointF(width / 2, height / 2), max(min(width, height) / 2 - 14, 120))

    def edge(self, circle: Circle) -> float:
        return _EDGES[circle] * self.radius

    def circle_at(self, point: QPointF) -> Circle | None:
        """The ring that a point lies in; None outside all."""
        away = hypot(point.x() - self.centre.x(), point.y() - self.centre.y())
        return next((circle for circle in CIRCLES if away <= self.edge(circle)), None)

    def _rows(self, circle: Circle) -> list[tuple[float, float, int]]:
        """Radius, angle kept free at the top, and most places of each row of a ring."""
        rows = []
        for share in _ROWS[circle]:
            radius = share * self.radius
            free = 0.0 if circle is Circle.INNER else asin(min(_LABEL / radius, 1.0))
            width = AVATAR[circle] + _AIR
            rows.append((radius, free, max(int((2 * pi - 2 * free) * radius / width), 1)))
        return rows

    def most(self, circle: Circle) -> int:
        """How many avatars a ring takes; the inner one twice its size, if need be with their edges over one another."""
        room = sum(places for _, _, places in self._rows(circle))
        return max(room, 2 * USUAL_SIZE[circle]) if circle is Circle.INNER else room

    def roomy(self, circle: Circle, people: int) -> bool:
        """Whether names have room under the avatars of a ring with so many people in it."""
        radius, free, _ = self._rows(circle)[0]
        seated = max(USUAL_SIZE[circle], people)
        return len(_ROWS[circle]) == 1 and (2 * pi - 2 * free) * radius / seated >= _NAMED

    def seats(self, people: Sequence[Seated]) -> list[Seat]:
        """A place for each, as far as there is room, ring by ring and clockwise."""
        seats = []
        for circle in CIRCLES:
            inside = sorted((p for p in people if p.circle is circle), key=lambda p: p.id)[: self.most(circle)]
            taken = _placed([p.id for p in inside], max(min(USUAL_SIZE[circle], self.most(circle)), len(inside)))
            places = self._places(circle, max(min(USUAL_SIZE[circle], self.most(circle)), len(inside)))
            ring = [Seat(p, *places[taken[p.id]], AVATAR[circle]) for p in inside]
            seats += sorted(ring, key=lambda seat: seat.angle)
        return seats

    def _places(self, circle: Circle, count: int) -> list[tuple[QPointF, float]]:
        rows = self._rows(circle)
        room = sum(places for _, _, places in rows)
        found: list[tuple[QPointF, float]] = []
        for number, (radius, free, places) in enumerate(rows):
            last = number == len(rows) - 1
            here = count - len(found) if last else round(count * places / room)
            for place in range(here):
                angle = free + (2 * pi - 2 * free) * (place + (0.5 if free else 0)) / max(here, 1)
                found.append((self._at(radius, angle), angle))
        return found

    def _at(self, radius: float, angle: float) -> QPointF:
        return QPointF(self.centre.x() + radius * sin(angle), self.centre.y() - radius * cos(angle))

    def neighbour(self, seats: Sequence[Seat], seat: Seat, step: int) -> Seat:
        """The next place round the ring, clockwise or back."""
        ring = [s for s in seats if s.person.circle is seat.person.circle]
        return ring[(ring.index(seat) + step) % len(ring)]

    def across(self, seats: Sequence[Seat], seat: Seat, step: int) -> Seat:
        """The place in the next ring that holds somebody, inwards (-1) or outwards (1), nearest in direction."""
        at = CIRCLES.index(seat.person.circle) + step
        while 0 <= at < len(CIRCLES):
            ring = [s for s in seats if s.person.circle is CIRCLES[at]]
            if ring:
                return min(ring, key=lambda s: abs((s.angle - seat.angle + pi) % (2 * pi) - pi))
            at += step
        return seat


def _placed(ids: Sequence[UUID], places: int) -> dict[UUID, int]:
    """A place for each id, from the id itself; where two want the same, the later one takes the next free."""
    taken: dict[int, UUID] = {}
    for id in ids:
        place = (id.int * 0x9E3779B97F4A7C15 >> 32) % places
        while place in taken:
            place = (place + 1) % places
        taken[place] = id
    return {id: place for place, id in taken.items()}
