"""Plain text of several lines, for what has a form of its own."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFocusEvent, QPalette
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from organizer.ui.fields.field import FramedField
from organizer.ui.fonts import font, line_height
from organizer.ui.scrolling import quiet_scrolling


class _Lines(QPlainTextEdit):
    focused = Signal(bool)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        quiet_scrolling(self)
        self.setFont(font("body"))
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(2, 0, 0, 0)  # as a line edit keeps before its text
        look = QPalette()
        look.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class LinesField(FramedField[str]):
    """Text as it is typed. Tab goes on to the next field."""

    def __init__(
        self,
        label: str,
        *,
        lines: int = 3,
        placeholder: str = "",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self.edit = _Lines(placeholder)
        self._silent = False
        self.edit.textChanged.connect(self._changed)
        self.edit.focused.connect(self._frame_focus)
        self.frame.setFixedHeight(lines * line_height("body") + 14)
        margins = self.frame.row.contentsMargins()
        self.frame.row.setContentsMargins(margins.left(), 6, margins.right(), 6)
        self.frame.row.addWidget(self.edit, 1)
        self._finish(self.edit)

    def value(self) -> str:
        return self.edit.toPlainText()

    def set_value(self, value: str) -> None:
        self._silent = True
        self.edit.setPlainText(value)
        self._silent = False

    def _changed(self) -> None:
        if not self._silent:
            self.changed.emit()

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)
