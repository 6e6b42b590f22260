"""What the page shows while there is no engagement."""

from __future__ import annotations

from organizer.areas.mentoring.model import EngagementForm
from organizer.ui.empty import EmptyState, Shape

_SHAPES = (
    ("mentor", EngagementForm.MENTOR, "sprout", "A mentor", "Somebody further on, every few weeks"),
    ("coach", EngagementForm.COACH, "target", "A coach", "Sessions agreed on, with a goal"),
    ("mentee", EngagementForm.MENTEE, "hand-helping", "Somebody you mentor", "What you give counts too"),
)
SHAPE_VALUES: dict[str, dict[str, object]] = {key: {"form": form} for key, form, *_ in _SHAPES}
"""What each shape fills in."""


def nothing_yet() -> EmptyState:
    """Asks for the first engagement, or finds somebody."""
    return EmptyState(
        "No engagements yet",
        "Make every session lead to action: what was said, what was agreed, and whether it was done.",
        "New engagement",
        other="Find a mentor",
        other_icon="search",
        shapes=[Shape(key, icon, title, words) for key, _, icon, title, words in _SHAPES],
    )
