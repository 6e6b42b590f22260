"""The checklist of the estate as a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from organizer.areas.money.rules.estate import EstateLine, EstateTone, settled_words
from organizer.charts.amounts import Told, short_amount
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.tokens import ColourName

from .settling.lines import Line, LineCell, LineColumn, Lines, plain

_ICONS: dict[EstateTone, tuple[str, ColourName]] = {
    EstateTone.SETTLED: ("circle-check", "success"), EstateTone.ATTENTION: ("circle-alert", "warn"),
    EstateTone.MISSING: ("circle-dashed", "danger"),
}  # fmt: skip
_INKS: dict[EstateTone, ColourName] = {
    EstateTone.SETTLED: "text-3", EstateTone.ATTENTION: "warn-text", EstateTone.MISSING: "danger-text",
}  # fmt: skip
_ROW = 25


class EstateChecklist(Card):
    """What is settled and what is not. Enter on a line asks for it; `opened` gives its key, '' for the whole estate."""

    opened = Signal(str)

    def __init__(self, *, link: bool = True, parent: QWidget | None = None) -> None:
        """Without `link` there is no 'Open': it is the estate's own view."""
        super().__init__("Estate checklist", parent=parent)
        assert self.header is not None
        if link:
            self.open_button = Button("Open", "text", "small", trailing="chevron-right")
            self.open_button.clicked.connect(lambda: self.opened.emit(""))
            self.header.add(self.open_button)
        self.lines = _Lines()
        self.lines.opened.connect(lambda key: self.opened.emit(str(key)))
        self.body.setContentsMargins(1, 0, 1, 10)
        self.body.addWidget(self.lines)

    def set_lines(self, lines: Sequence[EstateLine]) -> None:
        """Shows other lines."""
        assert self.header is not None
        self.header.note.setText(settled_words(lines) if lines else "")
        self.lines.set_lines([_row(line) for line in lines])


class _Lines(Lines):
    def __init__(self) -> None:
        columns = (LineColumn("", 5), LineColumn("", 4, right=True))
        super().__init__("Estate checklist", columns, head=False, ruled=False, height=_ROW)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.row_at(event.position().y()) == self.current >= 0:
            self.opened.emit(self.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first of the two clicks has opened it."""


def words_of(line: EstateLine) -> Told:
    """Its words, in which an amount is '$750k'."""
    if line.amount is None:
        return (line.words,)
    before, _, after = line.words.partition("{}")
    return before, short_amount(float(line.amount.amount), line.amount.currency), after


def _row(line: EstateLine) -> Line:
    icon, colour = _ICONS[line.tone]
    quiet = line.tone is EstateTone.SETTLED
    words = LineCell(words_of(line), _INKS[line.tone], "label" if quiet else "label-medium")
    return Line(line.key, (plain(line.title), words), icon, colour)
