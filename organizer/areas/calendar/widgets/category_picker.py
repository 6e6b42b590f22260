"""Choosing a category, or making one on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from organizer.areas.calendar.model import Category, CategoryColour
from organizer.areas.calendar.queries import categories
from organizer.kernel.record import Field, Record
from organizer.ui.fields.suggestions import Option
from organizer.ui.records.editor import Editor, FormContext
from organizer.ui.records.names import Names
from organizer.ui.records.picker import RecordPicker


def free_colour(taken: Iterable[CategoryColour]) -> CategoryColour:
    """The first of the colours that are taken least often."""
    used = Counter(taken)
    return min(CategoryColour, key=lambda colour: used[colour])


class CategoryPicker(RecordPicker):
    """A category with its colour. A new one gets a colour that is still free."""

    def __init__(self, names: Names, label: str, *, help_text: str = "") -> None:
        super().__init__(
            names, Category, label, placeholder="Type to find or make a category", help_text=help_text, look=_seen
        )

    def _search(self, text: str) -> Sequence[Option]:
        return super()._search(text) if text else [_seen(each) for each in categories(self._names.reads).values()]

    def _make(self, name: str) -> Category:
        return Category(name=name, colour=free_colour(each.colour for each in self._names.reads.every(Category)))


def category_editor(field: Field, about: FormContext) -> Editor:
    """The editor of a field that refers to a category."""
    widget = CategoryPicker(about.names, field.label, help_text=field.help)
    editor = Editor(field, widget, widget.record_id, widget.set_record_id)
    editor.new_record = widget.companion
    return editor


def _seen(record: Record) -> Option:
    assert isinstance(record, Category)
    return Option(record.id, record.name, swatch=str(record.colour.value))
