"""Net worth: what any accounts were worth together, on any days, in one currency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.money.model import Account, AccountClass

from .balances import Course
from .ownership import divided, part_of, parts
from .rates import Rates


@dataclass(frozen=True, slots=True)
class Standing:
    """An account and what it was worth."""

    account: Account
    course: Course


@dataclass(frozen=True, slots=True)
class Point:
    """What accounts were worth at the end of a day, by class, in minor units of one currency."""

    day: date
    by_class: Mapping[AccountClass, int]

    @property
    def net(self) -> int:
        """Debts taken off."""
        return sum(self.by_class.values())

    @property
    def owed(self) -> int:
        """What is owed, as a positive amount."""
        return -self.by_class.get(AccountClass.DEBT, 0)


def month_end(day: date) -> date:
    """The last day of the day's month."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def months_before(day: date, months: int) -> date:
    """The first day of the month that is some months before that of a day, or the first of the calendar."""
    number = max(day.year * 12 + day.month - 1 - months, 12)
    return date(number // 12, number % 12 + 1, 1)


def month_ends(first: date, last: date) -> list[date]:
    """The ends of the months from the first day on, and the last day, with which the running month ends."""
    days, day = [], month_end(first)
    while day < last:
        days.append(day)
        day = month_end(day + timedelta(days=1))
    return [*days, last]


def worth(standing: Standing, day: date, currency: str, rates: Rates) -> int:
    """What an account is worth in a currency, at the day's rate. Raises NoRate."""
    return rates.minor(standing.course.at(day), standing.account.currency, currency, day)


def net_worth(
    standings: Iterable[Standing], days: Sequence[date], currency: str, rates: Rates,
    members: Sequence[UUID] = (), who: UUID | None = None,
) -> list[Point]:  # fmt: skip
    """A point for each day; with `who` of a member's parts alone. Raises NoRate."""
    sums: list[dict[AccountClass, int]] = [{} for _ in days]
    for standing in standings:
        account = standing.account
        for number, day in enumerate(days):
            minor = part_of(worth(standing, day, currency, rates), account, members, who)
            found = sums[number]
            found[account.account_class] = found.get(account.account_class, 0) + minor
    return [Point(day, by_class) for day, by_class in zip(days, sums, strict=True)]


def by_member(
    standings: Iterable[Standing], day: date, currency: str, rates: Rates, members: Sequence[UUID]
) -> dict[UUID, int]:
    """Each member's part on a day; together they are the whole. Raises NoRate."""
    found = dict.fromkeys(members, 0)
    for standing in standings:
        shares = divided(worth(standing, day, currency, rates), parts(standing.account, members)) if members else {}
        for member, minor in shares.items():
            found[member] += minor
    return found


def since(standings: Iterable[Standing]) -> date | None:
    """The first day of which anything is known."""
    return min((day for standing in standings if (day := standing.course.since) is not None), default=None)
