"""What all fields have in common."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.ui.fields.frame import FieldFrame, Mark
from organizer.ui.label import Label

T = TypeVar("T")


class Field(QWidget, Generic[T]):
    """A labelled value that the user edits.

    `problem()` says in words why what stands in the field is no value; only when it is None may `value()` be asked.
    """

    changed = Signal()
    """The user changed the value, or typed on the way to one. `set_value` does not emit it."""

    left = Signal()
    """The focus has gone elsewhere: the moment to show what is wrong."""

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_text = label
        self._help = help_text
        self._error: str | None = None
        self._read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._label = Label(label, "label-medium", "text-2")
        if label:
            self._column.addWidget(self._label)
            self._column.addSpacing(5)
        self._message = Label("", "caption", "text-3", wrap=True)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self._message)
        self._stop: QWidget | None = None

    def value(self) -> T:
        """What stands in the field. ValueError while `problem()` is not None."""
        raise NotImplementedError

    def set_value(self, value: T) -> None:
        raise NotImplementedError

    def problem(self) -> str | None:
        return None

    def check(self) -> bool:
        """Show what is wrong, or that nothing is any more. True when the value can be used."""
        self.set_error(self.problem())
        return self._error is None

    @property
    def label(self) -> str:
        return self._label_text

    def hide_label(self) -> None:
        """Leave the label to screen readers: the field is a part of something that says what it is."""
        if self._label_text and self._column.indexOf(self._label) == 0:
            self._column.takeAt(1)
            self._column.removeWidget(self._label)
            self._label.hide()

    def error(self) -> str | None:
        return self._error

    def set_error(self, error: str | None) -> None:
        self._error = error
        self._show_message()
        self._dress()

    def mark_wrong(self, wrong: bool) -> None:
        """Show that something is wrong here; what it is, stands elsewhere. Not every control has a way to show it."""

    def set_help(self, text: str) -> None:
        self._help = text
        self._show_message()

    def is_read_only(self) -> bool:
        return self._read_only

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._dress()

    def _dress(self) -> None:
        """Make the control show error and read-only; fields whose control has more to do extend this."""

    def _place(self, control: QWidget, focus: QWidget | None = None) -> None:
        """Put the control under the label; `focus` is the part of it that takes the keyboard."""
        stop = focus or control
        stop.setAccessibleName(self._label_text)
        if "&" not in self._label_text:
            self._label.setBuddy(stop)
        self.setFocusProxy(stop)
        self._column.addWidget(control)
        self._column.addWidget(self._below)
        self._stop = stop
        self._show_message()

    def _note(self) -> str:
        """What stands below while nothing is wrong."""
        return self._help

    def _show_message(self) -> None:
        text = self._error or self._note()
        self._message.setText(text)
        self._message.set_colour("danger-text" if self._error else "text-3")
        self._message.set_font("caption-medium" if self._error else "caption")
        self._below.setVisible(bool(text))
        if self._stop is not None:
            self._stop.setAccessibleDescription(text)


class FramedField(Field[T]):
    """A field in the usual edge, with a mark at its end for error and lock."""

    def __init__(
        self, label: str, *, help_text: str = "", frame: FieldFrame | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self.frame = frame or FieldFrame()
        self._mark = Mark()

    def mark_wrong(self, wrong: bool) -> None:
        self.frame.set_wrong(wrong)
        self._mark.set_icon("circle-alert" if wrong else "lock" if self._read_only else None, danger=wrong)

    def _frame_focus(self, focused: bool) -> None:
        self.frame.set_focused(focused)
        if not focused:
            self.left.emit()

    def _dress(self) -> None:
        self.frame.set_read_only(self._read_only)
        self.mark_wrong(self._error is not None)

    def _finish(self, focus: QWidget) -> None:
        """Close the frame with the mark and place it; `focus` takes the keyboard."""
        self.frame.row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self.frame.setFocusProxy(focus)
        self._place(self.frame, focus)
