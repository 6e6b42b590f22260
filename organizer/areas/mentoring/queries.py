"""Reads of mentoring that several parts need."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from organizer.kernel.area import Reads
from organizer.kernel.query import Sort, Where, belonging_to

from .model import ActionItem, Engagement, EngagementStatus, Session, Strength, StrengthRating

CURRENT = (EngagementStatus.ASKED, EngagementStatus.ACTIVE, EngagementStatus.PAUSED)


def engagements(reads: Reads, owner: UUID | None = None) -> list[Engagement]:
    """All of a member's, or everybody's, by name."""
    return list(reads.every(Engagement, belonging_to(owner), Sort("title")))


def sessions_of(reads: Reads, engagement: UUID) -> list[Session]:
    """Its sessions, planned ones included, the oldest first."""
    found = reads.every(Session, [Where("engagement", "=", engagement)])
    return sorted(found, key=lambda session: (session.day, session.id))


def sessions_between(reads: Reads, first: date, last: date, owner: UUID | None = None) -> list[Session]:
    """Those held from a first to a last day, the oldest first."""
    where = [Where("day", ">=", first), Where("day", "<=", last), *belonging_to(owner)]
    return [session for session in reads.every(Session, where, Sort("day")) if session.held]


def items_of(reads: Reads, engagement: UUID) -> list[ActionItem]:
    """Its action items, the first due first."""
    return by_due(reads.every(ActionItem, [Where("engagement", "=", engagement)]))


def by_due(items: Iterable[ActionItem]) -> list[ActionItem]:
    """In the order of their days; those without one last."""
    return sorted(items, key=lambda item: (item.due or date.max, item.id))


def strengths(reads: Reads, owner: UUID | None = None) -> tuple[list[Strength], list[StrengthRating]]:
    """What is rated, and the ratings."""
    mine = belonging_to(owner)
    found = list(reads.every(Strength, mine))
    ids = {strength.id for strength in found}
    return found, [rating for rating in reads.every(StrengthRating) if rating.strength in ids]
