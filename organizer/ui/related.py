"""Rows that lead to other records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from organizer.kernel.changes import Ref
from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, focus_inside
from organizer.ui.theme import theme


class Related(NamedTuple):
    """A row that leads to a record: an icon, its name, a quiet second word, and at the end how it stands."""

    ref: Ref
    icon: str
    title: str
    subtitle: str = ""
    note: str = ""


class RelatedRow(PushArea):
    """A bordered row of 44, or a plain one; Enter or a click opens what it names."""

    opened = Signal(Ref)

    def __init__(self, related: Related, *, framed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.related = related
        self._framed = framed
        self.setFixedHeight(44 if related.subtitle else 36 if framed else 30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_label(related.title)
        self.setAccessibleName(", ".join(part for part in related[2:] if part))
        self.clicked.connect(lambda: self.opened.emit(self.related.ref))

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, rect, related = current.tokens, QRectF(self.rect()), self.related
        edge = t["border-subtle"] if self._framed else None
        fill_rounded(painter, rect, 6, t["hover"] if self.hovered() else None, edge)
        side = 13 if self._framed else 0
        current.icons.paint(painter, side, rect.center().y() - 8, related.icon, 16, t["text-3"])
        room = rect.adjusted(side + 26, 0, -side, 0)
        if related.note:
            draw_text(painter, room, related.note, "caption" if self._framed else "label", t["text-3"], RIGHT)
            room.setRight(room.right() - min(text_width("label", related.note) + 8, room.width() / 2))
        if not related.subtitle:
            draw_text(painter, room, related.title, "row-title" if self._framed else "body", t["text"])
            return
        middle = rect.center().y()
        draw_text(painter, QRectF(room.x(), middle - 16, room.width(), 18), related.title, "row-title", t["text"])
        draw_text(painter, QRectF(room.x(), middle + 1, room.width(), 15), related.subtitle, "caption", t["text-3"])
        if self.shows_focus and self.ring_radius is None:
            focus_inside(painter, rect, 6, t["focus"])


class RelatedList(QWidget):
    """Rows one under another."""

    opened = Signal(Ref)

    def __init__(self, *, framed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framed = framed
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6 if framed else 0)
        self.rows: list[RelatedRow] = []

    def set_related(self, related: Sequence[Related]) -> None:
        if [row.related for row in self.rows] == list(related):
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RelatedRow(each, framed=self._framed) for each in related]
        for row in self.rows:
            row.opened.connect(self.opened)
            self._column.addWidget(row)
