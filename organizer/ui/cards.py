"""Grouping on a page: cards, the sections of a detail pane, a strip of key figures."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.label import Label
from organizer.ui.painting import draw_text, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName


class CardHeader(QWidget):
    """The title of a card, what is said beside it, and at the end what one can do: 42 high."""

    def __init__(self, title: str, note: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(42)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 14, 0)
        self.row.setSpacing(8)
        self.title = Label(title, "section")
        self.note = Label(note, "label", "text-3")
        self.row.addWidget(self.title)
        self.row.addWidget(self.note)
        self.row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        self.row.addWidget(widget)


class Card(QWidget):
    """A quiet surface with an edge. Put the content in `body`; without a title it has no header."""

    def __init__(self, title: str = "", note: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.header: CardHeader | None = CardHeader(title, note) if title else None
        if self.header is not None:
            column.addWidget(self.header)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(16, 0 if title else 14, 16, 14)
        self.body.setSpacing(8)
        column.addLayout(self.body, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 8, t["surface"], t["border-subtle"])


class PaneSection(QWidget):
    """A part of a detail pane: a small title with a note, and what belongs to it in `body`. `rule` draws a line over
    it across the whole pane."""

    def __init__(self, title: str, note: str = "", *, rule: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = rule
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 13 if rule else 0, 20, 14)
        column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.note = Label(note, "label", "text-3")
        words = Label(title, "label-strong", "text-2")
        words.setMinimumWidth(words.sizeHint().width())  # The note beside it gives way.
        self.head.addWidget(words)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        column.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column.addLayout(self.body)

    def add_action(self, widget: QWidget) -> None:
        self.head.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rule:
            hairline(QPainter(self), 0, 0, self.width(), theme().tokens["border-subtle"])


class KeyFigure(NamedTuple):
    label: str
    figure: str
    note: str = ""
    note_colour: ColourName = "text-2"


class KeyFigureStrip(QWidget):
    """Four to six figures side by side on one card."""

    def __init__(self, figures: Sequence[KeyFigure] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figures(figures)

    def set_figures(self, figures: Sequence[KeyFigure]) -> None:
        self._figures = tuple(figures)
        self.setAccessibleName("; ".join(f"{f.label}: {f.figure} {f.note}".strip() for f in figures))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160 * max(1, len(self._figures)), 86)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["surface"], t["border-subtle"])
        count = len(self._figures)
        for place, figure in enumerate(self._figures):
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                place = count - 1 - place
            left = place * self.width() / count
            width = self.width() / count
            if place:
                hairline(painter, round(left), 13, self.height() - 26, t["border-subtle"], vertical=True)
            text = QRectF(left + 17, 13, width - 33, 16)
            draw_text(painter, text, figure.label, "label", t["text-3"])
            draw_text(painter, text.translated(0, 16).adjusted(0, 0, 0, 12), figure.figure, "figure-sm", t["text"])
            plain = figure.note_colour == "text-2"
            note = text.translated(0, 44)
            draw_text(painter, note, figure.note, "label" if plain else "label-medium", t[figure.note_colour])
