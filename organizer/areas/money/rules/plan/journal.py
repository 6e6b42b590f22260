"""What is written down, year by year, about the paths that are watched: the straight line, or runs that are opened."""

from __future__ import annotations

import numpy as np

from .inputs import Plan
from .months import year_spans
from .purses import Purse, Purses
from .results import Floats, Year
from .schedule import Amount

AMOUNTS = ("income", "spending", "tax", "saved", "unmet")


class Journal:
    """Sums of the running year, and the years that are done, of the first `watch` paths."""

    def __init__(self, plan: Plan, watch: int) -> None:
        self.plan, self.watch = plan, watch
        self.tax = np.zeros(watch)
        self._sums = {name: np.zeros(watch) for name in AMOUNTS if name != "tax"} | {"tax": self.tax}
        self._events: list[list[str]] = [[] for _ in range(watch)]
        self._done: list[tuple[dict[str, Floats], Floats, Floats, Floats, tuple[tuple[str, Floats], ...]]] = []
        self._worth = np.full(watch, float(sum(account.balance for account in plan.accounts)))
        self._paid_off: list[set[str]] = [set() for _ in range(watch)]
        self._told: list[list[tuple[str, ...]]] = []

    def note(self, name: str, amount: Amount) -> None:
        """Adds an amount on all paths to the year."""
        total = self._sums[name]
        total += amount if isinstance(amount, float) else amount[: self.watch]

    def event(self, row: int, words: str) -> None:
        """Something that happened on a watched path."""
        if words and words not in self._events[row]:
            self._events[row].append(words)

    def close_year(self, purses: Purses, worth: Floats, prices: Floats) -> None:
        """Writes the year down and begins the next. What is there and was not paid in was earned."""
        watch = self.watch
        flowed = sum((purse.flowed for purse in purses.all), np.zeros(watch))
        earned = worth[:watch] - self._worth - flowed
        self._worth = worth[:watch].copy()
        for purse in purses.debts:
            self._tell_of_debt(purse)
        accounts = tuple((purse.account.key, purse.balance[:watch].copy()) for purse in purses.all)
        sums = {name: total.copy() for name, total in self._sums.items()}
        self._done.append((sums, earned, prices[:watch] - 1, self._worth, accounts))
        self._told.append([tuple(words) for words in self._events])
        for total in (*self._sums.values(), *(purse.flowed for purse in purses.all)):
            total[:] = 0.0
        self._events = [[] for _ in range(watch)]

    def _tell_of_debt(self, debt: Purse) -> None:
        name = debt.account.name or debt.account.key
        for row in range(self.watch):
            if debt.balance[row] > debt.account.balance * 1e-9 and name not in self._paid_off[row]:
                self._paid_off[row].add(name)
                self.event(row, f"{name} paid off")

    def years(self, row: int = 0) -> tuple[Year, ...]:
        """The years of a watched path."""
        made = []
        for (year, _, _), done, told in zip(year_spans(self.plan), self._done, self._told, strict=True):
            sums, earned, inflation, worth, accounts = done
            made.append(
                Year(
                    year=year, earned=float(earned[row]), inflation=float(inflation[row]), worth=float(worth[row]),
                    accounts=tuple((key, float(balance[row])) for key, balance in accounts), events=told[row],
                    **{name: float(sums[name][row]) for name in AMOUNTS},
                )
            )  # fmt: skip
        return tuple(made)
