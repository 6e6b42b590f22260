"""What an account was worth on any day, from balances that are known and what came and went between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

OLD = timedelta(days=45)
"""Balances older than this are shown as such."""

Known = tuple[date, int]
"""A day and minor units."""


class Course:
    """What an account was worth at the end of each day, in minor units of its currency; debts are negative.

    The newest balance on or before a day, and what came and went after it. Before the first balance what came and went
    is counted backwards from it, down to the first of them; before that nothing is known, which counts as nothing.
    From the day on which it was closed an account is worth nothing.
    """

    def __init__(self, balances: Iterable[Known] = (), flows: Iterable[Known] = (), closed: date | None = None) -> None:
        """`balances` and `flows` (sums of what came and went by day) in the order of their days; of two balances of
        a day the later one counts."""
        by_day = dict(balances)
        self._days, self._balances = list(by_day), list(by_day.values())
        summed: dict[date, int] = {}
        for day, minor in flows:
            summed[day] = summed.get(day, 0) + minor
        self._flow_days = list(summed)
        self._sums = [0, *accumulate(summed.values())]
        self.closed = closed

    def at(self, day: date) -> int:
        """Its worth at the end of a day."""
        if self.closed is not None and day >= self.closed:
            return 0
        return self._before_closing(day)

    @property
    def since(self) -> date | None:
        """The first day of which anything is known."""
        return min((*self._days[:1], *self._flow_days[:1]), default=None)

    @property
    def checked(self) -> date | None:
        """The last day of which anything is known."""
        return max((*self._days[-1:], *self._flow_days[-1:]), default=None)

    def is_old(self, today: date) -> bool:
        """Whether somebody should look what it is worth now."""
        checked = self.checked
        return self.closed is None and (checked is None or today - checked > OLD)

    def _before_closing(self, day: date) -> int:
        at = bisect_right(self._days, day)
        if at:
            return self._balances[at - 1] + self._sum(day) - self._sum(self._days[at - 1])
        if not self._days:
            return self._sum(day)
        if not self._flow_days or day < self._flow_days[0]:
            return 0
        return self._balances[0] - (self._sum(self._days[0]) - self._sum(day))

    def _sum(self, until: date) -> int:
        return self._sums[bisect_right(self._flow_days, until)]
