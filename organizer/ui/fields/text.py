"""Fields of one line: plain text, and text that stands for a value."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.ui.buttons import IconButton
from organizer.ui.fields.field import FramedField
from organizer.ui.fields.frame import LineEdit
from organizer.ui.label import Label

T = TypeVar("T")


class TextField(FramedField[str]):
    """Plain text. A `secret` is shown as dots until its eye is pressed."""

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        help_text: str = "",
        secret: bool = False,
        limit: int = 32767,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self.edit = LineEdit(placeholder)
        self.edit.setMaxLength(limit)
        self.edit.textEdited.connect(lambda: self.changed.emit())
        self.edit.focused.connect(self._frame_focus)
        self.frame.row.addWidget(self.edit, 1)
        if secret:
            self._add_eye()
        self._finish(self.edit)

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, value: str) -> None:
        self.edit.setText(value)
        self.edit.setCursorPosition(0)

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)

    def _add_eye(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        eye = IconButton("eye", "Show what is typed", size="small")
        eye.setCheckable(True)

        def show(shown: bool) -> None:
            self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
            eye.set_icon("eye-off" if shown else "eye")
            eye.set_name("Hide what is typed" if shown else "Show what is typed")

        eye.toggled.connect(show)
        self.frame.row.addWidget(eye)
        self.frame.ends_with_button()


class ParsedField(FramedField[T | None]):
    """Text that stands for a value: numbers, durations, moments, whatever has a way to be read and shown.

    `parse` raises ValueError with a sentence for the user. On leaving the field a value is shown in its own form.
    """

    def __init__(
        self,
        label: str,
        parse: Callable[[str], T],
        show: Callable[[T], str],
        *,
        placeholder: str = "",
        help_text: str = "",
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._parse, self._show = parse, show
        self.edit = LineEdit(placeholder)
        self.edit.textEdited.connect(lambda: self.changed.emit())
        self.edit.focused.connect(self._focused)
        self.frame.row.addWidget(self.edit, 1)
        if unit:
            self.frame.row.addWidget(Label(unit, "label", "text-3"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._add_controls()
        self._finish(self.edit)

    def _add_controls(self) -> None:
        """Put further controls after the text."""

    def value(self) -> T | None:
        text = self.edit.text().strip()
        return self._parse(text) if text else None

    def set_value(self, value: T | None) -> None:
        self.edit.setText("" if value is None else self._show(value))
        self.edit.setCursorPosition(0)

    def problem(self) -> str | None:
        try:
            self.value()
        except ValueError as wrong:
            return str(wrong)
        return None

    def _focused(self, focused: bool) -> None:
        if not focused and self.problem() is None and not self._read_only:
            self.set_value(self.value())
        self._frame_focus(focused)

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)
