"""What the page shows while the library is empty."""

from __future__ import annotations

from organizer.areas.library.model import ResourceKind
from organizer.ui.empty import EmptyState, Shape

_SHAPES = (
    ("book", ResourceKind.BOOK, "book", "A book", "With what you want to keep from it"),
    ("report", ResourceKind.MARKET_RESEARCH, "newspaper", "Market research", "A report that a decision rests on"),
    ("talk", ResourceKind.TALK, "video", "A talk", "A link, the minute, the sentence"),
)
SHAPE_VALUES: dict[str, dict[str, object]] = {key: {"kind": kind} for key, kind, *_ in _SHAPES}
"""What each shape fills in."""


def nothing_yet() -> EmptyState:
    """Asks for the first thing to read."""
    return EmptyState(
        "Nothing in the library yet",
        "Keep what you read where you find it again: the file or the link, the words that matter, and the goal they "
        "help.",
        "Add resource",
        other="Import BibTeX or RIS",
        shapes=[Shape(key, icon, title, words) for key, _, icon, title, words in _SHAPES],
    )
