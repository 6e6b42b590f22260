"""The plan's accounts on all paths at once, in today's money: they grow, are drawn on, taxed and paid into."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from .draws import Course
from .inputs import Plan, PlanAccount
from .results import Floats
from .schedule import Amount
from .taxes import slices_of, stacked

ORDER = ("taxed", "deferred", "free")
"""In which general spending draws on accounts once cash is used up to its reserves."""


class Purse:
    """One account. Its growth is caught up with only when it is touched, so that idle months cost nothing."""

    def __init__(self, plan: Plan, account: PlanAccount, factors: Floats, watch: int) -> None:
        self.account = account
        self.is_debt = account.balance < 0
        self.balance: Floats = np.full(factors.shape[1], float(account.balance))
        self.earned = np.zeros(watch)
        self.alive = account.balance != 0
        """Whether there is anything in it on any path."""
        self.used_key = "" if stacked(plan, account) else account.tax
        """With which other accounts it shares the bands of a year."""
        self._factors = factors
        self._factor = factors[0]
        self._month = 0
        self._slices = slices_of(plan, account)
        self._gains_only = account.tax == "taxed" and any(rate for _, rate in self._slices)
        self._basis = self.balance * (1 - account.gains) if self._gains_only else self.balance
        self._taxable: Amount = 1.0
        self._take = np.empty_like(self.balance)

    def lose(self, share: float) -> None:
        """A part of it is gone at once."""
        self.earned -= self.balance[: len(self.earned)] * share
        self.balance *= 1 - share

    def open_year(self, year: int, prices: Floats | None) -> None:
        """Takes the year's growth, and for the year the share of gains of its first day: the price paid for what is
        held is nominal. `prices`: gross inflation of the year before."""
        self._factor = self._factors[year]
        self.alive = bool(self.balance.any())
        if self._gains_only:
            if prices is not None:
                self._basis /= prices
            with np.errstate(divide="ignore", invalid="ignore"):
                self._taxable = np.nan_to_num(np.clip(1 - self._basis / self.balance, 0.0, 1.0), nan=0.0)

    def grow(self, month: int) -> None:
        """Lets it earn until the start of a month of this year."""
        lag = month - self._month
        if lag <= 0:
            return
        self._month = month
        if not self.alive:
            return
        before = self.balance[: len(self.earned)].copy()
        np.multiply(self.balance, self._factor if lag == 1 else self._factor**lag, out=self.balance)
        self.earned += self.balance[: len(self.earned)] - before

    def draw(self, left: Floats, used: Floats, month: int, reserve: float, tax: Floats) -> None:
        """Takes out what is still needed, as far as there is more in it than its reserve, and lowers `left` by what of
        it is left after tax. Raises `used`, the year's taxable income so far, and `tax`, that of the watched paths."""
        self.grow(month)
        take, banded = self._take, len(self._slices) > 1
        for top, rate in self._slices:
            kept = 1 - rate * self._taxable
            np.divide(left, kept, out=take)
            np.minimum(take, self.balance - reserve if reserve else self.balance, out=take)
            if math.isfinite(top):
                np.minimum(take, np.maximum(top - used, 0.0) / np.maximum(self._taxable, 1e-9), out=take)
            if reserve:
                np.maximum(take, 0.0, out=take)
            self.balance -= take
            if banded:
                used += take * self._taxable
            if self._gains_only:
                self._basis -= take * (1 - self._taxable)
            if rate:
                tax += (take * (1 - kept))[: len(tax)]
                take *= kept
            left -= take
        if self._gains_only:
            np.maximum(self._basis, 0.0, out=self._basis)

    def pay_in(self, amount: Amount, month: int) -> None:
        """Puts something into it at the end of a month."""
        self.grow(month + 1)
        self.alive = True
        self.balance += amount
        if self._gains_only:
            self._basis += amount

    def due(self, month: int, level: Floats) -> Floats:
        """What is to be paid on a debt at the end of a month; its payment is nominal."""
        self.grow(month + 1)
        return np.asarray(np.clip(-self.balance, 0.0, self.account.payment * level))


class Purses:
    """All accounts of a plan, and which of them are for what."""

    def __init__(self, plan: Plan, course: Course, watch: int) -> None:
        accounts = plan.accounts
        if not any(_is_cash(account) for account in accounts):
            accounts = (*accounts, PlanAccount(key="", name="Cash"))
        self.all = [Purse(plan, account, factors, watch) for account, factors in _factors(accounts, plan, course)]
        self.by_key = {purse.account.key: purse for purse in self.all}
        self.debts = [purse for purse in self.all if purse.is_debt]
        self.spendable = [purse for purse in self.all if purse.account.spendable and not purse.is_debt]
        cash = [purse for purse in self.spendable if _is_cash(purse.account)]
        self.cash = cash[0]
        held = [p for tax in ORDER for p in self.spendable if p.account.tax == tax and p not in cash]
        self.order = [(purse, purse.account.reserve) for purse in (*cash, *held)]
        self.order += [(purse, 0.0) for purse in (*cash, *held) if purse.account.reserve]
        for purse in self.all:
            share = sum(plan.crash.get(asset, 0.0) * part for asset, part in purse.account.mix.items())
            if share and not purse.is_debt:
                purse.lose(share)

    def worth(self, month: int) -> Floats:
        """All of it together at the start of a month."""
        return self._sum(self.all, month)

    def wealth(self, month: int) -> Floats:
        """What general spending may draw on."""
        return self._sum(self.spendable, month)

    def _sum(self, purses: list[Purse], month: int) -> Floats:
        total = np.zeros_like(self.cash.balance)
        for purse in purses:
            purse.grow(month)
            total += purse.balance
        return total


def _is_cash(account: PlanAccount) -> bool:
    return account.spendable and account.balance >= 0 and not account.mix and account.tax == "taxed"


def _factors(accounts: tuple[PlanAccount, ...], plan: Plan, course: Course) -> Iterator[tuple[PlanAccount, Floats]]:
    """The real growth of each account in a month, (years, paths): the twelfth root of its year's. Its shares are put
    back to the mix each year. A debt grows by a twelfth of its rate each month, as lenders reckon."""
    prices = np.log(course.prices)
    made: dict[tuple[object, ...], Floats] = {}
    for account in accounts:
        key = (account.balance < 0, account.rate, *sorted(account.mix.items()))
        if key not in made:
            if account.balance < 0:
                made[key] = np.exp(math.log1p(account.rate / 12) - prices / 12)
            else:
                gross = np.full_like(prices, (1 - sum(account.mix.values())) * (1 + account.rate))
                for asset, share in account.mix.items():
                    gross += share * course.returns[asset]
                with np.errstate(divide="ignore"):
                    np.log(np.maximum(gross, 0.0, out=gross), out=gross)
                gross -= prices
                gross /= 12
                made[key] = np.exp(gross, out=gross)
        yield account, made[key]
