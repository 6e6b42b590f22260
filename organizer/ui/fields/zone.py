"""A time zone, typed by the name of its city or chosen from those that fit."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from organizer.kernel.errors import FieldError
from organizer.kernel.zones import find_zones, offset_words, zone_key, zone_named
from organizer.ui.fields.suggestions import Option, Suggestions
from organizer.ui.fields.text import ParsedField


def read_zone(text: str) -> ZoneInfo:
    """A time zone; ValueError with a sentence for the user that names it."""
    try:
        return zone_named(text)
    except FieldError as wrong:
        raise ValueError(str(wrong)) from None


class ZoneField(ParsedField[ZoneInfo]):
    """An empty field stands for `here`. Offsets in the list are those of the moment that `at` gives."""

    def __init__(
        self,
        label: str,
        here: tzinfo,
        at: Callable[[], datetime],
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._at = at
        placeholder = f"Here, {zone_key(here)}" if zone_key(here) else "Here"
        super().__init__(label, read_zone, zone_key, placeholder=placeholder, help_text=help_text, parent=parent)
        self.suggestions = Suggestions(self.frame, self.edit)
        self.suggestions.taken.connect(self._take)
        self.edit.textEdited.connect(self._find)
        self.edit.installEventFilter(self)

    def open_list(self) -> None:
        """Shows zones to choose from."""
        if not self._read_only:
            self._find(self.edit.text() if self.problem() is not None else "")

    def _find(self, text: str) -> None:
        at = self._at()
        found = [Option(name, name, offset_words(ZoneInfo(name), at)) for name in find_zones(text)]
        # What is a name already needs no choice: Enter is the form's.
        known = bool(text.strip()) and self.problem() is None
        self.suggestions.offer(found, mark_first=bool(text.strip()) and not known)

    def _take(self, option: Option) -> None:
        self.set_value(ZoneInfo(str(option.id)))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            down = event.key() == Qt.Key.Key_Down
            if down and not self.suggestions.isVisible() and not self._read_only:
                self.open_list()
                return True
        return False
