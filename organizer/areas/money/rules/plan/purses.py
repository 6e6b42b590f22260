"""The plan's accounts on all paths at once, in today's money: they grow, are drawn on, taxed and paid into."""

from __future__ import annotations

import math

import numpy as np

from .inputs import Plan, PlanAccount
from .results import Floats
from .schedule import Amount
from .taxes import slices_of, stacked
from .world import Weather

ORDER = ("taxed", "deferred", "free")
"""In which general spending draws on accounts once cash is used up to its reserves."""


class Purse:
    """One account. Its growth is caught up with only when it is touched, so that idle months cost nothing."""

    def __init__(self, plan: Plan, account: PlanAccount, paths: int, watch: int) -> None:
        self.account = account
        self.mix = tuple(sorted(account.mix.items()))
        self.is_debt = account.balance < 0
        self.balance: Floats = np.full(paths, float(account.balance))
        self.flowed = np.zeros(watch)
        """What was paid into it less what was taken out, of the watched paths."""
        self.alive = account.balance != 0
        """Whether there is anything in it on any path."""
        self.used_key = "" if stacked(plan, account) else account.tax
        """With which other accounts it shares the bands of a year."""
        self.factor: Floats = self.balance
        """The real growth of a month of the year."""
        self._month = 0
        self._slices = slices_of(plan, account)
        self._banded = len(self._slices) > 1
        self._gains_only = account.tax == "taxed" and any(rate for _, rate in self._slices)
        self._basis = self.balance * (1 - account.gains) if self._gains_only else self.balance
        self._taxable: Amount = 1.0
        self._take = np.empty(paths)

    def open_year(self, factor: Floats, prices: Floats | None) -> None:
        """Takes the year's growth, and for the year the share of gains of its first day: the price paid for what is
        held is nominal. `prices`: gross inflation of the year before."""
        self.factor = factor
        self.alive = bool(self.balance.any())
        if self._gains_only:
            if prices is not None:
                self._basis /= prices
            held = np.divide(self._basis, self.balance, out=np.ones_like(self._basis), where=self.balance > 0)
            self._taxable = np.maximum(1 - held, 0.0)

    def grow(self, month: int) -> None:
        """Lets it earn until the start of a month, at most of the next year."""
        lag = month - self._month
        if lag > 0:
            self._month = month
            if self.alive:
                np.multiply(self.balance, self.factor if lag == 1 else self.factor**lag, out=self.balance)

    def draw(self, left: Floats, used: Floats, month: int, reserve: float, tax: Floats) -> None:
        """Takes out what is still needed, as far as there is more in it than its reserve, and lowers `left` by what of
        it is left after tax. Raises `used`, the year's taxable income so far, and `tax`, that of the watched paths."""
        self.grow(month)
        take, watch = self._take, len(tax)
        for top, rate in self._slices:
            kept = 1 - rate * self._taxable
            free = self.balance - reserve if reserve else self.balance
            np.minimum(np.divide(left, kept, out=take) if rate else left, free, out=take)
            if math.isfinite(top):
                np.minimum(take, np.maximum(top - used, 0.0) / np.maximum(self._taxable, 1e-9), out=take)
            if reserve:
                np.maximum(take, 0.0, out=take)
            self.balance -= take
            self.flowed -= take[:watch]
            if self._banded:
                used += take * self._taxable
            if self._gains_only:
                self._basis -= take * (1 - self._taxable)
            if rate:
                tax += take[:watch] * (1 - (kept if isinstance(kept, float) else kept[:watch]))
                take *= kept
            left -= take
        if self._gains_only:
            np.maximum(self._basis, 0.0, out=self._basis)

    def pay_in(self, amount: Amount, month: int) -> None:
        """Puts something into it at the start of a month."""
        self.grow(month)
        self.alive = True
        self.balance += amount
        self.flowed += amount if isinstance(amount, float) else amount[: len(self.flowed)]
        if self._gains_only:
            self._basis += amount

    def due(self, begin: int, end: int, level: Floats) -> Floats:
        """What is to be paid on a debt at the end of some months; its payment is nominal."""
        self.grow(end)
        return np.asarray(np.clip(-self.balance, 0.0, self.account.payment * (end - begin) * level))


class Purses:
    """All accounts of a plan, and which of them are for what."""

    def __init__(self, plan: Plan, paths: int, watch: int) -> None:
        accounts = plan.accounts
        if not any(_is_cash(account) for account in accounts):
            accounts = (*accounts, PlanAccount(key="", name="Cash"))
        self.all = [Purse(plan, account, paths, watch) for account in accounts]
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
                purse.balance *= 1 - share

    def open_year(self, weather: Weather, before: Floats | None) -> None:
        """The year's growth of each. Shares are put back to the mix each year. A debt grows by a twelfth of its rate
        each month, as lenders reckon. `before`: gross inflation of the year before."""
        for purse in self.all:
            account = purse.account
            if purse.is_debt:
                factor = weather.shrink() * (1 + account.rate / 12)
            else:
                factor = weather.growth(purse.mix, account.rate)
            purse.open_year(factor, before)

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
