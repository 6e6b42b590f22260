"""Notes as they are read: formatted, as tall as they are, not to be typed in."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from organizer.ui.fields.notes import MarkdownEdit

MOST = 4000
"""Characters that are shown; whoever wants more opens the record."""


class NotesText(MarkdownEdit):
    """Can be selected with the mouse, and copied."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Notes")

    def show_notes(self, notes: str) -> None:
        shown = notes.strip()
        self.set_markdown(shown if len(shown) <= MOST else f"{shown[:MOST].rstrip()}…")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(ceil(self.document().size().height()), 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        QTextEdit.mousePressEvent(self, event)  # A box of a task is not ticked here: nothing would be stored.
