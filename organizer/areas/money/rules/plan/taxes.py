"""The user's own taxes: a flat rate, or bands of a year's income in today's money. No country's rules."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .inputs import Band, Plan, PlanAccount
from .results import Floats

Slices = tuple[tuple[float, float], ...]
"""(up to, rate), upwards; the last goes on for ever."""


def slices(bands: Sequence[Band]) -> Slices:
    """Bands as slices of income; what is below the first is not taxed."""
    ordered = sorted(bands, key=lambda band: band.above)
    tops = [*(band.above for band in ordered), math.inf]
    return tuple(zip(tops, (0.0, *(band.rate for band in ordered)), strict=True))


def tax_on(income: Floats, of: Slices) -> Floats:
    """The tax on a year's income."""
    tax, bottom = np.zeros_like(income), 0.0
    for top, rate in of:
        tax += rate * np.clip(income - bottom, 0.0, top - bottom)
        bottom = top
    return tax


def income_slices(plan: Plan) -> Slices:
    """What a year's taxed income is taxed at."""
    return slices(plan.taxes.bands) if plan.taxes.bands else ((math.inf, plan.taxes.income),)


def slices_of(plan: Plan, account: PlanAccount) -> Slices:
    """What is taxed at what when money is taken out of an account: all of it if taxed then, else the gains in it."""
    if account.tax in plan.taxes.by_account:
        return slices(plan.taxes.by_account[account.tax])
    if account.tax == "deferred":
        return income_slices(plan)
    return ((math.inf, plan.taxes.gains if account.tax == "taxed" and account.mix else 0.0),)


def stacked(plan: Plan, account: PlanAccount) -> bool:
    """Whether what is taken out comes on top of the year's income, rather than being taxed by itself."""
    return account.tax == "deferred" and "deferred" not in plan.taxes.by_account
