"""A day, typed in words or figures, or chosen from a month."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.ui.buttons import IconButton
from organizer.ui.calendar import CalendarPopover
from organizer.ui.fields.text import ParsedField


class DateField(ParsedField[date]):
    """`parse` reads what was typed ("30 jun", "+60d") and raises ValueError with a sentence; `today` is asked when the
    calendar opens. Alt+Down opens it."""

    def __init__(
        self,
        label: str,
        parse: Callable[[str], date],
        show: Callable[[date], str],
        today: Callable[[], date],
        *,
        placeholder: str = "",
        help_text: str = "",
        none: str = "No date",
        parent: QWidget | None = None,
    ) -> None:
        self._today = today
        self._none = none
        super().__init__(label, parse, show, placeholder=placeholder, help_text=help_text, parent=parent)

    def _add_controls(self) -> None:
        self.button = IconButton("calendar", f"{self.label}: calendar", "", "small")
        self.button.clicked.connect(self.open_calendar)
        self.frame.ends_with_button()
        self.frame.row.addWidget(self.button)

    def open_calendar(self) -> CalendarPopover | None:
        """None where the field cannot be changed."""
        if self._read_only:
            return None
        day = self.value() if self.problem() is None else None
        popover = CalendarPopover(self, day, self._today(), none=self._none)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.chosen.connect(self._chosen)
        popover.open_at(self.frame)
        return popover

    def _chosen(self, day: date | None) -> None:
        self.set_value(day)
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        super()._dress()
        self.button.setVisible(not self._read_only)
