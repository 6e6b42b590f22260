"""Choosing a record by typing part of its name; one that is missing is made on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organizer.kernel.changes import Ref
from organizer.kernel.kinds import Text
from organizer.kernel.record import Record, describe
from organizer.ui.fields.picker import PickerField
from organizer.ui.fields.suggestions import Option

from .names import Names

_MOST_FOUND = 30


def makes_by_name(cls: type[Record]) -> bool:
    """Whether a name is all that a new record of a kind needs."""
    description = describe(cls)
    needed = [f for f in description.own_fields if f.required and not f.derived]
    return isinstance(description.heading.kind, Text) and all(f is description.heading for f in needed)


class RecordPicker(PickerField):
    """One record of a kind. Where a name makes a record, Enter on 'Create …' makes one: it is not stored, but given by
    `companion`, for whoever stores what this field belongs to. `look` gives records a subtitle or a face."""

    def __init__(
        self, names: Names, cls: type[Record], label: str, *, creates: bool = True, placeholder: str = "",
        help_text: str = "", look: Callable[[Record], Option] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._names, self._cls, self._look = names, cls, look
        self._made: dict[UUID, Record] = {}
        create = self._create if creates and makes_by_name(cls) else None
        placeholder = placeholder or f"Type to find {_with_article(describe(cls).title.lower())}"
        super().__init__(label, self._search, create, placeholder=placeholder, help_text=help_text, parent=parent)

    def record_id(self) -> UUID | None:
        """The record picked."""
        option = self.value()
        return option.id if option is not None and isinstance(option.id, UUID) else None

    def set_record_id(self, id: UUID | None) -> None:
        """Shows a record without saying so."""
        record = self._names.reads.find(self._cls, id) if id is not None and self._look is not None else None
        if id is None or record is not None:
            self.set_value(None if record is None else self._seen(record))
        else:
            self.set_value(Option(id, self._names.of(Ref(describe(self._cls).kind, id))))

    def companion(self) -> Record | None:
        """The record picked, if it was made here and has yet to be stored."""
        id = self.record_id()
        return self._made.get(id) if id is not None else None

    def _search(self, text: str) -> Sequence[Option]:
        description = describe(self._cls)
        if not text:
            page = self._names.reads.page(self._cls, limit=_MOST_FOUND)
            return [self._seen(record) for record in page.records]
        hits = self._names.reads.search(text, kinds=(description.kind,), limit=_MOST_FOUND)
        if self._look is None:
            return [Option(hit.ref.id, hit.title) for hit in hits]
        found = self._names.reads.many(self._cls, [hit.ref.id for hit in hits])
        return [self._seen(found[hit.ref.id]) for hit in hits if hit.ref.id in found]

    def _seen(self, record: Record) -> Option:
        return self._look(record) if self._look else Option(record.id, describe(self._cls).heading_of(record))

    def _create(self, text: str) -> Option | None:
        heading = describe(self._cls).heading
        if not text or heading.problem(text):
            return None
        made = self._make(text)
        self._made[made.id] = made
        return self._seen(made)

    def _make(self, name: str) -> Record:
        """A new record of that name."""
        values: dict[str, Any] = {describe(self._cls).heading.name: name}
        return self._cls(**values)


def _with_article(title: str) -> str:
    return f"{'an' if title[0] in 'aeiou' else 'a'} {title}"
