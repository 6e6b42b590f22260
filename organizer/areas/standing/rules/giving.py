"""Sums of what is given: hours by month, money by year, what a membership is worth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.standing.model import BenefitUse, GiftPayment, ServiceHours, StandingTarget
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money


@frozen
class MonthOfHours:
    """Hours of a month: given to the one that most went to in the year, and to everything else."""

    month: int
    most: timedelta
    rest: timedelta


def hours_by_record(hours: Iterable[ServiceHours], first: date, last: date) -> dict[UUID, timedelta]:
    """Hours from a first to a last day, both included, by what they were given to."""
    found: dict[UUID, timedelta] = {}
    for each in hours:
        if first <= each.day <= last:
            found[each.given_to] = found.get(each.given_to, timedelta(0)) + each.hours
    return found


def hours_by_month(hours: Iterable[ServiceHours], year: int) -> tuple[UUID | None, tuple[MonthOfHours, ...]]:
    """What most hours of a year went to, and its twelve months."""
    mine = [each for each in hours if each.day.year == year]
    totals = hours_by_record(mine, date(year, 1, 1), date(year, 12, 31))
    most = max(totals, key=lambda id: (totals[id], id), default=None)
    months = []
    for month in range(1, 13):
        of_month = [each for each in mine if each.day.month == month]
        top = sum((each.hours for each in of_month if each.given_to == most), timedelta(0))
        months.append(MonthOfHours(month, top, sum((each.hours for each in of_month), timedelta(0)) - top))
    return most, tuple(months)


@frozen
class YearOfGiving:
    """What was paid in a year, and what was planned."""

    year: int
    paid: Money
    planned: Money | None


def giving_by_year(
    payments: Iterable[GiftPayment], targets: Iterable[StandingTarget], currency: str, last: int, years: int = 6
) -> tuple[YearOfGiving, ...]:
    """The newest `years` years up to `last`. Only amounts of that currency are added up."""
    paid: dict[int, int] = {}
    for payment in payments:
        if payment.amount.currency == currency:
            paid[payment.day.year] = paid.get(payment.day.year, 0) + payment.amount.minor
    planned: dict[int, int] = {}
    for target in targets:
        if target.giving is not None and target.giving.currency == currency:
            planned[int(target.year)] = planned.get(int(target.year), 0) + target.giving.minor
    found = []
    for year in range(last - years + 1, last + 1):
        plan = Money(planned[year], currency) if year in planned else None
        found.append(YearOfGiving(year, Money(paid.get(year, 0), currency), plan))
    return tuple(found)


@frozen
class MembershipValue:
    """What a membership cost and gave in a year. `gained`: how many records of each kind are linked with it."""

    dues: Money | None
    benefits: int
    worth: Money | None
    hours: timedelta
    gained: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """'2 benefits, 5 credits, 3 contacts'"""
        parts = [f"{self.benefits} benefit{'s' * (self.benefits != 1)}"] if self.benefits else []
        parts += [f"{count} {kind.replace('_', ' ')}{'s' * (count != 1)}" for kind, count in self.gained]
        return ", ".join(parts) or "nothing noted yet"


def membership_value(
    dues: Money | None, uses: Iterable[BenefitUse], hours: timedelta, kinds: Iterable[str], first: date, last: date
) -> MembershipValue:
    """Of the days from first to last. `kinds`: of the records that are linked with it."""
    mine = [use for use in uses if first <= use.day <= last]
    worth: Money | None = None
    for use in mine:
        if use.worth is not None and (worth is None or worth.currency == use.worth.currency):
            worth = use.worth if worth is None else worth + use.worth
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    return MembershipValue(dues, len(mine), worth, hours, tuple(sorted(counts.items())))
