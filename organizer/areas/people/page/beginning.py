"""What the page shows while nobody is noted: what it is for, and ways to begin."""

from __future__ import annotations

from organizer.areas.people.model import Circle
from organizer.ui.empty import EmptyState, Shape

_SHAPES = (
    Shape("inner", "heart", "My inner circle", "Five people, every week"),
    Shape("work", "briefcase", "People at work", "Colleagues, once a month"),
    Shape("mentors", "graduation-cap", "Mentors and advisers", "Whom to ask, and when"),
)

SHAPE_VALUES: dict[str, dict[str, object]] = {
    "inner": {"circle": Circle.INNER},
    "work": {"circle": Circle.ACTIVE, "roles": ("Colleague",)},
    "mentors": {"circle": Circle.ACTIVE, "roles": ("Mentor",)},
}
"""What each shape fills in for the first person."""


def nobody_yet() -> EmptyState:
    return EmptyState(
        "No people yet",
        "Keep the people who matter in one place. See whom to be in touch with this week, and what to ask them.",
        "New person",
        other="Import contacts",
        shapes=_SHAPES,
    )
