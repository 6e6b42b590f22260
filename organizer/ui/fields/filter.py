"""The line that narrows what a page shows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.buttons import IconButton
from organizer.ui.theme import theme

from .frame import FieldFrame, LineEdit

_TYPING_PAUSE_MS = 60


class FilterField(FieldFrame):
    """A line to type in. Esc empties it and goes back to the list; Enter and Down go to the list."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(30)
        self.setFixedWidth(190)
        self.setMinimumHeight(30)
        self.edit = LineEdit(name)
        self.edit.setAccessibleName(name)
        self.edit.setClearButtonEnabled(False)
        self.row.setContentsMargins(32, 1, 8, 1)
        self.row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self.edit.focused.connect(self.set_focused)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.edit.text()))
        self.edit.textEdited.connect(lambda _: self._pause.start())

    def clear(self) -> None:
        """Empties the line without saying so."""
        self._pause.stop()
        self.edit.clear()

    def text(self) -> str:
        return self.edit.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            had = bool(self.text())
            self.clear()
            if had:
                self.typed.emit("")
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._pause.isActive():
                self._pause.stop()
                self.typed.emit(self.edit.text())
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = theme()
        place = QRectF(self.rect())
        current.icons.paint(QPainter(self), 10, place.center().y() - 7, "search", 14, current.tokens["text-3"])


class FoldedFilter(QWidget):
    """An icon that opens into a line to type in, and is an icon again when the line is left empty."""

    typed = Signal()
    left = Signal()
    """What is filtered is to have the focus."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.icon = IconButton("search", name, "Ctrl+F")
        self.icon.setShortcut("")  # It is the window's.
        self.icon.clicked.connect(lambda: self.open().setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.line = FilterField(name)
        self.line.hide()
        self.line.edit.focused.connect(lambda _: self._fold())
        self.line.typed.connect(lambda _: self.typed.emit())
        self.line.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.icon)
        row.addWidget(self.line)

    def text(self) -> str:
        """What is typed, without space around it."""
        return self.line.text()

    def open(self) -> FilterField:
        """The line, brought into view."""
        self.icon.hide()
        self.line.show()
        return self.line

    def clear(self) -> None:
        """Empties the line without saying so."""
        self.line.clear()
        self._fold()

    def _fold(self) -> None:
        typing = self.line.edit.hasFocus() or bool(self.line.text())
        self.icon.setVisible(not typing)
        self.line.setVisible(typing)
