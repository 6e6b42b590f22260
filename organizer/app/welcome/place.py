"""Where the file goes, and the way to change that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip


def shown_path(path: Path) -> str:
    """A path with the user's home as '~', which is shorter and says as much."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


class PlaceLine(QWidget):
    change_asked = Signal()

    def __init__(self, path: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(24)
        self._text = Label("", "label", "text-2")
        self.change = Button("Change", "text", "small")
        self.change.clicked.connect(lambda: self.change_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._text)
        row.addWidget(self.change)
        row.addStretch(1)
        self.set_path(path)

    @property
    def path(self) -> Path:
        return self._path

    def set_path(self, path: Path) -> None:
        self._path = path
        text = f"Kept in {shown_path(path)}"
        self._text.setText(text)
        self.setAccessibleName(text)
        self.change.setAccessibleName("Change where it is kept")
        set_tooltip(self.change, "Keep it somewhere else")

    def paintEvent(self, event: QPaintEvent) -> None:
        current = theme()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        current.icons.paint(painter, 14, 4, "hard-drive", 16, current.tokens["text-3"])
