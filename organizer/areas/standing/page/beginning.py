"""What the page shows while there is nothing of standing."""

from __future__ import annotations

from organizer.areas.standing.model import Gift, LeadershipRole, Membership, Volunteering
from organizer.kernel.record import Record
from organizer.ui.empty import EmptyState, Shape

_SHAPES: tuple[tuple[type[Record], str, str, str], ...] = (
    (LeadershipRole, "crown", "An office", "On a board, of a team, of a group"),
    (Volunteering, "hand-heart", "Volunteering", "Time for a cause, by the hour"),
    (Gift, "gift", "Giving", "Gifts, pledges, impact investments"),
)
SHAPE_RECORDS: dict[str, type[Record]] = {icon: cls for cls, icon, *_ in _SHAPES}
"""What each shape makes."""
FIRST: type[Record] = Membership


def nothing_yet() -> EmptyState:
    """Asks for the first membership."""
    return EmptyState(
        "No commitments yet",
        "See what you belong to, what renews and when, and how much time and money you give.",
        "Add membership",
        shapes=[Shape(icon, icon, title, words) for _, icon, title, words in _SHAPES],
        shapes_title="Or start with another commitment",
    )
