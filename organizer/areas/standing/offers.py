"""What standing gives to the floors above: renewals, terms that end, feedback asked for, gifts of the month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.kernel.area import Due, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.evidence import Evidence
from organizer.kernel.glance import Awaited
from organizer.kernel.query import Where
from organizer.kernel.record import Record

from .model import (
    CompetencyEvidence,
    Every,
    Feedback,
    FeedbackState,
    Gift,
    GiftPayment,
    LeadershipRole,
    Membership,
    ServiceHours,
    Volunteering,
)
from .queries import hours_between

AHEAD = timedelta(days=30)
_ASKED_FOR = timedelta(days=14)
"""How long one waits for feedback before asking again."""


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """Everything of standing with a date in the window."""

    def window(name: str) -> list[Where]:
        return [Where(name, ">=", first), Where(name, "<=", last)]

    for membership in reads.every(Membership, window("renews")):
        if membership.left is None and membership.renews is not None:
            yield _due(membership, membership.renews, f"Renew {membership.name}", "membership renews", today)
    for role in reads.every(LeadershipRole, window("until")):
        if role.until is not None:
            title = f"Term ends: {role.title}"
            yield _due(role, role.until, title, role.body or "an office", today, overdue=False)
    for feedback in reads.every(Feedback, [Where("state", "=", FeedbackState.ASKED)]):
        day = feedback.day + _ASKED_FOR
        if first <= day <= last:
            yield _due(feedback, day, f"Ask again: {feedback.about}", "feedback not received yet", today)
    yield from _gifts(reads, first, last, today)


def _due(record: Record, day: date, title: str, reason: str, today: date, *, overdue: bool = True) -> Due:
    late = Urgency.OVERDUE if overdue else Urgency.LATER
    urgency = late if day < today else Urgency.SOON if day == today else Urgency.LATER
    return Due(Ref.to(record), day, title, reason, urgency, record.owner)


def _gifts(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """Yearly gifts in their month of this year, until they are paid."""
    year = today.year
    paid = {
        payment.gift
        for payment in reads.every(GiftPayment, [Where("day", ">=", date(year, 1, 1)), Where("day", "<=", today)])
    }
    for gift in reads.every(Gift, [Where("every", "=", Every.YEAR)]):
        if gift.month is None or gift.id in paid or (gift.until and gift.until < today):
            continue
        day = date(year, int(gift.month), 1)
        if first <= day <= last and (gift.since is None or gift.since <= day):
            yield _due(gift, day, f"Give to {gift.cause}", "yearly gift", today, overdue=False)


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """What is over, and what comes within a month. Feedback that was asked for lately is waited for."""
    return [
        due
        for due in dues(reads, today - timedelta(days=365), today + AHEAD, today)
        if due.urgency is Urgency.OVERDUE or due.day == today or (due.day > today and due.ref.kind != "feedback")
    ]


def awaited(reads: Reads) -> Iterable[Awaited]:
    """Feedback that was asked for and has not come."""
    for feedback in reads.every(Feedback, [Where("state", "=", FeedbackState.ASKED)]):
        what = f"Feedback: {feedback.about}"
        yield Awaited(Ref.to(feedback), what, feedback.day, person=feedback.person, owner=feedback.owner)


def attention(reads: Reads, today: date) -> int:
    """How many renewals and questions are over their day, or due today."""
    return sum(due.urgency is not Urgency.LATER for due in needs(reads, today))


def evidence(reads: Reads, record: Record, today: date) -> Evidence | None:
    """What was given, held, shown or heard, as evidence; None for what is still to come."""
    seen = _evidence(reads, record, today)
    return seen if seen is not None and seen.day <= today else None


def _evidence(reads: Reads, record: Record, today: date) -> Evidence | None:
    owner = record.owner
    if isinstance(record, ServiceHours):
        to = reads.find(Volunteering, record.given_to)
        title = record.what or (f"Hours given to {to.body}" if to is not None else "Hours given")
        return Evidence(title, record.day, record.hours, to.body if to is not None and record.what else "", owner)
    if isinstance(record, Volunteering):
        length = hours_between(reads, record.id, date.min, today, None)
        day = min(record.until or today, today)
        return Evidence(f"{record.role} at {record.body}", day, length or None, record.season, owner)
    if isinstance(record, LeadershipRole):
        title = f"{record.title}, {record.body}" if record.body else record.title
        return Evidence(title, record.since or today, None, "", owner)
    if isinstance(record, CompetencyEvidence):
        return Evidence(record.competency, record.day, None, record.said, owner)
    if isinstance(record, Feedback) and record.state is FeedbackState.RECEIVED:
        return Evidence(record.about, record.day, None, record.said, owner)
    return None
