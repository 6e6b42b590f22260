"""What support and the estate give to the floors above: what falls due, what should be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.areas.money.model import EstateKind
from organizer.areas.money.queries.estate import estate_facts
from organizer.areas.money.queries.support import SupportState, support_states
from organizer.areas.money.rules.estate_warnings import former_spouses, older_than_a_child
from organizer.areas.money.rules.support import open_dues
from organizer.kernel.area import Due, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.kin import Family

AHEAD = timedelta(days=14)
_SEEN = timedelta(days=3)
"""So long a payment may take to be seen before somebody should ask."""


def dues(reads: Reads, family: Family, first: date, last: date, today: date) -> Iterable[Due]:
    """Support that falls due and is not covered, its end, reviews of the estate, ends of insurance."""
    for state in support_states(reads, today):
        yield from _support(state, first, last, today)
    yield from _reviews(reads, family, first, last, today)


def needs(reads: Reads, family: Family, today: date) -> Iterable[Due]:
    """What of it is over or comes within two weeks: of each order one; and a will that a child is not in, somebody
    named who is no longer of the family."""
    for state in support_states(reads, today):
        found = list(_support(state, date.min, today + AHEAD, today))
        yield from found[:1]
    yield from _reviews(reads, family, date.min, today + AHEAD, today)
    facts = estate_facts(reads, family, today)
    for warning in (*former_spouses(facts), *older_than_a_child(facts)):
        owner = next((item.owner for item in facts.items if item.id == warning.about.id), None)
        yield Due(warning.about, today, warning.words, "estate", Urgency.SOON, owner)


def _support(state: SupportState, first: date, last: date, today: date) -> Iterable[Due]:
    if state.ledger is None:
        return
    order = state.order
    paid = "not paid" if state.is_paid else "not seen"
    for day, _ in open_dues(order, state.steps, state.payments, last, today):
        if day < first:
            continue
        over = day + _SEEN < today
        reason = f"due on {format_day(day)}, {paid}" if day < today else "falls due"
        urgency = Urgency.OVERDUE if over else Urgency.SOON if day <= today else Urgency.LATER
        yield Due(Ref.to(order), day, f"Support: {order.title}", reason, urgency, order.owner)
    ends = order.last or order.expected
    if ends is not None and order.ended is None and first <= ends <= last and ends >= today:
        reason = order.ends_when or "the last day"
        yield Due(Ref.to(order), ends, f"Support ends: {order.title}", reason, Urgency.LATER, order.owner)


def _reviews(reads: Reads, family: Family, first: date, last: date, today: date) -> Iterable[Due]:
    for item in estate_facts(reads, family, today).items:
        if item.review is not None and first <= item.review <= last:
            urgency = Urgency.OVERDUE if item.review < today else Urgency.LATER
            yield Due(Ref.to(item), item.review, f"Look at {item.title} again", "estate", urgency, item.owner)
        if item.ends is not None and first <= item.ends <= last:
            what = "insurance ends" if item.kind is EstateKind.INSURANCE else "ends"
            urgency = Urgency.SOON if item.ends >= today else Urgency.LATER
            yield Due(Ref.to(item), item.ends, f"{item.title} ends", what, urgency, item.owner)
