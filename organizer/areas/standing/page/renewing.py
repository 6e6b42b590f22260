"""When something that renews each year renews next."""

from __future__ import annotations

from datetime import date


def next_year(day: date) -> date:
    """The same day a year on; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
