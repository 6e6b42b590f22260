"""Who was met at an event."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.picker import Create, ManyPickerField, Search
from organizer.ui.fields.suggestions import Option


class MetForm(InlineForm):
    """The people who were met, as tokens; each counts as a touch on the day of the event."""

    def __init__(
        self, title: str, search: Search, create: Create | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, "Save", parent=parent)
        self.people = ManyPickerField(
            "Who was met", search, create, placeholder="Type a name", help_text="Each counts as a touch on that day"
        )
        self.add_line(("people", self.people, 1))

    def open_for(self, people: Sequence[Option]) -> None:
        self.people.set_value(people)
        self.begin(self.people)

    def chosen(self) -> list[UUID]:
        return [option.id for option in self.people.value() if isinstance(option.id, UUID)]
