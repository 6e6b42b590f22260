"""Commitments: what I belong to, what renews, what I give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from organizer.areas.standing.rules.commitments import Commitment
from organizer.areas.standing.section import amount_words, hours_words
from organizer.kernel.changes import Ref
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.chips import paint_chip
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painted_table import Head, TableRows, columns, draw_whole
from organizer.ui.painting import LEFT, draw_text
from organizer.ui.theme import theme

_SHARES = (0.30, 0.14, 0.10, 0.19, 0.12, 0.15)
_TITLES = ("Organization and role", "Kind", "Since", "Renews or ends", "Hours", "Dues or gift")
_ROW = 44


class CommitmentRows(TableRows):
    """Enter opens, H logs hours, R renews, E edits, Del deletes; M is the menu."""

    opened = Signal(Ref)
    hours_asked = Signal(Ref)
    renew_asked = Signal(Ref)
    deleted = Signal(Ref)

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__("Commitments", _ROW)
        self._letters = letters
        self.rows: tuple[Commitment, ...] = ()
        if (mask := money_mask()) is not None:
            mask.changed.connect(self.announce)

    def set_rows(self, rows: Sequence[Commitment]) -> None:
        """The cursor stays on the one it is on."""
        chosen = self.chosen_row()
        self.rows = tuple(rows)
        refs = [row.ref for row in rows]
        if chosen is not None and chosen.ref in refs:
            self.current = refs.index(chosen.ref)
        elif self.current < 0 and rows:
            self.current = 0
        self.rows_changed()

    def chosen_row(self) -> Commitment | None:
        """The one under the cursor."""
        return self.rows[self.current] if 0 <= self.current < len(self.rows) else None

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        found = self.rows[row]
        amount = shown_amount(amount_words(found.amount)) if found.amount is not None else ""
        since = f"since {found.since.year}" if found.since else ""
        parts = (found.title, found.role, found.kind, since, found.when, hours_words(found.hours), amount)
        return ", ".join(part for part in parts if part)

    def answer_key(self, event: QKeyEvent) -> bool:
        chosen = self.chosen_row()
        if chosen is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(chosen.ref)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(chosen.ref)
        elif self._letters() and key == Qt.Key.Key_E:
            self.opened.emit(chosen.ref)
        elif self._letters() and key == Qt.Key.Key_H:
            self.hours_asked.emit(chosen.ref)
        elif self._letters() and key == Qt.Key.Key_R:
            self.renew_asked.emit(chosen.ref)
        elif self._letters() and key == Qt.Key.Key_M:
            self.menu_asked.emit(self.current, self.mapToGlobal(self.rect_of(self.current).center().toPoint()))
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chosen = self.chosen_row()
        if chosen is not None and self.row_at(event.position().y()) >= 0:
            self.opened.emit(chosen.ref)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, found = theme().tokens, self.rows[row]
        name, kind, since, when, hours, amount = columns(rect, _SHARES)
        if found.role:
            middle = name.center().y()
            draw_text(painter, QRectF(name.x(), middle - 18, name.width(), 20), found.title, "row-title", t["text"])
            draw_text(painter, QRectF(name.x(), middle + 1, name.width(), 16), found.role, "caption", t["text-2"])
        else:
            draw_text(painter, name, found.title, "row-title", t["text"])
        paint_chip(painter, kind.x(), kind.center().y(), found.kind, room=kind.width())
        draw_text(painter, since, str(found.since.year) if found.since else "", "body", t["text-2"], LEFT)
        ink = t["danger-text" if found.over else "warn-text" if found.soon else "text-2"]
        draw_text(painter, when, found.when, "row-title" if found.soon or found.over else "body", ink, LEFT)
        if found.hours or found.ref.kind != "gift":
            draw_whole(painter, hours, hours_words(found.hours), t["text-2"])
        words = shown_amount(amount_words(found.amount)) if found.amount is not None else "–"
        draw_whole(painter, amount, words, t["text"])


class CommitmentsCard(Card):
    """The list with its head, and the way to the renewals."""

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__("Commitments")
        self.renewals = Button("Renewals", size="small", icon="calendar-clock")
        assert self.header is not None
        self.header.add(self.renewals)
        self.rows = CommitmentRows(letters)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(Head(_TITLES, _SHARES, 4))
        self.body.addWidget(self.rows)

    def set_rows(self, rows: Sequence[Commitment]) -> None:
        assert self.header is not None
        self.header.note.setText(str(len(rows)) if rows else "")
        self.rows.set_rows(rows)
