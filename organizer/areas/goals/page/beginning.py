"""What the page shows while there is no goal: what it is for, and five directions to begin with."""

from __future__ import annotations

from organizer.areas.goals.model import Horizon, LifeArea
from organizer.areas.goals.widgets.marks import LIFE_ICONS
from organizer.ui.empty import EmptyState, Shape

_DIRECTIONS = (
    ("work", LifeArea.CAREER, "Work that fits me", "A role, a level, a change"),
    ("money", LifeArea.MONEY, "Free to choose", "Savings, debts, work optional"),
    ("family", LifeArea.FAMILY, "A steady, close family", "Time that is kept for them"),
    ("health", LifeArea.WELLBEING, "Well and strong", "Sleep, movement, strength"),
    ("community", LifeArea.COMMUNITY, "Give back where we live", "Boards, volunteering, neighbors"),
)
SHAPE_VALUES: dict[str, dict[str, object]] = {
    key: {"title": title, "life": life, "horizon": Horizon.DIRECTION} for key, life, title, _ in _DIRECTIONS
}
"""What each shape fills in for the first direction."""


def no_goals_yet() -> EmptyState:
    """Asks for a goal, or for one of the directions."""
    return EmptyState(
        "No goals yet",
        "Connect what you do this quarter to where you want to be. See what is on pace, and what leads nowhere.",
        "New goal",
        shapes=[Shape(key, LIFE_ICONS[life], title, words) for key, life, title, words in _DIRECTIONS],
        shapes_title="Or start from a life direction, and add what leads there",
    )
