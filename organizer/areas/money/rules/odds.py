"""What chance does to money, in closed form: checks beside the plan's own runs."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

from .finance import NoAnswer


class Spread(NamedTuple):
    """Where an amount may stand after some years."""

    mean: float
    p10: float
    median: float
    p90: float
    below_start: float
    """The probability of less than at the start."""


def lognormal_spread(start: float, log_mean: float, log_deviation: float, years: float) -> Spread:
    """An amount that grows by lognormal steps, of which the logarithm of one year has that mean and deviation."""
    if start <= 0 or log_deviation <= 0 or years <= 0:
        raise NoAnswer("A start, a deviation and years above nothing are needed")
    of = NormalDist(math.log(start) + log_mean * years, log_deviation * math.sqrt(years))
    p10, median, p90 = (math.exp(of.inv_cdf(p)) for p in (0.1, 0.5, 0.9))
    return Spread(math.exp(of.mean + of.variance / 2), p10, median, p90, of.cdf(math.log(start)))


def ruin(spending: float, mean: float, deviation: float, median_lifetime: float) -> float:
    """The probability of outliving wealth of 1 of which `spending` is taken a year, all along, at a drift `mean` and a
    deviation; the lifetime is exponential. The reciprocal gamma of Milevsky and Robinson, A Sustainable Spending
    Rate without Simulation, Financial Analysts Journal 61 (2005): α = (2μ + 4λ) / (σ² + λ) − 1, β = (σ² + λ) / 2. It
    fits two moments, so that simulation differs from it by a few points."""
    if spending <= 0 or median_lifetime <= 0 or deviation <= 0:
        raise NoAnswer("Spending, deviation and lifetime above nothing are needed")
    rate = math.log(2) / median_lifetime
    variance = deviation**2 + rate
    shape = (2 * mean + 4 * rate) / variance - 1
    if shape <= 0:
        return 1.0
    return _lower_gamma(shape, spending / (variance / 2))


def _lower_gamma(shape: float, at: float) -> float:
    """The regularised incomplete gamma function P, by its series (Abramowitz and Stegun 6.5.29)."""
    term = total = 1 / shape
    step = shape
    while term > total * 1e-17:
        step += 1
        term *= at / step
        total += term
    return min(1.0, total * math.exp(shape * math.log(at) - at - math.lgamma(shape)))
