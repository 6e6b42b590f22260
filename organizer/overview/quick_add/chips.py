"""What was understood, as chips that can be dismissed, and as colour in the line itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from organizer.kernel.dates import format_day
from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import draw_text, fill_rounded
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

from .parse import Span, Unsure
from .spot import Kind

_HEIGHT, _ICON = 26, 13
_MOST = 300
_ICONS = {
    Kind.DAY: "calendar", Kind.TIME: "clock", Kind.LENGTH: "timer", Kind.REPEAT: "refresh-cw", Kind.TAG: "tag",
    Kind.PERSON: "user", Kind.GOAL: "target",
}  # fmt: skip
_NAMES = {
    Kind.DAY: "Day", Kind.TIME: "Time", Kind.LENGTH: "Length", Kind.REPEAT: "Repeats", Kind.TAG: "Tag",
    Kind.PERSON: "With", Kind.GOAL: "For goal",
}  # fmt: skip


class _Chip(PushArea):
    """An icon and words on a ground; what pressing it does is the heirs' matter."""

    ring_radius = 5.0

    def __init__(self, text: str, icon: str, *, tail: bool, quiet: bool = False, asks: bool = False) -> None:
        super().__init__()
        self._icon, self._tail, self._quiet, self._asks = icon, tail, quiet, asks
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_label(text)

    def sizeHint(self) -> QSize:
        width = round(text_width("label-medium", self.label)) + _ICON + 6 + 18 + (17 if self._tail else 0)
        return QSize(min(width, _MOST), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        rect = QRectF(self.rect())
        ink = t["text-3"] if self._quiet else t["warn-text"] if self._asks else t["accent-text"]
        ground = None if self._quiet else t["warn-tint"] if self._asks else t["accent-tint"]
        fill_rounded(painter, rect, 5, t["pressed"] if self.isDown() else ground, t["border"] if self._quiet else None)
        middle = rect.center().y()
        current.icons.paint(painter, 9, middle - _ICON / 2, self._icon, _ICON, ink)
        text = rect.adjusted(9 + _ICON + 6, 0, -9 - (17 if self._tail else 0), 0)
        draw_text(painter, text, self.label, "label-medium", ink)
        if self._tail:
            colour = t["text"] if self.hovered() else ink
            current.icons.paint(painter, rect.right() - 19, middle - 5.5, "x", 11, colour)


class SpanChip(_Chip):
    """Something understood. A click, Backspace or Delete on it leaves its words in the title."""

    dismissed = Signal()

    def __init__(self, span: Span, number: int, kept: bool) -> None:
        super().__init__(span.said, _ICONS[span.kind], tail=True, quiet=not kept)
        self.span = span
        keys = f"Alt+{number}" if number < 10 else ""
        self.setAccessibleName(f"{_NAMES[span.kind]}: {span.said}{'' if kept else ', not kept in a step'}, dismiss")
        words = f"Leave “{span.words}” in the title"
        set_tooltip(self, words if kept else f"A step does not keep this. {words}", keys)
        self.clicked.connect(lambda: self.dismissed.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


class ReadingChip(_Chip):
    """One of the days that words can mean; pressing it writes that day."""

    chosen = Signal()

    def __init__(self, unsure: Unsure, day: date) -> None:
        super().__init__(f"{unsure.words} as {format_day(day)}", "circle-alert", tail=False, asks=True)
        self.unsure, self.day = unsure, day
        self.setAccessibleName(f"{unsure.words} means {format_day(day)}")
        self.clicked.connect(lambda: self.chosen.emit())


def colour_words(edit: QLineEdit, spans: Sequence[Span]) -> None:
    """Colours what was understood. A line of text has no formats of its own but those of an input method, which it
    places from the cursor on."""
    t = theme().tokens
    look = QTextCharFormat()
    look.setForeground(t["accent-text"])
    look.setBackground(t["accent-tint"])
    text, cursor = edit.text(), edit.cursorPosition()

    def units(place: int) -> int:
        """Qt counts in halves of what Python counts where characters are beyond the first plane."""
        return len(text[:place].encode("utf-16-le")) // 2

    attributes = [
        QInputMethodEvent.Attribute(
            QInputMethodEvent.AttributeType.TextFormat, units(span.start) - cursor, units(span.end) - units(span.start),
            look,
        )
        for span in spans
    ]  # fmt: skip
    QCoreApplication.sendEvent(edit, QInputMethodEvent("", attributes))
