"""The spending rule with guardrails (Guyton and Klinger, Journal of Financial Planning, March 2006), for the part of
spending that may be cut: its share of wealth is held near what it was when drawing began."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .inputs import Plan
from .results import Floats
from .schedule import Amount


class Guard:
    """How much of flexible spending is left on each path, set once a year."""

    def __init__(self, plan: Plan, paths: int) -> None:
        self.rule = plan.guardrails
        self.part: Floats = np.ones(paths)
        self._share: Floats = np.full(paths, np.nan)
        """Of wealth, when drawing began; not a number before."""
        self._step: Floats = np.zeros(paths)

    def open_year(self, wealth: Floats, flexible: Amount, drawing: bool | NDArray[np.bool_]) -> None:
        """`flexible`: what the year's flexible spending is planned to be; `drawing`: whether more goes out than in."""
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(flexible > 0, self.part * flexible / np.maximum(wealth, 0.0), np.nan)
        begins = np.isnan(self._share) & drawing & np.isfinite(share)
        over = share > self._share * (1 + self.rule.guard)
        under = share < self._share * (1 - self.rule.guard)
        self._step = np.where(over, -self.rule.step, np.where(under, self.rule.step, 0.0))
        self.part = self.part * (1 + self._step)
        self._share = np.where(begins, share, self._share)

    def words(self, row: int) -> str:
        """What happened to spending on a path this year."""
        if not self._step[row]:
            return ""
        return f"Spending {'cut' if self._step[row] < 0 else 'raised'} by {abs(self._step[row]):.0%}".replace("%", " %")
