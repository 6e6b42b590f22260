"""The categories that a new calendar offers: where time goes in a working life, with hours to begin from."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from organizer.areas.calendar.model import Category, CategoryColour


class UsualCategory(NamedTuple):
    """A category as it is offered; hours are those of one person in one week, None where there is no bound."""

    name: str
    colour: CategoryColour
    least: int | None
    most: int | None

    def record(self) -> Category:
        """A new category, shared by all members."""
        return Category(name=self.name, colour=self.colour, least=_hours(self.least), most=_hours(self.most))


def _hours(number: int | None) -> timedelta | None:
    return None if number is None else timedelta(hours=number)


USUAL = (
    UsualCategory("Career", CategoryColour.PETROL, 20, 45),
    UsualCategory("Learning", CategoryColour.INDIGO, 2, 8),
    UsualCategory("Ventures", CategoryColour.AMBER, None, 10),
    UsualCategory("Community", CategoryColour.ORCHID, 1, 6),
    UsualCategory("Family", CategoryColour.BRICK, 10, None),
    UsualCategory("Household", CategoryColour.STONE, 3, 12),
    UsualCategory("Wellbeing", CategoryColour.GREEN, 3, None),
    UsualCategory("Money", CategoryColour.OLIVE, 1, 4),
)
"""In the order of the palette."""
