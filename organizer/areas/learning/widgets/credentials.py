"""Certificates, each with its runway of the next two years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from organizer.areas.learning.queries import Held
from organizer.areas.learning.rules.status import URGENT, Standing, left_words, missing_words
from organizer.kernel.dates import format_day
from organizer.ui.avatars import Face, paint_stack
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.fonts import font
from organizer.ui.label import Label
from organizer.ui.painted_table import SIDE, Head, TableRows, columns
from organizer.ui.painting import CENTRE, LEFT, RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme

from .marks import expiry_colours, names_of

_SHARES = (0.23, 0.165, 0.065, 0.28, 0.12, 0.14)
_TITLES = ("Certificate", "Issued by", "Who", "", "Left", "Expires")
_RUNWAY = 24
_MONTH = 365.25 / 12
_MARKS = ((0.0, "today"), (0.25, "6 m"), (0.5, "1 y"), (0.75, "18 m"), (1.0, "2 y"))


@dataclass(frozen=True, slots=True)
class CredentialRow:
    """A certificate as the list shows it."""

    held: Held
    faces: tuple[Face, ...]
    today: date

    @property
    def left(self) -> str:
        if self.held.standing in (Standing.LET_GO, Standing.EXPIRED):
            return str(self.held.standing.value)
        return left_words(self.held.credential, self.today)

    @property
    def expires(self) -> str:
        expires = self.held.credential.expires
        return format_day(expires) if expires else "–"

    @property
    def urgent(self) -> bool:
        """Whether something is to be done about it now."""
        credential = self.held.credential
        if self.held.standing is Standing.LET_GO or credential.expires is None:
            return False
        return credential.expires - self.today <= URGENT

    def spoken(self) -> str:
        credential = self.held.credential
        words = missing_words(credential, self.held.present, self.today) if credential.has_rule else ""
        parts = (
            credential.title, credential.issuer, names_of(self.faces), self.held.standing.value.lower(),
            f"{self.left} left" if self.held.standing is Standing.VALID else "", f"expires {self.expires}", words,
        )  # fmt: skip
        return ", ".join(part for part in parts if part)


class CredentialRows(TableRows):
    """Enter shows the ledger, R renews, P plans the renewal, E edits; M is the menu."""

    opened = Signal(UUID)
    renew_asked = Signal(UUID)
    plan_asked = Signal(UUID)
    edit_asked = Signal(UUID)
    deleted = Signal(UUID)

    def __init__(self, letters: Callable[[], bool]) -> None:
        super().__init__("Certificates", 40)
        self._letters = letters
        self.rows: tuple[CredentialRow, ...] = ()

    def set_rows(self, rows: Sequence[CredentialRow]) -> None:
        chosen = self.chosen_row()
        self.rows = tuple(rows)
        ids = [row.held.credential.id for row in rows]
        if chosen is not None and chosen.held.credential.id in ids:
            self.current = ids.index(chosen.held.credential.id)
        self.rows_changed()

    def chosen_row(self) -> CredentialRow | None:
        """The one under the cursor."""
        return self.rows[self.current] if 0 <= self.current < len(self.rows) else None

    def count(self) -> int:
        return len(self.rows)

    def spoken(self, row: int) -> str:
        return self.rows[row].spoken()

    def answer_key(self, event: QKeyEvent) -> bool:
        chosen = self.chosen_row()
        if chosen is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, id = event.key(), chosen.held.credential.id
        letters = {
            Qt.Key.Key_R: self.renew_asked, Qt.Key.Key_P: self.plan_asked, Qt.Key.Key_E: self.edit_asked,
        }  # fmt: skip
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(id)
        elif key == Qt.Key.Key_F2:
            self.edit_asked.emit(id)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(id)
        elif self._letters() and Qt.Key(key) in letters:
            letters[Qt.Key(key)].emit(id)
        elif self._letters() and key == Qt.Key.Key_M:
            at = self.rect_of(self.current).center().toPoint()
            self.menu_asked.emit(self.current, self.mapToGlobal(at))
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chosen = self.chosen_row()
        if chosen is not None and self.row_at(event.position().y()) >= 0:
            self.opened.emit(chosen.held.credential.id)

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        t, each = theme().tokens, self.rows[row]
        title, issuer, who, runway, left, expires = columns(rect, _SHARES)
        credential, standing = each.held.credential, each.held.standing
        over = standing in (Standing.EXPIRED, Standing.LET_GO)
        width = draw_text(painter, title, credential.title, "row-title", t["text-3" if over else "text"])
        if over:
            hairline(painter, title.x(), round(title.center().y()), width, t["text-3"])
        draw_text(painter, issuer, credential.issuer, "body", t["text-3"])
        paint_stack(painter, who.x(), rect.center().y() - 11, 18, each.faces, t["surface"])
        colour, words = expiry_colours(credential, standing, each.today)
        _paint_runway(painter, runway, _share(credential.expires, each.today), t[colour])
        quiet = words in ("text-2", "text-3")
        draw_text(painter, left, each.left, "body" if quiet else "row-title", t[words], RIGHT)
        draw_text(painter, expires, each.expires, "body", t["text-3" if over else "text-2"], RIGHT)


def _share(expires: date | None, today: date) -> float | None:
    """How far along the runway it expires; None beyond its end."""
    if expires is None:
        return None
    share = (expires - today).days / (_RUNWAY * _MONTH)
    return None if share > 1 else max(share, 0.0)


def _runway(rect: QRectF) -> QRectF:
    return QRectF(rect.x() + 4, rect.center().y() - 2, max(rect.width() - 20, 1), 4)


def _paint_runway(painter: QPainter, rect: QRectF, share: float | None, colour: QColor) -> None:
    t, bar = theme().tokens, _runway(rect)
    fill_rounded(painter, bar, 2, t["pressed"])
    reach = bar.width() * (1.0 if share is None else share)
    if reach > 4:
        fill_rounded(painter, QRectF(bar.x(), bar.y(), reach, 4), 2, colour)
    if share is not None:
        painter.setPen(QPen(t["surface"], 2))
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(bar.x() + max(reach, 2), bar.center().y()), 5, 5)


class _Head(Head):
    """With the months of the runway."""

    def __init__(self) -> None:
        super().__init__(_TITLES, _SHARES, 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, t = QPainter(self), theme().tokens
        place = columns(QRectF(0, 0, self.width(), self.height() - 1), _SHARES)[3]
        bar = _runway(place)
        painter.setFont(font("caption"))
        for share, words in _MARKS:
            align = LEFT if share == 0 else RIGHT if share == 1 else CENTRE
            x = bar.x() + share * bar.width()
            left = x - 4 if share == 0 else x - 56 if share == 1 else x - 30
            spot = QRectF(left, place.y(), 60, place.height())
            if bar.width() >= 170 or share in (0.0, 0.5, 1.0):
                draw_text(painter, spot, words, "caption", t["chart-label"], align)


class CredentialsCard(Card):
    """The list on a card, with Add."""

    def __init__(self, letters: Callable[[], bool], *, parent: QWidget | None = None) -> None:
        super().__init__("Certificates", parent=parent)
        self.rows = CredentialRows(letters)
        self.add = Button("Add", size="small", icon="plus")
        self.add.setAccessibleName("Add certificate")
        assert self.header is not None
        self.header.add(self.add)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._head = _Head()
        self.nothing = Label("No certificate is kept here yet.", "body", "text-3", wrap=True)
        self.nothing.setMargin(SIDE)
        self.body.addWidget(self._head)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.nothing)

    def set_rows(self, rows: Sequence[CredentialRow]) -> None:
        assert self.header is not None
        urgent = sum(row.urgent for row in rows)
        words = str(len(rows)) if rows else ""
        if urgent:
            words += ", one needs action" if urgent == 1 else f", {urgent} need action"
        self.header.note.setText(words)
        self.rows.set_rows(rows)
        self.nothing.setVisible(not rows)
        self._head.setVisible(bool(rows))
        self.rows.setVisible(bool(rows))
        self.rows.setFixedHeight(max(1, len(rows) * self.rows.row_height()))
