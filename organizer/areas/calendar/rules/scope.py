"""How far a change to one instance of a series reaches."""

from __future__ import annotations

from organizer.kernel.kinds import Choice


class Scope(Choice):
    """Which instances of a series a change is for."""

    THIS = "this", "Only this one"
    FOLLOWING = "following", "This and those that follow"
    ALL = "all", "All"
