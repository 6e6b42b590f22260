"""Reads of standing that several parts need."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organizer.kernel.area import Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money
from organizer.kernel.query import Where, belonging_to
from organizer.kernel.system import Link

from .model import (
    BenefitUse,
    Gift,
    GiftPayment,
    LeadershipRole,
    Membership,
    ServiceHours,
    StandingTarget,
    Volunteering,
)
from .rules.commitments import Commitment, commitments, ends_this_year, next_renewal, yearly
from .rules.giving import (
    MembershipValue,
    MonthOfHours,
    YearOfGiving,
    giving_by_year,
    hours_by_month,
    hours_by_record,
    membership_value,
)


@frozen
class Standing:
    """All that the overview and the report show."""

    commitments: tuple[Commitment, ...]
    hours: timedelta
    hours_wanted: float | None
    given: Money
    giving_wanted: Money | None
    dues: Money
    memberships: int
    renewal: Membership | None
    ending: tuple[LeadershipRole, ...]
    most: str
    """What most hours of the year went to."""
    months: tuple[MonthOfHours, ...]
    years: tuple[YearOfGiving, ...]


def standing(reads: Reads, today: date, owner: UUID | None, currency: str) -> Standing:
    """How somebody, or with owner None everybody, stands on a day. Sums are of amounts in that currency."""
    mine = belonging_to(owner)
    memberships = list(reads.every(Membership, mine))
    roles = list(reads.every(LeadershipRole, mine))
    volunteering = list(reads.every(Volunteering, mine))
    gifts = list(reads.every(Gift, mine))
    first = date(today.year, 1, 1)
    hours = list(reads.every(ServiceHours, [Where("day", ">=", first), Where("day", "<=", today), *mine]))
    payments = list(reads.every(GiftPayment, [Where("day", "<=", today), *mine]))
    targets = list(reads.every(StandingTarget, mine))
    listed = commitments(memberships, roles, volunteering, gifts, hours_by_record(hours, first, today), today)
    most, months = hours_by_month(hours, today.year)
    names = {c.ref.id: c.title for c in listed}
    years = giving_by_year(payments, targets, currency, today.year)
    wanted = [t.hours for t in targets if t.year == today.year and t.hours is not None]
    open_ = [m for m in memberships if m.left is None or m.left >= today]
    dues = [yearly(m.dues, m.every) for m in open_]
    return Standing(
        tuple(listed), sum((each.hours for each in hours), timedelta(0)), float(sum(wanted)) if wanted else None,
        years[-1].paid, years[-1].planned,
        Money(sum(d.minor for d in dues if d is not None and d.currency == currency), currency), len(open_),
        next_renewal(open_, today), tuple(ends_this_year(roles, today)), names.get(most, "") if most else "", months,
        years,
    )  # fmt: skip


def value_of(reads: Reads, membership: Membership, today: date) -> MembershipValue:
    """What a membership cost and gave in the year up to a day."""
    first = date(today.year, 1, 1)
    uses = reads.every(BenefitUse, [Where("membership", "=", membership.id)])
    hours = hours_by_record(reads.every(ServiceHours, [Where("given_to", "=", membership.id)]), first, today)
    kinds = [
        link.to_kind if link.from_id == membership.id else link.from_kind
        for name in ("from_id", "to_id")
        for link in reads.every(Link, [Where(name, "=", membership.id)])
    ]
    dues = yearly(membership.dues, membership.every)
    return membership_value(dues, uses, hours.get(membership.id, timedelta(0)), kinds, first, today)


def hours_between(reads: Reads, of: UUID | None, first: date, last: date, owner: UUID | None) -> timedelta:
    """Hours given from a first to a last day, to one or to all."""
    where = [Where("day", ">=", first), Where("day", "<=", last), *belonging_to(owner)]
    if of is not None:
        where.append(Where("given_to", "=", of))
    return sum((each.hours for each in reads.every(ServiceHours, where)), timedelta(0))


def given_between(reads: Reads, first: date, last: date, owner: UUID | None) -> dict[str, int]:
    """What was paid to causes from a first to a last day, in minor units by currency."""
    found: dict[str, int] = {}
    where = [Where("day", ">=", first), Where("day", "<=", last), *belonging_to(owner)]
    for payment in reads.every(GiftPayment, where):
        found[payment.amount.currency] = found.get(payment.amount.currency, 0) + payment.amount.minor
    return found


def usual_currency(reads: Reads, otherwise: str) -> str:
    """That of the newest gift, else of a membership's dues, else the one given."""
    for payment in reads.page(GiftPayment, limit=1).records:
        return payment.amount.currency
    for membership in reads.every(Membership):
        if membership.dues is not None:
            return membership.dues.currency
    return otherwise
