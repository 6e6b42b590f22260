"""Setting up: the categories that a new calendar offers."""

from __future__ import annotations

from decimal import Decimal

from organizer.areas.calendar.model import Category
from organizer.areas.calendar.rules.usual import USUAL
from organizer.kernel.record import evolve
from organizer.kernel.text import fold
from organizer.store.edit import Edit, action


@action("Add the usual categories")
def add_usual_categories(edit: Edit) -> list[Category]:
    """Adds those that are not there by name, for all members, and gives them."""
    there = list(edit.every(Category))
    names = {fold(category.name) for category in there}
    last = max((category.position for category in there), default=Decimal(0))
    missing = [usual.record() for usual in USUAL if fold(usual.name) not in names]
    return [edit.add(evolve(category, position=last + place)) for place, category in enumerate(missing, 1)]
