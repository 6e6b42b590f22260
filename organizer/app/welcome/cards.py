"""Ways to start, side by side, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import PushArea
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme
from organizer.ui.toggles import paint_dot

HEIGHT = 112


class Option(NamedTuple):
    """A way to start, and what is said of it."""

    key: str
    icon: str
    title: str
    words: str


class OptionCard(PushArea):
    """A large radio button: its icon, a dot, a title and a line or two."""

    ring_radius = 8.0

    def __init__(self, option: Option, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = option
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.set_label(option.title)
        self.setAccessibleDescription(option.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 43, 17, 14)
        column.setSpacing(2)
        title, words = Label(option.title, "strong"), Label(option.words, "label", "text-2", wrap=True)
        for label in (title, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Space choose; Enter is the screen's, and goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, chosen = current.tokens, self.isChecked()
        fill = t["hover"] if self.hovered() and not chosen else t["surface"]
        edge = t["accent"] if chosen else t["border-control"]
        fill_rounded(painter, QRectF(self.rect()), 8, fill, edge, 2 if chosen else 1)
        current.icons.paint(painter, 17, 16, self.option.icon, 18, t["accent-text" if chosen else "text-2"])
        paint_dot(painter, self.width() - 33, 16, chosen)


class OptionCards(QWidget):
    """The cards in a row; Tab reaches the chosen one, arrows choose among them."""

    changed = Signal(str)

    def __init__(self, options: Sequence[Option], name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.cards = [OptionCard(option) for option in options]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self.cards:
            self._group.addButton(card)
            card.toggled.connect(lambda on, key=card.option.key: self.changed.emit(key) if on else None)
            row.addWidget(card, 1)
        self.cards[0].setChecked(True)
        # Qt keeps Tab to the chosen one only once one of them has had the focus.
        for card in self.cards[1:]:
            card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def value(self) -> str:
        return next(card.option.key for card in self.cards if card.isChecked())

    def choose(self, key: str) -> None:
        next(card for card in self.cards if card.option.key == key).setChecked(True)
