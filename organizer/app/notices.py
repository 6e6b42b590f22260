"""What the window says over its pages: what was done, and that this is the sample."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.host import WindowHost
from organizer.ui.label import Label
from organizer.ui.painting import fill, hairline
from organizer.ui.shell import AppShell
from organizer.ui.theme import theme


class DeskHost(WindowHost):
    """The host of the pages. Undo in a toast is the window's, which also goes to where it happened."""

    def __init__(self, shell: AppShell, undo: Callable[[], None]) -> None:
        super().__init__(shell.main, shell.add_overlay)
        self._shell, self._undo = shell, undo

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        super().toast(text, self._undo if undo is not None else None)

    def close(self) -> None:
        """Takes away all that it put over the pages."""
        self._dismiss()
        for part in (*self._drawers, self._toast):
            self._shell.remove_overlay(part)
            part.hide()
            part.deleteLater()
        self.deleteLater()


class SampleBar(QWidget):
    """Across the top of every page of the sample."""

    cleared = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        self.setAccessibleName("Sample household")
        self.clear = Button("Clear", size="small")
        self.clear.clicked.connect(lambda: self.cleared.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 0, 24, 1)
        row.setSpacing(12)
        row.addWidget(Label("Sample household. Clear it when you are ready.", "label-medium", "info-text"), 1)
        row.addWidget(self.clear)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        fill(painter, self.rect(), t["info-tint"])
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
        current.icons.paint(painter, 24, 10, "info", 15, t["info-text"])
