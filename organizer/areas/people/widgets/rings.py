"""The four circles as rings, with everybody at a place of their own; people are moved by dragging or by keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from organizer.areas.people.model import USUAL_SIZE, Circle
from organizer.areas.people.rules import Health
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.tooltips import plain

from .seats import CIRCLES, Rings, Seat, Seated

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_RIMS: dict[Health, ColourName] = {Health.OVER: "danger", Health.SOON: "warn"}


class Drag(NamedTuple):
    """Somebody on the way to another ring."""

    seat: Seat
    at: QPointF


def capacity_words(circle: Circle, count: int, seated: int | None = None) -> str:
    """'6 of 5'; '30 of 15, 4 more in the list' where not everybody found a seat in the ring."""
    left = 0 if seated is None else count - seated
    return f"{count:,} of {USUAL_SIZE[circle]}" + (f", {left:,} more in the list" if left > 0 else "")


class RingsWidget(QWidget):
    """Left and Right go round a ring, Up and Down to the ring inside or outside; with Ctrl they move the person there.
    Enter opens, M or the menu key shows what can be done. Esc lets a drag go."""

    opened = Signal(UUID)
    current_changed = Signal(UUID)
    moved = Signal(UUID, Circle)
    menu_asked = Signal(UUID, QPointF)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Circles")
        self._people: tuple[Seated, ...] = ()
        self._counts: Mapping[Circle, int] = {}
        self._rings = Rings.within(self.width(), self.height())
        self._seats: list[Seat] = []
        self._current: UUID | None = None
        self._hover: UUID | None = None
        self._pressed: Drag | None = None
        self._drag: Drag | None = None
        self._ringed = False

    def set_people(self, people: Sequence[Seated], counts: Mapping[Circle, int]) -> None:
        """`counts` are of everybody in a circle, shown or not."""
        self._people, self._counts = tuple(people), counts
        if self._current not in {p.id for p in people}:
            self._current = None
        self._seat()

    def _seat(self) -> None:
        self._rings = Rings.within(self.width(), self.height())
        self._seats = self._rings.seats(self._people)
        self._drag = self._pressed = None
        self._announce()
        self.update()

    def current(self) -> UUID | None:
        return self._current

    def set_current(self, id: UUID | None) -> None:
        """Marks somebody without saying so."""
        self._current = id
        self._announce()
        self.update()

    def seat_of(self, id: UUID | None) -> Seat | None:
        """Where somebody sits; None where there was no room."""
        return next((seat for seat in self._seats if seat.person.id == id), None)

    def ring_point(self, circle: Circle) -> QPointF:
        """A free point within a ring: where a drop would land in it."""
        edges = [0.0, *(self._rings.edge(c) for c in CIRCLES)]
        at = CIRCLES.index(circle)
        return QPointF(self._rings.centre.x(), self._rings.centre.y() - (edges[at] + edges[at + 1]) / 2)

    def _choose(self, seat: Seat) -> None:
        if seat.person.id != self._current:
            self._current = seat.person.id
            self._announce()
            self.current_changed.emit(seat.person.id)
        self.update()

    def _announce(self) -> None:
        seat = self.seat_of(self._current)
        self.setAccessibleName("Circles" if seat is None else _spoken(seat.person))

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seat()

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in _BY_KEYBOARD
        if self.seat_of(self._current) is None and self._seats:
            self._choose(self._seats[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        seat = self.seat_of(self._current)
        key = event.key()
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._pressed = self._drag = None
            self.update()
        elif seat is None or not self._key(event, seat):
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent, seat: Seat) -> bool:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._ringed = True
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(key), 0)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and control:
            at = CIRCLES.index(seat.person.circle) + step
            if 0 <= at < len(CIRCLES):
                self.moved.emit(seat.person.id, CIRCLES[at])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(self._rings.across(self._seats, seat, step))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(self._rings.neighbour(self._seats, seat, step))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(seat.person.id)
        elif key == Qt.Key.Key_M and not control:
            self.menu_asked.emit(seat.person.id, seat.centre)
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        seat = self.seat_of(self._current) if by_key else self._seat_at(QPointF(event.pos()))
        if seat is not None:
            self._choose(seat)
            self.menu_asked.emit(seat.person.id, seat.centre)

    # Mouse

    def _seat_at(self, point: QPointF) -> Seat | None:
        return next((seat for seat in self._seats if seat.holds(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        seat = self._seat_at(event.position())
        self._ringed = False
        if seat is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(seat)
            self._pressed = Drag(seat, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            away = (event.position() - self._pressed.at).manhattanLength()
            if self._drag is not None or away >= QApplication.startDragDistance():
                self._drag = Drag(self._pressed.seat, event.position())
                self.update()
            return
        seat = self._seat_at(event.position())
        hover = seat.person.id if seat else None
        if hover != self._hover:
            self._hover = hover
            self.setCursor(Qt.CursorShape.PointingHandCursor if seat else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, pressed = self._drag, self._pressed
        self._drag = self._pressed = None
        self.update()
        if drag is not None:
            circle = self._rings.circle_at(event.position())
            if circle is not None and circle is not drag.seat.person.circle:
                self.moved.emit(drag.seat.person.id, circle)
        elif pressed is not None:
            self.opened.emit(pressed.seat.person.id)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            seat = self._seat_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain(_spoken(seat.person)) if seat else "", self)
            return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        target = self._rings.circle_at(self._drag.at) if self._drag else None
        for circle in reversed(CIRCLES):
            radius = self._rings.edge(circle)
            fill = t["accent-tint"] if circle is target else t["surface" if CIRCLES.index(circle) % 2 else "sunken"]
            painter.setBrush(fill)
            painter.setPen(QPen(t["accent"], 2) if circle is target else QPen(t["border-subtle"], 1))
            painter.drawEllipse(self._rings.centre, radius, radius)
        for circle in CIRCLES:
            self._paint_words(painter, circle)
        above = {self._current, self._hover, self._drag.seat.person.id if self._drag else None}
        for seat in sorted(self._seats, key=lambda seat: seat.person.id in above):
            if self._drag is None or seat.person.id != self._drag.seat.person.id:
                self._paint_seat(painter, seat, seat.centre)
        if self._drag is not None:
            self._paint_seat(painter, self._drag.seat, self._drag.at)

    def _paint_words(self, painter: QPainter, circle: Circle) -> None:
        t = theme().tokens
        count = self._counts.get(circle, 0)
        over = count > USUAL_SIZE[circle]
        seated = sum(seat.person.circle is circle for seat in self._seats)
        top = self._rings.centre.y() - self._rings.edge(circle) + 5
        if circle is Circle.INNER:
            top = self._rings.centre.y() - 16
        place = QRectF(self._rings.centre.x() - 60, top, 120, 16)
        draw_text(painter, place, circle.label, "caption-strong", t["text-2"], CENTRE)
        draw_text(
            painter, place.adjusted(-40, 14, 40, 14), capacity_words(circle, count, seated), "caption",
            t["warn-text" if over else "text-3"], CENTRE,
        )  # fmt: skip

    def _paint_seat(self, painter: QPainter, seat: Seat, centre: QPointF) -> None:
        t, person = theme().tokens, seat.person
        left, top = centre.x() - seat.size / 2, centre.y() - seat.size / 2
        chosen = person.id == self._current
        rim = t["accent"] if chosen else t[_RIMS[person.health]] if person.health in _RIMS else None
        if chosen and self._ringed:
            painter.setPen(QPen(t["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, seat.size / 2 + 5, seat.size / 2 + 5)
        paint_avatar(painter, left, top, seat.size, Face.of(person.name), rim)
        if person.health is Health.OVER and seat.size >= 24:
            disc = QRectF(left + seat.size - 11, top + seat.size - 11, 14, 14)
            fill_rounded(painter, disc, 7, t["surface"])
            theme().icons.paint(painter, disc.x() + 1, disc.y() + 1, "clock-alert", 12, t["danger-text"])
        pointed = chosen or person.id == self._hover
        if self._rings.roomy(person.circle, self._counts.get(person.circle, 0)) and person.id != self._hover:
            place = QRectF(centre.x() - 32, top + seat.size + 4, 64, 14)
            draw_text(painter, place, person.name.split(" ")[0], "caption", t["text"], CENTRE)
        elif pointed:
            width = min(text_width("caption", person.name) + 12, 200.0)
            place = QRectF(centre.x() - width / 2, top + seat.size + 5, width, 17)
            fill_rounded(painter, place, 4, t["raised"], t["border-control"])
            draw_text(painter, place.adjusted(5, 0, -5, 0), person.name, "caption", t["text"], CENTRE)


def _spoken(person: Seated) -> str:
    return f"{person.name}, {person.circle.label.lower()} circle" + (f", {person.words}" if person.words else "")
