"""What the page shows while nothing is planned, tracked or set up: what it is for, and ways to begin."""

from __future__ import annotations

from organizer.ui.empty import EmptyState, Shape

BLOCK, WORK, ARRANGEMENT = "block", "work", "arrangement"
_SHAPES = (
    Shape(BLOCK, "calendar-plus", "One block of time", "What is next, and how long"),
    Shape(WORK, "briefcase", "A working week", "Monday to Friday, repeated"),
    Shape(ARRANGEMENT, "house", "Where I work", "Remote, office, part-time, leave"),
)


def nothing_yet() -> EmptyState:
    """Asks for the usual categories, for a file, or for one of the shapes."""
    return EmptyState(
        "Nothing planned yet",
        "Plan the week and see what really happened. Hours by category say whether it keeps in balance.",
        "Start with the usual categories",
        other="Bring in a calendar file",
        shapes=_SHAPES,
    )
