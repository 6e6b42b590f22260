"""Setting up: the categories that a new calendar offers."""

from __future__ import annotations

from organizer.areas.calendar.model import Category
from organizer.areas.calendar.rules.usual import USUAL
from organizer.kernel.text import fold
from organizer.store.edit import Edit, action


@action("Add the usual categories")
def add_usual_categories(edit: Edit) -> list[Category]:
    """Adds those that are not there by name, for all members, and gives them."""
    there = {fold(category.name) for category in edit.every(Category)}
    return [edit.add(usual.record()) for usual in USUAL if fold(usual.name) not in there]
