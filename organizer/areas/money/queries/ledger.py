"""What the views of money show, read together: accounts, their courses, cash flow, all in one currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.money.model import Account, AccountClass, AllocationTarget, AssetClass, BudgetCategory, Holding
from organizer.areas.money.rules.allocation import INVESTED, Allocation, allocation
from organizer.areas.money.rules.cash_flow import Month, essentials, months_of, planned_kept
from organizer.areas.money.rules.key_values import KeyValues, key_values
from organizer.areas.money.rules.net_worth import Point, Standing, month_ends, months_before, net_worth, since, worth
from organizer.areas.money.rules.ownership import part_of
from organizer.areas.money.rules.rates import Rates
from organizer.kernel.area import Reads
from organizer.kernel.query import Where

from . import accounts, flows

A_YEAR, THREE_YEARS = 12, 36


@dataclass(frozen=True, slots=True)
class Ledger:
    """Accounts of somebody (None: of all) as they stand on a day, in one currency."""

    today: date
    who: UUID | None
    currency: str
    rates: Rates
    members: tuple[UUID, ...]
    standings: tuple[Standing, ...]
    categories: Mapping[UUID, BudgetCategory]

    @property
    def accounts(self) -> list[Account]:
        return [standing.account for standing in self.standings]

    @property
    def open(self) -> list[Standing]:
        """Accounts that are not closed."""
        return [s for s in self.standings if s.account.closed is None or s.account.closed > self.today]

    def worth(self, standing: Standing, day: date | None = None) -> int:
        """What of an account is theirs, in minor units. Raises NoRate."""
        whole = worth(standing, day or self.today, self.currency, self.rates)
        return part_of(whole, standing.account, self.members, self.who)

    def points(self, days: Sequence[date]) -> list[Point]:
        """Net worth on some days. Raises NoRate."""
        return net_worth(self.standings, days, self.currency, self.rates, self.members, self.who)

    def days(self, months: int | None) -> list[date]:
        """Ends of the months before this one, as far as anything is known, and today; None: of all of them."""
        known = since(self.standings) or self.today
        first = known if months is None else max(months_before(self.today, months), known)
        return month_ends(min(first, self.today), self.today)


def read(reads: Reads, today: date, who: UUID | None = None, currency: str = "", since: date | None = None) -> Ledger:
    """All of it up to today, or no more than what is needed from a day on. Raises NoRate."""
    found = accounts.accounts(reads, who)
    return Ledger(
        today, who, currency or accounts.currency(reads), accounts.rates(reads), accounts.members(reads),
        tuple(accounts.standings(reads, found, today, since)), flows.categories(reads),
    )  # fmt: skip


def months(reads: Reads, ledger: Ledger, firsts: Sequence[date]) -> list[Month]:
    """The cash flow of some months that follow one another. Raises NoRate."""
    return flows.months(
        reads, firsts, ledger.today, ledger.currency, ledger.rates, ledger.accounts, ledger.members, ledger.who
    )


def last_months(reads: Reads, ledger: Ledger, count: int = A_YEAR) -> list[Month]:
    """The running month and those before it, so many together. Raises NoRate."""
    return months(reads, ledger, months_of(months_before(ledger.today, count - 1), ledger.today))


def values(reads: Reads, ledger: Ledger) -> tuple[KeyValues, list[Month]]:
    """The key figures, and the months that they are from: this year's and the twelve before. Raises NoRate."""
    today, unit, rates = ledger.today, ledger.currency, ledger.rates
    before, now = ledger.points([today.replace(day=1) - timedelta(days=1), today])
    found = last_months(reads, ledger, A_YEAR + 1)
    planned = planned_kept(ledger.categories.values(), unit, rates, today)
    needed = essentials(found[-A_YEAR:], ledger.categories, unit, rates, today)
    return key_values(before, now, found, planned, needed, _reserve(ledger), today), found


def _reserve(ledger: Ledger) -> int:
    cash = [standing for standing in ledger.open if standing.account.account_class is AccountClass.CASH]
    kept = [standing for standing in cash if standing.account.reserve is not None]
    total = 0
    for standing in kept or cash:
        whole = worth(standing, ledger.today, ledger.currency, ledger.rates)
        wanted = standing.account.reserve
        if wanted is not None:
            whole = min(whole, ledger.rates.minor(wanted.minor, wanted.currency, ledger.currency, ledger.today))
        total += part_of(whole, standing.account, ledger.members, ledger.who)
    return total


def spread(reads: Reads, ledger: Ledger) -> Allocation:
    """How what is invested is spread. Raises NoRate."""
    holdings: dict[UUID, list[Holding]] = {}
    for each in reads.every(Holding):
        holdings.setdefault(each.account, []).append(each)
    invested = [s for s in ledger.open if s.account.account_class in INVESTED or s.account.id in holdings]
    worths = [(ledger.worth(standing), holdings.get(standing.account.id, [])) for standing in invested]
    return allocation(worths, reads.every(AssetClass), reads.every(AllocationTarget))


def holdings_of(reads: Reads, account: UUID) -> list[Holding]:
    """What an account is held in."""
    return list(reads.every(Holding, [Where("account", "=", account)]))
