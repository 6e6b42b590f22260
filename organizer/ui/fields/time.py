"""A time of day, typed as people do."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.kernel.dates import format_time, parse_time
from organizer.kernel.errors import FieldError
from organizer.ui.fields.text import ParsedField

STEP = timedelta(minutes=15)


def read_time(text: str) -> time:
    """A time of day; ValueError with a sentence for the user."""
    try:
        return parse_time(text)
    except FieldError as wrong:
        raise ValueError(str(wrong)) from None


class TimeField(ParsedField[time]):
    """Reads '9', '9:30', '930' and '9 pm'. Up and Down go by quarters of an hour."""

    def __init__(
        self, label: str, *, placeholder: str = "9:30", help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, read_time, format_time, placeholder=placeholder, help_text=help_text, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not steps or self._read_only or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
            return
        if self.problem() is None:
            self.set_value(stepped(self.value() or time(9), steps))
            self.edit.selectAll()
            self.changed.emit()


def stepped(at: time, steps: int) -> time:
    """The next quarter of an hour before or after, round the clock."""
    midnight = datetime(2000, 1, 2)
    since = datetime.combine(midnight, at) - midnight
    whole = since // STEP if steps > 0 else -(-since // STEP)
    return (midnight + (whole + steps) * STEP).time()
