"""What the palette shows: rows in groups, and what choosing them does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Face


def _none() -> Sequence[Found]:
    return ()


@frozen
class Found:
    """One row: what it says, what kind of thing it is, and what choosing it does."""

    icon: str
    title: str
    choose: Callable[[], object]
    detail: str = ""
    """More of it, after the title."""
    kind: str = ""
    """What sort of thing it is, at the end of the row."""
    keys: str = ""
    """The shortcut that does the same."""
    face: Face | None = None
    actions: Callable[[], Sequence[Found]] = _none
    """What else can be done with it; asked when Tab is pressed."""


@frozen
class FoundGroup:
    """Rows under a heading."""

    title: str
    rows: Sequence[Found]


Find = Callable[[str], Sequence[FoundGroup]]
"""Answers within a frame to what was typed."""
