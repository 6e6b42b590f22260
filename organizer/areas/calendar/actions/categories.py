"""The categories all together: named, coloured, given hours, put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from organizer.areas.calendar.model import Category
from organizer.store.edit import Edit, action

Changes = Sequence[tuple[Category, Mapping[str, Any]]]
"""Categories as they are stored, each with new values of some of its fields."""


@action("Change categories")
def save_categories(edit: Edit, changed: Changes, added: Sequence[Category], removed: Sequence[Category]) -> None:
    """Stores what was done to the list of categories, in one step. Time booked to one that goes into the Trash has no
    category any more, until it is put back. Raises Stale, Invalid."""
    for category, fields in changed:
        edit.change(category, **fields)
    for category in removed:
        edit.delete(edit.current(category))
    edit.add_all(added)
