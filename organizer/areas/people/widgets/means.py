"""How somebody is reached: addresses that can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.people.model import Contact
from organizer.kernel.text import one_line
from organizer.ui.buttons import IconButton, PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, focus_inside
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

_HEIGHT = 28


class Means(NamedTuple):
    """One way to somebody: an icon, the value, and the word that stands with it."""

    icon: str
    value: str
    label: str


def means_of(contact: Contact) -> tuple[Means, ...]:
    """E-mail, phone, web and post, in the order they are kept."""
    groups = (("mail", contact.emails), ("phone", contact.phones), ("globe", contact.websites),
              ("map-pin", contact.addresses))  # fmt: skip
    return tuple(Means(icon, one_line(entry.value), entry.label) for icon, entries in groups for entry in entries)


class MeansRow(PushArea):
    """A row with a value. Pressing it, or Ctrl+C on it, copies."""

    ring_radius = None
    copied = Signal(str)

    def __init__(self, means: Means, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.means = means
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_label(means.value)
        said = f"{means.value}, {means.label}" if means.label else means.value
        self.setAccessibleName(f"{said}: copy")
        set_tooltip(self, f"Copy {means.value}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 2, 0)
        row.addStretch(1)
        self.button = IconButton("copy", f"Copy {means.value}", size="small")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(lambda: self.copy())
        row.addWidget(self.button)
        self.clicked.connect(lambda: self.copy())

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.means.value)
        self.copied.emit(self.means.value)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, rect = current.tokens, QRectF(self.rect())
        outer = rect.adjusted(-6, 0, 0, 0)
        if self.hovered():
            fill_rounded(painter, outer, 5, t["hover"])
        current.icons.paint(painter, 0, 7, self.means.icon, 14, t["text-3"])
        room = rect.adjusted(22, 0, -30, 0)
        if self.means.label:
            draw_text(painter, room, self.means.label, "caption", t["text-3"], RIGHT)
            room.setRight(room.right() - min(text_width("caption", self.means.label) + 10, room.width() / 2))
        draw_text(painter, room, self.means.value, "body", t["text"])
        if self.shows_focus:
            focus_inside(painter, rect, 5, t["focus"])


class MeansList(QWidget):
    copied = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[MeansRow] = []

    def set_means(self, means: Sequence[Means]) -> None:
        if [row.means for row in self.rows] == list(means):
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MeansRow(each) for each in means]
        for row in self.rows:
            row.copied.connect(self.copied)
            self._column.addWidget(row)
