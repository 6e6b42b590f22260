"""What mentoring gives to the floors above: action items, the next sessions, counts for goals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from organizer.kernel.area import Due, Plannable, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.glance import Awaited
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Where
from organizer.kernel.system import Link

from . import queries
from .model import ActionItem, Engagement, EngagementStatus
from .rules.actions import is_open
from .rules.sessions import next_session

AHEAD = timedelta(days=14)
PLANS = "plans"
"""The role of a link from a block of the calendar to what it is planned for."""
_TAKES = timedelta(minutes=30)


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """Action items by their days, and the next session of each engagement."""
    pauses = pauses_of(reads)
    for due in (*_items(reads, first, last, today), *_sessions(reads, first, last, today)):
        yield pauses.calmed(due, today)


def _urgency(day: date, today: date) -> Urgency:
    return Urgency.OVERDUE if day < today else Urgency.SOON if day == today else Urgency.LATER


def _items(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    items = [item for item in reads.every(ActionItem) if is_open(item) and item.due is not None and not item.theirs]
    names = {id: e.title for id, e in reads.many(Engagement, {item.engagement for item in items}).items()}
    for item in queries.by_due(items):
        assert item.due is not None
        day = max(item.due, item.snoozed_until or item.due)
        if first <= day <= last:
            reason = f"agreed with {names[item.engagement]}" if item.engagement in names else "an action"
            yield Due(Ref.to(item), day, item.title, reason, _urgency(day, today), item.owner)


def _sessions(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    for engagement in reads.every(Engagement, [Where("status", "=", EngagementStatus.ACTIVE)]):
        sessions = queries.sessions_of(reads, engagement.id)
        day = next_session(engagement, sessions, today)
        if day is None or not first <= day <= last:
            continue
        planned = next((s for s in sessions if s.day == day and not s.held), None)
        if planned is not None:
            title = f"Session with {engagement.title}"
            yield Due(Ref.to(planned), day, title, planned.title or "planned", _urgency(day, today), engagement.owner,
                      planned.at)  # fmt: skip
        else:
            title = f"Plan a session with {engagement.title}"
            yield Due(Ref.to(engagement), day, title, "by the rhythm agreed", _urgency(day, today), engagement.owner)


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """What is over, and what comes within two weeks. A session that is planned needs nobody before its day."""
    for due in dues(reads, date.min, today + AHEAD, today):
        if due.ref.kind != "session" or due.day <= today:
            yield due


def awaited(reads: Reads) -> Iterable[Awaited]:
    """What the others said that they would do."""
    items = [item for item in reads.every(ActionItem) if is_open(item) and item.theirs]
    names = {id: e.title for id, e in reads.many(Engagement, {item.engagement for item in items}).items()}
    for item in items:
        day = item.due or item.created.astimezone().date()
        who = names.get(item.engagement, "")
        yield Awaited(Ref.to(item), item.title, day, who, asked=item.due is None, owner=item.owner)


def attention(reads: Reads, today: date) -> int:
    """How many items and sessions are over their day, or due today."""
    return sum(due.urgency is not Urgency.LATER for due in dues(reads, date.min, today, today))


def plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    """Open items of one's own that no block is planned for."""
    planned = {link.to_id for link in reads.every(Link, [Where("role", "=", PLANS)])}
    for item in queries.by_due(reads.every(ActionItem)):
        if is_open(item) and not item.theirs and item.id not in planned:
            yield plannable(item)


def plannable(item: ActionItem) -> Plannable:
    """An item as something to plan."""
    return Plannable(Ref.to(item), item.title, _TAKES, item.due, owner=item.owner)


def sessions_counted(reads: Reads, engagement: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    """How many were held from a first to a last day."""
    held = queries.sessions_between(reads, first, last, owner)
    return Decimal(sum(engagement is None or session.engagement == engagement for session in held))


def actions_counted(reads: Reads, engagement: UUID | None, first: date, last: date, owner: UUID | None) -> Decimal:
    """How many items were done from a first to a last day."""
    done = (
        item
        for item in reads.every(ActionItem)
        if item.done is not None and first <= item.done.astimezone().date() <= last and not item.theirs
    )
    return Decimal(
        sum(owner in (None, item.owner) and engagement in (None, item.engagement) for item in done)
    )  # fmt: skip
