"""What the plan gives to the floors above."""

from __future__ import annotations

from organizer.areas.money.actions.plan import HEADLINE
from organizer.areas.money.rules.plan.kept import KeptHeadline, kept
from organizer.kernel.area import Reads


def headline(reads: Reads) -> KeptHeadline | None:
    """How likely the plan of all members was when it was last worked out; None before it ever was."""
    return kept(reads.setting(HEADLINE))
