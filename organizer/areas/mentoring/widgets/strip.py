"""The sessions of an engagement in a strip: the newest ones, and the one that is planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.areas.mentoring.model import Session
from organizer.kernel.dates import MONTHS
from organizer.ui.focus import RingedFocus
from organizer.ui.painting import LEFT, draw_text, fill_rounded
from organizer.ui.theme import theme

_MOST, _HEIGHT, _LEAST = 6, 56, 76


class SessionStrip(RingedFocus, QWidget):
    """Left and right go from session to session."""

    ring_radius = 8.0
    chosen = Signal(UUID)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self._all: tuple[Session, ...] = ()
        self._chosen: UUID | None = None

    def set_sessions(self, sessions: Sequence[Session], chosen: UUID | None) -> None:
        """The oldest first."""
        self._all, self._chosen = tuple(sessions), chosen
        self.setAccessibleName("Sessions: " + (", ".join(_words(s) for s in self.shown()) or "none"))
        self.update()

    def shown(self) -> tuple[Session, ...]:
        """Those that have room, the chosen one among them."""
        most = min(_MOST, max(2, self.width() // _LEAST))
        place = next((n for n, s in enumerate(self._all) if s.id == self._chosen), len(self._all) - 1)
        end = min(len(self._all), max(place + 2, most))
        end = len(self._all) if place >= len(self._all) - most else end
        return self._all[max(0, end - most) : end]

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT)

    def _rects(self) -> list[tuple[Session, QRectF]]:
        shown = self.shown()
        wide = (self.width() - 8) / max(len(shown), 1)
        return [(s, QRectF(4 + n * wide, 4, wide - 2, self.height() - 8)) for n, s in enumerate(shown)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["sunken"])
        for session, rect in self._rects():
            current = session.id == self._chosen
            if current:
                fill_rounded(painter, rect, 6, t["surface"], t["border"])
            inner = rect.adjusted(10, 6, -6, -6)
            day = f"{session.day.day} {MONTHS[session.day.month - 1]}"
            top = QRectF(inner.x(), inner.y(), inner.width(), 16)
            draw_text(painter, top, day, "caption-strong" if current else "caption", t["text" if current else "text-2"])
            words = session.title or ("" if session.held else "Planned")
            draw_text(painter, top.translated(0, 18), words, "caption", t["text-2"], LEFT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for session, rect in self._rects():
            if rect.contains(event.position()):
                self.chosen.emit(session.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and not event.modifiers():
            self._go(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        ids = [session.id for session in self._all]
        if not ids:
            return
        place = ids.index(self._chosen) if self._chosen in ids else len(ids)
        self.chosen.emit(ids[min(max(place + step, 0), len(ids) - 1)])


def _words(session: Session) -> str:
    day: date = session.day
    return f"{day.day} {MONTHS[day.month - 1]} {session.title}".strip()
